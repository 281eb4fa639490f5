"""Entries of the ledger as events: what of them goes out, to whom, and in which form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self
from uuid import UUID

import orjson

from annotations.rules.permissions import Role
from annotations.rules.signoff import Status

CHANNEL = "workbench_ledger"
BATCH = 1_000

SELECT = """
SELECT e.sequence, e.action, e.thing, e.thing_id, e.revision, p.name, e.status,
    CASE WHEN e.thing IN ('annotation', 'contradiction') THEN e.body::json -> 'before' ->> 'status' END,
    CASE e.thing WHEN 'membership'
        THEN coalesce(e.body::json -> 'after' ->> 'person', e.body::json -> 'before' ->> 'person') END,
    CASE e.thing WHEN 'membership' THEN e.body::json -> 'after' ->> 'role' END,
    left(encode(e.chain_sha256, 'hex'), 16)
FROM annotations_ledgerentry AS e JOIN annotations_person AS p ON p.id = e.person_id
WHERE e.project_id = %s AND e.sequence > %s ORDER BY e.sequence LIMIT 1000
"""


class Event(NamedTuple):
    """One entry, as far as events speak of it, in the order of SELECT."""

    sequence: int
    action: str
    thing: str
    id: UUID
    revision: int
    person: str
    status: str | None
    status_before: str | None
    member: str | None
    role: str | None
    chain: str

    @property
    def mark(self) -> str:
        """The place in this very ledger: a ledger that was put back, and then went on, has others."""
        return mark_of(self.sequence, self.chain)


def mark_of(sequence: int, chain: str) -> str:
    """The mark of a place, from its sequence and the beginning of its chain hash in hexadecimal."""
    return f"{sequence}-{chain[:16]}"


# The header in which the view that lets somebody listen tells live/stream.py who that is; no client ever sees it, since
# it is only sent where the environ says that streams go on.
GOES_ON = "X-Workbench-Goes-On"
STREAMS = "workbench.streams"


@dataclass
class Listener:
    """Somebody who listens: the person's key, their role at entry `seated`, the last entry they were told of.

    `credential` is by what they were let in, and holds no space. `mark` is that of the last entry, or '-' for those who
    did not ask for beats.
    """

    project: UUID
    person: UUID
    role: Role | None
    seated: int
    sequence: int
    credential: str
    mark: str = "-"

    @classmethod
    def read(cls, header: str) -> Self:
        """Out of the header's value."""
        project, person, role, seated, sequence, credential, mark = header.split(" ")
        return cls(UUID(project), UUID(person), Role(role), int(seated), int(sequence), credential, mark)

    def __str__(self) -> str:
        seat = f"{self.project} {self.person} {self.role} {self.seated}"
        return f"{seat} {self.sequence} {self.credential} {self.mark}"

    @property
    def has_beats(self) -> bool:
        """Whether the listener asked to be told that the line lives, and where in the ledger they are."""
        return self.mark != "-"

    def beat(self, *, resync: bool = False) -> bytes:
        """That everything up to now was sent; or, with `resync`, that it was not, and has to be read anew."""
        if not self.has_beats:
            return b": still here\n\n"
        said = {"sequence": self.sequence, "mark": self.mark, "resync": resync}
        return b"event: beat\ndata: %s\n\n" % orjson.dumps(said)

    def hear(self, events: Sequence[Event]) -> bytes:
        """The events as they are sent to this listener, whose seat may change on the way; b'' for nothing new."""
        sent = []
        for event in events:
            if event.sequence <= self.sequence or self.role is None:
                continue
            self.sequence = event.sequence
            if self.has_beats:
                self.mark = event.mark
            if event.member == str(self.person) and event.sequence > self.seated:
                self.role = None if event.role is None else Role(event.role)
            sent.append(_write(event) if may_hear(self.role, event) else b"id: %d\n\n" % event.sequence)
        return b"".join(sent)


def may_hear(role: Role | None, event: Event) -> bool:
    """Members hear everything; readers of work when it is signed off, and when it no longer is, or they would not know.

    An event says that something happened to an id, never what is said of it.
    """
    if role is Role.READER and event.thing in {"annotation", "contradiction"}:
        return Status.SIGNED_OFF.value in {event.status, event.status_before}
    if role is Role.READER and event.thing in {"assignment", "invitation"}:
        return False
    return role is not None


def _write(event: Event) -> bytes:
    shape = {
        "action": event.action,
        "thing": event.thing,
        "id": event.id,
        "revision": event.revision,
        "person": event.person,
    }
    return b"id: %d\ndata: %s\n\n" % (event.sequence, orjson.dumps(shape))
