"""From where to where a figure may reach, its hedge and its rounding allowed for, and sums of such."""

from dataclasses import dataclass
from decimal import Context, Decimal

from annotations.checks.counting.mention import FigureMention
from annotations.rules.figures import Qualifier, format_decimal, tolerance

_EXACT = Context(prec=80)
_HALF = Decimal("0.5")
_NOTHING = Decimal(0)
_FROM = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_UP_TO = frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Bounds:
    """Both ends included; None is no end. `middle` is the number as written."""

    low: Decimal | None
    high: Decimal | None
    middle: Decimal

    def is_above(self, other: "Bounds") -> bool:
        """Whether it is surely greater."""
        return self.low is not None and other.high is not None and self.low > other.high

    def fits(self, other: "Bounds") -> bool:
        """Whether both may be one number."""
        return not self.is_above(other) and not other.is_above(self)


def bounds_of(mention: FigureMention) -> Bounds:
    """What the figure may be. A number with decimals, or of so many millions, may be rounded in its last place."""
    figure = mention.figure
    low = figure.value if figure.value is not None else figure.low
    high = figure.value if figure.value is not None else figure.high
    assert low is not None and high is not None  # noqa: S101
    middle = low if figure.value is not None else _EXACT.multiply(_EXACT.add(low, high), _HALF)
    if figure.qualifier is not None:  # most have none, and looking one up in a set takes longer than all the rest
        if figure.qualifier in _FROM:
            return Bounds(low, None, middle)
        if figure.qualifier in _UP_TO:
            return Bounds(None, high, middle)
        if figure.qualifier == Qualifier.ABOUT:
            return Bounds(_EXACT.subtract(low, tolerance(low)), _EXACT.add(high, tolerance(high)), middle)
    margin = _NOTHING
    if mention.place != 1 and figure.value is not None and figure.unit != "share":
        margin = _EXACT.multiply(mention.place, _HALF) if mention.place < 1 or mention.place >= 1000 else margin
    return Bounds(_EXACT.subtract(low, margin), _EXACT.add(high, margin), middle)


def sum_of(parts: list[FigureMention]) -> Bounds:
    """All of them together."""
    each = [bounds_of(part) for part in parts]
    middle = sum((one.middle for one in each), Decimal(0))
    return Bounds(_total([one.low for one in each]), _total([one.high for one in each]), middle)


def is_single(mention: FigureMention) -> bool:
    """Whether it is one number, hedged or not, and no share."""
    return mention.figure.value is not None and mention.figure.unit != "share"


def number_of(mention: FigureMention) -> str:
    """As it is written in sums."""
    figure = mention.figure
    if figure.value is not None:
        return format_decimal(figure.value)
    return f"{figure.low:f}–{figure.high:f}"


def may_be_round(whole: Decimal, told: Decimal) -> bool:
    """Whether a number that ends in zeros, from hundreds up, may be the other one rounded."""
    if whole != whole.to_integral_value() or abs(whole) < 100:
        return False
    digits = format_decimal(whole)
    zeros = len(digits) - len(digits.rstrip("0"))
    return zeros > 0 and abs(whole - told) * 2 <= Decimal(10) ** zeros


def _total(ends: list[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for end in ends:
        if end is None:
            return None
        total = _EXACT.add(total, end)
    return total
