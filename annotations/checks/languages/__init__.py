"""What is known of each language, as tables: a language is a module here and a line below."""

import re
from collections import Counter
from collections.abc import Mapping

from annotations.checks.languages import az, en, ru
from annotations.checks.languages.table import Language

LANGUAGES: Mapping[str, Language] = {"az": az.LANGUAGE, "en": en.LANGUAGE, "ru": ru.LANGUAGE}

_SAMPLE = 20_000
_LETTERS = re.compile(r"[^\W\d_]+")
_ANY: frozenset[str] = frozenset().union(*(language.abbreviations for language in LANGUAGES.values()))


def guess_language(text: str) -> str | None:
    """The language, of those there are tables for, that most of the first words are of; None if none are."""
    words = Counter(word.casefold() for word in _LETTERS.findall(text[:_SAMPLE]))
    counts = {code: sum(words[word] for word in language.common) for code, language in LANGUAGES.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None


def abbreviations_of(language: str | None) -> frozenset[str]:
    """What a full stop belongs to without ending a sentence, folded and without its last stop; all, if unknown."""
    known = LANGUAGES.get(language or "")
    return known.abbreviations if known else _ANY
