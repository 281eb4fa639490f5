"""Writing the ledger: through the database's own function, which holds the chain's head from here to the commit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection

from annotations.models.states import State, Thing, state_of, thing_of
from annotations.queries.prepared import prepared_cursor
from annotations.rules.canonical import canonical_json
from annotations.rules.errors import ConfirmationNeeded, NotAllowed, NotPossibleNow, OwnWork, Refusal

UNIQUE_VIOLATION = "23505"
_CALL = "workbench_record(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
RECORD = f"SELECT {_CALL}"
_WITH = f"WITH changed AS ({{}}) SELECT changed.*, {_CALL} FROM changed"  # noqa: S608  (both parts are ours)


@dataclass(frozen=True)
class Entry:
    """What happened to one thing. `before` is its state before, None for what is new; `after` None for what is gone."""

    project: UUID
    person: UUID
    action: str
    thing: Thing
    before: State | None
    after: State | None
    reason: str = ""
    cause: int | None = None
    meaning: str | None = None
    statement: str | None = None

    def parameters(self) -> tuple[UUID | str | int | None, ...]:
        """In the order of the database's function."""
        return (
            self.project,
            self.person,
            self.action,
            thing_of(self.thing),
            self.thing.id,
            self.thing.revision,
            None if self.before is None else canonical_json(self.before),
            None if self.after is None else canonical_json(self.after),
            self.reason or None,
            self.cause,
            self.meaning,
            self.statement,
        )


def created(project: UUID, person: UUID, thing: Thing) -> Entry:
    """The entry of something new."""
    return Entry(project=project, person=person, action="create", thing=thing, before=None, after=state_of(thing))


def record(entry: Entry) -> int:
    """Write one entry; its sequence. Last in its transaction, so that the chain's head is held only briefly."""
    with connection.cursor() as cursor:
        try:
            cursor.execute(RECORD, entry.parameters())
        except DatabaseError as fault:
            raise _refusal(fault) from fault
        (sequence,) = cursor.fetchone()
    return int(sequence)


def record_with(change: str, values: Sequence[Any], entry: Entry) -> tuple[Any, ...]:
    """Change one row and write its entry in one statement, so that no round trip passes while the head is held.

    `change` is SQL with a RETURNING; what it returns comes back.
    """
    with prepared_cursor() as cursor:
        try:
            cursor.execute(_WITH.format(change), (*values, *entry.parameters()))
        except DatabaseError as fault:
            raise _refusal(fault) from fault
        row: tuple[Any, ...] = cursor.fetchone()
    return row[:-1]


def record_all(entries: Sequence[Entry]) -> None:
    """Write many entries, in their order, in one exchange with the database."""
    if not entries:
        return
    with prepared_cursor() as cursor:
        try:
            cursor.executemany(RECORD, [entry.parameters() for entry in entries])
        except DatabaseError as fault:
            raise _refusal(fault) from fault


def _refusal(fault: DatabaseError) -> Refusal | DatabaseError:
    """What is refused because somebody changed something meanwhile is theirs to know, the rest is a fault."""
    refusal = _REFUSALS.get(getattr(fault.__cause__, "sqlstate", None) or "")
    return fault if refusal is None else refusal()


def id_taken() -> NotPossibleNow:
    """Another thing has the id that the client chose; whatever it is, its entries stand under that id."""
    return NotPossibleNow("This id is taken by something else; choose another.", code="id_taken")


_REFUSALS: Mapping[str, Callable[[], Refusal]] = {
    "WB001": lambda: NotAllowed("You have no longer the role in this project that this takes."),
    "WB003": OwnWork,
    "WB018": lambda: NotPossibleNow("This project is archived; a manager can take it up again.", code="archived"),
    "WB019": lambda: NotPossibleNow(
        "Whether this takes two reviewers was changed a moment ago; sign it again.", code="second_reviewer_needed"
    ),
    "WB020": ConfirmationNeeded,
    UNIQUE_VIOLATION: id_taken,
}
