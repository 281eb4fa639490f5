"""What an EDTF string says, once read: dates, their precision and doubts, and the sides of an interval."""

from dataclasses import dataclass
from enum import Enum, IntEnum


class Season(IntEnum):
    """The codes that stand in place of a month; they name no hemisphere."""

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24


class Precision(Enum):
    """How finely a date is written; a day written as XX is still a date of day precision."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Missing(Enum):
    """Why one side of an interval has no date, by what is written there."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day; `second` is counted from the start of day 0, in UTC if `zone` is not empty, else as written."""

    clock: str
    zone: str
    second: int


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date, on its own or as a side of an interval.

    `first` and `last` are day numbers, None without a year. `year` is the first year meant (1990 for 199X). `month`
    and `day` are None where they are not written or unspecified; `precision` tells which of the two.
    """

    first: int | None
    last: int | None
    precision: Precision
    year: int | None
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    is_uncertain: bool = False
    is_approximate: bool = False
    moment: Moment | None = None

    @property
    def has_unspecified(self) -> bool:
        """Whether an X stands in it."""
        in_day = self.precision is Precision.DAY and self.day is None
        in_month = self.precision is Precision.MONTH and self.month is None
        return in_day or in_month or self.year is None or self.precision in (Precision.DECADE, Precision.CENTURY)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval; `start` and `end` are one and the same date unless `is_interval`.

    `earliest` and `latest` are the first and last day written, both included, counted so that 0001-01-01 is day 1;
    they are not widened for `~` or `?`. None means that the side is open or unknown, or that there is no year.
    """

    text: str
    earliest: int | None
    latest: int | None
    start: EdtfDate | Missing
    end: EdtfDate | Missing
    is_interval: bool = False

    @property
    def is_uncertain(self) -> bool:
        """Whether a `?` or `%` stands on either side."""
        return any(isinstance(side, EdtfDate) and side.is_uncertain for side in (self.start, self.end))

    @property
    def is_approximate(self) -> bool:
        """Whether a `~` or `%` stands on either side."""
        return any(isinstance(side, EdtfDate) and side.is_approximate for side in (self.start, self.end))

    @property
    def is_yearless(self) -> bool:
        """Whether the year is unknown; such a date has no bounds and belongs on no time line."""
        return isinstance(self.start, EdtfDate) and self.start.year is None

    @property
    def has_open_start(self) -> bool:
        """Whether it begins with `..`: no start is given, or there is none."""
        return self.start is Missing.OPEN

    @property
    def has_open_end(self) -> bool:
        """Whether it ends with `..`: no end is given, or there is none."""
        return self.end is Missing.OPEN

    @property
    def has_unknown_start(self) -> bool:
        """Whether it had a start that nobody knows."""
        return self.start is Missing.UNKNOWN

    @property
    def has_unknown_end(self) -> bool:
        """Whether it had an end that nobody knows."""
        return self.end is Missing.UNKNOWN
