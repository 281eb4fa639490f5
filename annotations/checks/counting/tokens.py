"""A text as the finder of figures reads it: numbers in digits, words, marks, and where dates and blocks end it."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from annotations.checks.dating.mention import DateMention
from annotations.checks.lexing.lexed import Lexed, Span

# A number with letters of a scan for noughts (£6,75O); one with its groups of three, or plain, each with decimals.
# Four groups at most, so that each try is short.
_TOKEN = re.compile(
    r"""
    (?P<number>
        (?<![\w.,])[1-9](?=[0-9,]{0,12}O)[0-9O]{0,3}(?:,[0-9O]{3}){0,3}(?![\w-]|,\w)
      | [0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,4}(?![ \u00a0\u2009\u202f]?[0-9])(?:[.,][0-9]{1,2}(?![0-9]))?
      | [0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])(?:\.[0-9]+)?
      | [0-9]{1,3}(?:\.[0-9]{3}){2,6}(?![0-9])(?:,[0-9]+)?
      | [0-9]{1,3}(?:['’][0-9]{3}){1,6}(?![0-9])
      | [0-9]+(?:[.,][0-9]+)?
    )
  | (?P<word>[^\W\d_½¼¾⅓⅔⅕⅛⅜⅝⅞¹²³⁰⁴-⁹]+(?:['’][^\W\d_½¼¾⅓⅔⅕⅛⅜⅝⅞¹²³⁰⁴-⁹]+)*)
  | (?P<mark>[^\w\s]|_|[^\W0-9])
    """,
    re.VERBOSE,
)


class Sort(Enum):
    """What a token is."""

    NUMBER = "number"
    WORD = "word"
    MARK = "mark"
    DATE = "date"  # a date or duration, as a whole
    BREAK = "break"  # between blocks


_DIGIT = re.compile("[0-9½¼¾⅓⅔⅕⅛⅜⅝⅞]")
_LETTERS = re.compile(r"[^\W\d_]+")
_SORTS: dict[str | None, Sort] = {sort.value: sort for sort in Sort}


class Token(NamedTuple):
    """Half-open code points; `word` is casefolded, a mark is itself, the digits of a number are as written."""

    sort: Sort
    start: int
    end: int
    word: str


_END = Token(Sort.BREAK, -1, -1, "")


class Tokens:
    """The tokens of a text in their order; asked for one beyond its ends, a break answers."""

    def __init__(self, lexed: Lexed, dates: Sequence[DateMention], *, numerals: frozenset[str]) -> None:
        """`numerals` are the words that a number may be of; a block without one, and without digits, is left out."""
        self.text = lexed.text
        self.language = lexed.language
        self.all = _tokens_of(lexed, dates, numerals)
        self._length = len(self.all)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, place: int) -> Token:
        return self.all[place] if 0 <= place < self._length else _END

    def is_glued(self, place: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return self[place - 1].end == self[place].start and self[place].sort is not Sort.BREAK

    def is_capital(self, place: int) -> bool:
        """Whether it is a word that begins with a capital."""
        token = self[place]
        return token.sort is Sort.WORD and self.text[token.start].isupper()


def _tokens_of(lexed: Lexed, dates: Sequence[DateMention], numerals: frozenset[str]) -> list[Token]:
    tokens: list[Token] = []
    upcoming = iter(dates)
    known: dict[str, str] = {}
    date = next(upcoming, None)
    for block in lexed.blocks:
        within: list[DateMention] = []
        while date is not None and date.start < block.end:
            within.append(date)
            date = next(upcoming, None)
        place = block.start if _may_count(lexed, block, within, numerals) else block.end
        for one in within:
            if one.start >= place:
                tokens += _plain(lexed, place, one.start, known)
                tokens.append(Token(Sort.DATE, one.start, one.end, ""))
                place = max(place, one.end)
        tokens += _plain(lexed, place, block.end, known)
        tokens.append(Token(Sort.BREAK, block.end, block.end, ""))
    return tokens


def _may_count(lexed: Lexed, block: Span, dates: Sequence[DateMention], numerals: frozenset[str]) -> bool:
    """Whether a block has a digit beside its dates, or a word for a number."""
    place = block.start
    for date in dates:
        if _DIGIT.search(lexed.text, place, date.start):
            return True
        place = max(place, date.end)
    if _DIGIT.search(lexed.text, place, block.end):
        return True
    words = set(_LETTERS.findall(lexed.text, block.start, block.end))
    return any(folded(word, lexed.language) in numerals for word in words)


def _plain(lexed: Lexed, start: int, end: int, known: dict[str, str]) -> list[Token]:
    """What stands between dates; `known` are the words of the text, each folded once."""
    tokens: list[Token] = []
    for found in _TOKEN.finditer(lexed.text, start, end):
        sort, written = _SORTS[found.lastgroup], found[0]
        if sort is Sort.WORD:
            word = known.get(written)
            if word is None:
                word = known[written] = folded(written, lexed.language)
        else:
            word = written if sort is not Sort.NUMBER else written.replace("O", "0")  # a scan's letter
        begin, until = found.span()
        tokens.append(Token(sort, begin, until, word))
    return tokens


def folded(word: str, language: str | None) -> str:
    """A word as tables have it: in lower case, with one apostrophe; Azerbaijani has its dotted and its dotless i."""
    if language == "az":
        word = word.replace("İ", "i").replace("I", "ı")
    return word.casefold().replace("’", "'").replace("ё", "е")
