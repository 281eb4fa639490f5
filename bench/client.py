"""A client that costs little, because it shares the processors with what it measures: keep-alive, no parsing."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar, cast

import uvloop

Result = TypeVar("Result")


@dataclass(frozen=True)
class Answer:
    """Status and body."""

    status: int
    body: bytes


class Connection(asyncio.Protocol):
    """One connection that stays open and has one request on its way at a time."""

    def __init__(self) -> None:
        self._received = bytearray()
        self._wanted = 0
        self._body_at = 0
        self._waiting: asyncio.Future[Answer] | None = None
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, fault: Exception | None) -> None:
        """It is closed; whoever waits is told."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(fault or ConnectionResetError("closed before the answer"))

    def ask(self, request: bytes) -> "asyncio.Future[Answer]":
        """Send a whole request; its answer."""
        assert self._transport is not None
        self._received.clear()
        self._wanted = 0
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._waiting

    def data_received(self, data: bytes) -> None:
        """Take a part of an answer, which has to say its length."""
        self._received += data
        if not self._wanted:
            self._body_at = self._received.find(b"\r\n\r\n") + 4
            if self._body_at < 4:
                return
            self._wanted = self._body_at + _content_length(bytes(self._received[: self._body_at]))
        if len(self._received) >= self._wanted and self._waiting is not None:
            answer = Answer(int(self._received[9:12]), bytes(self._received[self._body_at : self._wanted]))
            self._waiting.set_result(answer)


def _content_length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"\r\ncontent-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0


@asynccontextmanager
async def connected(port: int, number: int = 1) -> AsyncIterator[list[Connection]]:
    """Some connections, closed afterwards."""
    loop = asyncio.get_running_loop()
    pairs = [await loop.create_connection(Connection, "127.0.0.1", port) for _ in range(number)]
    try:
        yield [protocol for _, protocol in pairs]
    finally:
        for transport, _ in pairs:
            transport.close()


@dataclass
class Round:
    """What many requests came to: how long each took in seconds, and the answers with an unwanted status."""

    seconds: list[float]
    errors: int
    wall: float


async def burst(port: int, requests: Sequence[bytes], *, clients: int, wanted: int) -> Round:
    """Send the requests, each client the next one as soon as it has its answer."""
    left, found = iter(requests), Round([], 0, 0.0)
    async with connected(port, clients) as connections:
        begun = time.perf_counter()
        await asyncio.gather(*(_work(connection, left, found, wanted) for connection in connections))
        found.wall = time.perf_counter() - begun
    return found


async def _work(connection: Connection, left: Iterator[bytes], found: Round, wanted: int) -> None:
    for request in left:
        begun = time.perf_counter()
        try:
            answer = await connection.ask(request)
        except OSError:
            found.errors += 1
            return
        found.seconds.append(time.perf_counter() - begun)
        found.errors += answer.status != wanted


def request(method: str, path: str, token: str = "", body: bytes = b"", media: str = "application/json") -> bytes:
    """A whole HTTP request."""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n"
    return f"{head}Authorization: Token {token}\r\n\r\n".encode() + body


def run(work: Callable[[], Awaitable[Result]]) -> Result:
    """Do asynchronous work to its end, in a thread of its own: the browser's driver has a loop in this one."""

    async def main() -> Result:
        return await work()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: uvloop.run(main())).result()
