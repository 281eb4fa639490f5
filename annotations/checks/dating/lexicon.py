"""What a word can be in a date, by the language of the text: the tables put together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from annotations.checks.dating import az, en, ru
from annotations.checks.dating.table import Table
from annotations.rules.folding import fold

TABLES: Mapping[str, Table] = {"az": az.TABLE, "en": en.TABLE, "ru": ru.TABLE}
# Whose words are known in which text: Russian letters are nobody else's here, and English and Azerbaijani would mix.
READ_WITH = {"az": ("ru", "az"), "en": ("ru", "en"), "ru": ("en", "ru"), None: ("ru", "en")}

Value = int | str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A kind, and what the word stands for: a number, a unit of ISO 8601, nothing (0)."""

    kind: str
    value: Value = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`words` are folded. `phrases` are by their first word, longest first; `counted` are beginnings of words."""

    words: Mapping[str, Meaning]
    weak: frozenset[str]
    phrases: Mapping[str, tuple[tuple[re.Pattern[str], Meaning], ...]]
    counted: tuple[str, ...]
    has_plurals: bool
    day_first: bool


@cache
def lexicon_of(language: str | None) -> Lexicon:
    """The words of dates in a language; in one without a table, the months of all languages alone."""
    known = [TABLES[code] for code in READ_WITH.get(language, ())]
    words: dict[str, Meaning] = {}
    for table in TABLES.values():
        # A month of another language is one beside a day and a year; "sent" is September in Azerbaijani.
        foreign = {word: Meaning("weak", month.value) for word, month in _months(table)}
        words.update(foreign if known else _months(table))
    for table in known:
        words.update(_words(table))
        words.update(_months(table))
    return Lexicon(
        words=words,
        weak=frozenset(fold(TABLES["en"].doubtful).split()) if language != "az" else frozenset(),
        phrases=_phrases(known),
        counted=tuple(fold(word[:-1]) for table in known for word in table.counted.split() if word.endswith("*")),
        has_plurals=language in ("en", None),
        day_first=bool(known) and known[-1].day_first,
    )


def _months(table: Table) -> Iterator[tuple[str, Meaning]]:
    doubtful = fold(table.doubtful).split()
    for number, listed in enumerate(table.months, start=1):
        for word in fold(listed).split():
            yield word, Meaning("doubtful" if word in doubtful else "month", number)


def _words(table: Table) -> Iterator[tuple[str, Meaning]]:
    for word in fold(table.counted).split():
        if not word.endswith("*"):
            yield word, Meaning("counted")
    for kind, listed in table.words.items():
        for word in fold(listed).split():
            yield word, Meaning(kind)
    for kind, values in table.valued.items():
        for value, listed in values.items():
            for word in fold(listed).split():
                yield word, Meaning(kind, value)
    for unit, listed in table.units.items():
        for word in fold(listed).split():
            yield word, Meaning("unit", unit)


def _phrases(tables: list[Table]) -> dict[str, tuple[tuple[re.Pattern[str], Meaning], ...]]:
    found: dict[str, list[tuple[str, Meaning]]] = {}
    for table in tables:
        for (kind, value), listed in table.phrases.items():
            for phrase in listed.split("|"):
                found.setdefault(fold(phrase.split()[0]).rstrip("."), []).append((phrase, Meaning(kind, value)))
    return {
        first: tuple((_pattern(phrase), meaning) for phrase, meaning in sorted(some, key=lambda one: -len(one[0])))
        for first, some in found.items()
    }


def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase with white space of any kind in it; a word in it ends where it is written to end."""
    words = [
        re.escape(word.rstrip(".")) + (r"(?!\w)\s{0,3}\.?" if word.endswith(".") else r"(?!\w)")
        for word in phrase.split()
    ]
    gaps = [r"\s{0,3}" if word.endswith(".") else r"\s{1,40}" for word in phrase.split()]
    joined = "".join(word + gap for word, gap in zip(words, [*gaps[:-1], ""], strict=True))
    return re.compile(joined, re.IGNORECASE)
