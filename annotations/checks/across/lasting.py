"""What lasts: from its date on something is in use, or up to it, and so it began or ended then."""

from collections.abc import Iterator
from dataclasses import replace

from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.event_table import KINDS, EventKind
from annotations.checks.dating.mention import DateMention, Form

# Of kinds that last, what their beginning and their end are.
_LASTING = {
    "running": ("opened", "abolished"),
    "existing": ("founded", "abolished"),
    "heading": ("appointed", "dismissed"),
    "bearing": ("renamed", ""),
    "belonging": ("joined", "left"),
}


def lasted(clauses: Clauses, kind: EventKind, date: Token) -> Iterator[tuple[EventKind, DateMention]]:
    """The kinds of event with their dates that a word tells: itself, or of what lasts its beginning and its end.

    What was in use in a year began at no known time: of that nothing is told.
    """
    assert date.date is not None  # noqa: S101
    if kind.name not in _LASTING:
        yield kind, date.date
        return
    begun, ended = _LASTING[kind.name]
    edtf = date.date.edtf or ""
    first, has_span, last = edtf.partition("/")
    if _is_from_on(clauses, date) or (has_span and first and first != ".." and last == ".."):
        yield KINDS[begun], replace(date.date, edtf=first)
    elif has_span and first in ("", "..") and last:
        yield from _ended(ended, date.date, last)
    elif has_span and date.date.form is Form.RANGE and _is_told_fully(first) and _is_told_fully(last):
        yield KINDS[begun], replace(date.date, edtf=first)
        yield from _ended(ended, date.date, last)


def _ended(ended: str, date: DateMention, last: str) -> Iterator[tuple[EventKind, DateMention]]:
    if ended and _is_told_fully(last):
        yield KINDS[ended], replace(date, edtf=last)


def _is_told_fully(edtf: str) -> bool:
    return edtf[:4].isdigit() and edtf[-1:].isdigit()


def _is_from_on(clauses: Clauses, date: Token) -> bool:
    """Whether an Azerbaijani date says from when on: "2012-ci ildən"."""
    return clauses.words.has_verb_last and clauses.reading.text[date.start : date.end].endswith(("dən", "dan"))
