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

    `edtf` is None where no date can be told, with the reason in `unresolved`; nothing in it is invented. `duration` is
    ISO 8601 ("P3Y"), for durations alone. `anchor` says what a relative date was counted from, None for others.
    """

    start: int
    end: int
    form: Form
    edtf: str | None = None
    duration: str | None = None
    unresolved: str | None = None
    anchor: str | None = None
