"""Percentages against the counts they are of, against what changed, and several of one whole against a hundred."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from annotations.checks.counting.bounds import Bounds, bounds_of, is_single, number_of, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.phrases import has_any, has_end, has_stem
from annotations.checks.counting.spans import between
from annotations.checks.counting.sums import is_whole
from annotations.checks.counting.totals import is_from_to, step_of
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Noticed

HUNDRED = Decimal(100)
_CLOSE = Decimal(2)  # points off that a critic would ask about rather than call wrong
_LIST_GAP = 90
_BEFORE = 8  # figures back where the whole may stand
_SENTENCES = 3
_NEAR = 60  # code points between a count and its percentage
# "27 of them, or 13 percent"; "312 were destroyed, that is 30 percent".
_OR = re.compile(
    r"(?:,|;|–|—|\() ?(?:or|that is|i\.e\.|ie|which is|equal to|namely|making|то есть|т\.е\.|или|что составляет|yəni|"
    r"və ya)(?: about| some| around| nearly| almost| roughly| only| just)?,? $"
)
_OPENS = re.compile(r"^ ?[(\[] ?$")


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
        if mention.figure.unit == "percent" and is_single(mention):
            found = _of_count(wholes, number)
            if found is not None:
                yield found
    for number in range(len(wholes.figures) - 1):
        if is_from_to(wholes, number):
            found = _of_change(wholes, number)
            if found is not None:
                yield found
    yield from _sums(wholes)


def _of_count(wholes: Wholes, number: int) -> Percentage | None:
    """27 of 213, or 13 percent."""
    part = _part_of(wholes, number)
    if part is None:
        return None
    percent = wholes.figures[number]
    whole = _whole_of(wholes, number, part)
    if whole is not None:
        return _reckoned(wholes.figures[part], wholes.figures[whole], percent)
    for other in range(part - 1, max(part - _BEFORE, -1), -1):
        told = wholes.figures[other]
        is_near = wholes.sentence_of(part) - wholes.sentence_of(other) <= 2
        if is_near and is_whole(told) and told.figure.unit == wholes.figures[part].figure.unit and not told.is_part:
            found = _reckoned(wholes.figures[part], told, percent)
            if found is not None and found.kind is Noticed.HOLDS:
                return found
    return None


def _part_of(wholes: Wholes, number: int) -> int | None:
    """The count that the percentage says again: before it, or after it in parentheses."""
    figures = wholes.figures
    for before in (number - 1, number - 2):
        if before < 0 or wholes.sentence_of(before) != wholes.sentence_of(number):
            break
        gap = between(wholes.text, figures[before], figures[number])
        if before == number - 2 and not figures[before].is_of_next:
            break
        is_said = len(gap) <= _NEAR and (bool(_OPENS.match(gap)) or bool(_OR.search(gap)))
        is_set_off = wholes.text[figures[number].end : figures[number].end + 1] in {",", ")", ";"}
        is_said = is_said or (gap == ", " and is_set_off and _is_of_next(figures, before))
        is_count = is_whole(figures[before])
        if before == number - 1 and number >= 2 and figures[number - 2].is_of_next and is_said and is_count:
            return number - 2
        if is_said and is_count:
            return before
    after = number + 1
    if after < len(figures) and is_whole(figures[after]) and wholes.sentence_of(after) == wholes.sentence_of(number):
        gap = wholes.gap(number)
        if (gap.endswith("(") and len(gap) <= _NEAR and gap.count("(") == 1) or _OR.search(gap):
            return after
    return None


def _is_of_next(figures: Sequence[FigureMention], number: int) -> bool:
    """Whether it is a count of the figure after it, or that figure."""
    return figures[number].is_of_next or (number > 0 and figures[number - 1].is_of_next)


def _whole_of(wholes: Wholes, number: int, part: int) -> int | None:
    """The figure that the count is said to be of, or the percentage is."""
    figures = wholes.figures
    for one in (number, part):
        if figures[one].is_of_next and one + 1 < len(figures) and is_whole(figures[one + 1]) and one + 1 != part:
            return one + 1
    if not figures[part].is_part:
        return _of_all(wholes, number, part)
    for other in range(part - 1, max(part - _BEFORE, -1), -1):
        told = figures[other]
        if told.counted_start == figures[part].counted_start and not told.is_part and is_whole(told):
            return other
    return None


def _of_all(wholes: Wholes, number: int, part: int) -> int | None:
    """The one figure shortly before that counts what the percentage is of: 1,186 cases; 45% of all cases."""
    figures = wholes.figures
    head = figures[number].head
    alike = [
        other
        for other in range(max(part - _BEFORE, 0), part)
        if head and figures[other].head == head and is_whole(figures[other]) and not figures[other].is_part
    ]
    is_near = bool(alike) and wholes.sentence_of(part) - wholes.sentence_of(alike[0]) <= _SENTENCES
    return alike[0] if len(alike) == 1 and is_near else None


def _reckoned(part: FigureMention, whole: FigureMention, percent: FigureMention) -> Percentage | None:
    above, below = bounds_of(part), bounds_of(whole)
    if below.middle <= 0 or part.figure.unit != whole.figure.unit or above.middle > below.middle:
        return None
    share = HUNDRED * above.middle / below.middle
    kind = _judged(_ratio(above, below), bounds_of(percent), share, percent)
    arithmetic = f"{number_of(part)} of {number_of(whole)} = {share:.1f} percent"
    figures = tuple(sorted((part, whole, percent), key=lambda one: one.start))
    return Percentage(figures, kind, arithmetic, f"{number_of(percent)} percent")


def _ratio(above: Bounds, below: Bounds) -> Bounds:
    """What the share may be, in percent, with the reach of both numbers."""
    low = None if above.low is None or below.high is None else HUNDRED * above.low / max(below.high, Decimal(1))
    high = None if above.high is None or not below.low else HUNDRED * above.high / below.low
    return Bounds(low, high, HUNDRED * above.middle / below.middle)


def _judged(share: Bounds, told: Bounds, middle: Decimal, percent: FigureMention) -> Noticed:
    """Holds if within one in the last place; a contradiction only if off by more than rounding by hand may be."""
    place = percent.place
    widened = Bounds(
        None if told.low is None else told.low - place, None if told.high is None else told.high + place, told.middle
    )
    if share.fits(widened):
        return Noticed.HOLDS
    return Noticed.TENSION if abs(middle - told.middle) <= _CLOSE else Noticed.CONTRADICTION


def _of_change(wholes: Wholes, number: int) -> Percentage | None:
    """Rose by 20 percent, from 50 to 60."""
    first, second, step = wholes.figures[number], wholes.figures[number + 1], step_of(wholes, number)
    if step is None or step.figure.unit != "percent" or not is_single(step) or bounds_of(first).middle <= 0:
        return None
    if first.figure.unit in {"percent", "share"} or first.figure.unit not in {None, second.figure.unit}:
        return None
    low, high = bounds_of(first), bounds_of(second)
    if first.place != second.place and high.middle > 100 * low.middle:
        return None  # "from 5 to 6 million" leaves out a million
    change = abs(high.middle - low.middle) * HUNDRED / low.middle
    reach = _change_reach(low, high)
    kind = _judged(reach, bounds_of(step), change, step)
    arithmetic = f"{number_of(first)} to {number_of(second)} = {change:.1f} percent"
    return Percentage((first, second, step), kind, arithmetic, f"{number_of(step)} percent")


def _change_reach(low: Bounds, high: Bounds) -> Bounds:
    change = abs(high.middle - low.middle) * HUNDRED / low.middle
    if low.low is None or low.high is None or high.low is None or high.high is None or low.low <= 0:
        return Bounds(None, None, change)
    ends = [abs(after / before - 1) * HUNDRED for after in (high.low, high.high) for before in (low.low, low.high)]
    return Bounds(min(ends), max(ends), change)


def _sums(wholes: Wholes) -> Iterator[Percentage]:
    """Percentages of one sentence that are all of one whole."""
    run: list[int] = []
    for number, mention in enumerate(wholes.figures):
        if mention.figure.unit != "percent" or not is_single(mention):
            continue
        if run and not _goes_on(wholes, run[-1], number):
            yield from _summed(wholes, run)
            run = []
        run.append(number)
    yield from _summed(wholes, run)


def _goes_on(wholes: Wholes, last: int, number: int) -> bool:
    if wholes.sentence_of(last) != wholes.sentence_of(number) or number != last + 1:
        return False
    gap = wholes.gap(last)
    return len(gap) <= _LIST_GAP and not is_from_to(wholes, last) and not re.search(r"[().:]", gap)


def _summed(wholes: Wholes, run: list[int]) -> Iterator[Percentage]:
    if len(run) < 2:
        return
    told = [wholes.figures[number] for number in run]
    total, words = sum_of(told), wholes.table.parts
    sentence = wholes.around(told[0], told[-1])
    gaps = [between(wholes.text, one, other) for one, other in pairwise(told)]
    if any(has_any(gap, words.including) for gap in gaps):
        return
    slack = sum((one.place for one in told), Decimal(0)) / 2
    is_all = total.low is not None and total.high is not None and total.low - slack <= HUNDRED <= total.high + slack
    remaining = has_end(gaps[-1], words.remaining)
    # What compares two years, or one place with another, is of two wholes.
    is_one = remaining or has_stem(sentence, words.one_whole) or wholes.are_complements(run)
    arithmetic = " + ".join(number_of(one) for one in told) + f" = {total.middle:f} percent"
    if is_all and (is_one or total.middle == HUNDRED):
        yield Percentage(tuple(told), Noticed.HOLDS, arithmetic, "a whole")
    elif is_one and not is_all and (remaining or (total.low is not None and total.low - slack > HUNDRED)):
        yield Percentage(tuple(told), Noticed.CONTRADICTION, arithmetic, "100 percent")
