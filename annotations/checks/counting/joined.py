"""A whole that is told as two: "of 184 passengers and 22 crew, 139 were saved and 67 drowned"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from annotations.checks.counting.bounds import bounds_of, is_single, sum_of
from annotations.checks.counting.larger import opens
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.sums import Claim, Sum, is_whole
from annotations.checks.counting.wholes import Wholes

_MOST = 3  # parts

# Nothing, or what became of them, which looks like what is counted: "67 drowned".
_FATE = re.compile(r"(?:[a-z]+ed|dead|missing|lost|survivors)?\Z")


def joined(wholes: Wholes) -> Iterator[Sum]:
    """Each such whole with what its sentence goes on with: bare numbers that make it, or are more than it."""
    for number in range(len(wholes.figures) - 3):
        whole = _whole(wholes, number)
        found = _sum(wholes, number + 1, whole) if whole else None
        if found:
            yield found


def _whole(wholes: Wholes, number: int) -> FigureMention | None:
    """Both figures as one, where the sentence begins with "of" the two."""
    first, second = wholes.figures[number], wholes.figures[number + 1]
    is_plain = all(is_whole(one) and one.counted and not one.figure.qualifier for one in (first, second))
    is_and = wholes.gap(number).strip() in wholes.table.parts.ands
    if not is_plain or not is_and or first.figure.unit != second.figure.unit or not opens(wholes, number):
        return None
    value = (first.figure.value or Decimal(0)) + (second.figure.value or Decimal(0))
    return replace(second, start=first.start, figure=replace(second.figure, value=value))


def _sum(wholes: Wholes, last: int, whole: FigureMention) -> Sum | None:
    following = wholes.following(last, sentences=0)
    told = [wholes.figures[part] for part in following]
    is_bare = all(
        is_single(one) and one.figure.unit == whole.figure.unit and _FATE.match(one.counted or "") for one in told
    )
    if not 2 <= len(told) <= _MOST or not is_bare or wholes.has_dates([last, *following]):
        return None
    total = sum_of(told)
    is_exact = total.middle == whole.figure.value and not any(one.figure.qualifier for one in told)
    is_more = total.is_above(bounds_of(whole)) and not any(one.is_of_them for one in told)
    return Sum(whole, tuple(told), total.middle, Claim.LIKELY, is_exact) if is_exact or is_more else None
