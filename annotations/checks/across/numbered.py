"""The number that tells a thing from others of its name: "the 3rd Division", "School No. 4", "17-й съезд"."""

import re

from annotations.checks.across.event_table import folded
from annotations.checks.across.words import each, plain

NEAR = 24  # code points before a name that its number stands in, and behind it
_BEFORE = re.compile(
    r"(?<![\w.,-])(?:(\d{1,3})(?:st|nd|rd|th|d|-?(?:я|й|е|ая|ый|ой|ое|го|ой|му|м)|-?c[iıuü])\.?"
    r"|(\d{1,4})\s(?:nömrəli|saylı)|([IVXL]{2,7}|V|X))\s{1,3}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s{0,3}(?:№|No\.?|Nr\.?|N[o°]?\.?|number|номер)\s{0,3}(\d{1,4})(?![\w-])", re.IGNORECASE)
# Nouns that a number stands behind without more: "Pier 7", "Flight 103".
_COUNTED = folded(
    """school line flight unit block reactor shaft hospital colony camp terminal battery pier gate ward plant factory
    lighthouse depot squadron route platform mine pit школа школы школе линия цех блок шахта больница завод"""
)
_BARE = re.compile(
    r"\s(\d{1,3})(?=[,;:)]|\.(?!\d)|\s+(?:was|were|is|had|has|which|in|on|of|at|opened|closed|была|был|в|на|открыл\w*)\b)"
)
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_WORDS = {
    word: str(number)
    for number, words in enumerate(
        each(
            """seventh|седьмой|седьмая eighth|восьмой|восьмая ninth|девятый|девятая tenth|десятый|десятая
            eleventh|одиннадцатый|одиннадцатая twelfth|двенадцатый|двенадцатая thirteenth|тринадцатый fourteenth
            fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
        ),
        start=7,
    )
    for word in words.split("|")
}
_DIGIT = re.compile(r"\d")
_ROMAN = frozenset("IVXL")


def number_beside(text: str, start: int, end: int) -> str:
    """The number before or behind what stands there, in digits or Roman ones as written; '' where it has none."""
    near = text[max(0, start - NEAR) : start]
    last = near.split()[-1:] if near[-1:].isspace() else []
    has_number = bool(last) and (_DIGIT.search(near) is not None or _ROMAN.issuperset(last[0].upper()))
    before = _BEFORE.search(near) if has_number else None
    if before is not None:
        return next(part for part in before.groups() if part).upper()
    behind = _BEHIND.match(text, end, end + NEAR)
    if behind is not None:
        return behind[1]
    word = _LAST_WORD.search(last[0]) if last else None
    if word is not None and plain(word[0]) in _WORDS:
        return _WORDS[plain(word[0])]
    bare = _BARE.match(text, end, end + NEAR) if text[end + 1 : end + 2].isdigit() else None
    noun = _LAST_WORD.search(text[max(start, end - NEAR) : end]) if bare is not None else None
    return bare[1] if bare is not None and noun is not None and plain(noun[0]) in _COUNTED else ""
