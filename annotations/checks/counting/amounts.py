"""Quantities with their units and currencies, and two of them that are a range."""

from dataclasses import dataclass, replace
from decimal import Decimal

from annotations.checks.counting.numerals import read_quantity, scale_at
from annotations.checks.counting.quantity import Quantity
from annotations.checks.counting.table import Table
from annotations.checks.counting.tokens import Sort, Tokens
from annotations.checks.counting.unit_words import CURRENCY_SIGNS, LONGEST, MONEY, SHORT, UNIT_STARTS, UNITS
from annotations.rules.figures import Qualifier

_DASHES = frozenset("-–—‑")
_ANDS = frozenset({"and", "и"})
_COINS = {"s": 20, "d": 240}  # how many of them were a pound
_TO = frozenset({"to", "by"})
_FARTHING = Decimal("0.0001")
_LONGEST_HEDGE = 4
_LOOK_BACK = 12  # tokens before "from" that may tell of a change


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens from `first` to before `end`, the unit among them; `number_end` is where the number itself ends."""

    first: int
    number_end: int
    end: int
    low: Decimal
    high: Decimal
    place: Decimal
    unit: str | None
    qualifier: Qualifier | None = None
    in_digits: bool = False


def read_amount(tokens: Tokens, place: int, table: Table) -> Amount | None:
    """The amount that begins with this token, a range if it is one; None if none does."""
    closing = table.between.get(tokens[place].word)
    if closing is not None:
        return _between(tokens, place, closing, table)
    first = _single(tokens, place, table)
    if first is None:
        return None
    return _joined(tokens, first, table) or first


def is_currency(tokens: Tokens, place: int) -> bool:
    """Whether a number that follows is of the currency named here."""
    following = tokens[place + 1].sort
    if tokens[place].word == "%":  # "%65", as Turkish writes it
        return following is Sort.NUMBER and tokens.is_glued(place + 1) and not tokens.is_glued(place)
    if following is not Sort.NUMBER or tokens[place].word not in CURRENCY_SIGNS:
        return False
    # "USD 50" is money, "50 USD 60" is not the second's.
    return tokens[place].sort is Sort.MARK or tokens[place - 1].sort is not Sort.NUMBER


def _single(tokens: Tokens, place: int, table: Table) -> Amount | None:
    begin, currency = place, None
    if tokens[place].word == "us" and tokens.is_glued(place + 1) and tokens[place + 1].word == "$":
        place += 1
    if is_currency(tokens, place):
        currency, place = CURRENCY_SIGNS[tokens[place].word], place + 1
    number = read_quantity(tokens, place, table.numerals, is_money=currency is not None)
    if number is None:
        return None
    number = _with_ending(tokens, number, table)
    qualifier, after = _hedge_after(tokens, number.end, table)
    if qualifier is not None and (factor := scale_at(tokens, after, table.numerals)) and number.high < factor:
        number = number.times(factor, after + 1)  # четырнадцать с лишним тысяч
        after = number.end
    if number.is_about and qualifier is None:
        qualifier = Qualifier.ABOUT
    unit, end = (currency, after) if currency else _unit_at(tokens, after, in_digits=number.in_digits)
    if unit is None and number.is_share and (of_one := _unit_of_one(tokens, number.end, table)):
        unit, end = of_one
    if currency and (stated := _unit_at(tokens, after, in_digits=True))[0] in MONEY:
        end = stated[1]
    if currency == "GBP" and (coins := _shillings(tokens, end)):
        worth, end = coins
        number = replace(number, low=number.low + worth, high=number.high + worth, place=_FARTHING)
    if qualifier is None:
        qualifier, end = _hedge_after(tokens, end, table)
    is_half = number.is_share and unit is None
    return Amount(
        *(begin, number.end, end, number.low, number.high, number.place),
        *("share" if is_half else unit, qualifier, number.in_digits),
    )


def _unit_of_one(tokens: Tokens, place: int, table: Table) -> tuple[str, int] | None:
    """What a share is of, where that is one of a unit: half an acre, a quarter of a mile."""
    place += tokens[place].word in table.numerals.of
    unit, end = _unit_at(tokens, place + 1, in_digits=False)
    return (unit, end) if unit is not None and tokens[place].word in table.numerals.articles else None


def _shillings(tokens: Tokens, place: int) -> tuple[Decimal, int] | None:
    """What follows pounds, 10s. 6d., in pounds, and where it ends."""
    worth, found = Decimal(0), False
    for coin, of in _COINS.items():
        place += tokens[place].word in {".", ","} and tokens[place + 1].sort is Sort.NUMBER and found
        if tokens[place].sort is not Sort.NUMBER or tokens[place + 1].word != coin or not tokens[place].word.isdigit():
            continue
        worth, found = worth + Decimal(tokens[place].word[:4]) / of, True
        place += 2
        place += tokens[place].word == "." and tokens.is_glued(place)
    return (worth.quantize(_FARTHING).normalize(), place) if found else None


def _with_ending(tokens: Tokens, number: Quantity, table: Table) -> Quantity:
    """With the ending of a case that is hung on its digits."""
    place = number.end
    is_hung = tokens[place].word in {"-", "‑"} and tokens.is_glued(place) and tokens.is_glued(place + 1)
    return replace(number, end=place + 2) if is_hung and tokens[place + 1].word in table.endings else number


def _unit_at(tokens: Tokens, place: int, *, in_digits: bool) -> tuple[str | None, int]:
    """The unit that begins here and where it ends; the longest spelling counts."""
    begin = place
    if tokens[place].word in _DASHES and tokens.is_glued(place) and tokens.is_glued(place + 1):
        if len(tokens[place + 1].word) == 1 and not tokens[place + 1].word.isascii():
            return None, place  # the ending of a Russian ordinal: 3-м
        begin += 1  # a 300-kg bomb
    for length in range(LONGEST if tokens[begin].word in UNIT_STARTS else 0, 0, -1):
        phrase = tuple(tokens[begin + offset].word for offset in range(length))
        unit = UNITS.get(phrase)
        if unit is not None and _is_power_apart(tokens, begin + length - 1):
            continue  # a tower of 46 m 3 of whose bells
        if unit is not None and (length > 1 or _is_unit(tokens, begin, in_digits=in_digits)):
            return unit, begin + length
    if tokens[begin].word in {"pounds", "pound"}:
        return ("lb" if tokens[begin + 1].word == "of" else "GBP"), begin + 1
    return None, place


def _is_power_apart(tokens: Tokens, place: int) -> bool:
    """Whether it is a digit that does not stand right behind its unit."""
    return tokens[place].sort is Sort.NUMBER and not tokens.is_glued(place)


def _is_unit(tokens: Tokens, place: int, *, in_digits: bool) -> bool:
    """Whether a short unit stands as one: after digits, and not as a letter with a point or a sign of its own."""
    word = tokens[place].word
    if word not in SHORT or not word:
        return True
    if len(word) > 1:
        return in_digits
    # "22 T-72 tanks" are no tons, nor is "5 m'" anything known.
    following = tokens[place + 1]
    is_hung = (following.word in {"'", "’", "-"} or following.sort is Sort.NUMBER) and tokens.is_glued(place + 1)
    return in_digits and not is_hung and not tokens.is_capital(place)


def _hedge_after(tokens: Tokens, place: int, table: Table) -> tuple[Qualifier | None, int]:
    if tokens[place].word not in table.hedge_starts:
        return None, place
    for length in range(_LONGEST_HEDGE, 0, -1):
        phrase = tuple(tokens[place + offset].word for offset in range(length))
        if phrase in table.hedges_after:
            is_sum = phrase[0] in {"+", "plus"} and tokens[place + length].sort is Sort.NUMBER
            return (None, place) if is_sum else (table.hedges_after[phrase], place + length)
    return None, place


def _between(tokens: Tokens, place: int, closing: str, table: Table) -> Amount | None:
    """Between 10 and 15, from 10 to 15; not where something rose from one to the other."""
    low = _single(tokens, place + 1, table)
    if low is None or tokens[low.end].word != closing or tells_change(tokens, place, table):
        return None
    high = _single(tokens, low.end + 1, table)
    joined = _range(low, high) if high else None
    if joined is None:
        return None
    # What stands between two numbers is not read without its "between"; "from" says no more than "to".
    return replace(joined, first=place) if closing in _ANDS else joined


def _joined(tokens: Tokens, low: Amount, table: Table) -> Amount | None:
    """10 to 15, 10-15, two or three; not "from 10 to 15", which is looked at from its beginning."""
    joiner = tokens[low.end]
    if joiner.word in _DASHES:
        if joiner.word == "—" and not tokens.is_glued(low.end):
            return _dashed_words(tokens, low, table)
        spaced = not tokens.is_glued(low.end) or not tokens.is_glued(low.end + 1)
        if spaced and joiner.word == "-":
            return None
    elif joiner.word not in table.range_words or _is_from_to(tokens, low, table):
        return None
    high = _single(tokens, low.end + 1, table)
    joined = _range(low, high) if high is not None else None
    if joined is None or (joiner.word == "or" and joined.high > 5 * joined.low):
        return None
    return joined


def _dashed_words(tokens: Tokens, low: Amount, table: Table) -> Amount | None:
    """Двести — двести пятьдесят: in words, as Russian says it."""
    high = None if low.in_digits or tokens.language != "ru" else _single(tokens, low.end + 1, table)
    return _range(low, high) if high is not None and not high.in_digits and high.low <= 2 * low.low else None


def _is_from_to(tokens: Tokens, low: Amount, table: Table) -> bool:
    before = tokens[low.first - 1].word
    if before in _TO and tokens[low.first - 2].word not in table.between:
        return False  # rose to 1.5 to 2 million
    return before in table.between or tells_change(tokens, low.first, table)


def _range(low: Amount, high: Amount) -> Amount | None:
    """Both as one, where they are of one unit and the second is the greater; "1.5 to 2 million" scales the first."""
    if low.low != low.high or high.low != high.high or low.qualifier is not None:
        return None
    if low.unit not in {None, high.unit} and not (high.unit is None and low.unit in MONEY):
        return None
    least = low.low
    if high.place >= 100 and least < 1000:
        scale = _scale_of(high)
        if scale > 1 and least * scale < high.low:
            least *= scale
    if _is_of_thousands(least, high.low) and low.in_digits and high.in_digits:
        least *= 1000  # 3-4,000
    if least >= high.low:
        return None
    return replace(
        high, first=low.first, low=least, unit=high.unit or low.unit, in_digits=low.in_digits and high.in_digits
    )


def _is_of_thousands(low: Decimal, high: Decimal) -> bool:
    """Whether the first of two numbers was left without its thousand: it is so far below the second, a round one."""
    return low < 100 and high >= 1000 and high % 1000 == 0 and low * 1000 < high <= low * 10_000


def _scale_of(amount: Amount) -> Decimal:
    """The thousand or million it was written with: 2 million and 2.5 million both have a million."""
    for scale in (Decimal(10**12), Decimal(10**9), Decimal(10**6), Decimal(1000), Decimal(100)):
        if amount.place <= scale <= amount.high and (scale > 100 or not amount.in_digits):
            return scale
    return Decimal(1)


def tells_change(tokens: Tokens, place: int, table: Table) -> bool:
    """Whether something is said before to have grown or shrunk, so that "to" ends no range."""
    for back in range(1, _LOOK_BACK):
        token = tokens[place - back]
        if token.sort is Sort.BREAK or token.word in {".", ";"}:
            return False
        if token.sort is Sort.WORD and token.word.startswith(table.changes):
            return True
    return False
