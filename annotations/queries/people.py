"""From keys to the names that stand beside them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from annotations.models import Person, Source, Viewer
from annotations.queries.prepared import Prepared, Somebody
from annotations.rules.errors import NotVisible

_NAMES_AROUND = Prepared(
    lambda somebody, source: (
        Source.objects.visible_to(somebody).filter(pk=source).values_list("project__people__pk", "project__people__name")
    ),
    Somebody,
    UUID,
)


def names_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """The names of these people."""
    return dict(Person.objects.filter(pk__in=set(people)).values_list("pk", "name"))


def names_in(project: UUID) -> Mapping[UUID, str]:
    """The names of everybody who ever had a key in the project."""
    return dict(Person.objects.filter(project_id=project).values_list("pk", "name"))


def names_around(user: Viewer, source: UUID) -> Mapping[str, str]:
    """The names of everybody who ever had a key in the source's project, by key as text; NotVisible otherwise."""
    names = {str(key): name for key, name in _NAMES_AROUND.rows(user.pk, source)}
    if not names:
        raise NotVisible
    return names
