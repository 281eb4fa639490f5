"""What differs between two states is told completely, briefly, and in time."""

import time

from hypothesis import given
from hypothesis import strategies as st

from annotations.rules.differences import Difference, Part, differences, word_parts

TEXTS = st.text(alphabet="ab c.\n", max_size=120)


def read(parts: tuple[Part, ...], without: str) -> str:
    """One of the two texts again."""
    return "".join(part.text for part in parts if part.change != without)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_parts(before: str, after: str) -> None:
    parts = word_parts(before, after)
    assert read(parts, "new") == before
    assert read(parts, "gone") == after


def test_a_changed_word_is_marked_and_no_other() -> None:
    parts = word_parts("It is dated to 1990 by the page.", "It is dated to 1994 by the page.")
    assert [part for part in parts if part.change != "same"] == [Part("1990", "gone"), Part("1994", "new")]


def test_what_stayed_far_from_a_change_is_cut_short() -> None:
    text = "word " * 200
    parts = word_parts(f"{text}old {text}", f"{text}new {text}")
    assert sum(len(part.text) for part in parts) < 400
    assert [part.text for part in parts if part.change != "same"] == ["old", "new"]


def test_details_are_told_by_their_path_and_the_rest_of_the_state_is_not() -> None:
    before = {"note": "", "details": {"dating": None, "certainty": "certain"}, "revision": 1, "authors": ["a"]}
    after = {"note": "", "details": {"dating": "1994", "certainty": "certain"}, "revision": 2, "authors": ["a", "b"]}
    assert differences(before, after) == [Difference("details.dating", "", "1994")]


def test_what_another_kind_does_not_know_is_told_as_gone() -> None:
    before = {"kind": "claim", "details": {"dating": "1994"}}
    after = {"kind": "quote", "details": {"speaker": None}}
    assert differences(before, after) == [
        Difference("kind", "claim", "quote"),
        Difference("details.dating", "1994", ""),
    ]


def test_a_passage_that_moved_to_the_same_words_elsewhere_is_told_by_its_place() -> None:
    before, after = {"start": 3, "end": 5, "quote": "ab"}, {"start": 9, "end": 11, "quote": "ab"}
    assert differences(before, after) == [Difference("place", "3–5", "9–11")]


def test_the_ends_that_were_put_in_and_taken_out_are_told() -> None:
    (change,) = differences({"annotations": ["a", "b"]}, {"annotations": ["b", "c"]})
    assert change.parts == (Part("a", "gone"), Part("b"), Part("c", "new"))


def test_texts_as_long_as_can_be_are_compared_in_time() -> None:
    before = " ".join(f"a{number % 40}" for number in range(5_000))[:20_000]
    after = " ".join(f"a{number % 37}" for number in range(5_000))[:20_000]
    began = time.process_time()
    word_parts(before, after)
    word_parts(before[:4_000], after[:4_000])
    assert time.process_time() - began < 1
