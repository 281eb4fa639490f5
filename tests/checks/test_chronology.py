"""What all checks of chronology promise of any text: right offsets, the same findings again, no exception, no haste."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks import (
    cause_and_result,
    date_order,
    duration_and_range,
    later_than_source,
    period_and_proof,
    today_and_ended,
    weekdays,
)
from tests.checks.chronology import told
from tests.checks.texts import calls_of

CHECKS = (
    *(cause_and_result, date_order, duration_and_range, later_than_source),
    *(period_and_proof, today_and_ended, weekdays),
)
PIECES = (
    *(
        "in 1990",
        "1990-94",
        "9 August 1994",
        "1994-1990",
        "(1920–1985)",
        "five years",
        "aged 70",
        "9 августа 1994 года",
    ),
    *("1994-cü ildə", "Thus,", "for example", "then", "later,", "As a result of", "led to", "died", "born", "he wrote"),
    *(
        "Today",
        "the Ministry of Trade",
        "was abolished",
        "guards",
        "Tuesday,",
        "20th anniversary",
        "founded",
        "ago",
        "(",
        ")",
    ),
    *(
        "“",
        "\n",
        "\n\n",
        ". ",
        ", ",
        ";",
        "İ",
        "é",
        "٣",
        "👍🏽",
        "\u200f",
        "\x00",
        "-",
        "12345678901234567890",
        "0000",
        "-0001",
    ),
)
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


@settings(max_examples=60, deadline=None)
@given(
    text=texts,
    language=st.sampled_from(["en", "ru", "az", "xx"]),
    published=st.sampled_from([None, "1985", "1990/1992"]),
)
def test_any_text_gives_right_offsets_and_the_same_findings_again(
    text: str, language: str, published: str | None
) -> None:
    for check in CHECKS:
        once = told(check, text, language=language, published=published)
        assert told(check, text, language=language, published=published) == once


@pytest.mark.parametrize(
    "piece", ["1990 ", "(", "then in 1990 ", "aged seventy-seven ", "Today the Ministry Of Trade "]
)
def test_long_texts_of_one_piece_take_no_more_than_their_length_asks(piece: str) -> None:
    """By calls, not by the clock: four times the text takes no more than six times as many."""
    text = (piece * 20_000)[:20_000]

    def all_of(some: str) -> None:
        for check in CHECKS:
            told(check, some)

    small, large = calls_of(lambda: all_of(text[:5_000])), calls_of(lambda: all_of(text))
    assert large <= 6 * small + 2_000, (small, large)
