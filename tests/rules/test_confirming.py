"""For how long it holds that somebody said again who they are."""

from datetime import UTC, datetime, timedelta

import pytest

from annotations.rules.confirming import Confirmation, holds

NOW = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)


def said(seconds_ago: int, *, is_fresh: bool = False) -> Confirmation:
    """With the password."""
    return Confirmation("password", NOW - timedelta(seconds=seconds_ago), is_fresh)


@pytest.mark.parametrize(
    ("confirmation", "minutes", "expected"),
    [
        (None, None, True),
        (None, 0, False),
        (None, 15, False),
        (said(0), 15, True),
        (said(15 * 60 - 1), 15, True),
        (said(15 * 60), 15, False),
        (said(-1), 15, False),
        (said(0), 0, False),
        (said(1, is_fresh=True), 0, True),
    ],
)
def test_it_holds_as_long_as_the_project_says(
    confirmation: Confirmation | None, minutes: int | None, expected: bool
) -> None:
    assert holds(confirmation, minutes=minutes, now=NOW) is expected
