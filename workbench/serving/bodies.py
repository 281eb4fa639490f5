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
DISCARDED = 4  # times the limit that are read of a body that is too large, so that its sender hears the answer


class TooLarge(Exception):
    """The request's body has more bytes than are accepted."""


class ClientGone(Exception):
    """There is nobody left to answer."""


async def read_body(scope: "HTTPScope", receive: "ASGIReceiveCallable", limit: int) -> tuple[IO[bytes], int]:
    """The whole body and its length in bytes. Without one, `receive` is not even asked."""
    if not _has_body(scope):
        return io.BytesIO(), 0
    message = await _next(receive)
    if not message.more and len(message.part) <= limit:
        return io.BytesIO(message.part), len(message.part)
    return await _read_on(message, receive, limit)


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


async def _next(receive: "ASGIReceiveCallable") -> _Message:
    message = await receive()
    if message["type"] != "http.request":
        raise ClientGone
    return _Message(message.get("body", b""), more=message.get("more_body", False))


async def _read_on(message: _Message, receive: "ASGIReceiveCallable", limit: int) -> tuple[IO[bytes], int]:
    body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (the request's end closes it)
    length = len(message.part)
    body.write(message.part if length <= limit else b"")
    while message.more and length <= DISCARDED * limit:
        message = await _next(receive)
        length += len(message.part)
        body.write(message.part if length <= limit else b"")
    if length > limit:
        body.close()
        raise TooLarge
    body.seek(0)
    return body, length


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
