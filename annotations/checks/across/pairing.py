"""Which statements are set against each other: those that share terms enough, one of them a rare one.

This is the whole rule, in memory; the database finds the same candidates by it among many sources.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from annotations.checks.statement import Statement

SHARED = 2  # terms that two statements have in common, at the least
COMMON = 500  # a term in more statements of its check than this brings no two of them together
CANDIDATES = 50  # the best for each statement; by what they share, the rarer the better, then in their order


def pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Candidates, each pair once, in the order of the statements; only such as are of one check."""
    holders = _holders(statements)
    counts = {term: len(places) for term, places in holders.items()}
    chosen: set[tuple[int, int]] = set()
    for place, statement in enumerate(statements):
        for other in _best(statement, place, statements, holders, counts):
            chosen.add((min(place, other), max(place, other)))
    for first, second in sorted(chosen):
        yield statements[first], statements[second]


def _holders(statements: Sequence[Statement]) -> dict[tuple[str, str], list[int]]:
    """By check and term, the places of the statements that have it."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, statement in enumerate(statements):
        for term in statement.terms:
            holders[statement.check, term].append(place)
    return holders


def _best(
    statement: Statement,
    place: int,
    statements: Sequence[Statement],
    holders: Mapping[tuple[str, str], Sequence[int]],
    counts: Mapping[tuple[str, str], int],
) -> list[int]:
    rare = [term for term in statement.terms if counts[statement.check, term] <= COMMON]
    met = {other for term in rare for other in holders[statement.check, term] if other != place}
    scores = {other: score(statement, statements[other], counts) for other in met}
    able = [other for other in met if scores[other] is not None]
    return sorted(able, key=lambda other: (-(scores[other] or 0), other))[:CANDIDATES]


def score(first: Statement, second: Statement, counts: Mapping[tuple[str, str], int]) -> Fraction | None:
    """How much the two have in common: the sum of 1/n over shared terms that n statements have; None if too little."""
    shared = set(first.terms) & set(second.terms)
    if len(shared) < SHARED:
        return None
    return sum((Fraction(1, counts[first.check, term]) for term in shared), Fraction(0))
