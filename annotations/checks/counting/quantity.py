"""A number that was read: where it stands, and from what to what it reaches."""

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens from `first` to before `end`, and a number, or the range of one that is only hinted at.

    `place` is what one in the last written place is worth. `is_share` says that it is a part of one,
    `is_about` that the order of the words makes it a rough one.
    """

    first: int
    end: int
    low: Decimal
    high: Decimal
    place: Decimal
    in_digits: bool = False
    is_share: bool = False
    is_about: bool = False

    def times(self, factor: int, end: int) -> "Quantity":
        """So many times as much, with the words up to `end`."""
        low, high = plain(self.low * factor), plain(self.high * factor)
        return replace(self, end=end, low=low, high=high, place=self.place * factor)

    def whole(self) -> "Quantity":
        """Without empty decimals."""
        return replace(self, low=plain(self.low), high=plain(self.high), place=plain(self.place))


def plain(number: Decimal) -> Decimal:
    """Without an exponent or empty decimals: 2.3 million is 2300000."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
