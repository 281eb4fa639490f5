"""Dates as stretches of days: what is meant, what may be, what nobody knows."""

from itertools import pairwise

import pytest

from annotations.rules.dates import parse_edtf
from annotations.rules.edtf_calendar import calendar_date, day_number
from annotations.rules.extents import Extent, extent_of
from annotations.rules.windows import whole_day

DRAWN = {
    "1994-08-09": "sure 1994-08-09 1994-08-09",
    "1994": "sure 1994-01-01 1994-12-31",
    "1990/1994": "sure 1990-01-01 1994-12-31",
    "198X": "between 1980-01-01 1989-12-31",
    "1994-08-XX": "between 1994-08-01 1994-08-31",
    "1994-21": "between 1994-01-01 1994-12-31",
    "1994?": "sure? 1994-01-01 1994-12-31",
    "198X?": "between? 1980-01-01 1989-12-31",
    "1994-08-09~": "before 1994-07-09 1994-08-08, sure 1994-08-09 1994-08-09, after 1994-08-10 1994-09-09",
    "1994-08-09%": "before? 1994-07-09 1994-08-08, sure? 1994-08-09 1994-08-09, after? 1994-08-10 1994-09-09",
    "1990/1994-08-09~": "sure 1990-01-01 1994-08-09, after 1994-08-10 1994-09-09",
    "1990-01-31~/1994": "before 1989-12-31 1990-01-30, sure 1990-01-31 1994-12-31",
    "1990?/1994": "sure? 1990-01-01 1990-12-31, sure 1991-01-01 1994-12-31",
    "1990/1994?": "sure 1990-01-01 1993-12-31, sure? 1994-01-01 1994-12-31",
    "1990?/1994?": "sure? 1990-01-01 1994-12-31",
    "1990?/1990-03": "sure? 1990-01-01 1990-03-31",
    "1990-21/1992-23": "between 1990-01-01 1990-12-31, sure 1991-01-01 1991-12-31, between 1992-01-01 1992-12-31",
    "1990-21/1991-23": "between 1990-01-01 1990-12-31, between 1991-01-01 1991-12-31",
    "1990/..": "sure 1990-01-01 1990-12-31, after: open",
    "../1990": "before: open, sure 1990-01-01 1990-12-31",
    "1990/": "sure 1990-01-01 1990-12-31, after: unknown",
    "/1990?": "before: unknown, sure? 1990-01-01 1990-12-31",
    "-0043-03-15": "sure -0043-03-15 -0043-03-15",
    "-00XX": "between -0099-01-01 -0001-12-31",
    "Y17000": "sure Y17000 Y17000",
    "1994-08-09T16:20:30Z": "sure 1994-08-09 1994-08-09",
}


def in_short(extent: Extent) -> str:
    parts = [
        f"{one.manner}{'?' * one.is_doubted} {whole_day(one.first)} {whole_day(one.last)}" for one in extent.stretches
    ]
    if extent.before:
        parts.insert(0, f"before: {extent.before.name.lower()}")
    return ", ".join([*parts, f"after: {extent.after.name.lower()}"] if extent.after else parts)


@pytest.mark.parametrize(("written", "drawn"), DRAWN.items(), ids=DRAWN)
def test_a_date_is_drawn_as_what_it_says_and_no_more(written: str, drawn: str) -> None:
    extent = extent_of(parse_edtf(written))
    assert extent is not None
    assert in_short(extent) == drawn


@pytest.mark.parametrize("written", DRAWN)
def test_stretches_follow_each_other_without_a_gap(written: str) -> None:
    extent = extent_of(parse_edtf(written))
    assert extent is not None
    for one, following in pairwise(extent.stretches):
        assert one.last + 1 == following.first


@pytest.mark.parametrize(("written", "is_day"), [("1994-08-09", True), ("1994-08", False), ("1994-08-XX", False)])
def test_single_days_are_known(written: str, is_day: bool) -> None:
    extent = extent_of(parse_edtf(written))
    assert extent is not None
    assert extent.is_day is is_day


@pytest.mark.parametrize("written", ["XXXX-12", "XXXX-12-28", "XXXX-12-28~"])
def test_a_date_of_an_unknown_year_lies_nowhere(written: str) -> None:
    assert extent_of(parse_edtf(written)) is None


@pytest.mark.parametrize("written", [(1994, 8, 9), (0, 2, 29), (-43, 3, 15), (-400, 12, 31), (17_000, 1, 1)])
def test_a_day_number_is_read_back(written: tuple[int, int, int]) -> None:
    assert calendar_date(day_number(*written)) == written
