"""Figures keep the digits they were written with, and compare by the range of numbers they may stand for."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.rules.figures import (
    MAX_DIGITS,
    Figure,
    NotADecimal,
    Qualifier,
    compare_figures,
    format_decimal,
    parse_decimal,
)
from annotations.rules.relations import Relation, converse

TABLE = json.loads((Path(__file__).parents[2] / "fixtures" / "relations" / "figures.json").read_text("utf-8"))


def figure_from(row: Mapping[str, str | None]) -> Figure:
    value, low, high = (None if row[key] is None else parse_decimal(row[key]) for key in ("value", "low", "high"))
    return Figure(value, low, high, qualifier=row["qualifier"], unit=row["unit"])


def number(value: int | str, qualifier: Qualifier | None = None) -> Figure:
    return Figure(value=Decimal(value), qualifier=qualifier)


@pytest.mark.parametrize("text", ["0", "213", "-5", "1.10", "0.0", "1100.500", "9" * MAX_DIGITS, "0." + "1" * 59])
def test_a_plain_number_keeps_every_digit_written(text: str) -> None:
    assert format_decimal(parse_decimal(text)) == text


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        (213, "213"),
        (-5, "-5"),
        (10**MAX_DIGITS - 1, "9" * MAX_DIGITS),
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-3"), "0.001"),
        (Decimal("0E+999999"), "0"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        (" 213 ", "213"),
    ],
)
def test_a_number_is_written_plainly_however_it_came(raw: object, written: str) -> None:
    assert format_decimal(parse_decimal(raw)) == written


@pytest.mark.parametrize(
    "raw",
    [
        *(None, True, False, 1.5, float("nan"), float("inf"), [], {}, b"213", 1j),
        *(
            "",
            " ",
            "NaN",
            "sNaN",
            "Infinity",
            "-inf",
            "1e3",
            "1E400",
            "0x10",
            "1_000",
            "1,100",
            "1 100",
            ".5",
            "5.",
            "+5",
        ),
        *(
            "007",
            "--5",
            "1.2.3",
            "٢١٣",
            "２１３",
            "½",
            "213\x00",
            "213\ud800",
            "some",
            "9" * 61,
            "9" * 400,
            "0." + "1" * 60,
        ),
        *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1E+60"), Decimal("1E-60")),
        *(Decimal("1E+999999999999"), Decimal("1E-999999999999"), Decimal("0E-999999999"), 10**MAX_DIGITS, -(10**5000)),
    ],
    ids=lambda raw: ascii(raw)[:30] if not isinstance(raw, int) else f"integer of {raw.bit_length()} bits",
)
def test_what_is_no_plain_number_of_bounded_length_is_refused(raw: object) -> None:
    with pytest.raises(NotADecimal) as refusal:
        parse_decimal(raw)
    message = str(refusal.value)
    assert message.endswith(".")
    assert len(message.encode("utf-8")) < 300


@given(st.text(max_size=80) | st.text("0123456789.-+eE ", max_size=80))
def test_any_string_is_a_number_or_refused_and_nothing_else_happens(text: str) -> None:
    try:
        parsed = parse_decimal(text)
    except NotADecimal:
        return
    assert parse_decimal(format_decimal(parsed)).as_tuple() == parsed.as_tuple()


@given(st.decimals(allow_nan=True, allow_infinity=True) | st.integers())
def test_any_number_is_kept_exactly_or_refused(raw: Decimal | int) -> None:
    try:
        parsed = parse_decimal(raw)
    except NotADecimal:
        return
    assert parsed == raw
    assert parse_decimal(format_decimal(parsed)).as_tuple() == parsed.as_tuple()


def test_the_table_is_broad() -> None:
    assert len(TABLE) >= 30
    assert {row["relation"] for row in TABLE} == set(Relation)
    assert all(row["why"].endswith(".") for row in TABLE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["why"])
def test_each_pair_of_the_table_has_its_relation_from_either_side(row: Mapping[str, Mapping[str, str | None]]) -> None:
    first, second = figure_from(row["first"]), figure_from(row["second"])
    relation = Relation(str(row["relation"]))
    assert compare_figures(first, second) is relation
    assert compare_figures(second, first) is converse(relation)


# A small world: whole ends from 0 to 8, looked at in steps of a half, so that an open end differs from a closed one.
ENDS = st.integers(0, 8)
CRISP = [None, *(qualifier for qualifier in Qualifier if qualifier is not Qualifier.ABOUT)]
SINGLE = st.builds(number, ENDS, st.sampled_from(CRISP))
RANGE = st.builds(
    lambda ends, qualifier: Figure(low=Decimal(min(ends)), high=Decimal(max(ends)), qualifier=qualifier),
    st.tuples(ENDS, ENDS),
    st.sampled_from(CRISP),
)
ROUGH = st.builds(number, ENDS, st.just(Qualifier.ABOUT))
TENTHS = st.builds(lambda tenths: Figure(value=Decimal(tenths).scaleb(-1)), st.integers(0, 80))
PARTIAL = st.builds(lambda low: Figure(low=Decimal(low)), ENDS) | st.builds(
    lambda high: Figure(high=Decimal(high)), ENDS
)
ANY = SINGLE | RANGE | ROUGH | TENTHS | PARTIAL
GRID = [Decimal(step) / 2 for step in range(-2, 20)]


def numbers_of(figure: Figure) -> set[Decimal]:
    """The definition itself: which numbers of the grid the words allow."""
    single = figure.value if figure.value is not None else Decimal(0)
    low = single if figure.low is None else figure.low
    high = single if figure.high is None else figure.high

    def lies_between(one: Decimal) -> bool:
        return low <= one <= high

    rules: dict[str | None, Callable[[Decimal], bool]] = {
        Qualifier.AT_LEAST: lambda one: one >= low,
        Qualifier.MORE_THAN: lambda one: one > low,
        Qualifier.AT_MOST: lambda one: one <= high,
        Qualifier.LESS_THAN: lambda one: one < high,
    }
    allows = rules.get(figure.qualifier, lies_between)
    return {one for one in GRID if allows(one)}


def relation_of_sets(first: set[Decimal], second: set[Decimal]) -> Relation:
    if first == second:
        return Relation.EQUAL
    if not first & second:
        return Relation.DISJOINT
    if first > second:
        return Relation.CONTAINS
    return Relation.WITHIN if first < second else Relation.OVERLAPS


@given(SINGLE | RANGE, SINGLE | RANGE)
def test_crisp_figures_compare_as_sets_of_numbers(first: Figure, second: Figure) -> None:
    assert compare_figures(first, second) is relation_of_sets(numbers_of(first), numbers_of(second))


@given(ANY, ANY)
def test_the_relation_is_the_converse_of_that_from_the_other_side(first: Figure, second: Figure) -> None:
    assert compare_figures(second, first) is converse(compare_figures(first, second))


@given(SINGLE | RANGE | TENTHS)
def test_a_crisp_figure_equals_itself(figure: Figure) -> None:
    assert compare_figures(figure, figure) is Relation.EQUAL


@given(ROUGH | PARTIAL)
def test_a_rough_or_incomplete_figure_does_not_surely_equal_itself(figure: Figure) -> None:
    assert compare_figures(figure, figure) is Relation.CANNOT_TELL


@given(ANY, ANY)
def test_figures_of_different_units_cannot_be_told(first: Figure, second: Figure) -> None:
    tons = Figure(first.value, first.low, first.high, qualifier=first.qualifier, unit="tons")
    assert compare_figures(tons, second) is Relation.CANNOT_TELL


@given(ROUGH, st.integers(-50, 50))
def test_about_is_disjoint_from_what_is_far_and_never_from_what_is_near(rough: Figure, other: int) -> None:
    middle = rough.value or Decimal(0)
    is_near = abs(other - middle) <= max(middle / 4, Decimal(1))
    expected = Relation.CANNOT_TELL if is_near else Relation.DISJOINT
    assert compare_figures(rough, number(other)) is expected


def test_a_difference_in_the_last_of_sixty_places_counts() -> None:
    first, second = "0." + "1" * 59, "0." + "1" * 58 + "2"
    assert compare_figures(number(first), number(second)) is Relation.DISJOINT
    assert compare_figures(number(first, Qualifier.MORE_THAN), number(second)) is Relation.CONTAINS


def test_the_tolerance_of_about_is_not_rounded() -> None:
    rough = number("1" * MAX_DIGITS, Qualifier.ABOUT)
    limit = Decimal("1" + "3" + "8" * 57 + "8.75")
    assert compare_figures(rough, Figure(limit)) is Relation.CANNOT_TELL
    assert compare_figures(rough, Figure(Decimal("1" + "3" + "8" * 57 + "8.76"))) is Relation.DISJOINT


@pytest.mark.parametrize(
    "figure", [Figure(), Figure(low=Decimal(99), high=Decimal(20)), Figure(Decimal(5), Decimal(6), Decimal(9))]
)
def test_a_figure_that_says_nothing_or_contradicts_itself_cannot_be_told(figure: Figure) -> None:
    assert compare_figures(figure, number(5)) is Relation.CANNOT_TELL


@pytest.mark.parametrize("qualifier", Qualifier)
def test_an_unknown_bound_is_not_made_up(qualifier: Qualifier) -> None:
    half = Figure(low=Decimal(20), qualifier=qualifier)
    says_enough = qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
    assert compare_figures(half, number(40)) is (Relation.CONTAINS if says_enough else Relation.CANNOT_TELL)
