"""Texts as search compares them, and the way back from there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.rules.folding import PIECE_LENGTH, WORD, fold, origins, pieces, unfolded

# Characters that fold to more, to fewer, or to none; that hold together; and of every plane.
DELICATE = st.text(st.sampled_from("aI ıİißﬁŉé\u0301\u200d👩👧🏽ـمُ١ق\u00ad\ufeff―“_\n\x00क्षไ北각ΣςЙйё½…"), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministère", "MINISTE\u0300RE"),
        ("İstanbul", "ISTANBUL"),
        ("ıstanbul", "istanbul"),
        ("Straße", "STRASSE"),
        ("ﬁnal", "final"),
        ("“1990–94”", '"1990-94"'),
        ("l’œuvre", "L'OEUVRE"),
        ("Łódź", "lodz"),
        ("مُحَمَّد", "محمد"),
        ("أحمد", "احمد"),
        ("عـــربي", "عربي"),
        ("١٩٩٤", "1994"),
        ("ΣΊΣΥΦΟΣ", "σισυφος"),
        ("co\u00adoperate", "cooperate"),
        ("a\u202eb", "ab"),
        ("ｗｉｄｅ", "wide"),
        ("а ё", "А Е"),
        ("カ\u3099", "ガ"),
    ],
)
def test_what_is_the_same_to_a_reader_is_folded_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("й", "и"), ("कि", "कु"), ("ไม้", "ไม"), ("北", "京"), ("1", "l")])
def test_what_is_another_letter_stays_another(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_every_character_is_folded_once_and_for_all() -> None:
    # Where what has case, accents or another form stands; among ideographs and emoji nothing has.
    ranges = ((0, 0x3400), (0xA000, 0xAC10), (0xF8FF, 0x10FFF), (0x1D400, 0x1D800), (0x1E000, 0x1F252))
    whole = "".join(chr(point) for first, last in ranges for point in range(first, last))
    folded = [fold(character) for character in whole]
    assert fold(whole) == "".join(folded)
    assert [one for one in dict.fromkeys(folded) if fold(one) != one] == []


@given(DELICATE, DELICATE)
def test_two_texts_are_folded_as_one_is(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(DELICATE)
def test_each_folded_character_comes_from_a_place_that_folds_to_it(text: str) -> None:
    places = origins(text)
    folded = fold(text)
    assert len(places) == len(folded) + 1
    for place, character in enumerate(folded):
        assert character in fold(text[places[place]])


@given(DELICATE)
def test_the_way_back_is_in_the_text_and_folds_to_what_was_found(text: str) -> None:
    folded, places = fold(text), origins(text)
    for start in range(len(folded)):
        first, last = unfolded(text, places, start, start + 1)
        assert 0 <= first < last <= len(text)
        assert folded[start] in fold(text[first:last])


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        ("In İSTANBUL 👩‍👩‍👧 once", "once", "once"),
        ("the Straße ends", "ends", "ends"),
        ("cafe\u0301 noir", "cafe", "cafe\u0301"),
        ("a 👩‍👩‍👧 b", "👩", "👩‍👩‍👧"),
        ("قال مُحَمَّدٌ شيئا", "محمد", "مُحَمَّدٌ"),
        ("oﬃce", "fi", "ﬃ"),
        ("ISTANBUL'da ırmak", "irmak", "ırmak"),
    ],
)
def test_a_hit_is_whole_characters_as_they_are_seen(text: str, sought: str, found: str) -> None:
    start = fold(text).index(sought)
    first, last = unfolded(text, origins(text), start, start + len(sought))
    assert text[first:last] == found


@pytest.mark.parametrize("text", ["word أé👩 \n", "北京", "́ß", "a", ""])
@pytest.mark.parametrize("times", [1, PIECE_LENGTH // 2, PIECE_LENGTH])
def test_pieces_are_the_folded_text_in_order(text: str, times: int) -> None:
    whole = text * times
    cut = pieces(whole)
    assert "".join(piece.folded for piece in cut) == fold(whole)
    for piece in cut:
        assert fold(whole[piece.start : piece.start + PIECE_LENGTH]).startswith(piece.folded)


def test_a_piece_does_not_end_within_a_word() -> None:
    cut = pieces("others " * (PIECE_LENGTH // 4))
    assert len(cut) > 1
    assert {word for piece in cut for word in WORD.findall(piece.folded)} == {"others"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'accord de 1990-94, dit-il.", ["l", "accord", "de", "1990", "94", "dit", "il"]),
        ("हिन्दी में", [unicodedata.normalize("NFKD", "हिन्दी"), "में"]),
        ("2019年の東京", ["2019"]),
        ("ภาษาไทย and Thai", ["and", "thai"]),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words_are_what_has_spaces_or_signs_around_it(text: str, words: list[str]) -> None:
    assert WORD.findall(fold(text)) == words
