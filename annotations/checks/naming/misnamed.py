"""Well-known treaties and bodies under names that are not theirs: "Treaty on Ordinary Armed Forces in Europe"."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming.official_names import SMALL, Official, meant_by, officials, plain_word, without_articles

_REACH = 16  # words on each side
_GAP = 4  # code points between two of them
_LONGEST = 40  # code points of a word of a name


@dataclass(frozen=True, slots=True)
class Misnamed:
    """Where it stands, which name is meant, and each word that stands for another; none if order or small words tell.

    `doubt` is how many of its words are others or elsewhere.
    """

    start: int
    end: int
    official: Official
    instead: tuple[tuple[str, str], ...]
    doubt: int


def find_misnamed(lexed: Lexed) -> Iterator[Misnamed]:
    """Each, in the order of the text, none within another name."""
    known: dict[str, _Word] = {}
    by_word, words = officials(), list[_Word]()
    for start, end in lexed.words:
        written = lexed.text[start:end] if end - start <= _LONGEST else ""
        if written not in known:
            folded = plain_word(written)
            rare = tuple(word for word in sorted(meant_by(folded)) if word in by_word)
            known[written] = _Word(folded, rare, is_capital=written[:1].isupper())
        words.append(known[written])
    found = [
        _Around(lexed, words, place, name)
        for place, word in enumerate(words)
        for rare in word.rare
        for name in by_word[rare]
    ]
    right = sorted(span for one in found for span in one.right())
    starts = [start for start, _ in right]
    misnamed = sorted(
        (one for around in found for one in around.wrong()), key=lambda one: (one.start, one.doubt, -one.end)
    )
    reached = 0
    for one in misnamed:
        place = bisect_right(starts, one.start) - 1
        is_within = place >= 0 and right[place][1] >= one.end
        overlaps = bisect_left(starts, one.end) > bisect_left(starts, one.start)
        if one.start >= reached and not is_within and not overlaps:
            reached = one.end
            yield one


class _Word(NamedTuple):
    """A word as it is compared, and those it may stand for by which names are found."""

    plain: str
    rare: tuple[str, ...]
    is_capital: bool


class _Around:
    """What stands around a word of a name."""

    def __init__(self, lexed: Lexed, words: Sequence[_Word], place: int, name: Official) -> None:
        self.lexed = lexed
        self.words = words
        self.place = place
        self.name = name
        self.runs = list(self._runs())

    def right(self) -> Iterator[tuple[int, int]]:
        """Where the name stands as it is."""
        for run in self.runs:
            if without_articles(self._written(run)) in self.name.right:
                yield self.lexed.words[run[0]].start, self.lexed.words[run[-1]].end

    def wrong(self) -> Iterator[Misnamed]:
        """Where other words stand in it, or its own in another order."""
        for run in self.runs:
            misnamed = self._misnamed(run)
            if misnamed is not None:
                yield misnamed

    def _runs(self) -> Iterator[Sequence[int]]:
        """Stretches of words with all those of the name in any order, each once, and small ones between."""
        weighty = [self.place]
        for step in (-1, 1):
            at = self.place
            while abs(at - self.place) < _REACH and self._is_joined(at, at + step):
                at += step
                word = self.words[at].plain
                if word in SMALL:
                    continue
                if not meant_by(word).intersection(self.name.weighty):
                    break
                weighty.append(at)
        weighty.sort()
        size = len(self.name.weighty)
        for first in range(len(weighty) - size + 1):
            run = weighty[first : first + size]
            if self.place in run and _paired([self.words[at].plain for at in run], self.name.weighty) is not None:
                yield run

    def _is_joined(self, one: int, other: int) -> bool:
        words = self.lexed.words
        first, second = min(one, other), max(one, other)
        if first < 0 or second >= len(words) or words[second].start - words[first].end > _GAP:
            return False
        gap = self.lexed.text[words[first].end : words[second].start]
        return not gap.strip() or (gap.strip() == "," and "," in self.name.usual)

    def _written(self, run: Sequence[int]) -> list[str]:
        return [word.plain for word in self.words[run[0] : run[-1] + 1]]

    def _misnamed(self, run: Sequence[int]) -> Misnamed | None:
        capitals = [self.words[at].is_capital for at in run]
        if not capitals[0] or 2 * sum(capitals) < len(run):
            return None
        written, name = self._written(run), self.name
        pairs = _paired([self.words[at].plain for at in run], name.weighty) or []
        other = [(at, meant) for at, (word, meant) in zip(run, pairs, strict=True) if word != meant]
        is_compound = not SMALL.intersection(written)  # "European Human Rights Court"
        is_body_otherwise = name.is_body and not is_compound
        if not all(self.words[at].is_capital for at, _ in other):
            return None
        if without_articles(written) in name.right or not (other or is_body_otherwise or "about" in written):
            return None
        text, words = self.lexed.text, self.lexed.words
        instead = tuple((text[words[at].start : words[at].end], meant) for at, meant in other)
        moved = sum(meant != one for (_, meant), one in zip(pairs, name.weighty, strict=True))
        return Misnamed(words[run[0]].start, words[run[-1]].end, name, instead, len(instead) + moved)


def _paired(written: Sequence[str], meant: Sequence[str]) -> list[tuple[str, str]] | None:
    """Each word with the one of the name that it stands for, itself where it can; None where one has none left."""
    own = Counter(written) & Counter(meant)
    left = list((Counter(meant) - own).elements())
    pairs = list[tuple[str, str]]()
    for word in written:
        if own[word]:
            own[word] -= 1
            pairs.append((word, word))
            continue
        other = next((one for one in left if one in meant_by(word)), None)
        if other is None:
            return None
        left.remove(other)
        pairs.append((word, other))
    return pairs
