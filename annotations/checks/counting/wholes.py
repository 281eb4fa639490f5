"""Wholes with their parts: which figures of a text are said to be parts of which, and whether they add up."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from annotations.checks.counting import table_of
from annotations.checks.counting.bounds import Bounds, bounds_of, is_single, may_be_round, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.phrases import has_any, has_end, has_stem, words_in
from annotations.checks.counting.spans import between
from annotations.checks.counting.sums import Claim, Sum, is_labelled, is_whole
from annotations.checks.counting.table import Table
from annotations.checks.reading import Reading

MOST = 8  # parts
_FAR = 4  # the same, where the first part is said to be one and all make the whole exactly
_CROWD = 40  # figures of one sentence: it is a table
_SENTENCES = 2  # after the whole's own
_AFTER = 20  # code points after the last part in which its date may stand
_AROUND = 300
_LIST_GAP = 70  # code points between two parts of a list
_OPENING_GAP = 90  # between a whole and the colon before its parts
_OPENS = re.compile(r"^[^.!?;()]*(?::|\(|[–—-])\s*$")
_NO_PLURALS = frozenset({"includes", "others"})
_PLACES = re.compile(r"^ (?:in|from|at|on|by|to|near|under|over|aged|for|против|за|в|на|из|от) ")


class Wholes:
    """The figures of one reading, as wholes and parts of each other."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.table: Table = table_of(reading.language)
        self.figures = reading.figures
        self._sentences = [reading.sentence_number(figure.start) for figure in self.figures]
        self._dates = [date.start for date in reading.dates]
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
        if is_labelled(self.figures[following[0]]):
            return None  # the colon is of a label: "Killed: 12, wounded: 30"
        closing = {"(": ")", ":": "\n"}.get(opening.rstrip()[-1:], "–—-")
        parts = self._list(number, following, closing)
        if len(parts) < 2:
            return None
        is_strict = self._is_strict(number, parts) and not self._has_dates(parts)
        return self._claimed(number, parts, Claim.ALL if is_strict else Claim.NONE)

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

    def _has_dates(self, parts: list[int]) -> bool:
        """Whether dates stand among the parts: then they may be counts of one thing at several times."""
        start, end = self.figures[parts[0]].start, self.figures[parts[-1]].end + _AFTER
        first = bisect_left(self._dates, start)
        return first < len(self._dates) and self._dates[first] < end

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
        whole = self.figures[number]
        is_one_of_them = any(whole.head in groups for groups in self.table.parts.complements)
        if is_one_of_them or any(bounds_of(self.figures[part]).is_above(bounds_of(whole)) for part in parts):
            return None  # "5 children, 3 women and 12 men" is one list
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
        if whole.counted is None or whole.figure.value is None or whole.figure.value < 3 or is_labelled(whole):
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
        is_next_word = tuple(self.gap(number).strip(" ,").split()) in self.table.of_them_before
        if (
            (whole.counted is None and not is_next_word)
            or whole.is_part
            or not sum_of([part]).is_above(bounds_of(whole))
        ):
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
        words = [word for word in words_in(gap).split() if word not in _NO_PLURALS]
        if any(self.table.singular(word) != word for word in words):
            return False
        if has_end(gap, self.table.parts.including):
            return self._same_kind(number, part) and one.counted is not None
        return one.is_part and (not one.is_of_them or one.counted_start in {None, whole.counted_start})

    def _claimed(self, number: int, parts: Sequence[int], claim: Claim) -> Sum | None:
        whole, told = self.figures[number], [self.figures[part] for part in parts]
        total, bounds = sum_of(told), bounds_of(whole)
        fits = _may_make(total, bounds)
        is_hedged = any(one.figure.qualifier for one in (whole, *told))
        is_round = may_be_round(bounds.middle, total.middle) or (fits and not is_hedged)
        fits = total.middle == bounds.middle or (fits and is_hedged)
        if not fits and claim is Claim.NONE:
            return None
        return Sum(whole, tuple(told), total.middle, claim, fits, is_round)


def _may_make(total: Bounds, whole: Bounds) -> bool:
    return total.middle == whole.middle or total.fits(whole)
