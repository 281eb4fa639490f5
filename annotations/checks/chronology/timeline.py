"""The dates of a source as points and spans of time, sentence by sentence."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.finding import Passage
from annotations.checks.lexing.lexed import Span
from annotations.checks.reading import Reading
from annotations.rules.dates import Edtf, compare_dates, parse_edtf, reach_of
from annotations.rules.relations import Relation

LOOK_BACK = 400  # code points before a date that are read for what it belongs to
CROWD = 12  # a sentence with more dates than this is a table or a list, and tells no story
LONGEST = 2_500  # a longer sentence is none: punctuation was lost


@dataclass(frozen=True, slots=True)
class Dated:
    """A mention that has a date with a year: its EDTF, and the first and last day of it, None where that is open."""

    start: int
    end: int
    form: Form
    edtf: Edtf
    quote: str

    @property
    def first(self) -> int | None:
        """The first day it may be, as a day number."""
        return self.edtf.earliest

    @property
    def last(self) -> int | None:
        """The last day it may be, as a day number."""
        return self.edtf.latest

    @property
    def is_single(self) -> bool:
        """Whether it is a day, month or year: one date, to which nobody put a doubt."""
        return not self.edtf.is_interval and self.form in SINGLE and not self.is_doubted

    @property
    def is_doubted(self) -> bool:
        """Whether it is uncertain or approximate."""
        return self.edtf.is_uncertain or self.edtf.is_approximate

    @property
    def is_span(self) -> bool:
        """Whether it is a range both of whose ends are told, as dates and not as so long before the source's own."""
        return (
            self.form is not Form.RELATIVE
            and self.edtf.is_interval
            and self.first is not None
            and self.last is not None
        )


SINGLE = frozenset({Form.DAY, Form.MONTH, Form.YEAR, Form.SEASON, Form.PART_OF_YEAR})


def is_before(one: Dated, other: Dated) -> bool:
    """Whether one surely ends before the other begins, in every reading of both."""
    return reach_of(one.edtf).latest_end < reach_of(other.edtf).earliest_start


def relation(one: Dated, other: Dated) -> Relation:
    """What one is to the other."""
    return compare_dates(one.edtf, other.edtf)


class Timeline:
    """What is dated in a reading, and what lasts how long, each in the order of the text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        """Every date with a year."""
        return tuple(found for mention in self.reading.dates if (found := self._dated(mention)))

    def _dated(self, mention: DateMention) -> Dated | None:
        if mention.edtf is None:
            return None
        edtf = parse_edtf(mention.edtf)
        if edtf.is_yearless:
            return None
        return Dated(mention.start, mention.end, mention.form, edtf, self.text[mention.start : mention.end])

    @cached_property
    def by_sentence(self) -> dict[int, list[Dated]]:
        """The dates by the number of their sentence; none of sentences that are too crowded or too long."""
        grouped: dict[int, list[Dated]] = defaultdict(list)
        for date in self.dates:
            grouped[self.reading.sentence_number(date.start)].append(date)
        return {number: dates for number, dates in grouped.items() if len(dates) <= CROWD and self._is_readable(number)}

    def _is_readable(self, number: int) -> bool:
        sentence = self.reading.sentences[number]
        return sentence.end - sentence.start <= LONGEST

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
        before = self.before(place)
        return max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]"))

    def is_in_quotes(self, place: int) -> bool:
        """Whether a quotation mark of its block is open at the place, as far back as is looked."""
        block = self.reading.blocks[self.reading.block_number(place)]
        before = self.text[max(block.start, place - 5 * LOOK_BACK) : place]
        opened = max(before.rfind("“"), before.rfind("«"), before.rfind("„"))
        return opened > max(before.rfind("”"), before.rfind("»")) or before.count('"') % 2 == 1

    def passage(self, date: Dated) -> Passage:
        """The date as an end of a finding."""
        return self.reading.passage(date.start, date.end)
