"""EDTF said in English, as a fragment that fits after "that is": from 1990 to 1994, some day in April 1985."""

from annotations.rules.edtf_calendar import year_of
from annotations.rules.edtf_grammar import parse_edtf
from annotations.rules.edtf_values import EdtfDate, Missing, Precision

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def explain_edtf(text: str) -> str:
    """A sentence fragment that says in words what the EDTF text means. Raises NotEdtf for anything else."""
    date = parse_edtf(text)
    if not date.is_interval:
        return describe_side(date.start)
    if isinstance(date.start, Missing):
        ending = f"to {describe_side(date.end)}"
        return f"up {ending}, with an open start" if date.has_open_start else f"from an unknown start {ending}"
    beginning = f"from {describe_side(date.start)}"
    if date.has_open_end:
        return f"{beginning} on, with an open end"
    return f"{beginning} to {describe_side(date.end)}"


def describe_side(side: EdtfDate | Missing) -> str:
    if isinstance(side, Missing):
        return f"an {side.name.lower()} end"
    doubt = "perhaps " if side.is_uncertain else ""
    return doubt + ("about " if side.is_approximate else "") + describe_date(side)


def describe_date(date: EdtfDate) -> str:
    if date.moment:
        return f"{describe_day(date)} at {date.moment.clock}" + describe_zone(date.moment.zone)
    if date.season:
        return f"{date.season.name.lower()} {describe_year(date.year)}"
    if date.precision is Precision.DAY:
        return describe_day(date)
    if date.precision is Precision.MONTH:
        return describe_month(date) if date.month else f"some month of {describe_year(date.year)}"
    return describe_years(date)


def describe_day(date: EdtfDate) -> str:
    if date.day:
        return f"{date.day} {describe_month(date)}"
    return f"some day in {describe_month(date) if date.month else describe_year(date.year)}"


def describe_month(date: EdtfDate) -> str:
    name = MONTHS[(date.month or 1) - 1]
    return f"{name} of an unknown year" if date.year is None else f"{name} {describe_year(date.year)}"


def describe_year(year: int | None) -> str:
    """The year as historians count it: there is no year zero, 0000 is 1 BC."""
    if year is None:
        return "an unknown year"
    return f"{1 - year} BC" if year <= 0 else str(year)


def describe_years(date: EdtfDate) -> str:
    if date.precision is Precision.YEAR or date.year is None or date.last is None:
        return describe_year(date.year)
    if date.precision is Precision.DECADE and date.year > 0:
        return f"some year in the {date.year}s"
    return f"some year from {describe_year(date.year)} to {describe_year(year_of(date.last))}"


def describe_zone(zone: str) -> str:
    if not zone:
        return ""
    return " UTC" if zone == "Z" else f" (UTC{zone})"
