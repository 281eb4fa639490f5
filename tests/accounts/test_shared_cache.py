"""What is counted of attempts is counted for all web processes, and kept as plain values."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from workbench.accounts.models import CacheEntry


def add_apart(key: str) -> bool:
    """On a connection of its own, as another process would."""
    try:
        return cache.add(key, "mine", 60)
    finally:
        connection.close()


def test_of_many_at_once_one_is_told_that_it_was_first(database: None) -> None:
    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(add_apart, ["the one key"] * 8)) == [False] * 7 + [True]


def test_a_value_comes_back_until_its_time_is_over(database: None) -> None:
    cache.set("times", [1.5, 2.5], 60)
    assert cache.get("times") == [1.5, 2.5]
    CacheEntry.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert cache.get("times", "none") == "none"
    assert cache.add("other", True, 60)
    assert CacheEntry.objects.count() == 1, "what is over is cleared away"


def test_a_value_can_be_forgotten_and_one_without_an_end_stays(database: None) -> None:
    cache.set("for ever", 1, None)
    assert cache.get("for ever") == 1
    assert cache.delete("for ever")
    assert not cache.delete("for ever")
    cache.set("another", 1)
    cache.clear()
    assert cache.get("another") is None
