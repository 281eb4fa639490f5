"""Candidates: which statements of a project a source's own are compared with, found by their terms.

The rule is that of checks/across/pairing.py. PostgreSQL hands out whatever shares a rare term, by one scan of an index
for many terms at once; how much two have in common is worked out here, so that it is told to the fraction.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from heapq import nlargest
from itertools import islice
from uuid import UUID

from django.db import connection, transaction

from annotations.checks.across.pairing import CANDIDATES, COMMON, SHARED
from annotations.checks.statement import Statement as Stated
from annotations.models import Statement, TermCount
from annotations.queries.stated import statements_by_id

# What is in memory at once: so many holders of rare terms, for so many statements, and so many pairs in full.
PLACES = 40_000
AT_ONCE = 500
PAIRS = 2_000
NEAR = 1e-9  # two sums of floats no further apart than this may be the same

# A plan must not hang on the statistics of a table that is young or has grown since. One bitmap from the index is right
# whatever the terms are, since each of them is rare; nothing else is left to choose.
_OTHER_WAYS = ("enable_seqscan", "enable_indexscan", "enable_indexonlyscan", "jit")
_PLAN, _AS_BEFORE = ("; ".join(f"SET LOCAL {way} = {value}" for way in _OTHER_WAYS) for value in ("off", "DEFAULT"))
_HOLDERS = "SELECT id, source_id, number, keys FROM annotations_statement WHERE keys && %s::bigint[]"

Counts = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Holder:
    """A statement as it is found: its place among all, and its terms as numbers."""

    id: int
    place: tuple[UUID, int]
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some statements of a source, how many have each of their terms, and who has the rare ones."""

    mine: Sequence[Holder]
    counts: Counts
    holders: Mapping[int, Sequence[Holder]]


def comparable(source_id: UUID, check: str) -> Iterator[tuple[Stated, Stated]]:
    """The best candidates of each statement that the check made of the source, in its own text and all of its project.

    In the order of the source, then of the candidates; in each pair as pairing.py has it where sources come in order of
    id. No pair twice. All sources of a project together give what pairing.py gives of all their statements at once; one
    alone does not give pairs that only the other's best are. Statements that are replaced meanwhile may be missing:
    whoever replaces them looks for their candidates afterwards, and finds this source's.
    """
    told: set[tuple[int, int]] = set()
    for piece in _pieces(_mine(source_id, check)):
        chosen = (pair for one in piece.mine for pair in _pairs(one, piece, told))
        while some := list(islice(chosen, PAIRS)):
            stated = statements_by_id({holder.id for pair in some for holder in pair})
            for first, second in some:
                if first.id in stated and second.id in stated:
                    yield stated[first.id], stated[second.id]


def _mine(source_id: UUID, check: str) -> list[Holder]:
    rows = Statement.objects.filter(source_id=source_id, check_name=check).order_by("number")
    return [Holder(row[0], (source_id, row[1]), tuple(row[2])) for row in rows.values_list("id", "number", "keys")]


def _pieces(mine: Sequence[Holder]) -> Iterator[Piece]:
    """As many statements at once as have so many holders; each has at least its own."""
    for first in range(0, len(mine), AT_ONCE):
        some = mine[first : first + AT_ONCE]
        counts = _counts({key for one in some for key in one.keys})
        begun, rare = 0, set[int]()
        for place, one in enumerate(some):
            its_own = {key for key in one.keys if counts[key] <= COMMON}
            if begun < place and sum(counts[key] for key in rare | its_own) > PLACES:
                yield Piece(some[begun:place], counts, _holders(rare))
                begun, rare = place, set()
            rare |= its_own
        yield Piece(some[begun:], counts, _holders(rare))


def _counts(keys: Collection[int]) -> Counts:
    """How many statements have each term; what is being replaced may not be counted any more."""
    found = TermCount.objects.filter(pk__in=keys).values_list("key", "statements")
    return dict.fromkeys(keys, 1) | dict(found)


def _holders(keys: Collection[int]) -> Mapping[int, Sequence[Holder]]:
    """By each of the terms, the statements that have it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PLAN)
        cursor.execute(_HOLDERS, [list(keys)])
        found: dict[int, list[Holder]] = {key: [] for key in keys}
        for row in cursor:
            holder = Holder(row[0], (row[1], row[2]), tuple(row[3]))
            for key in holder.keys:
                if key in found:
                    found[key].append(holder)
        cursor.execute(_AS_BEFORE)
    return found


def _pairs(one: Holder, piece: Piece, told: set[tuple[int, int]]) -> Iterator[tuple[Holder, Holder]]:
    """The statement with each of its best, in their order; `told` has the pairs within the source so far."""
    for other in sorted(_best(one, piece), key=lambda other: other.place):
        first, second = (one, other) if one.place < other.place else (other, one)
        if one.place[0] == other.place[0]:
            if (first.id, second.id) in told:
                continue
            told.add((first.id, second.id))
        yield first, second


def _best(one: Holder, piece: Piece) -> list[Holder]:
    counts, keys = piece.counts, frozenset(one.keys)
    met = {other.id: other for key in one.keys for other in piece.holders.get(key, ()) if counts[key] <= COMMON}
    met.pop(one.id, None)
    able = [(other, shared) for other in met.values() if len(shared := keys.intersection(other.keys)) >= SHARED]
    return [other for other, _ in able] if len(able) <= CANDIDATES else _first(able, counts)


def _first(able: Sequence[tuple[Holder, frozenset[int]]], counts: Counts) -> list[Holder]:
    """Those that have most in common: by floats where that is sure, by fractions about the last that is chosen."""
    sums = [sum(1 / counts[key] for key in shared) for _, shared in able]
    last = nlargest(CANDIDATES, sums)[-1]
    chosen = [other for (other, _), common in zip(able, sums, strict=True) if common > last + NEAR]
    close = [one for one, common in zip(able, sums, strict=True) if abs(common - last) <= NEAR]
    close.sort(key=lambda one: (-_score(one[1], counts), one[0].place))
    return [*chosen, *(other for other, _ in close[: CANDIDATES - len(chosen)])]


def _score(shared: Collection[int], counts: Counts) -> Fraction:
    return _sum(tuple(sorted(counts[key] for key in shared)))


@lru_cache(10_000)
def _sum(counts: tuple[int, ...]) -> Fraction:
    return sum((Fraction(1, count) for count in counts), Fraction(0))
