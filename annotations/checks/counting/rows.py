"""Tables set as lines, a label and a number in each, one of which is a total: "Farms......40", "| Mills | 12 |"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotations.checks.counting.bounds import bounds_of, is_single, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.sums import Claim, Sum
from annotations.checks.counting.wholes import Wholes

# A label, dots or bars or blanks, the number; behind it no more than a word or two for its unit.
_ROW = re.compile(
    r"^[ \t|•*-]{0,8}(?P<label>[^\W\d_][^\n|:\t\d]{0,60}?)"
    r"(?P<gap>[ \t]{0,9}[.…·_]{2,80}[ \t]{0,9}|[ \t]{0,9}[|:][ \t]{0,9}|[ \t]{1,40}| ?[–—-] )"
    r"(?P<number>[$€£₽₼]?\d[^\n|\t]{0,30}?)[ \t|.;,]{0,9}$",
    re.MULTILINE,
)
_FEWEST = 2  # parts
_MOST = 60


class Row(NamedTuple):
    """One line: its label, casefolded, the number in it, and where the line ends."""

    label: str
    figure: FigureMention
    start: int
    end: int


def row_sums(wholes: Wholes) -> Iterator[Sum]:
    """The total of each run of lines against what stands above it, or below where it comes first."""
    run: list[Row] = []
    for row in _rows(wholes):
        if run and wholes.text[run[-1].end : row.start].strip():
            yield from _total_first(wholes, run)
            run = []
        run.append(row)
        if row.label in wholes.table.parts.total_labels and len(run) > _FEWEST:
            yield from _sum(row, run[:-1])
            run = []
    yield from _total_first(wholes, run)


def _rows(wholes: Wholes) -> Iterator[Row]:
    by_start = {one.start: one for one in wholes.figures}
    for found in _ROW.finditer(wholes.text) if by_start else ():
        figure = by_start.get(found.start("number"))
        label = " ".join(found["label"].casefold().split())
        if figure is not None and is_single(figure) and len(label.split()) <= 6:
            yield Row(label, figure, found.start(), found.end())


def _total_first(wholes: Wholes, run: list[Row]) -> Iterator[Sum]:
    if len(run) > _FEWEST and run[0].label in wholes.table.parts.total_labels:
        yield from _sum(run[0], run[1:])


def _sum(whole: Row, rows: list[Row]) -> Iterator[Sum]:
    """None where a row is larger than the total: income, expenses, and what is left; or units differ."""
    parts = [row.figure for row in rows[-_MOST:]]
    bounds, total = bounds_of(whole.figure), sum_of(parts)
    is_larger = any(bounds_of(one).is_above(bounds) for one in parts)
    units = {one.figure.unit for one in (whole.figure, *parts)}
    if is_larger or len(units) > 1 or any("of which" in row.label or "including" in row.label for row in rows):
        return
    is_round = whole.figure.figure.unit == "percent" and abs(total.middle - bounds.middle) <= len(parts)
    yield Sum(whole.figure, tuple(parts), total.middle, Claim.ALL, total.fits(bounds), is_round)
