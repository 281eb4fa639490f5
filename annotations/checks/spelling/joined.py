"""Words with no blank between them: "ofthe", "thesummer", "nationalsecurity", "theMinistry", "in1994"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.spelling.broken import Broken
from annotations.checks.spelling.misspelt import COLLOCATIONS
from annotations.checks.spelling.vocabulary import Vocabulary

_RUN_TOGETHER = (
    {
        left + right: f"{left} {right}"
        for left in ("of", "in", "to", "and", "for", "on", "by", "with", "that", "from", "at", "is", "was")
        for right in ("the", "this", "these", "their", "which")
    }
    | {
        left + right: f"{left} {right}"
        for left in ("he", "it", "she", "they", "we", "there", "who", "which")
        for right in ("was", "is", "were", "are", "had", "has", "have", "will", "said")
    }
    | {"tobe": "to be", "hasbeen": "has been", "havebeen": "have been", "aswell": "as well", "alot": "a lot"}
)
# Small words that hardly any other word begins or ends with.
_FIRST = ("the", "of", "and", "that", "this", "from", "their", "which", "was", "were", "has", "had", "with")
_LAST = ("was", "had", "has", "of", "and", "from", "with", "were", "which", "that")
_AFTER_VERBS = frozenset({"in", "by", "to", "at", "on", "the", "for"})  # resignedin
# By language, small words before a capital or a year: "theMinistry", "в1994".
_SMALL = {
    "en": "the of and in to by for with from at on that since until",
    "ru": "и на из от до по для при за как что года году в с к о у",
    "az": "və ilə üçün bu ildə",
}
_BEFORE_CAPITAL = {
    language: re.compile(rf"(?<![^\W_])(?<![-‑.'’@/])({'|'.join(small.split())})([^\W\d_][^\W\d_]{{3,24}})(?![\w@/])")
    for language, small in _SMALL.items()
}
_BEFORE_YEAR = {
    language: re.compile(
        rf"(?<![^\W_])(?<![-‑.'’@/#_])({'|'.join(small.split())})((?:1[5-9]|20)\d\d)(?=s?(?![\w@/]))", re.I
    )
    for language, small in _SMALL.items()
}
_LONGEST = 32
_SHORTEST = 4  # letters of what a small word is run together with
_VERY_OFTEN = 50_000
_OFTEN = 5000  # in the list's corpus
_MOST = 4000  # different words in no list that are looked into


def find_joined(lexed: Lexed, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Every word that is two; not in the order of the text."""
    language = lexed.language or ""
    yield from _before_capitals(lexed.text, language)
    if not vocabulary.has_list:
        return
    every = set(lexed.folded)
    odd = every.intersection(_RUN_TOGETHER) | (every - vocabulary.listed(every))
    pairs: set[tuple[str, str]] | None = None
    known: dict[str, str | None] = {}
    for (start, end), folded in zip(lexed.words, lexed.folded, strict=True):
        if folded not in odd or end - start > _LONGEST:
            continue
        written = lexed.text[start:end]
        apart = _RUN_TOGETHER.get(written.lower())
        if apart is None and len(written) > _SHORTEST:
            if written not in known and len(known) < _MOST:
                pairs = _pairs(lexed, odd) if pairs is None else pairs
                known[written] = _apart(written, pairs, vocabulary)
            apart = known.get(written)
        if apart:
            apart = apart[0].upper() + apart[1:] if written[0].isupper() else apart
            yield Broken(start=start, end=end, sentence=f"{{words}} is ‘{apart}’ without its blank.", correction=apart)


def _before_capitals(text: str, language: str) -> Iterator[Broken]:
    for found in _BEFORE_CAPITAL[language].finditer(text) if language in _BEFORE_CAPITAL else ():
        if found[2][0].isupper() and found[2][1:].islower():
            yield _cut(found)
    for found in _BEFORE_YEAR[language].finditer(text) if language in _BEFORE_YEAR else ():
        yield _cut(found)


def _cut(found: "re.Match[str]") -> Broken:
    apart = f"{found[1]} {found[2]}"
    return Broken(
        start=found.start(),
        end=found.end(),
        sentence=f"{{words}} is ‘{apart}’ without its blank.",
        correction=apart,
    )


def _pairs(lexed: Lexed, joined: set[str]) -> set[tuple[str, str]]:
    """What stands side by side in the text, with one blank between, and is one of these words without it."""
    beside = pairwise(zip(lexed.folded, lexed.words, strict=True))
    return {
        (first, second)
        for (first, one), (second, other) in beside
        if first + second in joined and other.start - one.end == 1 and other.end - one.start <= _LONGEST
    }


def _apart(written: str, pairs: set[tuple[str, str]], vocabulary: Vocabulary) -> str | None:
    """The two words it is, None where it may be one: a small and a usual one, or two that stand together elsewhere."""
    word = written.casefold()
    if not (written.isascii() and written.isalpha() and (written.islower() or written.istitle())):
        return None
    if vocabulary.is_form(word) or vocabulary.counts[word] > 2:
        return None
    for cut in range(2, len(word) - 1):
        if _are_two(word[:cut], word[cut:], pairs, vocabulary):
            return f"{written[:cut]} {written[cut:]}"
    return None


def _are_two(first: str, second: str, pairs: set[tuple[str, str]], vocabulary: Vocabulary) -> bool:
    if (first, second) in pairs and min(len(first), len(second)) >= _SHORTEST:
        return True
    if second in COLLOCATIONS.get(first, ()) or (first == "the" and vocabulary.frequency(second) >= _VERY_OFTEN):
        return True
    is_small = (first in _FIRST and len(second) >= _SHORTEST) or (second in _LAST and len(first) >= _SHORTEST)
    is_done = first.endswith(("ed", "ing")) and second in _AFTER_VERBS and len(first) > _SHORTEST
    return (is_small or is_done) and all(vocabulary.frequency(part) >= _OFTEN for part in (first, second))
