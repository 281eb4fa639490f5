"""From keys to the names that stand beside them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from annotations.models import Person


def names_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """The names of these people."""
    return dict(Person.objects.filter(pk__in=set(people)).values_list("pk", "name"))


def names_in(project: UUID) -> Mapping[UUID, str]:
    """The names of everybody who ever had a key in the project."""
    return dict(Person.objects.filter(project_id=project).values_list("pk", "name"))
