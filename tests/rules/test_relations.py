"""Relations told from either side, and of more than two ends."""

from itertools import permutations

import pytest

from annotations.rules.relations import Relation, combine, converse

EQUAL, CONTAINS, WITHIN = Relation.EQUAL, Relation.CONTAINS, Relation.WITHIN
OVERLAPS, DISJOINT, CANNOT_TELL = Relation.OVERLAPS, Relation.DISJOINT, Relation.CANNOT_TELL


@pytest.mark.parametrize("relation", Relation)
def test_the_converse_of_the_converse_is_the_relation(relation: Relation) -> None:
    assert converse(converse(relation)) is relation


def test_only_containing_changes_its_name_with_the_side() -> None:
    assert converse(CONTAINS) is WITHIN
    assert [relation for relation in Relation if converse(relation) is relation] == [
        EQUAL,
        OVERLAPS,
        DISJOINT,
        CANNOT_TELL,
    ]


@pytest.mark.parametrize("relation", Relation)
def test_a_single_pair_gives_its_own_relation(relation: Relation) -> None:
    assert combine([relation]) is relation


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ((EQUAL, EQUAL, EQUAL), EQUAL),
        ((EQUAL, CONTAINS, CONTAINS), OVERLAPS),
        ((CONTAINS, WITHIN, OVERLAPS), OVERLAPS),
        ((OVERLAPS, CONTAINS, DISJOINT), DISJOINT),
        ((CANNOT_TELL, CANNOT_TELL, DISJOINT), DISJOINT),
        ((CANNOT_TELL, EQUAL, EQUAL), CANNOT_TELL),
        ((), CANNOT_TELL),
    ],
)
def test_many_pairs_have_one_answer_in_any_order(pairs: tuple[Relation, ...], expected: Relation) -> None:
    assert {combine(order) for order in permutations(pairs)} == {expected}
