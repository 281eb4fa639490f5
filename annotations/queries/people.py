"""From keys to the names that stand beside them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from annotations.models import Person, Source, Viewer
from annotations.queries.prepared import Prepared, Somebody
from annotations.rules.errors import NotVisible
from annotations.rules.permissions import Role

_AROUND = Prepared(
    lambda somebody, source: (
        Source.objects.visible_to(somebody)
        .filter(pk=source)
        .values_list("project__memberships__role", "project__people__pk", "project__people__name")
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


def seen_around(user: Viewer, source: UUID) -> tuple[Role, Mapping[str, str]]:
    """What the person is in the source's project, and the names of everybody who ever had a key there, by key as text.

    NotVisible for everybody who does not sit there.
    """
    rows = _AROUND.rows(user.pk, source) if user.pk else []
    if not rows:
        raise NotVisible
    return Role(rows[0][0]), {str(key): name for _, key, name in rows}
