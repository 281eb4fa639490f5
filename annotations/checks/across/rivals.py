"""How many figures of one kind a source has, so that another source's may be meant by any of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from annotations.checks.across.told_figures import value_key
from annotations.checks.statement import Statement

VALUES = 30  # figures of one class that each of them is stored with


def counted_sort(statement: Statement) -> tuple[str, str, str]:
    """What a figure is one of: its class, what is told of it, and whether it is a part."""
    more = statement.more
    return more["head"], more["role"], more["part"]


def rivals_of(statements: Sequence[Statement]) -> Counter[tuple[str, str, str]]:
    """How many figures the source has of one class and role; of none, of the class."""
    values = {(*counted_sort(one), one.low, one.high) for one in statements}
    found = Counter((head, role, part) for head, role, part, _, _ in values)
    of_class = Counter((head, part) for head, part, _, _ in {(key[0], key[2], key[3], key[4]) for key in values})
    for head, role, part in list(found):
        if not role:
            found[head, role, part] = of_class[head, part]
    return found


def values_of(statements: Sequence[Statement]) -> dict[str, str]:
    """By class, the figures that a source has of it, as a statement stores them."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in statements:
        found[one.more["head"]].setdefault(value_key(one))
    return {head: " ".join(list(values)[:VALUES]) for head, values in found.items()}
