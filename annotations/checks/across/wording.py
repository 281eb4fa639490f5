"""Wording that two texts share: words as they are compared, their fingerprints, and the longest runs in common.

Fingerprints are chosen by winnowing (Schleimer, Wilkerson, Aiken: Local Algorithms for Document Fingerprinting, 2003):
of the hashes of all runs of GRAM words, the least in each window, so that two texts that share a run long enough share
some of them wherever it stands.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from annotations.checks.across.words import plain
from annotations.rules.folding import UNSPACED

GRAM = 5  # words in a fingerprint
OFTEN = 12  # a run of GRAM words more frequent than this in a passage is filling, and begins no search
_WORD = re.compile(rf"{UNSPACED.pattern}|[^\W_]+(?:['’\-‑][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a passage as they are compared, and where each stands, in code points from its start."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in common: from which word in the one and in the other, and how many."""

    first: int
    second: int
    length: int


def worded(text: str, whole: Sequence[tuple[int, int]] = ()) -> Worded:
    """The words of a text; each of the ranges of code points in `whole`, in order, counts as one word."""
    if not whole:
        matches = list(_WORD.finditer(text))
        return Worded(tuple([plain(found[0]) for found in matches]), tuple([found.span() for found in matches]))
    words: list[str] = []
    places: list[tuple[int, int]] = []
    starts = [start for start, _ in whole]
    for found in _WORD.finditer(text):
        word, place = plain(found[0]), found.span()
        if words and place[0] >= starts[0]:
            begin, until = whole[bisect_right(starts, place[0]) - 1]
            if place[0] < until and places[-1][0] >= begin:
                words[-1] = f"{words[-1]} {word}"
                places[-1] = (places[-1][0], place[1])
                continue
        words.append(word)
        places.append(place)
    return Worded(tuple(words), tuple(places))


def fingerprints(words: Sequence[str], run: int) -> tuple[str, ...]:
    """Hashes of which two texts share two at the least where they share `run` words; sorted, each once."""
    written = [word.encode() for word in words]
    hashes = [crc32(b" ".join(written[start : start + GRAM])) for start in range(len(words) - GRAM + 1)]
    window = max(1, (run - GRAM + 1) // 2)
    chosen = {min(hashes[start : start + window]) for start in range(max(0, len(hashes) - window + 1))}
    return tuple(sorted(f"{one:08x}" for one in chosen))


def shared_runs(one: Sequence[str], other: Sequence[str], least: int) -> list[Run]:
    """The runs of `least` words or more that both have, none within another, in the order of the first."""
    grams: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(other) - GRAM + 1):
        grams[tuple(other[start : start + GRAM])].append(start)
    runs: list[Run] = []
    start = 0
    while start <= len(one) - GRAM:
        found = grams.get(tuple(one[start : start + GRAM]), [])
        best = max((_run(one, other, start, place) for place in found[:OFTEN]), key=_length, default=None)
        if best is not None and best.length >= least:
            runs.append(best)
            start = best.first + best.length
        else:
            start += 1
    return runs


def _length(run: Run) -> int:
    return run.length


def _run(one: Sequence[str], other: Sequence[str], first: int, second: int) -> Run:
    length = 0
    while first + length < len(one) and second + length < len(other) and one[first + length] == other[second + length]:
        length += 1
    return Run(first, second, length)
