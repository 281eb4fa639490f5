"""Keeping what sources state, for comparing it with what others state, now and later."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import orjson
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg.types.range import Range

from annotations.checks.statement import Statement as Stated
from annotations.models import Source, Statement
from annotations.queries.stated import statements_of
from annotations.rules.dates import parse_edtf
from annotations.rules.terms import key_of

SENTENCE_LIMIT = 2_000  # code points; a text without full stops is one sentence, and each statement has its own copy
FIGURE_LIMIT = 1_000  # digits before or after the point; PostgreSQL's own limit is beyond

# One source of a project at a time: what is counted is right, and of two at once the later sees the earlier.
_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 2))"
_COPY = """
COPY annotations_statement (source_id, check_name, number, start, "end", quote, sentence, terms, keys, dating, dated,
    figures, unit, wording, more) FROM STDIN
"""
_COUNT = """
INSERT INTO annotations_termcount AS kept (key, statements) SELECT * FROM unnest(%s::bigint[], %s::integer[])
ON CONFLICT (key) DO UPDATE SET statements = kept.statements + EXCLUDED.statements
"""
_UNCOUNT = """
UPDATE annotations_termcount AS kept SET statements = kept.statements - gone.statements
FROM unnest(%s::bigint[], %s::integer[]) AS gone (key, statements) WHERE kept.key = gone.key
"""
_FORGET = "DELETE FROM annotations_termcount WHERE key = ANY(%s) AND statements = 0"


def keep_statements(source_id: UUID, check: str, statements: Sequence[Stated]) -> bool:
    """Keep what the check made of the source in place of what it made before; whether anything is another now.

    All of it or nothing. Whoever looks for candidates afterwards sees it with all that others kept before, in the same
    transaction as well (at READ COMMITTED): of two sources kept at once, the later waits for the other's commit.
    """
    project = Source.objects.values_list("project_id", flat=True).get(pk=source_id)
    now = [_storable(statement, source_id, check) for statement in statements]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_LOCK, [str(project)])
        before = statements_of(source_id, check)
        if before == now:
            return False
        Statement.objects.filter(source_id=source_id, check_name=check).delete()
        keys = [[key_of(project, check, term) for term in one.terms] for one in now]
        with connection.wrap_database_errors, cursor.copy(_COPY) as copy:
            for number, (one, found) in enumerate(zip(now, keys, strict=True)):
                copy.write_row(_row(source_id, number, one, found))
        counted = Counter(key for found in keys for key in found)
        counted.subtract(key_of(project, check, term) for one in before for term in one.terms)
        _count(cursor, counted)
    return True


def _storable(statement: Stated, source_id: UUID, check: str) -> Stated:
    """As it is read back: terms once each, a sentence of bounded length, no figure of a thousand digits."""
    bounds = (statement.low, statement.high)
    is_figure = all(bound is None or not bound.is_finite() or _digits(bound) <= FIGURE_LIMIT for bound in bounds)
    return replace(
        statement,
        check=check,
        passage=replace(statement.passage, source=str(source_id)),
        sentence=_around(statement.sentence, statement.passage.quote),
        terms=tuple(sorted(set(statement.terms))),
        low=statement.low if is_figure else None,
        high=statement.high if is_figure else None,
        more=dict(statement.more),
    )


def _around(sentence: str, quote: str) -> str:
    """The sentence, or what stands about the quote in one that is too long."""
    if len(sentence) <= SENTENCE_LIMIT:
        return sentence
    place = max(sentence.find(" ".join(quote.split())), 0)
    start = min(max(place - SENTENCE_LIMIT // 2, 0), len(sentence) - SENTENCE_LIMIT)
    return sentence[start : start + SENTENCE_LIMIT]


def _digits(number: Decimal) -> int:
    """How many digits it takes to write it out."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101  (it is finite)
    return max(abs(exponent), abs(number.adjusted())) + 1


def _row(source_id: UUID, number: int, one: Stated, keys: Sequence[int]) -> tuple[object, ...]:
    date = None if one.dating is None else parse_edtf(one.dating)
    is_placed = date is not None and not (date.earliest is None and date.latest is None)
    is_counted = not (one.low is None and one.high is None)
    return (
        *(source_id, one.check, number, one.passage.start, one.passage.end, one.passage.quote, one.sentence),
        *(list(one.terms), list(keys), one.dating),
        Range(date.earliest, date.latest, "[]") if date is not None and is_placed else None,
        Range(one.low, one.high, "[]") if is_counted else None,
        *(one.unit, one.wording, orjson.dumps(one.more).decode()),
    )


def _count(cursor: CursorWrapper, counted: Mapping[int, int]) -> None:
    """Add to what is counted, or take away from it."""
    more = {key: by for key, by in counted.items() if by > 0}
    less = {key: -by for key, by in counted.items() if by < 0}
    if more:
        cursor.execute(_COUNT, [list(more), list(more.values())])
    if less:
        cursor.execute(_UNCOUNT, [list(less), list(less.values())])
        cursor.execute(_FORGET, [list(less)])
