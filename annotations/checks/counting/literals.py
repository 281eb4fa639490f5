"""Numbers in digits: which mark is a decimal one and which stands between thousands."""

import re
from decimal import Decimal

LONGEST = 20  # digits and marks; what is longer is no figure but a code

_SPACES = re.compile("[ \u00a0\u2009\u202f'’]")
FRACTIONS = {
    **{"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal("0.33"), "⅔": Decimal("0.67")},
    **{"⅕": Decimal("0.2"), "⅛": Decimal("0.125"), "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875")},
}


def read_literal(written: str, *, decimal_comma: bool, measured: bool) -> Decimal | None:
    """The number, with the decimals written; None if it is none (007, or too long).

    `decimal_comma` is the habit of the language. `measured` says that a unit or a percent sign follows: then a comma
    before one or two digits is a decimal one in English too, as careless translators write it.
    """
    if len(written) > LONGEST:
        return None
    plain = _SPACES.sub("", written)
    if "," in plain and "." in plain:
        thousands = "," if plain.index(",") < plain.index(".") else "."
        plain = plain.replace(thousands, "").replace(",", ".")
    elif plain.count(",") > 1 or plain.count(".") > 1:
        plain = plain.replace(",", "").replace(".", "")
    elif "," in plain:
        plain = _with_comma(plain, decimal_comma=decimal_comma, measured=measured)
    elif "." in plain and decimal_comma and _is_group(plain, "."):
        plain = plain.replace(".", "")
    whole = plain.partition(".")[0]
    if not plain or "," in plain or (len(whole) > 1 and whole.startswith("0")):
        return None
    return Decimal(plain)


def fraction_of(mark: str) -> Decimal | None:
    """What ½ and its like are worth; None for another mark."""
    return FRACTIONS.get(mark)


def _with_comma(plain: str, *, decimal_comma: bool, measured: bool) -> str:
    if _is_group(plain, ",") and not decimal_comma:
        return plain.replace(",", "")
    return plain.replace(",", ".") if decimal_comma or measured else plain


def _is_group(plain: str, mark: str) -> bool:
    """Whether three digits follow the mark and no zero stands alone before it."""
    before, _, after = plain.partition(mark)
    return len(after) == 3 and len(before) <= 3 and not before.startswith("0")
