"""The words of a language, made ready for searching."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from annotations.checks.chronology import azerbaijani, english, russian
from annotations.checks.chronology.first_letters import by_first_letter
from annotations.checks.chronology.table import Words

LANGUAGES: Mapping[str, Words] = {"az": azerbaijani.WORDS, "en": english.WORDS, "ru": russian.WORDS}


def words_of(language: str | None) -> tuple[Words, ...]:
    """The table of a language; all of them where it is not known or has none."""
    known = LANGUAGES.get(language or "")
    return (known,) if known else tuple(LANGUAGES.values())


@lru_cache(maxsize=256)
def cue(name: str, language: str | None) -> re.Pattern[str]:
    """Finds whole words of the table's entry of that name; what is never found, where no language has any."""
    return re.compile(rf"(?<!\w)(?:{alternatives(name, language)})(?!\w)", re.IGNORECASE)


def alternatives(name: str, language: str | None) -> str:
    """The entry of the tables, to be set into a larger expression; all that it lists, in an order that is quick."""
    return _alternatives(name, language if language in LANGUAGES else None)


@cache
def _alternatives(name: str, language: str | None) -> str:
    return by_first_letter("|".join(entry for words in words_of(language) if (entry := getattr(words, name))) or "(?!)")
