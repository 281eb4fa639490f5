"""How a date lies on a line of days, with what is not known of it: what a picture of it has to show."""

from dataclasses import dataclass
from enum import StrEnum

from annotations.rules.dates import tolerance
from annotations.rules.edtf_values import Edtf, EdtfDate, Missing, Precision


class Manner(StrEnum):
    """How days belong to a date."""

    SURE = "sure"
    """All of them."""
    BETWEEN = "between"
    """Some of them, nobody knows which: unspecified digits, and seasons, which name no hemisphere."""
    BEFORE = "before"
    """It may begin there, if it is only about (`~`) what is written."""
    AFTER = "after"
    """It may end there, likewise."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from first to last, both included; `is_doubted` if a `?` stands behind them."""

    manner: Manner
    first: int
    last: int
    is_doubted: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """The stretches of a date in their order; at least one. `before` and `after` say what there is of no date at all.

    Missing.OPEN is an end that was left open, Missing.UNKNOWN one that nobody knows, None an end that is written.
    """

    stretches: tuple[Stretch, ...]
    before: Missing | None = None
    after: Missing | None = None
    is_day: bool = False

    @property
    def first(self) -> int:
        """The first day that it is drawn on."""
        return self.stretches[0].first

    @property
    def last(self) -> int:
        """The last day that it is drawn on."""
        return self.stretches[-1].last

    @property
    def is_doubted(self) -> bool:
        """Whether any of it is uncertain."""
        return any(stretch.is_doubted for stretch in self.stretches)


def extent_of(date: Edtf) -> Extent | None:
    """What is to be drawn of a date; None if its year is unknown, because such a date belongs on no time line."""
    if date.is_yearless:
        return None
    start, end = date.start, date.end
    stretches = [one for side in (start, end) if (one := _written(side))]
    if date.is_interval and len(stretches) == 2:
        stretches = _joined(*stretches)
    elif not date.is_interval:
        stretches = stretches[:1]
    return Extent(
        stretches=(*_fade(start, Manner.BEFORE), *stretches, *_fade(end, Manner.AFTER)),
        before=start if isinstance(start, Missing) else None,
        after=end if isinstance(end, Missing) else None,
        is_day=not date.is_interval and _is_day(start),
    )


def _written(side: EdtfDate | Missing) -> Stretch | None:
    if isinstance(side, Missing) or side.first is None or side.last is None:
        return None
    is_between = side.has_unspecified or side.season is not None
    return Stretch(Manner.BETWEEN if is_between else Manner.SURE, side.first, side.last, side.is_uncertain)


def _joined(start: Stretch, end: Stretch) -> list[Stretch]:
    """From the start to the end, and what lies between them; each day once."""
    begins = Stretch(start.manner, start.first, min(start.last, end.last), start.is_doubted)
    is_doubted = start.is_doubted and end.is_doubted
    parts = [begins, Stretch(Manner.SURE, begins.last + 1, end.first - 1, is_doubted)]
    parts.append(Stretch(end.manner, max(end.first, begins.last + 1), end.last, end.is_doubted))
    joined: list[Stretch] = []
    for part in (one for one in parts if one.first <= one.last):
        before = joined[-1] if joined else None
        # Two ends of which some days are meant stay two; what is alike otherwise is one.
        if before and _look(before) == _look(part) and part.manner is Manner.SURE:
            joined[-1] = Stretch(part.manner, before.first, part.last, part.is_doubted)
        else:
            joined.append(part)
    return joined


def _look(stretch: Stretch) -> tuple[Manner, bool]:
    return stretch.manner, stretch.is_doubted


def _fade(side: EdtfDate | Missing, manner: Manner) -> tuple[Stretch, ...]:
    """As far as the workbench takes a date with `~` to reach, whenever it compares one."""
    if isinstance(side, Missing) or side.first is None or side.last is None or not tolerance(side):
        return ()
    reach = tolerance(side)
    if manner is Manner.BEFORE:
        return (Stretch(manner, side.first - reach, side.first - 1, side.is_uncertain),)
    return (Stretch(manner, side.last + 1, side.last + reach, side.is_uncertain),)


def _is_day(side: EdtfDate | Missing) -> bool:
    return isinstance(side, EdtfDate) and side.precision is Precision.DAY and side.first == side.last
