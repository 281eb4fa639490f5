"""Whether two sources about one matter tell of one quantity: what speaks for it and against it, added up."""

from annotations.checks.across.quantities import (
    FAR,
    LINKED,
    are_dated_alike,
    are_parts_of_it,
    are_slips,
    go_together_in_time,
    is_elsewhere,
    is_lasting,
    lacks_zeros,
    scope_of,
    times_apart,
)
from annotations.checks.across.roles import role_of
from annotations.checks.across.sameness import Same
from annotations.checks.across.told_figures import ToldFigure
from annotations.checks.across.topics import shared_topics
from annotations.checks.across.words import loosened
from annotations.rules.relations import Relation

ENOUGH = 5  # what is to be shared by figures that cannot both be right
ENOUGH_TO_AGREE = 4
ENOUGH_UNLINKED = 8  # what is to be shared where the sources share no name: the words of the clauses are the link then
ROLE, NOUN, CLASS, WORD, NAME, ALONE, SLIP, DATED, LASTING = 3, 2, 1, 2, 1, 2, 3, 3, 1
MOST_WORDS, MOST_NAMES, MOST_RIVALS = 3, 2, 3
OTHER_PART = -3
# What is told of one and the same misfortune, by one source so and by another so.
_KIN = (frozenset({"destroyed", "damaged"}), frozenset({"took part", "employed"}), frozenset({"aboard", "crew"}))


def same_by_weight(one: ToldFigure, other: ToldFigure, relation: Relation) -> Same:
    """Perhaps one where more speaks for it than against it; never of one source, nor of sources about others."""
    if one.source == other.source or one.head != other.head or scope_of(one) != scope_of(other):
        return Same.NO
    if _are_two(one, other, relation):
        return Same.NO
    needed = ENOUGH if relation is Relation.DISJOINT else ENOUGH_TO_AGREE
    if shared_topics(one.topics, other.topics, one.themes, other.themes) < LINKED:
        if len(_words(one) & _words(other)) < MOST_WORDS - 1 or are_parts_of_it(one, other):
            return Same.NO
        needed = ENOUGH_UNLINKED
    return Same.PERHAPS if _for(one, other) + _against(one, other) >= needed else Same.NO


def _for(one: ToldFigure, other: ToldFigure) -> int:
    """What both share."""
    topics = frozenset(one.topics) & frozenset(other.topics)
    words = {loosened(word) for word in one.words.keys() | one.of} & {
        loosened(word) for word in other.words.keys() | other.of
    }
    is_one_noun = one.noun == other.noun and bool(one.noun)
    found = ROLE if one.role and one.role == other.role else 0
    found += (CLASS if one.head == "person" else NOUN) if is_one_noun else 0
    found += 0 if one.head_needs_role else CLASS
    found += WORD * min(MOST_WORDS, len(words - topics))
    found += NAME * min(MOST_NAMES, len(one.names.keys() & other.names.keys()))
    found += ALONE if max(one.rivals, other.rivals) == 1 else 0
    found += SLIP if are_slips(one, other) or lacks_zeros(one.figure, other.figure) else 0
    found += DATED if are_dated_alike(one, other) else 0
    return found + (LASTING if is_lasting(one) and is_lasting(other) else 0)


def _words(told: ToldFigure) -> frozenset[str]:
    """What else it says, without what tells its role."""
    measured = told.head.startswith("unit ")
    said = (word for word, shown in told.words.items() if not role_of(shown, is_measured=measured))
    return frozenset(map(loosened, (*said, *told.of)))


def _are_two(one: ToldFigure, other: ToldFigure, relation: Relation) -> bool:
    """Whether something says that they are of two quantities: other fates, times, places, or numbers far apart."""
    roles = {one.role, other.role} - {""}
    if len(roles) > 1 and not any(roles <= kin for kin in _KIN):
        return True
    if not (go_together_in_time(one, other, relation) or are_slips(one, other)):
        return True
    is_far = times_apart(one, other) > FAR and not lacks_zeros(one.figure, other.figure)
    return is_elsewhere(one, other) or (is_far and relation is Relation.DISJOINT)


def _against(one: ToldFigure, other: ToldFigure) -> int:
    """What may tell them apart."""
    found = OTHER_PART if one.is_part != other.is_part or are_parts_of_it(one, other) else 0
    return found - min(MOST_RIVALS, max(one.rivals, other.rivals) - 1)
