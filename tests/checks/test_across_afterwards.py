"""What came after an event is no date of it, and is not set against its date."""

import pytest

from annotations.checks.finding import Noticed
from annotations.checks.reading import Reading
from annotations.checks.running import all_checks, compare_all

DIED = "Maria Holt died in 1932."
LATER = [
    "After her death, in 1935, the house became a museum.",
    "Only after her death, on 4 June 1936, was the will found.",
    "Her letters were published after her death in 1940.",
    "Shortly after her sudden death in 1935 the museum was opened.",
    "Following the death of Maria Holt, in 1937, the studio was sold.",
]


def at_odds(*texts: str, language: str = "en") -> list[str]:
    readings = [Reading(f"source {number}", text, language=language) for number, text in enumerate(texts)]
    found = compare_all(readings, chosen={"event_dates": all_checks()["event_dates"]})
    return [one.message for one in found if one.kind in (Noticed.CONTRADICTION, Noticed.TENSION)]


@pytest.mark.parametrize("later", LATER)
def test_in_one_source_what_came_after_a_death_is_not_at_odds_with_it(later: str) -> None:
    assert at_odds(f"{DIED} {later}") == []


@pytest.mark.parametrize("later", [one for one in LATER if "," in one])
def test_nor_is_it_in_another_source_where_a_comma_parts_the_date(later: str) -> None:
    assert at_odds(f"{DIED} She was a painter in Ostwick.", f"Maria Holt was a painter in Ostwick. {later}") == []


def test_other_languages_say_so_too() -> None:
    assert at_odds("Мария Холт умерла в 1932 году. После её смерти, в 1935 году, дом стал музеем.", language="ru") == []
    assert (
        at_odds("Məryəm Həsənova 1932-ci ildə öldü. Ölümündən sonra, 1935-ci ildə ev muzey oldu.", language="az") == []
    )


def test_a_date_that_is_only_set_beside_the_event_is_its_own() -> None:
    assert at_odds("The Halm League was a union since its foundation, 1923.", "The Halm League was founded in 1921.")


def test_two_dates_of_one_death_are_at_odds() -> None:
    other = "Maria Holt was a painter in Ostwick. She died in 1935, after a long illness."
    assert at_odds(f"{DIED} She was a painter in Ostwick.", other)
