"""Words for an unknown number: tens, hundreds of thousands, several dozen, yüz minlərlə."""

from dataclasses import replace
from decimal import Decimal

from annotations.checks.counting.quantity import Quantity
from annotations.checks.counting.table import Numerals
from annotations.checks.counting.tokens import Tokens

THOUSAND = 1000


def many(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """Tens, hundreds of thousands; None if none stand here."""
    unit = numerals.many.get(tokens[place].word)
    if tokens[place].word in numerals.ones_of_many and tokens[place - 1].word in numerals.of_one:
        return None  # about a thousand
    if unit is None:
        return _hundreds_of_thousands(tokens, place, numerals)
    following = place + 1
    has_of = tokens[following].word in numerals.of or not numerals.of
    beyond = following + 1 if numerals.of and has_of else following
    word = tokens[beyond].word
    scale = numerals.many.get(word) or numerals.scales.get(word) if has_of else None
    if scale is not None and scale >= 1000 and unit < 1000:
        return _unknown(place, beyond + 1, unit, scale)
    return _unknown(place, following, unit, 1) if has_of or unit >= 100 else None


def _hundreds_of_thousands(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """Yüz minlərlə, on minlərlə."""
    word = tokens[place].word
    unit = 100 if word in numerals.hundred else numerals.small.get(word)
    scale = numerals.many.get(tokens[place + 1].word, 0)
    return _unknown(place, place + 2, unit, scale) if unit in (10, 100) and scale >= THOUSAND else None


def some_of(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """Several hundred, a few dozen: as many as hundreds or dozens may be."""
    if tokens[place].word in numerals.articles:
        following = some_of(tokens, place + 1, numerals)
        return replace(following, first=place) if following else None
    if tokens[place].word not in numerals.some_of:
        return None
    word = tokens[place + 1].word
    unit = 100 if word in numerals.hundred else numerals.scales.get(word) or numerals.dozens.get(word)
    return _unknown(place, place + 2, unit, 1) if unit and unit != 2 else None


def _unknown(first: int, end: int, unit: int, scale: int) -> Quantity:
    """From two of them up to where the next word of the kind begins: tens are 20 to 99, thousands 2,000 to 999,999."""
    above = unit * 1000 if unit >= 1000 else 10 ** len(str(unit))
    return Quantity(first, end, Decimal(2 * unit * scale), Decimal(above * scale - 1), Decimal(unit * scale))
