"""Whether figures of one quantity that cannot both be right are worth asking about."""

import re
from decimal import Decimal

from annotations.checks.across.lengths import TIMES
from annotations.checks.across.opposites import are_old_and_new, are_parts_of_a_year
from annotations.checks.across.quantities import (
    FAR,
    PASSING,
    STUFF,
    YEAR,
    are_dated_alike,
    are_slips,
    are_sure_slips,
    lacks_zeros,
    scope_of,
    times_apart,
)
from annotations.checks.across.roles import OF_PERSONS, changes
from annotations.checks.across.told_figures import ToldFigure
from annotations.checks.across.words import each, loosened

# Of what there is another number each year.
_YEARLY = PASSING | frozenset({"arrested", "sentenced", "trained", "fine", "employed", "members", "wage"})


def may_disagree(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether figures that cannot both be right are worth asking about: not of two states, nor before all was known."""
    # Who says "they report 53; in truth it was 38" has the other's figure, and disagrees with it.
    is_answer = bool(one.role) and one.role == other.role and are_dated_alike(one, other)
    is_dated = one.dating is not None and other.dating is not None
    is_answer = is_answer and (is_dated or any(_ANSWERS.search(told.sentence) for told in (one, other)))
    if (not is_answer and (knows(one, other) or knows(other, one))) or _are_two_states(one, other):
        return False
    is_far = times_apart(one, other) > FAR and not lacks_zeros(one.figure, other.figure)
    if is_far and {one.role, other.role} & OF_PERSONS:
        return False
    if are_slips(one, other):
        return True
    return are_dated_alike(one, other) or not any(changes(told.noun, told.role) for told in (one, other))


def _are_two_states(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether they are of two times, scopes or things, as their clauses say it."""
    is_measure = one.head.startswith("unit ")
    return (
        scope_of(one) != scope_of(other)
        or _is_of_another(one, other)
        or _counts_both(one, other)
        or _counts_both(other, one)
        or are_parts_of_a_year(one.clause, other.clause)
        or (is_measure and are_old_and_new(one.clause, other.clause))
        or (one.head in TIMES and _last_otherwise(one, other))
        or _has_grown(one, other)
        or _has_grown(other, one)
        or (_is_of_another_year(one, other) and not are_sure_slips(one, other))
    )


_ANSWERS = re.compile(
    r"\b(?:in (?:truth|fact|reality)|actual(?:ly)?|really|not|never|no|but|though|although|however|whatever|instead"
    r"|rather"
    r"|claim(?:s|ed)?|allege[ds]?|officials?|officially|according|wrote|written|reported|reports?|says?|said|speaks?|spoke"
    r"|на самом деле|в действительности|а не|не|якобы|официальн\w*|сообщ\w+|пис\w+|əslində|deyil|guya|rəsmi)\b",
    re.IGNORECASE,
)


def knows(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether the one's source has the other's figure elsewhere, of the same that is counted."""
    return other.value_key in one.values and other.value_key != one.value_key


_ANYBODY = frozenset(
    each(
        """person people man dead death killed victim life soul casualty body human fatality человек погибший жертва
        душа убитый adam nəfər şəxs can"""
    )
)


def _is_of_another(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether each says whose they are or of what, and these are two: soldiers of two states, heroin and hashish."""
    if one.owner and other.owner and one.owner.isdisjoint(other.owner):
        return True
    nouns = [{told.noun, *told.of} - {""} for told in (one, other)]
    return one.head in STUFF and bool(nouns[0]) and bool(nouns[1]) and nouns[0].isdisjoint(nouns[1])


def count_otherwise(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether persons are counted by two nouns, each of which says which persons: four firemen, nine residents."""
    nouns = {one.noun, other.noun}
    return one.head == "person" and len(nouns) > 1 and nouns.isdisjoint(_ANYBODY | {""})


def _counts_both(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether the one's source counts what the other counts by another noun as well: "four climbers and seven porters"
    died; of climbers nothing is said by who counts porters.
    """
    return one.noun != other.noun and other.noun in one.nouns and other.noun not in _ANYBODY


def _last_otherwise(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether each says what lasted so long, and nothing says that it is one: a siege and a march."""
    things = [
        {word for word in told.words if loosened(word) not in told.names.keys() | told.topics.keys()} - {told.verb}
        for told in (one, other)
    ]
    is_named = one.role == other.role and one.role == "lasted"
    return one.role != other.role or (is_named and bool(things[0]) and bool(things[1]) and not things[0] & things[1])


def _is_of_another_year(one: ToldFigure, other: ToldFigure) -> bool:
    """Whether the one is said to be of a year, and what was told last before the other is of another, where each year
    has its own number: of arrests, sales, visitors.
    """
    if (one.dating is None) == (other.dating is None) or not {one.role, other.role} & _YEARLY:
        return False
    if are_dated_alike(one, other):
        return False
    years = [(told.dating or told.near or "")[:YEAR] for told in (one, other)]
    return all(year.isdigit() for year in years) and years[0] != years[1]


def _has_grown(early: ToldFigure, later: ToldFigure) -> bool:
    """Whether the one is of a plan, or of a day before all was known and the other is greater."""
    if not early.is_early:
        return False
    return early.role not in OF_PERSONS or _size(later) >= _size(early)


def _size(told: ToldFigure) -> Decimal:
    return told.figure.value or told.figure.low or told.figure.high or Decimal(0)
