"""Several who do something at the same time."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from django.db import connections
from django.test import Client

Given = TypeVar("Given")


def at_once(calls: Sequence[Callable[[], Given]]) -> list[Given]:
    """What each gives, in their order; each in a thread with connections of its own."""

    def run(call: Callable[[], Given]) -> Given:
        try:
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def posted_at_once(*posts: tuple[Client, str, dict[str, Any]]) -> list[int]:
    """The statuses of forms that are sent at once, in order of size; each from a browser of its own."""
    answers = at_once([partial(browser.post, path, form) for browser, path, form in posts])
    return sorted(answer.status_code for answer in answers)
