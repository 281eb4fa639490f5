"""Whether two statements tell of one event, and how surely: by what it is told of and who else is named."""

import re
from enum import IntEnum

from annotations.checks.across.again import YEAR
from annotations.checks.across.event_statements import ToldEvent
from annotations.checks.across.event_table import Course
from annotations.checks.across.opposites import are_opposed
from annotations.checks.across.sorts import may_be
from annotations.checks.across.subjects import Match, is_placed, match
from annotations.checks.across.told_apart import (
    HAPPENINGS,
    add_what_is_known,
    are_told_apart,
    differ_in_words,
    is_another,
    is_left_short,
    name_apart,
)
from annotations.checks.across.topics import shared_topics
from annotations.checks.across.words import each
from annotations.rules.dates import parse_edtf

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
    if not shared or name_apart(first, second) or (is_one_noun and differ_in_words(first, second)):
        return Same.NO
    is_clear = bool(first.sorts & second.sorts) and shared >= LINKED and first.is_sure and second.is_sure
    is_clear = is_clear and not differ_in_words(first, second)
    is_clear = is_clear and not (is_left_short(first, second) or is_left_short(second, first))
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
        if _is_named_apart(first, second) or _is_named_apart(second, first):
            return Same.YES
        return _same_placed(first, second)
    if how is Match.STRONG and first.about.named:
        return Same.YES
    if how is Match.WEAK and first.about.is_generic != second.about.is_generic:
        is_clear = not _differ(first, second) and not _has_rivals(first, second)
        return Same.PERHAPS if is_clear and first.source != second.source else Same.NO
    if how is Match.WEAK and not first.about.is_generic:
        return Same.PERHAPS if shared_others(first, second) or first.source == second.source else Same.NO
    return _same_thing(first, second)


_MUTUAL = frozenset({"reorganised", "married", "met", "defeated"})


def _same_placed(first: ToldEvent, second: ToldEvent) -> Same:
    """Of two bodies, the one with the place that it is of in its name; surely one where both sources name the place."""
    if add_what_is_known(first, second):
        return Same.PERHAPS
    if first.kind.name in _MUTUAL and first.about.key in second.others and second.about.key in first.others:
        return Same.YES  # "A merged with B", "the merger of B and A"
    for short, full in ((first, second), (second, first)):
        if is_placed(short.about, full.about) and first.source != second.source:
            is_known = short.topics.keys() >= set(full.about.words) - set(short.about.words)
            return Same.YES if is_known or linked(first, second) > 2 * LINKED else Same.PERHAPS
    return Same.NO


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
    shared = shared_others(first, second)
    offices = (first.words & OFFICES, second.words & OFFICES)
    if offices[0] != offices[1] and (all(offices) or not shared):
        return Same.NO
    if offices[0] != offices[1]:
        return Same.PERHAPS
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
