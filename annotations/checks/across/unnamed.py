"""What a figure without a noun counts: by what befell those counted, by a label before it, by what was asked."""

import re
from collections.abc import Mapping

from annotations.checks.across.roles import OF_PERSONS, is_class, role_of
from annotations.checks.across.words import plain, stem
from annotations.checks.counting.mention import FigureMention
from annotations.checks.reading import Reading

NEAR = 80  # code points before a figure that a label stands in
ASKED = 200  # code points of a question that are read
_BEHIND = re.compile(
    r"\s+(?:(?:were|was|are|is|had|have|has|been|being|got|also|others|more|are|be|reportedly|feared|confirmed|still"
    r"|были|было|был|оказались)\s+){0,3}([^\W\d_]+)",
    re.IGNORECASE,
)
# "Seats: 460", "Мест — 460", "put the dead at 63", "Population in 1861, 3,684"
_LABEL = re.compile(
    r"([^\W\d_]{3,})\.?(?:\s+(?:was|were|is|are|stood|at|of|to|put|имел|имела|имело|было|составило|составил|составила"
    r"|olub|idi))*(?:\s*\(?(?:in\s|в\s)?\d{4}\)?(?:-\S+|\s(?:г|году|il)\.?)?)?\s*[:,–—-]?\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[.,;:()\[\]–—\n]|$|(?:and|in|at|и|в|və)\s)")
_LIST = re.compile(r";\s*(?:in\s|в\s)?\d{4}(?:-\S+|\s(?:г|году|il)\.?)?\s*[:,–—-]?\s*$")
_ITEMS = re.compile(
    r"([^\W\d_]{3,})\.?\s*:?\s*(?:(?:in\s|в\s)?\d{4}[:,]?\s*[\d,. ]{1,15};\s*){1,5}(?:in\s|в\s)?\d{4}[:,]?\s*$"
)
_HOW_MANY = re.compile(r"\b(?:how many|сколько|neçə(?: nəfər)?)\s+((?:[^\W\d_]+\s*){1,3})", re.IGNORECASE)
_STANDS_FOR: Mapping[str, str] = {
    **dict.fromkeys(("population", "pop", "население", "əhali", "əhalisi"), "inhabitant"),
    **dict.fromkeys(("crowd", "attendance", "audience", "turnout"), "spectator"),
}


def noun_of(reading: Reading, figure: FigureMention) -> str:
    """A folded word for what it counts; '' where nothing says so. Of a measure none is sought."""
    if figure.figure.unit is not None:
        return ""
    return befallen(reading, figure) or _labelled(reading, figure) or _asked(reading, figure)


def befallen(reading: Reading, figure: FigureMention) -> str:
    """What befell those counted, right behind the number: "38 rescued", "one was drowned"; '' if nothing did."""
    behind = _BEHIND.match(reading.text, figure.end)
    word = plain(behind[1]) if behind else ""
    return word if role_of(word, is_measured=False) in OF_PERSONS else ""


def _labelled(reading: Reading, figure: FigureMention) -> str:
    if not _ENDS.match(reading.text, figure.end):
        return ""
    start = max(reading.sentence_at(figure.start).start, figure.start - NEAR)
    before = reading.text[start : figure.start]
    found = _ITEMS.search(before) if _LIST.search(before) else _LABEL.search(before)
    return _known(plain(found[1]), reading.language) if found else ""


def _asked(reading: Reading, figure: FigureMention) -> str:
    """The noun behind "how many" in the sentence before, if this one begins with the figure."""
    number = reading.sentence_number(figure.start)
    if not number or figure.start - reading.sentences[number].start > 5:
        return ""
    asked = reading.sentences[number - 1]
    text = reading.text[max(asked.start, asked.end - ASKED) : asked.end].rstrip()
    found = _HOW_MANY.search(text) if text.endswith("?") else None
    words = found[1].split() if found else []
    told = (plain(word) for word in re.findall(r"[^\W\d_]+", text))
    befell = next((word for word in told if role_of(word, is_measured=False) in OF_PERSONS), "") if found else ""
    return befell or next((noun for word in words if (noun := _known(plain(word), reading.language))), "")


def _known(word: str, language: str | None) -> str:
    """The word where it is one that things are counted by."""
    if word in _STANDS_FOR:
        return _STANDS_FOR[word]
    is_noun = is_class(word, stem(word, language)) or role_of(word, is_measured=False) in OF_PERSONS
    return word if is_noun else ""
