"""Passages: offsets are code points, half-open, and every way to get them wrong is refused by name."""

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.rules.anchoring import (
    BLOCK_LENGTH,
    CONTEXT_LENGTH,
    Anchor,
    Proposal,
    Window,
    blocks,
    check_bounds,
    check_quote,
    count_lines,
    find_quote,
    locate,
    locate_in,
    span_needed,
)
from annotations.rules.errors import InvalidFields

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "anchoring").glob("*.json"))

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@dataclass(frozen=True)
class Case:
    text: str
    start: int
    end: int


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A text and a passage of it that is not white space alone."""
    text = draw(texts.filter(lambda text: not text.isspace()))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    if text[start:end].isspace():
        start, end = 0, len(text)
    return Case(text, start, end)


def read_fixture(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def refused_fields(start: object, end: object, length: int) -> set[str]:
    with pytest.raises(InvalidFields) as refusal:
        check_bounds(start, end, length)
    return set(refusal.value.errors)


def test_there_are_fixtures_for_the_scripts_that_break_offsets() -> None:
    assert len(FIXTURES) >= 30


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_fixture_is_located_as_it_says(path: Path) -> None:
    case = read_fixture(path)
    assert locate(case["text"], case["start"], case["end"]) == (case["quote"], case["prefix"], case["suffix"])


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_fixture_tells_the_same_place_in_utf_16(path: Path) -> None:
    case = read_fixture(path)
    before = case["text"][: case["start"]]
    assert case["utf16"] == {"start": utf16_length(before), "end": utf16_length(before + case["quote"])}


@given(cases())
def test_quote_and_context_are_what_the_text_has_there(case: Case) -> None:
    anchor = locate(case.text, case.start, case.end)
    assert anchor.quote == case.text[case.start : case.end]
    assert case.text[: case.start].endswith(anchor.prefix)
    assert len(anchor.prefix) == min(CONTEXT_LENGTH, case.start)
    assert case.text[case.end :].startswith(anchor.suffix)
    assert len(anchor.suffix) == min(CONTEXT_LENGTH, len(case.text) - case.end)


@given(cases(), st.integers(0, 50), st.integers(0, 50))
def test_a_window_that_is_wide_enough_locates_the_same(case: Case, more_before: int, more_after: int) -> None:
    first, last = span_needed(case.start, case.end, len(case.text))
    first = max(0, first - more_before)
    window = Window(first, case.text[first : last + more_after])
    located = locate_in(window, case.start, case.end, length=len(case.text))
    assert located == locate(case.text, case.start, case.end)


def test_a_window_that_is_too_narrow_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="does not hold"):
        locate_in(Window(10, "x" * 50), 30, 40, length=100)
    with pytest.raises(ValueError, match="does not hold"):
        locate_in(Window(0, "x" * 60), 30, 40, length=100)


@pytest.mark.parametrize(
    ("start", "end", "fields"),
    [
        (-1, 5, {"start"}),
        (0, 11, {"end"}),
        (10, 11, {"start", "end"}),
        (5, 5, {"end"}),
        (6, 5, {"end"}),
        (5, 0, {"end"}),
        (0.0, 5, {"start"}),
        (0, 5.5, {"end"}),
        ("0", "5", {"start", "end"}),
        (False, True, {"start", "end"}),
        (None, None, {"start", "end"}),
        (0, 2**70, {"end"}),
        (-(2**70), 2**70, {"start", "end"}),
        ([], {}, {"start", "end"}),
        (float("nan"), float("inf"), {"start", "end"}),
    ],
)
def test_offsets_that_bound_no_passage_are_refused_by_name(start: object, end: object, fields: set[str]) -> None:
    assert refused_fields(start, end, 10) == fields


def test_a_refusal_says_what_would_be_accepted() -> None:
    with pytest.raises(InvalidFields) as refusal:
        check_bounds(3, 11, 10)
    assert "from 1 to 10" in refusal.value.errors["end"][0]
    assert "code points" in refusal.value.errors["end"][0]


@given(st.integers(-20, 20), st.integers(-20, 20))
def test_exactly_the_half_open_ranges_inside_the_text_are_accepted(start: int, end: int) -> None:
    if 0 <= start < end <= 10:
        assert check_bounds(start, end, 10) == (start, end)
    else:
        assert refused_fields(start, end, 10) <= {"start", "end"}


@pytest.mark.parametrize("space", [" ", "\n\n", "\u00a0", "\u2028", "\t \f"])
def test_a_passage_of_white_space_alone_is_refused(space: str) -> None:
    with pytest.raises(InvalidFields) as refusal:
        locate(f"a{space}b", 1, 1 + len(space))
    assert set(refusal.value.errors) == {"quote"}


@pytest.mark.parametrize("claimed", ["cafe", "caf\u00e9", "Cafe\u0301", " cafe\u0301", "", None, 7, ["cafe\u0301"]])
def test_a_quote_that_is_not_the_text_is_refused(claimed: object) -> None:
    with pytest.raises(InvalidFields) as refusal:
        check_quote(claimed, "cafe\u0301")
    assert set(refusal.value.errors) == {"quote"}


def test_a_quote_that_is_the_text_is_accepted() -> None:
    check_quote("cafe\u0301", "cafe\u0301")


def test_a_refused_quote_shows_the_text_but_not_all_of_a_long_one() -> None:
    with pytest.raises(InvalidFields) as refusal:
        check_quote("x", "long " * 100_000)
    assert "long long" in refusal.value.errors["quote"][0]
    assert len(refusal.value.errors["quote"][0]) < 300


@given(cases())
def test_a_quote_is_found_where_it_was_taken_with_its_context(case: Case) -> None:
    quote, prefix, suffix = locate(case.text, case.start, case.end)
    proposals = find_quote(case.text, quote, prefix, suffix, limit=len(case.text))
    assert Proposal(case.start, case.end, len(prefix) + len(suffix)) in proposals
    assert all(case.text[found.start : found.end] == quote for found in proposals)
    assert proposals == sorted(proposals, key=lambda found: (-found.agreement, found.start))


def test_the_occurrence_with_the_better_context_is_proposed_first() -> None:
    text = "It was 40. Later it was 40. In the end 41."
    proposals = find_quote(text, "40", prefix="Later it was ", suffix=". In the")
    assert [(found.start, found.end) for found in proposals] == [(24, 26), (7, 9)]


def test_overlapping_occurrences_are_all_proposed() -> None:
    assert [found.start for found in find_quote("aaaa", "aa")] == [0, 1, 2]


def test_what_stands_nowhere_is_proposed_nowhere() -> None:
    assert find_quote("some text", "other") == []
    assert find_quote("some text", "") == []
    assert find_quote("cafe\u0301", "caf\u00e9") == []


def test_a_quote_that_stands_everywhere_gives_few_proposals() -> None:
    assert len(find_quote("a" * 2_000_000, "a")) == 20


@given(texts)
def test_a_text_has_the_lines_that_splitting_at_line_feeds_gives(text: str) -> None:
    assert count_lines(text) == len(text.split("\n"))


long_texts = st.builds(
    lambda pieces, times: "".join(pieces) * times,
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=30),
    st.integers(1, 200),
)


@given(long_texts)
def test_blocks_are_the_text_in_order(text: str) -> None:
    pieces = list(blocks(text))
    assert "".join(block.text for block in pieces) == text
    assert [block.number for block in pieces] == list(range(len(pieces)))
    for block in pieces:
        assert 0 < len(block.text) <= BLOCK_LENGTH
        assert text[block.start :].startswith(block.text)
        assert block.first_line == text[: block.start].count("\n")


def test_a_block_ends_after_the_last_line_feed_of_its_last_half() -> None:
    text = "x" * 5_000 + "\n" + "y" * 1_000 + "\n" + "z" * 5_000
    assert [len(block.text) for block in blocks(text)] == [6_002, 5_000]


def test_a_line_feed_in_the_first_half_does_not_make_a_small_block() -> None:
    text = "x" * 4_000 + "\n" + "y" * 6_000
    assert [len(block.text) for block in blocks(text)] == [BLOCK_LENGTH, 10_001 - BLOCK_LENGTH]


@pytest.mark.parametrize("cluster", ["e\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "👍🏽", "בִּ"])
@pytest.mark.parametrize("shift", range(5))
def test_a_block_does_not_cut_a_character_with_its_marks(cluster: str, shift: int) -> None:
    text = "x" * shift + cluster * 9_000
    for block in list(blocks(text))[1:]:
        assert not unicodedata.category(block.text[0]).startswith("M")
        assert block.text[0] not in "\u200d🏽"
        assert text[block.start - 1] != "\u200d"


def test_nothing_but_marks_is_cut_all_the_same() -> None:
    text = "a" + "\u0301" * 20_000
    assert "".join(block.text for block in blocks(text)) == text


def test_an_anchor_names_its_parts() -> None:
    assert locate("one two three", 4, 7) == Anchor(quote="two", prefix="one ", suffix=" three")
