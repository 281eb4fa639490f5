"""Dates told from another day, and dates in any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.rules.dates import parse_edtf
from tests.checks.test_dating import dates_of


@pytest.mark.parametrize(
    ("text", "language", "published", "expected"),
    [
        ("last year", "en", "2008-06-25", "2007"),
        ("two years ago", "en", "2008-06", "2006"),
        ("three months ago", "en", "2008-02", "2007-11"),
        ("yesterday", "en", "2008-03-01", "2008-02-29"),
        ("next month", "en", "2008-12", "2009-01"),
        ("last March", "en", "2008-06", "2008-03"),
        ("last March", "en", "2008-02", "2007-03"),
        ("over the past three years", "en", "2008-06-25", "2005/2008"),
        ("in August of last year", "en", "2008", "2007-08"),
        ("on 28 December this year", "en", "2008", "2008-12-28"),
        ("last Tuesday", "en", "2008-06-25", "2008-06-24"),
        ("за последние три года", "ru", "2008", "2005/2008"),
        ("в прошлом году", "ru", "2008", "2007"),
        ("son üç ildə", "az", "2008", "2005/2008"),
        ("keçən il", "az", "2008", "2007"),
        ("the 30s of the last century", "en", "2008", "193X"),
    ],
)
def test_what_is_told_from_publication_is_counted_from_it(
    text: str, language: str, published: str, expected: str
) -> None:
    (found,) = dates_of(text, language, published)
    assert found.edtf == expected
    assert found.anchor is not None
    assert published in found.anchor


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("last year", None),
        ("last year", "200X"),
        ("last year", "2007/2008"),
        ("last year", "2008?"),
        ("yesterday", "2008-06"),
        ("next month", "2008"),
        ("on Saturday", "2008-06-25"),
    ],
)
def test_what_cannot_be_counted_is_left_open_with_its_reason(text: str, published: str | None) -> None:
    (found,) = dates_of(text, "en", published)
    assert found.edtf is None
    assert found.unresolved


def test_a_length_keeps_its_length_where_its_dates_are_not_known() -> None:
    (found,) = dates_of("over the past three years")
    assert (found.edtf, found.duration) == (None, "P3Y")
    (later,) = dates_of("over the next three years", published="2008")
    assert (later.edtf, later.duration) == (None, "P3Y")


PIECES = st.sampled_from(
    (
        *("1994", "9", "August", "1990-94", "the", "late", "1980s", "-", "–", ".", ",", "/", "XX", "век", "г.", "2000"),
        *("people", "since", "until", "between", "and", "of", "last", "year", "09.08.94", "44", "days", "May", "BC"),
        *("ə", "cü", "il", "\n", "\u0301", "😀", "١٩٩٤", "²", "Ⅻ", "(", ")", "?", "%", "$", "II", "н.", "э.", "а́"),
        *("following", "next", "same", "later", "on", "12th", "Monday", "fell", "will", "1l84", "через", "того", "же"),
        *("past", "three", "ago", "in", "№", "or", "31.02.2010", "first", "half"),
    )
)


@given(
    st.one_of(
        st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    )
)
@settings(max_examples=150, deadline=None)
def test_dates_of_any_text_stand_in_it_in_order_and_are_edtf(text: str) -> None:
    for language in ("en", "ru", "az", None):
        found = dates_of(text, language, "2008-06-25")
        end = 0
        for one in found:
            assert end <= one.start < one.end <= len(text)
            assert not text[one.start].isspace()
            assert not text[one.end - 1].isspace()
            assert one.edtf or one.duration or one.unresolved
            if one.edtf:
                parse_edtf(one.edtf)
            end = one.end


@pytest.mark.parametrize(
    "piece", ["a", "9", "1.", "1994-", "c. ", "\u0301", "until ", "two hundred ", "(((", "-", "1 "]
)
def test_a_long_run_of_one_thing_is_read_in_its_length(piece: str) -> None:
    assert isinstance(dates_of(piece * (40_000 // len(piece))), list)
