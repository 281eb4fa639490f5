"""Who sends slowly, endlessly or nothing at all keeps nobody else waiting; the limits are small ones here."""

import contextlib
import errno
import http.client
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from workbench.serving.bodies import BODY_PATIENCE
from workbench.serving.bridge import Bridge
from workbench.serving.sharing import Shares
from workbench.serving.web import HEADERS_PATIENCE, WebServer, configure

LIMIT, HELD, MOST = 2_000_000, 3_000_000, 20
THREADS = 2


def application(environ: dict[str, Any], start: Callable[..., object]) -> list[bytes]:
    """Says how long the body was."""
    start("200 OK", [])
    return [b"%d" % len(environ["wsgi.input"].read())]


class Full(socket.socket):
    """A listener for which the system has no room for half a second."""

    tries = 0
    until = 0.0

    def accept(self) -> Any:
        """Refuse at first."""
        self.tries += 1
        self.until = self.until or time.monotonic() + 0.5
        if time.monotonic() < self.until:
            raise OSError(errno.EMFILE, "Too many open files")
        return super().accept()


@contextlib.contextmanager
def serving(*, patience: float, kind: type[socket.socket] = socket.socket) -> Iterator[tuple[int, socket.socket]]:
    """The port of a server, and its listener."""
    listener = kind(fileno=socket.create_server(("127.0.0.1", 0), backlog=200).detach())
    listener.setblocking(False)
    bridge = Bridge(application, threads=THREADS, limit=LIMIT, patience=patience, held=HELD)
    server = WebServer(configure(bridge), Shares(1), 0, most=MOST)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield listener.getsockname()[1], listener
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Of a server that waits for slow bodies as long as it does in earnest."""
    with serving(patience=BODY_PATIENCE) as (port, _):
        yield port


@pytest.fixture(scope="module")
def hurried() -> Iterator[int]:
    """Of one that waits for a third of a second."""
    with serving(patience=0.3) as (port, _):
        yield port


def ask(port: int, body: bytes = b"x") -> tuple[int, bytes]:
    """What somebody who means it is answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("POST", "/", body)
    answer = connection.getresponse()
    return answer.status, answer.read()


def begin(port: int, begun: bytes) -> socket.socket:
    """A connection on which something was begun."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=HEADERS_PATIENCE / 2)
    connection.sendall(begun)
    return connection


def head(length: int) -> bytes:
    """The head of a request with a body of that length."""
    return b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % length


def answer_on(connection: socket.socket) -> bytes:
    """All that is sent until the server closes it."""
    received = b""
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(65_536):
            received += part
    return received


def test_a_body_that_does_not_come_is_waited_for_no_longer_than_said(hurried: int) -> None:
    answer = answer_on(begin(hurried, head(10) + b"half"))
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'"too_slow"' in answer


def test_a_body_that_trickles_is_not_waited_for_either(hurried: int) -> None:
    connection, over = begin(hurried, head(1_000)), threading.Event()

    def trickle() -> None:
        with contextlib.suppress(OSError):
            while not over.wait(0.05):
                connection.sendall(b"x")

    thread = threading.Thread(target=trickle)
    thread.start()
    answer = answer_on(connection)
    over.set()
    thread.join(10)
    assert answer.startswith(b"HTTP/1.1 408 ")


def test_bodies_that_trickle_keep_no_thread(port: int) -> None:
    waiting = [begin(port, head(1_000) + b"x") for _ in range(5 * THREADS)]
    assert ask(port) == (200, b"1")
    for connection in waiting:
        connection.close()


def test_bodies_on_their_way_have_a_bound_together(port: int) -> None:
    both = [begin(port, head(LIMIT) + b"x" * (LIMIT - 1)) for _ in range(2)]
    (refused, *_), _, _ = select.select(both, [], [], 20)
    assert answer_on(refused).startswith(b"HTTP/1.1 503 ")
    for connection in both:
        connection.close()
    for _ in range(3):
        assert ask(port, b"x" * LIMIT) == (200, b"%d" % LIMIT), "what was let go is free again"


def test_connections_on_which_nothing_is_asked_make_room_for_the_next(port: int) -> None:
    idle = [begin(port, b"") for _ in range(5 * MOST)]
    assert ask(port) == (200, b"1")
    assert answer_on(idle[0]) == b"", "the oldest was closed"
    for connection in idle:
        connection.close()


def test_headers_that_never_end_make_room_too_and_requests_that_run_do_not(port: int) -> None:
    running = begin(port, head(3) + b"x")
    endless = [begin(port, b"GET / HTTP/1.1\r\nX: ") for _ in range(5 * MOST)]
    assert ask(port) == (200, b"1")
    running.sendall(b"xx")
    assert running.recv(65_536).startswith(b"HTTP/1.1 200 ")
    for connection in endless:
        connection.close()


def test_a_connection_that_was_answered_is_idle_again(port: int) -> None:
    kept = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for _ in range(2):
        kept.request("POST", "/", b"x")
        assert kept.getresponse().read() == b"1"
    idle = [begin(port, b"") for _ in range(2 * MOST)]
    assert ask(port) == (200, b"1")
    assert kept.sock is not None
    assert answer_on(kept.sock) == b"", "it had been idle longest"
    for connection in idle:
        connection.close()


def test_where_the_system_has_no_more_room_the_server_waits_and_goes_on() -> None:
    with serving(patience=BODY_PATIENCE, kind=Full) as (port, listener):
        assert ask(port) == (200, b"1")
        assert isinstance(listener, Full)
        assert 1 < listener.tries < 10, "it does not try without pause"
