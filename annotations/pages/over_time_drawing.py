"""What was done in all, as lines that rise: each with its words at its end, so that no key has to be looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotations.pages.pictures import WIDTH, number
from annotations.pages.timeline_drawing import Tick
from annotations.rules.lanes import spread
from annotations.rules.over_time import Period
from annotations.rules.ticks import cells_of, heights_of
from annotations.rules.windows import Window

LEFT, RIGHT, TOP, HIGH = 52, 240, 12, 280
LABEL = 18.0


@dataclass(frozen=True)
class Curve:
    """One line; `area` is what lies below it, for those that have one."""

    name: str
    said: str
    total: int
    path: str
    area: str
    end: str
    label: str


@dataclass(frozen=True)
class Height:
    """A round number and how high it lies."""

    amount: int
    y: str
    foot: str


@dataclass(frozen=True)
class Curves:
    """All of it, in pixels."""

    curves: Sequence[Curve]
    heights: Sequence[Height]
    ticks: Sequence[Tick]
    foot: int = TOP + HIGH
    height: int = TOP + HIGH + 28
    left: int = LEFT
    right: int = WIDTH - RIGHT
    width: int = WIDTH
    label_x: int = WIDTH - RIGHT + 22


def draw_curves(periods: Sequence[Period], said: Mapping[str, str]) -> Curves:
    """Those that `said` has words for; nothing where nothing was done."""
    names = [name for name in said if periods and periods[-1].so_far.get(name)]
    if not names:
        return Curves([], [], [])
    heights = heights_of(max(periods[-1].so_far[name] for name in names))
    window = Window(periods[0].first.toordinal(), periods[-1].last.toordinal())

    def x(day: int) -> float:
        return LEFT + (WIDTH - RIGHT - LEFT) * (day - window.first) / window.days

    def y(amount: int) -> float:
        return TOP + HIGH * (1 - amount / heights[-1])

    ends = [y(periods[-1].so_far[name]) for name in names]
    labels = spread(ends, apart=LABEL, least=TOP + 4.0, most=float(TOP + HIGH))
    curves = []
    for name, end, label in zip(names, ends, labels, strict=True):
        points = [(x(one.last.toordinal() + 1), y(one.so_far.get(name, 0))) for one in periods]
        path = f"M{LEFT} {TOP + HIGH}" + "".join(f"L{number(right)} {number(top)}" for right, top in points)
        area = f"{path}V{TOP + HIGH}z" if name == "signed_off" else ""
        curves.append(Curve(name, said[name], periods[-1].so_far[name], path, area, number(end), number(label)))
    ticks = []
    for cell in cells_of(window):
        start = max(x(cell.first), float(LEFT))
        has_room = x(cell.last + 1) - start > LABEL * 1.5 and start < WIDTH - RIGHT - LABEL
        ticks.append(Tick(cell, number(start), cell.label if has_room else ""))
    return Curves(curves, [Height(one, number(y(one)), number(y(one) + 4)) for one in heights], ticks)
