"""Whether two sources about one matter date one event of it, told by pronouns, labels and other words."""

from annotations.checks.across.again import years_apart
from annotations.checks.across.event_statements import ToldEvent
from annotations.checks.across.event_table import KINDS, Course
from annotations.checks.across.events_retold import are_kin, are_one
from annotations.checks.across.near_dates import knows
from annotations.checks.across.opposites import are_opposed
from annotations.checks.across.sameness import LINKED, OFFICES, Same, are_in_a_year, linked, shared_others
from annotations.checks.across.sorts import may_be
from annotations.checks.across.subjects import Match, is_body, match
from annotations.checks.across.told_apart import add_what_is_known, is_another, is_no_wider
from annotations.checks.across.words import each, loosened
from annotations.rules.relations import Relation

YEARS_APART = 20  # that two datings of the only such event may be apart
TIMES_APART = 3  # the same of what may be done again
CLOSE = 4  # what sources share that are closely about the same
ENOUGH, ENOUGH_TO_AGREE = 6, 4  # what is to be shared where dates share no day, and where they agree
MAINS, MAIN, SUBJECT, ONLY, WORD, NAME, LINK, SLIP = 3, 2, 3, 3, 1, 1, 1, 2
MOST_WORDS, MOST_NAMES = 3, 2
AGREE = (Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN)
# Kinds that are told with one date.
_AT_ONE_TIME = tuple(
    frozenset(each(kinds))
    for kinds in (
        "founded born",
        "founded began",
        "founded happened",
        "founded aired",
        "began aired",
        "opened happened",
        "premiered happened",
        "broke happened",
        "attacked fought",
        "abolished ended",
        "signed ended",
        "built ended",
        "restored reopened",
    )
)
_AGAIN = frozenset(each("restored reopened published sold raised moved visited met awarded reorganised"))
_LIVES = frozenset(each("born died buried baptised married graduated enrolled"))
# Whose life is told beside that of whom a source is about.
_RELATIVES = frozenset(
    each(
        "brother sister wife husband son daughter child uncl aunt nephew niec friend брат сестр жен муж сын доч дяд тет"
    )
)
_NO_NAMES = frozenset(
    each(
        """city region republic stat national district provinc county town local regional royal public municipal fc sc
        hms ss кра город област республик район государствен"""
    )
)


def same_by_topic(one: ToldEvent, other: ToldEvent, relation: Relation) -> Same:
    """Perhaps one where enough speaks for it, nothing tells them apart, and neither source has the other's date."""
    if one.source == other.source or {one.kind.name, other.kind.name} - KINDS.keys():
        return Same.NO
    if not _are_of_one_matter(one, other) or _are_apart(one, other):
        return Same.NO
    if relation in AGREE:
        return Same.PERHAPS if _are_alike(one, other, relation) and _shared(one, other) >= ENOUGH_TO_AGREE else Same.NO
    if relation is not Relation.DISJOINT or not _are_at_one_time(one, other) or not _may_disagree(one, other):
        return Same.NO
    return Same.PERHAPS if _shared(one, other) >= ENOUGH else Same.NO


def _are_alike(one: ToldEvent, other: ToldEvent, relation: Relation) -> bool:
    """Whether the words may be of one event: a year in which much happened holds the day of many a thing in it."""
    kinds = {one.kind.name, other.kind.name}
    if len(kinds) == 1:
        return True
    if relation is Relation.EQUAL:
        return are_kin(one.kind.name, other.kind.name)
    is_span = any("/" in date for date in (*one.dates, *other.dates))  # in which more than one thing happened
    return not is_span and any(kinds <= alike for alike in _AT_ONE_TIME)


def _are_of_one_matter(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether the sources share names or words enough, or are about one thing with one name of several words."""
    is_one = one.is_main and other.is_main and len(set(one.about.words) & set(other.about.words)) > 1
    return linked(one, other) >= LINKED or is_one


def _are_at_one_time(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether words of two kinds tell of one time; a founding and an opening only where no other date is near."""
    kinds = {one.kind.name, other.kind.name}
    if len(kinds) == 1 or any(kinds <= alike for alike in _AT_ONE_TIME):
        return True
    is_main = one.is_main and other.is_main
    rivals = [(told.rivals_in_main if is_main else told.rivals_in_kind) for told in (one, other)]
    is_only = max(rivals) == 1
    return is_only and "built" not in kinds and are_one(one.kind.name, other.kind.name)


def _shared(one: ToldEvent, other: ToldEvent) -> int:
    """What speaks for one event."""
    mains = (one.is_main, other.is_main)
    found = MAINS if all(mains) else MAIN if any(mains) and not all((one.about.named, other.about.named)) else 0
    found += SUBJECT if _are_of_one(one, other) else 0
    is_only = max(one.rivals_in_kind, other.rivals_in_kind) == 1
    is_only = is_only or (all(mains) and max(one.rivals_in_main, other.rivals_in_main) == 1)
    found += ONLY if is_only else 0
    topics = frozenset(one.topics) & frozenset(other.topics)
    words = frozenset(map(loosened, one.words)) & frozenset(map(loosened, other.words))
    found += WORD * min(MOST_WORDS, len(words - topics)) + NAME * min(MOST_NAMES, len(shared_others(one, other)))
    return found + (LINK if linked(one, other) >= CLOSE else 0) + (SLIP if _is_slip(one, other) else 0)


def _are_of_one(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether what they are told of matches: by name, or by a noun that one of them has alone."""
    is_lone = min(len(one.about.words), len(other.about.words)) == 1
    return match(one.about, other.about) is not Match.NONE or (is_lone and one.about.words[-1] == other.about.words[-1])


def _is_slip(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether two dates as long as each other differ in one digit, or in two that changed places."""
    first, second = one.dates[0], other.dates[0]
    if len(first) != len(second) or first == second:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1 or sorted(first) == sorted(second)


def _are_apart(one: ToldEvent, other: ToldEvent) -> bool:
    if is_another(one, other) or are_opposed(one.said, other.said) or _name_others(one, other):
        return True
    if _tells_beside(one, other) or _tells_beside(other, one):
        return True
    own = [{word for word in told.about.words if not is_body((word,))} - _NO_NAMES for told in (one, other)]
    if own[0] and own[1] and own[0].isdisjoint(own[1]) and not (one.is_main and other.is_main):
        return True
    return not (_is_left_out(one) or _is_left_out(other)) and _are_of_two_sorts(one, other)


def _tells_beside(told: ToldEvent, against: ToldEvent) -> bool:
    """Whether it is told of somebody beside: of a brother, or of what has a name that is not the other's."""
    if told.kind.name in _LIVES and not told.about.named and told.about.words[-1] in _RELATIVES:
        return True
    return told.about.named and not told.is_main and set(told.about.words).isdisjoint(against.about.words)


def _are_of_two_sorts(one: ToldEvent, other: ToldEvent) -> bool:
    first, second = _sorts(one), _sorts(other)
    if not first or not second:
        return False
    # A building is no school that has it.
    return not may_be(first, second) or (one.is_main != other.is_main and first.isdisjoint(second))


def _is_left_out(told: ToldEvent) -> bool:
    """Whether its text leaves out what it is told of."""
    return told.is_main and not told.is_sure


def _name_others(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether both have names, and one has a word that the other's source does not know."""
    if one.about.country and other.about.country and one.about.country != other.about.country:
        return True
    is_one = match(one.about, other.about) is not Match.NONE or add_what_is_known(one, other)
    if not (one.about.named and other.about.named) or is_one:
        return False
    if one.kind.name not in _LIVES and (_is_left_out(one) or _is_left_out(other)):
        are_two = is_no_wider(one, other) or not (one.is_main and other.is_main)
        is_far = linked(one, other) < CLOSE and set(one.about.words).isdisjoint(other.about.words)
        return is_far or (is_body(one.about.words) and is_body(other.about.words) and are_two)
    are_bodies = [is_body(told.about.words) for told in (one, other)]
    if not any(are_bodies) and min(len(one.about.words), len(other.about.words)) > 1:
        return True  # two persons
    first, second = frozenset(one.about.words), frozenset(other.about.words)
    if {word for word in first if not is_body((word,))}.isdisjoint(second):
        return True
    return bool(first - second - _known(other)) or bool(second - first - _known(one))


def _known(told: ToldEvent) -> frozenset[str]:
    """What its source is about, and words that are of no name."""
    return frozenset(told.topics) | frozenset(map(loosened, told.themes)) | _NO_NAMES


def _sorts(told: ToldEvent) -> frozenset[str]:
    return frozenset(sort for sort in told.sorts if not sort.startswith("noun "))


def _may_disagree(one: ToldEvent, other: ToldEvent) -> bool:
    """Whether dates that share no day are rather of one event than of two."""
    if knows(one, other) or knows(other, one):
        return False
    is_main = one.is_main and other.is_main
    if (max(one.rivals_in_main, other.rivals_in_main) if is_main else max(one.rivals, other.rivals)) > 1:
        return False
    if Course.PAIR in (one.kind.course, other.kind.course) and one.words & OFFICES != other.words & OFFICES:
        return False
    if Course.RECURRING in (one.kind.course, other.kind.course):
        return are_in_a_year(one, other)
    return years_apart(one, other) <= (TIMES_APART if {one.kind.name, other.kind.name} & _AGAIN else YEARS_APART)
