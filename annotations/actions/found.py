"""Keeping what checks give: new findings are added, known ones keep what people decided, none is ever removed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

import orjson
from django.db import connection

from annotations.checks.finding import Finding as Given
from annotations.models.ids import new_id
from annotations.queries.noticed import key_of, pieces_of

PIECE = 1_000  # findings that are kept in one exchange with the database

_KNOWN = """
SELECT key, id, message, relation, ceased IS NULL FROM annotations_finding WHERE project_id = %s AND key = ANY(%s)
"""
_ADD = """
INSERT INTO annotations_finding
    (id, project_id, check_name, kind, contradiction_kind, relation, message, "values", key, status, revision)
SELECT id, %s, check_name, kind, contradiction_kind, relation, message, given::jsonb, key, 'open', 1
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bytea[])
    AS new (id, check_name, kind, contradiction_kind, relation, message, given, key)
"""
_ADD_PASSAGES = """
INSERT INTO annotations_findingpassage (finding_id, number, source_id, start, "end", quote)
SELECT * FROM unnest(%s::uuid[], %s::int[], %s::uuid[], %s::int[], %s::int[], %s::text[])
"""
# What people decided stays; who decides on the wording of before is told, since the revision rises with another.
_REWORD = """
UPDATE annotations_finding AS f
SET message = now.message, relation = now.relation, ceased = NULL, revision = f.revision
    + ((f.message, f.relation) IS DISTINCT FROM (now.message, now.relation))::integer
FROM unnest(%s::uuid[], %s::text[], %s::text[]) AS now (id, message, relation) WHERE f.id = now.id
"""
_CEASE = "UPDATE annotations_finding SET ceased = now() WHERE id = ANY(%s::uuid[]) AND ceased IS NULL"
_CEASE_OF = """
UPDATE annotations_finding SET ceased = now()
WHERE ceased IS NULL AND id IN (SELECT finding_id FROM annotations_findingpassage WHERE source_id = %s)
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """The ids of all that was given, in order, and of what was not current before: it is new, or came back."""

    ids: list[UUID]
    fresh: set[UUID]


def keep_findings(project: UUID, findings: Iterable[Given]) -> Kept:
    """Keep what was given, in the caller's transaction.

    A passage's source is the id of a source of the project. What is given twice is one finding. Given again, a finding
    is current again and has the message of now.
    """
    kept = Kept([], set())
    left = iter(findings)
    while piece := list(islice(left, PIECE)):
        _keep(project, piece, kept)
    return kept


def cease(findings: Sequence[UUID]) -> None:
    """Mark as not current what runs do not give any more."""
    with connection.cursor() as cursor:
        for piece in pieces_of(findings):
            cursor.execute(_CEASE, [list(piece)])


def cease_of(source: UUID) -> None:
    """The same for all with a passage of a source, which is not looked at any more."""
    with connection.cursor() as cursor:
        cursor.execute(_CEASE_OF, [source])


def _keep(project: UUID, given: Sequence[Given], kept: Kept) -> None:
    by_key = {key_of(finding): finding for finding in reversed(given)}  # of two that are one, the first
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [project, list(by_key)])
        known = {bytes(row[0]): row[1:] for row in cursor.fetchall()}
        new = {key: (new_id(), finding) for key, finding in reversed(by_key.items()) if key not in known}
        changed = [
            (one, by_key[key].message, by_key[key].relation)
            for key, (one, *was) in known.items()
            if was != [by_key[key].message, by_key[key].relation, True]
        ]
        if new:
            cursor.execute(_ADD, [project, *_columns(_row(key, *one) for key, one in new.items())])
            cursor.execute(_ADD_PASSAGES, _columns(row for one in new.values() for row in _passages(*one)))
        if changed:
            cursor.execute(_REWORD, _columns((one, message, _said(relation)) for one, message, relation in changed))
    kept.ids.extend(known[key][0] if key in known else new[key][0] for key in reversed(by_key))
    kept.fresh.update(one for one, _ in new.values())
    kept.fresh.update(one for one, *_, is_current in known.values() if not is_current)


def _columns(rows: Iterable[tuple[object, ...]]) -> list[list[object]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _row(key: bytes, one: UUID, finding: Given) -> tuple[object, ...]:
    values = orjson.dumps(dict(finding.values)).decode()
    kinds = (str(finding.kind), _said(finding.contradiction_kind), _said(finding.relation))
    return (one, finding.check, *kinds, finding.message, values, key)


def _said(option: str | None) -> str | None:
    """Plain text; the driver writes a member of an enumeration by its name."""
    return None if option is None else str(option)


def _passages(one: UUID, finding: Given) -> Iterable[tuple[object, ...]]:
    for number, passage in enumerate(finding.passages):
        yield one, number, UUID(passage.source), passage.start, passage.end, passage.quote
