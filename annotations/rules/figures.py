"""Exact figures with their qualifiers, and how two of them stand to each other.

A figure is the range of numbers it may stand for: "more than 50" is all above 50, "tens" is 20 to 99, 213 is 213. The
choices behind it, tolerance and rounding among them, are in docs/decisions/0003-dates-and-figures.md.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from typing import NoReturn

from annotations.rules.relations import Reach, Relation, relate

MAX_DIGITS = 60
PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
EXACT = Context(prec=4 * MAX_DIGITS)
QUARTER = Decimal("0.25")
HALF = Decimal("0.5")

# A number and a step off it: (50, 1) is just above 50, (50, -1) just below, so that open bounds compare as closed ones.
Point = tuple[Decimal, int]
Number = Decimal | None
BELOW_ALL: Point = (Decimal("-Infinity"), 0)
ABOVE_ALL: Point = (Decimal("Infinity"), 0)


class NotADecimal(ValueError):
    """This is no figure that is accepted; the message says what would be."""


class Qualifier(StrEnum):
    """How the source hedges its figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a range from `low` to `high`; the range counts where both are given.

    `qualifier` is a value of Qualifier; None says that nothing is known of any hedge, so that the number is taken as
    written. `unit` is free text, None where it is unknown or a plain count.
    """

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str | None = None
    unit: str | None = None


def parse_decimal(raw: object) -> Decimal:
    """An exact number with the precision written: "1.10" stays 1.10. Raises NotADecimal for everything else.

    Accepted are Decimal, int and plain notation in a string, of at most 60 digits. A float has already lost what was
    written, so a JSON body is to be read with its numbers as Decimal.
    """
    if isinstance(raw, str):
        return parse_plain(raw.strip())
    if isinstance(raw, int) and not isinstance(raw, bool):
        return bounded(Decimal(raw)) if abs(raw) < 10**MAX_DIGITS else refuse_length()
    if isinstance(raw, Decimal):
        return bounded(raw)
    raise NotADecimal('A figure is a number written out, for example "213" or "1.10".')


def parse_plain(text: str) -> Decimal:
    # Sign and point come on top of the digits; anything longer is not worth matching.
    if len(text) > MAX_DIGITS + 2:
        refuse_length()
    if not PLAIN.fullmatch(text):
        raise NotADecimal(
            f"{text!r} is no plain number. Write digits with a point before decimals and nothing else: "
            "1100 for 1,100, 0.5 for .5, 1000 for 1e3."
        )
    return bounded(Decimal(text))


def bounded(number: Decimal) -> Decimal:
    """The number in plain form, without exponent or negative zero, if it has no more digits than are accepted."""
    if not number.is_finite():
        raise NotADecimal("A figure is a finite number; leave the field empty where it is unknown.")
    whole_digits = max(number.adjusted() + 1, 1) if number else 1
    if whole_digits + max(decimals_of(number), 0) > MAX_DIGITS:
        refuse_length()
    exponent = Decimal(1).scaleb(-max(decimals_of(number), 0))
    plain = number.quantize(exponent, context=EXACT)
    return plain if plain else plain.copy_abs()


def refuse_length() -> NoReturn:
    raise NotADecimal(f"A figure has {MAX_DIGITS} digits at most.")


def decimals_of(number: Decimal) -> int:
    """How many digits are written after the point; negative for a number with an exponent above zero."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def format_decimal(number: Decimal) -> str:
    """Plain notation with every digit written; parse_decimal gives the same number back."""
    return format(number, "f")


def compare_figures(first: Figure, second: Figure) -> Relation:
    """What the first figure is to the second; `cannot_tell` where units differ or a figure is not given in full."""
    if plain_unit(first.unit) != plain_unit(second.unit):
        return Relation.CANNOT_TELL
    one, other = reach_of(first, second), reach_of(second, first)
    return relate(one, other) if one and other else Relation.CANNOT_TELL


def plain_unit(unit: str | None) -> str | None:
    """The unit without what does not change it. Short symbols keep their case, since mW is not MW."""
    words = (unit or "").split()
    return " ".join(word.casefold() if len(word) > 3 else word for word in words) or None


def reach_of(figure: Figure, other: Figure) -> Reach[Point] | None:
    """The numbers the figure may stand for, set against the other; None where it says nothing or contradicts itself."""
    ends = ends_of(figure)
    if ends is None:
        return None
    low, high = ends
    if figure.qualifier is None and low is not None and low == high and may_be_rounding(low, other):
        return vague(low, high, margin=rounding_of(low))
    told = QUALIFIED.get(figure.qualifier)
    return told(low, high) if told else None


def ends_of(figure: Figure) -> tuple[Number, Number] | None:
    """The lower and upper number given, the same twice for a single one; None as a whole if they cannot go together."""
    value, low, high = figure.value, figure.low, figure.high
    upward = [number for number in (low, value, high) if number is not None]
    if not upward or upward != sorted(upward):
        return None
    if value is not None and (low is None or high is None):
        return value, value
    return low, high


def upwards(low: Number, step: int) -> Reach[Point] | None:
    """All from a lower end; what it says of an upper end does not bound it."""
    return None if low is None else Reach((low, step), (low, step), ABOVE_ALL, ABOVE_ALL)


def downwards(high: Number, step: int) -> Reach[Point] | None:
    """All up to an upper end; what it says of a lower end does not bound it."""
    return None if high is None else Reach(BELOW_ALL, BELOW_ALL, (high, step), (high, step))


def as_written(low: Number, high: Number) -> Reach[Point]:
    """From low to high, both included; an end that is not given may be anywhere."""
    start = (BELOW_ALL, ABOVE_ALL) if low is None else ((low, 0), (low, 0))
    end = (BELOW_ALL, ABOVE_ALL) if high is None else ((high, 0), (high, 0))
    return Reach(*start, *end)


def about(low: Number, high: Number) -> Reach[Point] | None:
    """Somewhere near: a number within its tolerance, a range with both its ends moved by theirs."""
    if low is None or high is None:
        return None
    if low == high:
        return vague(low, high, margin=tolerance(low))
    start, end = vague(low, low, margin=tolerance(low)), vague(high, high, margin=tolerance(high))
    return Reach(start.earliest_start, start.latest_end, end.earliest_start, end.latest_end)


def vague(low: Decimal, high: Decimal, *, margin: Decimal) -> Reach[Point]:
    """Some number up to `margin` beside what is written, nobody knows which."""
    least, most = (EXACT.subtract(low, margin), 0), (EXACT.add(high, margin), 0)
    return Reach(least, most, least, most)


QUALIFIED: Mapping[str | None, Callable[[Number, Number], Reach[Point] | None]] = {
    None: as_written,
    Qualifier.EXACT: as_written,
    Qualifier.ABOUT: about,
    Qualifier.AT_LEAST: lambda low, _: upwards(low, 0),
    Qualifier.MORE_THAN: lambda low, _: upwards(low, 1),
    Qualifier.AT_MOST: lambda _, high: downwards(high, 0),
    Qualifier.LESS_THAN: lambda _, high: downwards(high, -1),
}


def tolerance(number: Decimal) -> Decimal:
    """How far "about" reaches: a quarter of the number, and one in its last written place at least."""
    return max(EXACT.multiply(number.copy_abs(), QUARTER), last_place(number))


def rounding_of(number: Decimal) -> Decimal:
    """Half a unit of the last place written: what rounding may have taken away."""
    return EXACT.multiply(HALF, last_place(number))


def last_place(number: Decimal) -> Decimal:
    """One unit of the last place written: 1 for 213, 0.01 for 1.14."""
    return Decimal(1).scaleb(-max(decimals_of(number), 0))


def may_be_rounding(number: Decimal, other: Figure) -> bool:
    """Whether a number with no qualifier may be the other one told more coarsely: 1.1 of 1.14, but 213 not of 214."""
    numbers = [end for end in (other.value, other.low, other.high) if end is not None]
    if ends_of(other) == (number, number):
        return False
    return any(decimals_of(end) > max(decimals_of(number), 0) for end in numbers)
