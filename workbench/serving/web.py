"""A web process: uvicorn on a listening socket that it shares with the others."""

import asyncio
import logging
import os
import resource
import socket
from collections.abc import Awaitable, Callable
from typing import cast

import uvicorn
from asgiref.typing import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, HTTPScope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from workbench.serving.sharing import Acceptor, Shares

# All that arrives is HTTP: lifespan and websockets are off.
Application = Callable[[HTTPScope, ASGIReceiveCallable, ASGISendCallable], Awaitable[None]]

GRACE = 2  # seconds for requests that run, and for event streams, when the process is told to end
HEADERS_LIMIT = 65_536  # bytes of one request line with its headers
HEADERS_PATIENCE = 20  # seconds from the beginning of a request, or of a connection, to the end of its headers
KEEP_ALIVE = 30  # seconds until a connection without a request is closed
MOST = 5_000  # connections of a process; then the one that has been idle longest makes room for the next


class WebServer(uvicorn.Server):
    """uvicorn, but it accepts no more than its share of the connections."""

    def __init__(
        self,
        config: uvicorn.Config,
        shares: Shares,
        number: int,
        start: Callable[[], None] = lambda: None,
        *,
        most: int = MOST,
    ) -> None:
        super().__init__(config)
        self._start = start
        self._most = most
        self._idle: dict[CountedProtocol, None] = {}
        self._shares = shares
        self._number = number

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept; in uvicorn's place, which would take every connection it can get."""
        self._start()
        self._shares.tell(self._number, 0)
        self.servers = [
            Acceptor(listener, self._shares, self._number, self._protocol)  # type: ignore[misc]
            for listener in sockets or []
        ]
        self.started = True

    def tell_connections(self) -> None:
        """Let the other web processes know how many connections this one has."""
        self._shares.tell(self._number, len(self.server_state.connections))

    def is_idle(self, protocol: "CountedProtocol") -> None:
        """Nothing is asked on this connection at the moment; where there are too many, the first such one goes."""
        self._idle[protocol] = None
        if len(self.server_state.connections) > self._most:
            oldest = next(iter(self._idle))
            self.is_busy(oldest)
            oldest.transport.close()

    def is_busy(self, protocol: "CountedProtocol") -> None:
        """A request has come on this connection, or it is gone."""
        self._idle.pop(protocol, None)

    def _protocol(self) -> HttpToolsProtocol:
        return CountedProtocol(self)


class CountedProtocol(HttpToolsProtocol):
    """HTTP on one connection, which counts."""

    def __init__(self, server: WebServer) -> None:
        super().__init__(server.config, server.server_state, {})
        self._web_server = server
        self._reads_headers = True
        self._header_bytes = 0
        self._patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has come."""
        super().connection_made(transport)
        self._web_server.tell_connections()
        self._web_server.is_idle(self)
        self._wait_for_headers()

    def data_received(self, data: bytes) -> None:
        """Something arrived; a request whose headers have no end is not listened to."""
        super().data_received(data)
        if self._reads_headers:
            self._header_bytes += len(data)
            if self._header_bytes > HEADERS_LIMIT and not self.transport.is_closing():
                self.transport.write(b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n")
                self.transport.close()

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        self._reads_headers = True
        self._wait_for_headers()

    def on_headers_complete(self) -> None:
        """Its headers are there."""
        self._reads_headers, self._header_bytes = False, 0
        self._stop_waiting()
        self._web_server.is_busy(self)
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """It is answered; another may follow."""
        super().on_response_complete()
        if self.cycle.response_complete and not self.transport.is_closing():
            self._web_server.is_idle(self)

    def _wait_for_headers(self) -> None:
        self._stop_waiting()
        self._patience = self.loop.call_later(HEADERS_PATIENCE, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def connection_lost(self, exc: Exception | None) -> None:
        """A client has gone."""
        super().connection_lost(exc)
        self._stop_waiting()
        self._web_server.is_busy(self)
        self._web_server.tell_connections()


def serve(
    application: Application,
    listener: socket.socket,
    shares: Shares,
    number: int,
    *,
    start: Callable[[], None] = lambda: None,
) -> None:
    """Serve until a signal says to end; `start` is called first, in the event loop."""
    logging.getLogger("uvicorn.error").addFilter(_is_worth_telling)
    WebServer(configure(application), shares, number, start, most=_most()).run(sockets=[listener])


def _most() -> int:
    """How many connections to hold: MOST, if the system lets this process open so many, and as many files besides."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MOST if hard == resource.RLIM_INFINITY else min(2 * MOST, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted // 2


def configure(application: Application) -> uvicorn.Config:
    """How uvicorn is to serve; the settings of Django say what is logged."""
    return uvicorn.Config(
        cast(ASGI3Application, application),
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        # Whom to believe about the client's address: nobody, unless the environment names a proxy.
        proxy_headers="FORWARDED_ALLOW_IPS" in os.environ,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=KEEP_ALIVE,
    )


def _is_worth_telling(record: logging.LogRecord) -> bool:
    """Not that a client went away while it was being answered, which uvloop reports as an error of ours."""
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, RuntimeError) and "the handler is closed" in str(error))
