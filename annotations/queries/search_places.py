"""Where in texts something stands, with the text around it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from uuid import UUID

from django.db.models import Q

from annotations.models import SourceBlock, SourceIndex
from annotations.models.sources import SourceQuerySet
from annotations.queries.passages import text_of
from annotations.queries.search_texts import Row, rows_of
from annotations.queries.stems import Stemming
from annotations.rules.anchoring import BLOCK_LENGTH, Window
from annotations.rules.folding import FOLDING, Piece, fold, origins, pieces, unfolded
from annotations.rules.search import Forms, Query, gathered, hits_in, stands_in
from annotations.rules.stems import stemmer_of

HITS = 2_000  # of each term in one text
AROUND = 120  # code points that are shown on either side, within a paragraph
SHORT = 4 * BLOCK_LENGTH  # texts of which all is read once, rather than a part for each place

_PARAGRAPH = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"\s+")

Span = tuple[int, int]


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text; `is_hit` if it is what was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True)
class Place:
    """Hits near each other, from the first to the end of the last in code points; the line, from 1; what is shown."""

    start: int
    end: int
    line: int
    hits: Sequence[Span]
    stretches: Sequence[Stretch]
    is_cut_before: bool
    is_cut_after: bool


@dataclass(frozen=True)
class Places:
    """Places of one text in its order, and of how many; `has_more` if there are so many that not all are counted."""

    source: UUID
    title: Sequence[Stretch]
    shown: Sequence[Place]
    of: int
    has_more: bool


def places_in(sources: SourceQuerySet, query: Query, *, most: int, skip: int | None = None) -> list[Places]:
    """The places of each of some few sources that were found, in the order in which they came in.

    Of more than `most`, those in which most of the terms stand; or all in order, from behind those that are skipped.
    """
    rows = rows_of(sources)
    stemming = Stemming(query, {stemmer for row in rows if (stemmer := stemmer_of(row.language))})
    return [_Text(row).places(query, stemming, most, skip) for row in rows]


def marked(text: str, query: Query, forms: Forms) -> list[Stretch]:
    """A text with the hits in it told apart."""
    origin = origins(text)
    hits = [unfolded(text, origin, *hit) for hit in hits_in(query, fold(text), forms, most=HITS)]
    return stretches(Window(0, text), 0, len(text), hits)


def stretches(window: Window, start: int, end: int, hits: Sequence[Span]) -> list[Stretch]:
    """What stands from start to end, with the hits told apart; they may overlap."""
    found, place = [], start
    for first, last in hits:
        first, last = max(first, place), min(last, end)  # noqa: PLW2901
        if first < last:
            found += [Stretch(window.cut(place, first), False), Stretch(window.cut(first, last), True)]
            place = last
    return [one for one in (*found, Stretch(window.cut(place, end), False)) if one.text]


class _Text:
    """One text, folded in its pieces, and the way back from there."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self._pieces = self._read()
        self._folded = "".join(piece.folded for piece in self._pieces)
        self._ends = list(accumulate(len(piece.folded) for piece in self._pieces))

    def places(self, query: Query, stemming: Stemming, most: int, skip: int | None) -> Places:
        """Those that are shown."""
        stemmer = stemmer_of(self._row.language)
        only = () if stemmer is None else (stemmer,)
        forms = stemming.forms_in([self._folded, fold(self._row.title)], only)
        hits = hits_in(query, self._folded, forms, most=HITS)
        groups = gathered(hits)
        chosen = self._best(groups, query, forms, most) if skip is None else groups[skip : skip + most]
        return Places(
            source=self._row.id,
            title=marked(self._row.title, query, forms),
            shown=[self._place(group) for group in chosen],
            of=len(groups),
            has_more=len(hits) >= HITS,
        )

    def _read(self) -> list[Piece]:
        if not self._row.is_indexed:
            return pieces(text_of(self._row.id))
        kept = SourceIndex.objects.filter(source_id=self._row.id, version=FOLDING).order_by("start")
        return [Piece(*piece) for piece in kept.values_list("start", "folded")]

    def _best(self, groups: Sequence[list[Span]], query: Query, forms: Forms, most: int) -> list[list[Span]]:
        if len(groups) <= most or len(query.wanted) == 1:
            return list(groups[:most])

        def terms(number: int) -> int:
            said = self._folded[groups[number][0][0] : groups[number][-1][1]]
            return sum(stands_in(term, said, forms) for term in query.wanted)

        best = sorted(range(len(groups)), key=lambda number: (-terms(number), number))[:most]
        return [groups[number] for number in sorted(best)]

    def _place(self, group: Sequence[Span]) -> Place:
        first, last = self._piece_at(group[0][0]), self._piece_at(group[-1][1] - 1)
        window, line = self._window(self._start(first) - AROUND, self._start(last + 1) + AROUND)
        ways = {number: _Way(window, self._start(number), self._start(number + 1)) for number in range(first, last + 1)}
        hits = [(self._back(ways, start)[0], self._back(ways, end - 1)[1]) for start, end in group]
        start, end = hits[0][0], hits[-1][1]
        begins = _word_after(window, max(window.offset, start - AROUND), start)
        ends = _word_before(window, end, min(self._row.length, end + AROUND), self._row.length)
        return Place(
            start=start,
            end=end,
            line=line + window.cut(window.offset, start).count("\n") + 1,
            hits=[hit for number, hit in enumerate(hits) if not number or hit != hits[number - 1]],
            stretches=stretches(window, begins, ends, hits),
            is_cut_before=begins > 0,
            is_cut_after=ends < self._row.length,
        )

    def _back(self, ways: "dict[int, _Way]", place: int) -> Span:
        """From one code point of the folded text to what it comes from."""
        number = self._piece_at(place)
        return ways[number].back(place - (self._ends[number - 1] if number else 0))

    def _piece_at(self, place: int) -> int:
        return bisect_right(self._ends, place)

    def _start(self, number: int) -> int:
        """Where a piece begins in the text; behind the last one, the text's length."""
        return self._pieces[number].start if number < len(self._pieces) else self._row.length

    def _window(self, start: int, end: int) -> tuple[Window, int]:
        """The text from about start to end, and how many lines end before it."""
        rows = self._all_blocks if self._row.length <= SHORT else self._blocks(start - BLOCK_LENGTH, end)
        return Window(rows[0][0], "".join(text for _, _, text in rows)), rows[0][1]

    @cached_property
    def _all_blocks(self) -> list[tuple[int, int, str]]:
        return self._blocks(-1, self._row.length)

    def _blocks(self, after: int, before: int) -> list[tuple[int, int, str]]:
        wanted = Q(source_id=self._row.id, start__gt=after, start__lt=before)
        blocks = SourceBlock.objects.filter(wanted).order_by("start")
        return list(blocks.values_list("start", "first_line", "text"))


class _Way:
    """From the folded code points of one piece back to the text."""

    def __init__(self, window: Window, start: int, end: int) -> None:
        self._start = start
        self._text = window.cut(start, end)

    def back(self, place: int) -> Span:
        """What one of them comes from, in code points of the whole text."""
        first, last = unfolded(self._text, self._origins, place, place + 1)
        return self._start + first, self._start + last

    @cached_property
    def _origins(self) -> Sequence[int]:
        return origins(self._text)


def _word_after(window: Window, start: int, end: int) -> int:
    """From where to show what stands before a hit: the paragraph's beginning, or else that of a word."""
    said = window.cut(start, end)
    paragraphs = list(_PARAGRAPH.finditer(said))
    if paragraphs or start == 0:
        return start + (paragraphs[-1].end() if paragraphs else 0)
    space = _SPACE.search(said)
    return start + (space.end() if space else 0)


def _word_before(window: Window, start: int, end: int, length: int) -> int:
    """Up to where to show what stands behind one."""
    said = window.cut(start, end)
    paragraph = _PARAGRAPH.search(said)
    if paragraph or end == length:
        return start + (paragraph.start() if paragraph else len(said.rstrip()))
    spaces = list(_SPACE.finditer(said))
    return start + (spaces[-1].start() if spaces else len(said))
