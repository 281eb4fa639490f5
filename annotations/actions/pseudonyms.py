"""A person becomes a pseudonym: in the project and in its releases at once, without breaking chain or data files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction

from annotations.actions.ledger import Entry, record, record_all
from annotations.actions.projects import account_mark
from annotations.exports import DATA_CARD, MANIFEST, PEOPLE
from annotations.models import Person, Project, Release
from annotations.models.states import State, state_of
from annotations.queries.people import names_in
from annotations.queries.released import contents_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen, visible
from annotations.rules.errors import InvalidFields
from annotations.rules.permissions import Deed, Standing, permit
from annotations.rules.pseudonyms import proposed_pseudonym, read_pseudonym
from annotations.rules.releases import ReleaseStatus
from annotations.rules.replayed_pseudonyms import PSEUDONYMISE

_CALL = """
SELECT workbench_pseudonymise(%s, %s, %s, %s, %s::uuid[], %s::text[], %s::text[], %s::text[])
"""


@dataclass(frozen=True)
class _Ready:
    """The releases of a project that are ready, by id, with what the ledger says of each."""

    states: Mapping[UUID, State]

    def contents(self, name: str) -> list[str]:
        """One of their files, of each."""
        found = contents_of(self.states.keys(), name)
        return [found[release].decode("utf-8") for release in self.states]


def become_pseudonym(
    user: AbstractBaseUser, project_id: UUID, person_id: UUID, name: object, *, seen: int | None
) -> Person:
    """Put a name in the place of the person's; None has one proposed. The old one is forgotten for good.

    The database's own function writes the names, since nobody else may touch a release that is ready. Locks: project,
    person, releases in order of id, then the head.
    """
    with transaction.atomic():
        seat_in(project_id, user)
        # A release that is about to turn ready waits here, and reads the names when it has the project.
        Project.objects.select_for_update(no_key=True).get(pk=project_id)
        seat = seat_in(project_id, user)
        people = Person.objects.visible_to(user).filter(project_id=project_id)
        person = visible(people.select_for_update(of=("self",), no_key=True), person_id)
        permit(Standing(seat.role, is_self=person.id == seat.person), Deed.PSEUDONYMISE)
        check_seen(person, person.revision, seen)
        chosen = _read(person, name)
        before = state_of(person) if person.revision else None
        ready = _hold_releases(project_id)
        changed = _rename(person, chosen, ready)
        person.refresh_from_db()
        cause = record(Entry(project_id, seat.person, PSEUDONYMISE, person, before, state_of(person)))
        record_all(_entries_of(ready, changed, seat.person, cause))
    return person


def _read(person: Person, name: object) -> str:
    others = [other for key, other in names_in(person.project_id).items() if key != person.id]
    if name is None:
        return proposed_pseudonym([*others, person.name])
    old = set() if person.pseudonymous else {person.name}
    if person.user is not None:
        old.add(person.user.get_username())
    try:
        return read_pseudonym(name, old=old, others=others)
    except ValueError as fault:
        raise InvalidFields({"name": [str(fault)]}) from None


def _hold_releases(project: UUID) -> _Ready:
    ready = Release.objects.filter(project_id=project, status=ReleaseStatus.READY.value).order_by("pk")
    return _Ready({release.id: state_of(release) for release in ready.select_for_update(no_key=True)})


def _rename(person: Person, name: str, ready: _Ready) -> set[UUID]:
    """The releases that named the person, and name them otherwise now."""
    mark = None if person.user_id is None else account_mark(person.project_id, person.user_id)
    files = [ready.contents(file) for file in (PEOPLE, DATA_CARD, MANIFEST)]
    with connection.cursor() as cursor:
        cursor.execute(_CALL, [person.project_id, person.id, name, mark, list(ready.states), *files])
        (changed,) = cursor.fetchone()
    return set(changed)


def _entries_of(ready: _Ready, changed: set[UUID], person: UUID, cause: int) -> Sequence[Entry]:
    return [
        Entry(
            release.project_id,
            person,
            PSEUDONYMISE,
            release,
            ready.states[release.id],
            state_of(release),
            cause=cause,
        )
        for release in Release.objects.filter(pk__in=changed).order_by("number")
    ]
