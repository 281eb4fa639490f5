"""Events as statements: what is stored of one, found again by its terms, and read back to be compared."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.checks.across.event import Event
from annotations.checks.across.event_table import EventKind, kind_of
from annotations.checks.across.event_terms import OTHERS, terms_of
from annotations.checks.across.events import events_of
from annotations.checks.across.events_retold import closest_of
from annotations.checks.across.parties import parties_of
from annotations.checks.across.subjects import Subject
from annotations.checks.across.topics import Topics, read_names, read_themes, topics_of
from annotations.checks.reading import Reading
from annotations.checks.statement import Statement

TOLD = 8  # how many datings of one event are kept of one source; where there are more, it is not one event
LONG = 400  # code points of a passage from the event to its date; of what is longer, the date alone is shown
DATED = 12  # dates of events of one kind that each of them is stored with
PARTED = "|"


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """A statement read back. `others` are whom it names beside, by what they are compared by, each as it
    stands, and `within` those in the passage that is shown. `is_main` says that it is told of what the source is
    about, `rivals_in_main` how many dates such events of its kind have there, `dated` are all dates of its kind there.
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
    rivals_in_kind: int
    mark: str
    within: frozenset[str]
    is_main: bool
    rivals_in_main: int
    dated: frozenset[str]

    @property
    def is_yearless(self) -> bool:
        """Whether its date says a day and no year."""
        return self.dates[0].startswith("XXXX")

    @property
    def said(self) -> frozenset[str]:
        """All words of what it tells, as stems or loosened."""
        return self.words | frozenset(self.about.words)


def statements_of(check: str, reading: Reading) -> Iterator[Statement]:
    """A statement for each event that is dated, each dating of one event once."""
    told: Counter[tuple[str, str]] = Counter()
    seen: set[tuple[str, str, str]] = set()
    events = reading.first_of(check, events_of(reading, parties_of(reading)))
    rivals = _Rivals(events)
    topics = topics_of(reading)
    for event in events:
        dates = PARTED.join(str(date.edtf) for date in (event.date, *event.also))
        told_of = (event.kind.name, f"{event.about.key} {event.about.number}")
        if (*told_of, dates) in seen or told[told_of] >= TOLD:
            continue
        seen.add((*told_of, dates))
        told[told_of] += 1
        yield _statement(check, reading, event, dates, topics, rivals)


def _mark(event: Event) -> str:
    """What tells the thing apart from others of its sort: its name, or its noun and who else is named."""
    if event.about.named:
        return PARTED.join(one for one in (event.about.key, event.about.number) if one)
    return PARTED.join((event.about.words[-1], *sorted(one.key for one in event.others)))


class _Rivals:
    """How many dates a source has of events of one kind that came to things of one sort, and so marked, or at all."""

    def __init__(self, events: Sequence[Event]) -> None:
        found = {
            (closest_of(event.kind.name), sort, _mark(event), event.date.edtf)
            for event in events
            for sort in event.sorts
        }
        self.marked = Counter(key[:3] for key in found)
        self.all = Counter(one[:2] for one in {(key[0], key[1], key[3]) for key in found})
        self.kinds = Counter(kind for kind, _ in {(closest_of(one.kind.name), one.date.edtf) for one in events})
        mains = {(closest_of(one.kind.name), one.date.edtf) for one in events if one.is_main}
        self.mains = Counter(kind for kind, _ in mains)
        self._dated: dict[str, set[str]] = defaultdict(set)
        self._stored: dict[str, str] = {}
        for event in events:
            self._dated[closest_of(event.kind.name)].update(str(one.edtf) for one in (event.date, *event.also))

    def dated(self, event: Event) -> str:
        """All dates of its kind, as a statement stores them."""
        name = closest_of(event.kind.name)
        if name not in self._stored:
            self._stored[name] = PARTED.join(sorted(self._dated[name])[:DATED])
        return self._stored[name]

    def of(self, event: Event) -> tuple[int, int, int, int]:
        """Those of its mark, all of its sort, all of its kind, and those of its kind that are the source's own."""
        name = closest_of(event.kind.name)
        marked = max((self.marked[name, sort, _mark(event)] for sort in event.sorts), default=0)
        return (
            marked,
            max((self.all[name, sort] for sort in event.sorts), default=0),
            self.kinds[name],
            self.mains[name],
        )


def _statement(check: str, reading: Reading, event: Event, dates: str, topics: Topics, rivals: _Rivals) -> Statement:
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
            "number": event.about.number,
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
            "rivals": " ".join(map(str, rivals.of(event))),
            "main": "yes" if event.is_main else "",
            "dated": rivals.dated(event),
            "mark": _mark(event),
        },
    )


def told_event(statement: Statement) -> ToldEvent:
    """What a statement says."""
    more = statement.more
    others = {key: shown for key, _, shown in (one.partition("=") for one in more["others"].split(PARTED) if one)}
    quote = " ".join(statement.passage.quote.split())
    rivals = [int(number) for number in more["rivals"].split()]
    return ToldEvent(
        kind=kind_of(more["kind"]),
        about=Subject(
            tuple(more["about"].split(PARTED)),
            frozenset(one for one in more["country"].split(PARTED) if one),
            more["shown"],
            bool(more["named"]),
            more.get("number", ""),
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
        rivals=rivals[0],
        rivals_at_all=rivals[1],
        rivals_in_kind=rivals[2],
        rivals_in_main=rivals[3] if len(rivals) > 3 else 0,
        is_main=bool(more.get("main")),
        dated=_read(more.get("dated", "")),
        mark=more["mark"],
    )


def _read(written: str) -> frozenset[str]:
    return frozenset(one for one in written.split(PARTED) if one)
