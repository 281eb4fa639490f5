"""What is worked out of a reading once, however many comparisons ask for it, and goes with the reading."""

from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from annotations.checks.reading import Reading

Found = TypeVar("Found")


def once_per_reading(find: Callable[[Reading], Found]) -> Callable[[Reading], Found]:
    """The function, kept from doing twice what it did for the same reading. What it finds must not hold the reading."""
    known: WeakKeyDictionary[Reading, Found] = WeakKeyDictionary()

    def found(reading: Reading) -> Found:
        try:
            return known[reading]
        except KeyError:
            return known.setdefault(reading, find(reading))

    found.__doc__ = find.__doc__
    return found
