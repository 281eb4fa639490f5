"""Which statements are set against each other: those that share terms enough, one of them a rare one.

This is the whole rule, in memory; the database finds the same candidates by it among many sources.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from math import lcm

from annotations.checks.statement import Statement

SHARED = 2  # terms that two statements have in common, at the least
COMMON = 500  # a term in more statements of its check than this brings no two of them together
CANDIDATES = 50  # the best for each statement; by what they share, the rarer the better, then in their order


def pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Candidates, each pair once, in the order of the statements; only such as are of one check."""
    holders = _holders(statements)
    terms = [frozenset(statement.terms) for statement in statements]
    chosen: set[tuple[int, int]] = set()
    for place, statement in enumerate(statements):
        for other in _best(statement, place, terms, holders):
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
    terms: Sequence[frozenset[str]],
    holders: Mapping[tuple[str, str], Sequence[int]],
) -> list[int]:
    """The places of its candidates. What they have in common is the sum of 1/n over shared terms that n statements
    have, as whole numbers over what all of those n divide.
    """
    counts = {term: len(holders[statement.check, term]) for term in statement.terms}
    whole = lcm(*counts.values())
    shared: Counter[int] = Counter()
    common: Counter[int] = Counter()
    for term in (term for term, count in counts.items() if count <= COMMON):
        for other in holders[statement.check, term]:
            shared[other] += 1
            common[other] += whole // counts[term]
    shared.pop(place, None)
    for term in (term for term, count in counts.items() if count > COMMON):
        for other in shared:
            if term in terms[other]:
                shared[other] += 1
                common[other] += whole // counts[term]
    able = [other for other, number in shared.items() if number >= SHARED]
    return nsmallest(CANDIDATES, able, key=lambda other: (-common[other], other))
