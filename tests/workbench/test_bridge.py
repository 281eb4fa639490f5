"""The bridge hands WSGI exactly what came and the client exactly what WSGI answered, and no thread waits in vain."""

import asyncio
import contextlib
import http.client
import io
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.embedded.places import PROJECT_ROOT
from workbench.serving.bridge import Bridge
from workbench.serving.sharing import Shares
from workbench.serving.web import WebServer, configure

LIMIT = 3_000_000
SEEN: dict[str, Any] = {}
CLOSED = threading.Event()
Start = Callable[..., Callable[[bytes], object]]


class Chunks:
    """An endless response that notes when it is closed."""

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield b"x" * 50_000

    def close(self) -> None:
        CLOSED.set()


def application(environ: dict[str, Any], start: Start) -> Any:
    """Does what the path says."""
    return ANSWERS[environ["PATH_INFO"].split("/")[1]](environ, start)


def echo(environ: dict[str, Any], start: Start) -> list[bytes]:
    body = environ["wsgi.input"].read()
    kept = {key: value for key, value in environ.items() if isinstance(value, str)}
    start("200 OK", [("Content-Type", "application/json"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
    return [json.dumps({"environ": kept, "length": len(body), "sum": sum(body[:1000])}).encode()]


def endless(environ: dict[str, Any], start: Start) -> Chunks:
    start("200 OK", [])
    return Chunks()


def slow(environ: dict[str, Any], start: Start) -> Iterator[bytes]:
    start("200 OK", [])
    for number in range(3):
        yield b"%d\n" % number
        time.sleep(0.3)


def broken_later(environ: dict[str, Any], start: Start) -> Iterator[bytes]:
    start("200 OK", [])
    yield b"begun"
    raise ValueError


def broken(environ: dict[str, Any], start: Start) -> list[bytes]:
    raise ValueError


def old_style(environ: dict[str, Any], start: Start) -> list[bytes]:
    start("200 OK", [])(b"written, ")
    return [b"returned"]


def nothing(environ: dict[str, Any], start: Start) -> list[bytes]:
    start("204 No Content", [])
    return []


def large(environ: dict[str, Any], start: Start) -> Iterator[bytes]:
    start("200 OK", [("Content-Length", "4000000")])
    return iter([b"y" * 4_000] * 1_000)


def silent(environ: dict[str, Any], start: Start) -> Iterator[bytes]:
    start("200 OK", [])
    return iter([])


ANSWERS: dict[str, Callable[[dict[str, Any], Start], Any]] = {
    "endless": endless,
    "slow": slow,
    "broken-later": broken_later,
    "broken": broken,
    "old-style": old_style,
    "nothing": nothing,
    "large": large,
    "silent": silent,
    "echo": echo,
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    bridge = Bridge(application, threads=2, limit=LIMIT, leave=lambda: SEEN.update(left=True))
    server = WebServer(configure(bridge), Shares(1), 0)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield listener.getsockname()[1]
    server.should_exit = True
    thread.join(10)


@contextlib.contextmanager
def raw(port: int, request: bytes) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(request)
        yield client


def everything(client: socket.socket) -> bytes:
    parts = []
    while part := client.recv(65536):
        parts.append(part)
    return b"".join(parts)


def ask(port: int, method: str, path: str, **more: Any) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, **more)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def environ_of(port: int, request: bytes) -> dict[str, str]:
    with raw(port, request) as client:
        answer = everything(client)
    environ: dict[str, str] = json.loads(answer.split(b"\r\n\r\n", 1)[1])["environ"]
    return environ


def test_the_bytes_of_the_path_arrive_as_latin_1(port: int) -> None:
    request = b"GET /echo/%C3%A9%FF%2F?q=%C3%A9&r=+ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    environ = environ_of(port, request)
    assert environ["PATH_INFO"].encode("latin-1") == b"/echo/\xc3\xa9\xff/"
    assert environ["QUERY_STRING"] == "q=%C3%A9&r=+"
    assert environ["SCRIPT_NAME"] == ""


def test_headers_arrive_joined_as_their_standards_say(port: int) -> None:
    headers = b"Accept: a\r\nAccept: b\r\nCookie: a=1\r\nCookie: b=2\r\nX-Name: \xe9\r\n"
    request = b"GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + b"\r\n"
    environ = environ_of(port, request)
    assert environ["HTTP_ACCEPT"] == "a,b"
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_X_NAME"] == "\xe9"


def test_a_header_with_an_underscore_cannot_pass_for_another(port: int) -> None:
    request = b"GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX_Forwarded_For: 1.2.3.4\r\n\r\n"
    assert "HTTP_X_FORWARDED_FOR" not in environ_of(port, request)


def test_the_clients_address_is_that_of_its_connection(port: int) -> None:
    request = b"GET /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n"
    assert environ_of(port, request)["REMOTE_ADDR"] == "127.0.0.1"


@pytest.mark.parametrize("size", [0, 1, 70_000, 1_500_000, LIMIT])
def test_a_body_arrives_whole(port: int, size: int) -> None:
    body = b"z" * size
    response, answer = ask(port, "POST", "/echo", body=body)
    seen = json.loads(answer)
    assert response.status == 200
    assert seen["length"] == size
    assert seen["sum"] == sum(body[:1000])
    assert seen["environ"]["CONTENT_LENGTH"] == str(size)


def test_a_chunked_body_arrives_with_its_length(port: int) -> None:
    _, answer = ask(port, "POST", "/echo", body=iter([b"abc", b"defg"]), encode_chunked=True)
    seen = json.loads(answer)
    assert seen["length"] == 7
    assert seen["environ"]["CONTENT_LENGTH"] == "7"
    assert "HTTP_TRANSFER_ENCODING" not in seen["environ"]


def test_a_body_over_the_limit_is_refused_with_the_limit(port: int) -> None:
    response, answer = ask(port, "POST", "/echo", body=b"z" * (LIMIT + 1))
    assert response.status == 413
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(answer)["limit"] == LIMIT


def test_a_chunked_body_over_the_limit_is_refused_too(port: int) -> None:
    response, _ = ask(port, "POST", "/echo", body=iter([b"z" * 1_000_000] * 4), encode_chunked=True)
    assert response.status == 413


def test_a_client_that_asks_first_is_told_to_go_on(port: int) -> None:
    request = (
        b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    with raw(port, request) as client:
        assert client.recv(1000).startswith(b"HTTP/1.1 100 Continue")
        client.sendall(b"abc")
        assert b'"length": 3' in everything(client)


def test_several_headers_of_one_name_are_all_sent(port: int) -> None:
    response, _ = ask(port, "GET", "/echo")
    assert response.headers.get_all("Set-Cookie") == ["a=1", "b=2"]


def test_a_whole_answer_says_its_length(port: int) -> None:
    response, body = ask(port, "GET", "/echo")
    assert response.headers["Content-Length"] == str(len(body))
    assert "Transfer-Encoding" not in response.headers


def test_head_is_answered_without_a_body_and_the_connection_goes_on(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for _ in range(2):
        connection.request("HEAD", "/old-style")
        response = connection.getresponse()
        assert response.headers["Content-Length"] == "17"
        assert response.read() == b""
    connection.close()


def test_an_answer_without_content_says_no_length(port: int) -> None:
    response, body = ask(port, "GET", "/nothing")
    assert response.status == 204
    assert "Content-Length" not in response.headers
    assert body == b""


def test_what_old_applications_write_comes_first(port: int) -> None:
    assert ask(port, "GET", "/old-style")[1] == b"written, returned"


def test_chunks_are_sent_while_the_next_is_made(port: int) -> None:
    with raw(port, b"GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") as client:
        begun = time.monotonic()
        first = client.recv(1000)
        while b"0\n" not in first.split(b"\r\n\r\n", 1)[-1]:
            first += client.recv(1000)
        assert time.monotonic() - begun < 0.25
        assert everything(client).endswith(b"2\n\r\n0\r\n\r\n")


def test_a_large_answer_in_small_chunks_arrives_whole(port: int) -> None:
    assert ask(port, "GET", "/large")[1] == b"y" * 4_000_000


def test_a_stream_without_chunks_is_an_empty_answer(port: int) -> None:
    response, body = ask(port, "GET", "/silent")
    assert (response.status, body) == (200, b"")


def test_an_application_that_breaks_is_a_500(port: int) -> None:
    assert ask(port, "GET", "/broken")[0].status == 500


def test_a_stream_that_breaks_does_not_look_complete(port: int) -> None:
    with pytest.raises(http.client.IncompleteRead):
        ask(port, "GET", "/broken-later")


def test_a_stream_ends_when_its_client_goes(port: int) -> None:
    CLOSED.clear()
    with raw(port, b"GET /endless HTTP/1.1\r\nHost: x\r\n\r\n") as client:
        client.recv(1000)
    assert CLOSED.wait(5)


def test_clients_that_read_slowly_do_not_hold_up_the_others(port: int) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(6):
            stack.enter_context(raw(port, b"GET /endless HTTP/1.1\r\nHost: x\r\n\r\n"))
        time.sleep(0.2)
        begun = time.monotonic()
        assert ask(port, "GET", "/old-style")[0].status == 200
        assert time.monotonic() - begun < 1


def test_a_thread_that_ends_after_a_stream_closes_what_it_had(port: int) -> None:
    SEEN.clear()
    ask(port, "GET", "/large")
    deadline = time.monotonic() + 5
    while "left" not in SEEN and time.monotonic() < deadline:
        time.sleep(0.01)
    assert SEEN == {"left": True}


def test_a_client_that_goes_before_its_body_is_there_is_forgotten(port: int) -> None:
    with raw(port, b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc"):
        pass
    assert ask(port, "GET", "/old-style")[0].status == 200


def test_the_body_of_a_request_is_closed_after_it() -> None:
    bodies: list[Any] = []

    def keep(environ: dict[str, Any], start: Start) -> list[bytes]:
        bodies.append(environ["wsgi.input"])
        return nothing(environ, start)

    async def call() -> None:
        scope = {
            "type": "http",
            "method": "POST",
            "http_version": "1.1",
            "scheme": "http",
            "path": "/",
            "query_string": b"",
            "headers": [(b"content-length", b"3")],
        }

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"abc"}

        async def send(message: object) -> None:
            pass

        await Bridge(keep, threads=1, limit=10)(scope, receive, send)  # type: ignore[arg-type]

    asyncio.run(call())
    assert isinstance(bodies[0], io.BytesIO)
    assert bodies[0].closed


TWO_PROCESSES = """
import os, sys
from workbench.serving import web
from workbench.serving.bridge import Bridge
from workbench.serving.configuration import listen
from workbench.serving.sharing import Shares
def application(environ, start):
    start("200 OK", [])
    return [str(os.getpid()).encode()]
listener, shares = listen("127.0.0.1", 0), Shares(2)
children = []
for number in range(2):
    children.append(os.fork())
    if not children[-1]:
        web.serve(Bridge(application, threads=1, limit=10), listener, shares, number)
        os._exit(0)
print(listener.getsockname()[1], *children, flush=True)
sys.stdin.read()
for child in children:
    os.kill(child, 9)
"""


@pytest.fixture
def shared_port() -> Iterator[tuple[int, list[int]]]:
    environment = os.environ | {"PYTHONPATH": str(PROJECT_ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", TWO_PROCESSES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    assert process.stdin is not None
    port, *children = map(int, process.stdout.readline().split())
    yield port, children
    process.stdin.close()
    process.stdout.close()
    process.wait(10)


def answerer(connection: http.client.HTTPConnection) -> int:
    connection.request("GET", "/")
    return int(connection.getresponse().read())


def test_two_processes_share_eight_connections_evenly(shared_port: tuple[int, list[int]]) -> None:
    port, children = shared_port
    time.sleep(0.5)
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=10) for _ in range(8)]
    answered = [answerer(connection) for connection in connections]
    assert [answered.count(child) for child in children] == [4, 4]
    for connection in connections:
        connection.close()


def test_a_process_that_is_stuck_does_not_keep_clients_waiting(shared_port: tuple[int, list[int]]) -> None:
    port, children = shared_port
    time.sleep(0.5)
    os.kill(children[0], 19)
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=10) for _ in range(4)]
    begun = time.monotonic()
    assert {answerer(connection) for connection in connections} == {children[1]}
    assert time.monotonic() - begun < 2
    for connection in connections:
        connection.close()
    assert Path(f"/proc/{children[0]}").exists()
