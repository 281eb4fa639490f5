"""Single dates: days, months, seasons, years, decades and centuries."""

from collections.abc import Iterator
from dataclasses import replace

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.building import Builder, Match, is_about, number_at, single, unresolved, year_at
from annotations.checks.dating.decades import (
    between_centuries,
    century,
    century_in_short,
    decade,
    decade_of_century,
    decade_of_century_in_short,
    decade_of_same_century,
    decades,
    short_decade,
    short_decade_of_plural,
    spoken_decade,
    years_of_decade,
)
from annotations.checks.dating.kinds import GAP, KINDS
from annotations.checks.dating.mention import Form
from annotations.checks.dating.searching import Searched
from annotations.checks.dating.shapes import has
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import Unit, When, is_day, when_of
from annotations.checks.languages.table import words

LONGEST_SHORTENED = 4  # letters of a month's name before a full stop: Sept., нояб.
NEVER_SHORTENED = words("may june july iyun iyul май мая июнь июня июне июль июля июле")
NO_SUCH_DAY = "the calendar has no such day"
TELLING = frozenset(KINDS[kind] for kind in ("at", "since", "until", "from", "between", "part", "last", "next", "this"))


def calendar(tokens: Tokens, match: Match) -> Atom | None:
    """A day, a month, a season or a year, by the groups there are: d or o, m, s, y."""
    held = {group for group, token in match.groupdict().items() if token}
    year = year_at(tokens, match) if "y" in held else None
    month = number_at(tokens, match, "m", "s") if "m" in held or "s" in held else None
    day = tokens.number(match.start("d")) if "d" in held else None
    if "o" in held:
        day = number_at(tokens, match, "d", "o", "tens")
    if day is not None and (month is None or not is_day(year, month, day)):
        is_told = month and (year is not None or _is_surely_a_day(tokens, match))
        return unresolved(match, Form.DAY, NO_SUCH_DAY) if is_told else None
    if day is not None and "o" in held and is_year_of_month(tokens, match):
        return None
    if "m" in held and is_stopped(tokens, match):
        return None
    unit = Unit.DAY if day else Unit.SEASON if "s" in held else Unit.MONTH if month else Unit.YEAR
    doubted = "doubt" in held or ("tilde" in held and match["tilde"] == "?")
    about = bool(held & {"about", "tilde"}) and is_about(match)
    return single(match, when_of(unit, year, month, day, about, doubted))


def _is_surely_a_day(tokens: Tokens, match: Match) -> bool:
    """Whether the number by a month is meant as a day: 31 June, February 30th; in "Feb 30" it may be a year."""
    place = match.start("d" if has(match, "d") else "o")
    return place < match.start("m") or tokens.kinds[place + 1 : match.end()].lstrip("-")[:1] == KINDS["th"]


def year_alone(tokens: Tokens, match: Match) -> Atom | None:
    """A year, which most dates are, so that it is worth a way of its own: 1994, circa 1450, ?1450, 44 BC."""
    if match["bc"] or match["about"] or match["tilde"] or match["doubt"]:
        return calendar(tokens, match)
    when = when_of(Unit.YEAR, tokens.number(match.start("y")), None, None, False, False)
    return single(match, when)


def is_stopped(tokens: Tokens, match: Match) -> bool:
    """Whether a sentence ends after the month, within the match."""
    place = match.start("m")
    if tokens.kinds[place + 1 : match.end()][:1] != ".":
        return False
    word = tokens.quote(place).casefold()
    return len(word) > LONGEST_SHORTENED or word in NEVER_SHORTENED


def is_year_of_month(tokens: Tokens, match: Match) -> bool:
    """Whether the ordinal behind a month is its year: в феврале тринадцатого; a day stands behind in no language."""
    month, day = tokens.quote(match.start("m")).casefold(), tokens.quote(match.start("o")).casefold()
    return match.start("m") < match.start("o") and month.endswith("е") and day.endswith("го")


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


def year_of_three(tokens: Tokens, match: Match) -> Atom | None:
    """В 988 году: another case of the word would be a length of time."""
    word = tokens.quote(match.start("word"))
    return calendar(tokens, match) if word.casefold() == "году" else None


def year_after_word(tokens: Tokens, match: Match) -> Atom | None:
    """The year 536."""
    before = match.start() - 2
    is_year = tokens.quote(before).casefold() == "year"
    return calendar(tokens, match) if is_year else None


def antique_year(tokens: Tokens, match: Match) -> Atom | None:
    """Attested from 431, where the text tells of an era besides."""
    return calendar(tokens, match) if tells_of_eras(tokens) else None


def tells_of_eras(tokens: Tokens) -> bool:
    """Whether AD or BC stands in the text."""
    return KINDS["ad"] in tokens.kinds or KINDS["bc"] in tokens.kinds


def day_of_named_month(tokens: Tokens, match: Match) -> Atom | None:
    """1905-ci il dekabr ayının 22-si."""
    return calendar(tokens, match) if tokens.quote(match.start("word")).casefold() in ("ayının", "ayı") else None


def translated_year(tokens: Tokens, match: Match) -> Atom | None:
    """In 1887 year: how other languages say it, translated by the word."""
    place = match.start("word")
    return calendar(tokens, match) if tokens.quote(place) == "year" else None


def translated_decade(tokens: Tokens, match: Match) -> Atom | None:
    """In the 90th years, since the 1990th years: how Russian says a decade, translated by the word."""
    number = tokens.number(match.start("y"))
    if tokens.quote(match.start("word")) != "years" or number % 10 or number < 10:
        return None
    return single(match, When(Unit.DECADE, number)) if number > 99 else short_decade(tokens, match)


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
    (r"(?:{YEAR} )?{named:m} {unit:word} {day:d}-{th}", day_of_named_month),
    # in the 1974 July month; but not: in 1974 July 4
    (r"(?<={of|at|the|from|since|until} ){year:y} {month:m}(?! {digits|year})", calendar),
    (r"{month:m}", month_alone),
    (r"(?<={at|of|since|until|from|part|between} ){doubtful:m}", calendar),
    # the summer of 1994, 1994-cü ilin yayında
    (r"(?<!{yearword} ){THE}{season:s}{OF}_{YEAR}", calendar),
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
    (r"(?<={at|since|until|from} ){three:y}(?=[.,;)])", antique_year),
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
    (r"{THE}{TENS}{YEARWORD}_{roman:cn}_{at:word}\.?", decade_of_century_in_short),
    (r"{THE}{year:y} {unit:word}", translated_year),
    (r"{THE}{year|day|two:y}-?{th} {unit:word}", translated_decade),
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
# The end of the 18th to the beginning of the 20th century, конец XIX – начало XX в.
OF_PART = r"(?:{THE}(?:{part}|{ordinal} {half})(?: {of})?[ -])"
CENTURY_LEADS = (
    r"(?:(?<={part|half}[ -])|(?<={part|half} {the} )|(?<={part|half} {of} )|(?<={part|half} {of} {the} )"
    r"|(?<={from|since} )|(?<={from} {the} ))"
)
# The first of two: the 19th and 20th centuries, 9 and 11 August 1994.
FIRST: tuple[tuple[str, Builder], ...] = (
    (r"{THE}{NUMBER}(?P<rest>,? {and} {THE}{NUMBER2}[ -]{centuryword}{ERA})", century),
    (
        CENTURY_LEADS + r"{NUMBER}(?P<rest>(?:_-_| {and|to|until} )" + OF_PART + r"{THE}"
        r"(?:{NUMBER2}[ -]?{centuryword}|{roman} {at}\.))",
        century,
    ),
    (r"{DAY}(?P<rest>(?:,|,? {and}) {DAY2}_{of}?_{THE}{anymonth:m}\.?,?_{YEAR})", calendar),
    (r"{DAY}(?P<rest>, {DAY2}(?:,|,? {and}) {day}(?:-?{th})? {of}?_{anymonth:m}\.?,?_{YEAR})", calendar),
    (r"{DAY}(?P<rest>, {DAY2}(?:,|,? {and}) {day}(?:-?{th})? {of}?_{named:m})", calendar),
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
