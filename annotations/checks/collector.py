"""Python's garbage collector, made rarer while texts are checked: it walks all that a text is taken apart into."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# Objects made and not yet given up between two rounds, and rounds of the younger between two of the older. By Python's
# own 700 it takes a tenth of the time of all checks, and gives nothing back: they make next to no cycles.
SELDOM = (200_000, 20, 100)

_lock = Lock()
_found: list[tuple[int, int, int]] = []  # the thresholds as each who is within found them; the first those of others


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Until it ends, by an exception too. The collector is the whole process's: of several, one within the other or in
    threads, the first changes its thresholds and the last to leave puts them back.
    """
    with _lock:
        _found.append(gc.get_threshold())
        gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        with _lock:
            if len(_found) == 1:
                gc.set_threshold(*_found[0])
            _found.pop()
