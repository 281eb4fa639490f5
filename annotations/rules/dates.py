"""Dates as EDTF, and how two of them stand to each other.

A value is the range of days it is written as: 1994 is all of that year, 199X all of that decade, 1990/1994 both its
years and all between. What leaves its range open is compared in every reading it has, and the answer is given only if
all readings agree. The readings, and why they are these, are in docs/decisions/0003-dates-and-figures.md.
"""

from collections.abc import Iterable
from math import inf

from annotations.rules.edtf_calendar import day_number, days_in_month, year_of
from annotations.rules.edtf_grammar import DAY_SECONDS, MAX_LENGTH, NotEdtf, parse_edtf
from annotations.rules.edtf_values import Edtf, EdtfDate, Missing, Moment, Precision, Season
from annotations.rules.edtf_words import explain_edtf
from annotations.rules.relations import Reach, Relation, relate

__all__ = ["MAX_LENGTH", "Edtf", "EdtfDate", "Missing", "NotEdtf", "compare_dates", "explain_edtf", "parse_edtf"]

# How far a date with ~ may be from what is written, in days: beyond this it is surely another date.
TOLERANCES = {
    Precision.DAY: 31,
    Precision.MONTH: 366,
    Precision.SEASON: 366,
    Precision.YEAR: 3_653,
    Precision.DECADE: 3_653,
    Precision.CENTURY: 36_525,
}
# Every day of the calendar, 29 February too, comes round within this many seconds.
LONGEST_CYCLE = 8 * 366 * DAY_SECONDS
# One leap year and its neighbours: between them every day and every gap between two days occurs.
SAMPLE_YEARS = (1999, 2000, 2001)


def compare_dates(first: str | Edtf, second: str | Edtf) -> Relation:
    """What the first date is to the second. Raises NotEdtf for a string that is no date."""
    one = parse_edtf(first) if isinstance(first, str) else first
    other = parse_edtf(second) if isinstance(second, str) else second
    if one.is_yearless:
        return compare_yearless(one, other)
    if other.is_yearless:
        return compare_yearless(other, one)
    if not one.is_interval and not other.is_interval:
        return compare_single(one, other)
    return relate(reach_of(one), reach_of(other))


def compare_single(first: Edtf, second: Edtf) -> Relation:
    """Two dates with a year, neither of them an interval: times and seasons can say more than their days."""
    one, other = first.start, second.start
    if isinstance(one, EdtfDate) and isinstance(other, EdtfDate):
        if one.moment and other.moment:
            return compare_moments(one.moment, other.moment)
        if is_plain_season(one) and is_plain_season(other):
            return compare_seasons(one, other)
    return relate(reach_of(first), reach_of(second))


def compare_moments(first: Moment, second: Moment) -> Relation:
    """Two times without a zone are of one clock; one with and one without may be up to a day apart."""
    if bool(first.zone) == bool(second.zone):
        return Relation.EQUAL if first.second == second.second else Relation.DISJOINT
    apart = abs(first.second - second.second)
    return Relation.DISJOINT if apart > DAY_SECONDS else Relation.CANNOT_TELL


def is_plain_season(date: EdtfDate) -> bool:
    return date.season is not None and not date.is_uncertain and not date.is_approximate


def compare_seasons(first: EdtfDate, second: EdtfDate) -> Relation:
    """Both speak of one place, so of one hemisphere: seasons of different names share no day.

    The winter about New Year may be called by either of its years, so winters of adjacent years may be one.
    """
    if first.season is not second.season or first.year is None or second.year is None:
        return Relation.DISJOINT
    apart = abs(first.year - second.year)
    if apart == 0:
        return Relation.EQUAL
    may_be_one = first.season is Season.WINTER and apart == 1
    return Relation.CANNOT_TELL if may_be_one else Relation.DISJOINT


def reach_of(date: Edtf) -> Reach[float]:
    """The range of a date or interval that has a year, in seconds from the start of day 0."""
    earliest_start, latest_start = start_window(date.start)
    earliest_end, latest_end = end_window(date.end)
    return Reach(earliest_start, latest_start, earliest_end, latest_end)


def start_window(side: EdtfDate | Missing) -> tuple[float, float]:
    """Between which points a range starts."""
    if side is Missing.OPEN:
        return -inf, -inf
    earliest, latest = window(side)
    return (earliest, latest) if is_vague(side) else (earliest, earliest)


def end_window(side: EdtfDate | Missing) -> tuple[float, float]:
    """Between which points a range ends."""
    if side is Missing.OPEN:
        return inf, inf
    earliest, latest = window(side)
    return (earliest, latest) if is_vague(side) else (latest, latest)


def is_vague(side: EdtfDate | Missing) -> bool:
    """Whether the days meant are some among those of its window, nobody knows which."""
    return isinstance(side, Missing) or side.is_uncertain or side.is_approximate or side.season is not None


def window(side: EdtfDate | Missing) -> tuple[float, float]:
    """The first and last second that a side can reach to; a doubted date (`?`) can be any, as an unknown one."""
    if isinstance(side, Missing) or side.is_uncertain or side.first is None or side.last is None:
        return -inf, inf
    if side.moment:
        second = written_second(side.moment, side.first)
        return second, second
    return seconds_of(side.first - tolerance(side), side.last + tolerance(side))


def seconds_of(first_day: int, last_day: int) -> tuple[int, int]:
    return first_day * DAY_SECONDS, last_day * DAY_SECONDS + DAY_SECONDS - 1


def written_second(moment: Moment, day: int) -> int:
    """The second by the clock as written: beside a calendar date a time is of the day it names, whatever its zone."""
    hours, minutes, seconds = (int(part) for part in moment.clock.split(":"))
    return day * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds


def tolerance(date: EdtfDate) -> int:
    """By how many days an approximate date may differ from what is written; of years beyond 9999 by a tenth."""
    if not date.is_approximate:
        return 0
    years = abs(date.year or 0)
    return TOLERANCES[date.precision] if years <= 9_999 else years // 10 * 366


def compare_yearless(yearless: Edtf, other: Edtf) -> Relation:
    """A day of an unknown year is never surely the day, but it is surely not one of another month and day."""
    date = yearless.start
    if isinstance(date, Missing) or date.is_uncertain or may_meet(date, other):
        return Relation.CANNOT_TELL
    return Relation.DISJOINT


def may_meet(date: EdtfDate, other: Edtf) -> bool:
    """Whether the date falls, in some year, into what the other can reach to."""
    if not isinstance(other.start, EdtfDate) or not other.is_yearless:
        reach = reach_of(other)
        return falls_into(date, reach.earliest_start, reach.latest_end)
    if other.is_uncertain:
        return True
    return any(falls_into(date, *occurrence) for occurrence in occurrences(other.start, SAMPLE_YEARS))


def falls_into(date: EdtfDate, first: float, last: float) -> bool:
    """Whether the date of an unknown year has, in some year, a second between two others."""
    if last - first > LONGEST_CYCLE:
        return True
    # An approximate month reaches a year beyond its own, so two years on either side are looked at.
    years = range(year_of(int(first) // DAY_SECONDS) - 2, year_of(int(last) // DAY_SECONDS) + 3)
    return any(starts <= last and first <= ends for starts, ends in occurrences(date, years))


def occurrences(date: EdtfDate, years: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last second of a date without a year in each of the years that has it."""
    return [found for year in years if (found := occurrence_in(year, date))]


def occurrence_in(year: int, date: EdtfDate) -> tuple[int, int] | None:
    """The first and last second of a date without a year in one year; None for 29 February in most."""
    month, length = date.month or 1, days_in_month(year, date.month or 1)
    first, last = (date.day, date.day) if date.day else (1, length)
    if last > length:
        return None
    margin = tolerance(date)
    return seconds_of(day_number(year, month, first) - margin, day_number(year, month, last) + margin)
