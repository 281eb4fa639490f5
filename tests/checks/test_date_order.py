"""Dates that stand against the order their words claim."""

import pytest

from annotations.checks import date_order
from tests.checks.chronology import flagged, told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He held the office 1998-1994 as a deputy of the old prince.", "en"),
        ("The harvest fell from 1998 to 1994 in the whole valley.", "en"),
        ("From 9 August 1994 to 3 May 1993 he sat in the fortress.", "en"),
        ("С 1998 по 1994 год он работал в этом городе.", "ru"),
        ("First, in 1995, he came; then, in 1993, he left.", "en"),
        ("In 1995 he came. Later, in 1993, he left.", "en"),
        ("In 1995 he was chosen; earlier, in 1999, he had lost.", "en"),
        ("The bank was founded in 1995 and dissolved in 1990.", "en"),
        ("The bank was founded in 1995 in New Orsk, and it was dissolved in 1990.", "en"),
        ("He was born in 1950 and died in 1920.", "en"),
        ("The law was adopted in 1995 and entered into force in 1994.", "en"),
        ("Банк был основан в 1995 году и упразднён в 1990 году.", "ru"),
    ],
)
def test_dates_against_the_order_that_words_claim_are_a_contradiction(text: str, language: str) -> None:
    assert flagged(date_order, text, language=language) == ["contradiction"]


@pytest.mark.parametrize(
    "text",
    [
        "Kings ruled there 1998-1994 BC in the old lands.",
        "He came in 1899-02 and in 1999-00 again to the same old house.",  # into the next century
        "Resolution No. 1998-1994 was read to the whole house.",
        "In 1990 he moved his firm, sold in 1998, and then in 1993 he died.",  # a clause that looks ahead
        "In 1995 he came (his book had appeared in 1999). Later, in 1997, he left.",
        "The bank was founded in 1995 and its predecessor dissolved in 1990.",  # two things
        "In 1995 he remembered the fire. It had begun in 1950.",  # a step back without words of order
        "He worked in 1995, 1993 and 1999.",
        "The law of 1995 was amended in 1999, under the constitution of 1991.",
        "In 1994 he came. Then, on 9 August 1994, he left.",  # a year and a day of it
    ],
)
def test_steps_back_in_time_and_other_lists_are_not_flagged(text: str) -> None:
    assert flagged(date_order, text) == []


CHRONICLE = (
    "1991  The mill opens.",
    "1993  The mill grows.",
    "1996  It is sold.",
    "1994  It burns.",
    "1999  It is gone.",
)


def test_one_entry_of_a_dated_list_out_of_order_is_a_tension() -> None:
    assert told(date_order, "\n".join(CHRONICLE)) == [("tension", "1996", "1994")]


@pytest.mark.parametrize("entries", [sorted(CHRONICLE), sorted(CHRONICLE, reverse=True), CHRONICLE[2:]])
def test_lists_in_order_from_either_end_and_short_ones_are_not_flagged(entries: list[str]) -> None:
    assert flagged(date_order, "\n".join(entries)) == []


def test_a_label_that_runs_backwards_is_a_tension_at_most() -> None:
    assert flagged(date_order, "Reports 1998-1994") in ([], ["tension"])


@pytest.mark.parametrize(
    "text",
    [
        "She took silk in 1937, having been a judge since 1949.",
        "First came the railway in 1846, then the canal in 1831.",
        "The hand pump, put in in September 2012, was broken by the flood of August 2012.",
        "The depot burned down on 17 February 1931; rebuilding was finished in 1930.",
    ],
)
def test_what_had_been_what_came_then_and_what_was_rebuilt(text: str) -> None:
    assert flagged(date_order, text) == ["contradiction"]


def test_after_something_is_not_then() -> None:
    text = "Yeni məktəb 1980-ci ildə tikilib. 1972-ci il zəlzələsindən sonra 1960-cı ildə tikilmiş məktəb söküldü."
    assert flagged(date_order, text, language="az") == []
