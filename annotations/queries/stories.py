"""The story of a thing, and of a whole project, read from the ledger: who, when, what changed, and why."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Q

from annotations.models import Annotation, LedgerEntry, Source, Viewer
from annotations.queries.people import names_in
from annotations.rules.differences import Difference, Part, differences
from annotations.rules.undo import FOLLOWING

MOST = 500
WORDS = 90  # code points of a quote or explanation that name a thing in a line
_RESTED_ON = "annotations"
_PREFERRED = "resolution.preferred"
_NAMED_BY = {
    "annotation": "quote",
    "contradiction": "explanation",
    "source": "title",
    "project": "name",
    "person": "id",
    "membership": "person",
    "assignment": "person",
    "release": "number",
}


@dataclass(frozen=True)
class Subject:
    """The thing an entry is about, as far as it says itself.

    `kind` is of work, or the role of a seat, or what is assigned; `source` the title of the source that is assigned.
    """

    thing: str
    id: UUID
    kind: str
    words: str
    source: str = ""


@dataclass(frozen=True)
class Entry:
    """That somebody did something to a thing."""

    sequence: int
    at: datetime
    who: str
    action: str
    project: UUID
    subject: Subject


@dataclass(frozen=True)
class Told(Entry):
    """An entry as people read it.

    `cause` is what it followed from, or what whoever made it took back by it; `ended_by` what took its sign-off away.
    """

    revision: int
    changes: tuple[Difference, ...]
    reason: str
    meaning: str
    statement_sha256: str
    chain: str
    cause: Entry | None = None
    ended_by: Entry | None = None

    @property
    def takes_back(self) -> bool:
        """Whether its cause is what it takes back."""
        return self.cause is not None and self.action not in FOLLOWING

    @property
    def signed_revision(self) -> int:
        """The revision that was read and signed, of a signature."""
        return self.revision - 1


def story_of(user: Viewer, project: UUID, thing_id: UUID) -> list[Told]:
    """What happened to a thing, from its beginning, as far as the person may see it; the last 500 entries at most."""
    entries = LedgerEntry.objects.visible_to(user).filter(project_id=project, thing_id=thing_id)
    return tell(user, project, entries.defer("statement").order_by("-revision")[:MOST])[::-1]


def story_since(user: Viewer, project: UUID, things: Collection[UUID], sequence: int) -> list[Told]:
    """What happened to these things after the ledger stood there, as far as the person may see it; 50 at most."""
    entries = LedgerEntry.objects.visible_to(user).filter(
        project_id=project, thing_id__in=things, sequence__gt=sequence
    )
    return tell(user, project, entries.defer("statement").order_by("sequence")[:50])


def tell(user: Viewer, project: UUID, entries: Iterable[LedgerEntry]) -> list[Told]:
    """The entries as people read them, in the order given."""
    found = [(entry, orjson.loads(entry.body)) for entry in entries]
    names = names_in(project)
    others = _others(user, project, found)
    quotes = _quotes(user, found)
    return [_told(entry, body, names, others, quotes) for entry, body in found]


_Read = tuple[LedgerEntry, dict[str, Any]]
_Others = Mapping[tuple[object, int], _Read]


def _others(user: Viewer, project: UUID, found: Sequence[_Read]) -> _Others:
    """By sequence and by thing and revision, the entries that others follow from, and those that end a sign-off."""
    causes = {entry.cause for entry, _ in found if entry.cause is not None}
    ends = [(entry.thing_id, entry.revision + 1) for entry, _ in found if entry.action == "sign_off"]
    if not (causes or ends):
        return {}
    wanted = Q(sequence__in=causes)
    for thing, revision in ends:
        wanted |= Q(thing_id=thing, revision=revision)
    entries = LedgerEntry.objects.visible_to(user).filter(project_id=project).filter(wanted).defer("statement")
    read = [(entry, orjson.loads(entry.body)) for entry in entries]
    return {("", entry.sequence): (entry, body) for entry, body in read} | {
        (entry.thing_id, entry.revision): (entry, body) for entry, body in read
    }


def _quotes(user: Viewer, found: Sequence[_Read]) -> Mapping[str, str]:
    """By their ids as the ledger writes them, the words of the passages that contradictions rest on, and titles."""
    assigned = [body["after"] or body["before"] for _, body in found if body["thing"] == "assignment"]
    sources = {state["source"] for state in assigned if state["source"]}
    titles = _titles(user, sources) if sources else {}
    states = [body[when] for _, body in found for when in ("before", "after") if body["thing"] == "contradiction"]
    ids = {end for state in states if state for end in state[_RESTED_ON]}
    if not ids:
        return titles
    rows = Annotation.objects.visible_to(user).filter(pk__in=ids).values_list("pk", "quote")
    return titles | {str(key): quote for key, quote in rows}


def _titles(user: Viewer, sources: Collection[str]) -> dict[str, str]:
    rows = Source.objects.visible_to(user).filter(pk__in=sources).values_list("pk", "title")
    return {str(key): title for key, title in rows}


def _told(
    entry: LedgerEntry, body: dict[str, Any], names: Mapping[UUID, str], others: _Others, quotes: Mapping[str, str]
) -> Told:
    told = _entry(entry, body, names, quotes)
    cause = others.get(("", entry.cause)) if entry.cause is not None else None
    ended = others.get((entry.thing_id, entry.revision + 1)) if entry.action == "sign_off" else None
    before, after = body["before"], body["after"]
    changes = differences(before, after) if before and after else []
    return Told(
        **vars(told),
        revision=entry.revision,
        changes=tuple(_named(change, quotes) for change in changes),
        reason=body["reason"] or "",
        meaning=body["meaning"] or "",
        statement_sha256=body["statement_sha256"] or "",
        chain=bytes(entry.chain_sha256).hex(),
        cause=_entry(*cause, names, quotes) if cause else None,
        ended_by=_entry(*ended, names, quotes) if ended else None,
    )


def _entry(entry: LedgerEntry, body: dict[str, Any], names: Mapping[UUID, str], quotes: Mapping[str, str]) -> Entry:
    return Entry(
        sequence=entry.sequence,
        at=entry.at,
        who=names[entry.person_id],
        action=entry.action,
        project=entry.project_id,
        subject=_subject(entry, body["after"] or body["before"], names, quotes),
    )


def _subject(
    entry: LedgerEntry, state: Mapping[str, Any], names: Mapping[UUID, str], quotes: Mapping[str, str]
) -> Subject:
    words = str(state.get(_NAMED_BY.get(entry.thing, "")) or "")
    if entry.thing in ("person", "membership", "assignment"):
        words = names.get(UUID(words), "")
    kind = state.get("kind") or state.get("role") or ""
    source = quotes.get(str(state.get("source")), "") if entry.thing == "assignment" else ""
    return Subject(entry.thing, entry.thing_id, kind, _short(words), _short(source))


def _short(words: str) -> str:
    return words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"


def _named(change: Difference, quotes: Mapping[str, str]) -> Difference:
    """Passages by their words, not by their ids."""
    if change.field == _RESTED_ON:
        return replace(change, parts=tuple(Part(quotes.get(one.text, "…"), one.change) for one in change.parts))
    if change.field == _PREFERRED:
        return replace(change, before=quotes.get(change.before, ""), after=quotes.get(change.after, ""), parts=())
    return change
