"""How two dates lie that `compare_dates` leaves open: a season against a month, and what is "about" a year."""

import re

from annotations.rules.dates import compare_dates
from annotations.rules.relations import Relation

# Months of a season north of the equator, and one more on each side: nobody is held to the day by it.
_MONTHS = {"21": ("02", "06"), "22": ("05", "09"), "23": ("08", "12")}
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_AGREE = frozenset({Relation.EQUAL, Relation.WITHIN, Relation.CONTAINS})


def relation_of(first: str, second: str) -> Relation:
    """The relation of two EDTF dates; of a season, or what is approximate, only that they go together, or that a season
    is of another year: July 1946 is within the summer of 1946. Winter, which two years share, is left open.
    """
    found = compare_dates(first, second)
    if found is not Relation.CANNOT_TELL:
        return found
    meant = [_months(one.rstrip("~")) for one in (first, second)]
    loose = compare_dates(*meant)
    if loose in _AGREE:
        return loose
    is_other_year = loose is Relation.DISJOINT and first[:4] != second[:4] and (first + second)[:4].isdigit()
    is_season = any((told := _SEASON.fullmatch(one)) and told[2] in _MONTHS for one in (first, second))
    if is_season and is_other_year and second[:4].isdigit() and not _is_winter(first, second):
        return Relation.DISJOINT
    return found


def _months(date: str) -> str:
    season = _SEASON.fullmatch(date)
    if season is None or season[2] not in _MONTHS:
        return date
    first, last = _MONTHS[season[2]]
    return f"{season[1]}-{first}/{season[1]}-{last}"


def _is_winter(*dates: str) -> bool:
    return any(date[4:] == "-24" for date in dates)
