"""Counting from when a source was published, as finely as that is known and no finer."""

from dataclasses import dataclass, replace

from annotations.checks.dating.when import When, checked, interval, year_text
from annotations.rules.dates import Edtf, EdtfDate
from annotations.rules.edtf_calendar import calendar_date, day_number, days_in_month

UNKNOWN = "when the source was published is not known"
TOO_COARSE = "the {} in which the source was published is not known"
LAST_MONTHS = {21: 5, 22: 8, 23: 11, 24: 2}  # of the seasons, as most of those who write of them live in the north
WINTER, DECEMBER = 24, 12
FARTHEST = 5_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of it: a date and what it was counted from, or the reason why there is none."""

    edtf: str | None
    unresolved: str | None = None
    anchor: str | None = None


class Published:
    """`published` may be None, an interval or doubted: then nothing is counted from it."""

    def __init__(self, published: Edtf | None) -> None:
        self.text = published.text if published else ""
        start = published.start if published and not published.is_interval else None
        known = isinstance(start, EdtfDate) and not (start.is_uncertain or start.is_approximate)
        date = start if known and isinstance(start, EdtfDate) and start.last is not None else None
        is_one_year = date is not None and date.precision.value not in ("decade", "century", "season")
        self.year = date.year if date and is_one_year else None
        self.month = date.month if date and is_one_year else None
        self.day = date.day if date and is_one_year else None

    def shifted(self, steps: int, unit: str, factor: int) -> Reading:
        """So many units later, as one year, month or day; a week is its seven days from Monday on."""
        if unit == "Y":
            return self._years(steps, factor)
        if unit == "M":
            return self._told(self._month(steps), "month")
        if unit == "W" and abs(steps) <= 1:
            return self._told(self._week(steps), "day")
        days = steps * 7 if unit == "W" else steps
        day = self._day(days)
        return self._told(f"{day}~" if day and unit == "W" else day, "day")

    def period(self, many: int, unit: str, factor: int) -> Reading:
        """From so many units before until then."""
        if unit == "Y":
            years = self._year(-many * factor), self._year(0)
            return self._told(interval(*years), "year")
        if unit == "M":
            return self._told(interval(self._month(-many), self._month(0)), "month")
        return self._told(interval(self._day(-many * (7 if unit == "W" else 1)), self._day(0)), "day")

    def in_year(self, step: int, month: int, day: int | None) -> Reading:
        """A month or day of the year before, of publication, or after; without a year, where that is not known."""
        year = self._year(step)
        told = self._told("-".join([year or "XXXX", *(f"{part:02d}" for part in (month, day) if part)]), "year")
        return told if year else replace(self._told(None, "year"), edtf=told.edtf)

    def nearest(self, step: int, month: int, season: int) -> Reading:
        """The last month or season of that name that was over, the next that begins, or that of the year."""
        if self.year is None or (step and self.month is None):
            return self._told(None, "month")
        last = month or LAST_MONTHS[season]
        now = self.month or 0
        later = {-1: -1 if last >= now else 0, 0: 0, 1: 0 if last > now else 1}[max(step, -1)] + min(step + 1, 0)
        if season == WINTER:  # told by the year in which it begins
            later = later - 1 if step < 0 else int(now == DECEMBER) if step else -int(0 < now <= last)
        return self._told(f"{year_text(self.year + later)}-{month or season:02d}", "month")

    def quarter(self, number: int) -> Reading:
        """That quarter of the year of publication, if it was over by then; else it is not told of which year."""
        if self.year is None or self.month is None:
            return self._told(None, "month")
        if 3 * number >= self.month:
            return Reading(None, "the year is not said")
        year = year_text(self.year)
        return self._told(interval(f"{year}-{3 * number - 2:02d}", f"{year}-{3 * number:02d}"), "month")

    def day_of_month(self, step: int, day: int) -> Reading:
        """A day of the month of publication (0), of so many before or after."""
        month = self._month(step)
        return self._told(checked(f"{month}-{day:02d}") if month else None, "month")

    def decade_of_last_century(self, tens: int) -> Reading:
        """The thirties of the century before that of publication."""
        if self.year is None:
            return self._told(None, "year")
        return self._told(year_text(self.year // 100 * 100 - 100 + tens)[:-1] + "X", "year")

    def weekday(self, step: int, number: int) -> Reading:
        """The last day of that name before, or the first after; 1 is Monday."""
        if self.day is None:
            return self._told(None, "day")
        today = (self._number() - 1) % 7 + 1
        apart = (today - number - 1) % 7 + 1 if step < 0 else (number - today - 1) % 7 + 1
        return self._told(self._day(apart if step > 0 else 7 * (step + 1) - apart), "day")

    def weekday_near(self, number: int, *, is_over: bool) -> Reading:
        """The last day of that name up to publication, or the first after it; 1 is Monday.

        Of what is to come on the weekday of publication it is not told whether it is that very day.
        """
        if self.day is None:
            return self._told(None, "day")
        apart = (self._number() - 1) % 7 + 1 - number
        if not is_over:
            return self._told(self._day(-apart % 7) if apart % 7 else None, "day")
        return self._told(self._day(-(apart % 7)), "day")

    def weekday_of_week(self, step: int, number: int) -> Reading:
        """The day of that name in the week of publication (0), or so many weeks on; 1 is Monday, and begins a week."""
        if self.day is None:
            return self._told(None, "day")
        return self._told(self._day(7 * step + number - 1 - (self._number() - 1) % 7), "day")

    def is_within(self, when: When, days: int) -> bool:
        """Whether a day or month with its year is so near to the day of publication."""
        if self.day is None or when.year is None or when.month is None:
            return False
        first = day_number(when.year, when.month, when.day or 1)
        last = first if when.day else first + days_in_month(when.year, when.month) - 1
        return first - days <= self._number() <= last + days

    def _years(self, steps: int, factor: int) -> Reading:
        if self.year is None:
            return self._told(None, "year")
        if factor == 1:
            return self._told(self._year(steps), "year")
        first = self.year // factor * factor + steps * factor
        return self._told(
            checked(year_text(first)[: -1 if factor == 10 else -2] + "X" * (1 if factor == 10 else 2)), "year"
        )

    def _told(self, edtf: str | None, needed: str) -> Reading:
        if edtf and checked(edtf):
            return Reading(edtf, anchor=f"publication, {self.text}")
        return Reading(None, TOO_COARSE.format(needed) if self.text else UNKNOWN)

    def _year(self, steps: int) -> str | None:
        if self.year is None or not -FARTHEST < self.year + steps <= 9_999:
            return None
        return year_text(self.year + steps)

    def _month(self, steps: int) -> str | None:
        if self.year is None or self.month is None or abs(steps) > FARTHEST:
            return None
        months = self.year * 12 + self.month - 1 + steps
        return f"{year_text(months // 12)}-{months % 12 + 1:02d}"

    def _number(self) -> int:
        return day_number(self.year or 1, self.month or 1, self.day or 1)

    def _day(self, days: int) -> str | None:
        if self.year is None or not self.month or not self.day or abs(days) > 366 * FARTHEST:
            return None
        year, month, day = calendar_date(self._number() + days)
        return f"{year_text(year)}-{month:02d}-{day:02d}"

    def _week(self, steps: int) -> str | None:
        if self.day is None:
            return None
        monday = -((self._number() - 1) % 7) + 7 * steps
        return interval(self._day(monday), self._day(monday + 6))
