"""The event stream as it is served: live, and only as long as one may listen."""

import http.client
import json
import threading
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import psycopg
import pytest

from tests.cast import token_of
from tests.workbench.conftest import copy_of
from tests.workbench.served import Server, eventually
from tests.workbench.test_crashes import Client, manage
from workbench.embedded import Embedded

READERS = {"maya": "manager", "ada": "annotator", "rosa": "reviewer"}


class Stream:
    """A stream that is read in a thread of its own."""

    def __init__(self, port: int, token: str, project: str, query: str = "", **headers: str) -> None:
        self.events: list[dict[str, Any]] = []
        self.others: list[dict[str, Any]] = []  # of other types
        self.is_over = False
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        known = {"Authorization": f"Token {token}"} if token else {}
        self._connection.request("GET", f"/api/v1/projects/{project}/events/{query}", headers=known | headers)
        self.answer = self._connection.getresponse()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.answer:
            if line.startswith(b"data: "):
                said = json.loads(line[6:])
                (self.events if "action" in said else self.others).append(said)
        self.is_over = True

    def hears(self, thing: str) -> bool:
        return any(event["id"] == thing for event in self.events)


class Browser:
    """Somebody who signs in, and out."""

    def __init__(self, server: Server, username: str) -> None:
        self._base = f"http://127.0.0.1:{server.port}"
        self._jar = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._jar))
        accounts = (server.data / "demonstration-accounts").read_text().splitlines()
        self.password = next(line.split("\t")[1] for line in accounts if line.split("\t")[0] == username)
        self._opener.open(f"{self._base}/accounts/sign-in/").read()
        self.post("/accounts/sign-in/", username=username, password=self.password)

    def post(self, path: str, **form: str) -> None:
        known = form | {"csrfmiddlewaretoken": self.cookies()["csrftoken"]}
        self._opener.open(f"{self._base}{path}", urlencode(known).encode()).read()

    def cookies(self) -> dict[str, str]:
        return {cookie.name: str(cookie.value) for cookie in self._jar}

    def session(self) -> str:
        return f"sessionid={self.cookies()['sessionid']}"


@pytest.fixture(scope="module")
def server(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(copy_of(prepared, tmp_path_factory.mktemp("streaming") / "var"))
    running.start()
    yield running
    running.end()


def test_who_listens_hears_at_once_and_who_is_removed_no_more(server: Server) -> None:
    tokens = {"maya": token_of("maya"), "ben": manage(server.data, "create_token", "ben")}
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


def test_who_reads_a_source_is_seen_by_others_there_whichever_process_they_listen_to(server: Server) -> None:
    tokens = {name: token_of(name) for name in READERS}
    maya = Client(server.port, tokens["maya"])
    project = maya.ask("POST", "/api/v1/projects/", {"name": "Met"})[1]["id"]
    for name, role in READERS.items():
        if name != "maya":
            maya.ask("POST", f"/api/v1/projects/{project}/memberships/", {"username": name, "role": role})
    source = maya.ask("POST", f"/api/v1/projects/{project}/sources/", {"title": "One", "text": "One."})[1]["id"]
    # Connections are shared out among the two web processes, so some of these are of either.
    streams = [Stream(server.port, tokens["ada"], project) for _ in range(6)]
    unseen = Stream(server.port, tokens["rosa"], project)

    def tell(name: str, **said: object) -> None:
        body = {"first": 1, "last": 1, "caret": None, **said}
        path = f"/api/v1/sources/{source}/presence/"
        assert Client(server.port, tokens[name]).fetch("POST", path, body)[0] == 204

    def are_told(names: list[str]) -> bool:
        return all(s.others and [one["name"] for one in s.others[-1]["people"]] == names for s in streams)

    tell("ada")
    tell("maya")
    eventually(10, "maya is seen", lambda: are_told(["maya"]))
    tell("maya", unseen=True)
    eventually(10, "maya is gone", lambda: are_told([]))
    assert not unseen.others
    paged = Stream(server.port, tokens["rosa"], project, "?mark=")
    eventually(5, "the beat is heard", lambda: bool(paged.others))
    assert paged.others[0]["resync"] is False


def test_a_stream_ends_soon_after_what_it_was_let_in_by(server: Server) -> None:
    tokens = {name: token_of(name) for name in ("maya", "ada", "otto")}
    maya = Client(server.port, tokens["maya"])
    project = maya.ask("POST", "/api/v1/projects/", {"name": "Ended"})[1]["id"]
    for name in ("ada", "otto", "rosa", "ben"):
        maya.ask("POST", f"/api/v1/projects/{project}/memberships/", {"username": name, "role": "reviewer"})
    signed_out, another_password, revoked = (Browser(server, name) for name in ("rosa", "ben", "otto"))
    stays = [
        Stream(server.port, tokens["maya"], project),
        Stream(server.port, "", project, Cookie=revoked.session()),
    ]
    ends = [
        Stream(server.port, "", project, Cookie=signed_out.session()),
        Stream(server.port, "", project, Cookie=another_password.session()),
        Stream(server.port, tokens["otto"], project),
        Stream(server.port, tokens["ada"], project),
    ]
    for stream in (*stays, *ends):
        assert stream.answer.headers["Content-Type"] == "text/event-stream"
        assert not any("goes-on" in name.lower() for name in stream.answer.headers)
    signed_out.post("/accounts/sign-out/")
    new = "quite-another-password-2"
    elsewhere = Browser(server, "ben")  # whose own session goes on under another key
    elsewhere.post("/accounts/password/", oldpassword=another_password.password, password1=new, password2=new)
    revoked.post(f"/accounts/tokens/{first_token(server, 'otto')}/revoke/")
    manage(server.data, "deactivate_person", "ada")
    for stream in ends:
        eventually(10, "the stream ends", lambda stream=stream: stream.is_over)
    source = maya.ask("POST", f"/api/v1/projects/{project}/sources/", {"title": "Later", "text": "Later."})[1]["id"]
    for stream in stays:
        eventually(5, "the event is heard", lambda stream=stream: stream.hears(source))
    assert not any(stream.hears(source) for stream in ends)


def first_token(server: Server, username: str) -> int:
    """Its id; by the database, where to start a shell takes longer than all the streams do."""
    asked = "SELECT min(id) FROM accounts_token WHERE user_id = (SELECT id FROM accounts_user WHERE username = %s)"
    with psycopg.connect(Embedded(server.data).url("owner")) as owner:
        ((key,),) = owner.execute(asked, [username]).fetchall()
    return int(key)


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
