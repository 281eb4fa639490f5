"""Ranges of any two dates with words or a dash between them, and such as are open on one side."""

from dataclasses import replace

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.line import Around, Rule
from annotations.checks.dating.mention import Form
from annotations.checks.dating.ranges import BACKWARDS, NO_YEAR
from annotations.checks.dating.when import When, checked, interval

FROM_ENDINGS = ("dan", "dən")


def both(around: Around) -> Atom | None:
    """From one date to another; backwards it is a range without a value where both say their year."""
    first, last = around.dates
    if not first.when or not last.when:
        return None
    start, end = _sharing(first.when, last.when)
    if start.year is None and end.year is None:
        return _range(around, None, NO_YEAR)
    if start.year is None or end.year is None:
        return None
    edtf = interval(_start(replace(first, when=start)), _end(replace(last, when=end)))
    return _range(around, edtf, None if edtf else BACKWARDS)


def dashed(around: Around) -> Atom | None:
    """With a dash alone or one word: only two of a kind, so that what merely stand side by side are not joined."""
    first, last = around.dates
    if not first.when or not last.when or first.when.unit is not last.when.unit:
        return None
    return both(around)


def forward(around: Around) -> Atom | None:
    """Of two kinds, "1994 until May 1995": only where both say their year and the second is the later."""
    joined = both(around)
    return joined if joined and joined.edtf and all(one.when and one.when.year for one in around.dates) else None


def by_endings(around: Around) -> Atom | None:
    """1990-cı ildən 1994-cü ilə qədər, 1994-cü ilədək: from and until are endings of the date."""
    if not around.ending(0).endswith(FROM_ENDINGS):
        return None
    closes = around.has("until") or around.ending(1).endswith("dək")
    return both(around) if closes else None


def onward(around: Around) -> Atom | None:
    """From a date on."""
    start = _start(around.dates[0])
    edtf = checked(f"{start}/..") if start else None
    return _range(around, edtf, None) if edtf else None


def up_to(around: Around) -> Atom | None:
    """Until a date."""
    end = _end(around.dates[0])
    edtf = checked(f"../{end}") if end else None
    return _range(around, edtf, None) if edtf else None


def _range(around: Around, edtf: str | None, reason: str | None) -> Atom:
    return Atom(first=around.first, last=around.last, form=Form.RANGE, edtf=edtf, unresolved=reason)


def _start(date: Atom) -> str | None:
    """The side of an interval that begins with the date; of the late 1980s where these begin."""
    if date.part and date.edtf and "/" in date.edtf:
        return date.edtf.partition("/")[0]
    return date.when.first_side() if date.when and date.when.year is not None else None


def _end(date: Atom) -> str | None:
    if date.part and date.edtf and "/" in date.edtf:
        return date.edtf.partition("/")[2]
    return date.when.last_side() if date.when and date.when.year is not None else None


def _sharing(start: When, end: When) -> tuple[When, When]:
    """What is written of the year once holds for both, if the range then runs forward."""
    early, late = (start.month or 0, start.day or 0), (end.month or 0, end.day or 31)
    if not start.month or not end.month or early > late:
        return start, end
    if start.year is None and end.year is not None:
        return replace(start, year=end.year), end
    if end.year is None and start.year is not None:
        return start, replace(end, year=start.year)
    return start, end


RULES: tuple[Rule, ...] = (
    (r"{between} {THE}{DATE} {and} {THE}{DATE}", both),
    (r"{from|since} {THE}{DATE} (?:{to|until|onward}|-) {THE}{DATE}", both),
    (r"{DATE} {DATE}(?: {upto:until})?", by_endings),
    (r"{DATE} {and} {DATE} {between}", both),
    (r"{DATE}_-_{DATE}", dashed),
    (r"{DATE} {to|until} {THE}{DATE}", dashed),
    (r"{DATE} {until} {THE}{DATE}", forward),
    (r"(?:{from|since} )?{THE}{DATE}(?:_-_| (?:{to|until|and} ){THE}){present}", onward),
    (r"(?:{from} {THE})?{DATE} {onward}", onward),
    (r"{since} {THE}{DATE}", onward),
    (r"{until|opening} {THE}{DATE}", up_to),
    (r"{DATE} {upto}", up_to),
    (r"{UNTILDATE}", up_to),
)
