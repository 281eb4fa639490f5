"""The garbage collector is rarer while texts are checked, and as it was afterwards."""

import gc
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from annotations.checks.collector import SELDOM, seldom_collected

OWN = (650, 9, 11)


@pytest.fixture(autouse=True)
def _own() -> Iterator[None]:
    """Thresholds that nobody else would set."""
    before = gc.get_threshold()
    gc.set_threshold(*OWN)
    yield
    gc.set_threshold(*before)


def test_it_is_rarer_while_texts_are_checked_and_then_as_it_was() -> None:
    with seldom_collected():
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == OWN


def test_it_is_as_it_was_after_an_exception() -> None:
    with pytest.raises(ZeroDivisionError), seldom_collected():
        _ = 1 // 0
    assert gc.get_threshold() == OWN


def test_within_another_only_the_outer_one_puts_it_back() -> None:
    with seldom_collected():
        with seldom_collected():
            pass
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == OWN


def test_of_several_threads_the_last_puts_it_back() -> None:
    is_within, may_leave = Event(), Event()

    def check() -> None:
        with seldom_collected():
            is_within.set()
            may_leave.wait(10)

    other = Thread(target=check)
    with seldom_collected():
        other.start()
        assert is_within.wait(10)
    assert gc.get_threshold() == SELDOM
    may_leave.set()
    other.join(10)
    assert gc.get_threshold() == OWN
