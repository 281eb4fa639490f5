"""Which words there are: those of the language as far as there is a list, and those of the text itself."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, cached_property

from annotations.checks.languages.table import words
from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming.listed import listed_pairs

_LISTED = frozenset({"en", "ru"})
# The English list is American: what another spelling makes of a word before it is called unknown.
_BRITISH = listed_pairs(
    "our:or ise:ize isa:iza isi:izi yse:yze ysi:yzi re:er res:ers ence:ense ogue:og ll:l l:ll ae:e oe:o gramme:gram "
    "ey:y"
)
_USUAL = 1000
_VERY_USUAL = 20_000
_SHORT = 3
_LONGEST = 80  # letters; what is longer neither stands in a list nor is put together of two words that do
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "al", "ness", "ism", "ist", "ists", "ity", "able", "like")
_PREFIXES = words(
    "anti auto bi bio co contra counter cross cyber de dis eco electro ethno ex extra geo hydro hyper il im in "
    "infra inter intra ir macro mega meta micro mid mini mis mono multi narco neo non out over paleo pan para photo "
    "poly post pre pro proto pseudo psycho quasi re retro self semi socio sub super tele trans ultra un under up "
    "vice"
)
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_PART = re.compile(r"[^\W\d_]+")


@cache
def _frequencies(language: str) -> Mapping[str, int]:
    """The list of the language, loaded when it is first asked for; how often each word stands in a big corpus."""
    if language not in _LISTED:
        return {}
    from spellchecker import SpellChecker  # noqa: PLC0415  (0.4 s: only where it is needed)

    return SpellChecker(language=language, distance=1).word_frequency.dictionary


class Vocabulary:
    """What is known of words in one text; words come casefolded."""

    def __init__(self, lexed: Lexed) -> None:
        self.language = lexed.language or ""
        self._text = lexed.text
        self._foreign: dict[str, bool] = {}
        self._listed = _frequencies(self.language)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each stretch of letters stands in the text."""
        return Counter(part.casefold() for part in _PART.findall(self._text))

    def frequency(self, word: str) -> int:
        """In the list of the language; 0 where it is not in it, or there is none."""
        return self._listed.get(word, 0)

    def listed(self, words: set[str]) -> set[str]:
        """Those that are in the list of the language."""
        return self._listed.keys() & words

    @property
    def lists(self) -> bool:
        """There is a list of words of the language, large or small."""
        return self.language in _LISTED

    @property
    def has_list(self) -> bool:
        """The list is large enough that what is not in it is hardly a word."""
        return self.language == "en"

    def is_word(self, word: str) -> bool:
        """In the list, or twice in the text."""
        return self.frequency(word) > 0 or self.counts[word] > 1

    def is_unlisted(self, word: str) -> bool:
        """Not in the list as it stands, and at most once in the text; False where there is no list."""
        return self.language in _LISTED and not self.frequency(word) and self.counts[word] < 2

    def is_foreign_to_all(self, word: str) -> bool:
        """In no list under any spelling or form, nor more than twice in the text; False where there is no list."""
        if word not in self._foreign:
            self._foreign[word] = self._is_foreign_to_all(word)
        return self._foreign[word]

    def is_form(self, word: str) -> bool:
        """Another spelling or form of it is in the list."""
        return bool(self.listed(_forms(word)))

    def _is_foreign_to_all(self, word: str) -> bool:
        if not self.has_list or self.frequency(word) or self.counts[word] > 2 or not word.isascii():
            return False
        if len(word) > _LONGEST:
            return True  # where to cut it is not tried: a megabyte can be one word
        if self.listed(_forms(word)):
            return False
        return not any(self._are_words(word[:cut], word[cut:]) for cut in range(3, len(word) - 2))

    def _are_words(self, first: str, second: str) -> bool:
        """Both are so usual that they may have been put together: "backend"."""
        return all(
            self.frequency(part) >= (_USUAL if len(part) > _SHORT else _VERY_USUAL)  # short ones make words of any slip
            for part in (first, second)
        )


def _forms(word: str) -> set[str]:
    """The word, other spellings of it, and what it may be derived from."""
    forms = {word}
    for british, american in _BRITISH:
        if british in word:
            forms.add(word.replace(british, american))
    for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) > 2:
            root = word[: -len(ending)]
            forms |= {root, root + "e", root + "y"} | ({root[:-1] + "y"} if root.endswith("i") else set())
            forms |= {form.replace(b, a) for form in (root, root + "e") for b, a in _BRITISH if b in form}
    forms.update(word[cut:] for cut in range(2, min(_LONGEST_PREFIX, len(word) - 4) + 1) if word[:cut] in _PREFIXES)
    return forms


def is_prefix(word: str) -> bool:
    """One that writers set apart from its word: "anti", "socio"."""
    return word in _PREFIXES
