"""Decades and centuries: the 1990s, the thirties of the 20th century, the turn of the century."""

from dataclasses import replace

from annotations.checks.dating.atom import Atom
from annotations.checks.dating.building import Match, is_about, number_at, single, unresolved
from annotations.checks.dating.mention import Form
from annotations.checks.dating.shapes import has
from annotations.checks.dating.tokens import Tokens
from annotations.checks.dating.when import Unit, When, interval

PLURAL = 2  # what a word for years stands for where its plural makes a decade of them


def decade(tokens: Tokens, match: Match) -> Atom | None:
    """The 1990s; the 1800s are a century in English, the 2000s are not."""
    year = tokens.number(match.start("y"))
    if year % 10:
        return None
    is_century = year % 100 == 0 and year < 2000 and tokens.text[tokens.starts[match.start("suffix")]] == "s"
    return single(match, When(Unit.CENTURY if is_century else Unit.DECADE, year, is_about=is_about(match)))


def short_decade(tokens: Tokens, match: Match) -> Atom | None:
    """The 70s: of which century is not said."""
    tens = number_at(tokens, match, "n", "nn", "y")
    if tens is None or tens % 10 or tens < 10:
        return None
    return unresolved(match, Form.DECADE, "the century is not said")


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


def decade_of_century(tokens: Tokens, match: Match) -> Atom | None:
    """The 30s of the 20th century, 30-е годы XX века."""
    tens, number = number_at(tokens, match, "n", "nn"), number_at(tokens, match, "cn", "co", "ctens")
    when = century_when(number or 0, is_bc=False)
    if tens is None or tens % 10 or when is None or when.year is None:
        return None
    return single(match, When(Unit.DECADE, when.year + tens))


def decade_of_century_in_short(tokens: Tokens, match: Match) -> Atom | None:
    """70-е годы XIX в."""
    return decade_of_century(tokens, match) if tokens.quote(match.start("word")) == "в" else None


def spoken_decade(tokens: Tokens, match: Match) -> Atom | None:
    """The nineteen-nineties."""
    hundreds = tokens.number(match.start("hundreds"))
    return (
        single(match, When(Unit.DECADE, hundreds * 100 + tokens.number(match.start("nn"))))
        if 12 < hundreds < 21
        else None
    )


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


def century_in_short(tokens: Tokens, match: Match) -> Atom | None:
    """XX в."""
    word = tokens.quote(match.start("word"))
    return century(tokens, match) if word == "в" else None
