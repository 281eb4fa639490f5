"""The words of a text with what their letters and their place tell: capitals, beginnings, headings."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.naming.table import Names

_APOSTROPHES = "'’‘ʼ"  # before the s of a possessive
# Particles in lower case that a capital follows in the same word: al-Qaeda, d'Estaing.
_PARTICLE = re.compile(r"^(?:al|el|as|ad|an|ar|at|az|ul|ud|d|l|o|de|di|dell)[-‑'’](?=.)", re.IGNORECASE)
# "Armenian-occupied" and "Moscow-based" are descriptions; "Co-operation" and "Counter-intelligence" are not.
_DESCRIPTION = re.compile(
    r"(?!(?:co|counter|anti|vice|sub|pan|trans|non|ex|inter|neo|self|mid)[-‑]).*[-‑][^\W\d_]+", re.I
)
# What stands before a word that would have its capital anyway: an opening mark, a colon, a bullet.
_OPENS = frozenset("\"“„«‹'‘:;([{•◦▪*–—/|>")
_TITLE_CASE = 0.8
_LONG = 4
_BEGINNING = 3  # numbers that may stand before the first word of a sentence
_SHOUTED = 0.7


@dataclass(slots=True)
class Token:
    """A word. `word` is casefolded without a possessive's s; `end` leaves that out too.

    `is_fresh`: it would have its capital anyway, at the start of a sentence or after an opening mark.
    """

    start: int
    end: int
    word: str
    is_capital: bool
    is_possessive: bool
    is_fresh: bool = False

    def letters(self) -> int:
        """How many code points it has."""
        return self.end - self.start


class Tokens:
    """The words of a text, sentence by sentence, and how often each has a capital where it need not have one."""

    def __init__(self, lexed: Lexed, names: Names) -> None:
        self.lexed = lexed
        self.text = lexed.text
        self.names = names
        # Each word folded, whether it has a capital, begins with a letter, and is a possessive.
        self._written: dict[str, tuple[str, bool, bool, bool]] = {}

    @cached_property
    def sentences(self) -> list[tuple[list[Token], bool]]:
        """x"""
        words, found, place = self.lexed.words, [], 0
        count = len(words)
        for sentence in self.lexed.sentences:
            tokens: list[Token] = []
            begin, until = sentence
            letters = -_BEGINNING - 1  # the place of the last word that is no number
            while place < count:
                start, end = words[place]
                if start >= until:
                    break
                if start >= begin:
                    token, has_letter = self._token(start, end, is_first=len(tokens) - letters > _BEGINNING)
                    letters = len(tokens) if has_letter else letters
                    tokens.append(token)
                place += 1
            if tokens and not _is_shouted(self.text[begin:until]):
                found.append((tokens, self._is_heading(tokens, until)))
        return found

    def _token(self, start: int, end: int, *, is_first: bool) -> tuple[Token, bool]:
        """A word, and whether it begins with a letter."""
        text = self.text
        written = text[start:end]
        known = self._written.get(written)
        if known is None:
            known = self._written[written] = self._known(written)
        word, is_capital, has_letter, is_possessive = known
        if is_possessive:
            end -= 2
        before = text[start - 1]
        is_fresh = is_first or before in _OPENS or (text[start - 2] in _OPENS and before.isspace())
        return Token(start, end, word, is_capital, is_possessive, is_fresh), has_letter

    def _known(self, written: str) -> tuple[str, bool, bool, bool]:
        """What a word tells wherever it stands."""
        ends = len(written) > 2 and written[-2] in _APOSTROPHES and written[-1] in "sS"
        is_possessive = ends and written.casefold().replace("’", "'") not in self.names.groups
        written = written[:-2] if is_possessive else written
        folded = written.casefold()
        return folded, _is_capital(written), folded[0].isalpha(), is_possessive

    def _is_heading(self, tokens: list[Token], end: int) -> bool:
        """In title case, so that capitals tell nothing: no mark ends it, and hardly a long word has no capital."""
        if self.text[end - 1] in ".!?…,;":
            return False
        long = [token for token in tokens if token.letters() >= _LONG]
        return 2 <= len(tokens) <= 25 and sum(token.is_capital for token in long) >= _TITLE_CASE * max(len(long), 1)

    @cached_property
    def _counts(self) -> tuple[Counter[str], Counter[str]]:
        inside: Counter[str] = Counter()
        lower: Counter[str] = Counter()
        for tokens, is_heading in self.sentences:
            for token in tokens:
                if not token.is_capital:
                    lower[token.word] += 1
                elif not token.is_fresh and not is_heading:
                    inside[token.word] += 1
        return inside, lower

    def is_known(self, token: Token) -> bool:
        """It has its capital elsewhere where it need not, and not less often than it goes without."""
        inside, lower = self._counts
        return inside[token.word] > 0 and inside[token.word] >= lower[token.word]

    def is_ordinary(self, token: Token) -> bool:
        """It goes without a capital elsewhere, and is not known with one."""
        return not self.is_known(token) and self._counts[1][token.word] > 0


def _is_capital(word: str) -> bool:
    particle = _PARTICLE.match(word)
    first = word[particle.end() : particle.end() + 1] if particle and not word[0].isupper() else word[:1]
    if not (first.isupper() or first.istitle()):
        return False
    return (
        particle is not None
        or not word.replace("‑", "-").rpartition("-")[2].islower()
        or not _DESCRIPTION.fullmatch(word)
    )


def _is_shouted(text: str) -> bool:
    upper = sum(map(str.isupper, text))
    if upper < 8:  # an acronym, or two
        return False
    return upper >= _SHOUTED * (upper + sum(map(str.islower, text)))
