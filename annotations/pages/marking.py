"""A text as HTML: line by line as it is, or with its passages in real marks for readers who need or want them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from annotations.queries.room import RoomPassage

OVERLAP = "overlap"
# So many lines of a text are a block of its page (`.block` in room.css).
BLOCK = 64
# From how many lines on, and how long the longest of them, in code points.
SET_LINES = 10
SET_WIDTH = (60, 110)


@dataclass(frozen=True)
class Stretch:
    """A stretch that is marked in one way; `first` is the number of its first passage, from 1 in text order."""

    start: int
    end: int
    paint: str
    first: int


def is_set_in_lines(text: str) -> bool:
    """Whether somebody broke the text into lines of a page's width, rather than into paragraphs."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    return len(lengths) > SET_LINES and SET_WIDTH[0] <= lengths[-1] <= SET_WIDTH[1]


def plain_lines(text: str, prefix: str = "") -> SafeString:
    """A paragraph for each line, and nothing else in it; `prefix` tells the lines of two texts on a page apart."""
    lines = [f'<p id="{prefix}L{number}">{escape(line)}</p>' for number, line in enumerate(text.split("\n"), 1)]
    blocks = ("\n".join(lines[first : first + BLOCK]) for first in range(0, len(lines), BLOCK))
    return mark_safe("\n".join(f'<div class="block">{block}</div>' for block in blocks))  # noqa: S308  (every line is escaped)


def marked_lines(text: str, passages: Sequence[RoomPassage]) -> SafeString:
    """The same with `<mark>` elements; each leads to its passage's place in the list beside the text."""
    pieces = _pieces(text, stretches(passages))
    lines = (f'<p id="L{number}">{line}</p>' for number, line in enumerate("".join(pieces).split("\n"), 1))
    return mark_safe("\n".join(lines))  # noqa: S308  (every piece is escaped)


def stretches(passages: Sequence[RoomPassage]) -> list[Stretch]:
    """The passages, given in text order, cut so that no two stretches overlap."""
    edges = sorted(
        [(passage.start, 1, number, passage.kind) for number, passage in enumerate(passages, 1)]
        + [(passage.end, 0, number, passage.kind) for number, passage in enumerate(passages, 1)]
    )
    found: list[Stretch] = []
    open_: dict[int, str] = {}
    before = 0
    for offset, opens, number, kind in edges:
        if open_ and before < offset:
            paint = next(iter(open_.values())) if len(open_) == 1 else OVERLAP
            found.append(Stretch(before, offset, paint, next(iter(open_))))
        if opens:
            open_[number] = kind
        else:
            open_.pop(number, None)
        before = offset
    return found


def _pieces(text: str, marks: Sequence[Stretch]) -> Iterator[str]:
    place = 0
    for mark in marks:
        yield escape(text[place : mark.start])
        opening = f'<mark class="kind-{mark.paint}"><a href="#passage-{mark.first}">'
        words = escape(text[mark.start : mark.end]).replace("\n", f"</a></mark>\n{opening}")
        yield f"{opening}{words}</a></mark>"
        place = mark.end
    yield escape(text[place:])
