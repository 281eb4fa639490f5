"""Alternatives put in order by their first letters, which find what they found."""

import re
from dataclasses import fields

import pytest

from annotations.checks.chronology.cues import LANGUAGES
from annotations.checks.chronology.first_letters import by_first_letter, split

ROWS = (
    ("after|as a result of|because of|because|by", "as a result of it, because of that, because; by and after"),
    ("because|because of", "because of"),  # the first one that fits, as before
    (r"\w+ed|and|end", "ended and end"),
    ("and|end|an|e", "an and end e"),
    ("(?:once|as soon as)(?= the )|on|as", "as soon as the, once the, on as soon as"),
    ("(?:up)?on the|under|upon", "upon the, on the, upon, under"),
    ("(?:in |on )?(?:this|that)|it|on", "on that, in this, that, it, on"),
    ("i|ı|s", "I i İ ı ſ S"),
    (r"\(c\)|©|=|c", "(c) © = c"),
    ("[ab]c|ad|b[cd]", "ac bc ad bd"),
    ("a{1,2}b|a|b+", "aab ab a bb"),
    ("(a)b|b(c)", "ab bc"),
    ("из-за|и|благодаря", "из-за и благодаря"),
)


def _found(pattern: str, text: str) -> list[tuple[int, int]]:
    return [one.span() for one in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)]


@pytest.mark.parametrize(("alternatives", "text"), ROWS)
def test_what_is_put_in_order_finds_the_same(alternatives: str, text: str) -> None:
    assert _found(by_first_letter(alternatives), text) == _found(alternatives, text) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_of_the_tables_finds_the_same(language: str) -> None:
    words = LANGUAGES[language]
    entries = [entry for one in fields(words) if isinstance(entry := getattr(words, one.name), str) and entry]
    text = re.sub(r"\\[wsbdZA]|[()?:|\\=!\[\]{}+*]", " ", " ".join(entries))
    for entry in entries:
        assert _found(by_first_letter(entry), text) == _found(entry, text)


def test_what_begins_with_one_letter_stands_together_behind_a_look_at_it() -> None:
    assert by_first_letter("by|on|because") == "(?=[bo])(?:(?=[b])(?:by|because)|on)"


def test_a_pattern_is_split_only_between_its_alternatives() -> None:
    assert split(r"a(?:b|c)|[|]d|\|") == [r"a(?:b|c)", "[|]d", r"\|"]
