"""Which languages have their words brought back to stems, and what a form of a word has in common with its stem."""

from collections.abc import Mapping

# The stemmers that PostgreSQL 16 has, by the language's part of BCP 47. Not: Chinese and others without one.
STEMMERS: Mapping[str, str] = {
    **{"ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english"},
    **{"es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi"},
    **{"hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali"},
    **{"nb": "norwegian", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian"},
    **{"ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish"},
}
# Their stems can lack the beginning of a word too.
_CUT_IN_FRONT = frozenset({"arabic", "dutch", "indonesian", "irish", "yiddish"})


def stemmer_of(language: str | None) -> str | None:
    """The stemmer for what is recorded of a source, such as en-GB; None where there is none or nothing is recorded."""
    return STEMMERS.get((language or "").partition("-")[0].lower())


def lexeme(stemmer: str, stem: str) -> str:
    """A stem as it stands in the index, where no word has a stroke in it."""
    return f"{stemmer}/{stem}"


def needle_of(stemmer: str, word: str, stem: str) -> str:
    """How each form of the word begins; '' where they need have no beginning in common."""
    if stemmer in _CUT_IN_FRONT:
        return ""
    common = 0
    while common < min(len(word), len(stem)) and word[common] == stem[common]:
        common += 1
    return word[:common]
