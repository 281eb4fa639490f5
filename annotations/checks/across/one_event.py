"""One event of a sentence: what a word of the tables tells with its date, of whom or what, and in which words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotations.checks.across.attaching import Trigger, document_before, document_of
from annotations.checks.across.clauses import Clauses, Token, says
from annotations.checks.across.event import Event, triggers_of
from annotations.checks.across.event_table import KINDS, EventKind
from annotations.checks.across.events_retold import implied, retold
from annotations.checks.across.lasting import lasted
from annotations.checks.across.parties import EVENTS, SHIPS, Parties
from annotations.checks.across.phrases import Told, is_of_history, is_of_making, which_issue
from annotations.checks.across.sorts import sort_of
from annotations.checks.across.told_beside import clauses_of
from annotations.checks.across.words import content, each
from annotations.checks.dating.mention import DateMention


def told_of_trigger(clauses: Clauses, parties: Parties, trigger: Trigger, chosen: Sequence[Token]) -> Iterator[Event]:
    """What a trigger tells with its dates, once for each that it is told of; nothing where it tells nothing."""
    first = chosen[0]
    assert first.date is not None  # noqa: S101
    kind, told = _told(clauses, parties, trigger)
    if kind.name == "following":
        earlier = _kind_before(clauses, trigger)
        if earlier is None:
            return
        kind = earlier
    if kind.name == "began" and is_of_making(clauses, trigger):
        kind = KINDS["laid"]
    if kind.name in ("began", "dates", "opened") and is_of_history(clauses, trigger):
        kind = KINDS["founded"]
    if kind.name == "published" and (which := which_issue(clauses, trigger)):
        kind = KINDS["founded" if which == "first" else "abolished"]
    if kind.name == "dates" and document_before(clauses, trigger.place):
        return
    for meant, date in lasted(clauses, kind, first):
        also = tuple(token.date for token in chosen[1:] if token.date)
        yield from _events(clauses, parties, replace(trigger, kind=meant), told, first._replace(date=date), also)


def _events(
    clauses: Clauses, parties: Parties, trigger: Trigger, told: Told, first: Token, also: tuple[DateMention, ...]
) -> Iterator[Event]:
    kind, date = trigger.kind, first.date
    assert date is not None  # noqa: S101
    for about in told.about:
        start, end = _extent(clauses, trigger.token, first, told.place)
        sorts = parties.things.sorts_of(about, clauses.reading.language)
        if trigger.is_noun:
            sorts = sorts or (sort_of(trigger.token.word.split()[-1], clauses.reading.language) & EVENTS)
        sorts = sorts or implied(kind, trigger.token.word)
        if kind.name == "launched" and not sorts and not _AT_A_YARD.isdisjoint(_said(clauses, trigger.token, first)):
            sorts = SHIPS
        if kind.name == "enrolled" and trigger.token.word in _ADMITTED and not _is_of_school(clauses, trigger):
            kind = KINDS["joined"]
        if kind.name == "published" and "paper" in sorts and "first" in trigger.token.word.split():
            kind = KINDS["founded"]
        meant = retold(kind, sorts)
        if not sorts and not about.named:
            sorts = frozenset({f"noun {about.words[-1]}"})
        if meant is None:
            continue
        by = document_of(clauses, first)
        said = _said(clauses, trigger.token, first, is_of_document=bool(by))
        if meant.name == "appointed" and told.place > trigger.place:
            said = [token.word for token in clauses.tokens[trigger.place :] if token.is_word]  # not who appointed
        yield Event(
            kind=meant,
            trigger=trigger.token,
            date=_begun(date) if meant.name in _BEGINNINGS else date,
            about=about,
            others=tuple(one for one in told.others if one.key != about.key),
            words=frozenset(content(said, clauses.reading.language)),
            sentence=clauses.sentence,
            start=start,
            end=end,
            by=by,
            is_sure=told.is_sure,
            sorts=sorts,
            also=also,
            is_main=parties.is_main(about, meant.name),
        )


_ADMITTED = frozenset({"was admitted to", "was admitted to the", "entered the", "admitted"})


def _is_of_school(clauses: Clauses, trigger: Trigger) -> bool:
    behind = clauses.tokens[trigger.place + trigger.length : trigger.place + trigger.length + 5]
    words = (word for token in behind for word in token.word.split())
    return any("school" in sort_of(word, clauses.reading.language) for word in words)


_AT_A_YARD = frozenset(each("yard yards shipyard dockyard slipway slip tons keel hull ship верфь верфи стапель"))


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
    if trigger.kind.name == "happened" or trigger.token.word in _DONE:
        # "The premiere of the opera took place": what took place says of what kind it is.
        own = (one for one in clauses.tokens[: trigger.place] if one.segment == trigger.token.segment)
        has_own = any(says(one, clauses) for one in own if not one.date)  # or "the launch, due in May, took place"
        for noun in triggers_of(clauses):
            is_subject = noun.token.segment == trigger.token.segment or not has_own
            if noun.is_noun and noun.place < trigger.place and is_subject:
                told = parties.of(clauses, noun.token, noun.place, noun.length, noun.kind, is_noun=True)
                if told.about:
                    return noun.kind, told
    told = parties.of(clauses, trigger.token, trigger.place, trigger.length, trigger.kind, is_noun=trigger.is_noun)
    return trigger.kind, told


def _points_back(clauses: Clauses, trigger: Trigger) -> bool:
    """Whether its subject is only "it", "this" or "that"."""
    before = [one for one in clauses.tokens[: trigger.place] if one.segment == trigger.token.segment and one.is_word]
    return bool(before) and len(before) <= 2 and any(one.word in _IT for one in before)


def _kind_before(clauses: Clauses, trigger: Trigger) -> EventKind | None:
    """What "the second line followed in 1978" is to the line before: of the last event told, if that comes but once."""
    reading = clauses.reading
    told = [one for one in triggers_of(clauses) if one.place < trigger.place]
    number = reading.sentence_number(clauses.sentence.start)
    for back in range(number - 1, max(-1, number - 1 - FOLLOWED), -1):
        if told:
            break
        told = triggers_of(clauses_of(reading, back, clauses.words))
    kinds = [one.kind for one in told if one.kind.name in _FOLLOWING and not one.is_noun]
    return kinds[-1] if kinds else None


FOLLOWED = 2  # sentences that what follows is traced back over
_FOLLOWING = frozenset({"opened", "founded", "launched", "built", "published", "premiered", "adopted", "signed"})
_DONE = frozenset({"completed", "was completed", "finished", "was finished"})
_IT = frozenset(each("it this that это оно bu o"))


def _said(clauses: Clauses, trigger: Token, date: Token, *, is_of_document: bool = False) -> list[str]:
    """The words of the event's clause, without itself, names and dates, and of its own item of a list; nor those
    before the date of a document, "by a decree of the President of 9 May", or of a part with a date of its own.
    """
    text = clauses.reading.text
    start = 1 + max(text.rfind(mark, clauses.sentence.start, trigger.start) for mark in ";•")
    ends = [text.find(mark, trigger.end, clauses.sentence.end) for mark in ";•"]
    end = min((one for one in ends if one >= 0), default=clauses.sentence.end)
    if is_of_document and date.start < trigger.start:
        start = max(start, date.end)
    others = {one.segment for one in clauses.tokens if one.date and one.start != date.start} - {trigger.segment}
    return [
        token.word
        for token in clauses.of_clause(trigger, clauses.tokens)
        if token.is_word and token.start != trigger.start and start <= token.start < end and token.segment not in others
    ]


def _extent(clauses: Clauses, trigger: Token, date: Token, place: int) -> tuple[int, int]:
    """From the first to the last of event, date and what it is about."""
    about = clauses.tokens[place] if 0 <= place < len(clauses.tokens) else trigger
    return min(trigger.start, date.start, about.start), max(trigger.end, date.end, about.end)
