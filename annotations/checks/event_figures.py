"""One quantity with two figures: how many of the same there were, by two sources or two places of one."""

import re
from collections.abc import Iterable
from decimal import Decimal

from annotations.checks.across.amounts import statements_of
from annotations.checks.across.disagreeing import count_otherwise, may_disagree
from annotations.checks.across.opposites import are_opposed
from annotations.checks.across.quantities import same_quantity
from annotations.checks.across.sameness import Same
from annotations.checks.across.saying import both_say, both_speak_of, ranked
from annotations.checks.across.told_figures import ToldFigure, told_figure
from annotations.checks.across.weighing import same_by_weight
from annotations.checks.check import Setting, Settings
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading
from annotations.checks.statement import Remembered, Statement
from annotations.rules.dates import compare_dates, parse_edtf
from annotations.rules.figures import Figure, compare_figures
from annotations.rules.kinds import ContradictionKind
from annotations.rules.relations import Relation

NAME = "event_figures"
TITLE = "One quantity, two figures"
EXPLANATION = (
    "Two passages say how many of the same were, or had the same happen to them, in the same time, and their figures "
    "cannot both be right; or they can, which is corroboration between sources. It goes by words, names and dates."
)
SETTINGS: tuple[Setting, ...] = (
    Setting("shared", 4, 2, 12, "how much is to be shared: a name counts two, a word one, an equal date three"),
    Setting("shows_what_agrees", 1, 0, 1, "whether figures that agree between sources are shown: 1 yes, 0 no"),
)

NAMED, DATED, TOPICAL = 2, 3, 2  # what a shared name, an equal date, a shared subject of the sources count
MOST_NAMED, MOST_WORDS = 6, 4
# What is the same whatever verb tells it: "3,000 workers joined", "1,200 workers took part".
TOLD_BY_ROLE = frozenset({"took part", "seized", "destroyed", "damaged", "trained", "sold"})
ALIKE_THEMES = 3  # words that come often in both sources
YEAR = 366
CONVERTED = 40  # a part of the greater one that figures in two units may differ by
_RISING = re.compile(r"\b(?:ris(?:es|en|ing)|rose|climb(?:s|ed|ing)|so far|до сих пор|возросло|выросло|çatıb|çatdı)\b")
SAYING = {
    Relation.EQUAL: "they say the same",
    Relation.CONTAINS: "the second is within the first",
    Relation.WITHIN: "the first is within the second",
    Relation.OVERLAPS: "both can be true of the same number",
    Relation.DISJOINT: "no number is both",
    Relation.CANNOT_TELL: "the one may be the other, rounded",
}


_told = Remembered(told_figure)


def statements(reading: Reading, settings: Settings) -> Iterable[Statement]:  # noqa: ARG001
    """Every figure with what it counts and what is said of it."""
    return statements_of(NAME, reading)


def compare(first: Statement, second: Statement, settings: Settings) -> Finding | None:
    """A contradiction where surely one quantity has figures that no number fits; a tension where it is perhaps one."""
    if first.passage.source == second.passage.source and None in (first.dating, second.dating):
        return None  # of one source, only figures of one date are at odds
    one, other = _told(first), _told(second)
    if one.head != other.head or one.sentence == other.sentence or are_opposed(one.said, other.said):
        return None
    relation = _relation(one, other)
    is_one_deed = bool(one.noun) and one.noun == other.noun and one.role == other.role and one.role in TOLD_BY_ROLE
    is_one_verb = one.verb == other.verb or is_one_deed
    is_alike = is_one_verb and one.is_part == other.is_part and (not one.role or one.role == other.role)
    strict = _same(one, other, settings["shared"]) if is_alike else Same.NO
    strict = strict if one.verb == other.verb else min(strict, Same.PERHAPS)
    same = max(strict, _same_otherwise(one, other, relation)) if strict is not Same.YES else strict
    if same is Same.NO or (relation is Relation.DISJOINT and not may_disagree(one, other)):
        return None
    if relation is Relation.DISJOINT and count_otherwise(one, other):
        same = min(same, Same.PERHAPS)
    if _RISING.search(one.clause) or _RISING.search(other.clause):
        same = min(same, Same.PERHAPS)  # a toll that is still rising is corrected later
    is_one_source = one.source == other.source
    # Of what only is so many, numbers that differ are asked about where both clauses name the same.
    is_told = (
        one.verb != "is"
        or _same_otherwise(one, other, relation) is not Same.NO
        or (bool(one.verb_shown and other.verb_shown) and bool(one.names.keys() & other.names.keys()))
    )
    is_alike = bool(one.role and one.role == other.role) or (one.noun == other.noun and not one.head_needs_role)
    kind = _judged(relation, same, is_one_source=is_one_source, is_told=is_told, is_alike=is_alike)
    if kind is None or (kind is Noticed.HOLDS and not settings["shows_what_agrees"]):
        return None
    matched = _matched(one, other)
    asks = ", but it may be another quantity" if kind is Noticed.TENSION and relation is Relation.DISJOINT else ""
    return Finding(
        check=NAME,
        kind=kind,
        passages=(first.passage, second.passage),
        message=(f"{both_speak_of(*matched)}; {both_say(one.written, other.written)}: {SAYING[relation]}{asks}."),
        relation=relation,
        contradiction_kind=ContradictionKind.FIGURE if kind is Noticed.CONTRADICTION else None,
        values={
            "event": one.verb,
            "about": one.head,
            "matched": [*matched],
            "first": one.written,
            "second": other.written,
            "dating": one.dating or other.dating,
            "rank": ranked(kind, len(matched)),
        },
    )


def _same_otherwise(one: ToldFigure, other: ToldFigure, relation: Relation) -> Same:
    """Of two sources, by what their figures are of where their words are others."""
    return max(same_quantity(one, other, relation), same_by_weight(one, other, relation))


def _matched(one: ToldFigure, other: ToldFigure) -> tuple[str, ...]:
    """The words that say it is one quantity."""
    verb = (one.verb_shown,) if one.verb_shown == other.verb_shown else (one.verb_shown, other.verb_shown)
    names = [one.names[key] for key in sorted(one.names.keys() & other.names.keys())]
    shared = [*names, *(one.words[key] for key in sorted(one.words.keys() & other.words.keys()))]
    known = {**one.topics, **one.names}
    topics = [known[key] for key in sorted(_topics(one) & _topics(other))] or sorted(one.themes & other.themes)
    dating = (one.dating,) if one.dating and one.dating == other.dating else ()
    return tuple(word for word in (one.shown, *verb, *(shared[:6] or topics[:3]), *dating) if word)


def _topics(told: ToldFigure) -> frozenset[str]:
    return frozenset(told.topics.keys() | told.names.keys())


def _same(one: ToldFigure, other: ToldFigure, needed: int) -> Same:
    """Whether both tell of one quantity: what is counted, when, of whom, and how much more they share."""
    period = _period(one, other)
    if _differs_in_scope(one, other) or period is Same.NO or _name_others(one, other) or _is_bare(one, other):
        return Same.NO
    shared = _shared(one, other)
    if one.source == other.source:
        return Same.YES if shared > needed and period is Same.YES else Same.NO
    shared += _shared_by_sources(one, other)
    if _are_about_others(one, other):
        return Same.PERHAPS if shared >= needed and len(one.themes & other.themes) >= ALIKE_THEMES else Same.NO
    if one.verb == "is" and not (one.dating and other.dating):
        return Same.PERHAPS if shared >= needed else Same.NO
    if shared >= needed:
        return Same.YES
    return Same.PERHAPS if shared >= needed - 1 or len(one.themes & other.themes) >= ALIKE_THEMES else Same.NO


def _shared(one: ToldFigure, other: ToldFigure) -> int:
    """How much their own clauses share."""
    words = (one.words.keys() | one.of) & (other.words.keys() | other.of)
    dated = DATED if one.dating and one.dating == other.dating else 0
    return min(MOST_NAMED, NAMED * len(one.names.keys() & other.names.keys())) + min(MOST_WORDS, len(words)) + dated


def _shared_by_sources(one: ToldFigure, other: ToldFigure) -> int:
    """How much their sources share: whom they are about, and the time told last before."""
    topics = len(_topics(one) & _topics(other))
    near = [told.dating or told.near for told in (one, other)]
    is_near = near[0] is not None and near[1] is not None and not (one.dating and other.dating)
    happened = int(one.verb != "is")
    return (TOPICAL + min(2, topics - 1) + happened if topics else 0) + int(is_near)


def _is_bare(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether only a measure is told of something that is not said to be the same: "costs were £2m", "it was £3m"."""
    is_measure = one.verb == "is" and one.head.startswith("unit ")
    return is_measure and not one.words.keys() & other.words.keys()


def _are_about_others(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether both sources are about somebody, and none of them the same."""
    return bool(_topics(one)) and bool(_topics(other)) and not _topics(one) & _topics(other)


def _name_others(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether each names somebody, and none of them is the other's or what the other's source is about."""
    if not one.own or not other.own or one.own & other.own:
        return False
    return not (_topics(one) & other.own or _topics(other) & one.own)


def _differs_in_scope(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether the one counts only some of what the other counts: "foreign citizens" and "citizens"."""
    return bool(one.of - other.of - other.words.keys()) or bool(other.of - one.of - one.words.keys())


def _period(one: ToldFigure, other: ToldFigure) -> Same:
    """Whether the times go together: the same, perhaps the same, or surely two."""
    if one.dating is None or other.dating is None:
        is_far = _are_far(one.dating or one.near, other.dating or other.near)
        return Same.NO if is_far and not one.names.keys() & other.names.keys() else Same.PERHAPS
    relation = compare_dates(one.dating, other.dating)
    if relation is Relation.EQUAL:
        return Same.YES
    if relation in (Relation.CONTAINS, Relation.WITHIN):
        return Same.NO if one.is_range or other.is_range else Same.PERHAPS
    return Same.PERHAPS if relation is Relation.CANNOT_TELL else Same.NO


def _are_far(one: str | None, other: str | None) -> bool:
    """Whether two dates are more than a year apart."""
    if one is None or other is None or compare_dates(one, other) is not Relation.DISJOINT:
        return False
    first, second = parse_edtf(one), parse_edtf(other)
    if None in (first.earliest, first.latest, second.earliest, second.latest):
        return False
    return max((second.earliest or 0) - (first.latest or 0), (first.earliest or 0) - (second.latest or 0)) > YEAR


def _relation(one: ToldFigure, other: ToldFigure) -> Relation:
    """Of the two figures; cannot_tell also where the coarser one is the finer one rounded."""
    relation = compare_figures(one.figure, other.figure)
    if (
        relation in (Relation.DISJOINT, Relation.CANNOT_TELL)
        and one.unit != other.unit
        and _is_converted(one.figure, other.figure)
    ):
        return Relation.OVERLAPS
    if relation is Relation.DISJOINT and one.figure.value == other.figure.value and _is_round(one.figure):
        return Relation.CANNOT_TELL  # "4,000" and "over 4,000"
    is_rounded = _rounds(one.figure, other.figure) or _rounds(other.figure, one.figure)
    return Relation.CANNOT_TELL if relation is Relation.DISJOINT and is_rounded else relation


def _is_round(figure: Figure) -> bool:
    return figure.value is not None and figure.value % 10 == 0


def _is_converted(one: Figure, other: Figure) -> bool:
    """Whether they are so near that the one is the other in another unit, rounded."""
    if one.value is None or other.value is None:
        return False
    return abs(one.value - other.value) * CONVERTED <= max(abs(one.value), abs(other.value))


def _rounds(coarse: Figure, fine: Figure) -> bool:
    """Whether a round number without a hedge is another, rounded to its last digit that is not zero."""
    value, exact = coarse.value, fine.value
    if value is None or exact is None or coarse.qualifier or fine.qualifier or value == exact or not value:
        return False
    place = Decimal(1).scaleb(value.normalize().adjusted() - len(value.normalize().as_tuple().digits) + 1)
    return place >= 10 and abs(value - exact) * 2 <= place


def _judged(relation: Relation, same: Same, *, is_one_source: bool, is_told: bool, is_alike: bool) -> Noticed | None:
    if relation is Relation.DISJOINT:
        asks = Noticed.TENSION if is_told else None
        return Noticed.CONTRADICTION if same is Same.YES else asks
    if is_one_source:
        return None
    return Noticed.HOLDS if same is Same.YES or relation is Relation.EQUAL or is_alike else None
