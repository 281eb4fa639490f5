"""Which statements are set against each other: those that share terms enough, one of them a rare one.

This is the whole rule, in memory; the database finds the same candidates by it among many sources.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from math import lcm

from annotations.checks.statement import Statement

SHARED = 2  # terms that two statements have in common, at the least
COMMON = 500  # a term in more statements of its check than this brings no two of them together
CANDIDATES = 50  # the best for each statement; by what they share, the rarer the better, then in their order


def pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Candidates, each pair once, in the order of the statements; only such as are of one check."""
    by_terms = ByTerms(statements)
    chosen = {
        (min(place, other), max(place, other)) for place in range(len(statements)) for other in by_terms.best(place)
    }
    for first, second in sorted(chosen):
        yield statements[first], statements[second]


class ByTerms:
    """The statements by their terms. Terms of many are bits of a number for each statement: what two share of them is
    one operation, where the lists of who has them would be walked through for each.
    """

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.terms = [[(one.check, term) for term in one.terms] for one in statements]
        self.holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, terms in enumerate(self.terms):
            for term in terms:
                self.holders[term].append(place)
        many = (term for term, places in self.holders.items() if len(places) > COMMON)
        self.bits = {term: 1 << number for number, term in enumerate(many)}
        self.masks = [sum({self.bits.get(term, 0) for term in terms}) for terms in self.terms]

    def best(self, place: int) -> list[int]:
        """The places of its candidates. What they have in common is the sum of 1/n over shared terms that n statements
        have, as whole numbers over what all of those n divide.
        """
        counts = {term: len(self.holders[term]) for term in self.terms[place]}
        whole = lcm(*counts.values())
        shared: Counter[int] = Counter()
        common: Counter[int] = Counter()
        for term, count in counts.items():
            if count <= COMMON:
                for other in self.holders[term]:
                    shared[other] += 1
                    common[other] += whole // count
        shared.pop(place, None)
        known: dict[int, tuple[int, int]] = {0: (0, 0)}
        for other in shared:
            both = self.masks[place] & self.masks[other]
            if both not in known:
                of_many = [count for term, count in counts.items() if self.bits.get(term, 0) & both]
                known[both] = len(of_many), sum(whole // count for count in of_many)
            shared[other] += known[both][0]
            common[other] += known[both][1]
        able = [other for other, number in shared.items() if number >= SHARED]
        return nsmallest(CANDIDATES, able, key=lambda other: (-common[other], other))
