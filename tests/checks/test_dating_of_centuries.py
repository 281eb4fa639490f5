"""Decades and parts of centuries, where what is written of the century once holds for both ends of a range."""

import pytest

from annotations.checks.dating import find_dates
from annotations.checks.lexing.lexed import Lexed

CASES: tuple[tuple[str, str, list[tuple[str, str | None]]], ...] = (
    # Decades, the century behind them or before
    ("en", "in the 60-70s of the 20th century", [("the 60-70s of the 20th century", "1960/1979")]),
    ("en", "In the 50s-60s of the XX century it had", [("the 50s-60s of the XX century", "1950/1969")]),
    ("ru", "В 60–70-х годах XIX века рыли", [("60–70-х годах XIX века", "1860/1879")]),
    ("ru", "в 60-е – 70-е годы XIX в. рыли", [("60-е – 70-е годы XIX в.", "1860/1879")]),
    ("ru", "с 60-х по 80-е годы XIX века рыли", [("с 60-х по 80-е годы XIX века", "1860/1889")]),
    ("ru", "в 70-е годы XIX в. рыли", [("70-е годы XIX в.", "187X")]),
    ("az", "XIX əsrin 60-70-ci illərində", [("XIX əsrin 60-70-ci illərində", "1860/1879")]),
    # Backwards, no decades, and no century
    ("en", "the 70-60s of the 20th century", [("60s of the 20th century", "196X")]),
    ("en", "25-30 of the 20th century", [("the 20th century", "19XX")]),
    ("ru", "в 80—90-е гг. рыли", [("80—90-е гг.", None)]),
    # From a part of one century to a part of another
    (
        "en",
        "from the end of the 18th to the beginning of the 20th century",
        [("from the end of the 18th to the beginning of the 20th century", "1700/1999")],
    ),
    ("en", "late 19th–early 20th century", [("late 19th–early 20th century", "1800/1999")]),
    (
        "en",
        "from the mid-15th to the late 17th century",
        [("from the mid-15th to the late 17th century", "1400/1699")],
    ),
    (
        "en",
        "the end of the XIX - beginning of XX century",
        [("the end of the XIX - beginning of XX century", "1800/1999")],
    ),
    (
        "en",
        "in the late 18th and early 19th centuries",
        [("the late 18th", "17XX"), ("early 19th centuries", "18XX")],
    ),
    ("en", "In 2nd half of XIX c. it was", [("2nd half of XIX c.", "1850/1899")]),
    ("ru", "во 2-й пол. XIX в., в нач. XX в.", [("2-й пол. XIX в.", "1850/1899"), ("нач. XX в.", "19XX")]),
    ("ru", "в конце XIX – начале XX века", [("конце XIX – начале XX века", "1800/1999")]),
    ("ru", "с конца XVIII до начала XX в.", [("с конца XVIII до начала XX в.", "1700/1999")]),
    (
        "az",
        "XIX əsrin sonlarından XX əsrin əvvəllərinədək",
        [("XIX əsrin sonlarından XX əsrin əvvəllərinədək", "1800/1999")],
    ),
    (
        "az",
        "XIX əsrin axırı XX əsrin əvvəllərində",
        [("XIX əsrin axırı", "18XX"), ("XX əsrin əvvəllərində", "19XX")],
    ),
    ("en", "from the end of the 18 to the barn", []),
)


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_century_written_once_is_of_both_ends(
    language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    found = find_dates(Lexed(text, language=language), None)
    assert [(text[one.start : one.end], one.edtf) for one in found] == expected
