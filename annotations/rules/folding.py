"""Texts as search compares them: without case, accents, and the many forms of one character.

Folding goes code point by code point and looks at no neighbour, so that the folded text of two pieces is that of the
whole, and each of its code points comes from one place of the text. Whitespace stays as it is wide, one space each.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from annotations.rules.anchoring import holds_together

# What an index was made with: another way of folding, or another Unicode, and it has to be made again.
FOLDING = f"1/{unicodedata.unidata_version}"
PIECE_LENGTH = 16_384
WORD_LENGTH = 100  # code points: what is longer is no word of a language, and is found by reading the texts

_QUOTES = {**dict.fromkeys("‘’‚‛ʼʻ´`′", "'"), **dict.fromkeys("“”„‟«»″", '"')}
# What no decomposition tells: strokes, ligatures that are letters, dotless i, and the spellings of Arabic and Persian.
_LETTERS = {
    **{"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"},
    **{"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ـ": "", "⁄": "/", "−": "-", "_": " "},
}
# Accents and points that are written above and below letters. The signs that are vowels of their own stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    "\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
_WHOLE = frozenset("йЙ")  # a letter of its own, not an accented one: endings are told by it
_NOT_PLAIN = re.compile("[^ -^a-~]+")
# Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan: where a word ends is not written.
_WITHOUT_SPACES = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# Signs that stand within words of Indic and other scripts and are no letters to Python.
_SIGNS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963" + "".join(
    f"{chr(block)}-{chr(block + 3)}{chr(block + 0x3C)}{chr(block + 0x3E)}-{chr(block + 0x57)}"
    for block in range(0x980, 0xE00, 0x80)
)
WORD = re.compile(f"(?:(?![{_WITHOUT_SPACES}])\\w|[{_SIGNS}])+")
UNSPACED = re.compile(f"[{_WITHOUT_SPACES}]")


class _Table(dict[int, str]):
    """What each code point becomes, found when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = _folded(chr(point))
        return self[point]


def _folded(character: str) -> str:
    if character in _QUOTES:
        return _QUOTES[character]
    if character in _WHOLE:
        return character.casefold()
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_plain(part) for part in _ACCENTS.sub("", parts)).lower()


def _plain(part: str) -> str:
    if part in _LETTERS or part in _QUOTES:
        return _LETTERS.get(part) or _QUOTES.get(part, "")
    category = unicodedata.category(part)
    if category == "Nd":
        return str(unicodedata.decimal(part))
    if category == "Pd":
        return "-"
    if category == "Cf":
        return ""
    return " " if category in {"Zs", "Zl", "Zp", "Cc"} else part


_TABLE = _Table()


def fold(text: str) -> str:
    """The text as it is compared: `İstanbul` is `istanbul`, `Ministère` is `ministere`."""
    if text.isascii():
        return text.translate(_TABLE)
    return _NOT_PLAIN.sub(lambda found: found[0].translate(_TABLE), text).lower()


def origins(text: str) -> Sequence[int]:
    """For each code point of `fold(text)`, the offset in the text that it comes from; and the text's length, last."""
    if text.isascii():
        return range(len(text) + 1)
    return [*(place for place, character in enumerate(text) for _ in _TABLE[ord(character)]), len(text)]


def unfolded(text: str, places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Where in the text stands what was found from start to end in its folded form; whole characters, as they are seen.

    `places` are the text's `origins`.
    """
    first, last = places[start], places[end - 1] + 1
    while first > 0 and holds_together(text, first):
        first -= 1
    while last < len(text) and holds_together(text, last):
        last += 1
    return first, last


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, folded, and how many code points of the text stand before it."""

    start: int
    folded: str


def pieces(text: str) -> list[Piece]:
    """The text folded in pieces of some 16,000 code points, which end where a word cannot go on if that can be had."""
    found, start = [], 0
    while start < len(text):
        end = _end_of_piece(text, start)
        found.append(Piece(start, fold(text[start:end])))
        start = end
    return found


def _end_of_piece(text: str, start: int) -> int:
    end = start + PIECE_LENGTH
    if end >= len(text):
        return len(text)
    gap = max(text.rfind(space, start + PIECE_LENGTH // 2, end) for space in " \n")
    return gap + 1 if gap >= 0 else end
