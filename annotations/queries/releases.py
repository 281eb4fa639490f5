"""Everything that goes into a release, read in the order of its files.

In SQL and by the thousand, because a release may have hundreds of thousands of records. The caller's transaction is
one REPEATABLE READ snapshot; nothing here depends on who asks, since only signed-off work is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

import orjson
from django.db import connection

from annotations.exports.records import (
    Change,
    Counts,
    End,
    Person,
    ReleasedAnnotation,
    ReleasedContradiction,
    ReleasedSource,
    Resolution,
    Review,
    urn,
)
from annotations.rules import contradictions
from annotations.rules.kinds import Kind

CHUNK = 2_000
SOURCES_CHUNK = 50

_TIME = """to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""

# The sign-off, and what was signed first where that was the very entry before: whatever a project asks by now.
_REVIEWS = f"""
    'urn:uuid:' || f.person_id AS first_reviewer, {_TIME.format("f.at")} AS first_reviewed, f.meaning,
    'urn:uuid:' || r.person_id AS reviewer, {_TIME.format("r.at")} AS reviewed, r.meaning
"""
_SIGNED = """
JOIN annotations_ledgerentry AS r ON r.thing_id = {0}.id AND r.revision = {0}.revision AND r.action = 'sign_off'
LEFT JOIN annotations_ledgerentry AS f
    ON f.thing_id = {0}.id AND f.revision = {0}.revision - 1 AND f.action = 'endorse'
"""

# Nothing but the constants above goes into these texts.
_ANNOTATIONS = f"""
SELECT 'urn:uuid:' || a.id, 'urn:uuid:' || a.source_id, a.kind, a.start, a."end", a.quote, a.prefix, a.suffix, a.note,
    a.details, a.status, a.revision, 'urn:uuid:' || a.author_id, a.authors::text, a.origin,
    {_TIME.format("a.created")}, {_TIME.format("a.updated")}, {_REVIEWS}
FROM annotations_annotation AS a
JOIN annotations_source AS s ON s.id = a.source_id
{_SIGNED.format("a")}
WHERE s.project_id = %s AND a.status = 'signed_off' AND NOT a.deleted
ORDER BY a.source_id, a.start, a."end", a.id
"""  # noqa: S608

_CONTRADICTIONS = f"""
SELECT c.id, 'urn:uuid:' || c.project_id, c.kind, c.explanation, c.resolution_state,
    'urn:uuid:' || c.resolution_preferred_id, c.resolution_reason, c.status, c.revision, 'urn:uuid:' || c.author_id,
    c.authors::text[], c.origin, {_TIME.format("c.created")}, {_TIME.format("c.updated")}, {_REVIEWS}
FROM annotations_contradiction AS c
JOIN annotations_contradictionend AS e ON e.contradiction_id = c.id AND e.position = 0
JOIN annotations_annotation AS a ON a.id = e.annotation_id
{_SIGNED.format("c")}
WHERE c.project_id = %s AND c.status = 'signed_off' AND NOT c.deleted
ORDER BY a.source_id, a.start, a."end", a.id, c.id
"""  # noqa: S608

_ENDS = """
SELECT e.contradiction_id, 'urn:uuid:' || a.id, 'urn:uuid:' || a.source_id, a.start, a."end", a.quote, a.kind, a.details
FROM annotations_contradictionend AS e JOIN annotations_annotation AS a ON a.id = e.annotation_id
WHERE e.contradiction_id = ANY(%s) ORDER BY e.contradiction_id, e.position
"""

_SOURCES = """
SELECT s.id, 'urn:uuid:' || s.project_id, s.title, s.language, s.direction, s.publisher, s.author, s.speaker, s.genre,
    s.translated_from, s.published, s.found_at, s.dating_evidence, encode(s.sha256, 'hex'),
    encode(s.original_sha256, 'hex'), s.original_bytes, s.normalised, s.length, s.lines, s.revision, w.annotations,
    (SELECT count(DISTINCT c.id) FROM annotations_contradiction AS c
        JOIN annotations_contradictionend AS e ON e.contradiction_id = c.id
        JOIN annotations_annotation AS a ON a.id = e.annotation_id
        WHERE a.source_id = s.id AND c.status = 'signed_off' AND NOT c.deleted),
    s.recorded_by::text[],
    (SELECT string_agg(b.text, '' ORDER BY b.start) FROM annotations_sourceblock AS b WHERE b.source_id = s.id)
FROM annotations_source AS s
JOIN (
    SELECT source_id, count(*) AS annotations FROM annotations_annotation
    WHERE status = 'signed_off' AND NOT deleted GROUP BY source_id
) AS w ON w.source_id = s.id
WHERE s.project_id = %s
ORDER BY s.id
"""

# Only those whose keys stand in the release: who else sits in the project is nobody's business.
_PEOPLE = """
WITH a AS (
    SELECT a.id, a.revision, a.authors, a.source_id FROM annotations_annotation AS a
    JOIN annotations_source AS s ON s.id = a.source_id
    WHERE s.project_id = %(project)s AND a.status = 'signed_off' AND NOT a.deleted
), c AS (
    SELECT id, revision, authors FROM annotations_contradiction
    WHERE project_id = %(project)s AND status = 'signed_off' AND NOT deleted
), keys AS (
    SELECT unnest(authors) AS key FROM a
    UNION SELECT unnest(authors) FROM c
    UNION SELECT unnest(s.recorded_by) FROM annotations_source AS s WHERE s.id IN (SELECT source_id FROM a)
    UNION SELECT r.person_id FROM annotations_ledgerentry AS r JOIN a ON r.thing_id = a.id AND r.revision = a.revision
    UNION SELECT r.person_id FROM annotations_ledgerentry AS r JOIN c ON r.thing_id = c.id AND r.revision = c.revision
    UNION SELECT f.person_id FROM annotations_ledgerentry AS f
        JOIN a ON f.thing_id = a.id AND f.revision = a.revision - 1 AND f.action = 'endorse'
    UNION SELECT f.person_id FROM annotations_ledgerentry AS f
        JOIN c ON f.thing_id = c.id AND f.revision = c.revision - 1 AND f.action = 'endorse'
    UNION SELECT %(maker)s
)
SELECT key FROM keys
"""

_NAMES = "SELECT 'urn:uuid:' || id, name FROM annotations_person WHERE id = ANY(%s) ORDER BY id"


@dataclass(frozen=True)
class Snapshot:
    """Where the project's ledger stood when the release was read, and how much there is to write."""

    sequence: int
    chain_sha256: str
    total: int


def snapshot(project: UUID) -> Snapshot:
    """Of the transaction that is open."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequence, encode(chain_sha256, 'hex'),"
            " (SELECT count(*) FROM annotations_annotation AS a JOIN annotations_source AS s ON s.id = a.source_id"
            "  WHERE s.project_id = h.project_id AND a.status = 'signed_off' AND NOT a.deleted)"
            " + (SELECT count(*) FROM annotations_contradiction AS c"
            "  WHERE c.project_id = h.project_id AND c.status = 'signed_off' AND NOT c.deleted)"
            " FROM annotations_ledgerhead AS h WHERE project_id = %s",
            [project],
        )
        sequence, chain, total = cursor.fetchone()
    return Snapshot(sequence=sequence, chain_sha256=chain, total=total)


def people(project: UUID, maker: UUID) -> list[UUID]:
    """Whose keys stand in the release, and whoever asked for it."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"project": project, "maker": maker})
        return [key for (key,) in cursor.fetchall()]


def named(keys: Sequence[UUID]) -> list[Person]:
    """Their names as they are now, and not as the snapshot had them: nobody who became a pseudonym is named again."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [list(keys)])
        return [Person(*row) for row in cursor.fetchall()]


def sources(project: UUID) -> Iterator[list[ReleasedSource]]:
    """The sources that a released annotation stands in."""
    for rows in _chunks(_SOURCES, project, SOURCES_CHUNK):
        yield [_source(row) for row in rows]


def annotations(project: UUID) -> Iterator[list[ReleasedAnnotation]]:
    """The signed-off annotations."""
    for rows in _chunks(_ANNOTATIONS, project, CHUNK):
        yield [
            ReleasedAnnotation._make(
                (*row[:9], orjson.loads(row[9]), *row[10:13], _authors(row[13]), *row[14:17], _reviews(row[17:]))
            )
            for row in rows
        ]


def released_contradictions(project: UUID) -> Iterator[list[ReleasedContradiction]]:
    """The signed-off contradictions."""
    for rows in _chunks(_CONTRADICTIONS, project, CHUNK):
        ends = _ends([row[0] for row in rows])
        yield [_contradiction(row, ends[row[0]]) for row in rows]


def _chunks(query: str, project: UUID, size: int) -> Iterator[Sequence[tuple[Any, ...]]]:
    connection.ensure_connection()
    with connection.connection.cursor(name=f"release_{uuid4().hex}") as cursor:
        cursor.execute(query, [project])
        while rows := cursor.fetchmany(size):
            yield rows


@lru_cache(1_000)
def _authors(keys: str) -> tuple[str, ...]:
    """Out of an array as PostgreSQL writes it; most annotations have one of few authors."""
    return _urns(keys[1:-1].split(","))


def _reviews(row: tuple[Any, ...]) -> list[Review]:
    """Both signatures in order where there were two."""
    return [Review(*row[:3]), Review(*row[3:])] if row[0] else [Review(*row[3:])]


def _urns(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple([f"urn:uuid:{key}" for key in keys])


def _source(row: tuple[Any, ...]) -> ReleasedSource:
    changes = [Change(change["what"], change["count"]) for change in orjson.loads(row[16])]
    counts = Counts(row[20], row[21])
    return ReleasedSource._make((urn(row[0]), *row[1:16], changes, *row[17:20], counts, _urns(row[22]), row[23]))


def _contradiction(row: tuple[Any, ...], ends: Sequence[tuple[Any, ...]]) -> ReleasedContradiction:
    relation = contradictions.relation_of(
        row[2], [contradictions.End(Kind(end[6]), orjson.loads(end[7])) for end in ends]
    )
    return ReleasedContradiction._make(
        (
            urn(row[0]),
            *row[1:4],
            [End(*end[1:6]) for end in ends],
            Resolution(*row[4:7]),
            relation.value,
            *row[7:10],
            _urns(row[10]),
            *row[11:14],
            _reviews(row[14:]),
        )
    )


def _ends(ids: Sequence[UUID]) -> Mapping[UUID, list[tuple[Any, ...]]]:
    found: dict[UUID, list[tuple[Any, ...]]] = {one: [] for one in ids}
    with connection.cursor() as cursor:
        cursor.execute(_ENDS, [list(ids)])
        for row in cursor.fetchall():
            found[row[0]].append(row)
    return found
