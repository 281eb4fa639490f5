"""Dates that stand alone in a sentence, with what one beside it tells of: entries, answers, "that was in 1988"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotations.checks.across.attaching import Trigger
from annotations.checks.across.clauses import Clauses, Token, says
from annotations.checks.across.event import names_by_place, triggers_of
from annotations.checks.across.event_table import EventWords, folded, kind_of
from annotations.checks.across.told_dates import is_alone
from annotations.checks.across.words import each, stem
from annotations.checks.dating.mention import DateMention
from annotations.checks.reading import Reading

BEGINS = 6  # tokens of a sentence that a date which answers, or says when "that" was, stands in
MORE = 3  # further words that such a sentence has, at the most, before its first mark
_POINTING = frozenset(each("it this that это то bu o"))
_WAS = folded("was is were happened occurred было случилось произошло idi olub oldu")
_HAVE = frozenset(each("has have had having"))  # "has destroyed" tells of destroying
_WHEN = folded("when когда haçan")
_ASKED_YEAR = folded("year годы году day month date nə hansı")


def clauses_of(reading: Reading, number: int, words: EventWords) -> Clauses:
    """A sentence by its number, without its dates."""
    sentence = reading.sentences[number]
    names, starts = names_by_place(reading)
    own = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    return Clauses(reading, sentence, names=own, dates=(), words=words)


def told_by_verbs(clauses: Clauses, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """The main verbs of clauses that nothing of the table is told in."""
    words = clauses.words
    for segment in sorted(clauses.verbal - {trigger.token.segment for trigger in triggers}):
        told = [
            (place, token)
            for place, token in enumerate(clauses.tokens)
            if token.segment == segment and token.is_word and clauses.is_verbal(token.word)
        ]
        main = [one for one in told if one[1].word not in words.auxiliaries and one[1].word not in words.telling]
        main = [one for one in main if one[1].word not in _HAVE] or main
        if main and words.of:
            place, token = main[0]
            name = f"verb {stem(token.word, clauses.reading.language)}"
            yield Trigger(token, place, 1, kind_of(name), is_noun=False)


def told_beside(clauses: Clauses, number: int) -> Iterator[tuple[Clauses, Trigger, Token]]:
    """The sentences that may tell what was on the date of this one, with what tells it, the likeliest first."""
    date = next((token for token in clauses.tokens if token.date), None)
    if date is None or date.date is None:
        return
    reading = clauses.reading
    if is_alone(clauses) and number + 1 < len(reading.sentences):
        following = clauses_of(reading, number + 1, clauses.words)
        is_entry = reading.block_number(following.sentence.start) == reading.block_number(clauses.sentence.start)
        if is_entry and reading.sentence_number(_next_date(reading, date.date)) != number + 1:
            told = triggers_of(following) or list(told_by_verbs(following, ()))
            yield from ((following, trigger, date) for trigger in told[:1])
    if number and (points_back(clauses, date) or _answers(clauses, number, date)):
        before = clauses_of(reading, number - 1, clauses.words)
        if not _has_dates(reading, number - 1):
            yield from ((before, trigger, date) for trigger in reversed(triggers_of(before)))


def points_back(clauses: Clauses, date: Token) -> bool:
    """Whether a sentence begins with "That was in 1988" or the like."""
    before = [token for token in clauses.tokens[:BEGINS] if token.start < date.start]
    if not before or before[0].word not in _POINTING:
        return False
    said = [token for token in before[1:] if token.word not in _WAS and says(token, clauses)]
    return not said and any(token.word in _WAS for token in before)


def _answers(clauses: Clauses, number: int, date: Token) -> bool:
    """Whether it begins with a date, and the sentence before asks when."""
    if date not in clauses.tokens[:MORE]:
        return False
    reading = clauses.reading
    asked = reading.sentences[number - 1]
    if not reading.text[asked.start : asked.end].rstrip().endswith("?"):
        return False
    words = [token.word for token in clauses_of(reading, number - 1, clauses.words).tokens]
    return not _WHEN.isdisjoint(words) or not _ASKED_YEAR.isdisjoint(words)


def _has_dates(reading: Reading, number: int) -> bool:
    """Whether a sentence has a date of its own."""
    sentence = reading.sentences[number]
    place = bisect_left(reading.dates, sentence.start, key=lambda one: one.start)
    return place < len(reading.dates) and reading.dates[place].start < sentence.end


def _next_date(reading: Reading, date: DateMention) -> int:
    """Where the next date begins; where this one does if none follows."""
    place = bisect_left(reading.dates, date.end, key=lambda one: one.start)
    return reading.dates[place].start if place < len(reading.dates) else date.start
