"""Single dates: days, months, seasons, years, decades and centuries."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.kinds import GAP, KINDS
from annotations.checks.dating.mention import Form
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.shapes import has
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import Unit, When, interval, is_day, when_of

LONGEST_SHORTENED = 4  # letters of a month's name before a full stop: Sept., нояб.
NO_SUCH_DAY = "the calendar has no such day"
TELLING = frozenset(KINDS[kind] for kind in ("at", "since", "until", "from", "between", "part", "last", "next", "this"))
PLURAL = 2  # what a word for years stands for where its plural makes a decade of them

Match = re.Match[str]
Builder = Callable[[Tokens, Match], Atom | None]


def number_at(tokens: Tokens, match: Match, *groups: str) -> int | None:
    """The sum of what the tokens of these groups stand for; None if there are none."""
    total = None
    for group in groups:
        if group in match.re.groupindex and (place := match.start(group)) >= 0:
            total = (total or 0) + tokens.number(place)
    return total


def year_at(tokens: Tokens, match: Match) -> int | None:
    """The year as in ISO 8601, in which 1 BC is 0."""
    year = number_at(tokens, match, "y")
    return 1 - year if year is not None and has(match, "bc") else year


def is_about(match: Match) -> bool:
    """Whether a word or sign for about stands before."""
    return has(match, "about") or (has(match, "tilde") and match["tilde"] == "~")


def single(match: Match, when: When, *, part: str | None = None, form: Form | None = None) -> Atom | None:
    """What a date of one piece becomes; None if the calendar has none such."""
    edtf = when.edtf()
    if edtf is None:
        return None
    return Atom(first=match.start(), last=match.end(), form=form or when.form, when=when, edtf=edtf, part=part)


def unresolved(match: Match, form: Form, reason: str) -> Atom:
    """What is a date, of which less is said than a date needs."""
    return Atom(first=match.start(), last=match.end(), form=form, unresolved=reason)


def calendar(tokens: Tokens, match: Match) -> Atom | None:
    """A day, a month, a season or a year, by the groups there are: d or o, m, s, y."""
    held = {group for group, token in match.groupdict().items() if token}
    year = year_at(tokens, match) if "y" in held else None
    month = number_at(tokens, match, "m", "s") if "m" in held or "s" in held else None
    day = tokens.number(match.start("d")) if "d" in held else None
    if "o" in held:
        day = number_at(tokens, match, "d", "o", "tens")
    if day is not None and (month is None or not is_day(year, month, day)):
        return unresolved(match, Form.DAY, NO_SUCH_DAY) if month and year is not None else None
    if "m" in held and _is_stopped(tokens, match):
        return None
    unit = Unit.DAY if day else Unit.SEASON if "s" in held else Unit.MONTH if month else Unit.YEAR
    doubted = "doubt" in held or ("tilde" in held and match["tilde"] == "?")
    about = bool(held & {"about", "tilde"}) and is_about(match)
    return single(match, when_of(unit, year, month, day, about, doubted))


def year_alone(tokens: Tokens, match: Match) -> Atom | None:
    """A year, which most dates are, so that it is worth a way of its own: 1994, circa 1450, ?1450, 44 BC."""
    if match["bc"] or match["about"] or match["tilde"] or match["doubt"]:
        return calendar(tokens, match)
    when = when_of(Unit.YEAR, tokens.number(match.start("y")), None, None, False, False)
    return single(match, when)


def _is_stopped(tokens: Tokens, match: Match) -> bool:
    """Whether a sentence ends after the month, within the match."""
    place = match.start("m")
    return tokens.kinds[place + 1 : match.end()][:1] == "." and len(tokens.quote(place)) > LONGEST_SHORTENED


def with_roman_month(tokens: Tokens, match: Match) -> Atom | None:
    """9.VIII.1994."""
    return calendar(tokens, match) if tokens.number(match.start("m")) <= 12 else None


def month_alone(tokens: Tokens, match: Match) -> Atom | None:
    """December; not what is part of a name: Black January, the October Revolution."""
    place = match.start()
    if tokens.quote(place)[:1].isupper():
        before = tokens.quote(place - 2) if place > 1 else ""
        after = tokens.quote(place + 2) if place + 2 < len(tokens.kinds) else ""
        is_told = place > 1 and tokens.kinds[place - 2] in TELLING
        is_called = (
            before[:1].isupper() and tokens.kinds[place - 2] == KINDS["other"] and tokens.kinds[place - 1] == GAP
        )
        leads = after[:1].isupper() and tokens.kinds[place + 1] == GAP and tokens.kinds[place + 2] == KINDS["other"]
        if is_called or (leads and not is_told):
            return None
    return calendar(tokens, match)


def of_short_year(tokens: Tokens, match: Match) -> Atom | None:
    """9-Mar-10: the day is told, the century of its year is not."""
    atom = calendar(tokens, match)
    return replace(atom, unresolved="the century is not written") if atom else None


def of_short_season(_: Tokens, match: Match) -> Atom:
    """Летом 71-го."""
    return unresolved(match, Form.SEASON, "the century is not said")


def of_short_year_alone(tokens: Tokens, match: Match) -> Atom | None:
    """В 45-м году: of years in the plural it is a decade."""
    word = tokens.quote(match.start("word")).casefold()
    return unresolved(match, Form.YEAR, "the century is not said") if word in ("году", "год", "года") else None


def decade(tokens: Tokens, match: Match) -> Atom | None:
    """The 1990s; the 1800s are a century in English, the 2000s are not."""
    year = tokens.number(match.start("y"))
    if year % 10:
        return None
    is_century = year % 100 == 0 and year < 2000 and tokens.text[tokens.starts[match.start("suffix")]] == "s"
    return single(match, When(Unit.CENTURY if is_century else Unit.DECADE, year, is_about=is_about(match)))


def short_decade(tokens: Tokens, match: Match) -> Atom | None:
    """The 70s: of which century is not said."""
    tens = number_at(tokens, match, "n", "nn")
    if tens is None or tens % 10 or tens < 10:
        return None
    return unresolved(match, Form.DECADE, "the century is not said")


def spoken_decade(tokens: Tokens, match: Match) -> Atom | None:
    """The nineteen-nineties."""
    hundreds = tokens.number(match.start("hundreds"))
    return (
        single(match, When(Unit.DECADE, hundreds * 100 + tokens.number(match.start("nn"))))
        if 12 < hundreds < 21
        else None
    )


def years_of_decade(tokens: Tokens, match: Match) -> Atom | None:
    """1990-cı illər: the plural tells that it is the decade."""
    year = tokens.number(match.start("y"))
    if tokens.number(match.start("word")) != PLURAL or year % 10:
        return None
    return single(match, When(Unit.DECADE, year))


def decade_of_same_century(tokens: Tokens, match: Match) -> Atom | None:
    """The 1970s and 80s: the second is of the century of the first."""
    year = tokens.number(match.start("y")) // 100 * 100 + tokens.number(match.start("n"))
    atom = single(match, When(Unit.DECADE, year)) if year % 10 == 0 else None
    return replace(atom, first=match.start("first")) if atom else None


def decades(tokens: Tokens, match: Match) -> Atom | None:
    """1950-60s, 1960s-70s, 1950-60-cı illər: all years of both and between."""
    first, last = tokens.number(match.start("y")), tokens.number(match.start("n"))
    last += first // 100 * 100 if last < 100 else 0
    if first % 10 or last % 10 or (has(match, "word") and tokens.number(match.start("word")) != PLURAL):
        return None
    edtf = interval(str(first), str(last + 9)) if last > first else None
    return Atom(first=match.start(), last=match.end(), form=Form.RANGE, edtf=edtf) if edtf else None


def year_of_three(tokens: Tokens, match: Match) -> Atom | None:
    """В 988 году: another case of the word would be a length of time."""
    word = tokens.quote(match.start("word"))
    return calendar(tokens, match) if word.casefold() == "году" else None


def year_after_word(tokens: Tokens, match: Match) -> Atom | None:
    """The year 536."""
    before = match.start() - 2
    is_year = tokens.quote(before).casefold() == "year"
    return calendar(tokens, match) if is_year else None


def century_in_short(tokens: Tokens, match: Match) -> Atom | None:
    """XX в."""
    word = tokens.quote(match.start("word"))
    return century(tokens, match) if word == "в" else None


def decade_of_century(tokens: Tokens, match: Match) -> Atom | None:
    """The 30s of the 20th century, 30-е годы XX века."""
    tens, number = number_at(tokens, match, "n", "nn"), number_at(tokens, match, "cn", "co", "ctens")
    when = century_when(number or 0, is_bc=False)
    if tens is None or tens % 10 or when is None or when.year is None:
        return None
    return single(match, When(Unit.DECADE, when.year + tens))


def translated_year(tokens: Tokens, match: Match) -> Atom | None:
    """In 1887 year: how other languages say it, translated by the word."""
    place = match.start("word")
    return calendar(tokens, match) if tokens.quote(place) == "year" else None


def short_decade_of_plural(tokens: Tokens, match: Match) -> Atom | None:
    """İyirminci illər."""
    return short_decade(tokens, match) if tokens.number(match.start("word")) == PLURAL else None


def century(tokens: Tokens, match: Match) -> Atom | None:
    """The 20th century is 19XX, as the field writes it; the 5th BC is -04XX."""
    number = number_at(tokens, match, "n", "o", "tens") or 0
    when = century_when(number, is_bc=has(match, "bc"), about=is_about(match))
    return single(match, when) if when else None


def between_centuries(_: Tokens, match: Match) -> Atom:
    """The turn of the century."""
    return unresolved(match, Form.CENTURY, "which century is not said")


def century_when(number: int, *, is_bc: bool, about: bool = False) -> When | None:
    """The century of that number; None beyond what is called a century in texts."""
    if not 1 <= number <= (60 if is_bc else 22):
        return None
    return When(Unit.CENTURY, 1 - number * 100 if is_bc else (number - 1) * 100, is_about=about)


SHAPES: tuple[tuple[str, Builder], ...] = (
    # 9 August 1994, the 9th of August, 1994, 9-го августа 1994 г., 9 avqust 1994-cü il, 09-Mar-2010
    (r"{DAY}(?:{GAP}{of}?{GAP}|[-/.]){THE}{anymonth:m}(?:[-/]|\.?,?{GAP}(?:{of} )?){YEAR}", calendar),
    # August 9, 1994, Aug. 9th 1994, August the 9th, 1994
    (r"(?<!{yearword} ){named:m}\.?,?{GAP}{THE}{DAY}(?:,?{GAP}|\.? | {of} ){YEAR}", calendar),
    # 1994 August 9, 1994-cü il avqustun 9-da, 1994, 9 August
    (r"(?<!{anymonth} ){YEAR}_{named:m}\.?{GAP}{DAY}(?!,?_{year}(?!-{th} {yearword}))", calendar),
    (r"(?<!{anymonth} ){YEAR} {DAY} {named:m}(?!,?_{year})", calendar),
    # 9.VIII.1994
    (r"{day:d}[-./ ]{roman:m}[-./ ]{YEAR}", with_roman_month),
    (r"{day:d}\. {roman:m}\. {YEAR}", with_roman_month),
    # the same without a year
    (r"{DAY}_{of}?_{THE}{named:m}", calendar),
    (r"{named:m}\.?_{THE}{DAY}", calendar),
    # August 1994, August of 1994, 1994-cü ilin avqustunda
    (r"(?<!{yearword} ){anymonth:m}\.?,?{OF}_{YEAR}", calendar),
    (r"{year:y}(?:-{th})?_{yearword},?_{named:m}", calendar),
    (r"{year:y}-{th} {named:m}", calendar),
    # in the 1974 July month; but not: in 1974 July 4
    (r"(?<={of|at|the|from|since|until} ){year:y} {month:m}(?! {digits|year})", calendar),
    (r"{month:m}", month_alone),
    (r"(?<={at|of|since|until|from|part|between} ){doubtful:m}", calendar),
    # the summer of 1994, 1994-cü ilin yayında
    (r"{THE}{season:s}{OF}_{YEAR}", calendar),
    (r"{year:y}(?:-{th})?_{yearword}_{season:s}", calendar),
    # 1990-cı illər, before it is read as a year
    (r"{year:y}-{th} {yearword:word}", years_of_decade),
    # 1994, circa 1450, ?1450, 1450 (?), 44 BC, AD 79
    (r"{ABOUT}{year:y}{ERA}(?:-{th})?{YEARWORD}(?:_\(?(?P<doubt>\?)(?=_[),;-])\)?)?", year_alone),
    (r"{ABOUT}{digits:y}(?:-{th})?{YEARWORD}_(?:{bc:bc}|{ad})", calendar),
    (r"(?:{bc:bc}|{ad})_{digits:y}(?:-{th})?{YEARWORD}", calendar),
    (r"{three:y}-{th} {yearword}", calendar),
    (r"(?<={at} ){three:y} {yearword:word}", year_of_three),
    (r"(?<={unit} ){three:y}", year_after_word),
    (r"{THE}{ABOUT}{year:y}(?:_[-'])?_{suffix:suffix}{YEARWORD}", decade),
    (
        r"{year:y}[-']?{suffix}(?:,|,? {and})? (?P<first>{THE})'?{short:n}_[-']?{suffix:suffix}{YEARWORD}",
        decade_of_same_century,
    ),
    (
        r"(?:{the} |'|(?<={at} )|(?<={the} {part|other}[ -])|(?<={part} {of} )|(?<={half} )){TENS}{YEARWORD}",
        short_decade,
    ),
    (r"{THE}{word:hundreds}[ -]{tens:nn}", spoken_decade),
    (r"(?<!{own} ){TENS} {yearword}", short_decade),
    (r"{DAY}-{anymonth:m}-{short}", of_short_year),
    (r"{DAY} {named:m},? '{two}", of_short_year),
    (r"{THE}{TENS}{YEARWORD}{OF}_{CENTURY}", decade_of_century),
    (r"{THE}{year:y} {unit:word}", translated_year),
    (r"{ordinal:n} {yearword:word}", short_decade_of_plural),
    (r"{short:n}-{th} {yearword:word}", short_decade_of_plural),
    (r"{season} {two}-{th}(?:_{yearword}|(?![ -]{letters}))", of_short_season),
    (r"(?<={at} ){two}-{th} {yearword:word}", of_short_year_alone),
    (r"{CENTURY} {short:n}-{th} {yearword}", decade_of_century),
    (r"{year:y}[-']?{suffix}_-_'?{short:n}[-']?{suffix:suffix}{YEARWORD}", decades),
    (r"{year:y}_-_{short|year:n}[-']?{suffix:suffix}{YEARWORD}", decades),
    (r"{year:y}_-_{short:n}-{th} {yearword:word}", decades),
    (r"{THE}{ABOUT}{NUMBER}[ -]?{centuryword}{ERA}", century),
    (r"{bc:bc}_{NUMBER}[ -]?{centuryword}", century),
    (r"{between} {the} {centuryword}", between_centuries),
    (r"{ABOUT}{roman:n}_{at:word}\.{ERA}", century_in_short),
)
# The first of two: the 19th and 20th centuries, 9 and 11 August 1994.
FIRST: tuple[tuple[str, Builder], ...] = (
    (r"{THE}{NUMBER}(?P<rest>,? {and} {THE}{NUMBER2}[ -]{centuryword}{ERA})", century),
    (r"{DAY}(?P<rest>(?:,|,? {and}) {DAY2}_{of}?_{THE}{anymonth:m}\.?,?_{YEAR})", calendar),
    (r"{DAY}(?P<rest>(?:,|,? {and}) {DAY2}_{of}?_{THE}{named:m})", calendar),
    (r"{named:m}\.?_{DAY}(?P<rest>(?:,|,? {and}) {DAY2},?_{YEAR})", calendar),
    (r"{named:m}(?P<rest>,? {and} {named}\.?,?_{year:y})", calendar),
    (r"{THE}{season:s}(?P<rest> {and} {THE}{season}{OF}_{year:y})", calendar),
)


def find_singles(tokens: Tokens) -> Iterator[Atom]:
    """Every single date, some within others."""
    searched = Searched(tokens.kinds)
    for template, build in FIRST:
        for match in searched.matches(template):
            if atom := build(tokens, match):
                yield replace(atom, last=match.start("rest"))
    for template, build in SHAPES:
        for match in searched.matches(template):
            if atom := build(tokens, match):
                yield atom
