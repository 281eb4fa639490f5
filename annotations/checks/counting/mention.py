"""A figure as it stands in a text."""

from dataclasses import dataclass

from annotations.rules.figures import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """Half-open code points from the hedge to the unit ("more than 1.1 tons"), and the figure that stands there.

    `figure` is as written, its unit in a fixed spelling ("kg", "t", "percent", "USD"; None for a plain count).
    `counted` are the words for what is counted, as written ("citizens they recruited" is "citizens"), None if not said;
    `head` is its last word folded to its singular where that is known, for comparing; `counted_start` and `counted_end`
    are where they stand, which may be outside start and end.
    """

    start: int
    end: int
    figure: Figure
    counted: str | None = None
    head: str | None = None
    counted_start: int | None = None
    counted_end: int | None = None
