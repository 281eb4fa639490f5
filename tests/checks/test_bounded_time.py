"""Texts that repeat one thing, long enough that time which grows with the square of their length could not be missed.

Calls are counted in test_every_check.py; what goes on inside one call of a pattern is seen here. No clock is read:
what has used many times the CPU that it needs is stopped wherever it is, and the traceback shows in which pattern.
"""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from annotations.checks.reading import Reading
from annotations.checks.registry import COMPARISONS
from annotations.checks.running import all_checks, check_one, stated_in

ALLOWED = 4.0  # seconds of CPU; each of the texts takes a quarter of one or less
# Of each so much that it takes about as long as the others. What is one word or one sentence to a pattern may be long.
TEXTS = {
    "letters": "a" * 100_000,
    "capitals": "A" * 100_000,
    "digits": "1" * 100_000,
    "no blanks": "ofthebankinthenorth" * 5_000,
    "blanks": " " * 60_000,
    "tabs and line ends": " \t\n" * 20_000,
    "accents": "e" + "\u0301" * 60_000,
    "full stops": "." * 60_000,
    "hyphens": "-" * 80_000,
    "hyphened": "a-" * 15_000,
    "soft hyphens": "a\u00ad" * 12_000,
    "brackets": "(" * 50_000,
    "percent signs": "%" * 60_000,
    "signs within letters": "a%" * 10_000,
    "opening marks": "“a" * 4_000,
    "straight marks": '"' * 12_000,
    "words without a full stop": "the bank of the north and the " * 1_000,
    "names without a full stop": "Anna Berg and Tom Hale of the Bank " * 500,
    "dates without a full stop": "5 May 1990 and 1990-94 " * 700,
    "figures without a full stop": "five of 213 men and 40 percent " * 400,
}


class TooLongError(Exception):
    """A text has used up its CPU."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Stops what uses more CPU than that; a pattern too, which looks for signals as it goes."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("name", TEXTS)
def test_no_pattern_takes_a_time_that_grows_with_the_square_of_a_text(name: str) -> None:
    reading, chosen = Reading("source", TEXTS[name] + " é", language="en", published="2008"), all_checks()
    with bounded(ALLOWED):
        for _ in check_one(reading, chosen=chosen):
            pass
        for comparison in COMPARISONS:
            stated_in(reading, comparison, chosen[comparison.NAME])


def test_what_is_not_bounded_is_stopped_within_a_pattern() -> None:
    with pytest.raises(TooLongError), bounded(0.05):
        re.search(r"[a-z]+:", "a" * 30_000)
