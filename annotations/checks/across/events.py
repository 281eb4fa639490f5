"""What happened when: the dated events of a source, each with its kind, what it happened to, and the words for it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotations.checks.across.attaching import Trigger, attached
from annotations.checks.across.bracketed import Bracketed, bracketed
from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.documents import documents_of
from annotations.checks.across.event import Event, is_real, names_by_place, triggers_of, words_for
from annotations.checks.across.event_table import KINDS, SAID
from annotations.checks.across.fronted import dated_alike
from annotations.checks.across.lifespans import lives_of
from annotations.checks.across.one_event import told_of_trigger
from annotations.checks.across.parties import Parties
from annotations.checks.across.told_beside import told_beside, told_by_verbs
from annotations.checks.across.told_dates import dates_left, near_tokens, said_of
from annotations.checks.across.words import content
from annotations.checks.dating.mention import DateMention, Form
from annotations.checks.reading import Reading

CROWD = 8  # a sentence with more dates is a list, and which belongs to what is not told
TRIES = 3  # times that dates are given to the events of a sentence
_UNDATED = frozenset({Form.DURATION})


def sentences_with_dates(reading: Reading) -> Iterator[tuple[int, list[DateMention]]]:
    """The numbers of sentences that have dates, each with them, in order."""
    dates: dict[int, list[DateMention]] = defaultdict(list)
    for date in reading.dates:
        if date.edtf is not None and date.form not in _UNDATED:
            dates[reading.sentence_number(date.start)].append(date)
    yield from sorted(dates.items())


def events_of(reading: Reading, parties: Parties) -> Iterator[Event]:
    """Every event that has a date of its own and something it is told of, in the order of the text."""
    words = words_for(reading.language)
    names, starts = names_by_place(reading)
    documents = documents_of(reading)
    for number, dates in sentences_with_dates(reading):
        if len(dates) > CROWD or not reading.sentences:
            continue
        sentence = reading.sentences[number]
        own = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        clauses = Clauses(reading, sentence, names=own, dates=dates, words=words)
        found = list(_events_in(clauses, parties)) or list(_told_beside(clauses, parties, number))
        yield from found
        used = {date.start for event in found for date in (event.date, *event.also)}
        told = _issued_in(clauses, parties) if documents else ()
        issued = [event for event in told if event.date.start not in used]
        yield from issued
        used |= {event.date.start for event in issued}
        for place, token in dates_left(clauses, used):
            yield from _said_with(clauses, parties, place, token)


def _issued_in(clauses: Clauses, parties: Parties) -> Iterator[Event]:
    """The documents of the sentence that stand with their day: "Order No. 12 of 5 May 1992 on Mines"."""
    documents = documents_of(clauses.reading)
    first = bisect_left(documents, clauses.sentence.start, key=lambda one: one.start)
    for document in documents[first : first + CROWD]:
        if document.start >= clauses.sentence.end:
            return
        about = parties.documents.get(document.start)
        if about is None or document.date is None or document.kind not in _ISSUED or not _is_day(document.date):
            continue
        kind = "signed" if document.kind == "treaty" else "adopted"
        end = max(document.end, document.date.end)
        yield Event(
            kind=KINDS[kind],
            trigger=Token(document.start, document.start + 1, document.kind, 0),
            date=document.date,
            about=about,
            others=(),
            words=frozenset(document.title),
            sentence=clauses.sentence,
            start=document.start,
            end=end,
            sorts=frozenset(["treaty" if document.kind == "treaty" else "law"]),
        )


def _is_day(date: DateMention) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", date.edtf or "") is not None


_ISSUED = frozenset({"law", "decree", "resolution", "treaty"})


def _told_beside(clauses: Clauses, parties: Parties, number: int) -> Iterator[Event]:
    """What the sentence before or behind tells of, where this one says only when it was."""
    for other, trigger, date in told_beside(clauses, number):
        if not is_real(other, trigger):
            continue
        found = list(told_of_trigger(other, parties, trigger, [date]))
        if found:
            yield from (replace(event, start=date.start, end=date.end, by="") for event in found)
            return


def _said_with(clauses: Clauses, parties: Parties, place: int, token: Token) -> Iterator[Event]:
    found = said_of(clauses, parties, place)
    if found is None or token.date is None:
        return
    nearest, about, others = found
    words = [one.word for one in near_tokens(clauses, place) if one.is_word]
    yield Event(
        kind=SAID,
        trigger=nearest,
        date=token.date,
        about=about,
        others=others,
        words=frozenset(content(words, clauses.reading.language)),
        sentence=clauses.sentence,
        start=token.start,
        end=token.end,
    )


def _events_in(clauses: Clauses, parties: Parties) -> Iterator[Event]:
    yield from _lives_in(clauses, parties)
    triggers = triggers_of(clauses)
    triggers += told_by_verbs(clauses, triggers)
    dates = [(place, token) for place, token in enumerate(clauses.tokens) if token.date]
    for told in bracketed(clauses, parties, dates):
        yield _of_bracket(clauses, parties, told)
        dates = [one for one in dates if one[1] is not told.date]
    every = triggers
    given: list[tuple[Trigger, Sequence[Token]]] = []
    # A date that what is nearest to it has no use for is free for the next.
    for _ in range(TRIES):
        used: list[Trigger] = []
        failed: list[Trigger] = []
        for trigger, chosen in attached(clauses, triggers, dates):
            is_told = is_real(clauses, trigger)
            found = list(told_of_trigger(clauses, parties, trigger, chosen)) if is_told else []
            yield from found
            given += [(trigger, chosen)] if found else []
            (used if found or not is_told else failed).append(trigger)
            if found or not is_told:
                dates = [one for one in dates if one[1] not in chosen]
        triggers = [one for one in triggers if one not in used and one not in failed]
        if not failed or not dates or not triggers:
            break
    for trigger, of_first in dated_alike(clauses, every, given):
        if is_real(clauses, trigger):
            yield from (replace(event, is_sure=False) for event in told_of_trigger(clauses, parties, trigger, of_first))


def _of_bracket(clauses: Clauses, parties: Parties, told: Bracketed) -> Event:
    assert told.date.date is not None  # noqa: S101
    others = {token.start: parties.by_start.get(token.start) for token in clauses.tokens if token.name}
    named = {one.key: one for one in others.values() if one is not None and one.key != told.about.key}
    return Event(
        kind=KINDS[told.kind],
        trigger=told.name,
        date=told.date.date,
        about=told.about,
        others=tuple(named.values()),
        words=frozenset(),
        sentence=clauses.sentence,
        start=told.name.start,
        end=told.date.end,
        sorts=told.sorts,
        is_main=parties.is_main(told.about, told.kind),
    )


def _lives_in(clauses: Clauses, parties: Parties) -> Iterator[Event]:
    for life in lives_of(clauses, parties):
        for name, date in (("born", life.born), ("died", life.died)):
            yield Event(
                kind=KINDS[name],
                trigger=life.name,
                date=date,
                about=life.about,
                others=(),
                words=frozenset(),
                sentence=clauses.sentence,
                start=life.name.start if name == "born" else date.start,
                end=date.end,
                is_main=parties.is_main(life.about, name),
            )
