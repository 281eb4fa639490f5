"""Annotations as text, for lists of thousands: nobody computes with what is only passed on, so nothing is converted."""

from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from psycopg import Cursor

from annotations.models import Annotation
from annotations.rules.details import READERS

_COLUMNS = (
    *("id", "source_id", "kind", "start", "end", "quote", "prefix", "suffix", "note", "details"),
    *("status", "revision", "author_id", "authors", "origin", "created", "updated"),
)
_AS_TEXT = """
SELECT a.id::text, a.source_id::text, a.kind, a.start, a."end", a.quote, a.prefix, a.suffix, a.note, {details},
    a.status, a.revision, a.author_id::text, a.authors::text, a.origin::text,
    (a.created AT TIME ZONE 'UTC')::text, (a.updated AT TIME ZONE 'UTC')::text
FROM ({query}) AS a
"""
_CHUNK = 250  # rows that are taken while PostgreSQL makes the next


def _object(keys: Iterable[str]) -> str:
    return " || ',' || ".join(f"""'"{key}":' || coalesce((a.details -> '{key}')::text, 'null')""" for key in keys)


# In the order of their kind, which jsonb does not keep; put together there, since Python would take twice as long.
_DETAILS = f"""'{{' || CASE a.kind {
    " ".join(f"WHEN '{kind}' THEN {_object(readers)}" for kind, readers in READERS.items())
} END || '}}'"""


class Row(NamedTuple):
    """An annotation: ids, JSON, an array and times (in UTC, without saying so) as PostgreSQL writes them."""

    id: str
    source: str
    kind: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    note: str
    details: str
    status: str
    revision: int
    author: str
    authors: str
    origin: str | None
    created: str
    updated: str


def listed(annotations: "QuerySet[Annotation]", most: int) -> Sequence[Row]:
    """The first of the annotations, in their order."""
    try:
        query, parameters = annotations.values_list(*_COLUMNS)[:most].query.sql_with_params()
    except EmptyResultSet:
        return []
    connection.ensure_connection()
    with connection.wrap_database_errors:
        found = Cursor(connection.connection).stream(
            _AS_TEXT.format(details=_DETAILS, query=query), parameters, binary=True, size=_CHUNK
        )
        return list(starmap(Row, found))
