"""What is quick in large texts finds the same as what is plain, and makes nothing anew for each name of a register."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.checks import cause_and_result
from annotations.checks.chronology import body_deeds
from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming.initials import parts_from, parts_of
from annotations.checks.reading import Reading
from annotations.checks.spelling.vocabulary import Vocabulary

PIECES = ("Bank", "of", "the", "N.", "O’Neil’s", "R&D", "-", "_", "’", "&", "İl", "co-op", " ", "(", "9", "ə")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_the_words_of_an_expansion_are_the_same_from_each_place(text: str) -> None:
    words = Lexed(text, language="en").words
    starts = [word.start for word in words]
    end = words[-1].end if words else 0
    assert list(parts_from(text, starts, end)) == [parts_of(text[start:end]) for start in reversed(starts)]


def test_a_register_of_bodies_needs_no_pattern_for_each() -> None:
    letters = "BDFGKLMNPR"
    names = (
        f"{one}a{other.lower()}el {third}o{one.lower()}ar" for one in letters for other in letters for third in "BDF"
    )
    told = (f"The {name} Society was founded in 19{n % 30:02} and dissolved in 1950." for n, name in enumerate(names))
    before = body_deeds._acting.cache_info().misses
    list(cause_and_result.check(Reading("source", " ".join(told), language="en"), {}))
    assert body_deeds._acting.cache_info().misses - before <= 10


@pytest.mark.parametrize(
    "text",
    [
        "The Karel Board was dissolved in 1950. In 1955 the Karel Board bought a mill.",
        "The Karel Board was dissolved in 1950. In 1955 that same  board bought a mill.",
        "The Karel Board was dissolved in 1950. In 1955 the\nBoard bought a mill.",
        "The Karél Board was dissolved in 1950. In 1955 the Karél Board bought a mill.",
    ],
)
def test_a_body_that_acts_after_its_end_is_found_by_its_head_or_its_name(text: str) -> None:
    found = list(islice(cause_and_result.check(Reading("source", text, language="en"), {}), 2))
    assert [finding.values.get("deed") for finding in found] == ["1955"]


def test_what_is_listed_is_what_has_a_frequency() -> None:
    vocabulary = Vocabulary(Lexed("", language="en"))
    words = {"ministry", "minstry", "of", "", "qqq"}
    assert vocabulary.listed(words) == {word for word in words if vocabulary.frequency(word)}
    assert Vocabulary(Lexed("", language="az")).listed(words) == set()
