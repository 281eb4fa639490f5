"""The dates of a source as points and spans of time, sentence by sentence."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.finding import Passage
from annotations.checks.lexing.lexed import Span
from annotations.checks.reading import MOST, Reading
from annotations.rules.dates import Edtf, compare_dates, parse_edtf, reach_of
from annotations.rules.relations import Reach, Relation

LOOK_BACK = 400  # code points before a date that are read for what it belongs to
TELLING = 12  # code points beside its dates that a sentence has at least to tell anything
CROWD = 12  # a sentence with more dates than this is a table or a list, and tells no story
LONGEST = 2_500  # a longer sentence is none: punctuation was lost


SET_IN = re.compile(r"\s*(?:,[^,;]{1,80},|\([^();]{1,60}\))")  # what is told of a name right behind it, between commas

# The recipe of 1780 dates no brewing.
_BELONGING = re.compile(r"(?<!\w)(?:of|since)\s+(?:the\s+)?\Z", re.IGNORECASE)
SINGLE = frozenset({Form.DAY, Form.MONTH, Form.YEAR, Form.SEASON, Form.PART_OF_YEAR})


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention that has a date with a year: its EDTF, and from where to where that reaches.

    `is_doubted` says that it is uncertain or approximate; `is_single` that it is one day, month or year without a
    doubt; `is_span` that it is a range both of whose ends are told, as dates.
    """

    start: int
    end: int
    form: Form
    edtf: Edtf
    reach: Reach[float]
    quote: str
    is_doubted: bool
    is_single: bool
    is_span: bool

    @property
    def first(self) -> int | None:
        """The first day it may be, as a day number; None where that is open."""
        return self.edtf.earliest

    @property
    def last(self) -> int | None:
        """The last day it may be, as a day number; None where that is open."""
        return self.edtf.latest


@lru_cache(maxsize=16_384)
def _read(text: str) -> tuple[Edtf, Reach[float] | None, bool]:
    """An EDTF string, from where to where it reaches if it has a year, and whether it is doubted."""
    edtf = parse_edtf(text)
    reach = None if edtf.is_yearless else reach_of(edtf)
    return edtf, reach, edtf.is_uncertain or edtf.is_approximate


def is_before(one: Dated, other: Dated) -> bool:
    """Whether one surely ends before the other begins, in every reading of both."""
    return one.reach.latest_end < other.reach.earliest_start


def relation(one: Dated, other: Dated) -> Relation:
    """What one is to the other."""
    return compare_dates(one.edtf, other.edtf)


class Timeline:
    """What is dated in a reading, and what lasts how long, each in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.is_cut = False  # whether there are sentences with dates that are not read; known once they are read
        self._found: dict[tuple[str, int], tuple[re.Match[str], ...]] = {}

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        """Every date with a year."""
        return tuple(found for mention in self.reading.dates if (found := self._dated(mention)))

    def _dated(self, mention: DateMention) -> Dated | None:
        if mention.edtf is None:
            return None
        edtf, reach, is_doubted = _read(mention.edtf)
        if reach is None:
            return None
        has_ends = edtf.is_interval and edtf.earliest is not None and edtf.latest is not None
        return Dated(
            mention.start,
            mention.end,
            mention.form,
            edtf,
            reach,
            self.text[mention.start : mention.end],
            is_doubted=is_doubted,
            is_single=mention.form in SINGLE and not edtf.is_interval and not is_doubted,
            is_span=mention.form is not Form.RELATIVE and has_ends,
        )

    @cached_property
    def by_sentence(self) -> dict[int, list[Dated]]:
        """The dates by the number of their sentence, of the first MOST; none of those too crowded or too long."""
        grouped: dict[int, list[Dated]] = defaultdict(list)
        for date in self.dates:
            grouped[self.reading.sentence_number(date.start)].append(date)
        readable = ((one, dates) for one, dates in grouped.items() if len(dates) <= CROWD and self._is_readable(one))
        found = dict(islice(readable, MOST + 1))
        if len(found) > MOST:
            self.is_cut = True
            found.popitem()
        return found

    @cached_property
    def told(self) -> dict[int, list[Dated]]:
        """The same, of the sentences that have words enough beside their dates to tell anything."""
        return {number: dates for number, dates in self.by_sentence.items() if self._tells(number, dates)}

    def _tells(self, number: int, dates: list[Dated]) -> bool:
        sentence = self.reading.sentences[number]
        return sentence.end - sentence.start - sum(date.end - date.start for date in dates) >= TELLING

    def _is_readable(self, number: int) -> bool:
        sentence = self.reading.sentences[number]
        return sentence.end - sentence.start <= LONGEST

    def matches(self, pattern: re.Pattern[str], number: int) -> tuple[re.Match[str], ...]:
        """What a pattern finds in a sentence, however many ask."""
        key = pattern.pattern, number
        found = self._found.get(key)
        if found is None:
            sentence = self.reading.sentences[number]
            found = self._found[key] = tuple(pattern.finditer(self.text, sentence.start, sentence.end))
        return found

    @cached_property
    def dated_sentences(self) -> frozenset[int]:
        """The sentences that something is dated in; "today" and the like, counted from the source's own date, not."""
        return frozenset(
            number
            for number, dates in self.by_sentence.items()
            if any(date.form is not Form.RELATIVE for date in dates)
        )

    def is_undated(self, place: int, number: int) -> bool:
        """Whether a clause of a sentence has no date but one set in at the place: "the Trust, ended in 2010, has"."""
        if number not in self.dated_sentences:
            return True
        sentence = self.reading.sentences[number]
        begin = max(self.text.rfind(";", sentence.start, place), sentence.start)
        end = self.text.find(";", place, sentence.end)
        end = sentence.end if end < 0 else end
        inside = [date for date in self.by_sentence.get(number, ()) if begin <= date.start < end]
        set_in = SET_IN.match(self.text, place, end)
        return all(
            (set_in is not None and date.end < set_in.end()) or _BELONGING.search(self.before(date.start, 12))
            for date in inside
        )

    def before(self, place: int, length: int = LOOK_BACK) -> str:
        """What stands in its sentence before a place, the last of it."""
        return self.text[max(self.reading.sentence_at(place).start, place - length) : place]

    def after(self, place: int, length: int = LOOK_BACK) -> str:
        """What follows in its sentence on a place, the first of it."""
        return self.text[place : min(max(self.sentence(place).end, place), place + length)]

    def sentence(self, place: int) -> Span:
        """The sentence that the place just follows on, or is in."""
        return self.reading.sentence_at(max(place - 1, 0))

    def is_in_brackets(self, place: int) -> bool:
        """Whether a bracket of the sentence is open at the place."""
        start, last = max(self.reading.sentence_at(place).start, place - LOOK_BACK), self.text.rfind
        opened = max(last("(", start, place), last("[", start, place))
        return opened >= 0 and opened > max(last(")", start, place), last("]", start, place))

    def is_in_quotes(self, place: int) -> bool:
        """Whether a quotation mark of its block is open at the place and closed behind it, as far as is looked."""
        if not self._has_quotes:
            return False
        block = self.reading.blocks[self.reading.block_number(place)]
        before = self.text[max(block.start, place - 5 * LOOK_BACK) : place]
        after = self.text[place : min(block.end, place + 5 * LOOK_BACK)]
        opened = max(before.rfind("“"), before.rfind("«"), before.rfind("„"))
        is_open = opened > max(before.rfind("”"), before.rfind("»")) and ("”" in after or "»" in after or "“" in after)
        return is_open or (before.count('"') % 2 == 1 and '"' in after)

    @cached_property
    def _has_quotes(self) -> bool:
        return any(mark in self.text for mark in '“«„"')

    def passage(self, date: Dated) -> Passage:
        """The date as an end of a finding."""
        return self.reading.passage(date.start, date.end)


def timeline_of(reading: Reading, check: str) -> Timeline:
    """The timeline of a reading for a check, of which the reading knows then if a part was left out."""
    timeline = _timeline_of(reading)
    if timeline.by_sentence and timeline.is_cut:
        reading.left_out.add(check)
    return timeline


@lru_cache(maxsize=1)
def _timeline_of(reading: Reading) -> Timeline:
    """Several checks of one reading in a row share it."""
    return Timeline(reading)
