"""What was done day by day, gathered into periods that can be read: days, weeks, months or years."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_DAYS = 62
MOST_WEEKS = 110
MOST_MONTHS = 240

Amounts = Mapping[str, int]


class Length(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included: what was done in it, and all that was done until its end."""

    first: date
    last: date
    done: Amounts
    so_far: Amounts


def length_for(first: date, last: date) -> Length:
    """The shortest that leaves few enough of them to be read."""
    days = (last - first).days + 1
    if days <= MOST_DAYS:
        return Length.DAY
    if days <= MOST_WEEKS * 7:
        return Length.WEEK
    return Length.MONTH if days <= MOST_MONTHS * 31 else Length.YEAR


def periods_of(by_day: Mapping[date, Amounts], until: date) -> list[Period]:
    """Every period from the first day on which anything was done until the day given; weeks begin on Monday."""
    if not by_day:
        return []
    first, last = min(by_day), max(until, *by_day)
    length = length_for(first, last)
    done: dict[date, dict[str, int]] = {}
    for day, amounts in by_day.items():
        period = done.setdefault(_FIRSTS[length](day), {})
        for what, number in amounts.items():
            period[what] = period.get(what, 0) + number
    so_far: dict[str, int] = {}
    periods = []
    for start, end in _stretches(_FIRSTS[length](first), last, length):
        for what, number in done.get(start, {}).items():
            so_far[what] = so_far.get(what, 0) + number
        periods.append(Period(start, end, done.get(start, {}), dict(so_far)))
    return periods


_FIRSTS: Mapping[Length, Callable[[date], date]] = {
    Length.DAY: lambda day: day,
    Length.WEEK: lambda day: day - timedelta(days=day.weekday()),
    Length.MONTH: lambda day: day.replace(day=1),
    Length.YEAR: lambda day: day.replace(month=1, day=1),
}
_LONGEST = {Length.DAY: 1, Length.WEEK: 7, Length.MONTH: 31, Length.YEAR: 366}


def _stretches(first: date, last: date, length: Length) -> Iterator[tuple[date, date]]:
    while first <= last:
        following = _FIRSTS[length](first + timedelta(days=_LONGEST[length]))
        yield first, following - timedelta(days=1)
        first = following
