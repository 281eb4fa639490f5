"""Figures of one measure compare, whatever units they are written in; money and plain counts are never converted."""

from decimal import Decimal

import pytest

from annotations.checks.counting.units import compare_converted, in_base, to_base
from annotations.rules.figures import Figure, Qualifier
from annotations.rules.relations import Relation


@pytest.mark.parametrize(
    ("value", "unit", "converted", "base"),
    [
        ("1.1", "t", "1100", "kg"),
        ("142", "kg", "142", "kg"),
        ("3", "km", "3000", "m"),
        ("2", "mile", "3218.688", "m"),
        ("5", "ha", "50000", "m2"),
        ("0.5", "share", "50", "percent"),
        ("7", "USD", "7", "USD"),
        ("7", None, "7", None),
        ("7", "crate", "7", "crate"),
    ],
)
def test_a_figure_is_told_in_its_base_unit(value: str, unit: str | None, converted: str, base: str | None) -> None:
    assert in_base(Figure(Decimal(value), unit=unit)) == (Decimal(converted), Decimal(converted), base)


def test_a_range_keeps_both_ends_and_its_hedge() -> None:
    figure = to_base(Figure(low=Decimal(1), high=Decimal(2), unit="t", qualifier="about"))
    assert figure == Figure(low=Decimal(1000), high=Decimal(2000), unit="kg", qualifier="about")


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        (Figure(Decimal("1.1"), unit="t"), Figure(Decimal(1100), unit="kg"), Relation.EQUAL),
        (
            Figure(Decimal("1.1"), unit="t", qualifier=Qualifier.MORE_THAN),
            Figure(Decimal(1200), unit="kg"),
            Relation.CONTAINS,
        ),
        (Figure(Decimal(2), unit="t"), Figure(Decimal(1100), unit="kg"), Relation.DISJOINT),
        (Figure(Decimal(2), unit="t"), Figure(Decimal(2), unit="km"), Relation.CANNOT_TELL),
        (Figure(Decimal(2), unit="USD"), Figure(Decimal(3), unit="EUR"), Relation.CANNOT_TELL),
        (Figure(Decimal("0.5"), unit="share"), Figure(Decimal(50), unit="percent"), Relation.EQUAL),
    ],
)
def test_two_units_of_one_measure_compare(first: Figure, second: Figure, relation: Relation) -> None:
    assert compare_converted(first, second) is relation
