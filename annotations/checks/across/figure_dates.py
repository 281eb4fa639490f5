"""Which date a figure is of: the one beside it, of its clause, or the one that was told last before."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.counting.mention import FigureMention
from annotations.checks.dating.mention import DateMention, Form

_LISTED = re.compile(r"\s{0,2}[:,–—]\s{0,2}")
_BRACKETED = re.compile(r"\s?\((?:in |в )?")
_THEN = frozenset(["period", "time", "years", "year"])
_POINTING = frozenset(["this", "that", "same", "these", "those"])


def date_of(
    clauses: Clauses, starts: Sequence[int], own: Sequence[Token], figure: FigureMention
) -> tuple[str | None, bool]:
    """As EDTF the date of its clause, or the only one of its sentence, or of the sentence before where it says so; and
    whether it is a range. `starts` are where the dates of the reading begin.
    """
    beside = _date_beside(clauses, figure)
    dates = [beside] if beside else [one.date for one in own if one.date and _is_date(one.date)]
    dates = dates or [one.date for one in clauses.tokens if one.date and _is_date(one.date)]
    if not dates and _points_back(clauses):
        place = bisect_left(starts, clauses.sentence.start)
        dates = [date for date in clauses.reading.dates[max(0, place - 2) : place] if _is_date(date)][-1:]
    if len(dates) != 1 or dates[0].edtf is None:
        return None, False
    return dates[0].edtf, "/" in dates[0].edtf


def _date_beside(clauses: Clauses, figure: FigureMention) -> DateMention | None:
    """The date that stands with it in a list: "in 1861, 3,684", "1901: 3,102", "58 (1870)"."""
    text = clauses.reading.text
    for one in (token.date for token in clauses.tokens if token.date and _is_date(token.date)):
        if _LISTED.fullmatch(text[one.end : figure.start]) or _BRACKETED.fullmatch(text[figure.end : one.start]):
            return one
    return None


def near_of(clauses: Clauses, starts: Sequence[int]) -> str:
    """The last date before in its paragraph; '' if there is none."""
    reading = clauses.reading
    block = reading.blocks[reading.block_number(clauses.sentence.start)]
    place = bisect_left(starts, clauses.sentence.start)
    dates = [date for date in reading.dates[max(0, place - 3) : place] if _is_date(date)]
    return dates[-1].edtf or "" if dates and dates[-1].start >= block.start else ""


def _points_back(clauses: Clauses) -> bool:
    """Whether it begins with "during this period" or the like."""
    first = [token.word for token in clauses.tokens[:6]]
    return any(one in _POINTING and other in _THEN for one, other in pairwise(first))


def _is_date(date: DateMention) -> bool:
    return date.edtf is not None and date.form is not Form.DURATION
