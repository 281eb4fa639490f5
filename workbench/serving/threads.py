"""A fixed number of threads that work for an event loop, with one hand-over each way."""

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Generic, TypeVar

Answer = TypeVar("Answer")

ASIDE_LIMIT = 32


class Threads(Generic[Answer]):
    """Threads of one event loop, started by the first task.

    Lighter than ThreadPoolExecutor with run_in_executor, which makes two futures and takes five locks for a task; and
    daemons, so that a task that hangs does not keep the process from ending. `leave` runs in a thread that ends.
    """

    def __init__(self, number: int, *, leave: Callable[[], None] = lambda: None) -> None:
        self._number = number
        self._leave = leave
        self._tasks: SimpleQueue[tuple[asyncio.Future[Answer], Callable[[Callable[[Answer], object]], None]]]
        self._tasks = SimpleQueue()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._aside: set[int] = set()

    def run(self, task: Callable[[Callable[[Answer], object]], None]) -> "asyncio.Future[Answer]":
        """Have a thread run `task(answer)`; it calls `answer` once, and may go on after that."""
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            for _ in range(self._number):
                self._start_thread()
        future: asyncio.Future[Answer] = self._loop.create_future()
        self._tasks.put((future, task))
        return future

    def step_aside(self) -> None:
        """To be called by a task that will take long: another thread takes the place of its own, which then ends.

        With too many aside already it keeps its place, so that the number of threads stays bounded.
        """
        if len(self._aside) < ASIDE_LIMIT:
            self._aside.add(threading.get_ident())
            self._start_thread()

    def _start_thread(self) -> None:
        threading.Thread(target=self._work, name="request", daemon=True).start()

    def _work(self) -> None:
        assert self._loop is not None  # noqa: S101  (run() has set it)
        tell: Callable[..., object] = self._loop.call_soon_threadsafe
        while threading.get_ident() not in self._aside:
            future, task = self._tasks.get()
            try:
                task(partial(tell, _succeed, future))
            except BaseException as error:
                tell(_fail, future, error)  # who waits has to hear of it, whatever it was
            del future, task  # or the last request would stay in memory until the next
        self._leave()
        self._aside.discard(threading.get_ident())


def _succeed(future: "asyncio.Future[Answer]", answer: Answer) -> None:
    if not future.done():
        future.set_result(answer)


def _fail(future: "asyncio.Future[Answer]", error: BaseException) -> None:
    if not future.done():
        future.set_exception(error)
