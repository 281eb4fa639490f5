"""Small numbers as they stand before "years old" and "anniversary", in digits and in words."""

import re

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SMALL = {word: number for number, word in enumerate(f"{_UNITS} eighteen nineteen".split(), start=1)}
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9},
    **{"tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "twentieth": 20, "thirtieth": 30, "fortieth": 40},
    **{"fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100},
    **{"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "tercentenary": 300},
    **{"столетие": 100, "столетия": 100, "столетию": 100, "тысячелетие": 1000, "yüz": 100},
}
_WORDS = _SMALL | _TENS | _ORDINALS
# What may stand for a number, to be set into a larger expression; of words that are none there is no number.
NUMERAL = r"\d{1,4}|[^\W\d_]{3,12}(?:-[^\W\d_]{3,6})?"
_DIGITS = re.compile(r"(\d{1,4})(?!\d)")


def number_of(numeral: str) -> int | None:
    """The number of "70", "seventy", "twenty-one", "20th", "twentieth"; None where the word is none."""
    digits = _DIGITS.match(numeral)
    if digits:
        return int(digits[1])
    word = numeral.casefold()
    if word in _WORDS:
        return _WORDS[word]
    tens, _, units = word.partition("-")
    unit = _SMALL.get(units) or _ORDINALS.get(units) or 10
    return _TENS[tens] + unit if tens in _TENS and unit < 10 else None
