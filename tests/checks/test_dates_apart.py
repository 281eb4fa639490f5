"""Lengths of time that are counted from a dated thing, and deeds outside a life that is told in brackets."""

import pytest

from annotations.checks import cause_and_result, duration_and_range
from annotations.checks.check import Check
from annotations.checks.reading import Reading

COUNTED = [
    ("The war ended in 1945, two years after it had begun in 1941.", "en", "contradiction"),
    ("Five years after the 1990 accord, in 1998, a second was signed.", "en", "contradiction"),
    ("He died in 1950, ten years before the prize was founded in 1965.", "en", "contradiction"),
    ("In 1998, eight years after the 1990 accord, a second was signed.", "en", "holds"),
    ("Two weeks after the fire of 3 May 1901, on 17 May 1901, the school reopened.", "en", "holds"),
    ("В 1998 году, через пять лет после соглашения 1990 года, подписали второе.", "ru", "contradiction"),
]
OTHERWISE = [
    "Ten years after the collapse of the 1990 coalition, in 2012, a new one came.",
    "In 1947, two years after the end of the war that began in 1941, they met.",
    "In 1947, two years after the war which began in 1941, they met.",
    "Founded in 1901, two years after the city, which fell in 1890, it grew.",
]
OUTSIDE = [
    "Ivan Petrov (1920-1985) was a soldier. In 1986 he became mayor of Orlu.",
    "Anna Reed (1840-1903) was a painter. In 1835 she moved to Orlu.",
]
WITHIN = [
    "Anna Reed (1840-1903) was a painter. Her works were shown in 1911. She was honoured in 1950.",
    "Anna Reed (1840-1903) was a painter. Her son was born in 1870. He moved to Orlu in 1911.",
    "Ivan Petrov (1920-1985) was taught by Karl Denz. In 1988 he opened a school.",
    "The Orlu Observatory (1840-1903) was large. In 1911 he opened another.",
    "Anna Reed (1840-1903) was a painter. In 1860 she moved to Orlu.",
]


def kinds_in(check: Check, text: str, language: str = "en") -> list[str]:
    return [str(one.kind) for one in check.check(Reading("source", text, language=language), {})]


@pytest.mark.parametrize(("text", "language", "kind"), COUNTED)
def test_a_length_is_counted_from_the_date_it_is_told_of(text: str, language: str, kind: str) -> None:
    assert kinds_in(duration_and_range, text, language) == [kind]


@pytest.mark.parametrize("text", OTHERWISE)
def test_a_length_that_is_counted_from_something_else_says_nothing(text: str) -> None:
    assert kinds_in(duration_and_range, text) == []


@pytest.mark.parametrize("text", OUTSIDE)
def test_what_somebody_did_outside_their_life_is_asked_about(text: str) -> None:
    assert kinds_in(cause_and_result, text) == ["tension"]


@pytest.mark.parametrize("text", WITHIN)
def test_what_others_did_or_was_done_later_is_left_alone(text: str) -> None:
    assert kinds_in(cause_and_result, text) == []
