"""Sentences taken apart into the clauses that dates, names and verbs stand in, without a model of any language."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from annotations.checks.across.event_table import EventWords
from annotations.checks.across.words import each, is_content, plain
from annotations.checks.dating.mention import DateMention
from annotations.checks.lexing.lexed import Span
from annotations.checks.naming.mention import NameMention
from annotations.checks.reading import Reading

LONGEST = 1_500  # code points; in what is longer, no sentence but a table or a list, only its beginning is read
CLEFT = 6  # tokens up to the date that "It was ... that" puts first
_ANDS = frozenset(["and", "or", "и", "или", "və", "nor"])  # that join nouns as well as clauses
_BREAK = re.compile(r"[,;:()\[\]—–\n•]|\s-\s")


def _is_break(text: str, last: int, begin: int) -> bool:
    """Whether a mark parts two words; not the comma within a number: "12,000 people"."""
    if begin == last + 1 and text[last] == "," and text[last - 1].isdigit() and text[begin].isdigit():
        return False
    return _BREAK.search(text, last, begin) is not None


class Token(NamedTuple):
    """A word, or a whole name or date, with its folded form; `segment` counts the parts between marks and joints.

    `is_word` says that it is neither a name nor a date.
    """

    start: int
    end: int
    word: str
    segment: int
    name: NameMention | None = None
    date: DateMention | None = None
    is_word: bool = True


def _is_cleft(tokens: Sequence[Token], word: str) -> bool:
    """Whether "that" only puts a date first: "It was in 1924 that the museum was founded"."""
    if word != "that" or not 3 <= len(tokens) <= CLEFT or tokens[0].word != "it" or tokens[1].word not in ("was", "is"):
        return False
    return any(token.date for token in tokens)


class Clauses:
    """A sentence as tokens, and which of its parts have a verb."""

    def __init__(
        self,
        reading: Reading,
        sentence: Span,
        *,
        names: Sequence[NameMention],
        dates: Sequence[DateMention],
        words: EventWords,
    ) -> None:
        self.reading, self.sentence, self.words = reading, sentence, words
        self.tokens = self._tokens(names, dates)
        self._segments: dict[int, frozenset[int]] = {}  # of each segment, those of one clause with it

    def _tokens(self, names: Sequence[NameMention], dates: Sequence[DateMention]) -> list[Token]:
        start, end = self.sentence.start, min(self.sentence.end, self.sentence.start + LONGEST)
        marked = {date.start: date for date in dates if start <= date.start and date.end <= end}
        named = {name.start: name for name in names if start <= name.start and name.end <= end}
        tokens: list[Token] = []
        text = self.reading.text
        segment, last = 0, start
        before = ""
        has_verb = False  # in the segment so far
        joints = self.words.joints
        for begin, until in self._spans(start, end, marked, named):
            date = marked.get(begin)
            name = named.get(begin) if date is None else None
            word = plain(text[begin:until]) if name is None else name.folded
            is_word = date is None and name is None
            is_joint = is_word and word in joints and (has_verb or word not in _ANDS) and not _is_cleft(tokens, word)
            is_joint = is_joint and not (word == "as" and tokens and tokens[-1].name)  # "of Ivan Orlov as head"
            if tokens and (is_joint or (text[last:begin] != " " and _is_break(text, last, begin))):
                parts = not (before in _WEEKDAYS and (date is not None or word == "the"))
                segment, has_verb = segment + parts, has_verb and not parts
            has_verb = has_verb or (is_word and self.is_verbal(word))
            tokens.append(Token(begin, until, word, segment, name, date, is_word))
            last, before = until, word
        return tokens

    def _spans(
        self, start: int, end: int, dates: dict[int, DateMention], names: dict[int, NameMention]
    ) -> Sequence[tuple[int, int]]:
        """Words by their places, those of one date or name together."""
        words = self.reading.words_in(start, end)
        if not dates and not names:
            return words
        spans: list[tuple[int, int]] = []
        reached = start
        ends = dict(words)
        ends |= {place: name.end for place, name in names.items()}
        ends |= {place: date.end for place, date in dates.items()}
        for place in sorted(ends):
            if place >= reached:
                reached = ends[place]
                spans.append((place, reached))
        return spans

    @cached_property
    def verbal(self) -> frozenset[int]:
        """The segments that have something like a verb."""
        return frozenset(token.segment for token in self.tokens if token.is_word and self.is_verbal(token.word))

    def is_verbal(self, word: str) -> bool:
        """Whether a folded word looks like a verb in a tense, or like what makes one."""
        known = word in self.words.auxiliaries or word in self.words.verbs or word in IRREGULAR
        return known or (len(word) > 4 and word.endswith(self.words.verbal))

    def is_one_clause(self, one: Token, other: Token) -> bool:
        """Whether nothing with a verb of its own stands between the two, or holds the one and not the other."""
        if one.segment == other.segment:
            return True
        low, high = min(one.segment, other.segment), max(one.segment, other.segment)
        between = (segment for segment in self.verbal if low <= segment <= high)
        return all(segment == one.segment or self._is_aside(segment, low, high) for segment in between)

    def of_clause(self, one: Token, tokens: Sequence[Token]) -> list[Token]:
        """Those of the tokens that are of one clause with it."""
        joined = self._segments.get(one.segment)
        if joined is None:
            numbers = {token.segment: token for token in self.tokens}
            joined = frozenset(number for number, token in numbers.items() if self.is_one_clause(one, token))
            self._segments[one.segment] = joined
        return [token for token in tokens if token.segment in joined]

    def _is_aside(self, segment: int, low: int, high: int) -> bool:
        """Whether a clause between the two hangs on a word before it: "the tower, which had leaned, fell"."""
        return low < segment < high and segment in self.relative

    @cached_property
    def relative(self) -> frozenset[int]:
        """The segments that begin with "which", "who" or the like."""
        starts = {token.segment: token for token in reversed(self.tokens)}
        return frozenset(segment for segment, token in starts.items() if token.is_word and token.word in RELATIVE)

    def segment(self, number: int) -> list[Token]:
        """The tokens of a segment."""
        return [token for token in self.tokens if token.segment == number]

    def gap(self, one: Token, other: Token) -> str:
        """What stands between two tokens, the earlier one first."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        return self.reading.text[first.end : second.start]


RELATIVE = frozenset(
    each(
        """which who whom whose который которая которое которые которую которого которым которыми которых которой
        которому"""
    )
)
_WEEKDAYS = frozenset(
    each(
        """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье"""
    )
)
# English verbs whose past tense no ending tells.
IRREGULAR = frozenset(
    each(
        """had has have did does do said says went came took gave made became began left led held kept fell
        rose ran won lost met sent brought built bought caught chose fought found got grew knew let paid put
        saw sold spent stood taught told thought wrote broke drew drove spoke withdrew overthrew will would
        can could may might shall should must shot dug flown given taken thrown seen begun driven risen lit blew blown
        froze frozen sank sunk struck burnt swept torn tore hung hanged fled flew beaten bred fed sang sung slain stole
        stolen hidden shook forbade overran overthrew undertook withdrawn swam"""
    )
)


def behind_date(clauses: Clauses, start: int, until: int) -> int:
    """Where a part goes on that begins with a date: "On 18 January 1756 the tower"; its start where it does not."""
    for number in range(start, min(start + 3, until)):
        if clauses.tokens[number].date:
            return number + 1
    return start


def is_small(token: Token, clauses: Clauses) -> bool:
    """Whether a token only joins others."""
    return token.is_word and (
        token.word in clauses.words.prepositions
        or token.word in clauses.words.joints
        or token.word in clauses.words.auxiliaries
        or token.word in {"and", "as", "и", "again", "only", "there", "here"}
    )


def says(token: Token, clauses: Clauses) -> bool:
    """Whether a token may be what is spoken of."""
    if token.name:
        return True
    return (
        token.is_word
        and is_content(token.word)
        and not is_small(token, clauses)
        and not clauses.is_verbal(token.word)
        and not is_adverb(token.word)
    )


_NO_ADVERBS = frozenset(each("family assembly monopoly supply reply ally italy july anomaly colony belly jelly homily"))


def is_adverb(word: str) -> bool:
    """Whether a folded word looks like an English adverb: "heavily"."""
    return word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS
