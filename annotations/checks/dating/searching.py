"""Shapes looked for only where they can be: near the rarest of the kinds that they have to have."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from annotations.checks.dating.shapes import shape
from annotations.checks.lexing.patterns import end_of_piece

# Tokens from any of a shape's to its first or last one, and what is looked at before and behind them, at the most.
REACH = 40
_LOOKS = ("?=", "?!", "?<")
_NAMED = re.compile(r"\?(?::|P<\w+>)")


class Searched:
    """A string of kinds. Most shapes need a kind that is rare, or that a text has none of."""

    def __init__(self, kinds: str) -> None:
        self.kinds = kinds
        self._places: dict[str, list[int] | None] = {}

    def matches(self, template: str) -> Iterator[re.Match[str]]:
        """What `finditer` finds of the shape in all of the string."""
        pattern = shape(template)
        rare = [places for kinds in needed_by(template) if (places := self._where(kinds)) is not None]
        if not rare:
            yield from pattern.finditer(self.kinds)
            return
        for start, end in _around(min(rare, key=len)):
            yield from pattern.finditer(self.kinds, start, end)

    def _where(self, kinds: str) -> list[int] | None:
        """The places of any of the kinds; None where there are so many that little would lie between."""
        if kinds not in self._places:
            few = len(self.kinds) // (4 * REACH)
            found = [one.start() for one in islice(re.finditer(f"[{kinds}]", self.kinds), few + 1)]
            self._places[kinds] = found if len(found) <= few else None
        return self._places[kinds]


def _around(places: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches within reach of the places, apart from each other."""
    begin = end = -1
    for place in places:
        if place - REACH > end:
            if end > 0:
                yield begin, end
            begin = max(place - REACH, 0)
        end = place + REACH
    if end > 0:
        yield begin, end


@cache
def needed_by(template: str) -> tuple[str, ...]:
    """Sets of kinds of each of which whatever has the shape has one; read from the pattern, and perhaps not all."""
    return tuple(dict.fromkeys(_needed(shape(template).pattern)))


def _needed(pattern: str) -> list[str]:
    """Of a pattern of alternatives, what all of them need."""
    first, *others = (_in_a_row(one) for one in _split(pattern))
    return [kinds for kinds in first if all(kinds in other for other in others)]


def _in_a_row(pattern: str) -> list[str]:
    needed: list[str] = []
    for piece, is_optional in _pieces(pattern):
        if is_optional or piece.startswith("[^") or piece.startswith(tuple(f"({look}" for look in _LOOKS)):
            continue
        if piece.startswith("("):
            needed += _needed(_NAMED.sub("", piece[1:-1], count=1) if piece[1] == "?" else piece[1:-1])
        elif piece.startswith("["):
            needed.append(piece[1:-1])
        elif "\ue000" <= piece <= "\uf8ff":
            needed.append(piece)
    return needed


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    parts = [""]
    for piece, is_optional in _pieces(pattern):
        if piece == "|":
            parts.append("")
        else:
            parts[-1] += piece + "?" * is_optional
    return parts


def _pieces(pattern: str) -> Iterator[tuple[str, bool]]:
    """Groups, sets and single signs of a pattern, and whether each may be missing."""
    place = 0
    while place < len(pattern):
        end = end_of_piece(pattern, place)
        is_optional = pattern[end : end + 1] in ("?", "*", "{")
        yield pattern[place:end], is_optional
        place = pattern.index("}", end) + 1 if pattern[end : end + 1] == "{" else end + is_optional
