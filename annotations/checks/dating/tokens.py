"""A text as tokens that dates are made of: numbers by what they can be, words by their meaning, marks as they are."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from annotations.checks.dating.kinds import BREAK, CLASSES, GAP, KINDS, LINE
from annotations.checks.dating.lexicon import Lexicon, Meaning, Value, lexicon_of
from annotations.checks.dating.roman import roman_value
from annotations.checks.dating.shapes import shape
from annotations.checks.lexing.lexed import Lexed
from annotations.rules.folding import fold

EARLIEST, LATEST = 1000, 2199  # years of four digits that a number can be without saying so
MONTHS_LENGTH = 31
# What every date has something of; and how many tokens away from it all that belongs to it stands.
_CORE = "digits roman anymonth season yearword unit decadeword centuryword tens weekday adjacent ordinal length"
_NEAR = 16
_MONTHS = frozenset(KINDS[kind] for kind in CLASSES["anymonth"].split())
_EMPTY = shape(f"{{!{_CORE.replace(' ', '|')}}}" + f"{{{2 * _NEAR + 1},}}")

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,/:\-‐-―]\d+)*)|(?P<word>[^\W\d_](?:[^\W\d_]|[̀-ͯ])*)|(?P<space>\s+)|([^\w\s])\4*|.", re.S
)
_PARTS = re.compile(r"\d+|.", re.S)
_LONGEST = 24
_ENDS = (".", "!", "?", ":")
# What numbers with marks and without blanks between them can be dates; anything else is one number, and no date.
_APART = re.compile(
    r"\d{1,4}"
    r"|\d{4}[-‐-―](?:\d|\d\d|\d{4})|\d{4}/\d{2}|\d{1,2}[-‐-―/]\d{1,2}|\d{3}[-‐-―]\d{3}"
    r"|\d{1,2}(?:[-‐-―]\d{1,2})?,[12]\d{3}|[12]\d{3}(?:,[12]\d{3})+"
    r"|\d{4}([-‐-―./])\d{1,2}\1\d{1,2}"
    r"|\d{1,2}([-‐-―./])\d{1,2}\2(?:\d\d|\d{4})(?:[-‐-―]\d{1,2}\2\d{1,2}\2\d{4})?"
    r"|\d{1,2}(?:\.\d{1,2})?[-‐-―]\d{1,2}\.\d{1,2}\.\d{4}"
)
_ASCENDING = re.compile(r"([12]\d{3})/([12]\d{3})")
_GLUED_BEFORE = frozenset("/#№$€£¥@_+\\=&^*<>|")
_ROMAN = re.compile(r"[IVXХІ]{1,7}")
_ROMAN_BEGINS = frozenset("IVXХІivx")
_COUNTED, _PLURAL, _OTHER = Meaning("counted"), Meaning("plural"), Meaning("other")
# With a capital they begin a sentence, and connect nothing to what stands before.
CONNECTING = {"to": "other", "until": "opening", "and": "other", "onward": "other"}
_ROMAN_TH = re.compile(r"([IVX]{1,6}|[ivx]{2,6})(?:th|st|nd|rd|TH)")
_MARKS = {"№": "#", "’": "'", "‘": "'", "ʼ": "'", "`": "'"}
_MAY_STAND_BEFORE = ("c", "ca", "q", "h")


@dataclass(slots=True)
class Tokens:
    """`kinds` has one character for each token; `starts` where it stands, and at the end where the last one ends.

    `values` is what some stand for. Far from all that dates are made of, many tokens are one.
    """

    text: str
    day_first: bool
    kinds: str = ""
    starts: list[int] = field(default_factory=list)
    values: dict[int, Value] = field(default_factory=dict)
    has_scanned: bool = False  # letters read as digits

    def number(self, place: int) -> int:
        """What a number, or a word for one, stands for."""
        value = self.values.get(place, 0)
        return value if isinstance(value, int) else 0

    def quote(self, place: int) -> str:
        """A token as it is written."""
        return self.text[self.starts[place] : self.starts[place + 1]]


def tokens_of(lexed: Lexed) -> Tokens:
    """The tokens of a text."""
    return _thinned(_Reader(lexed).read())


def _thinned(tokens: Tokens) -> Tokens:
    """Without what is so far from every number, month or unit that no date can be made of it."""
    places: list[int] = []
    kinds: list[str] = []
    done = 0
    for gap in _EMPTY.finditer(tokens.kinds):
        first, last = gap.start() + _NEAR, gap.end() - _NEAR
        places.extend(range(done, first + 1))
        kinds.append(tokens.kinds[done:first] + BREAK)
        done = last
    places.extend(range(done, len(tokens.kinds)))
    kinds.append(tokens.kinds[done:])
    values = tokens.values
    return Tokens(
        tokens.text,
        tokens.day_first,
        "".join(kinds),
        [*map(tokens.starts.__getitem__, places), len(tokens.text)],
        {new: values[place] for new, place in enumerate(places) if place in values},
    )


class _Reader:
    """Goes through a text once."""

    def __init__(self, lexed: Lexed) -> None:
        self.text = lexed.text
        self.lexicon: Lexicon = lexicon_of(lexed.language)
        self.tokens = Tokens(lexed.text, self.lexicon.day_first)
        self.kinds: list[str] = []
        self.blocks = frozenset(block.start for block in lexed.blocks)
        self.known: dict[str, tuple[str, Value]] = {" ": (GAP, 0)}

    def read(self) -> Tokens:
        """All of it."""
        known, kinds, starts, values, done = self.known, self.kinds, self.tokens.starts, self.tokens.values, 0
        for found in _TOKEN.finditer(self.text):
            start = found.start()
            if start < done:
                continue
            meaning = known.get(found[0])
            if meaning:
                kind, value = meaning  # what _put does, without a call for each of very many
                if value:
                    values[len(kinds)] = value
                kinds.append(kind)
                starts.append(start)
            else:
                done = self._read(found)
        self.tokens.kinds = "".join(self.kinds)
        return self.tokens

    def _read(self, found: re.Match[str]) -> int:
        """A token that has to be looked at where it stands, or is met for the first time; where it ends."""
        if found.lastgroup == "space":
            self._put(found.start(), self._gap(found))
        elif found.lastgroup == "word":
            return self._word(found)
        elif found.lastgroup == "number":
            self._numbers(found)
        else:
            self.known[found[0]] = _mark(found[0][0]), 0
            self._put(found.start(), *self.known[found[0]])
        return found.end()

    def _put(self, start: int, kind: str, value: Value = 0) -> None:
        if value:
            self.tokens.values[len(self.kinds)] = value
        self.kinds.append(kind)
        self.tokens.starts.append(start)

    def _gap(self, found: re.Match[str]) -> str:
        lines = found[0].count("\n")
        if lines == 0:
            return GAP
        if lines > 1:
            return BREAK
        ends = found.end() in self.blocks or self.text[found.start() - 1 : found.start()] in _ENDS
        return LINE if ends else GAP

    def _word(self, found: re.Match[str]) -> int:
        word = found[0]
        folded = fold(word)
        phrases = self.lexicon.phrases.get(folded, ())
        for pattern, phrase in phrases:
            if whole := pattern.match(self.text, found.start()):
                self._put(found.start(), KINDS[phrase.kind], phrase.value)
                return whole.end()
        meaning = self._meaning(word, folded)
        if not phrases:
            self.known[word] = meaning
        self._put(found.start(), *meaning)
        return found.end()

    def _meaning(self, word: str, folded: str) -> tuple[str, Value]:
        if word[0] in _ROMAN_BEGINS:
            if _ROMAN.fullmatch(word) and roman_value(word):
                return KINDS["roman"], roman_value(word)
            if (numbered := _ROMAN_TH.fullmatch(word)) and (value := roman_value(numbered[1].upper())):
                return KINDS["roman"], value
        meaning = self.lexicon.words.get(folded) or self._unlisted(word, folded)
        if meaning.kind in CONNECTING and word[0].isupper():
            return KINDS[CONNECTING[meaning.kind]], 0
        if meaning.kind in ("month", "doubtful") and folded in self.lexicon.weak and not word[0].isupper():
            return KINDS["weak"], meaning.value
        return KINDS[meaning.kind], meaning.value

    def _unlisted(self, word: str, folded: str) -> Meaning:
        if self.lexicon.counted and folded.startswith(self.lexicon.counted):
            return _COUNTED
        looks = self.lexicon.has_plurals and word.islower() and len(word) > 3 and word.isascii()
        return _PLURAL if looks and word.endswith("s") and not word.endswith(("ss", "us", "is")) else _OTHER

    def _numbers(self, found: re.Match[str]) -> None:
        start, end = found.span()
        if end - start <= 4 and found[0].isdecimal() and not self._is_glued(start):
            self._put(start, *_number(found[0]))
            return
        if end - start > _LONGEST or not self._comes_apart(found[0]) or self._is_glued(start):
            self._put(start, KINDS["number"])
            return
        for part in _PARTS.finditer(found[0]):
            is_number = part[0][0].isdecimal()
            kind, value = _number(part[0]) if is_number else (_mark(part[0]), 0)
            self._put(start + part.start(), kind, value)

    def _comes_apart(self, written: str) -> bool:
        if ascending := _ASCENDING.fullmatch(written):
            return int(ascending[1]) < int(ascending[2])
        return _APART.fullmatch(written) is not None

    def _is_glued(self, start: int) -> bool:
        """Whether something stands right before a number that makes it one of a designation: A/75, T-72, $2000."""
        if start == 0:
            return False
        before = self.text[start - 1]
        if before == " ":
            return False
        if before in _GLUED_BEFORE:
            return True
        if before.isalpha():
            word = self.text[self.tokens.starts[-1] : start] if self.tokens.starts else ""
            return word.casefold() not in _MAY_STAND_BEFORE and word.isascii()
        if _mark(before) == "-" and start > 1 and len(self.kinds) > 1 and self.text[start - 2].isalpha():
            word = self.text[self.tokens.starts[-2] : start - 1]
            is_roman = self.kinds[-2] == KINDS["roman"] and self.kinds[-4:-3] == [KINDS["day"]]  # 18-IV-1929
            return not word.islower() and self.kinds[-2] not in _MONTHS and not is_roman
        return False


def _mark(mark: str) -> str:
    if mark in _MARKS:
        return _MARKS[mark]
    folded = fold(mark)
    return (
        folded
        if len(folded) == 1 and folded.isascii() and folded.isprintable() and not folded.isalnum()
        else KINDS["sign"]
    )


@lru_cache(maxsize=16_384)
def _number(written: str) -> tuple[str, int]:
    value = int(written)
    if len(written) == 4:
        return KINDS["year" if EARLIEST <= value <= LATEST else "number"], value
    if len(written) == 3:
        return KINDS["three"], value
    if len(written) > 4:
        return KINDS["number"], 0
    return KINDS["day" if 1 <= value <= MONTHS_LENGTH else "two"], value
