"""Dates and figures drawn as bars on a common scale, so that one sees how they lie to each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from math import inf, isfinite

from annotations.models import Annotation
from annotations.rules import dates, figures
from annotations.rules.details import counted, dated
from annotations.rules.edtf_calendar import year_of
from annotations.rules.edtf_grammar import DAY_SECONDS
from annotations.rules.edtf_words import MONTHS
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.relations import Bound, Reach, Relation, combine, relate

LEAST = 1.5  # per cent of the scale: what is shorter would not be seen
BEYOND = 12.0  # per cent left free on a side on which something is open


@dataclass(frozen=True)
class Bar:
    """One end, in per cent of the scale: all it may reach to, and within that what it covers in every reading."""

    start: float
    width: float
    sure_start: float
    sure_width: float
    is_open_before: bool
    is_open_after: bool

    @property
    def is_sure(self) -> bool:
        """Whether it covers in every reading all that it may reach to."""
        return (self.start, self.width) == (self.sure_start, self.sure_width)


@dataclass(frozen=True)
class Scale:
    """The bars in the order of the ends, and what stands at the two ends of the scale; beyond an open one is room."""

    bars: Sequence[Bar]
    low: str
    high: str
    is_open_before: bool
    is_open_after: bool


@dataclass(frozen=True)
class _Range:
    """A reach in plain numbers."""

    earliest_start: float
    latest_start: float
    earliest_end: float
    latest_end: float


def scale_of(kind: str | None, ends: Sequence[Annotation], relation: Relation) -> Scale | None:
    """The ends drawn; None where nothing was computed, or where bars would show another relation than the computed one.

    Seasons of different names, for one, share no day, though a bar of each would be the whole year.
    """
    if relation is Relation.CANNOT_TELL:
        return None
    if kind == ContradictionKind.DATING:
        return _of_dates(ends, relation)
    return _of_figures(ends, relation) if kind == ContradictionKind.FIGURE else None


def _of_dates(ends: Sequence[Annotation], relation: Relation) -> Scale | None:
    found = [dated(Kind(end.kind), end.details) for end in ends]
    reaches = [dates.reach_of(one) for one in found if one is not None and not one.is_yearless]
    if len(reaches) < len(ends) or combine([relate(*pair) for pair in combinations(reaches, 2)]) != relation:
        return None
    return _drawn([_Range(*_bounds(reach)) for reach in reaches], _day_label)


def _of_figures(ends: Sequence[Annotation], relation: Relation) -> Scale | None:
    found = [figure for end in ends if (figure := counted(Kind(end.kind), end.details)) is not None]
    if len(found) < len(ends) or len(found) != 2:
        return None
    reaches = [figures.reach_of(one, other) for one, other in (found, found[::-1])]
    one, other = reaches
    if one is None or other is None or relate(one, other) != relation:
        return None
    return _drawn([_Range(*(float(point[0]) for point in _bounds(reach))) for reach in (one, other)], _number_label)


def _bounds(reach: Reach[Bound]) -> tuple[Bound, Bound, Bound, Bound]:
    return reach.earliest_start, reach.latest_start, reach.earliest_end, reach.latest_end


def _drawn(ranges: Sequence[_Range], label: Callable[[float], str]) -> Scale | None:
    bounds = [
        bound
        for one in ranges
        for bound in (one.earliest_start, one.latest_start, one.earliest_end, one.latest_end)
        if isfinite(bound)
    ]
    if not bounds:
        return None
    low, high = min(bounds), max(bounds)
    is_open_before = any(one.earliest_start == -inf for one in ranges)
    is_open_after = any(one.latest_end == inf for one in ranges)
    before, after = BEYOND * is_open_before, BEYOND * is_open_after

    def place(bound: float) -> float:
        if not isfinite(bound):
            return 0.0 if bound < 0 else 100.0
        share = (bound - low) / (high - low) if high > low else 0.5
        return before + share * (100.0 - before - after)

    bars = [_bar(one, place) for one in ranges]
    return Scale(bars, label(low), label(high) if high > low else "", is_open_before, is_open_after)


def _bar(one: _Range, place: Callable[[float], float]) -> Bar:
    start, width = _stretch(place(one.earliest_start), place(one.latest_end))
    is_sure = one.latest_start <= one.earliest_end
    sure = _stretch(place(one.latest_start), place(one.earliest_end)) if is_sure else (start, 0.0)
    return Bar(start, width, *sure, one.earliest_start == -inf, one.latest_end == inf)


def _stretch(start: float, end: float) -> tuple[float, float]:
    width = max(end - start, LEAST)
    return round(min(start, 100.0 - width), 2), round(width, 2)


def _day_label(second: float) -> str:
    day = int(second // DAY_SECONDS)
    if not 1 <= day <= date.max.toordinal():
        return str(year_of(day))
    shown = date.fromordinal(day)
    return f"{shown.day} {MONTHS[shown.month - 1][:3]} {shown.year}"


def _number_label(number: float) -> str:
    return f"{Decimal(number):,.12g}"
