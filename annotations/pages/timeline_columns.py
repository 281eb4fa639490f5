"""A timeline of so many annotations that bars could not be told apart: how many speak of each stretch of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotations.pages.pictures import WIDTH, number
from annotations.pages.timeline_drawing import TOP, Scale, Tick, ticks_of
from annotations.queries.timeline import DATABLE
from annotations.rules.ticks import Cell
from annotations.rules.windows import Window
from annotations.templatetags.words import words

HIGH = 180
GAP = 3.0


@dataclass(frozen=True)
class Piece:
    """Those of one kind."""

    kind: str
    y: str
    height: str


@dataclass(frozen=True)
class Column:
    """What speaks of the days of a cell, by kind from below."""

    cell: Cell
    title: str
    total: int
    x: str
    width: str
    middle: str
    top: str
    pieces: Sequence[Piece]

    @property
    def window(self) -> Window:
        """All of the cell."""
        return Window(self.cell.first, self.cell.last)


@dataclass(frozen=True)
class Columns:
    """All of it, in pixels."""

    columns: Sequence[Column]
    ticks: Sequence[Tick]
    kinds: Sequence[str]
    foot: int = TOP + 20 + HIGH
    height: int = TOP + 20 + HIGH + 8
    width: int = WIDTH


def draw_columns(found: Mapping[tuple[str, int | None, int | None], int], window: Window) -> Columns:
    """The numbers by kind, first and last day as columns; an annotation counts in each cell that it reaches into."""
    ticks, scale = ticks_of(window), Scale(window)
    counts = [_counts(found, tick.cell) for tick in ticks]
    most = max((sum(one.values()) for one in counts), default=0) or 1
    columns = [
        _column(tick.cell, count, scale, most) for tick, count in zip(ticks, counts, strict=True) if any(count.values())
    ]
    return Columns(columns, ticks, [kind.value for kind in DATABLE])


def _counts(found: Mapping[tuple[str, int | None, int | None], int], cell: Cell) -> dict[str, int]:
    counts = {kind.value: 0 for kind in DATABLE}
    for (kind, start, end), many in found.items():
        if (start is None or start <= cell.last) and (end is None or end >= cell.first):
            counts[kind] += many
    return counts


def _column(cell: Cell, counts: Mapping[str, int], scale: Scale, most: int) -> Column:
    start, end = max(scale.at(cell.first), 0.0) + GAP, min(scale.at(cell.last + 1), float(WIDTH)) - GAP
    total, y, pieces = sum(counts.values()), float(TOP + 20 + HIGH), []
    for kind, many in counts.items():
        height = HIGH * many / most
        y -= height
        if many:
            pieces.append(Piece(kind, number(y), number(height)))
    parts = ", ".join(f"{words(kind)}: {many}" for kind, many in counts.items() if many)
    said = _("%(when)s: %(total)s annotations (%(parts)s). Look closer.")
    title = said % {"when": Window(cell.first, cell.last).in_words(), "total": total, "parts": parts}
    width = max(end - start, 1.0)
    return Column(cell, title, total, number(start), number(width), number(start + width / 2), number(y - 5), pieces)
