"""How the ends of a contradiction stand to each other: the six relations, and the arithmetic behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

Bound = TypeVar("Bound", float, tuple[Decimal, int])


class Relation(StrEnum):
    """What the first value is to the second, each taken as the range of what it may mean."""

    EQUAL = "equal"
    CONTAINS = "contains"
    WITHIN = "within"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    CANNOT_TELL = "cannot_tell"


CONVERSES = {Relation.CONTAINS: Relation.WITHIN, Relation.WITHIN: Relation.CONTAINS}
SHARING = frozenset({Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN, Relation.OVERLAPS})


def converse(relation: Relation) -> Relation:
    """The same relation told from the second value."""
    return CONVERSES.get(relation, relation)


def combine(relations: Sequence[Relation]) -> Relation:
    """One answer for all pairs of ends; with a single pair that pair's own.

    One disjoint pair is enough, since then not all can be true together. No pair at all cannot be told.
    """
    if len(relations) == 1:
        return relations[0]
    if Relation.DISJOINT in relations:
        return Relation.DISJOINT
    if not relations or not SHARING.issuperset(relations):
        return Relation.CANNOT_TELL
    return Relation.EQUAL if set(relations) == {Relation.EQUAL} else Relation.OVERLAPS


@dataclass(frozen=True, slots=True)
class Reach(Generic[Bound]):
    """A range, both bounds included, of which start and end may each be known only to lie between two points.

    A value that lies somewhere between `low` and `high`, nobody knows where, is `Reach(low, high, low, high)`.
    """

    earliest_start: Bound
    latest_start: Bound
    earliest_end: Bound
    latest_end: Bound

    @property
    def is_exact(self) -> bool:
        """Both bounds are known."""
        return self.earliest_start == self.latest_start and self.earliest_end == self.latest_end


def relate(first: Reach[Bound], second: Reach[Bound]) -> Relation:
    """The relation that holds whichever way both are read; `cannot_tell` when the readings disagree."""
    if first.latest_end < second.earliest_start or second.latest_end < first.earliest_start:
        return Relation.DISJOINT
    if first.is_exact and first == second:
        return Relation.EQUAL
    if surely_contains(first, second):
        return Relation.CONTAINS
    if surely_contains(second, first):
        return Relation.WITHIN
    if surely_begins_earlier(first, second) or surely_begins_earlier(second, first):
        return Relation.OVERLAPS
    return Relation.CANNOT_TELL


def surely_contains(outer: Reach[Bound], inner: Reach[Bound]) -> bool:
    """In every reading `inner` lies in `outer` and is smaller; what is inexact never fills all it may reach to."""
    if outer.latest_start > inner.earliest_start or inner.latest_end > outer.earliest_end:
        return False
    may_be_equal = outer.latest_start == inner.earliest_start and inner.latest_end == outer.earliest_end
    return not (may_be_equal and inner.is_exact)


def surely_begins_earlier(first: Reach[Bound], second: Reach[Bound]) -> bool:
    """In every reading `first` starts before `second`, runs into it, and ends before it does."""
    return (
        first.latest_start < second.earliest_start
        and second.latest_start <= first.earliest_end
        and first.latest_end < second.earliest_end
    )
