"""Queries of every request: written by Django once a process, planned by PostgreSQL once a connection."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from psycopg import Cursor

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper


# Django switches it off altogether, since its own statements differ each time.
_ONLY_IF_ASKED = 2**31


@dataclass(frozen=True)
class Somebody:
    """Stands for whoever will look, while a query is written."""

    pk: int
    is_anonymous: bool = False


# What Django is given in the place of the values to come; nothing else in a query is like these.
_MARKS: dict[type, Callable[[int], object]] = {
    int: lambda number: 2_000_000_000 + number,
    UUID: lambda number: UUID(int=2_000_000_000 + number),
    Somebody: lambda number: Somebody(2_000_000_000 + number),
}


class Prepared:
    """A query over values of some types, in the order in which `write` takes them; of a Somebody that is the key."""

    def __init__(self, write: "Callable[..., QuerySet[Any, Any]]", *types: type) -> None:
        self._write = write
        self._marks = [_MARKS[kind](number) for number, kind in enumerate(types)]

    def rows(self, *values: object) -> list[tuple[Any, ...]]:
        """What the query finds for these values."""
        written, places = self._written
        with prepared_cursor() as cursor:
            parameters: list[Any] = [values[place] if fixed is None else fixed for place, fixed in places]
            cursor.execute(written, parameters)
            return list(cursor.fetchall())

    @cached_property
    def _written(self) -> tuple[str, Sequence[tuple[int, object]]]:
        """SQL, and for each of its parameters which value it is, or what it always is."""
        sql, parameters = self._write(*self._marks).query.sql_with_params()
        marks = [mark.pk if isinstance(mark, Somebody) else mark for mark in self._marks]
        return sql, [(marks.index(one), None) if one in marks else (0, one) for one in parameters]


class _Cursor(Cursor[tuple[Any, ...]]):
    """Sends parameters beside the statement, and has the server keep its plan."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> "_Cursor":
        return super().execute(query, params, **{**how, "prepare": True})


def prepared_cursor() -> "CursorWrapper":
    """For a statement that is always the same but for its parameters."""
    connection.ensure_connection()
    connection.connection.prepare_threshold = _ONLY_IF_ASKED
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return wrap(cast("CursorWrapper", _Cursor(connection.connection)))  # Django's stubs know its own wrapper only
