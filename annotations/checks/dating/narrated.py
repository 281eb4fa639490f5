"""Dates told from another in the text: the next day, two years later, in May of the same year, on the 12th.

They are counted from the date just before, where it is plain which that is; else they stay open, or a length.
"""

from collections.abc import Iterator
from dataclasses import replace

from annotations.checks.dating.atom import Atom, Told
from annotations.checks.dating.building import Match, number_at
from annotations.checks.dating.durations import UNIT, unit_of, word_at
from annotations.checks.dating.kinds import GAP
from annotations.checks.dating.mention import Form
from annotations.checks.dating.relative import SINGULAR
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.shapes import has, place_of
from annotations.checks.dating.tokens import Tokens
from annotations.checks.languages.table import words

NOT_PLAIN = "it is told from another date, and which is not plain"
NO_MONTH = "the month is not said"
NEXT = frozenset({"next", "növbəti"})  # of what stands with "the", or tells of what was; others are told from now
DAY_UNITS = words("day дня день дню gün günü gündə")
LEADING = words("on until till by since from")  # on the 12th; in the 12th is no day
# What stands behind "on the 12th" where that is a day: on the 12th floor is none.
GOING_ON = words(
    "he she it they we i you who his her its their our my the a an at in near with was were there all both"
)
TEENS = 13  # "on the first" may be of anything
CALLED = words("числа")


def whole(tokens: Tokens, match: Match) -> Atom | None:
    """The following year, the same month, the next day."""
    if word_at(tokens, match, "u", "u2", "u3", "u4") not in SINGULAR | DAY_UNITS or not _is_from_text(tokens, match):
        return None
    unit, factor = unit_of(tokens, match)
    step = _step(match)
    if factor > 1 or unit not in "YMD" or (unit == "D" and has(match, "next") and not has(match, "the")):
        return None
    return _open(match, Told(unit, step))


def part_of_day(tokens: Tokens, match: Match) -> Atom | None:
    """The next morning, the same evening."""
    return _open(match, Told("D", _step(match))) if _is_from_text(tokens, match) else None


def in_year(tokens: Tokens, match: Match) -> Atom | None:
    """In May of the same year, весной следующего года, növbəti ilin yazında."""
    if word_at(tokens, match, "u", "u2") not in SINGULAR or unit_of(tokens, match)[0] != "Y":
        return None
    if not _is_from_text(tokens, match):
        return None
    month, day = number_at(tokens, match, "m", "s"), number_at(tokens, match, "d", "o", "tens")
    return _open(match, Told("Y", _step(match), month, day))


def part_of_year(tokens: Tokens, match: Match) -> Atom:
    """The same August; the following spring may be of the same year or of the next."""
    if has(match, "same"):
        return _open(match, Told("Y", 0, number_at(tokens, match, "m", "s"), is_doubtful=True))
    return Atom(first=match.start(), last=match.end(), form=Form.RELATIVE, unresolved=NOT_PLAIN)


def day_alone(tokens: Tokens, match: Match) -> Atom | None:
    """On the 12th, until the eighteenth; a number in words is a day only where its month is plain."""
    before = match.start() - 2
    behind = tokens.quote(match.end() + 1).casefold() if tokens.kinds[match.end() : match.end() + 1] == GAP else ""
    is_day = tokens.quote(before).casefold() in LEADING and (not behind or behind in GOING_ON)
    day = number_at(tokens, match, "d", "o", "tens") or 0
    return _day(match, day, is_word=has(match, "o") and day < TEENS) if is_day and 1 <= day <= 31 else None


def day_called(tokens: Tokens, match: Match) -> Atom | None:
    """12-го числа; ayın 12-də."""
    if has(match, "word") and tokens.quote(match.start("word")).casefold() not in CALLED:
        return None
    if has(match, "u") and tokens.quote(match.start("u")).casefold() != "ayın":
        return None
    return _day(match, number_at(tokens, match, "d", "o", "tens") or 0, is_word=False)


def _day(match: Match, day: int, *, is_word: bool) -> Atom:
    told = Told("day", day=day, is_doubtful=is_word)
    return Atom(first=match.start(), last=match.end(), form=Form.RELATIVE, unresolved=NO_MONTH, told=told)


def _open(match: Match, told: Told) -> Atom:
    return Atom(first=match.start(), last=match.end(), form=Form.RELATIVE, unresolved=NOT_PLAIN, told=told)


def _is_from_text(tokens: Tokens, match: Match) -> bool:
    """Whether it is not told from now: the next, not the coming; without an article next is told from now."""
    return not has(match, "next") or tokens.quote(match.start("next")).casefold() in NEXT


def _step(match: Match) -> int:
    if place_of(match, "preceding") >= 0:
        return -1
    return 0 if place_of(match, "same") >= 0 else 1


WHICH = r"(?:{the} )?(?:{same:same}|{following}|{preceding:preceding})"
THE_NEXT = r"{the:the} {next:next}"
SHAPES = (
    (WHICH + " " + UNIT + r"(?! {of}|-)", whole),
    (THE_NEXT + " " + UNIT + r"(?! {of}|-)", whole),
    (WHICH + r" {daypart}", part_of_day),
    (THE_NEXT + r" {daypart}", part_of_day),
    (r"(?:{DAY} {of}?_)?{anymonth:m}{OF}_" + WHICH + " " + UNIT, in_year),
    (r"{THE}{season:s}{OF}_" + WHICH + " " + UNIT, in_year),
    (r"{THE}{season:s}{OF}_" + THE_NEXT + " " + UNIT, in_year),
    (r"{anymonth:m}{OF}_" + THE_NEXT + " " + UNIT, in_year),
    (WHICH + r" (?:{named:m}|{season:s})(?! {of|day|year|unit|yearword})", part_of_year),
    (r"(?:{same:same}|{following}|{next:next}) {yearword:u2} (?:{month:m}|{season:s})(?: {day:d}-{th})?", in_year),
    (
        r"(?<={at|until|since|from|to} ){the} {DAY}(?! {of}|-|{centuryword}|{unit}|{anymonth})(?=[ .,;:)\r\n]|$)",
        day_alone,
    ),
    (r"{DAY} {other:word}", day_called),
    (r"{unit:u} {day:d}-{th}", day_called),
)


def find_narrated(tokens: Tokens) -> Iterator[Atom]:
    """Every date of this kind, still open."""
    searched = Searched(tokens.kinds)
    for template, read in SHAPES:
        for match in searched.matches(template):
            if atom := read(tokens, match):
                yield atom


def lengths_later(tokens: Tokens, atom: Atom) -> Atom:
    """A length with "later" behind it, or «через» before, as what is told from the date before; else as it is."""
    told = _length(atom.duration or "")
    if told is None:
        return atom
    behind = _word(tokens, atom.last + 1) if tokens.kinds[atom.last : atom.last + 1] == GAP else ""
    before = _word(tokens, atom.first - 2) if tokens.kinds[max(atom.first - 1, 0) : atom.first] == GAP else ""
    if behind in LATER and _word(tokens, atom.last + 3) != "than":
        told = replace(told, steps=told.steps * LATER[behind])
        return replace(atom, told=replace(told, last=atom.last + 2, is_about=before in ROUGH))
    return replace(atom, told=told) if before in AFTER else atom


LATER = {"later": 1, "afterwards": 1, "спустя": 1, "sonra": 1, "earlier": -1}
AFTER = frozenset({"через", "спустя"})
ROUGH = words("about some nearly almost around roughly over около почти примерно təxminən")


def _word(tokens: Tokens, place: int) -> str:
    return tokens.quote(place).casefold() if 0 <= place < len(tokens.kinds) else ""


def _length(duration: str) -> Told | None:
    """P3Y, P2M, P1D; nothing of more than one unit, of weeks, or of hours."""
    number, unit = duration[1:-1], duration[-1:]
    return Told(unit, int(number)) if number.isdecimal() and len(number) < 5 and unit in ("Y", "M", "D") else None
