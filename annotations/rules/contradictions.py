"""The computed relation of a contradiction's ends; whether they contradict is for people to decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotations.rules.dates import compare_dates
from annotations.rules.details import counted, dated
from annotations.rules.figures import compare_figures
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.relations import Relation, combine


@dataclass(frozen=True)
class End:
    """What a contradiction rests on, as far as it can be compared."""

    kind: Kind
    details: Mapping[str, str | None]


def relation_of(kind: str | None, ends: Sequence[End]) -> Relation:
    """How the ends' dates (kind dating) or figures (kind figure) lie to each other, in the order given.

    Other kinds speak of words and deeds, which no arithmetic compares: `cannot_tell`.
    """
    compare = {ContradictionKind.DATING: _by_date, ContradictionKind.FIGURE: _by_figure}.get(kind or "")  # type: ignore[call-overload]
    if compare is None:
        return Relation.CANNOT_TELL
    return combine([compare(first, second) for first, second in combinations(ends, 2)])


def _by_date(first: End, second: End) -> Relation:
    dates = dated(first.kind, first.details), dated(second.kind, second.details)
    if dates[0] is None or dates[1] is None:
        return Relation.CANNOT_TELL
    return compare_dates(dates[0], dates[1])


def _by_figure(first: End, second: End) -> Relation:
    figures = counted(first.kind, first.details), counted(second.kind, second.details)
    if figures[0] is None or figures[1] is None:
        return Relation.CANNOT_TELL
    return compare_figures(figures[0], figures[1])
