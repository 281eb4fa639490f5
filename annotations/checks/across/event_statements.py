"""Events as statements: what is stored of one, found again by its terms, and read back to be compared."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.checks.across.event import Event
from annotations.checks.across.event_table import EventKind, kind_of
from annotations.checks.across.events import events_of
from annotations.checks.across.parties import parties_of
from annotations.checks.across.subjects import Subject, is_body
from annotations.checks.across.topics import Topics, read_names, read_themes, topics_of
from annotations.checks.across.words import loosened
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement

TOLD = 8  # how many datings of one event are kept of one source; where there are more, it is not one event
LONG = 400  # code points of a passage from the event to its date; of what is longer, the date alone is shown
SAID_WITH = 5  # words and names beside a date that it is found by
OTHERS = 8  # names beside, at the most
AMONG = 5  # words of what the source is about that its events are found by
PARTED = "|"


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """A statement read back. `others` are whom it names beside, by what they are compared by, each as it
    stands, and `within` those in the passage that is shown.
    """

    kind: EventKind
    about: Subject
    others: Mapping[str, str]
    words: frozenset[str]
    trigger: str
    dates: tuple[str, ...]
    written: str
    by: str
    is_sure: bool
    source: str
    sorts: frozenset[str]
    topics: Mapping[str, str]
    themes: frozenset[str]
    rivals: int
    rivals_at_all: int
    mark: str
    within: frozenset[str]

    @property
    def said(self) -> frozenset[str]:
        """All words of what it tells, as stems or loosened."""
        return self.words | frozenset(self.about.words)


def statements_of(check: str, reading: Reading) -> Iterator[Statement]:
    """A statement for each event that is dated, each dating of one event once."""
    told: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[str, str, str]] = set()
    events = list(events_of(reading, parties_of(reading)))
    rivals = _Rivals(events)
    topics = topics_of(reading)
    for event in events:
        dates = PARTED.join(str(date.edtf) for date in (event.date, *event.also))
        told_of = (event.kind.name, event.about.key)
        if (*told_of, dates) in seen or told[told_of] >= TOLD:
            continue
        seen.add((*told_of, dates))
        told[told_of] += 1
        yield _statement(check, reading, event, dates, topics, rivals.of(event))


def _mark(event: Event) -> str:
    """What tells the thing apart from others of its sort: its name, or its noun and who else is named."""
    if event.about.named:
        return event.about.key
    return PARTED.join((event.about.words[-1], *sorted(one.key for one in event.others)))


class _Rivals:
    """How many dates a source has of events of one kind that came to things of one sort, and so marked, or at all."""

    def __init__(self, events: Sequence[Event]) -> None:
        found = {(event.kind.name, sort, _mark(event), event.date.edtf) for event in events for sort in event.sorts}
        self.marked = Counter(key[:3] for key in found)
        self.all = Counter(one[:2] for one in {(key[0], key[1], key[3]) for key in found})

    def of(self, event: Event) -> tuple[int, int]:
        """Those of its mark, and all."""
        name = event.kind.name
        marked = max((self.marked[name, sort, _mark(event)] for sort in event.sorts), default=0)
        return marked, max((self.all[name, sort] for sort in event.sorts), default=0)


def terms_of(event: Event, topics: Topics) -> tuple[str, ...]:
    """What two statements of one event share: its kind, and that with all the words, or a person's family name, or the
    sort of thing and what the source is about.
    """
    about, kind = event.about, event.kind.name
    terms = {kind, f"{kind}: {about.key}", *(f"{kind} of {sort}" for sort in event.sorts)}
    if event.sorts:
        terms.update(f"{kind} among {word}" for word in topics.names[:AMONG])
    if about.named and not is_body(about.words):
        terms.add(f"{kind}: {about.words[-1]}")
    elif about.named or about.is_generic:
        terms.update(f"{kind}: {word} {event.date.edtf}" for word in about.words if is_body((word,)))
    terms |= _terms_of_date(event)
    if not about.named:
        terms.update(f"{kind}: {' '.join(sorted({*about.words, *one.words}))}" for one in event.others[:OTHERS])
    return tuple(sorted(terms))


def _terms_of_date(event: Event) -> set[str]:
    """What two statements share that date alike, or nearly so: the date, its day, its month, and words beside."""
    parts = (event.date.edtf or "").split("-")
    if len(parts) > 3 or not all(part.isdigit() for part in parts):
        return set()
    terms = {f"on {event.date.edtf}"} | (
        {f"day {parts[1]}-{parts[2]}", f"not month {parts[0]}-{parts[2]}"} if len(parts) == 3 else set()
    )
    if len(parts) > 1:
        terms.add(f"month {parts[0]}-{parts[1]}")
    words = sorted({loosened(word) for word in event.words})[:SAID_WITH]
    names = sorted({word for one in (event.about, *event.others) for word in one.words})[:SAID_WITH]
    return terms | {f"year {parts[0]}: {word}" for word in (*words, *names)}


def _statement(
    check: str, reading: Reading, event: Event, dates: str, topics: Topics, rivals: tuple[int, int]
) -> Statement:
    start, end = event.start, event.end
    if end - start > LONG:
        start, end = event.date.start, event.date.end
    return Statement(
        check=check,
        passage=reading.passage(start, end),
        sentence=reading.sentence_text(event.date.start),
        terms=terms_of(event, topics),
        dating=event.date.edtf,
        more={
            "kind": event.kind.name,
            "about": PARTED.join(event.about.words),
            "country": PARTED.join(sorted(event.about.country)),
            "shown": event.about.shown.replace(PARTED, " "),
            "named": "yes" if event.about.named else "",
            "others": PARTED.join(sorted({f"{one.key}={one.shown}" for one in event.others})[:OTHERS]),
            "words": " ".join(sorted(event.words)),
            "trigger": " ".join(reading.text[event.trigger.start : event.trigger.end].split()),
            "dates": dates,
            "written": " ".join(reading.text[event.date.start : event.date.end].split()),
            "by": event.by,
            "sure": "yes" if event.is_sure else "",
            "sorts": PARTED.join(sorted(event.sorts)),
            "topics": topics.written,
            "themes": topics.written_themes,
            "rivals": f"{rivals[0]} {rivals[1]}",
            "mark": _mark(event),
        },
    )


def told_event(statement: Statement) -> ToldEvent:
    """What a statement says."""
    more = statement.more
    others = {key: shown for key, _, shown in (one.partition("=") for one in more["others"].split(PARTED) if one)}
    quote = " ".join(statement.passage.quote.split())
    return ToldEvent(
        kind=kind_of(more["kind"]),
        about=Subject(
            tuple(more["about"].split(PARTED)),
            frozenset(one for one in more["country"].split(PARTED) if one),
            more["shown"],
            bool(more["named"]),
        ),
        others=others,
        within=frozenset(key for key, shown in others.items() if shown in quote),
        words=frozenset(more["words"].split()),
        trigger=more["trigger"],
        dates=tuple(more["dates"].split(PARTED)),
        written=more["written"],
        by=more["by"],
        is_sure=bool(more["sure"]),
        source=statement.passage.source,
        sorts=_read(more["sorts"]),
        topics=read_names(more["topics"]),
        themes=read_themes(more["themes"]),
        rivals=int(more["rivals"].split()[0]),
        rivals_at_all=int(more["rivals"].split()[1]),
        mark=more["mark"],
    )


def _read(written: str) -> frozenset[str]:
    return frozenset(one for one in written.split(PARTED) if one)
