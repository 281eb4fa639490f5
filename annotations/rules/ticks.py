"""What stands along an axis: days, months, years, centuries; and round numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotations.rules.edtf_calendar import calendar_date, day_number, days_in_month
from annotations.rules.edtf_words import MONTHS, describe_year
from annotations.rules.windows import Window

MOST = 14  # of them, so that their labels stand apart
MOST_LONG = 7  # of labels with many digits
LONG_YEAR = 100_000
WEEK = 7
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Cell:
    """The days from one tick to the next, both included; the first of a window may begin before it."""

    first: int
    last: int
    label: str


def cells_of(window: Window) -> list[Cell]:
    """The window in days, weeks of a month, months, quarters or round numbers of years, whichever suits its length."""
    for days, cells in ((1, _days(window, 1)), (WEEK, _days(window, WEEK)), (30, _months(window, 1))):
        if window.days <= MOST * days:
            return list(cells)
    if window.days <= MOST * 91:
        return list(_months(window, 3))
    return list(_years(window, _years_apart(window)))


def _years_apart(window: Window) -> int:
    """1, 2, 5, 10, 20, ...: the first of them that is rare enough."""
    farthest = max(abs(calendar_date(window.first)[0]), abs(calendar_date(window.last)[0]))
    most = MOST if farthest < LONG_YEAR else MOST_LONG
    return next(step for step in _round_steps() if window.days <= most * step * YEAR_DAYS)


def _round_steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _days(window: Window, apart: int) -> Iterator[Cell]:
    """One day each, or the 1st, 8th, 15th and 22nd of each month; the last of these is the longest."""
    year, month, day = calendar_date(window.first)
    first, is_named = window.first - (0 if apart == 1 else min((day - 1) % apart, day - 22 if day > 22 else 31)), True
    while first <= window.last:
        year, month, day = calendar_date(first)
        left = days_in_month(year, month) - day + 1
        last = first + (left if apart > 1 and day >= 22 else min(apart, left)) - 1
        label = f"{day} {MONTHS[month - 1][:3]}" if is_named or day == 1 else str(day)
        yield Cell(first, last, f"{label} {describe_year(year)}" if is_named or (month, day) == (1, 1) else label)
        first, is_named = last + 1, False


def _months(window: Window, apart: int) -> Iterator[Cell]:
    year, month, _ = calendar_date(window.first)
    month, is_named = month - (month - 1) % apart, True
    while (first := day_number(year, month, 1)) <= window.last:
        following = (year + 1, 1) if month + apart > 12 else (year, month + apart)
        name = MONTHS[month - 1][:3]
        label = f"{name} {describe_year(year)}" if is_named or month == 1 else name
        yield Cell(first, day_number(*following, 1) - 1, label)
        (year, month), is_named = following, False


def _years(window: Window, apart: int) -> Iterator[Cell]:
    """Round years as historians count them: 200 BC, 100 BC, 1, 100, 200; there is no year zero among them."""
    year = calendar_date(window.first)[0]
    place = year if apart == 1 else year // apart if year > 0 else -((apart - year) // apart)
    while (first := day_number(_round(place, apart), 1, 1)) <= window.last:
        following = day_number(_round(place + 1, apart), 1, 1)
        yield Cell(first, following - 1, describe_year(_round(place, apart)))
        place += 1


def _round(place: int, apart: int) -> int:
    """The year in this place: of those 100 apart 100 BC is in place -1, the year 1 in place 0, 100 in place 1."""
    if apart == 1 or place > 0:
        return place * apart
    return 1 + place * apart


def heights_of(most: int) -> list[int]:
    """Round numbers from 0 to one that is not below the most, at most six of them."""
    apart = next(step for step in _round_steps() if step * 5 >= most)
    return [apart * number for number in range(-(-max(most, 1) // apart) + 1)]
