"""Ranges whose two sides share what is written once: 1990-94, 9-11 August 1994, XIX-XX centuries."""

from collections.abc import Iterator

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.building import Match, number_at
from annotations.checks.dating.decades import PLURAL, century, century_when
from annotations.checks.dating.kinds import GAP
from annotations.checks.dating.mention import Form
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.shapes import has
from annotations.checks.dating.singles import is_stopped, tells_of_eras
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import Unit, When, interval, is_day
from annotations.rules.edtf_values import Season

BACKWARDS = "it ends before it starts"
LIFETIME = 120
NO_YEAR = "the year is not said"


def short_years(tokens: Tokens, match: Match) -> Atom | None:
    """1990-94, 2008/09, 1899-1903: the second is in the same century unless its digits would be the lower ones."""
    first, last = tokens.number(match.start("y")), tokens.number(match.start("z"))
    digits = len(tokens.quote(match.start("z")))
    if digits <= 2:
        if last <= first % 10**digits:
            return None
        if first % 10 == 0 and last % 10 == 0 and tokens.number(match.end() - 1) == PLURAL:
            return None  # 1950-60-cı illər are two decades
        last += first - first % 10**digits
    about = has(match, "about")
    start, end = When(Unit.YEAR, first, is_about=about), When(Unit.YEAR, last)
    return span(match, start, end)


def translated_years(tokens: Tokens, match: Match) -> Atom | None:
    """In 1993-98 years: how other languages say it, translated by the word."""
    return short_years(tokens, match) if tokens.quote(match.start("word")) == "years" else None


def span(match: Match, start: When, end: When, *, part: str | None = None) -> Atom:
    """From one date to another; one that ends before it starts is a range all the same, without a value."""
    edtf = interval(start.first_side(), end.last_side())
    reason = None if edtf else BACKWARDS
    return Atom(first=match.start(), last=match.end(), form=Form.RANGE, edtf=edtf, unresolved=reason, part=part)


def days(tokens: Tokens, match: Match) -> Atom | None:
    """9-11 August 1994, August 9-11, 1994; and the same without a year, which EDTF cannot say."""
    month = tokens.number(match.start("m"))
    if is_stopped(tokens, match):
        return None
    first, last = number_at(tokens, match, "d", "o", "tens"), number_at(tokens, match, "dd", "oo", "ttens")
    year = number_at(tokens, match, "y")
    if not first or not last or not is_day(year, month, first) or not is_day(year, month, last):
        return None
    if year is None:
        return Atom(first=match.start(), last=match.end(), form=Form.RANGE, unresolved=NO_YEAR)
    return span(match, When(Unit.DAY, year, month, first), When(Unit.DAY, year, month, last))


def months(tokens: Tokens, match: Match) -> Atom | None:
    """May-July 1994."""
    year = number_at(tokens, match, "y")
    first, last = tokens.number(match.start("m")), tokens.number(match.start("mm"))
    if year is None:
        return Atom(first=match.start(), last=match.end(), form=Form.RANGE, unresolved=NO_YEAR)
    if last < first:
        return None
    return span(match, When(Unit.MONTH, year, first), When(Unit.MONTH, year, last))


def centuries(tokens: Tokens, match: Match) -> Atom | None:
    """XIX-XX centuries."""
    is_bc = has(match, "bc")
    first = century_when(tokens.number(match.start("first")), is_bc=is_bc)
    last = century_when(number_at(tokens, match, "n", "o", "tens") or 0, is_bc=is_bc)
    return span(match, first, last) if first and last else None


def years_before(tokens: Tokens, match: Match) -> Atom | None:
    """336-323 BC."""
    first, last = (1 - tokens.number(match.start(group)) for group in ("y", "z"))
    return span(match, When(Unit.YEAR, first), When(Unit.YEAR, last))


def antique(tokens: Tokens, match: Match) -> Atom | None:
    """From 253 to 268, (253–268): years where the text tells of an era besides, else pages or a count."""
    first, last = (tokens.number(match.start(group)) for group in ("y", "z"))
    if not tells_of_eras(tokens) or not first < last < first + LIFETIME:
        return None
    return span(match, When(Unit.YEAR, first), When(Unit.YEAR, last))


def days_by_endings(tokens: Tokens, match: Match) -> Atom | None:
    """İyunun 5-dən 9-dək, yanvarın 19-dan 20-nə keçən gecə: from and until are endings."""
    closes = tokens.quote(match.start("until")).casefold().endswith("dək")
    behind = tokens.quote(match.end() + 1).casefold() if tokens.kinds[match.end() : match.end() + 1] == GAP else ""
    return days(tokens, match) if closes or behind == "keçən" else None


def short_decades(tokens: Tokens, match: Match) -> Atom | None:
    """80–90-х годов: of which century is not said."""
    first, last = number_at(tokens, match, "n", "nn") or 0, tokens.number(match.start("z"))
    if first % 10 or last % 10 or not 10 <= first < last:
        return None
    return Atom(first=match.start(), last=match.end(), form=Form.RANGE, unresolved="the century is not said")


def decades_of_century(tokens: Tokens, match: Match) -> Atom | None:
    """The 60-70s of the 19th century, 60–70-е годы XIX в., XIX əsrin 60-70-ci illəri."""
    if has(match, "word") and tokens.quote(match.start("word")) != "в":
        return None
    first, last = tokens.number(match.start("n")), tokens.number(match.start("z"))
    when = century_when(number_at(tokens, match, "cn", "co", "ctens") or 0, is_bc=False)
    if first % 10 or last % 10 or not first < last < 100 or when is None or when.year is None:
        return None
    return span(match, When(Unit.DECADE, when.year + first), When(Unit.DECADE, when.year + last))


def century_of_c(tokens: Tokens, match: Match) -> Atom | None:
    """The 17th c., XIX c.; but not: the 17th about noon."""
    return century(tokens, match) if tokens.quote(match.start("word")).casefold().rstrip(". ") == "c" else None


def seasons(tokens: Tokens, match: Match) -> Atom | None:
    """Spring-summer 1992, весной — летом 1992 года; of a winter it is not told whether it began or ended then."""
    first, last, year = (tokens.number(match.start(group)) for group in ("s", "ss", "y"))
    if not first < last < Season.WINTER:
        return None
    return span(match, When(Unit.SEASON, year, first), When(Unit.SEASON, year, last))


def night(tokens: Tokens, match: Match) -> Atom | None:
    """25/26 February 1992: two days that follow each other."""
    follows = number_at(tokens, match, "dd", "oo", "ttens") == (number_at(tokens, match, "d", "o", "tens") or 0) + 1
    return days(tokens, match) if follows else None


def winter(tokens: Tokens, match: Match) -> Atom | None:
    """The winter of 1941-42; other seasons of two years are two."""
    year, other = tokens.number(match.start("y")), tokens.number(match.start("z"))
    if Season(tokens.number(match.start("s"))) is not Season.WINTER or (year + 1 - other) % 100:
        return None
    when = When(Unit.SEASON, year, Season.WINTER)
    return Atom(first=match.start(), last=match.end(), form=Form.SEASON, when=when, edtf=when.edtf())


DECADES = (
    r"{FROM}{THE}'?{day|two:n}[-']?{suffix|th}?(?: {yearword})?(?:_-_| {to|until} )'?{day|two:z}[-']?"
    r"(?:{suffix}|{th} {yearword})(?: {yearword})?"
)
DAYS = r"{FROM}{THE}{DAY}(?:_-_| {to|until} {THE}){DAY2}"
SHORT = (
    (r"(?:{circa:about}\.?_)?{year:y}[-/]{short:z}(?!-?{suffix}){TH}{YEARWORD}", short_years),
    (
        r"(?:{circa:about}\.?_)?{FROM}{year:y}{TH}{YEARWORD}(?:{TILL}|/){year:z}(?!-?{suffix})"
        r"{TH}{YEARWORD}",
        short_years,
    ),
    # в ночь с 11 на 12 октября 1993 года
    (r"{since} {DAY} {at} {DAY2}_{anymonth:m},?_{YEAR}", night),
    (r"{since} {DAY} {at} {DAY2}_{named:m}", night),
    (r"{digits:y}_-_{digits:z}_{bc}", years_before),
    (r"{between} {digits:y} {and} {digits:z}_{bc}", years_before),
    (r"(?:{from} )?(?:{circa:about}\.?_)?{digits:y} {to|until} {digits:z}_{bc}", years_before),
    (r"(?:{YEAR} )?{named:m} {day:d}-{th} {day:dd}-{th:until}", days_by_endings),
    (r"{THE}{day|two:n}_-_{day|two:z}[-']?(?:{suffix}|{th} {yearword})(?: {yearword})?", short_decades),
    (DECADES + r"{OF}_{CENTURY}", decades_of_century),
    (DECADES + r"_{roman:cn}_{at:word}\.?", decades_of_century),
    (r"{CENTURY} {short:n}(?:-{th})?_-_{short:z}-{th} {yearword}", decades_of_century),
    (r"{from} {three:y} {to|until} {three:z}(?=_[.,;)\r\n])", antique),
    (r"(?<=[(]){three:y}_-_{three:z}(?=[)])", antique),
    (r"{year:y}[-/]{short|year:z}_{unit:word}", translated_years),
    (r"{year:y}_-_{year:z}_{unit:word}", translated_years),
    (r"{THE}{season:s}{OF}_{year:y}[-/]{short|year:z}{TH}{YEARWORD}", winter),
    (r"{FROM}{THE}{season:s}{TILL}{THE}{season:ss}{OF}_{YEAR}", seasons),
    (r"{day:d}/{day:dd} {anymonth:m},?_{YEAR}", night),
    (r"{named:m} {day:d}/{day:dd},?_{YEAR}", night),
    (DAYS + r"_{of}?_{THE}{anymonth:m}\.?,?_{of}?_{YEAR}", days),
    (r"{named:m}\.?_" + DAYS + r"(?:,_|_){YEAR}", days),
    (DAYS + r"_{of}?_{THE}{named:m}", days),
    (r"{named:m}\.?_" + DAYS, days),
    (r"{FROM}{anymonth:m}\.?{TILL}{anymonth:mm}\.?,?_{of}?_{YEAR}", months),
    (r"{FROM}{month:m}{TILL}{month:mm}", months),
    (
        r"{FROM}{THE}{roman|day|ordinal:first}{TH}(?:_-_| {to} {THE}){NUMBER}[ -]?{centuryword}"
        r"(?:_{bc:bc})?",
        centuries,
    ),
    # 15th-19th c., the 17th c.
    (r"{THE}{day:first}-?{th}_-_{day:n}-?{th} {circa}(?!_{digits})", centuries),
    (r"{THE}{day:n}-?{th} {circa:word}(?!_{digits})", century_of_c),
    (r"{THE}{roman:n} {circa:word}(?!_{digits})", century_of_c),
)


def find_short_ranges(tokens: Tokens) -> Iterator[Atom]:
    """Every such range."""
    searched = Searched(tokens.kinds)
    for template, build in SHORT:
        for match in searched.matches(template):
            if atom := build(tokens, match):
                yield atom
