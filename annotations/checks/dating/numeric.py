"""Days written in digits alone: 1994-08-09, 09.08.1994, 3/9/2010; and in which order day and month stand."""

from collections.abc import Iterator

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.building import Match
from annotations.checks.dating.mention import Form
from annotations.checks.dating.published import Published
from annotations.checks.dating.shapes import shape
from annotations.checks.dating.singles import NO_SUCH_DAY
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import Unit, When, is_day
from annotations.rules.dates import Edtf

YEAR_FIRST = shape(r"{year:y}([-./]){day:m}\2{day:d}")
YEAR_LAST = shape(r"{day:a}([-./]){day:b}\2{year:y}{YEARWORD}")
SHORT_YEAR = shape(r"{day:a}([./]){day:b}\2{day|two:z}(?![-/]|\.{digits})")
MONTH_FIRST, DAY_FIRST = "month first", "day first"
UNTOLD = "day and month can be read in two orders"


def find_numeric(tokens: Tokens, published: Edtf | None) -> Iterator[Atom]:
    """Every day in digits; of an ambiguous one the year alone, with the reason."""
    for match in YEAR_FIRST.finditer(tokens.kinds):
        month, day = tokens.number(match.start("m")), tokens.number(match.start("d"))
        yield from _day(tokens, match, month, day)
    matches = list(YEAR_LAST.finditer(tokens.kinds))
    orders = _orders(tokens, matches)
    for match in matches:
        yield from _read(tokens, match, orders)
    for match in SHORT_YEAR.finditer(tokens.kinds):
        if is_day(None, tokens.number(match.start("b")), tokens.number(match.start("a"))):
            yield from _of_short_year(tokens, match, Published(published).year)


def _of_short_year(tokens: Tokens, match: Match, published: int | None) -> Iterator[Atom]:
    """1.9.43: the year is that of publication or the one before, if it ends so, as of a diary; else it is not told."""
    short = tokens.number(match.start("z"))
    year = next((year for year in (published, published - 1) if year % 100 == short), None) if published else None
    if year is None or match[2] == "/":
        yield Atom(first=match.start(), last=match.end(), form=Form.DAY, unresolved="the century is not written")
    else:
        yield from _day(tokens, match, tokens.number(match.start("b")), tokens.number(match.start("a")), year)


def _read(tokens: Tokens, match: Match, orders: dict[str, set[str]]) -> Iterator[Atom]:
    first, second = tokens.number(match.start("a")), tokens.number(match.start("b"))
    possible = _possible(first, second)
    told = orders.get(match[2], set())
    if first == second or len(possible) == 1:
        order = possible
    elif tokens.day_first or (match[2] == "." and MONTH_FIRST not in told):
        order = {DAY_FIRST}
    else:
        order = told if len(told) == 1 else possible
    if len(order) == 1 or (possible and first == second):
        month, day = (first, second) if order == {MONTH_FIRST} else (second, first)
        yield from _day(tokens, match, month, day)
    elif not possible:
        yield Atom(first=match.start(), last=match.end(), form=Form.DAY, unresolved=NO_SUCH_DAY)
    else:
        when = When(Unit.YEAR, tokens.number(match.start("y")))
        edtf = when.edtf()
        yield Atom(first=match.start(), last=match.end(), form=Form.DAY, edtf=edtf, when=when, unresolved=UNTOLD)


def _possible(first: int, second: int) -> set[str]:
    orders = {DAY_FIRST: (second, first), MONTH_FIRST: (first, second)}
    return {order for order, (month, day) in orders.items() if is_day(None, month, day)}


def _orders(tokens: Tokens, matches: list[Match]) -> dict[str, set[str]]:
    """By the mark between them, which orders the text's own unambiguous dates are written in."""
    found: dict[str, set[str]] = {}
    for match in matches:
        possible = _possible(tokens.number(match.start("a")), tokens.number(match.start("b")))
        if len(possible) == 1:
            found.setdefault(match[2], set()).update(possible)
    return found


def _day(tokens: Tokens, match: Match, month: int, day: int, year: int | None = None) -> Iterator[Atom]:
    when = When(Unit.DAY, tokens.number(match.start("y")) if year is None else year, month, day)
    if is_day(when.year, month, day):
        yield Atom(first=match.start(), last=match.end(), form=Form.DAY, when=when, edtf=when.edtf())
    else:
        yield Atom(first=match.start(), last=match.end(), form=Form.DAY, unresolved=NO_SUCH_DAY)
