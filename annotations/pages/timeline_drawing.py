"""A timeline as it is drawn: where each bar lies, how what is not known of it looks, and what ties bars together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.utils.translation import gettext as _

from annotations.pages.pictures import WIDTH, brief, isolated, number, width_of
from annotations.queries.timeline import Dated, Tie
from annotations.rules.dates import parse_edtf
from annotations.rules.edtf_values import Missing
from annotations.rules.extents import Extent, Stretch, extent_of
from annotations.rules.lanes import lanes_of
from annotations.rules.signoff import Status
from annotations.rules.ticks import Cell, cells_of
from annotations.rules.windows import Window
from annotations.templatetags.words import date_in_words, words

TOP = 30
LABELLED = 70  # bars that still have room for words beside them
LETTERS = 34
ROOM = 6.0
BEYOND = 24.0  # what lies outside is drawn so far, so that its end is not seen
LEAST = 5.0
TICK_ROOM = 34.0


@dataclass(frozen=True)
class Part:
    """A stretch of a bar; `look` says how days belong to it."""

    look: str
    x: str
    width: str
    is_doubted: bool


@dataclass(frozen=True)
class Side:
    """Where a bar goes on to the edge of the window: `look` is open or unknown."""

    look: str
    x: str
    to: str
    width: str


@dataclass(frozen=True)
class Bar:
    """An annotation; what is not there is '' or None. `room` is what it takes, its words included: x and width."""

    dated: Dated
    title: str
    y: int
    thick: int
    room: tuple[str, str]
    parts: Sequence[Part]
    line: tuple[str, str]
    mark: str
    before: Side | None
    after: Side | None
    doubt: str
    label: str
    label_x: str
    anchor: str
    middle: float

    @property
    def foot(self) -> int:
        """The lower edge of it."""
        return self.y + self.thick

    @property
    def half(self) -> int:
        """The middle of its height."""
        return self.y + self.thick // 2


@dataclass(frozen=True)
class Line:
    """A contradiction between two bars."""

    tie: Tie
    title: str
    path: str
    dots: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Tick:
    """Where a day, month, year, ... begins, and what it is called; '' where there is no room for it."""

    cell: Cell
    x: str
    label: str

    @property
    def window(self) -> Window:
        """All of the cell."""
        return Window(self.cell.first, self.cell.last)


@dataclass(frozen=True)
class Drawing:
    """All of it, in pixels."""

    bars: Sequence[Bar]
    lines: Sequence[Line]
    ticks: Sequence[Tick]
    height: int
    kinds: Sequence[str]
    width: int = WIDTH


class Scale:
    """From days to pixels."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._day = WIDTH / window.days

    def at(self, day: int) -> float:
        """Where the day begins; what lies outside is not much farther than the edge."""
        return min(max((day - self.window.first) * self._day, -BEYOND), WIDTH + BEYOND)


def ticks_of(window: Window) -> list[Tick]:
    """The ticks of a window."""
    scale, ticks = Scale(window), []
    for cell in cells_of(window):
        x = max(scale.at(cell.first), 0.0)
        has_room = scale.at(cell.last + 1) - x >= TICK_ROOM or len(cell.label) <= 2
        ticks.append(Tick(cell, number(x), cell.label if has_room and x < WIDTH - TICK_ROOM / 2 else ""))
    return ticks


def draw(found: Sequence[Dated], ties: Sequence[Tie], window: Window) -> Drawing:
    """The annotations as bars in as few lanes as possible, the contradictions between them as lines."""
    scale, has_labels = Scale(window), len(found) <= LABELLED
    extents = [(one, extent) for one in found if one.written and (extent := extent_of(parse_edtf(one.written)))]
    shapes = [_Shape(one, extent, scale, has_label=has_labels) for one, extent in extents]
    lanes = lanes_of([shape.span for shape in shapes], gap=4.0)
    height, thick = (26, 14) if has_labels else (12, 8)
    bars = [shape.bar(TOP + height * lane + 6, thick) for shape, lane in zip(shapes, lanes, strict=True)]
    by_id = {bar.dated.id: bar for bar in bars}
    return Drawing(
        bars=bars,
        lines=[line for tie in ties if (line := _line(tie, by_id))],
        ticks=ticks_of(window),
        height=TOP + height * (max(lanes, default=0) + 1) + 8,
        kinds=sorted({one.kind for one in found}),
    )


class _Shape:
    """A bar before it has its lane."""

    def __init__(self, dated: Dated, extent: Extent, scale: Scale, *, has_label: bool) -> None:
        self._dated, self._extent, self._scale = dated, extent, scale
        start = 0.0 if extent.before else scale.at(extent.first)
        end = float(WIDTH) if extent.after else scale.at(extent.last + 1)
        self._is_mark = extent.is_day and end - start < 2 * LEAST
        if end - start < LEAST:
            start, end = (start + end - LEAST) / 2, (start + end + LEAST) / 2
        self._start, self._end = max(start, 0.0), min(end, float(WIDTH))
        self.span = (self._start, self._end)
        self._anchor = "start"
        self._label, self._label_x = self._labelled() if has_label else ("", 0.0)

    def _labelled(self) -> tuple[str, float]:
        """The words inside the bar if it is long enough, else after it, else before it; and the room that they take."""
        label = f"{_signs(self._dated.status)}{isolated(brief(self._dated.quote, LETTERS))}"
        width, start, end = width_of(label), self._start, self._end
        room_after = 3 * ROOM if self._extent.is_doubted else ROOM
        if end - start >= width + 4 * ROOM:
            return label, self._inside(width)
        if end + room_after + width <= WIDTH:
            self.span = (start, end + room_after + width)
            return label, end + room_after
        if start - ROOM - width >= 0:
            self.span, self._anchor = (start - ROOM - width, end), "end"
            return label, start - ROOM
        return "", 0.0

    def _inside(self, width: float) -> float:
        """Where the words stand in the bar: behind the sign of an end that nobody knows, if there is room."""
        known = self._scale.at(self._extent.last + 1) + 3 * ROOM
        if self._extent.after is Missing.UNKNOWN and self._start < known <= self._end - width - ROOM:
            return known
        return self._start + 2 * ROOM

    def bar(self, y: int, thick: int) -> Bar:
        """The bar at its place."""
        extent, scale = self._extent, self._scale
        middle = (self._start + self._end) / 2
        mark = number(middle) if self._is_mark else ""
        return Bar(
            dated=self._dated,
            title=told(self._dated),
            y=y,
            thick=thick,
            room=(number(self.span[0]), number(self.span[1] - self.span[0])),
            parts=[] if mark else [self._part(one) for one in extent.stretches if self._is_seen(one)],
            line=(number(self._start), number(self._end)),
            mark=mark,
            before=_side(extent.before, 0.0, scale.at(extent.first)),
            after=_side(extent.after, scale.at(extent.last + 1), float(WIDTH)),
            doubt=number(min(self._end, WIDTH - 2 * ROOM) + 3) if extent.is_doubted and not extent.after else "",
            label=self._label,
            label_x=number(self._label_x),
            anchor=self._anchor,
            middle=middle,
        )

    def _is_seen(self, stretch: Stretch) -> bool:
        window = self._scale.window
        return stretch.last >= window.first and stretch.first <= window.last

    def _part(self, stretch: Stretch) -> Part:
        start, end = self._scale.at(stretch.first), self._scale.at(stretch.last + 1)
        is_only = len(self._extent.stretches) == 1
        if end - start < LEAST and is_only and not (self._extent.before or self._extent.after):
            start, end = self._start, self._end
        # A thin stretch beside others keeps its place; it is only not thinner than can be seen.
        return Part(str(stretch.manner), number(start), number(max(end - start, 1.0)), stretch.is_doubted)


def _side(missing: Missing | None, start: float, end: float) -> Side | None:
    """What lies between the written end and the edge; None if the end is known."""
    if missing is None:
        return None
    start, end = max(start, 0.0), min(end, float(WIDTH))
    return Side(missing.name.lower(), number(start), number(end), number(max(end - start, 0.0)))


def _signs(status: str) -> str:
    return {Status.SIGNED_OFF.value: "✓ ", Status.REJECTED.value: "✕ "}.get(status, "")


def told(dated: Dated) -> str:
    """What a bar says to those who point at it, or hear it."""
    said = _("“%(quote)s”, %(date)s. %(kind)s in “%(source)s”, %(status)s.")
    return said % {
        "quote": brief(dated.quote, 200),
        "date": date_in_words(dated.written),
        "kind": words(dated.kind),
        "source": brief(dated.title, 100),
        "status": words(dated.status).lower(),
    }


def _line(tie: Tie, bars: Mapping[UUID, Bar]) -> Line | None:
    ends = [bars[end] for end in tie.ends if end in bars]
    if len(ends) < 2:
        return None
    points = [(bar.middle, float(bar.half)) for bar in ends]
    pieces = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        half = number((y + to_y) / 2)
        pieces.append(f"C{number(x)} {half} {number(to_x)} {half} {number(to_x)} {number(to_y)}")
    against = _(" against ").join(f"“{brief(bar.dated.quote, 60)}”" for bar in ends)
    said = _("Contradiction of dating, %(status)s: %(against)s. %(explanation)s")
    told_of = {"status": words(tie.status).lower(), "against": against, "explanation": brief(tie.explanation, 200)}
    return Line(tie, said % told_of, " ".join(pieces), [(number(x), number(y)) for x, y in points])
