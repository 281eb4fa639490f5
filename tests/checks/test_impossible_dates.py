"""Days that no calendar has, in the ways dates are written, and those that only look like one."""

import pytest

from annotations.checks import impossible_dates
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading


def found_in(text: str, language: str = "en") -> list[Finding]:
    return list(impossible_dates.check(Reading("source", text, language=language), {}))


@pytest.mark.parametrize(
    ("text", "language", "quote"),
    [
        ("It was founded on 31 February 1993.", "en", "31 February 1993"),
        ("Signed on April 31, 1994, in Orlu.", "en", "April 31, 1994"),
        ("It closed on 1993-02-30.", "en", "1993-02-30"),
        ("The order of 29 February 1993 was kept.", "en", "29 February 1993"),
        ("Указ от 31 июня 1993 года.", "ru", "31 июня 1993 года"),
        ("On 31 June he left.", "en", "31 June"),
        ("30 fevral 1992-ci il tarixli fərman.", "az", "30 fevral 1992-ci il"),
    ],
)
def test_a_day_that_no_calendar_has_is_found(text: str, language: str, quote: str) -> None:
    (finding,) = found_in(text, language)
    assert finding.passages[0].quote == quote
    assert "no calendar has" in finding.message
    assert finding.values["severity"] == "major"


@pytest.mark.parametrize(
    "text",
    [
        "29 February 1992 was a Saturday.",
        "Item 31, February 1993.",
        "In February 1993 there were 31 of them.",
        "In Feb 30 came.",
    ],
)
def test_a_day_that_there_was_is_left_alone(text: str) -> None:
    assert found_in(text) == []


def test_a_leap_day_of_the_old_style_is_said_to_be_one() -> None:
    (finding,) = found_in("Ivan was born on 29 February 1900.")
    assert "Julian calendar" in finding.message
    assert finding.values["severity"] == "neutral"
