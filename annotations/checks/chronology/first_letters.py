"""Long lists of alternatives put in order by first letters, so that most places of a text are passed by at once."""

import re
from collections.abc import Iterator

from annotations.checks.lexing.patterns import end_of_piece

_GROUP = re.compile(r"\((?:\?(?:-i)?:)?(?!\?)")  # one that only holds together; a capturing one is left as it is
_BEHIND = re.compile(r"(?:\(\?<[!=][^()\[\]\\]*\))+")  # looks at what stands before, and takes no letter itself
_PLAIN_SET = re.compile(r"\[([^\W\d_]+)\]")
_REPEATS = re.compile(r"[?*+]\??|\{[\d,]+\}\??")
_SPECIAL = frozenset(".^$*+?{}[]\\|()")


def by_first_letter(alternatives: str) -> str:
    """The same alternatives, those that begin with one letter behind a look at that letter.

    What begins with the same letter stays in its order, and nothing is moved past what may begin with any: so the
    pattern finds the same. Of alternatives with groups of their own nothing is changed.
    """
    if re.compile(alternatives).groups:
        return alternatives
    parts: list[str] = []
    run: list[tuple[str, frozenset[str]]] = []
    for one in split(alternatives):
        firsts = _firsts(one)
        if firsts:
            run.append((one, firsts))
        else:
            parts += [*_grouped(run), one]
            run = []
    ordered = "|".join([*parts, *_grouped(run)])
    letters = "" if parts else "".join(sorted({letter for _, firsts in run for letter in firsts}))
    return f"(?=[{re.escape(letters)}])(?:{ordered})" if letters else ordered


def _grouped(run: list[tuple[str, frozenset[str]]]) -> Iterator[str]:
    """What begins with one letter together; what may begin with several, with each of them."""
    groups: dict[str, tuple[set[str], list[str]]] = {}
    for one, firsts in run:
        for key in sorted({_key(letter) for letter in firsts}):
            letters, listed = groups.setdefault(key, (set(), []))
            letters.update(letter for letter in firsts if _key(letter) == key)
            listed.append(_narrowed(one, key) if len(firsts) > 1 else one)
    for letters, listed in groups.values():
        look = f"(?=[{re.escape(''.join(sorted(letters)))}])"
        yield listed[0] if len(listed) == 1 else f"{look}(?:{'|'.join(listed)})"


def _narrowed(pattern: str, key: str) -> str:
    """Without what begins otherwise in the group that it begins with, if it does."""
    behind = _BEHIND.match(pattern)
    if behind:
        return pattern[: behind.end()] + _narrowed(pattern[behind.end() :], key)
    group = _GROUP.match(pattern)
    if group is None:
        return pattern
    end = end_of_piece(pattern, 0)
    if _REPEATS.match(pattern, end):
        return pattern
    fitting = (one for one in split(pattern[group.end() : end - 1]) if key in map(_key, _firsts(one)))
    return f"{group[0]}{'|'.join(_narrowed(one, key) for one in fitting)}){pattern[end:]}"


def _key(letter: str) -> str:
    """One for all letters that a pattern without regard to case takes for the same: i, ı and İ."""
    return letter.upper()[0].lower()[0]


def _firsts(pattern: str) -> frozenset[str]:
    """The letters and signs that it may begin with; none where that is not easily told."""
    found: frozenset[str] = frozenset()
    behind = _BEHIND.match(pattern)
    for piece, is_optional in _pieces(pattern[behind.end() :] if behind else pattern):
        own = _firsts_of(piece)
        if not own:
            return frozenset()
        found |= own
        if not is_optional:
            return found
    return frozenset()


def _firsts_of(piece: str) -> frozenset[str]:
    if group := _GROUP.match(piece):
        each = [_firsts(one) for one in split(piece[group.end() : -1])]
        return frozenset().union(*each) if all(each) else frozenset()
    if listed := _PLAIN_SET.fullmatch(piece):
        return frozenset(listed[1])
    if len(piece) == 2 and piece[0] == "\\" and not piece[1].isalnum():
        return frozenset(piece[1])
    return frozenset(piece) if len(piece) == 1 and piece not in _SPECIAL else frozenset()


def split(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    parts, begin, place = [], 0, 0
    while place < len(pattern):
        if pattern[place] == "|":
            parts.append(pattern[begin:place])
            begin = place = place + 1
        else:
            place = end_of_piece(pattern, place)
    return [*parts, pattern[begin:]]


def _pieces(pattern: str) -> Iterator[tuple[str, bool]]:
    """Groups, sets and single signs of a pattern without alternatives, and whether each may be missing."""
    place = 0
    while place < len(pattern):
        end = end_of_piece(pattern, place)
        repeats = _REPEATS.match(pattern, end)
        yield pattern[place:end], repeats is not None and repeats[0][0] != "+"
        place = repeats.end() if repeats else end
