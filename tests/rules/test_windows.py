"""Stretches of time that are looked at, and what stands along them."""

from itertools import pairwise

import pytest

from annotations.rules.ticks import MOST, cells_of, heights_of
from annotations.rules.windows import LEAST, Window, read_window

ALL = read_window("1900", "2000", Window(1, 2))

LABELS = {
    ("1994-08-01", "1994-08-05"): "1 Aug 1994, 2, 3, 4, 5",
    ("1993-12-30", "1994-01-02"): "30 Dec 1993, 31, 1 Jan 1994, 2",
    ("1994-07-25", "1994-09-05"): "22 Jul 1994, 1 Aug, 8, 15, 22, 1 Sep",
    ("1993-11", "1994-03"): "Nov 1993, Dec, Jan 1994, Feb, Mar",
    ("1993-11", "1995-02"): "Oct 1993, Jan 1994, Apr, Jul, Oct, Jan 1995",
    ("1990", "1994"): "1990, 1991, 1992, 1993, 1994",
    ("-0002", "0002"): "3 BC, 2 BC, 1 BC, 1, 2",
    ("-0250", "0150"): "300 BC, 250 BC, 200 BC, 150 BC, 100 BC, 50 BC, 1, 50, 100, 150",
    ("1200", "1999"): "1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900",
    ("Y-13000", "2000"): "14000 BC, 12000 BC, 10000 BC, 8000 BC, 6000 BC, 4000 BC, 2000 BC, 1, 2000",
    ("Y17000", "Y17005"): "17000, 17001, 17002, 17003, 17004, 17005",
}


@pytest.mark.parametrize(("bounds", "labels"), LABELS.items(), ids=map(str, LABELS))
def test_ticks_are_what_people_count_in(bounds: tuple[str, str], labels: str) -> None:
    cells = cells_of(read_window(*bounds, ALL))
    found = [cell.label for cell in cells]
    if len(found) > labels.count(",") + 1:
        found = found[: labels.count(",") + 1]
    assert ", ".join(found) == labels


@pytest.mark.parametrize("first", [-900_000_000_000_000, -3_000_000, -700, 0, 727_000])
@pytest.mark.parametrize("days", [1, 8, 31, 400, 5_000, 400_000, 90_000_000_000])
def test_ticks_cover_the_window_without_a_gap_and_have_room(first: int, days: int) -> None:
    window = Window(first, first + days - 1)
    cells = cells_of(window)
    assert cells[0].first <= window.first <= cells[0].last
    assert cells[-1].first <= window.last <= cells[-1].last
    assert all(one.last + 1 == other.first for one, other in pairwise(cells))
    assert len(cells) <= MOST + 2


def test_zooming_comes_to_the_days_and_back_to_all_years() -> None:
    window, seen = ALL, 0
    while (closer := window.closer()) is not None:
        assert window.first <= closer.middle <= window.last
        assert closer.days < window.days
        window, seen = closer, seen + 1
    assert window.days <= LEAST
    assert seen < 20
    while (wider := window.wider()) is not None and seen < 100:
        assert wider.days > window.days
        window, seen = wider, seen + 1
    assert wider is None


def test_years_that_edtf_writes_alone_are_as_close_as_it_gets() -> None:
    assert read_window("Y17000", "Y17000", ALL).closer() is None


def test_earlier_and_later_move_on_until_there_are_no_more_years() -> None:
    window = read_window("Y999999999000", "Y999999999999", ALL)
    assert window.later() is None
    earlier = window.earlier()
    assert earlier is not None
    assert earlier.last < window.last


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("1990", "1994", ("1990", "1994")),
        ("1994-08", "1994-08", ("1994-08", "1994-08")),
        ("1994-08-09", "1994-08-16", ("1994-08-09", "1994-08-16")),
        ("1994-08", "1994-08-16", ("1994-08-01", "1994-08-16")),
        ("1994", "1994-08", ("1994-01", "1994-08")),
        ("198X", "1990~", ("1980", "1990")),
        ("-0043", "0014", ("-0043", "0014")),
        ("Y-13000", "1000", ("Y-13000", "1000")),
        ("", "1994", ("1900", "1994")),
        ("<script>", "1e9", ("1900", "2000")),
        ("1/2/3", "\x00", ("1900", "2000")),
        ("XXXX-12", "1994", ("1900", "1994")),
    ],
)
def test_a_window_is_read_from_an_address_and_written_into_one(first: str, last: str, written: tuple[str, str]) -> None:
    window = read_window(first, last, ALL)
    assert window.written() == written
    assert read_window(*window.written(), ALL) == window


@pytest.mark.parametrize(("first", "last"), [("1999", "1990"), ("2050", ""), ("", "1800")])
def test_a_window_that_ends_before_it_begins_is_a_short_one(first: str, last: str) -> None:
    assert 0 < read_window(first, last, ALL).days <= LEAST


@pytest.mark.parametrize(
    ("most", "heights"), [(0, [0, 1]), (1, [0, 1]), (7, [0, 2, 4, 6, 8]), (99, [0, 20, 40, 60, 80, 100])]
)
def test_heights_are_round_numbers(most: int, heights: list[int]) -> None:
    assert heights_of(most) == heights
