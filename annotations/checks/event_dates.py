"""One event with two dates: two sources, or two places of one, that date the same otherwise, or alike."""

from collections.abc import Iterable
from fractions import Fraction

from annotations.checks.across.afterwards import is_of_what_came_after
from annotations.checks.across.aligned import same_by_topic
from annotations.checks.across.event_statements import ToldEvent, statements_of, told_event
from annotations.checks.across.event_table import SAID, Course
from annotations.checks.across.near_dates import likeliest, same_by_words
from annotations.checks.across.sameness import Same, same_event, shared_others
from annotations.checks.across.saying import both_say, both_speak_of, ranked
from annotations.checks.across.seasons import relation_of
from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading
from annotations.checks.statement import Remembered, Statement
from annotations.rules.dates import Edtf, compare_dates, parse_edtf
from annotations.rules.kinds import ContradictionKind
from annotations.rules.relations import Relation

NAME = "event_dates"
TITLE = "One event, two dates"
EXPLANATION = (
    "Two passages tell of the same kind of event and of the same person, body or document, and their dates share no "
    "day; or they do, which is corroboration between sources. Whether it is one event is told by names and words alone."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("shows_what_agrees", 1, 0, 1, "whether dates that agree between sources are shown: 1 yes, 0 no"),
)

OLD_STYLE = frozenset({10, 11, 12, 13})  # days that the Julian calendar was behind since 1582
LAST_OLD_STYLE = 1923
SAYING = {
    Relation.EQUAL: "they say the same",
    Relation.CONTAINS: "the second is within the first, and more precise",
    Relation.WITHIN: "the first is within the second, and more precise",
    Relation.OVERLAPS: "they have days in common, and each has others of its own",
    Relation.DISJOINT: "these share no day",
}


_told = Remembered(told_event)


def statements(reading: Reading, settings: Settings) -> Iterable[Statement]:  # noqa: ARG001
    """Every event with its date."""
    return statements_of(NAME, reading)


def compare(first: Statement, second: Statement, settings: Settings) -> Finding | None:
    """A contradiction where surely one event has dates that share no day; a tension where it is perhaps one."""
    one, other = _told(first), _told(second)
    relation = _relation(one, other)
    same = same_event(one, other) if one.kind != SAID else Same.NO
    same = same or same_by_words(one, other, relation) or same_by_topic(one, other, relation)
    if relation is Relation.DISJOINT:
        same = min(same, likeliest(one, other))
    if same is Same.NO or first.passage == second.passage:
        return None
    is_one_source = one.source == other.source
    if relation is Relation.DISJOINT and (
        is_of_what_came_after(one, first.sentence, is_one_source=is_one_source)
        or is_of_what_came_after(other, second.sentence, is_one_source=is_one_source)
    ):
        return None
    kind, doubt = _judged(one, other, relation, same, is_one_source)
    if kind is None or (kind is Noticed.HOLDS and not settings["shows_what_agrees"]):
        return None
    return Finding(
        check=NAME,
        kind=kind,
        passages=(first.passage, second.passage),
        message=f"{both_speak_of(*_matched(one, other))}; {both_say(one.written, other.written)}: "
        f"{SAYING[relation]}{doubt}.",
        relation=relation,
        contradiction_kind=ContradictionKind.DATING if kind is Noticed.CONTRADICTION else None,
        values={
            "event": one.kind.name,
            "about": " ".join(sorted(one.about.words)),
            "matched": [*_matched(one, other)],
            "first": one.dates[0],
            "second": other.dates[0],
            "rank": ranked(kind, len(_matched(one, other)), is_once=one.kind.course is Course.ONCE),
        },
    )


def _matched(one: ToldEvent, other: ToldEvent) -> tuple[str, ...]:
    """The words that say it is one event: as the first tells them, and as the second where that is otherwise."""
    about = (one.about.shown,) if one.about.shown == other.about.shown else (one.about.shown, other.about.shown)
    event = (one.trigger,) if one.trigger.casefold() == other.trigger.casefold() else (one.trigger, other.trigger)
    told = {*one.about.words, *other.about.words}
    shared = sorted(key for key in shared_others(one, other) if not told.issuperset(key.split()))
    return (*about, *event, *(one.others[key] for key in shared))


def _relation(one: ToldEvent, other: ToldEvent) -> Relation:
    """Of the first dates; of events with several, disjoint only if all are, and equal if any two are."""
    found = [relation_of(first, second) for first in _finest(one.dates) for second in _finest(other.dates)]
    if len(found) == 1 or all(relation is Relation.DISJOINT for relation in found):
        return found[0]
    agreeing = [relation for relation in found if relation in SAYING and relation is not Relation.DISJOINT]
    return agreeing[0] if agreeing else Relation.CANNOT_TELL


def _finest(dates: tuple[str, ...]) -> tuple[str, ...]:
    """The dates of one event without those that say less of another: "seventy years ago, on 29 May 1920"."""
    within = (Relation.WITHIN, Relation.EQUAL)
    return tuple(
        date
        for place, date in enumerate(dates)
        if not any(
            compare_dates(finer, date) in within and finer != date for finer in (*dates[:place], *dates[place + 1 :])
        )
    )


def _judged(
    one: ToldEvent, other: ToldEvent, relation: Relation, same: Same, is_one_source: bool
) -> tuple[Noticed | None, str]:
    """What it is, and what speaks for caution."""
    if relation is Relation.DISJOINT:
        doubt = _doubt(one, other)
        if same is Same.YES and not doubt:
            return Noticed.CONTRADICTION, ""
        return Noticed.TENSION, doubt or ", but it may be another event"
    if relation is Relation.OVERLAPS:
        return (Noticed.TENSION, "") if same is Same.YES else (None, "")
    agrees = relation in (Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN)
    is_telling = (
        same is Same.YES
        or relation is Relation.EQUAL
        or same_by_words(one, other, relation) is not Same.NO
        or same_by_topic(one, other, relation) is not Same.NO
    )
    return (Noticed.HOLDS, "") if agrees and is_telling and not is_one_source else (None, "")


def _doubt(one: ToldEvent, other: ToldEvent) -> str:
    """Why dates that share no day may still go together; '' if nothing says so."""
    dates = [parse_edtf(date) for date in (one.dates[0], other.dates[0])]
    if any(date.is_yearless for date in dates) and one.kind.course is not Course.ONCE:
        return ", but a year is not said"
    if any(date.is_uncertain or date.is_approximate for date in dates):
        return ", but a date is not certain"
    if bool(one.by) != bool(other.by):
        return f", but one may be the date of the {one.by or other.by}"
    return _doubt_of_days(*dates)


def _doubt_of_days(one: Edtf, other: Edtf) -> str:
    """Why days that differ may be one: two calendars, or a turn of the month or year told by its two sides."""
    if None in (one.earliest, one.latest, other.earliest, other.latest):
        return ""
    spans = [((date.earliest or 0), (date.latest or 0)) for date in (one, other)]
    lengths = [last - first for first, last in spans]
    first = max(span[0] for span in spans)
    if len(one.text) != len(other.text) and first - min(span[1] for span in spans) <= 1:
        return ", but the one ends where the other begins"
    apart = abs(spans[0][0] - spans[1][0])
    if lengths == [0, 0] and Fraction(first, 1461) * 4 < LAST_OLD_STYLE and apart in OLD_STYLE:
        return ", but they are as far apart as the Julian and the Gregorian calendar"
    return ""
