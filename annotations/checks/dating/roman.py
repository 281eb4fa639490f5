"""Roman numerals of centuries, in Latin letters or in the Cyrillic ones that look alike."""

from functools import cache

_ALIKE = str.maketrans("ХІ", "XI")
_TENS, _ONES = ("", "X", "XX", "XXX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@cache
def _numerals() -> dict[str, int]:
    return {ten + one: 10 * tens + ones for tens, ten in enumerate(_TENS) for ones, one in enumerate(_ONES)}


def roman_value(written: str) -> int:
    """From 1 to 39; 0 for what is none of these."""
    return _numerals().get(written.translate(_ALIKE), 0)
