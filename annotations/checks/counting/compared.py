"""Percentages between two numbers that are compared: "1.9 million, 12 percent more than in 2012 (1.7 million)"."""

import re
from collections.abc import Iterator

from annotations.checks.counting.bounds import bounds_of, is_single, number_of
from annotations.checks.counting.percents import HUNDRED, Percentage, change_reach, judged
from annotations.checks.counting.sums import is_whole
from annotations.checks.counting.wholes import Wholes
from annotations.checks.finding import Noticed

_MOST = 5  # times the other: what is more than that is told in times, not in percent
_BEFORE = re.compile(
    r"^\)?\s?[,(–—]?\s?(?:(?:that is|which is|i\.\s?e\.|or|i\.e|то есть|т\.\s?е\.|или|что),?\s)?"
    r"(?:на\s)?(?:about|some|almost|nearly|roughly|around|over|only|just|примерно|почти|около)?\s?$"
)
_BEHIND = re.compile(
    r"^\s?(?:(?P<more>more|higher|greater|larger|longer|heavier|faster|above|over|больше|выше|более|длиннее)"
    r"|(?P<less>less|fewer|lower|smaller|shorter|lighter|slower|below|under|меньше|ниже|менее|короче))"
    r"(?:,?\s(?:than|чем))?(?:\s[^.;:!?()]{0,60})?\s?\(?$"
)
_OTHER = re.compile(r"(?<!\w)(?:and|but|while|whereas|which|who|и|а|но|котор\w+)(?!\w)")


def compared(wholes: Wholes) -> Iterator[Percentage]:
    """Each percentage by which the number before it is more, or less, than the one behind it."""
    for number in range(1, len(wholes.figures) - 1):
        percent = wholes.figures[number]
        if percent.figure.unit == "percent" and is_single(percent):
            found = _reckoned(wholes, number)
            if found:
                yield found


def _reckoned(wholes: Wholes, number: int) -> Percentage | None:
    result, percent, base = wholes.figures[number - 1], wholes.figures[number], wholes.figures[number + 1]
    is_one = wholes.sentence_of(number - 1) == wholes.sentence_of(number) == wholes.sentence_of(number + 1)
    behind = _BEHIND.match(wholes.gap(number))
    if not (is_one and behind and is_whole(result) and is_whole(base) and _BEFORE.match(wholes.gap(number - 1))):
        return None
    is_of_one_kind = base.figure.unit in {None, result.figure.unit} and (
        base.head is None or result.head is None or base.head == result.head
    )
    low, high = bounds_of(base), bounds_of(result)
    is_more = behind["more"] is not None
    if not is_of_one_kind or _OTHER.search(behind[0]) or low.middle <= 0 or (high.middle > low.middle) is not is_more:
        return None
    if high.middle > _MOST * low.middle or low.middle > _MOST * high.middle:
        return None
    change = abs(high.middle - low.middle) * HUNDRED / low.middle
    kind = judged(change_reach(low, high), bounds_of(percent), change, percent)
    return Percentage(
        (result, percent, base),
        Noticed.TENSION if kind is Noticed.CONTRADICTION else kind,
        f"{number_of(base)} to {number_of(result)} = {change:.1f} percent",
        f"{number_of(percent)} percent",
    )
