"""Which stretch of time is looked at: nearer, farther, earlier, later, and as it stands in an address."""

from dataclasses import dataclass

from annotations.rules.edtf_calendar import calendar_date, day_number, days_in_month
from annotations.rules.edtf_grammar import MAX_YEAR_DIGITS, NotEdtf, parse_edtf
from annotations.rules.edtf_words import explain_edtf

LEAST = 8  # days: of each of them one can see which it is
FARTHEST = day_number(10**MAX_YEAR_DIGITS - 1, 12, 31)
WHOLE_YEARS = 1_500
WHOLE_MONTHS = 800
# What people look at, in days.
LEVELS = {"centuries": 365_250, "decades": 36_525, "years": 3_653, "months": 366, "days": 31}


@dataclass(frozen=True, slots=True)
class Window:
    """From the first day to the last, both included, counted so that 0001-01-01 is day 1."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many."""
        return self.last - self.first + 1

    @property
    def middle(self) -> int:
        """The day in its middle."""
        return (self.first + self.last) // 2

    def closer(self) -> "Window | None":
        """Half of it, about its middle; None where it is near enough to tell the days."""
        window = self.about(self.middle, self.days // 2)
        return window if window.days < self.days else None

    def wider(self) -> "Window | None":
        """Twice of it; None where there are no more years."""
        window = self.about(self.middle, self.days * 2)
        return window if window.days > self.days else None

    def earlier(self) -> "Window | None":
        """As long, half of it before; None before the first year there can be."""
        return self._moved(-max(1, self.days // 2))

    def later(self) -> "Window | None":
        """As long, half of it after."""
        return self._moved(max(1, self.days // 2))

    def about(self, middle: int, days: int) -> "Window":
        """About so many days around a day, beginning and ending with whole years or months where that is no matter."""
        days = max(days, LEAST)
        first = middle - days // 2
        return snapped(first, first + days - 1)

    def _moved(self, days: int) -> "Window | None":
        window = snapped(self.first + days, self.last + days)
        is_new = days * (window.first - self.first) > 0 and days * (window.last - self.last) > 0
        return window if is_new else None

    def written(self) -> tuple[str, str]:
        """The first and the last day as short as EDTF allows: 1990 and 1994, or 1994-08-09 and 1994-08-16."""
        start, end = calendar_date(self.first), calendar_date(self.last)
        years = _write_year(start[0]), _write_year(end[0])
        is_of_years = start[1:] == (1, 1) and end[1:] == (12, 31)
        if is_of_years or any(year.startswith("Y") for year in years):
            return years
        if start[2] == 1 and end[2] == days_in_month(*end[:2]):
            return f"{years[0]}-{start[1]:02}", f"{years[1]}-{end[1]:02}"
        return whole_day(self.first), whole_day(self.last)

    def in_words(self) -> str:
        """From when to when."""
        first, last = self.written()
        return explain_edtf(first if first == last else f"{first}/{last}")


def snapped(first: int, last: int) -> Window:
    """These days within the years there can be, filled up to whole years or months if there are many of them."""
    first, last = max(first, -FARTHEST), min(last, FARTHEST)
    start, end = calendar_date(first), calendar_date(last)
    # Years of more than four digits have no months in EDTF.
    if last - first > WHOLE_YEARS or not -9_999 <= start[0] <= end[0] <= 9_999:
        return Window(day_number(start[0], 1, 1), day_number(end[0], 12, 31))
    if last - first > WHOLE_MONTHS:
        return Window(day_number(*start[:2], 1), day_number(*end[:2], days_in_month(*end[:2])))
    return Window(first, last)


def read_window(first: str, last: str, otherwise: Window) -> Window:
    """The window from one EDTF date to another; what is empty or no date is as in the other window."""
    start, end = _bound(first, is_first=True), _bound(last, is_first=False)
    begins = otherwise.first if start is None else start
    ends = otherwise.last if end is None else end
    if begins > ends:
        begins, ends = (begins, begins + LEAST - 1) if end is None else (ends - LEAST + 1, ends)
    return Window(max(begins, -FARTHEST), min(ends, FARTHEST))


def _bound(written: str, *, is_first: bool) -> int | None:
    try:
        date = parse_edtf(written.strip())
    except NotEdtf:
        return None
    return date.earliest if is_first else date.latest


def whole_day(day: int) -> str:
    """A day as EDTF, year, month and day; of a year with more than four digits only the year."""
    year, month, of_month = calendar_date(day)
    written = _write_year(year)
    return written if written.startswith("Y") else f"{written}-{month:02}-{of_month:02}"


def _write_year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}" if -9_999 <= year <= 9_999 else f"Y{year}"
