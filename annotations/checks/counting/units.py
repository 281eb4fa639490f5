"""Figures in the base unit of what they measure, so that kilograms and tons compare; by pint, loaded when needed."""

from dataclasses import replace
from decimal import Context, Decimal
from functools import cache
from typing import TYPE_CHECKING

from annotations.rules.figures import MAX_DIGITS, Figure, compare_figures, plain_unit
from annotations.rules.relations import Relation

if TYPE_CHECKING:
    from pint import UnitRegistry

# What each unit of measure is to pint, by the base unit it is compared in. Tons are metric; money is never converted.
_MEASURES: dict[str, dict[str, str]] = {
    "kg": {"kg": "kg", "g": "gram", "mg": "milligram", "t": "metric_ton", "kt": "gigagram"}
    | {"Mt": "teragram", "lb": "pound", "oz": "ounce"},
    "m": {"m": "m", "km": "km", "cm": "cm", "mm": "mm", "mile": "mile", "ft": "foot", "in": "inch", "yd": "yard"},
    "m2": {"m2": "m**2", "km2": "km**2", "ha": "hectare", "acre": "acre", "mile2": "mile**2"},
    "m3": {"m3": "m**3", "l": "liter", "barrel": "oil_barrel", "gal": "gallon"}
    | {"ml": "milliliter", "hl": "hectoliter", "Ml": "megaliter"},
    "kWh": {"kWh": "kWh", "MWh": "MWh", "GWh": "GWh", "TWh": "TWh"},
    "kW": {"kW": "kW", "MW": "MW", "GW": "GW"},
    "km/h": {"km/h": "km/h", "mph": "mile/hour", "kn": "knot"},
}
_FACTORS = {"share": (Decimal(100), "percent"), "permille": (Decimal("0.1"), "percent")}
_BASES = {unit: base for base, units in _MEASURES.items() for unit in units}
_EXACT = Context(prec=MAX_DIGITS)


def in_base(figure: Figure) -> tuple[Decimal | None, Decimal | None, str | None]:
    """The least and the greatest number written, the same twice for a single one, in the base unit, and that unit.

    A unit that nothing is known of, money and a plain count stay as they are. The hedge is not applied: it is the
    figure's own, and `compare_figures` reads it.
    """
    converted = to_base(figure)
    if converted.value is not None:
        return converted.value, converted.value, converted.unit
    return converted.low, converted.high, converted.unit


def to_base(figure: Figure) -> Figure:
    """The figure in its base unit, with its hedge as it was."""
    factor, unit = _factor(figure.unit) if figure.unit else (Decimal(1), None)
    if factor == 1:
        return replace(figure, unit=unit)
    return replace(
        figure,
        value=_times(figure.value, factor),
        low=_times(figure.low, factor),
        high=_times(figure.high, factor),
        unit=unit,
    )


def compare_converted(first: Figure, second: Figure) -> Relation:
    """What the first figure is to the second, both in one unit if they have units of one measure."""
    if plain_unit(first.unit) == plain_unit(second.unit):
        return compare_figures(first, second)
    return compare_figures(to_base(first), to_base(second))


@cache
def _factor(unit: str) -> tuple[Decimal, str]:
    """What one of the unit is in its base unit, and that one."""
    base = _BASES.get(unit)
    if unit in _FACTORS or base is None or base == unit:
        return _FACTORS.get(unit, (Decimal(1), base or unit))
    names = _MEASURES[base]
    quantity = _registry().Quantity(Decimal(1), names[unit]).to(names[base])
    return Decimal(str(quantity.magnitude)).normalize(), base


@cache
def _registry() -> "UnitRegistry[Decimal]":
    # It takes a seventh of a second to start, and most texts never need it.
    from pint import UnitRegistry  # noqa: PLC0415

    return UnitRegistry(non_int_type=Decimal)


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    """Exactly, and without an exponent."""
    if number is None:
        return None
    product = _EXACT.multiply(number, factor)
    exponent = product.as_tuple().exponent
    return product.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else product
