"""Phrases of a language's table in what stands between figures, by whole words."""

import re
from collections.abc import Sequence
from functools import cache

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*|&")


def has_any(text: str, listed: Sequence[str]) -> bool:
    """Whether one of the phrases stands in the text, as words."""
    words = f" {words_in(text)} "
    return any(f" {phrase} " in words for phrase in listed)


def has_end(text: str, listed: Sequence[str]) -> bool:
    """Whether the text ends with one of the phrases, as words."""
    return f" {words_in(text)}".endswith(_behind_blanks(tuple(listed)))


@cache
def _behind_blanks(listed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in listed)


def has_stem(text: str, stems: Sequence[str]) -> bool:
    """Whether a word of the text begins with one of the stems; stems may be of several words."""
    words = f" {words_in(text)}"
    return any(f" {stem}" in words for stem in stems)


def words_in(text: str) -> str:
    """The words of the text with one blank between them."""
    return " ".join(_WORD.findall(text))
