"""Writes entries into the ledger of a project as the owner of its tables, in bulk, without what they tell of.

`python -m bench.writing_ledger PROJECT NUMBER`, in the server's own environment. The bodies are canonical, every hash
fits and every move is allowed, so that all of it is looked at: two annotations at a time are made, submitted and signed
off, then a contradiction of the two; every fourth time one of them is edited, which unsettles the contradiction, and
both are signed again.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Any
from uuid import UUID

import django
import orjson

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
django.setup()

from django.db import connections  # noqa: E402

from annotations.models import LedgerHead, Person, Source  # noqa: E402
from annotations.models.ids import new_id  # noqa: E402
from annotations.queries.passages import text_of  # noqa: E402
from annotations.rules.details import read_details  # noqa: E402
from annotations.rules.kinds import Kind  # noqa: E402
from annotations.rules.signoff import MEANINGS  # noqa: E402
from bench.work import annotation_body  # noqa: E402

State = dict[str, Any]
SAMPLES = 2_000
COLUMNS = (
    *("project_id", "sequence", "at", "person_id", "action", "thing", "thing_id", "revision", "status", "deleted"),
    *("cause", "meaning", "statement", "body", "body_sha256", "chain_sha256"),
)
COPY = f"COPY annotations_ledgerentry ({', '.join(COLUMNS)}) FROM STDIN"
HEAD = "UPDATE annotations_ledgerhead SET sequence = %s, chain_sha256 = %s WHERE project_id = %s"


def canonical(value: object) -> bytes:
    """Canonical JSON of what is known to have ASCII keys and no floats."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


@dataclass
class Chain:
    """Where the ledger stands, and the rows that lead there."""

    project: str
    sequence: int
    last: bytes
    second: int = field(default_factory=lambda: int(datetime.now(UTC).timestamp()))

    def row(
        self, person: str, action: str, thing: str, before: State | None, after: State, **more: Any
    ) -> Sequence[object]:
        """The next entry. `more` may have `cause`, and `signed`: the ends and sources of what is signed."""
        self.sequence += 1
        at = f"{datetime.fromtimestamp(self.second + self.sequence // 1_000, UTC):%Y-%m-%dT%H:%M:%S}"
        at += f".{self.sequence % 1_000:06}Z"
        meaning = MEANINGS[thing] if "signed" in more else None
        statement = None if meaning is None else canonical({"meaning": meaning, "signed": before, **more["signed"]})
        body = canonical(
            {
                "action": action,
                "after": after,
                "at": at,
                "before": before,
                "cause": more.get("cause"),
                "format": 1,
                "id": after["id"],
                "meaning": meaning,
                "person": person,
                "project": self.project,
                "reason": None,
                "revision": after["revision"],
                "sequence": self.sequence,
                "statement_sha256": None if statement is None else hashlib.sha256(statement).hexdigest(),
                "thing": thing,
            }
        )
        body_sha256 = hashlib.sha256(body).digest()
        self.last = hashlib.sha256(self.last + body_sha256).digest()
        return (
            *(self.project, self.sequence, at, person, action, thing, after["id"], after["revision"]),
            *(after["status"], False, more.get("cause"), meaning, None if statement is None else statement.decode()),
            *(body.decode(), body_sha256, self.last),
        )


@dataclass(frozen=True)
class Scene:
    """Who works, on what."""

    chain: Chain
    ada: str
    rosa: str
    sources: dict[str, State]

    def entries(self, samples: Sequence[State]) -> Iterator[Sequence[object]]:
        """Without end."""
        work = cycle(samples)
        for number in range(sys.maxsize):
            ends = []
            for _ in range(2):
                end = {**next(work), "id": str(new_id())}
                yield from self._through(end, "annotation", [])
                ends.append(end)
            contradiction = self._contradiction(ends)
            yield from self._through(contradiction, "contradiction", ends)
            if number % 4 == 0:
                yield from self._edited(ends, contradiction)

    def _contradiction(self, ends: Sequence[State]) -> State:
        return {
            "id": str(new_id()),
            "project": self.chain.project,
            "kind": "dating",
            "explanation": "The registry and the decree name different years for the same journey.",
            "annotations": [end["id"] for end in ends],
            "resolution": {"state": "open", "preferred": None, "reason": ""},
            **_draft(self.ada),
        }

    def _through(self, thing: State, kind: str, ends: Sequence[State]) -> Iterator[Sequence[object]]:
        """Made, submitted, signed off."""
        yield self.chain.row(self.ada, "create", kind, None, thing)
        yield from self._signed(thing, kind, ends)

    def _signed(self, thing: State, kind: str, ends: Sequence[State]) -> Iterator[Sequence[object]]:
        if thing["status"] == "draft":
            yield self._to(self.ada, "submit", kind, thing, "submitted")
        places = {one["source"] for one in (ends or [thing])}
        signed = {"ends": list(ends), "sources": [self.sources[place] for place in sorted(places)]}
        yield self._to(self.rosa, "sign_off", kind, thing, "signed_off", signed=signed)

    def _to(self, person: str, action: str, kind: str, thing: State, status: str, **more: Any) -> Sequence[object]:
        before = dict(thing)
        thing["status"] = status
        thing["revision"] += 1
        return self.chain.row(person, action, kind, before, thing, **more)

    def _edited(self, ends: Sequence[State], contradiction: State) -> Iterator[Sequence[object]]:
        end = ends[0]
        before = dict(end)
        end |= {"note": end["note"] + " Seen again.", "status": "draft", "revision": end["revision"] + 1}
        yield self.chain.row(self.ada, "revise", "annotation", before, end)
        cause = self.chain.sequence
        yield self._to(self.ada, "unsettle", "contradiction", contradiction, "submitted", cause=cause)
        yield from self._signed(end, "annotation", [])
        yield from self._signed(contradiction, "contradiction", ends)


def _draft(author: str) -> State:
    standing = {"status": "draft", "revision": 1, "origin": None, "deleted": False}
    return {**standing, "author": author, "authors": [author]}


def _samples(sources: Sequence[Source], ada: str) -> list[State]:
    texts = [(str(source.id), text_of(source.id)) for source in sources]
    found = []
    for number, (source, text) in enumerate(islice(cycle(texts), SAMPLES)):
        said = annotation_body(text, number)
        details = read_details(Kind(said["kind"]), said["details"])
        found.append({**said, "details": details, "source": source, **_draft(ada)})
    return found


def main(project: UUID, number: int) -> None:
    """Write until the ledger has so many entries."""
    ada, rosa = (str(Person.objects.get(project_id=project, name=name).pk) for name in ("ada", "rosa"))
    sources = list(Source.objects.filter(project_id=project).order_by("pk"))
    said = {str(one.id): {"id": str(one.id), "title": one.title, "sha256": bytes(one.sha256).hex()} for one in sources}
    head = LedgerHead.objects.get(project_id=project)
    chain = Chain(str(project), head.sequence, bytes(head.chain_sha256))
    entries = Scene(chain, ada, rosa, said).entries(_samples(sources, ada))
    with connections["owner"].cursor() as cursor:
        with cursor.copy(COPY) as copy:
            for row in islice(entries, number - head.sequence):
                copy.write_row(row)
        cursor.execute(HEAD, [chain.sequence, chain.last, project])
        cursor.execute("ANALYZE annotations_ledgerentry")


if __name__ == "__main__":
    main(UUID(sys.argv[1]), int(sys.argv[2]))
