"""How long a stretch of time is said to be, and how long it can be by its ends."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import ceil, floor

from annotations.checks.chronology.timeline import Dated
from annotations.checks.finding import Noticed
from annotations.rules.edtf_values import EdtfDate, Precision

_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)([YMWD]))(?:(\d+)M)?")
DAYS_IN = {"Y": Decimal("365.2425"), "M": Decimal("30.436875"), "W": Decimal(7), "D": Decimal(1)}
NAMES = {"Y": "year", "M": "month", "W": "week", "D": "day"}
SLACK = Decimal("0.02")  # of a unit: a leap day more or less makes no year
ROUND_FROM = 20
DAYS_MISCOUNTED = 10  # from so many on, people miscount by one
FINER = {Precision.YEAR: "Y", Precision.MONTH: "YM", Precision.DAY: "YMWD"}


class Hedge(StrEnum):
    """How a length is qualified by the words about it."""

    NONE = "none"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ALMOST = "almost"
    ROUND = "round"  # a decade, half a century, and numbers that people round to


class Fit(StrEnum):
    """What becomes of a length set against a stretch of time."""

    FITS = "fits"
    DOUBTFUL = "doubtful"  # it can be so by generous counting only
    APART = "apart"
    NOT_TOLD = "not_told"


NOTICED = {Fit.FITS: Noticed.HOLDS, Fit.DOUBTFUL: Noticed.TENSION, Fit.APART: Noticed.CONTRADICTION}


@dataclass(frozen=True, slots=True)
class Length:
    """So many units, of Y, M, W or D."""

    count: Decimal
    unit: str

    @property
    def iso(self) -> str:
        """The same as an ISO 8601 duration."""
        return f"P{self.count.normalize():f}{self.unit}"

    def __str__(self) -> str:
        name = NAMES[self.unit]
        return f"{self.count.normalize():f} {name}" + ("" if self.count == 1 else "s")


def read_length(duration: str) -> Length | None:
    """An ISO 8601 duration of one unit, or of years and months; None for any other."""
    found = _DURATION.fullmatch(duration)
    if found is None or (found[3] and found[2] != "Y"):
        return None
    count = Decimal(found[1]) + (Decimal(found[3]) / 12 if found[3] else 0)
    return Length(count, found[2]) if 0 < count < 10_000 else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units lie between two ends: as people count them, the ends left out or included, and at the farthest.

    `least` is what is sure to lie between them.
    """

    least: int
    low: int
    high: int
    unit: str

    def __str__(self) -> str:
        name = NAMES[self.unit]
        if self.low == self.high:
            return f"{self.low} {name}" + ("" if self.low == 1 else "s")
        join = "or" if self.high == self.low + 1 else "to"
        return f"{self.low} {join} {self.high} {name}s"


def counts_between(start: EdtfDate, end: EdtfDate, unit: str) -> Counts | None:
    """The units from one date to a later one; None where the dates are too coarse for it, or not in that order.

    1990 to 1994 are 4 or 5 years: the last year counted or not. 27 September to 8 November are 42 or 43 days.
    """
    if start.first is None or start.last is None or end.first is None or end.last is None:
        return None
    if end.first < start.last or not _is_fine_enough(start, end, unit):
        return None
    size = DAYS_IN[unit]
    least = floor((end.first - start.last) / size + SLACK)
    most = ceil((end.last - start.first + 1) / size - SLACK)
    between = _calendar_units(start, end, unit)
    return Counts(least, between if between is not None else least, max(most, least), unit)


def _is_fine_enough(start: EdtfDate, end: EdtfDate, unit: str) -> bool:
    return all(unit in FINER.get(side.precision, "") for side in (start, end))


def _calendar_units(start: EdtfDate, end: EdtfDate, unit: str) -> int | None:
    """How often the unit's own name changes from one to the other, for dates no finer than the unit."""
    if start.year is None or end.year is None:
        return None
    years = end.year - start.year
    if unit == "Y" and Precision.YEAR in (start.precision, end.precision):
        return years
    if unit == "M" and start.month and end.month and Precision.MONTH in (start.precision, end.precision):
        return 12 * years + end.month - start.month
    return None


def counts_of(span: Dated, unit: str) -> Counts | None:
    """The same for a range."""
    start, end = span.edtf.start, span.edtf.end
    if not isinstance(start, EdtfDate) or not isinstance(end, EdtfDate) or span.is_doubted:
        return None
    return counts_between(start, end, unit)


def fit(length: Length, counts: Counts, hedge: Hedge) -> Fit:
    """Whether so long a time fits what was counted, by the hedge it was told with."""
    number = length.count
    if hedge is Hedge.NONE and _is_round(length):
        hedge = Hedge.ROUND
    if hedge is Hedge.AT_LEAST:
        return Fit.FITS if number <= counts.high else _beyond(number - counts.high)
    if hedge is Hedge.AT_MOST:
        return Fit.FITS if floor(number) >= counts.least else _beyond(counts.least - number)
    near, far = _tolerances(length, hedge)
    if counts.low - near <= number <= counts.high + near:
        return Fit.FITS
    if min(counts.least, counts.low) - far <= number <= counts.high + far:
        return Fit.DOUBTFUL
    return Fit.APART


def _is_round(length: Length) -> bool:
    return length.count >= ROUND_FROM and length.count % 10 == 0 and length.unit in "YD"


def _beyond(excess: Decimal) -> Fit:
    return Fit.DOUBTFUL if excess <= 1 else Fit.APART


def _tolerances(length: Length, hedge: Hedge) -> tuple[Decimal, Decimal]:
    """By how much a length may miss and still fit, and still not be surely wrong."""
    number = length.count
    if hedge is Hedge.ABOUT:
        return max(Decimal(1), number / 4), max(Decimal(2), number / 2)
    if hedge is Hedge.ROUND:
        return max(Decimal(1), number / 20), max(Decimal(1), number / 10)
    if hedge is Hedge.ALMOST:
        is_round = _is_round(length)  # nearly fifty may be forty-eight
        return (number / 20, number / 10) if is_round else (Decimal("0.5"), Decimal(1))
    return Decimal(0), Decimal(length.unit == "D" and number >= DAYS_MISCOUNTED)
