"""Percentages against the counts they are of, and against what changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from annotations.checks.counting.bounds import Bounds, bounds_of, number_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.restated import BACK, is_told_again, only_before, part_of, whole_of
from annotations.checks.counting.sums import is_whole
from annotations.checks.counting.totals import is_from_to, step_of
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Noticed
from annotations.rules.figures import Qualifier

HUNDRED = Decimal(100)
_SCALES = tuple(Decimal(1000) ** power for power in (1, 2, 3))
_CLOSE = Decimal(2)  # points off that a critic would ask about rather than call wrong
_ROUGH = Decimal(5)  # points by which "about" may miss
_HEDGES: Mapping[str | None, str] = {
    Qualifier.MORE_THAN: "more than ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.LESS_THAN: "less than ",
    Qualifier.AT_MOST: "at most ",
}
_LOOSE, _WRONG = Decimal(3), Decimal(10)  # points by which a half or a third is one, and by which it is none


@dataclass(frozen=True, slots=True)
class Percentage:
    """Figures that were reckoned with, and what came of it. `arithmetic` is how; `said` what the text says instead."""

    figures: tuple[FigureMention, ...]
    kind: Noticed
    arithmetic: str
    said: str


def percentages(wholes: Wholes) -> Iterator[Percentage]:
    """Every percentage that can be reckoned, in no order."""
    for number, mention in enumerate(wholes.figures):
        if mention.figure.unit in {"percent", "share"} and mention.figure.value is not None:
            found = _of_count(wholes, number)
            if found is not None:
                yield found
    for number in range(len(wholes.figures) - 1):
        if is_from_to(wholes, number):
            found = _of_change(wholes, number)
            if found is not None:
                yield found


def _of_count(wholes: Wholes, number: int) -> Percentage | None:
    """27 of 213, or 13 percent; half of the 96, 48. What the share is of but for its place is never called wrong."""
    part = part_of(wholes, number)
    found = None if part is None else _of_part(wholes, number, part)
    if part is None or found is None or found.kind is Noticed.HOLDS:
        return found
    return _of_another(wholes, number, part, found) or found


def _of_another(wholes: Wholes, number: int, part: int, found: Percentage) -> Percentage | None:
    """The same of another count before it in its sentence, where it holds: 310 came back; of these 280 (90 percent)."""
    for other in range(part - 1, max(part - BACK, -1), -1):
        told = wholes.figures[other]
        if wholes.sentence_of(other) != wholes.sentence_of(part):
            break
        if told not in found.figures and is_whole(told):
            again = reckoned(wholes.figures[part], told, wholes.figures[number])
            if again is not None and again.kind is Noticed.HOLDS:
                return again
    return None


def _of_part(wholes: Wholes, number: int, part: int) -> Percentage | None:
    percent = wholes.figures[number]
    whole = whole_of(wholes, number, part)
    if whole is not None:
        found = reckoned(wholes.figures[part], wholes.figures[whole], percent)
        return found and replace(found, kind=_unsure(found.kind, is_so=is_told_again(wholes, part)))
    only = only_before(wholes, part)
    if only is not None:
        found = reckoned(wholes.figures[part], wholes.figures[only], percent)
        if found is not None:
            return replace(found, kind=_unsure(found.kind, is_so=True))
    for other in range(part - 1, max(part - BACK, -1), -1):
        told = wholes.figures[other]
        is_near = wholes.sentence_of(part) - wholes.sentence_of(other) <= 2
        if is_near and is_whole(told) and told.figure.unit == wholes.figures[part].figure.unit and not told.is_part:
            found = reckoned(wholes.figures[part], told, percent)
            if found is not None and found.kind is Noticed.HOLDS:
                return found
    return None


def reckoned(part: FigureMention, whole: FigureMention, percent: FigureMention) -> Percentage | None:
    """What the share of a part is, and whether it is the one told; None where the two are of different units."""
    above, below = bounds_of(part), bounds_of(whole)
    is_bare = part.figure.unit is None and part.counted is None  # "40 percent of the 12 million manat, or 6 million"
    if below.middle <= 0 or not (is_bare or part.figure.unit == whole.figure.unit) or above.middle > below.middle:
        return None
    share = HUNDRED * above.middle / below.middle
    arithmetic = f"{number_of(part)} of {number_of(whole)} = {share:.1f} percent"
    figures = tuple(sorted((part, whole, percent), key=lambda one: one.start))
    if percent.figure.unit == "share":
        told = bounds_of(percent)
        hedge = _HEDGES.get(percent.figure.qualifier, "")
        return Percentage(
            figures, _judged_share(share, told), arithmetic, f"{hedge}{(HUNDRED * told.middle).normalize():f} percent"
        )
    kind = judged(_ratio(above, below), bounds_of(percent), share, percent)
    return Percentage(figures, kind, arithmetic, f"{number_of(percent)} percent")


def _unsure(kind: Noticed, *, is_so: bool) -> Noticed:
    return Noticed.TENSION if is_so and kind is Noticed.CONTRADICTION else kind


def _judged_share(share: Decimal, told: Bounds) -> Noticed:
    """A half or a third is seldom meant to the point; what is more than it, or less, is that."""
    off = abs(share - HUNDRED * told.middle)
    if told.low is None or told.high is None:
        is_so = share >= HUNDRED * told.middle if told.high is None else share <= HUNDRED * told.middle
        return Noticed.HOLDS if is_so else Noticed.TENSION if off <= _LOOSE else Noticed.CONTRADICTION
    return Noticed.HOLDS if off <= _LOOSE else Noticed.CONTRADICTION if off > _WRONG else Noticed.TENSION


def _ratio(above: Bounds, below: Bounds) -> Bounds:
    """What the share may be, in percent, with the reach of both numbers."""
    low = None if above.low is None or below.high is None else HUNDRED * above.low / max(below.high, Decimal(1))
    high = None if above.high is None or not below.low else HUNDRED * above.high / below.low
    return Bounds(low, high, HUNDRED * above.middle / below.middle)


def judged(share: Bounds, told: Bounds, middle: Decimal, percent: FigureMention) -> Noticed:
    """Holds if within one in the last place; a contradiction only if off by more than rounding by hand may be."""
    place = percent.place
    if percent.figure.qualifier == Qualifier.ABOUT:  # about 60 percent is not 45
        told = Bounds(told.middle - _ROUGH, told.middle + _ROUGH, told.middle)
        if not share.fits(told) and abs(middle - told.middle) <= 2 * _ROUGH:
            return Noticed.TENSION
    widened = Bounds(
        None if told.low is None else told.low - place, None if told.high is None else told.high + place, told.middle
    )
    if share.fits(widened):
        return Noticed.HOLDS
    return Noticed.TENSION if abs(middle - told.middle) <= _CLOSE else Noticed.CONTRADICTION


def _of_change(wholes: Wholes, number: int) -> Percentage | None:
    """Rose by 20 percent, from 50 to 60."""
    first, second, step = wholes.figures[number], wholes.figures[number + 1], step_of(wholes, number)
    if (
        step is None
        or step.figure.unit not in {"percent", "share"}
        or step.figure.value is None
        or bounds_of(first).middle <= 0
    ):
        return None
    if first.figure.unit in {"percent", "share"} or first.figure.unit not in {None, second.figure.unit}:
        return None
    if _TO.search(wholes.text, max(step.start - 8, 0), step.start):
        return None  # fell to 60 percent of what it was
    low, high = bounds_of(first), bounds_of(second)
    is_scaled = first.place != second.place and high.middle > 100 * low.middle
    if is_scaled:  # "from 5 to 6 million" leaves out a million
        scale = min(_SCALES, key=lambda one: abs(one * low.middle - high.middle))
        low = Bounds(low.low and low.low * scale, low.high and low.high * scale, low.middle * scale)
    change = abs(high.middle - low.middle) * HUNDRED / low.middle
    reach = change_reach(low, high)
    arithmetic = f"{number_of(first)} to {number_of(second)} = {change:.1f} percent"
    if step.figure.unit == "share":
        share = bounds_of(step)
        kind = _unsure(_judged_share(change, share), is_so=is_scaled)
        return Percentage((first, second, step), kind, arithmetic, f"{(HUNDRED * share.middle).normalize():f} percent")
    kind = _unsure(judged(reach, bounds_of(step), change, step), is_so=is_scaled)
    return Percentage((first, second, step), kind, arithmetic, f"{number_of(step)} percent")


_TO = re.compile(r"(?<!up )(?<!\w)(?:to|до|at)\s+\Z")


def change_reach(low: Bounds, high: Bounds) -> Bounds:
    change = abs(high.middle - low.middle) * HUNDRED / low.middle
    if low.low is None or low.high is None or high.low is None or high.high is None or low.low <= 0:
        return Bounds(None, None, change)
    ends = [abs(after / before - 1) * HUNDRED for after in (high.low, high.high) for before in (low.low, low.high)]
    return Bounds(min(ends), max(ends), change)
