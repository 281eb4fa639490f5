"""Bodies on their way: a request's, whole before it needs a thread; a response's, from its thread to the client."""

import asyncio
import io
import tempfile
import threading
from collections import deque
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from asgiref.typing import ASGIReceiveCallable, HTTPScope

IN_MEMORY = 1_000_000  # bytes of a request's body; what is larger goes to a file
ON_THE_WAY = 256_000  # bytes of a response's body that wait for a slow client
PATIENCE = 30  # seconds for a client to take something of what was sent; a thread waits for it
BODY_PATIENCE = 30  # seconds that a body may take, and besides one for each SLOWEST bytes of it
SLOWEST = 20_000  # bytes a second: nobody who means to send something is slower for long
HELD = 1_000_000_000  # bytes of bodies on their way that a process keeps at once
DISCARDED = 4  # times the limit that are read of a body that is too large, so that its sender hears the answer


class TooLarge(Exception):
    """The request's body has more bytes than are accepted."""


class TooSlow(Exception):
    """The request's body takes longer than anybody who means it."""


class TooMany(Exception):
    """There are so many bodies on their way that there is no room for another."""


class ClientGone(Exception):
    """There is nobody left to answer."""


class Bodies:
    """The bodies of requests on their way to one process: how large, how slow and how many they may be.

    No thread waits for them, but each takes a connection, and what is large a file; anybody can send one.
    """

    def __init__(self, limit: int, *, patience: float = BODY_PATIENCE, held: int = HELD) -> None:
        self._limit = limit
        self._patience = patience
        self._most = held
        self._held = 0

    async def read(self, scope: "HTTPScope", receive: "ASGIReceiveCallable") -> tuple[IO[bytes], int]:
        """The whole body and its length in bytes. Without one, `receive` is not even asked."""
        if not _has_body(scope):
            return io.BytesIO(), 0
        began = asyncio.get_running_loop().time()
        message = await _next(receive, began + self._patience)
        if not message.more and len(message.part) <= self._limit:
            return io.BytesIO(message.part), len(message.part)
        body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the request's end closes it)
        kept = 0
        try:
            length = 0
            while True:
                length += len(message.part)
                if length <= self._limit:
                    kept += len(message.part)
                    self._keep(len(message.part))
                    body.write(message.part)
                if not message.more or length > DISCARDED * self._limit:
                    break
                message = await _next(receive, began + self._patience + length / SLOWEST)
            if length > self._limit:
                raise TooLarge
        except BaseException:
            body.close()
            raise
        finally:
            self._held -= kept
        body.seek(0)
        return body, length

    def _keep(self, size: int) -> None:
        self._held += size
        if self._held > self._most:
            raise TooMany


def _has_body(scope: "HTTPScope") -> bool:
    for name, value in scope["headers"]:
        if name == b"transfer-encoding" or (name == b"content-length" and value != b"0"):
            return True
    return False


class _Message:
    __slots__ = ("more", "part")

    def __init__(self, part: bytes, *, more: bool) -> None:
        self.part = part
        self.more = more


async def _next(receive: "ASGIReceiveCallable", deadline: float) -> _Message:
    try:
        async with asyncio.timeout_at(deadline):
            message = await receive()
    except TimeoutError:
        raise TooSlow from None
    if message["type"] != "http.request":
        raise ClientGone
    return _Message(message.get("body", b""), more=message.get("more_body", False))


class ResponseStream:
    """The chunks of a response between the thread that makes them and the event loop that sends them."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._changed = threading.Condition()
        self._arrived = asyncio.Event()
        self._chunks: deque[bytes] = deque()
        self._waiting = 0
        self._ended = False
        self._gone = False
        self.is_broken = False

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return (self._ended or self._gone) and not self._chunks

    def put(self, chunk: bytes) -> None:
        """From the thread: hand a chunk on, once there is room. ClientGone when nobody wants it any more."""
        with self._changed:
            has_room = self._changed.wait_for(lambda: self._gone or self._waiting < ON_THE_WAY, PATIENCE)
            if self._gone or not has_room:
                raise ClientGone
            self._chunks.append(chunk)
            self._waiting += len(chunk)
        self._loop.call_soon_threadsafe(self._arrived.set)

    def end(self) -> None:
        """From the thread: there are no more chunks."""
        self._ended = True
        self._loop.call_soon_threadsafe(self._arrived.set)

    def fail(self) -> None:
        """From the thread: there would be more, but the application broke."""
        self.is_broken = True
        self.end()

    async def take(self) -> bytes:
        """From the event loop: all that has arrived, in one; empty at the end, when `is_over`."""
        while not self._chunks and not self._ended and not self._gone:
            await self._arrived.wait()
            self._arrived.clear()
        with self._changed:
            taken = b"".join(self._chunks)
            self._chunks.clear()
            self._waiting = 0
            self._changed.notify()
        return taken

    def abandon(self) -> None:
        """From the event loop: the client has gone, or something broke."""
        with self._changed:
            self._gone = True
            self._changed.notify()
        self._arrived.set()
