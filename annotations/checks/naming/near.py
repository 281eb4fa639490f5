"""Names by where they stand."""

from bisect import bisect_left
from collections.abc import Sequence

from annotations.checks.naming.mention import NameMention


def names_between(names: Sequence[NameMention], start: int, end: int) -> Sequence[NameMention]:
    """The names that begin from start on and before end; `names` are in the order of the text."""
    first = bisect_left(names, start, key=lambda name: name.start)
    return names[first : bisect_left(names, end, lo=first, key=lambda name: name.start)]
