"""A line on a terminal that says how far something is, once it takes long."""

import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")

LONG = 2.0  # seconds after which people wonder
AGAIN = 0.5
_LOOK = 1_000  # items between two looks at the clock
_CLEAR = "\r\x1b[K"


def shown(items: Iterable[Item], total: int, out: TextIO, *, what: str = "entries") -> Iterator[Item]:
    """The items, with how many have gone by on `out` where that is a terminal; the line is gone when they are."""
    if not out.isatty():
        yield from items
        return
    due, is_shown = time.monotonic() + LONG, False
    try:
        for number, item in enumerate(items):
            if number % _LOOK == 0 and time.monotonic() >= due:
                out.write(f"{_CLEAR}{number:,} of {total:,} {what}")
                out.flush()
                due, is_shown = time.monotonic() + AGAIN, True
            yield item
    finally:
        if is_shown:
            out.write(_CLEAR)
            out.flush()
