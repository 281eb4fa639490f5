"""Numbers of a text as quantities: in digits, in words, in both, and the words for an unknown number of tens."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from annotations.checks.counting.literals import fraction_of, read_literal
from annotations.checks.counting.quantity import Quantity, plain
from annotations.checks.counting.rough import many, some_of
from annotations.checks.counting.table import Numerals, Phrase
from annotations.checks.counting.tokens import Sort, Tokens
from annotations.checks.counting.unit_words import UNIT_STARTS

_HALVES = (("and", "a", "half"), ("and", "one", "half"), ("с", "половиной"))
LONGEST_SHARE = 5
HALF = Decimal("0.5")
GREATEST = 10**9  # no number above it is written before a thousand or million
AFTER_UNITS = 1000  # what a thousand leaves room for below it
ROOM = 3  # in digits
OUT_OF = frozenset({"of", "из"})
STRESSED = frozenset({"mere", "good", "full", "whole", "further", "bare", "round"})  # a mere dozen


def read_quantity(tokens: Tokens, place: int, numerals: Numerals, *, is_money: bool = False) -> Quantity | None:
    """The quantity that begins with this token, the longest there is; None if none does."""
    token = tokens[place]
    if token.sort is Sort.NUMBER:
        return _in_digits(tokens, place, numerals, is_money=is_money)
    if token.sort is Sort.MARK:
        worth = fraction_of(token.word)
        return Quantity(place, place + 1, worth, worth, Decimal("0.01"), is_share=True) if worth else None
    if token.sort is not Sort.WORD:
        return None
    readers = (_one_and_a_half, _inverted, _share, many, some_of, _with_article, _in_words, _bare_dozen)
    found = next((found for reader in readers if (found := reader(tokens, place, numerals))), None)
    return _and_a_half(tokens, found, numerals) if found else None


def _and_a_half(tokens: Tokens, number: Quantity, numerals: Numerals) -> Quantity:
    """One and a half thousand, two and a half tons."""
    phrase = next((phrase for phrase in _HALVES if _stands_at(tokens, number.end, phrase)), None)
    if phrase is None or number.is_share or number.low != number.high:
        return number
    half = Decimal("0.5")
    more = replace(
        number, end=number.end + len(phrase), low=number.low + half, high=number.high + half, place=Decimal("0.1")
    )
    return _scaled(tokens, more, numerals, is_money=False)


def _stands_at(tokens: Tokens, place: int, phrase: Phrase) -> bool:
    return all(tokens[place + offset].word == word for offset, word in enumerate(phrase))


def _one_and_a_half(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """Russian has a word for it: "полтора миллиона"; after its scale it is a rough one: "тысячи полторы"."""
    half = Decimal("1.5")
    if tokens[place].word in numerals.one_and_a_half:
        number = Quantity(place, place + 1, half, half, Decimal("0.1"))
        return _scaled(tokens, number, numerals, is_money=False)
    scale = numerals.inverted.get(tokens[place].word)
    if scale is None or tokens[place + 1].word not in numerals.one_and_a_half:
        return None
    return Quantity(place, place + 2, half * scale, half * scale, Decimal(scale) / 10, is_about=True).whole()


def _in_digits(tokens: Tokens, place: int, numerals: Numerals, *, is_money: bool) -> Quantity | None:
    after = tokens[place + 1].word
    measured = after in UNIT_STARTS or after in numerals.scales or after in numerals.short_scales
    value = read_literal(tokens[place].word, decimal_comma=numerals.decimal_comma, measured=measured or is_money)
    if value is None:
        return None
    end = place + 1
    worth = fraction_of(after) if tokens.is_glued(place + 1) else None
    if worth is not None:
        value, end = value + worth, end + 1
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    return _scaled(tokens, Quantity(place, end, value, value, step, in_digits=True), numerals, is_money=is_money)


def _scaled(tokens: Tokens, number: Quantity, numerals: Numerals, *, is_money: bool) -> Quantity:
    """With the thousand or million that follows, and what is added to it in turn ("5 million 300 thousand")."""
    place = number.end
    if tokens[place].word == "-" and tokens.is_glued(place) and tokens.is_glued(place + 1):
        place += 1
    factor = _scale_at(tokens, place, numerals, in_digits=number.in_digits, is_money=is_money)
    if factor is None or number.high >= GREATEST:
        return number
    end = place + 1
    if tokens[end].word == "." and tokens[place].word in numerals.short_scales and tokens.is_glued(end):
        goes_on = tokens[end + 1].word in UNIT_STARTS or not tokens.is_capital(end + 1)
        end += goes_on and tokens[end + 1].sort is not Sort.BREAK
    scaled = number.times(factor, end)
    more = read_quantity(tokens, end, numerals) if tokens[end].sort is Sort.NUMBER else None
    is_added = more is not None and (more.place > 1 or _is_rest_of_thousand(tokens, number, factor, end))
    if more is not None and is_added and more.high < factor and more.low == more.high:
        return replace(scaled, end=more.end, low=scaled.low + more.low, high=scaled.high + more.high, place=more.place)
    return scaled


def _is_rest_of_thousand(tokens: Tokens, number: Quantity, factor: int, end: int) -> bool:
    """Whether three digits right behind a thousand belong to it: 2 thousand 219 persons; not "of 2 thousand 219"."""
    is_whole = factor == AFTER_UNITS and number.place == 1
    return is_whole and len(tokens[end].word) == ROOM and tokens[number.first - 1].word not in OUT_OF


def scale_at(tokens: Tokens, place: int, numerals: Numerals) -> int | None:
    """What the word multiplies a number by that stands apart from it: a thousand, a million; None if it does not."""
    word = tokens[place].word
    return numerals.scales.get(word) or numerals.short_scales.get(word if len(word) > 1 else "")


def _scale_at(tokens: Tokens, place: int, numerals: Numerals, *, in_digits: bool, is_money: bool) -> int | None:
    word = tokens[place].word
    if word in numerals.scales:
        return numerals.scales[word]
    if word in numerals.hundred:
        return 100
    if word in numerals.dozens and word != "couple":
        return numerals.dozens[word]
    if not in_digits or word not in numerals.short_scales:
        return None
    if len(word) > 1 or is_money:
        return numerals.short_scales[word]
    # "5m people" are millions, "5m" is a length.
    is_count = tokens.is_glued(place) and tokens[place + 1].word.endswith(("s", "people", "men"))
    return numerals.short_scales[word] if is_count else None


def _inverted(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """Russian "thousands seventeen": about seventeen thousand."""
    scale = numerals.inverted.get(tokens[place].word)
    is_start = scale is not None and not is_numeral(tokens[place - 1].word, numerals)
    if not is_start or tokens[place - 1].sort is Sort.NUMBER or tokens[place + 1].word not in numerals.small:
        return None
    number = _in_words(tokens, place + 1, numerals)
    if number is None or not 1 < number.high < 100:
        return None
    return replace(number.times(scale or 1, number.end), first=place, is_about=True)


def _share(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    for length in range(LONGEST_SHARE, 0, -1):
        phrase: Phrase = tuple(tokens[place + offset].word for offset in range(length))
        if phrase in numerals.shares:
            worth, end = numerals.shares[phrase], place + length
            break
    else:
        return None
    beyond = end + 1 if tokens[end].word in numerals.of else end  # "half a million", "a quarter of a million"
    if tokens[beyond].word in numerals.articles:
        factor = _scale_at(tokens, beyond + 1, numerals, in_digits=False, is_money=False)
        if factor is not None:
            return Quantity(place, beyond + 2, plain(worth * factor), plain(worth * factor), Decimal(1))
    if tokens[end].word in numerals.scales and worth == HALF:  # half million, yarım milyon
        scaled = plain(worth * numerals.scales[tokens[end].word])
        return Quantity(place, end + 1, scaled, scaled, Decimal(1))
    if tokens[place].word in numerals.half_of:
        return None
    return Quantity(place, end, worth, worth, Decimal("0.01"), is_share=True)


def _with_article(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    if tokens[place].word not in numerals.articles:
        return None
    if tokens[place + 1].word in STRESSED:
        following = _one_of(tokens, place + 2, numerals)
        return replace(following, first=place) if following else None
    word = tokens[place + 1].word
    if word in numerals.dozens:
        if numerals.dozens[word] == 2 and (scaled := _couple_of(tokens, place + 2, numerals)):
            return replace(scaled, first=place)
        is_vague = numerals.dozens[word] == 2 and tokens[place + 2].word not in numerals.of
        dozen = Decimal(numerals.dozens[word])
        return None if is_vague else Quantity(place, place + 2, dozen, dozen, Decimal(1))
    if word in numerals.hundred or word in numerals.scales:
        found = _in_words(tokens, place + 1, numerals)
        return replace(found, first=place) if found else None
    return None


def _couple_of(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """A couple of hundred: about two of them."""
    if tokens[place].word not in numerals.of:
        return None
    scale = _scale_at(tokens, place + 1, numerals, in_digits=False, is_money=False)
    return replace(_of(place, place + 2, 2 * scale, scale), is_about=True) if scale else None


def _one_of(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """A dozen or a hundred, of which there is one."""
    word = tokens[place].word
    value = 100 if word in numerals.hundred else numerals.scales.get(word) or numerals.dozens.get(word) or 0
    return _of(place, place + 1, value, 1) if value > 2 else None


def _bare_dozen(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """Дюжина, десяток: where there is no article."""
    is_one = not numerals.articles and tokens[place].word in numerals.dozens
    return _one_of(tokens, place, numerals) if is_one else None


def _in_words(tokens: Tokens, place: int, numerals: Numerals) -> Quantity | None:
    """Numerals one after the other: those that grow smaller add up, a hundred or a scale multiplies."""
    total, group, room, below, end = 0, 0, AFTER_UNITS, 0, place
    step, has_group = 1, False
    for here, word in _numeral_words(tokens, place, numerals):
        if word in numerals.small:
            value = numerals.small[word]
            if value >= room or (value == 0 and has_group):
                break
            group, room, has_group, step = group + value, _room_below(value), True, 1
        elif word in numerals.hundred:
            if group >= 100 or (has_group and group == 0):
                break
            group, room, has_group, step = (group or 1) * 100, 100, True, 100
        elif word in numerals.dozens:
            if numerals.dozens[word] == 2 or total or group > 99 or not has_group:
                break
            return _of(place, here + 1, group * numerals.dozens[word], 1)
        else:
            scale = numerals.scales[word]
            if below and scale >= below:
                break
            total, group, room, below, has_group, step = (
                total + (group or 1) * scale,
                0,
                AFTER_UNITS,
                scale,
                False,
                scale,
            )
        end = here + 1
    return _of(place, end, total + group, step) if end > place else None


def _numeral_words(tokens: Tokens, place: int, numerals: Numerals) -> Iterator[tuple[int, str]]:
    """The words of a number; hyphens, and an "and" after a hundred or more, may stand between."""
    last = ""
    while True:
        word = tokens[place].word
        if not is_numeral(word, numerals):
            return
        yield place, word
        last, place = word, place + 1
        following = tokens[place]
        is_great = last in numerals.hundred or last in numerals.scales
        is_hyphen = following.word == "-" and tokens.is_glued(place) and tokens.is_glued(place + 1)
        is_joined = following.word in numerals.joiners and is_great and tokens[place + 1].word in numerals.small
        place += is_hyphen or is_joined


def is_numeral(word: str, numerals: Numerals) -> bool:
    """Whether the word is a number, or multiplies one."""
    return word in numerals.small or word in numerals.hundred or word in numerals.scales or word in numerals.dozens


def _room_below(value: int) -> int:
    """What may follow has to be smaller than this: after two hundred a hundred, after twenty ten, after two nothing."""
    if value >= 100:
        return 100
    return 10 if value >= 10 and value % 10 == 0 else 0


def _of(first: int, end: int, value: int, step: int) -> Quantity:
    return Quantity(first, end, Decimal(value), Decimal(value), Decimal(step))
