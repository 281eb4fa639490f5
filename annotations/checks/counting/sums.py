"""Wholes with their parts: which figures of a text are said to be parts of which, and whether they add up."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from annotations.checks.counting import table_of
from annotations.checks.counting.bounds import Bounds, bounds_of, is_single, may_be_round, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.spans import between
from annotations.checks.counting.table import Table
from annotations.checks.counting.unit_words import SHARES
from annotations.checks.reading import Reading

MOST = 8  # parts
_FAR = 4  # the same, where the first part is said to be one and all make the whole exactly
_CROWD = 40  # figures of one sentence: it is a table
_SENTENCES = 2  # after the whole's own
_AROUND = 300
_LIST_GAP = 70  # code points between two parts of a list
_OPENING_GAP = 90  # between a whole and the colon before its parts
_OPENS = re.compile(r"^[^.!?;()]*(?::|\(|[–—-])\s*$")
_NO_PLURALS = frozenset({"includes", "others"})
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*|&")
_PLACES = re.compile(r"^ (?:in|from|at|on|by|to|near|under|over|aged|for|против|за|в|на|из|от) ")


class Claim(StrEnum):
    """How surely the parts are meant to be all of the whole."""

    ALL = "all"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that were set against their whole; `fits` says whether they may make it, `is_round` that rounding may
    explain what is missing.
    """

    whole: FigureMention
    parts: tuple[FigureMention, ...]
    total: Decimal
    claim: Claim
    fits: bool
    is_round: bool = False


class Wholes:
    """The figures of one reading, as wholes and parts of each other."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.table: Table = table_of(reading.language)
        self.figures = reading.figures
        self._sentences = [reading.sentence_number(figure.start) for figure in self.figures]
        self._crowds = Counter(self._sentences)
        self._blocks = [reading.block_number(figure.start) for figure in self.figures]

    def sums(self) -> Iterator[Sum]:
        """Every whole with the parts that follow it, in the order of the text; each figure is a part once."""
        taken: set[int] = set()
        for number, whole in enumerate(self.figures):
            if not is_whole(whole):
                continue
            found = self._broken_down(number) or self._of_them(number) or self._of_next(number)
            if found is None and whole.start not in taken:
                found = self._listed(number) or self._part_above(number) or self._exact(number)
            if found is not None:
                taken |= {part.start for part in found.parts}
                yield found

    def sentence_of(self, number: int) -> int:
        """The number of the sentence that the figure is in."""
        return self._sentences[number]

    def gap(self, number: int) -> str:
        """What stands between this figure and the next."""
        return between(self.text, self.figures[number], self.figures[number + 1])

    def around(self, first: FigureMention, last: FigureMention) -> str:
        """What the sentence says from before the first figure to after the last, casefolded; of a long one a part."""
        sentence = self.reading.sentence_at(first.start)
        start, end = max(sentence.start, first.start - _AROUND), min(max(sentence.end, last.end), last.end + _AROUND)
        return self.text[start:end].casefold()

    def _unitless(self, number: int, parts: Sequence[int]) -> list[int]:
        return [part for part in parts if self._may_be_part(number, part) and is_single(self.figures[part])]

    def _following(self, number: int, *, sentences: int, blocks: int = 0) -> Sequence[int]:
        """The figures after this one, at most so many sentences and blocks on; none in a sentence full of figures."""
        if self._crowds[self._sentences[number]] > _CROWD:
            return range(0)
        last = number + 1
        while (
            last < len(self.figures)
            and last <= number + 2 * MOST
            and self._blocks[last] <= self._blocks[number] + blocks
            and self._sentences[last] <= self._sentences[number] + sentences
        ):
            last += 1
        return range(number + 1, last)

    def _broken_down(self, number: int) -> Sum | None:
        """54 people were killed: 22 women, 19 men and 13 children; also in parentheses or after a dash."""
        following = self._following(number, sentences=0)
        if not following:
            return None
        opening = self.gap(number)
        if len(opening) > _OPENING_GAP or not _OPENS.match(opening) or has_any(opening, self.table.parts.including):
            return None
        closing = {"(": ")", ":": "\n"}.get(opening.rstrip()[-1:], "–—-")
        parts = self._list(number, following, closing)
        if len(parts) < 2:
            return None
        return self._claimed(number, parts, Claim.ALL if self._is_strict(number, parts) else Claim.NONE)

    def _list(self, number: int, following: Sequence[int], closing: str) -> list[int]:
        """The parts of a list up to the mark that closes it; figures in parentheses and of other units left out."""
        parts: list[int] = []
        depth = 0
        for other in following:
            before = self.gap(other - 1) if other - 1 > number else ""
            if depth == 0 and any(mark in before for mark in closing if mark != "-" or " - " in before) and parts:
                break
            depth += before.count("(") - before.count(")")
            if depth <= 0 and self._may_be_part(number, other) and not (parts and self.figures[other].is_part):
                parts.append(other)
        return parts[:MOST]

    def _is_strict(self, number: int, parts: list[int]) -> bool:
        """Whether nothing in the list says that it is not all, and the parts are of the whole's kind."""
        words = self.table.parts
        for first, second in pairwise(parts):
            gap = between(self.text, self.figures[first], self.figures[second])
            if len(gap) > _LIST_GAP or has_any(gap, words.including):
                return False
        last = self.figures[parts[-1]]
        end = self.reading.sentence_at(last.start).end
        tail = self.text[last.end : min(end, last.end + 150)].casefold()
        if has_any(tail, words.rest) or has_any(tail, words.including):
            return False
        return all(self._same_kind(number, part) for part in parts)

    def _same_kind(self, number: int, part: int) -> bool:
        """Whether both count persons, or neither does; a part without counted words is of the whole's kind."""
        whole, one = self.figures[number], self.figures[part]
        if one.head is None or whole.head is None or one.head == whole.head:
            return True
        return (whole.head in self.table.people) == (one.head in self.table.people)

    def _may_be_part(self, number: int, part: int) -> bool:
        whole, one = self.figures[number], self.figures[part]
        if one.figure.unit == "share" or bounds_of(one).middle > bounds_of(whole).middle * 4:
            return False
        return one.figure.unit == whole.figure.unit

    def _comparable(self, number: int, part: int) -> bool:
        """Whether it may be a part without being said to be one: of the same head, of none, or both are persons."""
        whole, one = self.figures[number], self.figures[part]
        if not self._may_be_part(number, part) or not is_single(one):
            return False
        if one.counted is None or one.is_part or one.head == whole.head:
            return True
        return whole.head in self.table.people and one.head in self.table.people

    def _of_them(self, number: int) -> Sum | None:
        """31 patents, 26 of them national and five foreign; of the 50, 30 were released and the remaining 20 not."""
        whole = self.figures[number]
        following = self._following(number, sentences=_SENTENCES)
        if not following or not self._is_of(number, following[0]):
            return None
        parts = self._run(number, following)
        anything = [other for other in following if self._sentences[other] == self._sentences[following[0]]]
        exact = self._prefix(whole, parts) or self._prefix(whole, self._unitless(number, anything))
        exact = exact or self._prefix(whole, self._run(number, self._following(number, sentences=_FAR, blocks=1)))
        if exact is not None:
            return self._claimed(number, exact, Claim.LIKELY)
        for place, part in enumerate(parts[1:], start=2):
            if has_end(self.gap(part - 1), self.table.parts.remaining):
                return self._claimed(number, parts[:place], Claim.ALL)
        same = [part for part in parts if self._sentences[part] == self._sentences[parts[0]]]
        if len(same) < 2 or not sum_of([self.figures[part] for part in same]).is_above(bounds_of(whole)):
            return None
        if has_stem(self.around(whole, self.figures[same[-1]]), self.table.parts.overlapping):
            return None  # one person may speak two languages
        return self._claimed(number, same, Claim.ALL if self.are_complements(same) else Claim.LIKELY)

    def _is_of(self, number: int, part: int) -> bool:
        whole, one = self.figures[number], self.figures[part]
        if not one.is_part or part != number + 1 or not self._comparable(number, part):
            return False
        is_next_word = tuple(self.gap(number).strip(" ,").split()) in self.table.of_them_before
        is_same = not one.is_of_them or whole.counted is None or one.counted_start in {None, whole.counted_start}
        return is_same or is_next_word

    def _run(self, number: int, following: Sequence[int]) -> list[int]:
        parts: list[int] = []
        for other in following:
            if len(parts) == MOST or bounds_of(self.figures[other]).middle > bounds_of(self.figures[number]).middle:
                break
            if self._comparable(number, other):
                parts.append(other)
        return parts

    def _prefix(self, whole: FigureMention, parts: Sequence[int]) -> list[int] | None:
        """The first parts that make the whole exactly."""
        total = Decimal(0)
        for place, part in enumerate(parts, start=1):
            total += bounds_of(self.figures[part]).middle
            if place > 1 and total == whole.figure.value:
                return list(parts[:place])
        return None

    def are_complements(self, parts: Sequence[int]) -> bool:
        """Whether they are of groups that make a whole: men and women."""
        heads = frozenset(head for part in parts if (head := self.figures[part].head))
        return len(parts) == len(heads) and heads in self.table.parts.complements

    def _listed(self, number: int) -> Sum | None:
        """50 people were arrested, 20 in one town and 25 in another; 50 persons, 30 men and 20 women."""
        following = self._following(number, sentences=0)
        if len(following) < 2 or self.gap(number)[-2:] != ", ":
            return None
        gaps = [self.gap(other) for other in following[:-1]]
        last = next((place for place, gap in enumerate(gaps, 1) if has_end(gap, self.table.parts.ands)), None)
        if last is None or any(len(gap) > _LIST_GAP for gap in gaps[:last]):
            return None
        parts = list(following[: last + 1])
        are_places = all(_PLACES.match(self._after(part)) and self.figures[part].counted is None for part in parts)
        complements = self.are_complements(parts)
        if not (are_places or complements) or not all(self._may_be_part(number, part) for part in parts):
            return None
        if has_any(self.gap(number) + "".join(gaps[:last]), self.table.parts.including):
            return None
        is_total = has_end(self._before(number), self.table.parts.totals_before)
        return self._claimed(number, parts, Claim.ALL if is_total or complements else Claim.LIKELY)

    def _after(self, number: int) -> str:
        end = self.figures[number].end
        return re.sub(r"\s+", " ", self.text[end : end + 12]).casefold()

    def _before(self, number: int) -> str:
        start = self.figures[number].start
        return re.sub(r"\s+", " ", self.text[max(start - 30, 0) : start]).casefold()

    def _exact(self, number: int) -> Sum | None:
        """Figures that follow and make the whole exactly, though nothing says that they are its parts."""
        whole = self.figures[number]
        if whole.counted is None or whole.figure.value is None or whole.figure.value < 3:
            return None
        parts = self._run(number, self._following(number, sentences=_SENTENCES))
        first = parts[0] if parts else None
        if first is None or self._sentences[first] > self._sentences[number] + 1:
            return None
        exact = self._prefix(whole, parts)
        return self._claimed(number, exact, Claim.LIKELY) if exact else None

    def _part_above(self, number: int) -> Sum | None:
        """20 people, including 27 women: a part that is larger than its whole."""
        following = self._following(number, sentences=0)
        if not following or not self._may_be_of(number, following[0]):
            return None
        part, whole = self.figures[following[0]], self.figures[number]
        if whole.counted is None or whole.is_part or not sum_of([part]).is_above(bounds_of(whole)):
            return None
        return Sum(whole, (part,), bounds_of(part).middle, Claim.ALL, fits=False)

    def _of_next(self, number: int) -> Sum | None:
        """30 of the 20 citizens."""
        if number == 0 or not self.figures[number - 1].is_of_next:
            return None
        part, whole = self.figures[number - 1], self.figures[number]
        is_one_unit = part.figure.unit == whole.figure.unit
        if not is_one_unit or not is_single(part) or not bounds_of(part).is_above(bounds_of(whole)):
            return None
        return Sum(whole, (part,), bounds_of(part).middle, Claim.ALL, fits=False)

    def _may_be_of(self, number: int, part: int) -> bool:
        """Whether the next figure is said to be of this one, with no other plural between that "them" may stand for."""
        whole, one, gap = self.figures[number], self.figures[part], self.gap(number)
        if one.figure.unit != whole.figure.unit or len(gap) > _OPENING_GAP:
            return False
        words = [word for word in _words(gap).split() if word not in _NO_PLURALS]
        if any(self.table.singular(word) != word for word in words):
            return False
        if has_end(gap, self.table.parts.including):
            return self._same_kind(number, part) and one.counted is not None
        return one.is_part and (not one.is_of_them or one.counted_start in {None, whole.counted_start})

    def _claimed(self, number: int, parts: Sequence[int], claim: Claim) -> Sum | None:
        whole, told = self.figures[number], [self.figures[part] for part in parts]
        total, bounds = sum_of(told), bounds_of(whole)
        is_round = may_be_round(bounds.middle, total.middle)
        fits = _may_make(total, bounds)
        if not fits and claim is Claim.NONE:
            return None
        return Sum(whole, tuple(told), total.middle, claim, fits, is_round)


def is_whole(mention: FigureMention) -> bool:
    """Whether a figure may have parts."""
    return is_single(mention) and mention.figure.unit not in SHARES


def has_any(text: str, listed: Sequence[str]) -> bool:
    """Whether one of the phrases stands in the text, as words."""
    return any(f" {phrase} " in f" {_words(text)} " for phrase in listed)


def has_end(text: str, listed: Sequence[str]) -> bool:
    """Whether the text ends with one of the phrases, as words."""
    return any(f" {_words(text)}".endswith(f" {phrase}") for phrase in listed)


def has_stem(text: str, stems: Sequence[str]) -> bool:
    """Whether a word of the text begins with one of the stems; stems may be of several words."""
    words = f" {_words(text)}"
    return any(f" {stem}" in words for stem in stems)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text))


def _may_make(total: Bounds, whole: Bounds) -> bool:
    return total.middle == whole.middle or total.fits(whole)
