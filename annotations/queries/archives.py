"""What goes into the archive of a project, read in one snapshot."""

import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from secrets import token_hex
from typing import Any
from uuid import UUID

import orjson
from django.db import connection, transaction

from annotations.models import (
    CheckSetting,
    Finding,
    FindingDecision,
    FindingPassage,
    LedgerEntry,
    LedgerHead,
    Person,
    Release,
    ReleaseChunk,
    SourceBlock,
)
from annotations.models.rows import beside_of
from annotations.models.states import thing_models
from annotations.queries.findings import with_all_said

# How the rows of a kind are known to be of a project, where they do not say so themselves.
_PLACES = {"project": "id", "annotation": "source__project_id"}
CHUNK = 500


@contextmanager
def snapshot() -> Iterator[None]:
    """What is read inside is of one moment, while others go on writing."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def now() -> datetime:
    """The moment of the snapshot, by the database's clock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        moment: datetime = cursor.fetchone()[0]
    return moment


def head_of(project: UUID) -> LedgerHead:
    """Where its ledger ends."""
    return LedgerHead.objects.get(project_id=project)


def people(project: UUID) -> Iterator[dict[str, Any]]:
    """Everybody the ledger names, by key."""
    entries = LedgerEntry.objects.filter(project_id=project)
    named = set(entries.values_list("person_id", flat=True).distinct())
    seats = entries.filter(thing="membership", action="create").values_list("body", flat=True)
    named |= {UUID(orjson.loads(body)["after"]["person"]) for body in seats}
    found = list(Person.objects.filter(pk__in=named).order_by("pk"))
    marks = _marks(found)
    for person in found:
        yield {"key": str(person.pk), **beside_of("person", person), "account_mark": marks.get(_mark(person))}


def _marks(people: list[Person]) -> dict[bytes, str]:
    """For a mark that several keys have, another one: it tells that they were one account's, and nothing of which."""
    seen = Counter(map(_mark, people))
    return {mark: token_hex(32) for mark, keys in seen.items() if mark and keys > 1}


def _mark(person: Person) -> bytes:
    return bytes(person.account_mark or b"")


def beside(project: UUID) -> Iterator[dict[str, Any]]:
    """What is stored of each thing and not said by the ledger."""
    for thing, model in thing_models().items():
        if thing == "person":
            continue
        rows = model.objects.filter(**{_PLACES.get(thing, "project_id"): project}).order_by("pk")
        for row in rows.iterator(chunk_size=CHUNK):
            yield {"thing": thing, "id": str(row.pk), **beside_of(thing, row)}


def findings(project: UUID) -> Iterator[dict[str, Any]]:
    """What checks noticed and people decided about, with all that they decided; no other finding."""
    decided = Finding.objects.filter(project_id=project, pk__in=FindingDecision.objects.values("finding_id"))
    for finding in with_all_said(decided.order_by("pk")).iterator(chunk_size=CHUNK):
        yield {
            "id": str(finding.pk),
            "check": finding.check_name,
            **{
                name: getattr(finding, name) for name in ("kind", "contradiction_kind", "relation", "message", "values")
            },
            "passages": [_passage(one) for one in finding.passages.all()],
            **{name: getattr(finding, name) for name in ("revision", "first_given", "ceased")},
            "decisions": [_decision(one) for one in finding.decisions.all()],
        }


def _passage(one: FindingPassage) -> dict[str, Any]:
    return {"source": str(one.source_id), "start": one.start, "end": one.end, "quote": one.quote}


def _decision(one: FindingDecision) -> dict[str, Any]:
    return {
        **{name: getattr(one, name) for name in ("id", "revision", "decision", "reason", "at", "annotations")},
        "person": one.person_id,
        "contradiction": one.contradiction_id,
    }


def check_settings(project: UUID) -> Iterator[dict[str, Any]]:
    """What it has set for checks."""
    for one in CheckSetting.objects.filter(project_id=project).order_by("check_name"):
        yield {"check": one.check_name, "is_on": one.is_on, "settings": one.settings, "revision": one.revision}


def sources(project: UUID) -> list[UUID]:
    """Every source, archived ones too."""
    return list(thing_models()["source"].objects.filter(project_id=project).order_by("pk").values_list("pk", flat=True))


def text_pieces(source: UUID) -> Iterator[bytes]:
    """The text of a source in UTF-8."""
    blocks = SourceBlock.objects.filter(source_id=source).order_by("start").values_list("text", flat=True)
    for text in blocks.iterator(chunk_size=CHUNK):
        yield text.encode("utf-8")


def release_files(project: UUID) -> list[tuple[UUID, str]]:
    """The files of all releases that are ready."""
    ready = Release.objects.filter(project_id=project, number__isnull=False)
    return list(ready.order_by("number", "files__name").values_list("pk", "files__name"))


def release_pieces(release: UUID, name: str) -> Iterator[bytes]:
    """The bytes of a release's file."""
    chunks = ReleaseChunk.objects.filter(release_id=release, name=name).order_by("number")
    for content in chunks.values_list("content", flat=True).iterator(chunk_size=1):
        yield zlib.decompress(content)
