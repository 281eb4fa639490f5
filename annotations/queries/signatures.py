"""Signatures: the ledger's entries by which somebody signed something, with the statements that they signed."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from annotations.models import LedgerEntry, Viewer
from annotations.models.states import Work
from annotations.queries.people import names_of
from annotations.rules.errors import NotVisible
from annotations.rules.signoff import SIGNATURES, Move, Status


@dataclass(frozen=True)
class Signature:
    """Who (a key, and the name beside it) signed what, when, and what that means; `revision` is the thing's after it.

    `said` is the statement, `text` what of it was hashed. `fits` is whether entry, statement and hashes go together.
    """

    sequence: int
    at: datetime
    person: UUID
    who: str
    action: str
    thing: str
    thing_id: UUID
    revision: int
    meaning: str
    text: str
    said: Mapping[str, Any]
    sha256: str
    chain_sha256: str
    fits: bool

    @property
    def signed_revision(self) -> int:
        """The revision that was read and signed; the signature made it the next."""
        return self.revision - 1


def signatures_of(user: Viewer, thing: UUID) -> list[Signature]:
    """All signatures on a thing that the person may see, oldest first."""
    entries = LedgerEntry.objects.visible_to(user).filter(
        thing_id=thing, action__in=[move.value for move in SIGNATURES]
    )
    return read_signatures(entries.order_by("revision"))


def signature_at(user: Viewer, thing: str, thing_id: UUID, revision: int) -> tuple[UUID, Signature]:
    """The project, and the signature that led to the revision; NotVisible where there is none that they may see."""
    entries = LedgerEntry.objects.visible_to(user).filter(
        thing=thing, thing_id=thing_id, revision=revision, action__in=[move.value for move in SIGNATURES]
    )
    found = list(entries)
    if not found:
        raise NotVisible
    (signature,) = read_signatures(found)
    return found[0].project_id, signature


def standing(work: Work, signatures: Sequence[Signature]) -> list[Signature]:
    """Those that stand: one or two sign-offs if it is signed off, the first of two if nothing happened since."""
    if work.deleted or work.status not in (Status.SIGNED_OFF, Status.SUBMITTED):
        return []
    last = [one for one in signatures if one.revision == work.revision]
    if not last or last[0].action != Move.SIGN_OFF:
        return last
    before = [one for one in signatures if one.revision == work.revision - 1 and one.action == Move.ENDORSE]
    return [*before, *last]


def read_signatures(entries: Iterable[LedgerEntry]) -> list[Signature]:
    """Entries of signatures, in their order, with the names that stand beside them."""
    found = list(entries)
    names = names_of(entry.person_id for entry in found)
    return [_read(entry, names[entry.person_id]) for entry in found]


def _read(entry: LedgerEntry, who: str) -> Signature:
    text, body = entry.statement or "{}", orjson.loads(entry.body)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    is_hashed = hashlib.sha256(entry.body.encode()).digest() == bytes(entry.body_sha256)
    return Signature(
        sequence=entry.sequence,
        at=entry.at,
        person=entry.person_id,
        who=who,
        action=entry.action,
        thing=entry.thing,
        thing_id=entry.thing_id,
        revision=entry.revision,
        meaning=str(body["meaning"]),
        text=text,
        said=orjson.loads(text),
        sha256=sha256,
        chain_sha256=bytes(entry.chain_sha256).hex(),
        fits=is_hashed and body["statement_sha256"] == sha256 and body["sequence"] == entry.sequence,
    )
