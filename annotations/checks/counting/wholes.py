"""The figures of one text as wholes and parts of each other: which may be a part of which, and what is between them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from annotations.checks.counting import table_of
from annotations.checks.counting.bounds import Bounds, bounds_of, is_single, may_be_round, sum_of
from annotations.checks.counting.mention import FigureMention
from annotations.checks.counting.spans import between, span_end
from annotations.checks.counting.sums import Claim, Sum
from annotations.checks.counting.table import Table
from annotations.checks.counting.unit_words import SHARES
from annotations.checks.reading import Reading

MOST = 8  # parts
_CROWD = 40  # figures of one sentence: it is a table
_AFTER = 20  # code points after the last part in which its date may stand
_AROUND = 300
_LOOSE = re.compile(r"(?<!\d)\d+(?!\d|st\b|nd\b|rd\b|th\b|-[а-яa-z])")
_TAIL = 150
_MAYBE_PERSONS = ("er", "or", "ee", "ant", "ent", "an", "ese", "ish", "ik", "ic")
_PERSONS_TOO = frozenset({"witness", "guest", "hostage", "spouse", "heir", "orphan", "recruit", "convict", "captive"})
_PERSONS = ("man", "woman", "ist", "ian", "eer")


class Wholes:
    """The figures of one reading, as wholes and parts of each other. Figures go by their number in the text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.table: Table = table_of(reading.language)
        self.figures = reading.figures
        self._sentences = [reading.sentence_number(figure.start) for figure in self.figures]
        self._dates = [date.start for date in reading.dates]
        self._crowds = Counter(self._sentences)
        self._blocks = [reading.block_number(figure.start) for figure in self.figures]
        # What every way of finding parts asks again of the same figure.
        self._bounds: dict[int, Bounds] = {}
        self._gaps: dict[int, str] = {}
        self._befores: dict[int, str] = {}
        self._following: dict[tuple[int, int, int], range] = {}

    def sentence_of(self, number: int) -> int:
        """The number of the sentence that the figure is in."""
        return self._sentences[number]

    def bounds(self, number: int) -> Bounds:
        """From where to where the figure may reach."""
        found = self._bounds.get(number)
        if found is None:
            found = self._bounds[number] = bounds_of(self.figures[number])
        return found

    def gap(self, number: int) -> str:
        """What stands between this figure and the next."""
        found = self._gaps.get(number)
        if found is None:
            found = self._gaps[number] = between(self.text, self.figures[number], self.figures[number + 1])
        return found

    def gaps(self, parts: Sequence[int]) -> list[str]:
        """What stands between each of these figures and the next of them."""
        told = [self.figures[part] for part in parts]
        return [between(self.text, first, second) for first, second in pairwise(told)]

    def has_loose_number(self, parts: Sequence[int]) -> bool:
        """Whether a number that is no figure stands among the parts: a sum would leave it out."""
        return any(self._is_loose(part) for part in range(parts[0], parts[-1]))

    def _is_loose(self, number: int) -> bool:
        """Whether a number stands between this figure and the next that is no date either."""
        begin, end = span_end(self.text, self.figures[number]), self.figures[number + 1].start
        first = bisect_left(self._dates, self.figures[number].end)
        dated = self.reading.dates[first : bisect_left(self._dates, end)]
        found = _LOOSE.finditer(self.text, begin, min(end, begin + _AROUND))
        return any(not any(date.start <= loose.start() < date.end for date in dated) for loose in found)

    def around(self, first: FigureMention, last: FigureMention) -> str:
        """What the sentence says from before the first figure to after the last, casefolded; of a long one a part."""
        sentence = self.reading.sentence_at(first.start)
        start, end = max(sentence.start, first.start - _AROUND), min(max(sentence.end, last.end), last.end + _AROUND)
        return self.text[start:end].casefold()

    def after(self, number: int) -> str:
        """The few code points after it, casefolded, with one blank for white space."""
        end = self.figures[number].end
        return re.sub(r"\s+", " ", self.text[end : end + 12]).casefold()

    def before(self, number: int) -> str:
        """The 30 code points before it, casefolded, with one blank for white space."""
        found = self._befores.get(number)
        if found is None:
            start = self.figures[number].start
            found = re.sub(r"\s+", " ", self.text[max(start - 30, 0) : start]).casefold()
            self._befores[number] = found
        return found

    def tail(self, number: int) -> str:
        """What its sentence goes on with, casefolded."""
        last = self.figures[number].end
        end = self.reading.sentence_at(self.figures[number].start).end
        return self.text[last : min(end, last + _TAIL)].casefold()

    def following(self, number: int, *, sentences: int, blocks: int = 0) -> Sequence[int]:
        """The figures after this one, at most so many sentences and blocks on; none in a sentence full of figures."""
        asked = number, sentences, blocks
        found = self._following.get(asked)
        if found is None:
            found = self._following[asked] = self._find_following(number, sentences, blocks)
        return found

    def _find_following(self, number: int, sentences: int, blocks: int) -> range:
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

    def has_dates(self, parts: Sequence[int]) -> bool:
        """Whether dates stand among the parts: then they may be counts of one thing at several times."""
        start, end = self.figures[parts[0]].start, self.figures[parts[-1]].end + _AFTER
        first = bisect_left(self._dates, start)
        return first < len(self._dates) and self._dates[first] < end

    def has_date_between(self, number: int, part: int) -> bool:
        """Whether a date stands after one figure and before another: what it counts was at that time alone."""
        first = bisect_left(self._dates, self.figures[number].end)
        return first < len(self._dates) and self._dates[first] < self.figures[part].start

    def is_person(self, number: int) -> bool | None:
        """Whether it counts persons; None where its word does not tell."""
        one = self.figures[number]
        head, words = one.head, (one.counted or "").split()
        if head in self.table.parts.neutral:
            return None
        if head in _PERSONS_TOO:
            return True
        if head is None or head in self.table.people or head.startswith(self.table.person_stems or ("\0",)):
            return None if head is None else True
        if head.endswith(_PERSONS) or (self.reading.language == "en" and words[-1][:1].isupper()):
            return True
        return None if head.endswith(_MAYBE_PERSONS) else False

    def same_kind(self, number: int, part: int) -> bool:
        """Whether both may count persons, or neither does; a part without counted words is of the whole's kind."""
        whole, one = self.figures[number], self.figures[part]
        if one.head is None or whole.head is None or one.head == whole.head:
            return True
        kinds = self.is_person(number), self.is_person(part)
        return None in kinds or kinds[0] == kinds[1]

    def may_be_part(self, number: int, part: int) -> bool:
        """Whether it is of the whole's unit, and not far too large."""
        whole, one = self.figures[number], self.figures[part]
        if one.figure.unit == "share" or self.bounds(part).middle > self.bounds(number).middle * 4:
            return False
        return one.figure.unit == whole.figure.unit or _is_bare(whole, one)

    def comparable(self, number: int, part: int) -> bool:
        """Whether it may be a part without being said to be one: of the same head, of none, or both are persons."""
        whole, one = self.figures[number], self.figures[part]
        if not self.may_be_part(number, part) or not is_single(one):
            return False
        if one.counted is None or one.is_part or one.head == whole.head:
            return True
        return bool(self.is_person(number)) and bool(self.is_person(part))

    def run(self, number: int, following: Sequence[int]) -> list[int]:
        """Those that may be parts, up to the first figure that is larger than the whole."""
        parts: list[int] = []
        for other in following:
            if len(parts) == MOST or self.bounds(other).middle > self.bounds(number).middle:
                break
            if self.comparable(number, other):
                parts.append(other)
        return parts

    def prefix(self, number: int, parts: Sequence[int]) -> list[int] | None:
        """The first parts that make the whole exactly."""
        total = Decimal(0)
        for place, part in enumerate(parts, start=1):
            total += self.bounds(part).middle
            if place > 1 and total == self.figures[number].figure.value:
                return list(parts[:place])
        return None

    def are_complements(self, parts: Sequence[int]) -> bool:
        """Whether they are of groups that make a whole: men and women."""
        heads = frozenset(head for part in parts if (head := self.figures[part].head))
        return len(parts) == len(heads) and heads in self.table.parts.complements

    def total(self, parts: Sequence[int]) -> Decimal:
        """Their sum, as they are written."""
        return sum_of([self.figures[part] for part in parts]).middle

    def is_above(self, parts: Sequence[int], number: int) -> bool:
        """Whether they are surely more than the whole."""
        return sum_of([self.figures[part] for part in parts]).is_above(self.bounds(number))

    def claimed(self, number: int, parts: Sequence[int], claim: Claim) -> Sum | None:
        """The sum; None where nothing claims it and it is wrong."""
        whole, told = self.figures[number], [self.figures[part] for part in parts]
        total, bounds = sum_of(told), bounds_of(whole)
        fits = total.middle == bounds.middle or total.fits(bounds)
        is_hedged = any(one.figure.qualifier for one in (whole, *told))
        is_round = may_be_round(bounds.middle, total.middle) or (fits and not is_hedged)
        fits = total.middle == bounds.middle or (fits and is_hedged)
        if not fits and (claim is Claim.NONE or self._is_unsure(number, parts, total.middle)):
            return None
        return Sum(whole, tuple(told), total.middle, claim, fits, is_round)

    def _is_unsure(self, number: int, parts: Sequence[int], total: Decimal) -> bool:
        """Whether the text says that something is counted twice or many times, or the whole may be two figures."""
        whole = bounds_of(self.figures[number]).middle
        if any(_EACH.match(self.tail(part)) for part in parts) or (
            total > whole and _TWICE.search(self.tail(parts[-1]))
        ):
            return True
        if number == 0 or self.sentence_of(number - 1) != self.sentence_of(number) or total <= whole:
            return False
        before = self.figures[number - 1]
        is_joined = (
            _JOINS.search(self.gap(number - 1)) is not None and before.figure.unit == self.figures[number].figure.unit
        )
        return is_joined and total <= whole + bounds_of(before).middle


_EACH = re.compile(r"\s*(?:[^\W\d_]+\s+){0,3}?(?:each|apiece|every|per|по|каждый|каждом)(?!\w)")
_TWICE = re.compile(
    r"^[^.]{0,60}?(?<!\w)(?:(?:many|some|most|several|half|part|both|few) of (?:the|them|these|those|whom|which)"
    r"|among them|more than one|more than once|twice|overlap\w*|at the same time"
    r"|(?:fall|fell|belong\w*) (?:into|under|to) (?:both|two)"
    r"|одновременно|дважды|часть из)(?!\w)"
)
_JOINS = re.compile(r"^[^.;:!?()]{0,60}(?<!\w)(?:and|и|plus|as well as|və)(?:\s+(?:another|ещё|еще|also|some))?\s*$")


def _is_bare(whole: FigureMention, one: FigureMention) -> bool:
    """Whether its unit is the whole's, which is not said again: "1,200 crowns: wages 700, fuel 300"."""
    has_own = one.figure.unit is not None or (one.head is not None and not one.is_of_them)
    return whole.figure.unit not in {None, *SHARES} and not has_own and is_single(one)
