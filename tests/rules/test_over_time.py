"""Days gathered into periods."""

from datetime import date
from itertools import pairwise

import pytest

from annotations.rules.over_time import Length, length_for, periods_of

START = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("last", "length"),
    [
        (date(2026, 1, 1), Length.DAY),
        (date(2026, 3, 3), Length.DAY),
        (date(2026, 3, 4), Length.WEEK),
        (date(2028, 1, 1), Length.WEEK),
        (date(2029, 1, 1), Length.MONTH),
        (date(2060, 1, 1), Length.YEAR),
    ],
)
def test_a_period_is_as_short_as_can_be_read(last: date, length: Length) -> None:
    assert length_for(START, last) is length


def test_every_day_has_its_period_and_nothing_is_counted_twice() -> None:
    by_day = {START: {"made": 2}, date(2026, 1, 3): {"made": 1, "signed_off": 1}}
    periods = periods_of(by_day, date(2026, 1, 4))
    assert [(one.first.day, one.done, one.so_far) for one in periods] == [
        (1, {"made": 2}, {"made": 2}),
        (2, {}, {"made": 2}),
        (3, {"made": 1, "signed_off": 1}, {"made": 3, "signed_off": 1}),
        (4, {}, {"made": 3, "signed_off": 1}),
    ]


@pytest.mark.parametrize("years", [1, 5, 50])
def test_longer_periods_are_whole_weeks_months_and_years(years: int) -> None:
    by_day = {START: {"made": 1}, date(2026 + years, 2, 28): {"made": 1}}
    periods = periods_of(by_day, date(2026 + years, 12, 31))
    assert all((following.first - one.last).days == 1 for one, following in pairwise(periods))
    assert periods[0].first <= START
    assert periods[-1].so_far == {"made": 2}
    assert len(periods) <= 250
    if years == 1:
        assert {one.first.weekday() for one in periods} == {0}


def test_nothing_done_is_no_period() -> None:
    assert periods_of({}, START) == []
