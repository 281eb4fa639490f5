"""Words that somebody types or pastes are found where they stand, whole, and quickly in any text."""

import pytest

from annotations.rules.by_words import PLACES, find_by_words

TEXT = "The decree of 1994.\nA decree: the Cafe\u0301 closed.\nقرار بتاريخ ٩ آب ١٩٩٤ 👩\u200d👩\u200d👧 end"


def found(words: str, until: str = "", line: int | None = None, text: str = TEXT) -> list[str]:
    """The words of the passages."""
    return [text[start:end] for start, end in find_by_words(text, words, until, line=line).places]


def test_words_are_found_in_every_place_or_in_one_line() -> None:
    assert find_by_words(TEXT, " decree ").places == [(4, 10), (22, 28)]
    assert find_by_words(TEXT, "decree", line=2).places == [(22, 28)]
    assert find_by_words(TEXT, "decree", line=3).places == []
    assert find_by_words(TEXT, "decree", line=99).places == []


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("caf\u00e9 CLOSED", "Cafe\u0301 closed"),
        ("1994. A decree", "1994.\nA decree"),
        ("٩ اب 1994", "٩ آب ١٩٩٤"),
    ],
)
def test_what_is_written_otherwise_is_proposed_as_it_stands(words: str, stands: str) -> None:
    assert found(words) == [stands]
    assert not find_by_words(TEXT, words).is_exact


def test_no_character_is_cut() -> None:
    assert found("Cafe") == ["Cafe\u0301"]
    assert found("👧") == ["👩\u200d👩\u200d👧"]


def test_a_long_passage_is_named_by_how_it_begins_and_ends() -> None:
    assert found("The decree", "the Cafe") == ["The decree of 1994.\nA decree: the Cafe\u0301"]
    assert found("decree", "decree") == ["decree of 1994.\nA decree"]
    assert found("closed", "decree") == []


def test_there_are_more_than_are_shown() -> None:
    answer = find_by_words("ab " * (PLACES + 1), "ab")
    assert (len(answer.places), answer.has_more) == (PLACES, True)
    assert not find_by_words("ab " * PLACES, "ab").has_more


@pytest.mark.parametrize(
    ("text", "words", "until"),
    [
        ("a" * 200_000 + "b" * 200_000, "b", "a"),
        ("a" + "\u0301" * 300_000, "\u0301", ""),
        ("a\u200d" * 200_000, "A", ""),
        ("x" * 500_000, "y", "x"),
    ],
)
def test_a_hostile_text_is_read_once(text: str, words: str, until: str) -> None:
    assert find_by_words(text, words, until).places == []  # what is found is too long for a passage, or nowhere


def test_nothing_is_found_for_nothing() -> None:
    assert found("  ") == []
    assert found("\u0301\u200d") == []
