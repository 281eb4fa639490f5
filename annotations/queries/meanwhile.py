"""Having a second process do half of a long check meanwhile, where there is a second core for it."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Result = TypeVar("Result")


class Helper(Generic[Asked, Result]):
    """A process that waits for what it is asked, and has one answer."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def ask(self, asked: Asked) -> None:
        """Let it begin."""
        self._pipe.send(asked)

    def answer(self) -> Result | None:
        """Wait for its answer; None if it has none, or the process ended without one."""
        try:
            result: Result | None = self._pipe.recv()
        except EOFError:
            return None
        return result


def is_worth_it() -> bool:
    """Whether this process may have a copy of itself (it has one thread), and a core for it."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


@contextmanager
def meanwhile(work: Callable[[Asked], Result | None]) -> Iterator[Helper[Asked, Result]]:
    """A copy of this process that does the work on what it is asked; it has no connection to a database open."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_do, args=(work, here, there), daemon=True)
    process.start()
    there.close()
    try:
        yield Helper(here)
    finally:
        here.close()
        process.terminate()
        process.join()


def _do(work: Callable[[Asked], Result | None], here: Connection, there: Connection) -> None:
    here.close()
    try:
        asked = there.recv()
    except EOFError:
        return
    there.send(work(asked))
