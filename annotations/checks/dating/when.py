"""A date as read from words, not yet EDTF: what is known of it, and nothing that is not."""

from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from annotations.checks.dating.mention import Form
from annotations.rules.edtf_calendar import days_in_month
from annotations.rules.edtf_grammar import NotEdtf, parse_edtf


class Unit(IntEnum):
    """How fine a date is, coarsest first."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6


FORMS = {unit: Form(unit.name.lower()) for unit in Unit}


@dataclass(frozen=True, slots=True)
class When:
    """`year` is as in ISO 8601 (0 is 1 BC), the first one of a decade or century, None where it is not said."""

    unit: Unit
    year: int | None
    month: int | None = None
    day: int | None = None
    is_about: bool = False
    is_doubted: bool = False

    @property
    def form(self) -> Form:
        """How such a date is called."""
        if self.unit is Unit.DAY and self.year is None:
            return Form.DAY_WITHOUT_YEAR
        return FORMS[self.unit]

    @property
    def last_year(self) -> int | None:
        """The last year of a decade or century, else the year."""
        length = {Unit.DECADE: 10, Unit.CENTURY: 100}.get(self.unit, 1)
        return None if self.year is None else self.year + length - 1

    def edtf(self) -> str | None:
        """As EDTF; None for what is no date of the calendar, and for what EDTF of level 1 cannot say."""
        return _written(self)

    def _edtf(self) -> str | None:
        text = self._plain()
        if text is None:
            return None
        return checked(text if "/" in text else text + self.qualifier)

    @property
    def qualifier(self) -> str:
        """What stands behind it."""
        return {(True, True): "%", (True, False): "~", (False, True): "?"}.get((self.is_about, self.is_doubted), "")

    def _plain(self) -> str | None:
        if self.unit is Unit.SEASON and self.year is None:
            return None
        year = "XXXX" if self.year is None else year_text(self.year)
        if self.unit in (Unit.DECADE, Unit.CENTURY):
            return self._many_years()
        parts = [year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def _many_years(self) -> str | None:
        if self.year is None:
            return None
        digits = 1 if self.unit is Unit.DECADE else 2
        if self.year >= 0 and self.year % 10**digits == 0:
            return f"{self.year:04d}"[:-digits] + "X" * digits
        last = self.year + 10**digits - 1
        if self.unit is Unit.CENTURY and last <= 0:
            # -04XX is 500 to 401 BC to the year; the first alone lacks its last one, as 00XX has one too many.
            return "-" + f"{-last:04d}"[:-2] + "XX"
        return f"{year_text(self.year)}/{year_text(last)}"

    def first_side(self) -> str | None:
        """As the start of an interval, where EDTF wants a year in place of a decade or century."""
        return self._side(self.year)

    def last_side(self) -> str | None:
        """As the end of an interval."""
        return self._side(self.last_year)

    def _side(self, year: int | None) -> str | None:
        if year is None:
            return None
        whole = replace(self, unit=Unit.YEAR, year=year) if self.unit in (Unit.DECADE, Unit.CENTURY) else self
        return whole.edtf()


def year_text(year: int) -> str:
    """Four digits, with a sign before the years that are 2 BC and earlier."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def checked(text: str) -> str | None:
    """The text if it is EDTF as we accept it, else None: there is no 30 February."""
    try:
        return parse_edtf(text).text
    except NotEdtf:
        return None


def is_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has that day, in some year where none is said."""
    return 1 <= month <= 12 and 1 <= day <= days_in_month(2000 if year is None else year, month)


def interval(start: str | None, end: str | None) -> str | None:
    """From one side to the other; None if either is missing, or it would end before it starts."""
    return checked(f"{start}/{end}") if start and end else None


@lru_cache(maxsize=32_768)
def when_of(unit: Unit, year: int | None, month: int | None, day: int | None, is_about: bool, is_doubted: bool) -> When:
    """The same date is made once: a text may have it many thousand times."""
    return When(unit, year, month, day, is_about, is_doubted)


@lru_cache(maxsize=32_768)
def _written(when: When) -> str | None:
    return when._edtf()
