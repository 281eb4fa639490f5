"""Words with a letter that is none of theirs: digits, letters of another script, remains of encodings and scans."""

import re
from collections.abc import Iterator

from annotations.checks.lexing.lexed import Lexed
from annotations.checks.spelling.broken import ENCODING, Broken
from annotations.checks.spelling.vocabulary import Vocabulary

_WITH_DIGIT = re.compile(r"(?<![\w.@/#&=-])(?=[^\W_]*[^\W\d_])(?=[^\W_]*[01589])[^\W_]{2,24}(?![\w@/=-])")
_FOR_LETTERS = str.maketrans("0158", "olsb")
_FOR_LETTERS_TOO = str.maketrans("0158", "oisb")
_FOR_DIGITS = str.maketrans("lIOoS|", "110051")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_YEAR_LIKE = re.compile(
    r"(?<![^\W_])(?=[\dlIOoS]*\d[\dlIOoS]*\d)(?=[\dlIOoS]*[lIOoS])[1lI2][\dlIOoS]{3}(?=s?(?![^\W_]))"
)
# "16O" and "6,75O" are numbers; "4o" is a size of books, and where isotopes are spoken of, 16O is oxygen.
_NUMBER_LIKE = re.compile(
    r"(?<![\w.,/@#-])\d{1,4}(?:[.,]\d{0,3})?(?:(?<=\d\d)O|(?<=\d)OO|(?<=\d[.,]\d)O|O(?=\d)|(?<=\d)[lI](?=\d))\d{0,4}"
    r"(?![\w@/=-])"
)
_ISOTOPES = re.compile(r"isotop|изотоп|δ|\b1[78]O\b", re.IGNORECASE)
_LATIN = "aAeEoOpPcCxXyYTHKMBiIəƏ"
_CYRILLIC = "аАеЕоОрРсСхХуУТНКМВіІәӘ"
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BOTH_SCRIPTS = re.compile(r"[a-zA-ZÀ-ɏəƏ][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-ZÀ-ɏəƏ]")
_MOJIBAKE = re.compile(
    "(?:Ã[\u0080-\u00bf]|Â[\u0080-\u00bf]|â€[\u0080-\u00bf™œ“”˜¦š]|â\u0080[\u0080-\u00bf]|"
    "[ÐÑ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ]|\ufffd)+"
)
# From the beginning of a word on, or a long one would be looked through from each of its letters.
_SOFT = re.compile("(?<![^\\W\\d_])[^\\W\\d_]+\u00ad[^\\W\\d_\u00ad]+(?:\u00ad[^\\W\\d_]+)*")
_LIGATURE = re.compile("(?<![^\\W\\d_])[^\\W\\d_]*[\ufb00-\ufb06] [^\\W\\d_]+")
_GARBAGE = re.compile(r"(?<![^\s(\"“])[^\W\d_]{1,20}[\^~|\\{}<>$%#*¢¦¬]+[^\W\d_]{1,20}(?=[\s.,;:!?)\"”]|$)")

_IN_WORD = re.compile(r"[\^~|\\{}<>$%#*¢¦¬](?<=[^\W\d_].)[\^~|\\{}<>$%#*¢¦¬]*[^\W\d_]")  # without which there is none
_LETTERS_BEFORE = re.compile(r"[^\W\d_]+\Z")
_LETTERS_AT_MOST = 20


def find_wrong_letters(lexed: Lexed, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Every word with what does not belong in it; not in the order of the text."""
    yield from _digits(lexed.text, vocabulary)
    yield from _scripts(lexed.text)
    yield from _remains(lexed.text)


def _digits(text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    for found in _YEAR_LIKE.finditer(text):
        if _YEAR.fullmatch(found[0].translate(_FOR_DIGITS)):
            yield Broken(start=found.start(), end=found.end(), sentence="In {words} letters stand for digits.")
    for found in _NUMBER_LIKE.finditer(text) if not _ISOTOPES.search(text) else ():
        if not _YEAR.fullmatch(found[0].translate(_FOR_DIGITS)):
            yield Broken(start=found.start(), end=found.end(), sentence="In {words} letters stand for digits.")
    for found in _WITH_DIGIT.finditer(text):
        word = found[0]
        readings = (word.translate(table) for table in (_FOR_LETTERS, _FOR_LETTERS_TOO))
        read = next((one for one in readings if _is_plain(one, vocabulary)), None)
        is_money = word[:-1].isdigit() and word[-1] in "sdl"  # 6s. 8d.
        if read and not is_money and word[1:].lower() == word[1:] and not word[:-2].isdigit():
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence=f"In {{words}} a digit stands for a letter of ‘{read}’.",
                correction=read,
            )


def _is_plain(word: str, vocabulary: Vocabulary) -> bool:
    return word.isalpha() and (vocabulary.frequency(word.casefold()) > 1000 or vocabulary.counts[word.casefold()] > 0)


def _scripts(text: str) -> Iterator[Broken]:
    """Latin and Cyrillic in one word: the look is right, and no search finds it."""
    if text.isascii() or not _BOTH_SCRIPTS.search(text):
        return
    for found in _LETTERS.finditer(text):
        if _BOTH_SCRIPTS.search(found[0]):
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence="In {words} Latin and Cyrillic letters stand in one word.",
                category=ENCODING,
                correction=_in_one_script(found[0]),
            )


def _in_one_script(word: str) -> str | None:
    """As it is when the letters that look alike are all of one script; None if some don't, or either could be meant."""
    latin, cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    is_latin = all(ord(letter) < 0x400 for letter in latin)
    is_cyrillic = all(0x400 <= ord(letter) < 0x500 for letter in cyrillic)
    if is_latin == is_cyrillic:
        return None
    return latin if is_latin else cyrillic


def _remains(text: str) -> Iterator[Broken]:
    if not text.isascii():
        for found in _MOJIBAKE.finditer(text):
            yield Broken(
                start=found.start(),
                end=found.end(),
                sentence="{words} is what a wrong encoding left of other characters.",
                category=ENCODING,
                severity="major",
            )
        for pattern, needed, sentence in (
            (_SOFT, "\u00ad", "In {words} a soft hyphen stayed."),
            (_LIGATURE, "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "{words} is broken at a ligature."),
        ):
            for found in pattern.finditer(text) if any(sign in text for sign in needed) else ():
                joined = found[0].replace("\u00ad", "").replace(" ", "")
                yield Broken(
                    start=found.start(), end=found.end(), sentence=sentence, severity="neutral", correction=joined
                )
    for found in _garbage(text):
        yield Broken(
            start=found.start(),
            end=found.end(),
            sentence="In {words} a sign stands that no word has.",
            category=ENCODING,
        )


def _garbage(text: str) -> Iterator["re.Match[str]"]:
    """What `_GARBAGE.finditer` finds: looked for where letters stand before a sign."""
    end = 0
    for sign in _IN_WORD.finditer(text):
        letters = _LETTERS_BEFORE.search(text, max(sign.start() - _LETTERS_AT_MOST, 0), sign.start())
        start = letters.start() if letters else sign.start()
        found = _GARBAGE.match(text, start) if start >= end else None
        if found:
            end = found.end()
            yield found
