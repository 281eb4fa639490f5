"""Percentages against the counts they are of, against what changed, and several of one whole against a hundred."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from annotations.checks.counting.bounds import Bounds, bounds_of, is_single, number_of, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.phrases import has_any, has_end, has_stem
from annotations.checks.counting.restated import BACK, only_before, part_of, whole_of
from annotations.checks.counting.spans import between
from annotations.checks.counting.sums import is_whole
from annotations.checks.counting.totals import is_from_to, step_of
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Noticed
from annotations.rules.figures import Qualifier

HUNDRED = Decimal(100)
_CLOSE = Decimal(2)  # points off that a critic would ask about rather than call wrong
_LIST_GAP = 90
_NEARLY = Decimal(120)  # percent that a list of one whole may come to by a slip
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
    yield from _sums(wholes)


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
            again = _reckoned(wholes.figures[part], told, wholes.figures[number])
            if again is not None and again.kind is Noticed.HOLDS:
                return again
    return None


def _of_part(wholes: Wholes, number: int, part: int) -> Percentage | None:
    percent = wholes.figures[number]
    whole = whole_of(wholes, number, part)
    if whole is not None:
        return _reckoned(wholes.figures[part], wholes.figures[whole], percent)
    only = only_before(wholes, part)
    if only is not None:
        found = _reckoned(wholes.figures[part], wholes.figures[only], percent)
        if found is not None:
            return replace(found, kind=Noticed.TENSION) if found.kind is Noticed.CONTRADICTION else found
    for other in range(part - 1, max(part - BACK, -1), -1):
        told = wholes.figures[other]
        is_near = wholes.sentence_of(part) - wholes.sentence_of(other) <= 2
        if is_near and is_whole(told) and told.figure.unit == wholes.figures[part].figure.unit and not told.is_part:
            found = _reckoned(wholes.figures[part], told, percent)
            if found is not None and found.kind is Noticed.HOLDS:
                return found
    return None


def _reckoned(part: FigureMention, whole: FigureMention, percent: FigureMention) -> Percentage | None:
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
        or not is_single(step)
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
        scale = second.place / first.place
        low = Bounds(low.low and low.low * scale, low.high and low.high * scale, low.middle * scale)
    change = abs(high.middle - low.middle) * HUNDRED / low.middle
    reach = change_reach(low, high)
    arithmetic = f"{number_of(first)} to {number_of(second)} = {change:.1f} percent"
    if step.figure.unit == "share":
        share = bounds_of(step)
        kind = _judged_share(change, share)
        return Percentage((first, second, step), kind, arithmetic, f"{(HUNDRED * share.middle).normalize():f} percent")
    kind = judged(reach, bounds_of(step), change, step)
    if is_scaled and kind is Noticed.CONTRADICTION:
        kind = Noticed.TENSION
    return Percentage((first, second, step), kind, arithmetic, f"{number_of(step)} percent")


_TO = re.compile(r"(?<!up )(?<!\w)(?:to|до|at)\s+\Z")


def change_reach(low: Bounds, high: Bounds) -> Bounds:
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
        if _is_turnout(wholes, number):
            yield from _summed(wholes, run)
            run = []
            continue
        if run and not _goes_on(wholes, run[-1], number):
            yield from _summed(wholes, run)
            run = []
        run.append(number)
    yield from _summed(wholes, run)


def _is_turnout(wholes: Wholes, number: int) -> bool:
    """Whether it is the share that voted at all, of which the shares of the votes are no part; or a rate of growth."""
    start = wholes.figures[number].start
    begins = max(wholes.reading.sentence_at(start).start, start - _LIST_GAP)
    if number:
        begins = max(begins, min(wholes.figures[number - 1].end, start))
    return _TURNOUT.search(wholes.text, begins, start) is not None or _OF_TURNOUT.match(wholes.tail(number)) is not None


_TURNOUT = re.compile(
    r"(?<!\w)(?:turn-?out|явка|participation|iştirak|growth|interest|inflation|unemployment|discount|рост\w?\s|инфляци"
    r"|безработиц|artım)",
    re.IGNORECASE,
)
_ABSTAINED = re.compile(r"(?<!\w)(?:abst(?:ain|ention)|воздерж|bitərəf)")  # of the votes, or of those who may vote
_OF_TURNOUT = re.compile(r"\s*(?:of (?:the |those )?\w+ )?(?:turn-?out|turned out|took part|явки)")


def _goes_on(wholes: Wholes, last: int, number: int) -> bool:
    if wholes.sentence_of(last) != wholes.sentence_of(number) or number != last + 1:
        return False
    gap = wholes.gap(last)
    return len(gap) <= _LIST_GAP and not is_from_to(wholes, last) and not re.search(r"[().:]", gap)


def _is_closed_list(wholes: Wholes, gaps: list[str], sentence: str, told: list[FigureMention]) -> bool:
    """Whether they are one list of three or more, with an "and" before the last: of one whole, if nothing overlaps."""
    words = wholes.table.parts
    is_list = len(told) > 2 and has_any(gaps[-1], words.ands) and all(_LISTED.match(gap) for gap in gaps)
    is_one = not has_stem(sentence, (*words.overlapping, *_OVERLAPPING))
    return is_list and is_one


# Answers, rates and slopes are of one whole each.
_OVERLAPPING = (
    *(
        "over",
        "aged",
        "literate",
        "each",
        "of the ",
        "slope",
        "gradient",
        "tax",
        "tariff",
        "duty",
        "duties",
        "discount",
    ),
    *("several answers", "multiple", "more than one", "named ", "cited ", "humidity", "interest", "efficien"),
)
_LISTED = re.compile(r"^[^.;:!?()\d]{0,40}(?:,|,? (?:and|и|və))\s*(?:[^\W\d_]+\s+){0,3}$")


_WOMEN = re.compile(r"(?<!\w)(?:women|girls|females?|женщин\w*|девоч\w+|девуш\w+|qadın\w*)(?!\w)")
_MEN = re.compile(
    r"(?<!\w)(?:men|boys|males?|children|infants|мужчин\w*|мальчик\w*|юнош\w+|дет\w+|kişi\w*|uşaq\w*)(?!\w)"
)
_OF_ALL_MEN = re.compile(r"(?<!\w)of (?:the|all|all the) (?:wo)?men(?!\w)")  # the whole, and no part of it
_AMONG = re.compile(r"(?<!\w)(?:among|amongst|среди|у|arasında)(?!\w)")


def _summed(wholes: Wholes, run: list[int]) -> Iterator[Percentage]:
    if len(run) < 2:
        return
    told = [wholes.figures[number] for number in run]
    if wholes.has_dates(run):
        return  # one share at several times
    total, words = sum_of(told), wholes.table.parts
    sentence = wholes.around(told[0], told[-1])
    gaps = [between(wholes.text, one, other) for one, other in pairwise(told)]
    heads = {one.head for one in told if one.head}
    if len(heads) > 1 and (len(heads) < len(told) or not _is_closed_list(wholes, gaps, sentence, told)):
        return  # 60 percent of the men and 55 percent of the women
    if any(has_any(gap, words.including) for gap in gaps) or len(_AMONG.findall(sentence)) > 1:
        return  # among men 32 percent, among women 12
    others = _OF_ALL_MEN.sub(" ", sentence)
    if len(run) > 2 and bool(_WOMEN.search(others)) is not bool(_MEN.search(others)):
        return  # workers, farmers, women: who is counted twice nobody knows
    slack = sum((one.place for one in told), Decimal(0)) / 2
    is_all = total.low is not None and total.high is not None and total.low - slack <= HUNDRED <= total.high + slack
    remaining = has_end(gaps[-1], words.remaining)
    # What compares two years, or one place with another, is of two wholes.
    is_one = remaining or has_stem(sentence, words.one_whole)
    arithmetic = " + ".join(number_of(one) for one in told) + f" = {total.middle:f} percent"
    if is_all and (is_one or total.middle == HUNDRED):
        yield Percentage(tuple(told), Noticed.HOLDS, arithmetic, "a whole")
    is_above = total.low is not None and total.low - slack > HUNDRED
    is_near = total.middle <= _NEARLY  # what is far more is of several wholes: men 55 percent, women 48
    if is_one and not is_all and (remaining or is_above):
        is_unsure = _ABSTAINED.search(sentence) is not None
        kind = Noticed.TENSION if is_unsure else Noticed.CONTRADICTION
        yield Percentage(tuple(told), kind, arithmetic, "100 percent")
    elif is_above and is_near and not is_one and _is_closed_list(wholes, gaps, sentence, told):
        yield Percentage(tuple(told), Noticed.TENSION, arithmetic, "100 percent")
