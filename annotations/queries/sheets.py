"""What stands on a sign-off sheet: the signatures on a source's work as it is now, or on what is in a release.

First which things at which revision, in one statement and so of one moment; then, some hundred at a time, the ledger's
entries of these very revisions, which never change. So no transaction is open while a long sheet is sent.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

import orjson
from django.db import connection

from annotations.models import LedgerEntry, Release
from annotations.queries.changes import FILES, read_lines
from annotations.queries.signatures import Signature, read_signatures
from annotations.rules.permissions import CONTRIBUTORS, Role
from annotations.rules.signoff import SIGNATURES, Move

CHUNK = 250
Key = tuple[UUID, int]

_OF_SOURCE = """
SELECT h.sequence, encode(h.chain_sha256, 'hex'), statement_timestamp(),
    (SELECT coalesce(jsonb_agg(jsonb_build_array(id, revision) ORDER BY start, "end", id), '[]')
        FROM annotations_annotation WHERE source_id = s.id AND status = 'signed_off' AND NOT deleted),
    (SELECT coalesce(jsonb_agg(jsonb_build_array(id, revision) ORDER BY created, id), '[]')
        FROM rests WHERE status = 'signed_off'),
    (SELECT coalesce(jsonb_object_agg(status, n), '{}') FROM (
        SELECT status, count(*) AS n FROM annotations_annotation WHERE source_id = s.id AND NOT deleted GROUP BY status
    ) AS counted),
    (SELECT coalesce(jsonb_object_agg(status, n), '{}') FROM (
        SELECT status, count(*) AS n FROM rests GROUP BY status) AS counted)
FROM annotations_source AS s JOIN annotations_ledgerhead AS h ON h.project_id = s.project_id WHERE s.id = %(source)s
"""
_RESTS = """
WITH rests AS (
    SELECT c.* FROM annotations_contradiction AS c WHERE NOT c.deleted AND EXISTS (
        SELECT 1 FROM annotations_contradictionend AS e JOIN annotations_annotation AS a ON a.id = e.annotation_id
        WHERE e.contradiction_id = c.id AND a.source_id = %(source)s)
)
"""
_AT = """
SELECT thing, status, count(*) FROM (
    SELECT DISTINCT ON (thing_id) thing, status, deleted FROM annotations_ledgerentry
    WHERE project_id = %s AND sequence <= %s AND thing IN ('annotation', 'contradiction')
    ORDER BY thing_id, revision DESC
) AS latest WHERE NOT deleted GROUP BY thing, status
"""


@dataclass(frozen=True)
class Signed:
    """A thing that is signed off: the one signature, or both."""

    thing_id: UUID
    revision: int
    signatures: Sequence[Signature]


@dataclass(frozen=True)
class Listed:
    """What goes on a sheet, in its order. `unsigned` counts by thing and status what does not, None for readers."""

    annotations: Iterable[Key]
    contradictions: Iterable[Key]
    unsigned: Mapping[str, Mapping[str, int]] | None


@dataclass(frozen=True)
class SourceSheet(Listed):
    """Of a source, at the place in the ledger where it was read."""

    sequence: int
    chain_sha256: str
    at: object
    counts: Mapping[str, int]


def source_sheet(source: UUID, role: Role) -> SourceSheet:
    """The signed-off work of a source, annotations in the order of the text."""
    with connection.cursor() as cursor:
        cursor.execute(_RESTS + _OF_SOURCE, {"source": source})
        sequence, chain, at, *found = cursor.fetchone()
    annotations, contradictions, by_status, rests_by_status = (orjson.loads(one) for one in found)
    unsigned = {"annotation": _unsigned(by_status), "contradiction": _unsigned(rests_by_status)}
    return SourceSheet(
        annotations=_keys(annotations),
        contradictions=_keys(contradictions),
        unsigned=unsigned if role in CONTRIBUTORS else None,
        sequence=sequence,
        chain_sha256=chain,
        at=at,
        counts={"annotations": len(annotations), "contradictions": len(contradictions)},
    )


def release_sheet(release: Release, role: Role) -> Listed:
    """What is in the files of a release that is ready, in their order; counted is what was unsigned then."""
    return Listed(
        annotations=_released(release, FILES["annotations"]),
        contradictions=_released(release, FILES["contradictions"]),
        unsigned=_unsigned_at(release) if role in CONTRIBUTORS else None,
    )


def signed(project: UUID, keys: Iterable[Key]) -> Iterator[list[Signed]]:
    """The things with their signatures, some hundred at a time, in the order of the keys.

    Whoever may see the sheet may see these entries: of a source they are what stands, of a release what is in it.
    """
    remaining = iter(keys)
    while chunk := list(islice(remaining, CHUNK)):
        entries = LedgerEntry.objects.filter(
            project_id=project, thing_id__in=[thing for thing, _ in chunk], action__in=[one.value for one in SIGNATURES]
        )
        by_key = {(one.thing_id, one.revision): one for one in read_signatures(entries)}
        yield [Signed(thing, revision, _both(by_key, thing, revision)) for thing, revision in chunk]


def _both(by_key: Mapping[Key, Signature], thing: UUID, revision: int) -> list[Signature]:
    """The sign-off that led to the revision, after the first signature if it took two."""
    first, last = by_key.get((thing, revision - 1)), by_key.get((thing, revision))
    is_first = first is not None and first.action == Move.ENDORSE
    return [one for one in (first if is_first else None, last) if one is not None]


def _released(release: Release, name: str) -> Iterator[Key]:
    for line in read_lines(release, name):
        if line:
            record = orjson.loads(line)
            yield UUID(record["id"].removeprefix("urn:uuid:")), int(record["revision"])


def _unsigned_at(release: Release) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {"annotation": {}, "contradiction": {}}
    with connection.cursor() as cursor:
        cursor.execute(_AT, [release.project_id, release.ledger_sequence])
        for thing, status, count in cursor.fetchall():
            found[thing][status] = count
    return {thing: _unsigned(counts) for thing, counts in found.items()}


def _unsigned(by_status: Mapping[str, int]) -> Mapping[str, int]:
    return {status: count for status, count in by_status.items() if status != "signed_off"}


def _keys(found: Sequence[tuple[str, int]]) -> list[Key]:
    return [(UUID(thing), revision) for thing, revision in found]
