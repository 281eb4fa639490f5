"""Several processes accept from one socket, and each takes its share of the connections.

Left to themselves, the first process that wakes up takes all that wait: eight clients were seen to end up in one
process while the other had nothing to do.
"""

import asyncio
import errno
import mmap
import socket
import time
from collections.abc import Callable

ABSENT = 0xFFFFFFFF
PAUSE = 0.002  # seconds until a process that has more than its share looks again
SHORTAGE = 0.2  # seconds until it is tried again where the system has no more room for a connection
NO_ROOM = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
PATIENCE = 0.05  # seconds after which it takes a connection all the same: the others may be stuck


class Shares:
    """How many connections each web process has, in memory that they all see; to be made before they are forked."""

    def __init__(self, processes: int) -> None:
        self._counts = memoryview(mmap.mmap(-1, 4 * processes)).cast("I")
        for number in range(processes):
            self.leave(number)

    def leave(self, number: int) -> None:
        """That process has ended."""
        self._counts[number] = ABSENT

    def tell(self, number: int, connections: int) -> None:
        """That process has so many connections."""
        self._counts[number] = connections

    def has_least(self, number: int) -> bool:
        """Whether no other process has fewer connections than that one."""
        return self._counts[number] <= min(self._counts)


class Acceptor:
    """Accepts connections in the running event loop as long as this process has no more than the others."""

    def __init__(
        self, listener: socket.socket, shares: Shares, number: int, protocol: Callable[[], asyncio.Protocol]
    ) -> None:
        self._listener = listener
        self._shares = shares
        self._number = number
        self._protocol = protocol
        self._loop = asyncio.get_running_loop()
        self._deferred_since: float | None = None
        self._connecting: set[asyncio.Task[object]] = set()
        self._pause: asyncio.TimerHandle | None = None
        self._listen()

    def close(self) -> None:
        """Accept no more."""
        self._loop.remove_reader(self._listener)
        if self._pause is not None:
            self._pause.cancel()

    async def wait_closed(self) -> None:
        """There is nothing to wait for; part of what uvicorn expects of a server."""

    def _listen(self) -> None:
        self._loop.add_reader(self._listener, self._on_waiting)

    def _on_waiting(self) -> None:
        if not self._shares.has_least(self._number) and self._may_defer():
            self._look_again_in(PAUSE)
            return
        self._deferred_since = None
        try:
            connection, _ = self._listener.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return  # another process was quicker, or the client has given up
        except OSError as fault:
            if fault.errno not in NO_ROOM:
                raise
            self._look_again_in(SHORTAGE)  # or the event loop would do nothing but try
            return
        connection.setblocking(False)
        task = asyncio.ensure_future(self._loop.connect_accepted_socket(self._protocol, connection))
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)

    def _look_again_in(self, seconds: float) -> None:
        self._loop.remove_reader(self._listener)
        self._pause = self._loop.call_later(seconds, self._listen)

    def _may_defer(self) -> bool:
        now = time.monotonic()
        if self._deferred_since is None or now - self._deferred_since > 2 * PATIENCE:
            self._deferred_since = now
        return now - self._deferred_since < PATIENCE
