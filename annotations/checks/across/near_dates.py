"""Whether two sources date the same, told by other words: by the words they share, and by how their dates differ."""

import re
from collections.abc import Sequence

from annotations.checks.across.again import years_apart
from annotations.checks.across.event_statements import ToldEvent
from annotations.checks.across.event_table import KINDS, Course
from annotations.checks.across.events_retold import are_kin, are_one
from annotations.checks.across.opposites import are_opposed
from annotations.checks.across.sameness import LINKED, Same, are_in_a_year, linked
from annotations.checks.across.sorts import may_be
from annotations.checks.across.subjects import Match, match
from annotations.checks.across.told_apart import are_told_apart, is_another, is_no_wider, name_apart
from annotations.checks.across.topics import romanised
from annotations.checks.across.words import each, loosened, stem
from annotations.rules.dates import compare_dates
from annotations.rules.relations import Relation

_DATE = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_HAS_DIGIT = re.compile(r"\d")
KIND, KIN, WORD, TOPIC, SORT = (
    3,
    2,
    2,
    1,
    1,
)  # what a shared kind, a kindred one, a word, a name both sources are about, a sort count
# How much is to be shared: where dates agree, by how precise the coarser of them is; where they differ, by in what.
AGREE = {3: 1, 2: 2, 1: 3}
DIFFER = {"year": 3, "month": 3, "day": 3, "digit": 5}
CLOSE = 4  # what sources share that are closely about the same, so that one day is rather one event
DAY, MONTH = 3, 2  # parts of a date to the day, to the month
YEARS_APART = 20  # that two datings of the only such event may be apart
YEARS = 12  # that two years of one day and month may be apart
TIMES_APART = 3  # years that two datings may be apart of what a verb tells once, or of sources that nothing links
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Verbs that tell of many things, or of the telling.
_VAGUE = frozenset(
    each(
        """ha hav had is was be been do did don mak made get got go went com cam tak took giv gav given see saw seen say
        said tell told writ wrot written know knew call hold held keep kept show put let need want bring brought
        play win won los lost visit pass pai us work live report elect liv remain stai beg continu produc sell sold"""
    )
)


# Verbs for what comes before or after what the tables tell of: who applied was not admitted that day.
_BEFORE_OR_AFTER = frozenset(
    f"verb {word}"
    for word in each(
        """appli appl request propos plan announc celebrat commemorat negotiat discuss prepar visit invit sought ask
        submit apologiz apologis congratulat initiall initial review extend renew inspect honour honor repair enlarg
        expand"""
    )
)


def same_by_words(one: ToldEvent, other: ToldEvent, relation: Relation) -> Same:
    """Perhaps one where enough is shared and the dates agree, or differ as dates do that somebody got wrong."""
    if one.source == other.source or _are_two(one, other, relation):
        return Same.NO
    if relation is Relation.DISJOINT and any(is_so(one, other) for is_so in _LIKELY):
        return Same.PERHAPS
    needed = _needed(one, other, relation)
    return Same.PERHAPS if needed is not None and _shared(one, other) >= needed else Same.NO


def _are_two(one: ToldEvent, other: ToldEvent, relation: Relation) -> bool:
    """Whether nothing links them, or something tells them apart."""
    if are_opposed(one.said, other.said) or not (linked(one, other) or _are_of_one_month(one, other)):
        return True
    if are_told_apart(one, other) and one.kind.name in KINDS and other.kind.name in KINDS:
        return True
    if name_apart(one, other) or is_another(one, other):
        return True
    if one.kind.name == other.kind.name == "broke" and (
        one.words & set(other.about.words) or other.words & set(one.about.words)
    ):
        return False  # "the fire at the mill", "the mill burned"
    return relation is Relation.DISJOINT and bool(one.sorts and other.sorts) and not may_be(one.sorts, other.sorts)


def likeliest(first: ToldEvent, second: ToldEvent) -> Same:
    """The most that two sources' events with dates that share no day can be, by what links the sources: many have a
    dam or a board, and where nothing links two of them, only dates that are near make it one.
    """
    is_named = match(first.about, second.about) is Match.STRONG and first.about.named
    is_named = is_named or bool(first.about.country & second.about.country)
    shared = linked(first, second)
    is_told = first.is_sure and second.is_sure and first.about.named and second.about.named
    if is_no_wider(first, second) and (is_told or not (first.is_main and second.is_main)):
        return Same.NO
    if first.source == second.source or is_named or shared >= CLOSE:
        return Same.YES
    if not _have_a_name_in_common(first, second) and years_apart(first, second) > TIMES_APART:
        return Same.NO  # nothing but common words links the sources
    return Same.PERHAPS if shared >= LINKED or years_apart(first, second) <= TIMES_APART else Same.NO


def _have_a_name_in_common(first: ToldEvent, second: ToldEvent) -> bool:
    """Whether what the one is about by name, the other speaks of as well."""
    one, other = ({*map(romanised, told.topics), *map(romanised, told.others)} for told in (first, second))
    first_words, second_words = (told.themes | {*map(romanised, told.themes)} for told in (first, second))
    return bool(one & other) or bool(one & second_words) or bool(other & first_words)


def _are_only_ones(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether two sources that are closely about the same tell of one event of this kind each, and of no other."""
    is_one_kind = are_one(one.kind.name, other.kind.name)
    is_once = one.kind.course is Course.ONCE or (one.kind.course is Course.RECURRING and are_in_a_year(one, other))
    if not (is_once and is_one_kind) or max(one.rivals_in_kind, other.rivals_in_kind) > 1 or linked(one, other) < CLOSE:
        return False
    if _name_two(one, other) or abs(_year(one) - _year(other)) > YEARS_APART:
        return False
    return any(map(_is_of_no_sort, (one, other))) or may_be(one.sorts, other.sorts)


def _are_of_one_month(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether both tell of what comes once to a thing, by the same words of it, in one month, which links them."""
    is_alike = one.kind == other.kind and one.kind.course is Course.ONCE and one.about.words == other.about.words
    first, second = (told.dates[0] for told in (one, other))
    return is_alike and len(first) == len(second) == len("1999-01-01") and first[:7] == second[:7]


def are_told_once(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether one verb of no table is told once by each of two sources closely about the same, and of one thing."""
    if one.kind != other.kind or not one.kind.name.startswith("verb ") or one.kind.name[5:] in _VAGUE:
        return False
    if max(one.rivals_in_kind, other.rivals_in_kind) > 1 or linked(one, other) < CLOSE:
        return False
    is_one_noun = not (one.about.named or other.about.named) and one.about.words[-1] == other.about.words[-1]
    if match(one.about, other.about) is Match.NONE and not is_one_noun:
        return False
    return years_apart(one, other) <= TIMES_APART or _is_slip(one.dates[0][:4], other.dates[0][:4])


def _is_day_of_another_year(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether sources closely about the same have one day and month, of years that differ in one digit; no first of a
    month, which many things begin on, and no anniversary.
    """
    first, second = (told.dates[0] for told in (one, other))
    if not (_A_DAY.fullmatch(first) and _A_DAY.fullmatch(second)) or first[5:] != second[5:] or first.endswith("-01"):
        return False
    apart = abs(_year(one) - _year(other))
    is_odd = 0 < apart <= YEARS and apart % 5 != 0
    return is_odd and linked(one, other) >= CLOSE and not (knows(one, other) or knows(other, one))


def knows(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether the one's source dates such an event elsewhere as the other does."""
    own = set(one.dates)
    agree = (Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN)
    return any(compare_dates(known, date) in agree for known in one.dated - own for date in other.dates)


def _is_of_no_sort(told: ToldEvent) -> bool:
    return all(sort.startswith("noun ") for sort in told.sorts)


def _name_two(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether what each is told of has a word that the other lacks; a lone noun without a name lacks none."""
    first, second = set(one.about.words), set(other.about.words)
    is_lone = any(not told.about.named and len(told.about.words) == 1 for told in (one, other))
    is_life = one.kind.name in _LIVES and not first & second
    return is_life or (not is_lone and bool(first - second) and bool(second - first))


_LIVES = frozenset({"born", "died", "buried", "baptised", "vanished"})


def _year(told: ToldEvent) -> int:
    found = _DATE.match(told.dates[0])
    return int(found[1]) if found else 0


def _needed(one: ToldEvent, other: ToldEvent, relation: Relation) -> int | None:
    if relation is Relation.DISJOINT and not all(map(_HAS_DIGIT.search, (one.written, other.written))):
        return None  # nobody gets a digit of "on Thursday" wrong
    first, second = map(_DATE.fullmatch, aligned(one, other))
    if first is None or second is None:
        return AGREE[2] if relation is Relation.EQUAL else None
    parts = [[part for part in found.groups() if part] for found in (first, second)]
    if relation in (Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN):
        coarser = min(map(len, parts))
        return 0 if coarser == DAY and linked(one, other) >= CLOSE else AGREE[coarser]
    kinds = (one.kind.name, other.kind.name)
    are_two = not are_one(*kinds) and (KINDS.keys() >= set(kinds) or not _BEFORE_OR_AFTER.isdisjoint(kinds))
    return _to_differ(one, other, parts) if relation is Relation.DISJOINT and not are_two else None


def _to_differ(one: ToldEvent, other: ToldEvent, parts: Sequence[Sequence[str]]) -> int | None:
    """How much is to be shared by dates that differ in one part, or in a digit; None where they differ in more."""
    if min(map(len, parts)) == MONTH and parts[0][0] == parts[1][0]:
        return DIFFER["month"] if one.kind.name in KINDS and are_one(one.kind.name, other.kind.name) else None
    if [len(own) for own in parts] != [DAY, DAY]:
        is_repeated = {one.kind.course, other.kind.course} & {Course.PAIR, Course.RECURRING}
        return DIFFER["digit"] if _is_slip(parts[0][0], parts[1][0]) and not is_repeated else None
    differing = [name for name, a, b in zip(("year", "month", "day"), *parts, strict=True) if a != b]
    if differing == ["year"] and abs(int(parts[0][0]) - int(parts[1][0])) > YEARS:
        return None
    return DIFFER[differing[0]] if len(differing) == 1 else None


def aligned(one: ToldEvent, other: ToldEvent) -> tuple[str, str]:
    """Their dates, the one without a year as if it was of the other's: only so can its day and month be compared."""
    first, second = one.dates[0], other.dates[0]
    if one.is_yearless and second[:4].isdigit():
        first = second[:4] + first[4:]
    elif other.is_yearless and first[:4].isdigit():
        second = first[:4] + second[4:]
    return first, second


def _is_slip(one: str, other: str) -> bool:
    """Whether two years have the same digits in another order, or all but one."""
    if one == other:
        return False
    return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=False)) == 1


def words_of(told: ToldEvent) -> frozenset[str]:
    """All that it tells by: its verb, what it is about, whom else it names, and what else it says."""
    words = {*told.words, *told.about.words, stem(told.trigger.casefold(), "en")}
    words.update(word for key in told.others for word in key.split())
    return frozenset(map(loosened, words))


def _shared(one: ToldEvent, other: ToldEvent) -> int:
    topics = one.topics.keys() & other.topics.keys()
    words = words_of(one) & words_of(other)
    kind = 0
    if one.kind.name in KINDS and other.kind.name in KINDS and are_kin(one.kind.name, other.kind.name):
        kind = KIND if one.kind == other.kind else KIN
    return (
        kind
        + WORD * len(words - topics)
        + TOPIC * min(3, len(words & topics))
        + (SORT if one.sorts & other.sorts else 0)
    )


_LIKELY = (_are_only_ones, are_told_once, _is_day_of_another_year)
