"""Days and ranges of days whose year is not said, with one assumed for counting what lies between them, and no more."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from annotations.checks.chronology.timeline import CROWD, Dated, Timeline, is_before
from annotations.checks.dating import find_dates
from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.lexing.lexed import Lexed
from annotations.rules.dates import NotEdtf, parse_edtf, reach_of
from annotations.rules.edtf_values import EdtfDate

ASSUMED = 2001  # any that is no leap year
MOST = 2_000
HALF_A_YEAR = 183  # days
LONGEST = 60  # code points of a range
_YEAR = {"ru": " 2001 года", "az": " 2001-ci il", "en": " 2001"}
_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_ENDS_IN_YEAR = re.compile(r"\d{3,}\s*\Z")


@lru_cache(maxsize=1)
def spans_without_year(timeline: Timeline) -> tuple[Dated, ...]:
    """Ranges of days or months of one year that is not said; their form is that of a day without one."""
    found: list[Dated] = []
    for mention in timeline.reading.dates:
        if len(found) == MOST:
            break
        if mention.form is Form.RANGE and mention.edtf is None and mention.end - mention.start <= LONGEST:
            quote = timeline.text[mention.start : mention.end]
            span = _span(quote, timeline.reading.language or "en")
            if span is not None:
                start, end = mention.start, mention.end
                found.append(replace(span, start=start, end=end, quote=quote, form=Form.DAY_WITHOUT_YEAR))
    return tuple(found)


@lru_cache(maxsize=4_096)
def _span(quote: str, language: str) -> Dated | None:
    """The range read as if its year were the assumed one; None over the end of a year or of February."""
    if _ENDS_IN_YEAR.search(quote):
        return None
    read = find_dates(Lexed(quote + _YEAR.get(language, _YEAR["en"]), language=language), None)
    edtf = parse_edtf(read[0].edtf) if len(read) == 1 and read[0].form is Form.RANGE and read[0].edtf else None
    if edtf is None or not isinstance(edtf.start, EdtfDate) or not isinstance(edtf.end, EdtfDate):
        return None
    first, last = edtf.start, edtf.end
    if first.year != ASSUMED or last.year != ASSUMED or not first.month or not last.month:
        return None
    if first.month <= 2 < last.month:
        return None  # which February it was nobody knows
    return Dated(0, len(quote), Form.RANGE, edtf, reach_of(edtf), quote, False, False, True)


def days_of(timeline: Timeline, number: int, dates: Sequence[Dated], *, near: Dated | None = None) -> list[Dated]:
    """The single dates of a sentence, with its days without a year in the year that the sentence has; where it has
    none, in that which brings them next to a date told just before, or else in the assumed one.
    """
    sentence = timeline.reading.sentences[number]
    single = [date for date in dates if date.is_single]
    yearless = _yearless(timeline, sentence.start, sentence.end)
    if not yearless:
        return single
    years = {date.edtf.start.year for date in single if isinstance(date.edtf.start, EdtfDate)}
    if len(years) > 1:
        return single
    year = next(iter(years), None) or ASSUMED
    if not years and near is not None and near.first is not None:
        resolved = [found for mention in yearless if (found := _next_to(timeline, mention, near)) is not None]
    else:
        resolved = [found for mention in yearless if (found := _in_year(timeline, mention, year)) is not None]
    return sorted((*single, *resolved), key=lambda date: date.start)


def _next_to(timeline: Timeline, mention: DateMention, near: Dated) -> Dated | None:
    """The day in the year in which it is less than half a year away."""
    if not isinstance(near.edtf.start, EdtfDate) or near.edtf.start.year is None or near.first is None:
        return None
    for year in (near.edtf.start.year, near.edtf.start.year + 1, near.edtf.start.year - 1):
        found = _in_year(timeline, mention, year)
        if found and found.first is not None and abs(found.first - near.first) < HALF_A_YEAR:
            return found
    return None


def is_told_before(one: Dated, other: Dated) -> bool:
    """Whether one surely ends before the other begins; of days without a year, where no new year may lie between."""
    is_unsaid = Form.DAY_WITHOUT_YEAR in (one.form, other.form)
    if is_unsaid and (one.first is None or other.first is None or other.first - one.first >= HALF_A_YEAR):
        return False
    return is_before(one, other)


def said(date: Dated) -> str | None:
    """What is known of a date: of a day whose year is not said, nothing is assumed."""
    return None if date.form is Form.DAY_WITHOUT_YEAR else date.edtf.text


def _yearless(timeline: Timeline, start: int, end: int) -> Sequence[DateMention]:
    starts, days = _all_yearless(timeline)
    found = days[bisect_left(starts, start) : bisect_left(starts, end)]
    if not found:
        return ()  # so in nearly every sentence
    mentions = timeline.reading.dates
    first = bisect_left(mentions, start, key=lambda one: one.start)
    last = bisect_left(mentions, end, key=lambda one: one.start)
    return found if last - first <= CROWD else ()


@lru_cache(maxsize=1)
def _all_yearless(timeline: Timeline) -> tuple[list[int], list[DateMention]]:
    """Where each day without a year begins, and the day, in the order of the text."""
    mentions = (one for one in timeline.reading.dates if one.form is Form.DAY_WITHOUT_YEAR)
    days = [one for one in mentions if one.edtf and _DAY.fullmatch(one.edtf)]
    return [day.start for day in days], days


def _in_year(timeline: Timeline, mention: DateMention, year: int) -> Dated | None:
    try:
        edtf = parse_edtf(f"{year:04d}{(mention.edtf or '')[4:]}")
    except NotEdtf:
        return None
    quote = timeline.text[mention.start : mention.end]
    form = Form.DAY_WITHOUT_YEAR
    return Dated(mention.start, mention.end, form, edtf, reach_of(edtf), quote, False, True, False)
