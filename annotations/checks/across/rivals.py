"""How many figures of one kind a source has, so that another source's may be meant by any of them."""

from collections import defaultdict
from collections.abc import Sequence

from annotations.checks.across.told_figures import value_key
from annotations.checks.statement import Statement

VALUES = 30  # figures of one class that each of them is stored with
YEAR = 4  # code points of a date's year

Bounds = tuple[object, object]


def counted_sort(statement: Statement) -> tuple[str, str, str]:
    """What a figure is one of: its class, what is told of it, and whether it is a part."""
    more = statement.more
    return more["head"], more["role"], more["part"]


def year_of(statement: Statement) -> str:
    """The year it is told of, its own or the one told last before; '' where none is."""
    year = (statement.dating or statement.more["near"])[:YEAR]
    return year if year.isdigit() else ""


def rivals_of(statements: Sequence[Statement]) -> list[int]:
    """Of each, how many figures the source has of its class and role, of none of the class; of its year, or of none."""
    by_role: dict[tuple[str, ...], dict[str, set[Bounds]]] = defaultdict(lambda: defaultdict(set))
    for one in statements:
        head, role, part = counted_sort(one)
        bounds = (one.low, one.high)
        by_role[head, role, part][year_of(one)].add(bounds)
        by_role[head, part][year_of(one)].add(bounds)
    return [_rivals(by_role, one) for one in statements]


def _rivals(by_role: dict[tuple[str, ...], dict[str, set[Bounds]]], one: Statement) -> int:
    head, role, part = counted_sort(one)
    by_year = by_role[(head, role, part) if role else (head, part)]
    year = year_of(one)
    if not year:
        return len(set().union(*by_year.values()))
    return len(by_year[year] | by_year.get("", set()))


def values_of(statements: Sequence[Statement]) -> list[str]:
    """Of each, the figures that the source has of its class and of its year, or of none, as a statement stores them."""
    found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for one in statements:
        found[one.more["head"]][year_of(one)].setdefault(value_key(one))
    return [_values(found[one.more["head"]], year_of(one)) for one in statements]


def _values(by_year: dict[str, dict[str, None]], year: str) -> str:
    years = ("", year) if year else tuple(by_year)
    values = dict.fromkeys(value for one in dict.fromkeys(years) for value in by_year.get(one, ()))
    return " ".join(list(values)[:VALUES])


def nouns_of(statements: Sequence[Statement]) -> list[str]:
    """Of each, the nouns that its source counts of its class and role, as a statement stores them."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for one in statements:
        found[one.more["head"], one.more["role"]].setdefault(one.more["noun"])
    return [" ".join(list(found[one.more["head"], one.more["role"]])[:VALUES]) for one in statements]
