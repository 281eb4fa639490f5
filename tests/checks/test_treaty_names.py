"""Treaties that are called by a word which is none for a treaty, and what only looks like one."""

import pytest

from annotations.checks import treaty_names
from annotations.checks.reading import Reading

FOUND = [
    (
        "The republic joined the “Budapest expediency against cybercrime” early.",
        "Budapest Convention against cybercrime",
    ),
    ("It signed the Vienna convenience on diplomatic relations.", "Vienna Convention on diplomatic relations"),
    ("In 2002 the island acceded to the Rome Status.", "Rome Statute"),
    ("The Warsaw Contract countries met in May.", "Warsaw Pact"),
    ("The Kyoto Minutes on climate change had expired.", "Kyoto Protocol on climate"),
    (
        "The Ottawa Contention on the prohibition of mines was ratified.",
        "Ottawa Convention on the prohibition of mines",
    ),
]
LEFT = [
    "The Budapest Convention on Cybercrime was signed in 2001.",
    "The Budapest office against cybercrime opened in 2014.",
    "She joined the Geneva community for refugees.",
    "The Kyoto record of emissions in 1990 was high.",
    "Geneva hospitality for refugees was known.",
    "The Warsaw contract was lost by the builder.",
    "The Warsaw Contract was lost by the builder.",
    "The Rome status of guests is another matter.",
    "They signed the Paris Agreement on climate and the Paris Declaration.",
    "Under the Vienna Agency on diplomatic relations nothing was done.",
]


def corrections(text: str, language: str | None = "en") -> list[object]:
    reading = Reading("source", text, language=language)
    return [one.values["correction"] for one in treaty_names.check(reading, {})]


@pytest.mark.parametrize(("text", "correction"), FOUND)
def test_a_treaty_under_another_word_is_found_with_its_own(text: str, correction: str) -> None:
    assert corrections(text) == [correction]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_another_thing_of_that_place_is_left_alone(text: str) -> None:
    assert corrections(text) == []


def test_texts_in_other_languages_are_left_alone() -> None:
    assert corrections(FOUND[0][0], language="de") == []
    assert corrections(FOUND[0][0], language=None) == [FOUND[0][1]]


def test_the_message_says_which_words_and_why() -> None:
    (finding,) = treaty_names.check(Reading("source", FOUND[0][0]), {})
    assert finding.passages[0].quote == "Budapest expediency against cybercrime"
    assert "about cybercrime is a Convention" in finding.message
