"""Whether a value that was found says what the text says: another way to write it counts, another value does not."""

from collections.abc import Mapping
from decimal import Decimal

from annotations.checks.finding import Value
from annotations.rules.dates import Edtf, NotEdtf, compare_dates, parse_edtf
from annotations.rules.figures import NotADecimal, parse_decimal
from annotations.rules.relations import Relation
from bench.yardstick.gold import GoldDate, GoldFigure

Values = Mapping[str, Value]

# Spellings of one unit; only what stands here is another name for the first.
UNITS = (
    ("percent", "%", "per cent", "pct"),
    ("t", "ton", "tons", "tonne", "tonnes", "metric_ton", "metric ton"),
    ("kg", "kilogram", "kilograms", "kilo", "kilos"),
    ("g", "gram", "grams", "gramme", "grammes"),
    ("km", "kilometre", "kilometres", "kilometer", "kilometers"),
    ("m", "metre", "metres", "meter", "meters"),
    ("mi", "mile", "miles"),
    ("ha", "hectare", "hectares"),
    ("km2", "km²", "sq km", "km^2", "square kilometres", "square kilometers", "km**2"),
    ("m2", "m²", "sq m", "m^2", "square metres", "square meters", "m**2"),
    ("m3", "m³", "m^3", "cubic metres", "cubic meters", "m**3"),
    ("l", "L", "litre", "litres", "liter", "liters"),
    ("bbl", "barrel", "barrels", "oil_bbl"),
    ("USD", "$", "dollar", "dollars", "US dollars"),
    ("EUR", "€", "euro", "euros"),
    ("GBP", "£", "pound", "pounds"),
    ("RUB", "₽", "rouble", "roubles", "ruble", "rubles"),
    ("AZN", "₼", "manat", "manats"),
    ("MW", "megawatt", "megawatts"),
    ("kV", "kilovolt", "kilovolts"),
    ("mi2", "mile2", "sq mi", "square_mile", "square mile", "square miles", "mi^2", "mi²"),
    ("crown", "crowns"),
    ("kn", "knot", "knots"),
    ("pood", "poods", "pud"),
)
STEM = 3  # letters of a word that its endings leave alone
UNIT_OF = {spelling: names[0] for names in UNITS for spelling in names}


def is_right_date(gold: GoldDate, values: Values) -> bool:
    """Whether the dating or the duration found is one of the gold's; nothing resolved is right where nothing can be."""
    found = [str(values[key]) for key in ("dating", "duration") if values.get(key)]
    if gold.unresolved and not found:
        return True
    if gold.within is not None and any(_is_within(one, gold.within) for one in found):
        return True
    return any(_is_same(one, reading) for one in found for reading in gold.readings)


def _is_same(found: str, gold: str) -> bool:
    if found.startswith("P") or gold.startswith("P"):
        return _length(found) == _length(gold)
    one, other = _edtf(found), _edtf(gold)
    if one is None or other is None:
        return False
    return one.text == other.text or compare_dates(one, other) is Relation.EQUAL


def _length(duration: str) -> str:
    """A duration with its weeks as days, which is the same however it is counted; months and years stay apart."""
    if duration.startswith("P") and duration.endswith("W") and duration[1:-1].isdigit():
        return f"P{int(duration[1:-1]) * 7}D"
    return {"P12M": "P1Y", "P24M": "P2Y", "P0.5Y": "P6M", "P10Y": "P10Y", "P1D": "PT24H"}.get(duration, duration)


def _is_within(found: str, gold: str) -> bool:
    """Of what goes on without an end ("since the late 1980s") the beginning lies within."""
    inner, outer = _edtf(found), _edtf(gold)
    if inner is None or outer is None or inner.earliest is None or outer.earliest is None or outer.latest is None:
        return False
    latest = inner.earliest if inner.has_open_end else inner.latest
    return latest is not None and outer.earliest <= inner.earliest and latest <= outer.latest


def _edtf(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except NotEdtf:
        return None


def is_right_number(gold: GoldFigure, values: Values) -> bool:
    """Whether the number, or both ends of the range, are the gold's."""
    if not gold.bounds:
        return True
    value, low, high = (_decimal(values.get(key)) for key in ("value", "low", "high"))
    found = (low, high) if low is not None and high is not None else (value, value)
    return found in gold.bounds


def is_right_hedge(gold: GoldFigure, values: Values) -> bool:
    """Whether the qualifier is one of the gold's."""
    return not gold.qualifiers or (values.get("qualifier") or "exact") in gold.qualifiers


def is_right_unit(gold: GoldFigure, values: Values) -> bool:
    """Whether the unit is one of the gold's, in any of its spellings."""
    return (_unit(values.get("unit")) or "none") in map(_unit, gold.units)


def is_right_counted(gold: GoldFigure, values: Values) -> bool:
    """Whether a word of what is counted is one of the gold's, but for its ending; not asked where the gold has none."""
    if gold.counted is None:
        return True
    found = str(values.get("counted") or "").casefold().split()
    return any(_has_stem_of(word, other) for word in gold.counted.casefold().split() for other in found)


def _has_stem_of(word: str, other: str) -> bool:
    length = min(STEM, len(word), len(other))
    return word[:length] == other[:length]


def _unit(unit: Value) -> str | None:
    return UNIT_OF.get(str(unit), str(unit)) if unit else None


def _decimal(value: Value) -> Decimal | None:
    try:
        return None if value is None else parse_decimal(value)
    except NotADecimal:
        return None
