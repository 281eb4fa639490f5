"""Where words stand that somebody types or pastes: exactly, or else as search compares them; no character is cut."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from annotations.rules.anchoring import PASSAGE_LENGTH, holds_together
from annotations.rules.folding import fold, origins, unfolded

PLACES = 20
WORDS_LENGTH = 1_000

Find = Callable[[str, str], Iterator[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Found:
    """Places (start, end) in text order, 20 at most; whether there are more; whether the words stand there exactly."""

    places: list[tuple[int, int]]
    has_more: bool
    is_exact: bool


def find_by_words(text: str, words: str, until: str = "", *, line: int | None = None) -> Found:
    """Passages that begin with some words and end with others, or with the same if there are none.

    `line` counts from 1; the passage then begins in it. A person chooses: what is not exact is a proposal.
    """
    words, until = words.strip(), until.strip()
    first, last = (0, len(text)) if line is None else _line(text, line)
    for find in (_exactly, _as_folded):
        if places := list(islice(_passages(find, text, (first, last), (words, until)), PLACES + 1)):
            return Found(places[:PLACES], len(places) > PLACES, find is _exactly)
    return Found([], has_more=False, is_exact=True)


def _line(text: str, number: int) -> tuple[int, int]:
    start = 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return len(text), len(text)
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end


def _passages(find: Find, text: str, within: tuple[int, int], ends: tuple[str, str]) -> Iterator[tuple[int, int]]:
    """Of those that begin within the bounds, each that is not too long to be one passage."""
    first, last = within
    words, until = ends
    # A passage may go on behind the line that it begins in.
    part = text[first : last + (PASSAGE_LENGTH if last < len(text) else 0)]
    endings = find(part, until) if until else None
    ending = (0, 0)
    for start, known_end in find(part, words):
        if first + start >= last:
            return
        while endings and ending[0] < known_end:
            ending = next(endings, (len(part) + 1, 0))
        end = ending[1] if until else known_end
        if end == 0:
            return
        if end <= start + PASSAGE_LENGTH:
            yield first + start, first + end


def _exactly(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words) if words else -1
    while start >= 0:
        first, end = _whole(text, start, start + len(words))
        yield first, end
        start = text.find(words, end)


def _as_folded(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Without case, accents and other ways of writing; as much white space between two words as there is."""
    parts = fold(words).split()
    if not parts:
        return
    places, behind = origins(text), 0
    for found in re.finditer(r"\s+".join(map(re.escape, parts)), fold(text)):
        if places[found.start()] < behind:
            continue  # in the character that was taken whole before, which may be a megabyte of joined ones
        first, behind = unfolded(text, places, found.start(), found.end())
        yield first, behind


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and holds_together(text, start):
        start -= 1
    while end < len(text) and holds_together(text, end):
        end += 1
    return start, end
