"""From keys to the names that stand beside them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from annotations.models import Person, Source, Viewer
from annotations.queries.prepared import Prepared, Somebody
from annotations.queries.seats import Seat
from annotations.rules.errors import NotVisible
from annotations.rules.permissions import Deed, Role, Standing, may

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


def account_behind(person: Person, seat: Seat) -> str:
    """The username behind a pseudonym, for a manager: who gives and takes seats has to know whose they are.

    '' for everybody else, and where there is none: the person has no other name, or their account was let go.
    """
    may_know = may(Standing(seat.role), Deed.MANAGE_MEMBERS) and person.pseudonymous
    return person.user.get_username() if may_know and person.user is not None else ""


def seen_around(user: Viewer, source: UUID) -> tuple[Role, Mapping[str, str]]:
    """What the person is in the source's project, and the names of everybody who ever had a key there, by key as text.

    NotVisible for everybody who does not sit there.
    """
    rows = _AROUND.rows(user.pk, source) if user.pk else []
    if not rows:
        raise NotVisible
    return Role(rows[0][0]), {str(key): name for _, key, name in rows}
