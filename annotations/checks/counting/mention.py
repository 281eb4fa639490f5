"""A figure as it stands in a text."""

from dataclasses import dataclass
from decimal import Decimal

from annotations.rules.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """Half-open code points from the hedge to the unit ("more than 1.1 tons"), and the figure that stands there.

    `figure` is as written, its unit in a fixed spelling ("kg", "t", "percent", "USD"; "share" for half and a third,
    which are 0.5 and 0.33 of a whole; None for a plain count). `place` is what one is worth in the last place written:
    1 for 213, 100000 for 2.3 million.
    `counted` are the words for what is counted, as written ("citizens they recruited" is "citizens"), None if not said;
    `head` is its last word folded to its singular where that is known, for comparing; `counted_start` and `counted_end`
    are where they stand, which may be outside start and end. `is_of_them` says that they were taken from a figure
    before, since the text has only a pronoun ("27 of them"). `is_part` says that the text makes it a part of what was
    counted before ("of them 16 women"), `is_of_next` a part of the figure that follows ("27 of the 213 citizens").
    """

    start: int
    end: int
    figure: Figure
    counted: str | None = None
    head: str | None = None
    counted_start: int | None = None
    counted_end: int | None = None
    place: Decimal = Decimal(1)
    is_of_them: bool = False
    is_part: bool = False
    is_of_next: bool = False
