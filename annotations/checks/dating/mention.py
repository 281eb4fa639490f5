"""A date as it stands in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a date is written; of a relative one, what it is resolved to is told by its EDTF."""

    DAY = "day"
    DAY_WITHOUT_YEAR = "day_without_year"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    PART_OF_YEAR = "part_of_year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    RELATIVE = "relative"
    DURATION = "duration"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Half-open code points, and what stands there.

    `edtf` is None where no date can be told, with the reason in `unresolved`; nothing in it is invented. Where less can
    be told than is written ("3/9/2010" as 2010), both are there. `duration` is ISO 8601 ("P3Y"), for durations, and for
    relative dates that are one ("the past three years"). `anchor` says what a relative date was counted from, None for
    others. `part` is what EDTF has no word for, "early", "mid" or "late": the late 1980s are 198X, late.
    """

    start: int
    end: int
    form: Form
    edtf: str | None = None
    duration: str | None = None
    unresolved: str | None = None
    anchor: str | None = None
    part: str | None = None
