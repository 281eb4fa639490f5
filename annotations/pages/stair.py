"""Sources along a stair: each stands at the end of its row and on top of its column, and a cell where two of them meet.

So one label serves both, nothing is turned, and every pair has one cell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.pages.pictures import brief, isolated, width_of
from annotations.rules.between_sources import Ordered

FEW = 16
LARGE, SMALL = 40, 22
LETTERS = 52
MARGIN = 8


class Told(Protocol):
    """What a cell says; a pair of sources is one."""

    @property
    def one(self) -> UUID: ...
    @property
    def other(self) -> UUID: ...
    @property
    def title(self) -> str: ...
    @property
    def other_title(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def kinds(self) -> str: ...
    @property
    def address(self) -> str: ...


@dataclass(frozen=True)
class Cell:
    """Two sources and how often; '' is the address where several pairs are put together."""

    title: str
    number: int
    address: str
    x: int
    y: int
    size: int
    middle: int
    foot: int
    is_within: bool


@dataclass(frozen=True)
class Label:
    """A source beside its step; None for all that have no step of their own."""

    source: UUID | None
    title: str
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Stair:
    """All of it, in pixels."""

    cells: Sequence[Cell]
    labels: Sequence[Label]
    path: str
    width: int
    height: int
    aside: int


def draw_stair(pairs: Sequence[Told], order: Ordered[UUID], titles: Mapping[UUID, str]) -> Stair:
    """The pairs in the order of the sources."""
    steps = len(order.shown) + bool(order.aside)
    size = LARGE if steps <= FEW else SMALL
    met: dict[tuple[int, int], list[Told]] = {}
    for pair in pairs:
        row, column = sorted((order.place(pair.one), order.place(pair.other)), reverse=True)
        met.setdefault((row, column), []).append(pair)
    most = max((sum(pair.number for pair in found) for found in met.values()), default=1)
    labels = [_label(source, titles[source], place, size) for place, source in enumerate(order.shown)]
    if order.aside:
        said = ngettext("%(n)d other source", "%(n)d other sources", len(order.aside)) % {"n": len(order.aside)}
        labels.append(_label(None, said, len(order.shown), size))
    return Stair(
        cells=[_cell(place, found, size, most) for place, found in sorted(met.items())],
        labels=labels,
        path=_path(steps, size),
        width=int(max((label.x + width_of(label.text) for label in labels), default=0)) + MARGIN,
        height=steps * size + 2 * MARGIN,
        aside=len(order.aside),
    )


def _cell(place: tuple[int, int], found: Sequence[Told], size: int, most: int) -> Cell:
    """The more there are, the larger; the number stands in it in any case."""
    row, column = place
    number = sum(pair.number for pair in found)
    side = round((size - 6) * (0.45 + 0.55 * (number / most) ** 0.5))
    x, y = MARGIN + column * size, MARGIN + row * size
    pair = found[0] if len(found) == 1 else None
    edge = (size - side) // 2
    return Cell(
        title=_title(pair, number),
        number=number,
        address=pair.address if pair else "",
        x=x + edge,
        y=y + edge,
        size=side,
        middle=x + size // 2,
        foot=y + size // 2 + 4,
        is_within=row == column and pair is not None,
    )


def _title(pair: Told | None, number: int) -> str:
    told = ngettext("%(n)d contradiction", "%(n)d contradictions", number) % {"n": number}
    if pair is None:
        return _("%(told)s with other sources, put together") % {"told": told}
    said = {"told": told, "one": brief(pair.title, 100), "other": brief(pair.other_title, 100), "kinds": pair.kinds}
    if pair.one == pair.other:
        return _("%(told)s within “%(one)s” (%(kinds)s)") % said
    return _("%(told)s between “%(one)s” and “%(other)s” (%(kinds)s)") % said


def _label(source: UUID | None, title: str, place: int, size: int) -> Label:
    x = MARGIN + (place + 1) * size + 6
    return Label(source, title, isolated(brief(title, LETTERS)), x, MARGIN + place * size + size // 2 + 4)


def _path(steps: int, size: int) -> str:
    """The lines of the rows and the columns, each as far as the stair goes."""
    rows = [f"M{MARGIN} {MARGIN + step * size}h{min(step + (step == 0), steps) * size}" for step in range(steps + 1)]
    columns = [
        f"M{MARGIN + step * size} {MARGIN + max(step - 1, 0) * size}V{MARGIN + steps * size}"
        for step in range(steps + 1)
    ]
    return "".join(rows + columns) if steps else ""
