"""Other calendars: Old Style is counted over into ours, years of the Hijra are left as what they are."""

from collections.abc import Iterator
from dataclasses import replace

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.building import Match
from annotations.checks.dating.line import Around, Rule
from annotations.checks.dating.mention import Form
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.shapes import has
from annotations.checks.dating.singles import calendar
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import Unit, When, is_day
from annotations.rules.edtf_calendar import calendar_date, day_number

HIJRI = r"(?:{digits}(?:-{th})?{YEARWORD}_{hijri}|{hijri}_{digits}(?:-{th})?{YEARWORD})"
# 1/14 February 1918, 25 October (7 November) 1917
DUAL = (
    r"{day:d}(?:-?{th})?(?:/|_\(){day:dd}(?:-?{th})?(?:_\))?_{of}?_{anymonth:mm},?_{YEAR}",
    r"{named:mm} {day:d}(?:/|_\(){day:dd}(?:_\))?,?_{YEAR}",
    r"{day:d} {anymonth:m}(?:/|_\(){day:dd} {anymonth:mm}(?:_\))?,?_{YEAR}",
    r"{named:m} {day:d}(?:/|_\(){named:mm} {day:dd}(?:_\))?,?_{YEAR}",
)
# 24 October (new style), 1813
NAMED = r"{DAY}_{of}?_{THE}{anymonth:m}\.?_\((?:{oldstyle:old}|{newstyle})\),?_{YEAR}"
APART = range(10, 14)  # days between the calendars from 1582 on


def find_in_calendars(tokens: Tokens) -> Iterator[Atom]:
    """Years of the Hijra, of which no date is told, and days given in both styles, which are the later day."""
    searched = Searched(tokens.kinds)
    for match in searched.matches(HIJRI):
        reason = "it is a year of the Hijra"
        yield Atom(first=match.start(), last=match.end(), form=Form.OTHER, unresolved=reason)
    for template in DUAL:
        for match in searched.matches(template):
            if when := _later(tokens, match):
                yield Atom(first=match.start(), last=match.end(), form=Form.DAY, when=when, edtf=when.edtf())
    for match in searched.matches(NAMED):
        if atom := _named(tokens, match):
            yield atom


def _named(tokens: Tokens, match: Match) -> Atom | None:
    atom = calendar(tokens, match)
    return _counted_over(atom) if atom and has(match, "old") else atom


def _later(tokens: Tokens, match: Match) -> When | None:
    """The second day, if it is as much later than the first as the calendars are apart."""
    year, month, day = (tokens.number(match.start(group)) for group in ("y", "mm", "dd"))
    own_month = tokens.number(match.start("m")) if has(match, "m") else month
    own_day = tokens.number(match.start("d"))
    if not is_day(year, month, day) or not is_day(year, own_month, own_day):
        return None
    apart = day_number(year, month, day) - day_number(year, own_month, own_day)
    return When(Unit.DAY, year, month, day) if apart in APART else None


def old_style(around: Around) -> Atom | None:
    """25 October 1917 (O.S.) is 7 November; of a month or year it is not told where in the other calendar it ends."""
    counted = _counted_over(around.dates[0])
    return replace(counted, first=around.first, last=around.last) if counted else None


def new_style(around: Around) -> Atom | None:
    """The words stand for nothing that is not read already."""
    return replace(around.dates[0], first=around.first, last=around.last)


def _counted_over(date: Atom) -> Atom | None:
    when = date.when
    if when is None or when.unit is not Unit.DAY or when.year is None or not when.month or not when.day:
        return None
    number = day_number(when.year, when.month, when.day) + _days_behind(when.year, when.month)
    counted = When(Unit.DAY, *calendar_date(number))
    return replace(date, when=counted, edtf=counted.edtf(), anchor="the Julian calendar")


def _days_behind(year: int, month: int) -> int:
    """By how many days the Julian calendar is behind."""
    turn = year if month > 2 else year - 1
    return turn // 100 - turn // 400 - 2


RULES: tuple[Rule, ...] = (
    (r"{oldstyle} {DATE}", old_style),
    (r"{newstyle} {DATE}", new_style),
    (r"{DATE},?_[(\[]?{oldstyle}[)\]]?", old_style),
    (r"{DATE},?_[(\[]?{newstyle}[)\]]?", new_style),
)
