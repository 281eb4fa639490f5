"""The event stream as it is served: live, and only as long as one may listen."""

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.conftest import copy_of
from tests.workbench.served import Server, eventually
from tests.workbench.test_crashes import Client, manage


class Stream:
    """A stream that is read in a thread of its own."""

    def __init__(self, port: int, token: str, project: str) -> None:
        self.events: list[dict[str, Any]] = []
        self.is_over = False
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._connection.request(
            "GET", f"/api/v1/projects/{project}/events/", headers={"Authorization": f"Token {token}"}
        )
        self.answer = self._connection.getresponse()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.answer:
            if line.startswith(b"data: "):
                self.events.append(json.loads(line[6:]))
        self.is_over = True

    def hears(self, thing: str) -> bool:
        return any(event["id"] == thing for event in self.events)


@pytest.fixture(scope="module")
def server(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(copy_of(prepared, tmp_path_factory.mktemp("streaming") / "var"))
    running.start()
    yield running
    running.end()


def test_who_listens_hears_at_once_and_who_is_removed_no_more(server: Server) -> None:
    tokens = {name: manage(server.data, "create_token", name) for name in ("maya", "ben")}
    maya = Client(server.port, tokens["maya"])
    project = maya.ask("POST", "/api/v1/projects/", {"name": "Heard"})[1]["id"]
    members = f"/api/v1/projects/{project}/memberships/"
    seat = maya.ask("POST", members, {"username": "ben", "role": "annotator"})[1]["id"]
    streams = {name: Stream(server.port, token, project) for name, token in tokens.items()}
    assert streams["ben"].answer.headers["Content-Type"] == "text/event-stream"
    first = maya.ask("POST", f"/api/v1/projects/{project}/sources/", {"title": "One", "text": "One."})[1]["id"]
    for stream in streams.values():
        eventually(5, "the event is heard", lambda stream=stream: stream.hears(first))
    removed = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    removed.request(
        "DELETE", f"{members}{seat}/", headers={"Authorization": f"Token {tokens['maya']}", "If-Match": '"1"'}
    )
    assert removed.getresponse().status == 204
    second = maya.ask("POST", f"/api/v1/projects/{project}/sources/", {"title": "Two", "text": "Two."})[1]["id"]
    eventually(5, "the event is heard", lambda: streams["maya"].hears(second))
    eventually(5, "the stream ends", lambda: streams["ben"].is_over)
    assert not streams["ben"].hears(second)


def test_headers_without_end_are_refused(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.putrequest("GET", "/healthz")
    with pytest.raises(OSError):
        for number in range(100_000):
            connection.putheader(f"X-{number}", "x" * 100)
            connection.send(b"".join([b"X: x\r\n"] * 1_000)) if number == 0 else None
        connection.endheaders()
        if connection.getresponse().status == 431:
            raise OSError
    assert server.status() == 200
