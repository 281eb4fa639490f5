"""Whether two sources tell of one quantity, by what is counted and what befell it, where their words are others."""

import re
from decimal import Decimal

from annotations.checks.across.roles import OF_PERSONS, changes, role_of
from annotations.checks.across.sameness import Same
from annotations.checks.across.told_figures import ToldFigure
from annotations.checks.across.topics import shared_topics
from annotations.checks.across.words import each
from annotations.rules.dates import compare_dates
from annotations.rules.figures import Figure
from annotations.rules.relations import Relation

LINKED = 2  # what sources share at the least that are surely about the same: a name counts two, two words one
NEAR, FAR = 3, 4  # times one number that another of the same quantity may be
SURE_DIGITS = 2
YEAR = 4  # code points of a date that is only a year
TELLING = 12  # numbers up to this, and round ones, agree by chance
GOES = (Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN, Relation.OVERLAPS, Relation.CANNOT_TELL)


def same_quantity(one: ToldFigure, other: ToldFigure, relation: Relation) -> Same:
    """Of two sources about the same, each of which has one such figure only, or one of the same date.

    `relation` is that of the figures: a number that nobody hits by chance says by itself that it is one quantity.
    """
    if one.source == other.source or one.head != other.head:
        return Same.NO
    if relation is Relation.DISJOINT and are_parts_of_it(one, other):
        return Same.NO
    linked = shared_topics(one.topics, other.topics, one.themes, other.themes)
    is_telling = relation is Relation.EQUAL and (_is_telling(one.figure) or _is_one_noun(one, other))
    is_timeless = is_telling and not any(changes(told.noun, told.role) for told in (one, other))
    if not linked or not (is_timeless or go_together_in_time(one, other, relation)):
        return Same.NO
    if is_telling:
        return Same.NO if one.role and other.role and one.role != other.role else Same.PERHAPS
    found = _same_if_alone(one, other, linked)
    return Same.PERHAPS if found is Same.NO and relation is Relation.DISJOINT and are_slips(one, other) else found


def _is_one_noun(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether both say that it is so many of the same: "nine dials", "two dead"; persons and measures need a role."""
    if one.head_needs_role:
        return bool(one.role) and one.role == other.role
    return one.noun == other.noun or not _is_small(one.figure)


def _is_small(figure: Figure) -> bool:
    return figure.value is not None and abs(figure.value) <= TELLING


def _same_if_alone(one: ToldFigure, other: ToldFigure, linked: int) -> Same:
    """Where neither source has another such figure, or one of another scope or place."""
    if one.is_part != other.is_part or scope_of(one) != scope_of(other) or is_elsewhere(one, other):
        return Same.NO
    if max(one.rivals, other.rivals) > 1 and not are_dated_alike(one, other):
        return Same.NO
    return _by_role(one, other, linked)


def _by_role(one: ToldFigure, other: ToldFigure, linked: int) -> Same:
    """By what is told of what is counted, and by its noun; figures far apart are rather of two quantities."""
    if one.role and one.role == other.role:
        times = times_apart(one, other)
        if times > FAR and not lacks_zeros(one.figure, other.figure):
            return Same.NO
        is_rough = one.figure.qualifier is not None or other.figure.qualifier is not None
        is_rough = is_rough or one.noun.startswith("accident") != other.noun.startswith("accident")
        is_sure = linked >= LINKED and times <= NEAR and not (is_rough and one.role in OF_PERSONS)
        # A height is of a tower or of a hill: only a word for the thing that both say tells which.
        is_sure = is_sure and (not one.head.startswith("unit ") or bool(_things_of(one) & _things_of(other)))
        return Same.YES if is_sure else Same.PERHAPS
    if one.role and other.role:
        return Same.NO
    is_one_stuff = one.head in STUFF and bool(one.noun) and one.noun == other.noun
    if (one.head_needs_role and not is_one_stuff) or times_apart(one, other) > NEAR:
        return Same.NO
    is_clear = one.noun == other.noun and not one.role and not other.role and _goes_along(one, other)
    return Same.YES if is_clear and linked >= LINKED else Same.PERHAPS


def _things_of(told: ToldFigure) -> set[str]:
    """The words of its clause that do not tell its role, and the names there."""
    return {word for word, shown in told.words.items() if not role_of(shown, is_measured=True)} | told.names.keys()


def are_dated_alike(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether both are of one time: of one date, of the first time, of what was told of one date before."""
    is_of_first = all(_FIRST.search(told.sentence) for told in (one, other))
    if is_of_first or all(_OPENING.search(told.clause) for told in (one, other)):
        return True
    if one.dating is None or other.dating is None:
        return _are_near_alike(one, other)
    if one.dating == other.dating:
        return True
    if one.dating[:4] == "XXXX" or other.dating[:4] == "XXXX":
        return one.dating[4:] == other.dating[4:]
    is_fine = len(one.dating) > YEAR and len(other.dating) > YEAR
    relation = compare_dates(one.dating, other.dating)
    return relation is Relation.EQUAL or (not (one.is_range or other.is_range) and is_fine and relation in GOES[:3])


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _are_near_alike(one: ToldFigure, other: ToldFigure) -> bool:
    """Of figures of which one has no date: whether that told last before is the other's, or both sources tell of one
    year only.
    """
    told = [one.dating or one.near, other.dating or other.near]
    if one.dating or other.dating:
        return told[0] == told[1] and _DAY.fullmatch(told[0] or "") is not None
    if one.near and other.near:
        return compare_dates(one.near, other.near) in GOES[:3]
    return len(one.years) == 1 and one.years == other.years


def go_together_in_time(one: ToldFigure, other: ToldFigure, relation: Relation) -> bool:
    if is_lasting(one) and is_lasting(other):
        return True  # how long a bridge is hangs on no date, whatever else its sentence dates
    if relation is Relation.DISJOINT and are_sure_slips(one, other):
        return True
    for told, against in ((one, other), (other, one)):
        # A year that the other source does not know of is the year of something else.
        is_known = not told.dating or not against.years or told.dating[:4] in {*against.years, "XXXX"}
        if relation is Relation.DISJOINT and one.head_needs_role and not against.dating and not is_known:
            return False
    if one.dating is None or other.dating is None or are_dated_alike(one, other):
        return True
    return not (one.is_range or other.is_range) and compare_dates(one.dating, other.dating) in GOES


STUFF = frozenset({"unit kg", "unit m3"})  # measures of what is told by its name: 86 kg of heroin
_LASTING = frozenset({"unit m", "unit m2", "unit kW"})
_WEIGHED = frozenset({"unit kg", "unit m3"})
_KEPT = frozenset({"weight", "displacement", "capacity"})
PASSING = frozenset({"production", "aid", "seized", "sold", "loss", "income"})


def is_lasting(told: ToldFigure) -> bool:
    """Whether it is a measure that a thing keeps: its length, its area, its tonnage, its power."""
    is_of_time = told.role in PASSING or changes(told.noun, told.role)
    is_kept = told.head in _LASTING or (told.head in _WEIGHED and told.role in _KEPT)
    return is_kept and not is_of_time and not told.is_range


def are_sure_slips(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two numbers of one noun differ as three digits or more do in another order."""
    is_long = min(len(_digits(told.figure)) for told in (one, other)) > SURE_DIGITS
    return is_long and one.noun == other.noun and are_slips(one, other)


def times_apart(one: ToldFigure, other: ToldFigure) -> Decimal:
    """How many times the smaller number the greater one is; 1 where that cannot be told."""
    values = [abs(told.figure.value or told.figure.low or told.figure.high or Decimal(0)) for told in (one, other)]
    return max(values) / min(values) if min(values) else Decimal(1)


def lacks_zeros(one: Figure, other: Figure) -> bool:
    """Whether two numbers differ in their zeros alone, as where one was left out."""
    return bool(_digits(one)) and _digits(one) == _digits(other)


def _is_telling(figure: Figure) -> bool:
    is_odd = figure.value is not None and figure.value > TELLING and figure.value % 100 != 0
    return is_odd or len(_digits(figure)) > SURE_DIGITS


_FIRST = re.compile(
    r"\bfirst\b(?!\W+(?:half|quarter|part|third|week|month|\w+\W+(?:days|weeks|months|years)))"
    r"|\bat the (?:beginning|start|outset)\b|\binitially\b|\bвначале\b|\bсначала\b"
    r"|\bперв[а-я]+\b(?!\s+(?:полугоди|квартал|половин|полови|недел|месяц|\w+\s+(?:дн|недел|месяц|лет)))"
    r"|\b(?:ilk|birinci)\b(?!\s+(?:yarı|rüb|\w+\s+(?:gün|ay|il)))",
    re.IGNORECASE,
)


# What there was when a thing was opened, whatever there was later.
_OPENING = re.compile(
    r"\b(?:opened|opening|founded|started|began)\b[^.;]{0,60}\bwith\b|\bat (?:the|its) opening\b|\bпри открытии\b"
    r"|\bоткры[а-я]+ (?:с|на)\b|\baçıl[^\W\d_]+ zaman\b|\baçılanda\b",
    re.IGNORECASE,
)


def scope_of(told: ToldFigure) -> frozenset[str]:
    """What says that it is a figure of now, of each of many, or of others besides."""
    found = frozenset(name for name, words in _SCOPES.items() if words.search(told.clause))
    return found if told.head == "person" else found - {"side"}  # "18 tanks of the enemy" are counted by both sides


def is_elsewhere(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether a clause names what the other's source does not know of; where a role ties them, whether both do."""
    apart = []
    for told, against in ((one, other), (other, one)):
        known = against.topics.keys() | against.names.keys()
        apart.append(bool(told.own) and told.own.isdisjoint(known))
    if any(is_apart and told.rivals > 1 for is_apart, told in zip(apart, (one, other), strict=True)):
        return True
    return all(apart) if one.role and one.role == other.role else any(apart)


def _goes_along(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether what only its noun tells of is told with the same verb, or is so many."""
    return one.verb == other.verb or {one.verb, other.verb} <= STATES


STATES = frozenset(
    each(
        """is has have had hav ha contain consist compris includ number keep count own lay lie boast posses wrote writ
        compos left leav made make bear show form stand stood give gave var idi dır имел насчитывал состоял числил
        содерж"""
    )
)
_SCOPES = {
    "now": re.compile(
        r"\b(?:now|today|currently|at present|nowadays|these days|сейчас|ныне|теперь|сегодня|indi|hazırda|bu gün)\b",
        re.IGNORECASE,
    ),
    "each": re.compile(
        r"\b(?:every|each|per(?!\s?cent)|monthly|yearly|annually|daily|apiece"
        r"|каждый|каждую|каждом|ежегодно|в год|в месяц|hər)\b",
        re.IGNORECASE,
    ),
    "part": re.compile(
        r"\b(?:in|of) (?:our|my) (?:class|boat|group|unit|village|street|house|family|company)\b"
        r"|\bв (?:нашем|моём|моем) (?:классе|взводе|цехе)|\bsini?f(?:də|imizdə)\b",
        re.IGNORECASE,
    ),
    "side": re.compile(
        r"\b(?:attackers?|enem(?:y|ies)|raiders?|assailants?|rebels?|insurgents?|opponents?|bandits?"
        r"|противник\w*|нападавш\w+|düşmən\w*)\b",
        re.IGNORECASE,
    ),
    "others": re.compile(
        r"\b(?:another|neighbou?ring|further|additional|sister|similar|elsewhere|separate(?:ly)?"
        r"|ещ[её]|другой|соседн\w+|отдельно|başqa|qonşu|əlavə)\b",
        re.IGNORECASE,
    ),
}


def are_slips(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether two numbers have the same digits in another order, as those have that somebody wrote down wrong.

    Of two digits it may be chance, so that the noun or what is told of it has to be the same as well.
    """
    first, second = _digits(one.figure), _digits(other.figure)
    if len(first) != len(second) or first == second or sorted(first) != sorted(second):
        return False
    is_one = one.noun == other.noun or bool(one.role and one.role == other.role)
    is_one = is_one or (one.head == other.head and not one.head_needs_role)
    return len(first) > SURE_DIGITS or (len(first) == SURE_DIGITS and is_one)


def _digits(figure: Figure) -> str:
    """The digits of a number without the zeros behind them; '' of a range."""
    return "" if figure.value is None else "".join(map(str, figure.value.normalize().as_tuple().digits))


def are_parts_of_it(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether words before the nouns say that the one counts only some of what the other counts."""
    return bool(one.of - other.of - other.words.keys()) or bool(other.of - one.of - one.words.keys())
