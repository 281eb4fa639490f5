"""Quotations from mark to mark, and the marks that have no partner, the wrong one, or stand on the wrong side."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakKeyDictionary

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.quoting.marks import CLOSERS, DOUBLE, Mark, Shape, find_marks
from annotations.checks.quoting.single import unclosed_singles
from annotations.checks.quoting.verbs import SAID_INSIDE

_BLOCKS_WITHOUT_MARK = 2  # paragraphs a quotation may run on for with no mark in them
_DEEPEST = 6
_SHARING = 60  # code points between two opening guillemets that one may close
_SENTENCE_END = re.compile(r"[.!?…]\s")
_TURNED = frozenset("„“‟»›")  # what a mark that opens by its form may close


class Fault(StrEnum):
    """What is wrong with a mark."""

    NEVER_CLOSED = "never_closed"
    NEVER_OPENED = "never_opened"
    MIXED = "mixed"
    MISPLACED = "misplaced"  # it closes, but stands as if it opened what follows


@dataclass(frozen=True, slots=True)
class Quotation:
    """From its opening mark to behind its closing one; `end` is None where none closes it.

    `fault` is what is wrong with it; a mark that closes nothing has `start` and `end` around itself.
    """

    start: int
    end: int | None
    depth: int = 0
    fault: Fault | None = None


_FOUND: "WeakKeyDictionary[Lexed, tuple[Quotation, ...]]" = WeakKeyDictionary()  # several checks ask for the same


def find_quotations(lexed: Lexed) -> tuple[Quotation, ...]:
    """Every quotation in double marks, sound or not, and single marks that never close; in the order of the text."""
    if lexed not in _FOUND:
        _FOUND[lexed] = tuple(_quotations(lexed))
    return _FOUND[lexed]


def _quotations(lexed: Lexed) -> list[Quotation]:
    singles = [
        Quotation(place, None, 0, Fault.NEVER_CLOSED)
        for block in lexed.blocks
        for place in unclosed_singles(lexed.text, block.start, block.end)
    ]
    return sorted([*_Pairer(lexed).quotations(), *singles], key=lambda one: (one.start, one.end or 0))


class _Pairer:
    """Goes through the blocks with a stack of the marks that are open."""

    def __init__(self, lexed: Lexed) -> None:
        self.lexed = lexed
        self.text = lexed.text
        self.open: list[Mark] = []
        self.without = 0  # blocks since the last mark of an open quotation
        self.shared: set[int] = set()  # opening guillemets that another's mark closes too: «ОАО «Газпром»

    def quotations(self) -> Iterator[Quotation]:
        for block in self.lexed.blocks:
            marks = find_marks(self.text, block.start, block.end)
            if len(marks) == 1 and block.end - block.start == 1:
                continue  # ditto marks in a column
            if self.open:
                marks = yield from self._carried(marks, block.start)
            yield from self._block(marks)
            yield from self._end_of_block(block.start, block.end)
        yield from self._drop(0)

    def _carried(self, marks: list[Mark], start: int) -> Generator[Quotation, None, list[Mark]]:
        """A quotation over several paragraphs, where each repeats the opening mark, and only the last closes."""
        if marks and marks[0].place == start and marks[0].sign == self.open[0].sign:
            self.without = 0
            return marks[1:]
        if not marks:
            self.without += 1
            if self.without > _BLOCKS_WITHOUT_MARK:
                yield from self._drop(0)
        elif marks[0].shape is Shape.OPENS:
            yield from self._drop(0)
        return marks

    def _end_of_block(self, start: int, end: int) -> Iterator[Quotation]:
        yield from self._drop(1)
        if self.open and SAID_INSIDE.search(self.text, max(self.open[0].place, start), end):
            yield from self._drop(0)  # the narrator has spoken inside: it ended somewhere, unmarked

    def _drop(self, depth: int) -> Iterator[Quotation]:
        """What is open deeper than this was never closed."""
        while len(self.open) > depth:
            mark = self.open.pop()
            if mark.place not in self.shared and not self._is_within_word(mark):
                yield Quotation(mark.place, None, len(self.open), Fault.NEVER_CLOSED)
        self.without = 0

    def _is_within_word(self, mark: Mark) -> bool:
        around = self.text[max(mark.place - 1, 0) : mark.place + 2]
        return len(around) == 3 and around[0].isalnum() and around[2].isalnum()

    def _block(self, marks: list[Mark]) -> Iterator[Quotation]:
        for at, mark in enumerate(marks):
            following = marks[at + 1] if at + 1 < len(marks) else None
            yield from self._take(mark, following)

    def _take(self, mark: Mark, following: Mark | None) -> Iterator[Quotation]:
        if self._closes(mark):
            if self.open and self._is_turned(mark):
                yield self._close(mark, len(self.open) - 1, Fault.MISPLACED)
            else:
                yield from self._close_with(mark)
        elif self.open and self.open[-1].sign == mark.sign == '"':
            yield from self._second_opening(mark, following)
        elif self._is_inches(mark):
            return
        else:
            if len(self.open) >= _DEEPEST:
                yield from self._drop(0)
            self.open.append(mark)

    def _closes(self, mark: Mark) -> bool:
        if mark.opens_by_nature:
            return bool(self.open) and mark.shape is Shape.CLOSES and self.open[-1].sign in _TURNED
        if mark.closes_by_nature:
            return bool(self.open) or mark.shape is not Shape.OPENS
        if mark.shape is Shape.EITHER:
            return bool(self.open)
        return mark.shape is Shape.CLOSES and not self._is_inches(mark)

    def _is_turned(self, mark: Mark) -> bool:
        """A closing mark by its form that stands before a word as if it opened it."""
        return mark.closes_by_nature and mark.shape is Shape.OPENS and mark.sign in CLOSERS[self.open[-1].sign]

    def _second_opening(self, mark: Mark, following: Mark | None) -> Iterator[Quotation]:
        """A straight mark that opens while another is open: what was open never closed, or closes here, misplaced."""
        if following is not None and following.shape is not Shape.OPENS:
            yield from self._drop(len(self.open) - 1)
            self.open.append(mark)
        else:
            yield self._close(mark, len(self.open) - 1, Fault.MISPLACED)

    def _is_inches(self, mark: Mark) -> bool:
        before = self.text[mark.place - 1 : mark.place]
        return mark.sign in '"”' and before.isnumeric() and not self.open and mark.shape is Shape.CLOSES

    def _close_with(self, mark: Mark) -> Iterator[Quotation]:
        depth = self._right_depth(mark)
        if depth is not None:
            yield from self._drop(depth + 1)
            yield self._close(mark, depth, self._direction(mark))
        elif self.open and {mark.sign, self.open[-1].sign} <= DOUBLE:
            yield self._close(mark, len(self.open) - 1, Fault.MIXED)
        elif not self._is_inches(mark):
            yield Quotation(mark.place, mark.place + 1, 0, Fault.NEVER_OPENED)

    def _right_depth(self, mark: Mark) -> int | None:
        """The deepest open mark that this one is a partner of."""
        for depth in range(len(self.open) - 1, -1, -1):
            sign = self.open[depth].sign
            if mark.sign in CLOSERS[sign] or (mark.sign == sign == "“"):
                return depth
        return None

    def _direction(self, mark: Mark) -> Fault | None:
        return Fault.MIXED if mark.sign == "“" == self.open[-1].sign else None

    def _close(self, mark: Mark, depth: int, fault: Fault | None) -> Quotation:
        opening = self.open.pop(depth)
        self.without = 0
        if opening.sign == "«" and self.open and self.open[-1].sign == "«":
            outer = self.open[-1].place
            if opening.place - outer <= _SHARING and not _SENTENCE_END.search(self.text, outer, opening.place):
                self.shared.add(outer)
        return Quotation(opening.place, mark.place + 1, depth, fault)
