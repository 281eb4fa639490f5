"""Where a passage stands: code point arithmetic over immutable texts, whole or in part.

Offsets count Unicode code points from 0, half-open, as Python slices do. Lines end at "\\n" and nowhere else.
"""

import heapq
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeGuard

from annotations.rules.errors import InvalidFields

CONTEXT_LENGTH = 32
BLOCK_LENGTH = 8_192
PASSAGE_LENGTH = 100_000
OCCURRENCES_RANKED = 10_000

_SHOWN_LENGTH = 80
_JOINER = "\N{ZERO WIDTH JOINER}"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_CUT_BACK = 64


class Anchor(NamedTuple):
    """The words of a passage with up to 32 code points of its text on either side, fewer at the text's ends."""

    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a text that begins at code point `offset`: what the database hands out of a long text."""

    offset: int
    text: str

    def cut(self, start: int, end: int) -> str:
        """The code points from start to end, both counted in the whole text; ValueError if they are not all here."""
        if not self.offset <= start <= end <= self.offset + len(self.text):
            raise ValueError(f"The window from {self.offset} does not hold {start} to {end}.")
        return self.text[start - self.offset : end - self.offset]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place where a quote stands; `agreement` is how many code points of its context stand there too."""

    start: int
    end: int
    agreement: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stored piece of a text. `number` and `first_line`, the line of its first code point, count from 0."""

    number: int
    start: int
    first_line: int
    text: str


def check_bounds(start: object, end: object, length: int) -> tuple[int, int]:
    """The two offsets, if they bound a passage of a text of `length` code points; InvalidFields by start and end."""
    errors: dict[str, list[str]] = {}
    for field, offset, lowest, highest in (("start", start, 0, length - 1), ("end", end, 1, length)):
        if not _is_offset(offset) or not lowest <= offset <= highest:
            errors[field] = [f"A whole number from {lowest} to {highest} is needed: code points of the source's text."]
    if not errors and _is_offset(start) and _is_offset(end):
        if start < end <= start + PASSAGE_LENGTH:
            return start, end
        if start < end:
            raise InvalidFields({"end": [f"A passage has at most {PASSAGE_LENGTH:,} code points; tag several."]})
        errors["end"] = [f"A passage is not empty: end must lie above start, from {start + 1} to {length}."]
    raise InvalidFields(errors)


def span_needed(start: int, end: int, length: int) -> tuple[int, int]:
    """From where to where a window must reach so that the passage can be located in it."""
    return max(0, start - CONTEXT_LENGTH), min(length, end + CONTEXT_LENGTH)


def locate(text: str, start: int, end: int) -> Anchor:
    """The passage's words and context out of the whole text; InvalidFields if there is no such passage."""
    return locate_in(Window(0, text), start, end, length=len(text))


def locate_in(window: Window, start: int, end: int, *, length: int) -> Anchor:
    """The same out of a part of a text of `length` code points; ValueError if the part is too small (`span_needed`)."""
    check_bounds(start, end, length)
    first, last = span_needed(start, end, length)
    quote = window.cut(start, end)
    if quote.isspace():
        raise InvalidFields({"quote": ["There is only white space between start and end; a passage needs words."]})
    return Anchor(quote, window.cut(first, start), window.cut(end, last))


def check_quote(claimed: object, quote: str) -> None:
    """Refuse a quote that is not, code point for code point, what stands in the text."""
    if not isinstance(claimed, str):
        raise InvalidFields({"quote": ["The passage's words are needed here, as a text."]})
    if claimed != quote:
        raise InvalidFields(
            {"quote": [f"The text reads {_shown(quote)} there. Offsets count code points, not UTF-16 units or bytes."]}
        )


def find_quote(text: str, quote: str, prefix: str = "", suffix: str = "", *, limit: int = 20) -> list[Proposal]:
    """Where the quote stands, best context first, then by position; at most `limit` proposals.

    Only exact occurrences (overlapping ones too), of which the first 10,000 are ranked. A person decides; so it would
    be with a fuzzy match, if there ever is one.
    """
    ranked = ((-_agreement(text, start, quote, prefix, suffix), start) for start in _occurrences(text, quote))
    best = heapq.nsmallest(limit, ranked)
    return [Proposal(start, start + len(quote), -negative) for negative, start in best]


def count_lines(text: str) -> int:
    """How many lines a reader sees: one more than there are line feeds, so that the last can be empty."""
    return text.count("\n") + 1


def blocks(text: str) -> Iterator[Block]:
    """The text in pieces of at most 8,192 code points that together are the text; none for an empty one.

    A piece ends after a line feed where one stands in its last half, else where no combining mark or joiner is cut off
    if that can be had within a few code points. Pieces are storage: no passage has to respect them.
    """
    number = start = first_line = 0
    while start < len(text):
        end = _cut_after(text, start)
        piece = text[start:end]
        yield Block(number, start, first_line, piece)
        number, start, first_line = number + 1, end, first_line + piece.count("\n")


def _is_offset(candidate: object) -> TypeGuard[int]:
    """True and False are whole numbers to Python, but never offsets."""
    return isinstance(candidate, int) and not isinstance(candidate, bool)


def _shown(words: str) -> str:
    shortened = words if len(words) <= _SHOWN_LENGTH else words[: _SHOWN_LENGTH - 1] + "…"
    return f"“{shortened}”"


def _occurrences(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote) if quote else -1
    for _ in range(OCCURRENCES_RANKED):
        if start < 0:
            return
        yield start
        start = text.find(quote, start + 1)


def _agreement(text: str, start: int, quote: str, prefix: str, suffix: str) -> int:
    end = start + len(quote)
    before = text[max(0, start - len(prefix)) : start]
    return _common(before[::-1], prefix[::-1]) + _common(text[end : end + len(suffix)], suffix)


def _common(first: str, second: str) -> int:
    """How many code points two texts have in common from their beginning."""
    for index, (left, right) in enumerate(zip(first, second, strict=False)):
        if left != right:
            return index
    return min(len(first), len(second))


def _cut_after(text: str, start: int) -> int:
    end = start + BLOCK_LENGTH
    if end >= len(text):
        return len(text)
    line_end = text.rfind("\n", start + BLOCK_LENGTH // 2, end)
    if line_end >= 0:
        return line_end + 1
    return next((cut for cut in range(end, end - _CUT_BACK, -1) if not holds_together(text, cut)), end)


def holds_together(text: str, cut: int) -> bool:
    """Whether what stands before and after the cut is seen as one character (the common cases of UAX #29)."""
    after = text[cut]
    return (
        text[cut - 1] == _JOINER
        or after == _JOINER
        or unicodedata.category(after).startswith("M")
        or ord(after) in _SKIN_TONES
    )
