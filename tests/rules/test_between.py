"""The days between two dates of which either may be open."""

from datetime import date

import pytest

from annotations.rules.between import days_between
from annotations.rules.dates import parse_edtf
from annotations.rules.errors import InvalidFields


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("1990", "1994", (date(1990, 1, 1), date(1994, 12, 31))),
        ("1994-08", "1994-08-09", (date(1994, 8, 1), date(1994, 8, 9))),
        ("199X", "", (date(1990, 1, 1), None)),
        ("..", "1990/1994", (None, date(1994, 12, 31))),
        (" 1990/1994 ", "..", (date(1990, 1, 1), None)),
        ("", "1994~", (None, date(1994, 12, 31))),
    ],
)
def test_years_and_other_dates_bound_days(first: str, last: str, days: tuple[date | None, date | None]) -> None:
    found = days_between(first, last, field="dated")
    assert found is not None
    assert (found.first, found.last) == tuple(None if day is None else day.toordinal() for day in days)


def test_two_open_sides_narrow_nothing() -> None:
    assert days_between("", " ", field="dated") is None
    assert days_between("..", "", field="dated") is None


@pytest.mark.parametrize(
    ("first", "last", "fields"),
    [
        ("never", "1994", {"dated_from"}),
        ("XXXX-12-28", "28 August", {"dated_from", "dated_to"}),
        ("1994", "1990", {"dated_to"}),
    ],
)
def test_what_bounds_nothing_is_refused_by_its_field(first: str, last: str, fields: set[str]) -> None:
    with pytest.raises(InvalidFields) as refusal:
        days_between(first, last, field="dated")
    assert refusal.value.errors.keys() == fields


@pytest.mark.parametrize(
    ("written", "overlaps"),
    [
        ("1989-12-31", False),
        ("1990-01-01", True),
        ("1994-12-31", True),
        ("1995", False),
        ("1980/2000", True),
        ("../1990-01", True),
        ("1995/..", False),
        ("XXXX-08-09", False),
    ],
)
def test_a_date_overlaps_if_it_may_lie_there(written: str, overlaps: bool) -> None:
    days = days_between("1990", "1994", field="dated")
    assert days is not None
    assert days.overlap(parse_edtf(written)) is overlaps
