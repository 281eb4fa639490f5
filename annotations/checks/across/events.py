"""What happened when: the dated events of a source, each with its kind, what it happened to, and the words for it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotations.checks.across.attaching import Trigger, attached
from annotations.checks.across.clauses import Clauses, Token
from annotations.checks.across.documents import documents_of
from annotations.checks.across.event import Event, is_real, names_by_place, triggers_of, words_for
from annotations.checks.across.event_table import KINDS, SAID, EventKind
from annotations.checks.across.events_retold import implied, retold
from annotations.checks.across.lifespans import lives_of
from annotations.checks.across.parties import EVENTS, Parties
from annotations.checks.across.phrases import Told, is_of_making
from annotations.checks.across.sorts import sort_of
from annotations.checks.across.told_beside import clauses_of, told_beside, told_by_verbs
from annotations.checks.across.told_dates import dates_left, near_tokens, said_of
from annotations.checks.across.words import content, each
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
        found = list(_event(other, parties, trigger, [date]))
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
    # A date that what is nearest to it has no use for is free for the next.
    for _ in range(TRIES):
        used: list[Trigger] = []
        failed: list[Trigger] = []
        for trigger, chosen in attached(clauses, triggers, dates):
            is_told = is_real(clauses, trigger)
            found = list(_event(clauses, parties, trigger, chosen)) if is_told else []
            yield from found
            (used if found or not is_told else failed).append(trigger)
            if found or not is_told:
                dates = [one for one in dates if one[1] not in chosen]
        triggers = [one for one in triggers if one not in used and one not in failed]
        if not failed or not dates or not triggers:
            return


def _event(clauses: Clauses, parties: Parties, trigger: Trigger, chosen: Sequence[Token]) -> Iterator[Event]:
    first = chosen[0]
    assert first.date is not None  # noqa: S101
    kind, told = _told(clauses, parties, trigger)
    if kind.name == "began" and is_of_making(clauses, trigger):
        kind = KINDS["laid"]
    if kind.name == "running":
        # What has been in use since a day was opened then; what is in use on a day was not.
        kind = KINDS["opened"]
        if not (first.date.edtf or "").endswith("/.."):
            return
    for about in told.about:
        start, end = _extent(clauses, trigger.token, first, told.place)
        sorts = parties.things.sorts_of(about, clauses.reading.language)
        if trigger.is_noun:
            sorts = sorts or (sort_of(trigger.token.word.split()[-1], clauses.reading.language) & EVENTS)
        sorts = sorts or implied(kind, trigger.token.word)
        meant = retold(kind, sorts)
        if not sorts and not about.named:
            sorts = frozenset({f"noun {about.words[-1]}"})
        if meant is None:
            continue
        said = _said(clauses, trigger.token)
        yield Event(
            kind=meant,
            trigger=trigger.token,
            date=_begun(first.date) if meant.name in _BEGINNINGS else first.date,
            about=about,
            others=tuple(one for one in told.others if one.key != about.key),
            words=frozenset(content(said, clauses.reading.language)),
            sentence=clauses.sentence,
            start=start,
            end=end,
            by=_document_of(clauses, first),
            is_sure=told.is_sure,
            sorts=sorts,
            also=tuple(token.date for token in chosen[1:] if token.date),
            is_main=parties.is_main(about, meant.name),
        )


def _begun(date: DateMention) -> DateMention:
    """The beginning of what has been since: "in use since 1991" is opened in 1991."""
    begins = (date.edtf or "").removesuffix("/..")
    return replace(date, edtf=begins) if begins and begins != date.edtf else date


_BEGINNINGS = frozenset({"founded", "opened", "built", "in force", "aired", "began", "joined", "appointed", "dates"})


def _told(clauses: Clauses, parties: Parties, trigger: Trigger) -> tuple[EventKind, Told]:
    """What it is told of; of "it happened", the event that the sentence before tells of, and its kind."""
    if trigger.kind.name == "happened" and _points_back(clauses, trigger):
        number = clauses.reading.sentence_number(clauses.sentence.start)
        before = clauses_of(clauses.reading, max(0, number - 1), clauses.words)
        for earlier in reversed(triggers_of(before) if number else []):
            told = parties.of(
                before, earlier.token, earlier.place, earlier.length, earlier.kind, is_noun=earlier.is_noun
            )
            if told.about:
                return earlier.kind, replace(told, place=-1)
    if trigger.kind.name == "happened":
        # "The premiere of the opera took place": what took place says of what kind it is.
        for noun in triggers_of(clauses):
            if noun.is_noun and noun.place < trigger.place and noun.token.segment == trigger.token.segment:
                told = parties.of(clauses, noun.token, noun.place, noun.length, noun.kind, is_noun=True)
                if told.about:
                    return noun.kind, told
    told = parties.of(clauses, trigger.token, trigger.place, trigger.length, trigger.kind, is_noun=trigger.is_noun)
    return trigger.kind, told


def _points_back(clauses: Clauses, trigger: Trigger) -> bool:
    """Whether its subject is only "it", "this" or "that"."""
    before = [one for one in clauses.tokens[: trigger.place] if one.segment == trigger.token.segment and one.is_word]
    return bool(before) and len(before) <= 2 and any(one.word in _IT for one in before)


_IT = frozenset(each("it this that это оно bu o"))


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


def _said(clauses: Clauses, trigger: Token) -> list[str]:
    """The words of the event's clause, without itself, names and dates."""
    return [
        token.word
        for token in clauses.of_clause(trigger, clauses.tokens)
        if token.is_word and token.start != trigger.start
    ]


def _extent(clauses: Clauses, trigger: Token, date: Token, place: int) -> tuple[int, int]:
    """From the first to the last of event, date and what it is about."""
    about = clauses.tokens[place] if 0 <= place < len(clauses.tokens) else trigger
    return min(trigger.start, date.start, about.start), max(trigger.end, date.end, about.end)


def _document_of(clauses: Clauses, date: Token) -> str:
    """The document whose date this is, by its own word; '' if it is of none: "By decree of 14 December 2015"."""
    place = next((number for number, token in enumerate(clauses.tokens) if token.start == date.start), 0)
    for token in reversed(clauses.tokens[max(0, place - 9) : place]):
        if token.segment != date.segment or token.date:
            return ""
        if token.word in clauses.words.auxiliaries or token.word in clauses.words.verbs:
            return ""
        if token.is_word and token.word in _DOCUMENTS:
            return token.word
        if token.name is not None and token.word.split()[0] in _DOCUMENTS:
            return token.word
    return ""


_DOCUMENTS = frozenset(
    each(
        """decree law order resolution decision act statute edict ordinance directive constitution charter
        treaty agreement указ указу указом закон закону постановление постановлению решение решению приказ
        приказу распоряжению fərmanı fərmanına qanunu qərarı qərarına sərəncamı sərəncamına"""
    )
)
