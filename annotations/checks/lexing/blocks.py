"""Where a text's paragraphs, headings and list items begin and end, in texts with lines broken for display too."""

import re
from collections.abc import Iterator
from itertools import groupby

# A line from here on may have been broken at a right margin; shorter ones end where they do for a reason of their own.
MARGIN = 50
LONGEST = 160  # longer lines are paragraphs, each its own
ROOM = 25  # a word too long for the line leaves this much of it empty at most
ITEM = re.compile(r"\s*(?:[•◦▪*–—-]\s|[(\[]?\d{1,3}[.)\]]\s|[(\[]?[^\W\d_][.)\]]\s)")
ENDS = (".", "!", "?", ":", ";", ",", "…", "”", '"', "»", "؟", "۔", "。")


def blocks_of(text: str) -> Iterator[tuple[int, int]]:
    """The blocks by code points, without the white space around them."""
    for _, group in groupby(_lines(text), key=lambda line: bool(text[line[0] : line[1]].strip())):
        lines = [line for line in group if text[line[0] : line[1]].strip()]
        if lines:
            yield from _joined(text, lines)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines without an empty one between them, as one block for each paragraph."""
    widths = [len(text[start:end].strip()) for start, end in lines]
    width = max(widths[:-1], default=0)
    begin = lines[0][0]
    for number, (start, end) in enumerate(lines):
        is_last = number == len(lines) - 1
        if is_last or not _goes_on(text, lines[number + 1], widths[number], width, text[start:end]):
            yield _stripped(text, begin, end)
            begin = lines[number + 1][0] if not is_last else end


def _goes_on(text: str, following: tuple[int, int], width: int, margin: int, line: str) -> bool:
    """Whether a line was broken for display only: it fills the width, and no item or heading begins after it."""
    ends = line.rstrip().endswith(ENDS)
    if ITEM.match(text, *following) and (ends or width < MARGIN):
        return False
    if margin > LONGEST:
        return False
    beginning = text[following[0] : following[1]].lstrip()[:1]
    if beginning.islower():
        return True
    room = margin - width
    return width >= MARGIN and room <= ROOM and not (ends and room > ROOM // 2)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
