"""Whether two statements tell of one event, and how surely: by what it is told of and who else is named."""

import re
from enum import IntEnum

from annotations.checks.across.again import YEAR, are_two_calamities, are_two_times
from annotations.checks.across.event_statements import ToldEvent
from annotations.checks.across.event_table import Course
from annotations.checks.across.opposites import are_opposed
from annotations.checks.across.sorts import may_be
from annotations.checks.across.subjects import Match, is_body, match
from annotations.checks.across.topics import shared_topics
from annotations.checks.across.words import each, loosened
from annotations.rules.dates import parse_edtf

HAPPENINGS = frozenset(each("calamity battle unrest meeting war epidemic operation"))  # sorts of things that happen
MAIN = 3  # words of the names that a source has most often
LINKED = 2  # what sources share at the least that are surely about the same
NEAR = 15  # days between two datings of one of the events that happen again and again
WORDS_ALIKE = 2  # further words that two tellings of what happens again and again have in common
OFFICES = frozenset(
    each(
        """minister head chairman chairwoman director president ambassador governor commander chief secretary
        deputi mayor premier chancellor leader judge rector editor prosecutor consul envoy speaker
        commissioner first vice министр глав председател директор президент посол командующ начальник
        секретар заместител"""
    )
)


class Same(IntEnum):
    """Surely one, perhaps one, or not."""

    NO = 0
    PERHAPS = 1
    YES = 2


def same_event(first: ToldEvent, second: ToldEvent) -> Same:
    """Of two statements of one kind of event."""
    if first.kind != second.kind or are_opposed(first.said, second.said) or is_another(first, second):
        return Same.NO
    found = min(_same_subject(first, second), _same_course(first, second))
    if not (first.is_sure and second.is_sure):
        found = Same.NO if first.source == second.source else min(found, Same.PERHAPS)
    return max(found, _same_by_sort(first, second)) if found is not Same.YES else found


def _same_by_sort(first: ToldEvent, second: ToldEvent) -> Same:
    """Of two sources about the same, each of which tells of one event of this kind to such a thing only."""
    is_once = first.kind.course is Course.ONCE or (first.kind.course is Course.RECURRING and _are_near(first, second))
    if first.source == second.source or not is_once or _has_rivals(first, second):
        return Same.NO
    if are_told_apart(first, second) or not first.sorts or not second.sorts:
        return Same.NO
    is_calamity = first.kind.name == "broke" and "calamity" in first.sorts | second.sorts
    if not is_calamity and not may_be(first.sorts, second.sorts):
        return Same.NO
    is_other = first.is_main != second.is_main or max(first.rivals_in_kind, second.rivals_in_kind) > 1
    if is_other and not first.sorts & second.sorts and not is_calamity:
        return Same.NO  # the one is of a thing, the other of a part of it, or of what it stands in
    shared = linked(first, second)
    is_one_noun = first.about.words[-1] == second.about.words[-1]
    if not shared or name_apart(first, second) or (is_one_noun and _differ_in_words(first, second)):
        return Same.NO
    is_clear = bool(first.sorts & second.sorts) and shared >= LINKED and first.is_sure and second.is_sure
    is_clear = is_clear and not _differ_in_words(first, second)
    is_clear = is_clear and not (_is_left_short(first, second) or _is_left_short(second, first))
    return Same.YES if is_clear and first.kind.course is Course.ONCE else Same.PERHAPS


def _has_rivals(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether a source tells of another such event, that may be meant as well."""
    if first.mark == second.mark:
        return max(first.rivals, second.rivals) > 1
    if first.about.named == second.about.named:
        return max(first.rivals_at_all, second.rivals_at_all) > 1
    named, other = (first, second) if first.about.named else (second, first)
    return max(named.rivals_at_all, other.rivals) > 1


def linked(first: ToldEvent, second: ToldEvent) -> int:
    """How much the sources have in common."""
    return shared_topics(first.topics, second.topics, first.themes, second.themes)


_SELDOM = frozenset({"enrolled", "graduated", "married"})
_PLACED = frozenset({"broke", "fought", "quaked", "happened", "attacked", "began"})


def name_apart(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether of what is told apart by its place both are told with names that have no word in common."""
    if first.kind.name not in _PLACED:
        return False
    named = [
        {word for key in told.within for word in key.split()} | (set(told.about.words) if told.about.named else set())
        for told in (first, second)
    ]
    return bool(named[0]) and bool(named[1]) and named[0].isdisjoint(named[1])


def is_another(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether the one has only a noun, and the other words before the same noun that neither source is about: "the
    school", "the River School, founded in 1881, joined ours".
    """
    if first.source == second.source:
        return False
    if are_two_times(first, second) or are_two_calamities(first, second):
        return True
    if {first.kind.name, second.kind.name} & _OF_HAPPENINGS and (
        _begins_beside(first, second) or _begins_beside(second, first)
    ):
        return True
    are_old = [not _OLD.isdisjoint(told.about.words) for told in (first, second)]
    if first.kind.name in _MADE and are_old[0] != are_old[1]:
        return True
    for bare, other in ((first, second), (second, first)):
        if bare.about.named or len(bare.about.words) > 1 or bare.about.words[0] not in other.about.words:
            continue
        own = {word for word in other.about.words if not is_body((word,)) and word not in _ANY}
        known = {*bare.topics, *list(other.topics)[:MAIN], *map(loosened, first.themes | second.themes), *bare.words}
        if own - known == own and own:
            return True
    return False


_OF_HAPPENINGS = frozenset({"began", "ended", "happened"})


def _begins_beside(person: ToldEvent, happening: ToldEvent) -> bool:
    """Whether somebody began something, and the other is told of a thing itself: "he began his fast", "the trial"."""
    is_sorted = any(not sort.startswith("noun ") for sort in person.sorts)
    is_person = person.about.named and len(person.about.words) > 1 and not is_body(person.about.words)
    is_thing = bool(happening.sorts & HAPPENINGS) or (not happening.about.named and bool(happening.sorts))
    return is_person and not is_sorted and is_thing


_MADE = frozenset({"built", "opened", "founded", "launched", "laid"})
_OLD = frozenset(
    {loosened(word) for word in each("old former earlier previous first original köhnə kohnə əvvəlki əvəlk kohn")}
    | {"стар", "преж"}
)
_ANY = frozenset(each("current indik ныненш нынешн today old new present former first")) | frozenset(
    each("small little great large last whole main stone wooden iron")
)


def _differ_in_words(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether words before both nouns have nothing in common: "the little railway", "passenger working"."""
    own = [{word for word in told.about.words if not is_body((word,))} for told in (first, second)]
    return bool(own[0]) and bool(own[1]) and own[0].isdisjoint(own[1])


def are_told_apart(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether each has a name of its own, or words before the noun, and these have nothing in common."""
    own = [[word for word in told.about.words if not is_body((word,))] for told in (first, second)]
    if first.about.country and second.about.country and first.about.country != second.about.country:
        return True
    if first.about.named and second.about.named and set(first.about.words).isdisjoint(second.about.words):
        return True
    if not own[0] or not own[1] or not (first.about.named and second.about.named):
        return False
    nouns = [{word for word in told.about.words if is_body((word,))} for told in (first, second)]
    if nouns[0] and nouns[1] and nouns[0].isdisjoint(nouns[1]):
        return True
    # Two full names are of two: "Ministry of Defence", "Ministry of Defence Industry".
    if all(told.about.named and is_body(told.about.words) for told in (first, second)):
        return set(own[0]) != set(own[1]) and not (_is_left_short(first, second) or _is_left_short(second, first))
    return not set(own[0]) & set(own[1])


def _is_left_short(short: ToldEvent, full: ToldEvent) -> bool:
    """Whether the one leaves out what its source is about: "the Grammar School", "Marshford Grammar School"."""
    own, whole = short.about.words, full.about.words
    extra = set(whole) - set(own)
    is_part = own in (whole[: len(own)], whole[-len(own) :])
    return bool(extra) and is_part and short.topics.keys() >= extra


def shared_others(first: ToldEvent, second: ToldEvent) -> frozenset[str]:
    """Whom both name beside what they tell of."""
    return frozenset(first.others.keys() & second.others.keys())


def _differ(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether each names somebody, and none of them the same."""
    return bool(first.others) and bool(second.others) and not shared_others(first, second)


def _differ_within(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether each names somebody between the event and its date, and none of them the same."""
    return bool(first.within) and bool(second.within) and first.within.isdisjoint(second.within)


def _same_subject(first: ToldEvent, second: ToldEvent) -> Same:
    how = match(first.about, second.about)
    if how is Match.NONE:
        return Same.YES if _is_named_apart(first, second) or _is_named_apart(second, first) else Same.NO
    if how is Match.STRONG and first.about.named:
        return Same.YES
    if how is Match.WEAK and first.about.is_generic != second.about.is_generic:
        is_clear = not _differ(first, second) and not _has_rivals(first, second)
        return Same.PERHAPS if is_clear and first.source != second.source else Same.NO
    if how is Match.WEAK and not first.about.is_generic:
        return Same.PERHAPS if shared_others(first, second) or first.source == second.source else Same.NO
    return _same_thing(first, second)


def _is_named_apart(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether the one names beside the thing what the other has in its name: "the agreement ... in Halm"."""
    own, whole = set(first.about.words), set(second.about.words)
    if first.about.named or len(own) < 2 or not own < whole:
        return False
    return any(own | set(name.split()) == whole for name in first.others)


def _same_thing(first: ToldEvent, second: ToldEvent) -> Same:
    """Of what has no name of its own, "the office": by its country, its source, and who is named beside it."""
    if _differ(first, second):
        return Same.NO
    if first.source == second.source and HAPPENINGS.issuperset(first.sorts | second.sorts) and first.sorts:
        return Same.PERHAPS if _are_near(first, second) else Same.NO  # a text may tell of two explosions
    if first.source == second.source or (first.about.country and first.about.country == second.about.country):
        return Same.YES
    if shared_others(first, second):
        return Same.YES if len(first.about.words) > 1 else Same.PERHAPS
    return Same.PERHAPS if len(first.about.words) > 1 else Same.NO


def _same_course(first: ToldEvent, second: ToldEvent) -> Same:
    if first.kind.course is Course.ONCE:
        return Same.YES
    if first.kind.course is Course.TOLD:
        return _same_telling(first, second)
    if first.words & OFFICES != second.words & OFFICES:
        return Same.NO
    shared = shared_others(first, second)
    if first.kind.course is Course.PAIR:
        is_seldom = first.kind.name in _SELDOM and not _differ_within(first, second)
        return Same.YES if shared else max(_same_office(first, second), Same.PERHAPS if is_seldom else Same.NO)
    is_alike = bool(shared) and len(first.words & second.words) >= WORDS_ALIKE
    return Same.PERHAPS if is_alike or _are_near(first, second) else Same.NO


def _same_telling(first: ToldEvent, second: ToldEvent) -> Same:
    """Of what its verb alone tells: more has to be shared, and the dates are to be near."""
    further = len(shared_others(first, second)) + len(first.words & second.words)
    if further < WORDS_ALIKE or not first.about.named or _are_far(first, second):
        return Same.NO
    return Same.YES if _are_near(first, second) else Same.PERHAPS


def _are_far(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether there is more than a year between the two dates."""
    one, other = (parse_edtf(told.dates[0]) for told in (first, second))
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return max(other.earliest - one.latest, one.earliest - other.latest) > YEAR


def are_in_a_year(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether there is at most a year between the two dates."""
    return not _are_far(first, second)


def _are_near(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether both have a day, and these are so near that it is rather one event than two; the year may be unsaid."""
    days_of_year = [_day_of_year(told.dates[0]) for told in (first, second)]
    if first.is_yearless != second.is_yearless and None not in days_of_year:
        return abs((days_of_year[0] or 0) - (days_of_year[1] or 0)) <= NEAR
    days = [parse_edtf(told.dates[0]).earliest for told in (first, second) if is_day(told)]
    return len(days) == 2 and None not in days and abs((days[0] or 0) - (days[1] or 0)) <= NEAR


_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)")


def _day_of_year(date: str) -> int | None:
    """About which day of a year it is, whatever the year; None where no day is said."""
    found = _DAY.fullmatch(date)
    return 31 * int(found[1]) + int(found[2]) if found else None


def is_day(told: ToldEvent) -> bool:
    """Whether it is dated to the day."""
    date = parse_edtf(told.dates[0])
    return date.earliest is not None and date.earliest == date.latest


def _same_office(first: ToldEvent, second: ToldEvent) -> Same:
    """Without a name in common: the same further words, an office among them or not."""
    alike = first.words & second.words
    if _differ(first, second) or not alike:
        return Same.NO
    return Same.YES if len(alike) >= WORDS_ALIKE and alike & OFFICES else Same.PERHAPS
