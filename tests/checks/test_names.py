"""Proper names are told by their capitals, as far as capitals tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming import find_names

NAMES = [
    ("He met Jean de la Fontaine and Ludwig van Beethoven.", ["Jean de la Fontaine", "Ludwig van Beethoven"]),
    ("the Bank of the North and the Treaty of Versailles.", ["Bank of the North", "Treaty of Versailles"]),
    ("the Ministry of Defence and State Border Guard.", ["Ministry of Defence", "State Border Guard"]),
    ("the Ministry of Science and Education met.", ["Ministry of Science and Education"]),
    ("the Committee on Family, Women and Child Affairs met.", ["Committee on Family, Women and Child Affairs"]),
    (
        "the Organization for Security and Co-operation in Europe",
        ["Organization for Security and Co-operation in Europe"],
    ),
    ("the Bank of England's governor.", ["Bank of England"]),
    ("the People's Republic of China.", ["People's Republic of China"]),
    ("by J. R. R. Tolkien and the U.S. Department of State.", ["J. R. R. Tolkien", "U.S. Department of State"]),
    ("However, Paris was quiet. They liked Paris.", ["Paris", "Paris"]),
    ("Armenian troops left the Armenian Church on Monday in May.", ["Armenian Church"]),
    ("in Marks & Spencer and in al-Qaeda.", ["Marks & Spencer", "al-Qaeda"]),
    ("Said NATO: the CIA knew.", ["NATO", "CIA"]),
    ("World War II and Theresa May.", ["World War II", "Theresa May"]),
    ("the Heydar Foundation and the Queen Elizabeth Hospital.", ["Heydar Foundation", "Queen Elizabeth Hospital"]),
    ("Some of them came. Representatives of Russia came.", ["Russia"]),
    (
        "Наши министры: Министерство внутренних дел Латвии и Иван Петров.",
        ["Министерство внутренних дел Латвии", "Иван Петров"],
    ),
    (
        "Он видел Верховный совет и Комитет государственной безопасности.",
        ["Верховный совет", "Комитет государственной безопасности"],
    ),
    ("Bu gün Milli Təhlükəsizlik Nazirliyi və Bakı haqqında.", ["Milli Təhlükəsizlik Nazirliyi", "Bakı"]),
    ("the army-backed, Moscow-based men.", []),
    ("The law was read. Fortunately it rained. Yesterday was cold.", []),
    ("COUNTERING THE ENEMY\n\nMeasures Taken At Home\n\nIt is so.", []),
    ("the Ministry, the President and the Decree.", []),
    ("日本語の文章。 مرحبا بالعالم 😀 ١٢٣.", []),
]
TITLED = [
    ("It was Major General Ali Holm.", "Ali Holm", "Major General"),
    ("the president Olav Holm came", "Olav Holm", "president"),
    ("the Minister of Defence Zakir Holm came.", "Zakir Holm", None),
    ("Prince Charles came", "Charles", "Prince"),
]
FOLDED = [
    ("an élan of Al-Qaeda’s camp.", "al qaeda"),
    ("in U.S. and so on.", "us"),
    ("near St. Petersburg now.", "saint petersburg"),
    ("в городе Минске и в Минск.", "минск"),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_are_found_whole_and_what_only_has_a_capital_is_not(text: str, expected: list[str]) -> None:
    assert [text[name.start : name.end] for name in find_names(Lexed(text))] == expected


@pytest.mark.parametrize(("text", "name", "title"), TITLED)
def test_titles_stand_outside_of_the_name(text: str, name: str, title: str | None) -> None:
    [one] = find_names(Lexed(text, language="en"))
    assert (text[one.start : one.end], one.title) == (name, title)


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_names_are_folded_to_be_compared(text: str, folded: str) -> None:
    assert folded in [name.folded for name in find_names(Lexed(text))]


def test_a_person_behind_a_body_is_set_apart_where_both_stand_alone_elsewhere() -> None:
    text = "He saw Ole Holm. It was the Republic of Narnia. The head of the Republic of Narnia Ole Holm came."
    assert [text[one.start : one.end] for one in find_names(Lexed(text))][-2:] == ["Republic of Narnia", "Ole Holm"]


@given(st.text(alphabet=st.sampled_from("AaBbÉéИи '’-&.,:\n日İıﬁ😀1"), max_size=80))
@settings(deadline=None)
def test_any_text_gives_names_in_order_that_do_not_overlap(text: str) -> None:
    end = 0
    for name in find_names(Lexed(text)):
        assert end <= name.start < name.end <= len(text)
        end = name.end


@pytest.mark.parametrize("piece", ["Aa ", "Bank of ", "A.", "Ministry of Aa, ", "Aa and ", "x"])
def test_a_long_run_of_capitals_is_read_in_a_moment(piece: str) -> None:
    assert find_names(Lexed(piece * (30_000 // len(piece)), language="en")) is not None
