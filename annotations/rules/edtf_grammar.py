"""The grammar of EDTF, levels 0 and 1, after the Library of Congress specification of 4 February 2019.

One thing is added: a month, or a month and day, of an unknown year (`XXXX-12`, `XXXX-12-XX`, `XXXX-12-28`).
What the specification leaves open, and how it is read here, is in docs/decisions/0003-dates-and-figures.md.
"""

import re
from dataclasses import replace
from functools import lru_cache

from annotations.rules.edtf_calendar import day_number, days_in_month
from annotations.rules.edtf_values import Edtf, EdtfDate, Missing, Moment, Precision, Season

MAX_LENGTH = 64
MAX_YEAR_DIGITS = 12
DAY_SECONDS = 86_400

DATE = re.compile(
    r"(?P<year>XXXX|Y-?[0-9]+|-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?:T(?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])"
    r"(?P<zone>Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?)?"
    r"(?P<qualifier>[?~%])?"
)
WRITTEN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONG_YEAR = re.compile(rf"Y(-?[1-9][0-9]{{4,{MAX_YEAR_DIGITS - 1}}})")
SEASONS = {str(season.value): season for season in Season}

ACCEPTED = (
    "Accepted are a year, month or day (1994, 1994-08, 1994-08-09), an interval (1990/1994; ../1990 with an open start,"
    " 1990/.. with an open end, 1990/ with an unknown one), a season (1994-21), unspecified digits (199X, 1994-08-XX),"
    " an uncertain or approximate date (1994?, 1994~, 1994%) and a day without its year (XXXX-12-28)."
)
HINTS = (
    (re.compile(r"[?~%]{2}"), "Uncertain and approximate together are written %, for example 1994%."),
    (re.compile(r"[?~%][0-9X-]"), "A qualifier stands at the end and counts for the whole date, for example 1994-08?."),
    (re.compile(r"[\[\]{}^,]|[0-9][ES][0-9]"), "Sets, exponents and significant digits are EDTF of level 2."),
    (re.compile(r"[0-9]x"), "Unspecified digits are written as capital X, for example 199X."),
    (re.compile(r"[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2}"), "A day is written year first, for example 1994-08-09."),
    (re.compile(r"[0-9]T"), "A time is complete to the second, for example 1994-08-09T16:20:30Z."),
    (re.compile(r"X"), "X replaces whole months and days, or the last one or two digits of a year that stands alone."),
)


class NotEdtf(ValueError):
    """The text is no date that is accepted; the message says why, and what would be."""


def parse_edtf(text: str) -> Edtf:
    """Read an EDTF string, kept exactly as given. Raises NotEdtf, and nothing else, for every other string."""
    if len(text) > MAX_LENGTH:
        raise NotEdtf(f"A date has {MAX_LENGTH} characters at most, this has {len(text)}. {ACCEPTED}")
    return parse_short(text)


@lru_cache(maxsize=16_384)
def parse_short(text: str) -> Edtf:
    """What parse_edtf does, remembered; only texts that are dates are kept."""
    try:
        return read_interval(text) if "/" in text else read_single(text)
    except NotEdtf as refusal:
        raise NotEdtf(f"{text!r} is not accepted as a date. {refusal}") from None


def read_single(text: str) -> Edtf:
    date = read_date(text)
    return Edtf(text, date.first, date.last, date, date)


def read_interval(text: str) -> Edtf:
    sides = text.split("/")
    if len(sides) != 2:
        raise NotEdtf(hint_for(text))
    start, end = read_side(sides[0]), read_side(sides[1])
    if isinstance(start, Missing) and isinstance(end, Missing):
        raise NotEdtf("An interval has a date on one side at least, for example 1990/.. or ../1994.")
    earliest = start.first if isinstance(start, EdtfDate) else None
    latest = end.last if isinstance(end, EdtfDate) else None
    if earliest is not None and latest is not None and latest < earliest:
        raise NotEdtf("The interval ends before it starts; the earlier date comes first, for example 1990/1994.")
    return Edtf(text, earliest, latest, start, end, is_interval=True)


def read_side(text: str) -> EdtfDate | Missing:
    """One side of an interval, where the specification allows fewer dates than elsewhere."""
    if text in (Missing.OPEN.value, Missing.UNKNOWN.value):
        return Missing(text)
    date = read_date(text)
    if date.moment is not None:
        raise NotEdtf("An interval runs from date to date without times of day, for example 1994-08-09/1994-08-12.")
    if date.has_unspecified:
        raise NotEdtf("X inside an interval is EDTF of level 2; write the outer bounds, for example 1980/1994.")
    return date


def read_date(text: str) -> EdtfDate:
    match = DATE.fullmatch(text)
    if match is None:
        raise NotEdtf(hint_for(text))
    if match["clock"]:
        return read_moment(match)
    date = read_calendar_date(match["year"], match["month"], match["day"])
    if not match["qualifier"]:
        return date
    return replace(date, is_uncertain=match["qualifier"] in "?%", is_approximate=match["qualifier"] in "~%")


def hint_for(text: str) -> str:
    """What to say of a text that does not have the shape of a date."""
    return next((f"{hint} {ACCEPTED}" for pattern, hint in HINTS if pattern.search(text)), ACCEPTED)


def read_calendar_date(year: str, month: str | None, day: str | None) -> EdtfDate:
    if year == "XXXX":
        return read_yearless(month, day)
    if year.startswith("Y"):
        return read_long_year(year, month)
    if year.endswith("X"):
        return read_unspecified_year(year, month)
    if year == "-0000":
        raise NotEdtf("The year zero, which is 1 BC, has no sign: 0000.")
    if month is None:
        return whole_years(int(year), int(year), Precision.YEAR)
    if month in SEASONS:
        return read_season(int(year), SEASONS[month], day)
    return read_month(int(year), month, day)


def read_moment(match: re.Match[str]) -> EdtfDate:
    """A date and time; its bounds are the day as written, whatever the zone."""
    year, month, day = match["year"], match["month"], match["day"]
    if match["qualifier"] or not WRITTEN_DAY.fullmatch(f"{year}-{month}-{day}"):
        raise NotEdtf("A time belongs to a whole day without ? ~ % or X, for example 1994-08-09T16:20:30Z.")
    number, written = month_number(month), day_of_month(int(year), month, day)
    exact = day_number(int(year), number, written)
    hours, minutes, seconds = (int(part) for part in match["clock"].split(":"))
    second = exact * DAY_SECONDS + hours * 3600 + minutes * 60 + seconds - zone_seconds(match["zone"])
    moment = Moment(match["clock"], match["zone"] or "", second)
    return EdtfDate(exact, exact, Precision.DAY, int(year), number, written, moment=moment)


def zone_seconds(zone: str | None) -> int:
    """How far the zone is ahead of UTC."""
    if not zone or zone == "Z":
        return 0
    hours, _, minutes = zone[1:].partition(":")
    seconds = int(hours) * 3600 + int(minutes or 0) * 60
    return -seconds if zone.startswith("-") else seconds


def read_yearless(month: str | None, day: str | None) -> EdtfDate:
    if month is None or month == "XX" or month in SEASONS:
        raise NotEdtf("Without its year a date has its month, for example XXXX-12 or XXXX-12-28.")
    number = month_number(month)
    if day is None:
        return EdtfDate(None, None, Precision.MONTH, None, number)
    # 29 February is a day of some year, so a leap year decides what is possible.
    return EdtfDate(None, None, Precision.DAY, None, number, None if day == "XX" else day_of_month(2000, month, day))


def read_long_year(year: str, month: str | None) -> EdtfDate:
    match = LONG_YEAR.fullmatch(year)
    if match is None or month is not None:
        raise NotEdtf(
            f"Y stands before a year of 5 to {MAX_YEAR_DIGITS} digits that has neither leading zeros nor a month, "
            "for example Y17000 or Y-13000."
        )
    return whole_years(int(match[1]), int(match[1]), Precision.YEAR)


def read_unspecified_year(year: str, month: str | None) -> EdtfDate:
    if month is not None:
        raise NotEdtf("A month or day of a year with unspecified digits is EDTF of level 2; write 199X alone.")
    precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
    nearest, farthest = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if year.startswith("-"):
        # -000X is the years -9 to -1, because the year zero is written without a sign.
        return whole_years(farthest, min(nearest, -1), precision)
    return whole_years(nearest, farthest, precision)


def whole_years(first: int, last: int, precision: Precision) -> EdtfDate:
    return EdtfDate(day_number(first, 1, 1), day_number(last, 12, 31), precision, first)


def read_season(year: int, season: Season, day: str | None) -> EdtfDate:
    """A season lies somewhere in its year; winter alone may begin in the one before or end in the one after."""
    if day is not None:
        raise NotEdtf("A season has no days; write the season alone, for example 1994-21, or the month.")
    first, last = day_number(year, 1, 1), day_number(year, 12, 31)
    if season is Season.WINTER:
        first, last = day_number(year - 1, 12, 1), day_number(year + 1, 3, 31)
    return EdtfDate(first, last, Precision.SEASON, year, season=season)


def read_month(year: int, month: str, day: str | None) -> EdtfDate:
    """A month or a day of a known year, either of which may be XX."""
    if month == "XX":
        if day not in (None, "XX"):
            raise NotEdtf("A day of an unspecified month is EDTF of level 2; write 1985-XX-XX or 1985-04-XX.")
        return whole_years(year, year, Precision.DAY if day else Precision.MONTH)
    number = month_number(month)
    if day is None or day == "XX":
        first, last = day_number(year, number, 1), day_number(year, number, days_in_month(year, number))
        return EdtfDate(first, last, Precision.DAY if day else Precision.MONTH, year, number)
    written = day_of_month(year, month, day)
    exact = day_number(year, number, written)
    return EdtfDate(exact, exact, Precision.DAY, year, number, written)


def month_number(month: str) -> int:
    if not 1 <= int(month) <= 12:
        raise NotEdtf(
            f"{month} is neither a month (01 to 12) nor a season (21 to 24). "
            "Years that belong together are written in full, for example 1990/1994."
        )
    return int(month)


def day_of_month(year: int, month: str, day: str) -> int:
    length = days_in_month(year, month_number(month))
    if not 1 <= int(day) <= length:
        raise NotEdtf(f"Month {month} of that year has the days 01 to {length}, not {day}.")
    return int(day)
