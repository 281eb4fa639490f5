"""A whole and its parts in other units of one measure: "1.3 tons were found: 500 kg in the port and 800 kg inland"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Context, Decimal

from annotations.checks.counting.bounds import bounds_of, is_single, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.phrases import has_any
from annotations.checks.counting.sums import Claim, Sum, is_whole
from annotations.checks.counting.units import to_base
from annotations.checks.counting.wholes import MOST, Wholes
from annotations.rules.figures import Figure

_OPENS = re.compile(r"^[^.!?;()]{0,90}(?::|\(|[–—]|, of which|, из них)\s*$")
_LISTED = re.compile(r"^[^.!?;:()]{0,70}$")
_CLOSE = Decimal("0.25")  # what of a whole may be missing where its parts are listed as if they were all
_EXACT = Context(prec=40)


def converted(wholes: Wholes) -> Iterator[Sum]:
    """Each whole with the list behind it, its parts told in the whole's unit; only where the list comes near to it."""
    for number, whole in enumerate(wholes.figures):
        if whole.figure.unit is not None and is_whole(whole):
            parts = _parts(wholes, number)
            told = [_in_unit_of(whole, wholes.figures[part]) for part in parts]
            found = _sum(whole, [one for one in told if one]) if all(told) else None
            if found:
                yield found


def _parts(wholes: Wholes, number: int) -> list[int]:
    """The figures of the list: two or more of another unit than the whole, with an "and" before the last."""
    following = wholes.following(number, sentences=0)
    if len(following) < 2 or not _OPENS.match(wholes.gap(number)):
        return []
    parts = [following[0]]
    for other in following[1:MOST]:
        gap = wholes.gap(other - 1)
        if not _LISTED.match(gap) or has_any(gap, wholes.table.parts.including):
            break
        parts.append(other)
        if has_any(gap, wholes.table.parts.ands):
            break
    units = {wholes.figures[part].figure.unit for part in parts}
    is_closed = len(parts) > 1 and has_any(wholes.gap(parts[-1] - 1), wholes.table.parts.ands)
    is_other = units != {wholes.figures[number].figure.unit} and None not in units
    is_plain = all(is_single(wholes.figures[part]) for part in parts)
    return parts if is_closed and is_other and is_plain else []


def _in_unit_of(whole: FigureMention, part: FigureMention) -> FigureMention | None:
    """The part in the unit of the whole; None where they measure different things."""
    of_part, of_whole = (
        to_base(Figure(Decimal(1), unit=part.figure.unit)),
        to_base(Figure(Decimal(1), unit=whole.figure.unit)),
    )
    if of_part.unit != of_whole.unit or not of_part.value or not of_whole.value or part.figure.value is None:
        return None
    factor = _EXACT.divide(of_part.value, of_whole.value)
    value = _EXACT.multiply(part.figure.value, factor).normalize()
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return replace(part, figure=replace(part.figure, value=value, unit=whole.figure.unit), place=part.place * factor)


def _sum(whole: FigureMention, told: list[FigureMention]) -> Sum | None:
    if len(told) < 2 or whole.figure.value is None or any(bounds_of(one).is_above(bounds_of(whole)) for one in told):
        return None
    total = sum_of(told)
    # A large unit is often rounded to its last place.
    fits = abs(total.middle - whole.figure.value) * 2 <= whole.place or total.fits(bounds_of(whole))
    is_near = abs(total.middle - whole.figure.value) <= _CLOSE * whole.figure.value
    return Sum(whole, tuple(told), total.middle, Claim.LIKELY, fits) if fits or is_near else None
