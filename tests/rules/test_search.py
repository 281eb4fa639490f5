"""What was typed, and where it stands in a folded text."""

import pytest

from annotations.rules.errors import InvalidFields
from annotations.rules.folding import fold
from annotations.rules.search import (
    LENGTH,
    TERMS,
    Manner,
    Within,
    check_wanted,
    fits,
    gathered,
    hits_in,
    read_query,
)

WORDS, ANYWHERE = Within.WORDS, Within.ANYWHERE


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("decree ministry", [("decree", Manner.WORD, False), ("ministry", Manner.WORD, False)]),
        ('"of 9  August" -draft', [("of 9 august", Manner.EXACT, False), ("draft", Manner.WORD, True)]),
        ('-"the minister"', [("the minister", Manner.EXACT, True)]),
        ("minist*", [("minist", Manner.BEGINNING, False)]),
        ("1990-94 U.S.", [("1990-94", Manner.EXACT, False), ("u.s", Manner.EXACT, False)]),
        ("C++ 3%", [("c++", Manner.EXACT, False), ("3%", Manner.EXACT, False)]),
        ("(decree), decree.", [("decree", Manner.WORD, False)]),
        ("§ 3", [("§", Manner.EXACT, False), ("3", Manner.WORD, False)]),
        ("北京", [("北京", Manner.ANYWHERE, False)]),
        ("“typographic quotes” «ici»", [("typographic quotes", Manner.EXACT, False), ("ici", Manner.EXACT, False)]),
        ('"never ends', [("never ends", Manner.EXACT, False)]),
        ("- -- *", [("-", Manner.EXACT, False), ("--", Manner.EXACT, False), ("*", Manner.EXACT, False)]),
        ("a & b | !c <-> d:*", [
            *[("a", Manner.WORD, False), ("&", Manner.EXACT, False), ("b", Manner.WORD, False)],
            *[("|", Manner.EXACT, False), ("c", Manner.WORD, False), ("<->", Manner.EXACT, False)],
            ("d", Manner.BEGINNING, False),
        ]),
        ("", []),
        ("  \n ", []),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_as_people_mean_it(typed: str, terms: list[tuple[str, Manner, bool]]) -> None:
    assert [(one.folded, one.manner, one.is_excluded) for one in read_query(typed, WORDS).terms] == terms


@pytest.mark.parametrize("typed", ["x" * (LENGTH + 1), " ".join(f"w{n}" for n in range(TERMS + 1)), "\u200d", '""'])
def test_what_cannot_be_looked_for_is_refused_with_why(typed: str) -> None:
    with pytest.raises(InvalidFields) as refusal:
        read_query(typed, WORDS)
    assert list(refusal.value.errors) == ["words"]


def test_texts_are_not_searched_for_what_must_not_stand_there_alone() -> None:
    check_wanted(read_query("", WORDS))
    check_wanted(read_query("decree -draft", WORDS))
    with pytest.raises(InvalidFields):
        check_wanted(read_query("-draft", WORDS))


@pytest.mark.parametrize(
    ("typed", "text", "within", "is_there"),
    [
        ("art", "the party", WORDS, False),
        ("art", "the party", ANYWHERE, True),
        ("art", "fine ART.", WORDS, True),
        ('"of 9 August"', "a decree of\n9\u00a0August 1994", WORDS, True),
        ('"of 9 Aug"', "of 9 August", WORDS, False),
        ("1990-94", "in 1990–94", WORDS, True),
        ("1990-94", "in 1990-945", WORDS, False),
        ("minist*", "the Ministère", WORDS, True),
        ("minist*", "administration", WORDS, False),
        ("decree -draft", "a decree", WORDS, True),
        ("decree -draft", "a decree, a draft", WORDS, False),
        ("§", "see §3", WORDS, True),
        ('"§ 3"', "see §  3.", WORDS, True),
        ('"§ 3"', "see § 31.", WORDS, False),
        ("京都", "東京都", WORDS, True),
        ("2019", "2019年", WORDS, True),
        ("👩", "👩‍👩‍👧", WORDS, True),
        ("a.c", "abc", WORDS, False),
        ("(a|b)+ [x] \\d %_", "(a|b)+ [x] \\d %_", WORDS, True),
        ("(a|b)+", "ab", WORDS, False),
    ],
)
def test_it_stands_there_or_not(typed: str, text: str, within: Within, is_there: bool) -> None:
    assert fits(read_query(typed, within), fold(text), {}) is is_there


def test_forms_of_a_word_count_where_they_are_known_and_not_within_others() -> None:
    query = read_query("decree", WORDS)
    forms = {query.terms[0]: frozenset({"decree", "decreed"})}
    text = "it decreed: decrees, a decree"
    assert [text[start:end] for start, end in hits_in(query, text, forms, most=9)] == ["decreed", "decree"]


def test_hits_that_overlap_are_one_and_those_near_each_other_one_place() -> None:
    text = "abcabc" + " " * 50 + "abc" + " " * 500 + "abc"
    hits = hits_in(read_query("abca bcabc", ANYWHERE), text, {}, most=9)
    assert hits == [(0, 6)]
    single = hits_in(read_query("abc", ANYWHERE), text, {}, most=9)
    assert [len(place) for place in gathered(single)] == [3, 1]
    assert len(hits_in(read_query("abc", ANYWHERE), text, {}, most=2)) == 2
