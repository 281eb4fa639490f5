"""Parts of years, decades and centuries: the late 1980s, the first half of 1994, the end of the 19th century.

What early, mid and late are here, and why, is in docs/decisions/0022-dates-in-texts.md.
"""

import re
from dataclasses import replace

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.line import Around, Rule
from annotations.checks.dating.mention import Form
from annotations.checks.dating.when import Unit, When, interval, year_text
from annotations.rules.edtf_calendar import days_in_month

NAMES = {1: "early", 2: "mid", 3: "late"}
EARLY, MID, LATE = NAMES
# From which to which year of ten: ~ where the words leave it open, and the decade's own first and last year.
REACH = {EARLY: ("0", "3~"), MID: ("4~", "6~"), LATE: ("6~", "9")}
PARTS_OF_YEAR = {2: 6, 4: 3}  # months
LENGTH = re.compile(r"P(\d{1,2})([YMD])")


def vague(around: Around) -> Atom | None:
    """Early, mid or late; a century, a year or a month stays whole, for EDTF has no word for its parts."""
    date = around.dates[0]
    when, part = date.when, around.number("p")
    if when is None or part not in NAMES or date.part or when.unit in (Unit.DAY, Unit.SEASON):
        return None
    edtf = date.edtf
    if when.unit is Unit.DECADE and when.year is not None and when.year >= 0:
        start, end = REACH[part]
        edtf = interval(f"{when.year // 10:03d}{start}", f"{when.year // 10:03d}{end}")
    form = Form.PART_OF_YEAR if when.unit is Unit.YEAR else date.form
    return replace(date, first=around.first, last=around.last, edtf=edtf, form=form, part=NAMES[part])


def exact(around: Around) -> Atom | None:
    """A half or a quarter, counted: of a year its months, of a decade or century its years."""
    date = around.dates[0]
    number, of = around.number("o", "n"), 2 if around.has("h") else 4
    if date.when is None or not 1 <= number <= of or date.when.year is None or date.when.year < 0:
        return None
    edtf = _share(date.when, number, of)
    form = Form.PART_OF_YEAR if date.when.unit is Unit.YEAR else Form.RANGE
    return Atom(first=around.first, last=around.last, form=form, edtf=edtf) if edtf else None


def counted(around: Around) -> Atom | None:
    """The first six months of 2018, the last ten days of May 1915, the first five years of the 1950s."""
    if len(around.dates) == 1:
        return None  # the first siege of 1915
    length, date = sorted(around.dates, key=lambda one: one.when is not None)
    told = LENGTH.fullmatch(length.duration or "")
    if told is None or date.when is None or date.when.year is None or date.when.year < 0:
        return None
    if not around.has("l") and around.number("o") != 1:
        return None
    edtf = _counted(date.when, int(told[1]), told[2], is_last=around.has("l"))
    form = Form.PART_OF_YEAR if date.when.unit is Unit.YEAR else Form.RANGE
    return Atom(first=around.first, last=around.last, form=form, edtf=edtf) if edtf else None


def ten_days(around: Around) -> Atom | None:
    """Первая декада августа 1915 года: the first ten days, the next, and what is left."""
    when, number = around.dates[0].when, around.number("o")
    if when is None or when.unit is not Unit.MONTH or when.year is None or when.month is None or not 1 <= number <= 3:
        return None
    month = f"{year_text(when.year)}-{when.month:02d}-"
    last = days_in_month(when.year, when.month) if number == 3 else 10 * number
    edtf = interval(f"{month}{10 * number - 9:02d}", f"{month}{last:02d}")
    return Atom(first=around.first, last=around.last, form=Form.RANGE, edtf=edtf) if edtf else None


def _counted(when: When, many: int, unit: str, *, is_last: bool) -> str | None:
    """So many from its first, or up to its last; None where that is all of it, or more."""
    year, month = year_text(when.year or 0), when.month or 0
    whole, before = {
        (Unit.YEAR, "M"): (12, f"{year}-"),
        (Unit.MONTH, "D"): (days_in_month(when.year or 0, month) if month else 0, f"{year}-{month:02d}-"),
        (Unit.DECADE, "Y"): (10, year[:-1]),
    }.get((when.unit, unit), (0, ""))
    if not 0 < many < whole:
        return None
    first = whole - many + 1 if is_last else 1
    last = first + many - 1
    if unit == "Y":
        return interval(f"{before}{first - 1}", f"{before}{last - 1}")
    return interval(f"{before}{first:02d}", f"{before}{last:02d}")


def _share(when: When, number: int, of: int) -> str | None:
    year = when.year or 0
    if when.unit is Unit.YEAR:
        months = PARTS_OF_YEAR[of]
        last = number * months
        return interval(f"{year_text(year)}-{last - months + 1:02d}", f"{year_text(year)}-{last:02d}")
    length = {Unit.DECADE: 10, Unit.CENTURY: 100}.get(when.unit, 0)
    if not length or length % of:
        return None
    share = length // of
    return interval(year_text(year + (number - 1) * share), year_text(year + number * share - 1))


RULES: tuple[Rule, ...] = (
    (r"{THE}(?:{ordinal:o}|{last:l}) {other}{OF}_{DATE}", counted),
    (r"{DATE} (?:{ordinal:o}|{past:l}) {other}", counted),
    (r"{ordinal:o} {tenday} {DATE}", ten_days),
    (r"{THE}{ordinal:o}[ -](?:{half:h}|{quarter}){OF}_{DATE}", exact),
    (r"{THE}{roman|day:n}(?:-?{th})?[ -](?:{half:h}|{quarter}){OF}_{DATE}", exact),
    (r"(?:{quarter}|{half:h}){day:n}_{DATE}", exact),
    (r"{DATE} {ordinal:o} (?:{half:h}|{quarter})", exact),
    # not: XIX əsrin sonlarından XX əsrin əvvəllərinədək
    (r"(?<!{DATE} ){THE}{part:p}[ -]?{OF}_{DATE}", vague),
    (r"{DATE} {part:p}", vague),
)
