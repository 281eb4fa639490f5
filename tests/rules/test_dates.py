"""Dates are compared as a critic would, and told only where every reading agrees."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.rules.dates import Edtf, NotEdtf, compare_dates, parse_edtf
from annotations.rules.relations import Relation, converse

TABLE = json.loads((Path(__file__).parents[2] / "fixtures" / "relations" / "dates.json").read_text("utf-8"))


def test_the_table_is_broad() -> None:
    assert len(TABLE) >= 60
    assert {row["relation"] for row in TABLE} == set(Relation)
    assert len({(row["first"], row["second"]) for row in TABLE}) == len(TABLE)
    assert all(row["why"].endswith(".") for row in TABLE)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row['first']} {row['second']}")
def test_each_pair_of_the_table_has_its_relation_from_either_side(row: dict[str, str]) -> None:
    relation = Relation(row["relation"])
    assert compare_dates(row["first"], row["second"]) is relation
    assert compare_dates(parse_edtf(row["second"]), parse_edtf(row["first"])) is converse(relation)


# A small world in which every value can be looked at day by day.
WORLD_YEARS = range(1999, 2003)
SIMPLE = st.one_of(
    st.sampled_from([str(year) for year in WORLD_YEARS]),
    st.builds("{}-{:02}".format, st.sampled_from(WORLD_YEARS), st.integers(1, 12)),
    st.dates(date(1999, 1, 1), date(2002, 12, 31)).map(date.isoformat),
)


def written_in_order(first: str, second: str) -> str:
    try:
        parse_edtf(f"{first}/{second}")
    except NotEdtf:
        return f"{second}/{first}"
    return f"{first}/{second}"


INTERVAL = st.builds(written_in_order, SIMPLE, SIMPLE)
HALF_OPEN = st.builds("{}/..".format, SIMPLE) | st.builds("../{}".format, SIMPLE)
HALF_UNKNOWN = st.builds("{}/".format, SIMPLE) | st.builds("/{}".format, SIMPLE)
EXACT = SIMPLE | INTERVAL | HALF_OPEN
INEXACT = st.one_of(
    HALF_UNKNOWN,
    st.builds("{}{}".format, SIMPLE, st.sampled_from("?~%")),
    st.builds("{}-{}".format, st.sampled_from(WORLD_YEARS), st.integers(21, 24)),
    st.builds("XXXX-{:02}".format, st.integers(1, 12)),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"XXXX{day.isoformat()[4:]}"),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"XXXX{day.isoformat()[4:]}~"),
    st.builds(
        "{}T{:02}:00:00{}".format,
        st.dates(date(2000, 1, 1), date(2000, 1, 3)),
        st.integers(0, 23),
        st.sampled_from(["", "Z", "+14:00"]),
    ),
)
ANY = EXACT | INEXACT
HORIZON = (date(1998, 1, 1).toordinal(), date(2004, 1, 1).toordinal())


def relation_of_days(first: range, second: range) -> Relation:
    """The definition itself, told with sets."""
    one, other = set(first), set(second)
    if one == other:
        return Relation.EQUAL
    if not one & other:
        return Relation.DISJOINT
    if one > other:
        return Relation.CONTAINS
    return Relation.WITHIN if one < other else Relation.OVERLAPS


def days_of(value: Edtf) -> range:
    first = HORIZON[0] if value.earliest is None else value.earliest
    last = HORIZON[1] if value.latest is None else value.latest
    return range(first, last + 1)


@given(EXACT, EXACT)
def test_exact_values_compare_as_sets_of_days(first: str, second: str) -> None:
    expected = relation_of_days(days_of(parse_edtf(first)), days_of(parse_edtf(second)))
    assert compare_dates(first, second) is expected


def readings(text: str) -> list[range]:
    """What an interval with an unknown side may be: that side is some day, though nobody knows which."""
    value = parse_edtf(text)
    if value.has_unknown_end and value.earliest:
        return [range(value.earliest, end + 1) for end in range(value.earliest, HORIZON[1], 29)]
    if value.has_unknown_start and value.latest:
        return [range(start, value.latest + 1) for start in range(value.latest, HORIZON[0], -29)]
    return [days_of(value)]


@given(HALF_UNKNOWN, EXACT)
def test_an_unknown_end_is_answered_only_where_every_reading_agrees(first: str, second: str) -> None:
    relation = compare_dates(first, second)
    found = {relation_of_days(reading, days_of(parse_edtf(second))) for reading in readings(first)}
    if len(found) > 1:
        assert relation is Relation.CANNOT_TELL
    if relation is not Relation.CANNOT_TELL:
        assert found == {relation}


@given(ANY, ANY)
def test_the_relation_is_the_converse_of_that_from_the_other_side(first: str, second: str) -> None:
    assert compare_dates(second, first) is converse(compare_dates(first, second))


@given(EXACT | st.sampled_from(["199X", "1994-21", "1994-24", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z"]))
def test_what_is_known_equals_itself(text: str) -> None:
    assert compare_dates(text, text) is Relation.EQUAL


@pytest.mark.parametrize("text", ["1994?", "1994~", "1994%", "1994-21~", "1990/", "/1990", "XXXX-12-28", "1990~/1994"])
def test_what_is_doubted_rough_unknown_or_without_a_year_does_not_surely_equal_itself(text: str) -> None:
    assert compare_dates(text, text) is Relation.CANNOT_TELL


@given(SIMPLE, ANY)
def test_a_doubted_date_is_never_told(first: str, second: str) -> None:
    assert compare_dates(f"{first}?", second) is Relation.CANNOT_TELL


@given(ANY, ANY, ANY)
def test_answers_do_not_contradict_each_other(first: str, second: str, third: str) -> None:
    """What lies within a value shares nothing with what that value shares nothing with."""
    if compare_dates(first, second) is Relation.WITHIN and compare_dates(second, third) is Relation.DISJOINT:
        assert compare_dates(first, third) in (Relation.DISJOINT, Relation.CANNOT_TELL)


def test_a_rough_date_is_disjoint_from_what_is_far_and_never_from_what_is_near() -> None:
    near = {compare_dates("1994~", str(year)) for year in range(1984, 2005)}
    far = {compare_dates("1994~", str(year)) for year in (1900, 1982, 2006, 2100)}
    assert (near, far) == ({Relation.CANNOT_TELL}, {Relation.DISJOINT})


@given(
    st.dates(date(2000, 1, 1), date(2000, 12, 31)), st.dates(date(1895, 1, 1), date(1905, 12, 31)), st.integers(0, 900)
)
def test_a_day_without_its_year_is_disjoint_exactly_from_days_it_never_is(day: date, start: date, length: int) -> None:
    days = [start + timedelta(days=number) for number in range(length + 1)]
    comes_round = any((one.month, one.day) == (day.month, day.day) for one in days)
    relation = compare_dates(f"XXXX-{day.month:02}-{day.day:02}", f"{days[0].isoformat()}/{days[-1].isoformat()}")
    assert relation is (Relation.CANNOT_TELL if comes_round else Relation.DISJOINT)


def test_comparing_what_is_no_date_is_refused() -> None:
    with pytest.raises(NotEdtf):
        compare_dates("1994", "1994-02-30")
