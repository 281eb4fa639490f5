"""Quotation marks in a text, and what their neighbours tell of each: whether it opens or closes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# What closes each mark that opens, in one tradition or another; the first is what the mark itself asks for.
CLOSERS: Mapping[str, str] = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    '"': '"',
    "”": "”",
    "＂": "＂",
}
DOUBLE = frozenset('“”„‟"＂«»')
_OPENS_ONLY = frozenset("“„‟«‹「『")
_CLOSES_ONLY = frozenset("”»›」』")
_MARKS = re.compile('[“”„‟«»‹›「」『』"＂]')
_BEFORE_OPENING = frozenset("([{—–/-=")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–/-*")
_HEBREW = re.compile("[\u0590-\u05ff]")


class Shape(StrEnum):
    """What the neighbours of a mark tell."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at a code point."""

    place: int
    sign: str
    shape: Shape

    @property
    def opens_by_nature(self) -> bool:
        """Its own form opens."""
        return self.sign in _OPENS_ONLY

    @property
    def closes_by_nature(self) -> bool:
        """Its own form closes."""
        return self.sign in _CLOSES_ONLY


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """The double marks from start to end in their order; inches, and the strokes of Hebrew acronyms, are none."""
    return [
        Mark(found.start(), found[0], shape_at(text, found.start()))
        for found in _MARKS.finditer(text, start, end)
        if not _is_within_word(text, found.start(), found[0])
    ]


def _is_within_word(text: str, place: int, sign: str) -> bool:
    around = text[max(place - 1, 0) : place + 2]
    return sign == '"' and len(around) == 3 and bool(_HEBREW.match(around[0])) and bool(_HEBREW.match(around[2]))


def shape_at(text: str, place: int, width: int = 1) -> Shape:
    """What the neighbours of the mark tell; marks beside it count as the white space beyond them would."""
    before, after = _beyond(text, place - 1, -1), _beyond(text, place + width, 1)
    opens = (not before or before.isspace() or before in _BEFORE_OPENING) and not (
        not after or after.isspace() or after in _AFTER_CLOSING
    )
    closes = (not after or after.isspace() or after in _AFTER_CLOSING) and not (
        not before or before.isspace() or before in "([{"
    )
    if opens == closes:
        return Shape.EITHER
    return Shape.OPENS if opens else Shape.CLOSES


def _beyond(text: str, place: int, step: int) -> str:
    """The neighbour, past at most two other marks."""
    for _ in range(2):
        if 0 <= place < len(text) and text[place] in "“”„‟«»‹›\"'‘’":
            place += step
    return text[place] if 0 <= place < len(text) else ""
