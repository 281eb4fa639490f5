"""Checking a project's chain against what is stored."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import orjson
from django.db import connection, transaction

from annotations.rules.canonical import canonical_json
from annotations.rules.chain import Link, Misfit, body_hash, first_misfit

CHUNK = 5_000

_ENTRIES = """
SELECT sequence, body, body_sha256, chain_sha256, project_id::text, person_id::text, action, thing, thing_id::text,
    revision, cause, meaning, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), statement, status,
    deleted
FROM annotations_ledgerentry WHERE project_id = %s ORDER BY sequence
"""
_KEYS = frozenset(
    (
        *("action", "after", "at", "before", "cause", "format", "id", "meaning", "person", "project", "reason"),
        *("revision", "sequence", "statement_sha256", "thing"),
    )
)
_COLUMNS = ("project", "person", "action", "thing", "id", "revision", "cause", "meaning", "at")


class _Walk:
    """The entries one by one, stopping where the columns beside a body say something else than it."""

    def __init__(self) -> None:
        self.count = 0
        self.misfit: Misfit | None = None

    def links(self, project: UUID) -> Iterator[Link]:
        """In their order."""
        for row in _rows(project):
            reason = _differs(row)
            if reason:
                self.misfit = Misfit(row[0], reason)
                return
            self.count += 1
            yield Link(row[0], row[1], bytes(row[2]), bytes(row[3]))


def misfit_of(project: UUID) -> tuple[int, Misfit | None]:
    """How many entries were read, and the first that does not fit; in one snapshot, so that writes may go on."""
    walk = _Walk()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT sequence, chain_sha256 FROM annotations_ledgerhead WHERE project_id = %s", [project])
            sequence, chain = cursor.fetchone()
        misfit = first_misfit(walk.links(project), head=(sequence, bytes(chain)))
    return walk.count, walk.misfit or misfit


def _rows(project: UUID) -> Iterator[tuple[Any, ...]]:
    connection.ensure_connection()
    with connection.connection.cursor(name=f"chain_{uuid4().hex}") as cursor:
        cursor.execute(_ENTRIES, [project])
        while rows := cursor.fetchmany(CHUNK):
            yield from rows


def _differs(row: tuple[Any, ...]) -> str | None:
    try:
        body = orjson.loads(row[1])
    except ValueError:
        return "the body is no JSON"
    if not _is_canonical(body, row[1]):
        return "the body is not canonical JSON"
    if not (isinstance(body, dict) and body.keys() == _KEYS):
        return "the body does not have the keys of an entry"
    if body["sequence"] != row[0]:
        return "the body has another sequence than the entry"
    differing = [name for name, value in zip(_COLUMNS, row[4:13], strict=True) if body[name] != value]
    after = body["after"] or {}
    if after.get("status") != row[14]:
        differing.append("status")
    if after.get("deleted", not after) != row[15]:
        differing.append("deleted")
    if differing:
        return f"the body says something else than the entry: {', '.join(differing)}"
    signed = None if row[13] is None else body_hash(row[13]).hex()
    return None if signed == body["statement_sha256"] else "the statement is not the one that was signed"


def _is_canonical(value: object, text: str) -> bool:
    try:
        return canonical_json(value) == text
    except TypeError:
        return False
