"""What was acknowledged before a backup began is in it, whole, whatever was going on; and work goes on from there."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.actions.documented import documented_check
from tests.workbench.conftest import copy_of
from tests.workbench.served import Server, eventually
from tests.workbench.test_crashes import TEXT, Client, manage
from workbench.embedded import Embedded

WRITERS = 2
CALM = 20  # things that are written before the backup, and again after it
TOKEN = """
INSERT INTO accounts_token (user_id, sha256, created)
SELECT id, sha256(convert_to(username, 'UTF8')), now() FROM accounts_user WHERE username IN ('maya', 'rosa')
"""


@dataclass
class Team:
    """Maya and Rosa on one server, in a project with one source; their tokens are their names."""

    port: int
    project: str = ""
    source: str = ""

    def ask(self, method: str, path: str, body: object = None, *, by: str = "maya") -> dict[str, Any]:
        status, answer = Client(self.port, by).ask(method, f"/api/v1{path}", body)
        assert status < 300, (method, path, status, answer)
        return dict(answer)

    def everything(self, path: str) -> list[dict[str, Any]]:
        return list(self.ask("GET", f"{path}?limit=10000")["results"])

    def release(self, key: str) -> dict[str, Any]:
        return self.ask("GET", f"/releases/{key}/")

    def make_release(self, key: str) -> None:
        self.ask("POST", f"/projects/{self.project}/releases/", {"id": key})

    def wait_for(self, key: str) -> int:
        eventually(40, "the release is ready", lambda: self.release(key)["status"] == "ready")
        return int(self.release(key)["number"])

    def files(self, key: str) -> dict[str, bytes]:
        client = Client(self.port, "maya")
        return {file["name"]: client.fetch("GET", file["url"])[1] for file in self.release(key)["files"]}

    def sign_one(self) -> None:
        key = self.annotate()
        self.move("annotations", key, "submit", 1)
        self.move("annotations", key, "sign_off", 2, by="rosa")

    def annotate(self) -> str:
        body = {"kind": "claim", "start": 3, "end": 10, "quote": "1990-94", "details": {"dating": "1990/1994"}}
        return str(self.ask("POST", f"/sources/{self.source}/annotations/", body)["id"])

    def edit(self, key: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Authorization": "Token maya", "Content-Type": "application/json", "If-Match": '"1"'}
        connection.request("PATCH", f"/api/v1/annotations/{key}/", json.dumps({"note": "An edit."}), headers)
        assert connection.getresponse().status == 200
        connection.close()

    def move(self, things: str, key: str, move: str, seen: int, *, by: str = "maya") -> None:
        self.ask("POST", f"/{things}/{key}/signoff-events/", {"move": move, "seen_revision": seen}, by=by)


@dataclass
class Writing:
    """Several people who create, edit, move and contradict; the revisions that were acknowledged to them."""

    team: Team
    acknowledged: dict[str, int] = field(default_factory=dict)
    faults: list[object] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        threads = [threading.Thread(target=self._write, daemon=True) for _ in range(WRITERS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
        for thread in threads:
            thread.join(60)

    def go_on(self) -> None:
        before = len(self.acknowledged)
        eventually(60, "there is more", lambda: self.faults or len(self.acknowledged) > before + CALM)

    def _write(self) -> None:
        while not self.over.is_set():
            try:
                self._contradict(self._signed(), self._signed())
                self.over.wait(0.1)  # the backup needs a processor too
            except Exception as fault:
                self.faults.append(fault)
                return

    def _signed(self) -> str:
        team = self.team
        key = team.annotate()
        self.acknowledged[key] = 1
        team.edit(key)
        self.acknowledged[key] = 2
        team.move("annotations", key, "submit", 2)
        self.acknowledged[key] = 3
        team.move("annotations", key, "sign_off", 3, by="rosa")
        self.acknowledged[key] = 4
        return key

    def _contradict(self, *ends: str) -> None:
        body = {"kind": "dating", "explanation": "They differ.", "annotations": list(ends)}
        key = str(self.team.ask("POST", f"/projects/{self.team.project}/contradictions/", body)["id"])
        self.acknowledged[key] = 1
        self.team.move("contradictions", key, "submit", 1)
        self.acknowledged[key] = 2


@contextmanager
def held_up(data: Path, release: str) -> Iterator[psycopg.Connection]:
    """A release that nobody can put a file into, so that it stays half built."""
    with psycopg.connect(Embedded(data).url("owner"), autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(hashtextextended(%s, 1))", [release])
        yield owner


def is_building(owner: psycopg.Connection, release: str) -> bool:
    found = owner.execute("SELECT status FROM annotations_release WHERE id = %s", [release]).fetchone()
    return found == ("building",)


def attempt(owner: psycopg.Connection, release: str) -> tuple[int] | None:
    """Which attempt to build it is going on; none waits for a lock longer than any request does."""
    asked = "SELECT attempts FROM procrastinate_jobs WHERE status = 'doing' AND args->>'release_id' = %s"
    return owner.execute(asked.encode(), [release]).fetchone()


@pytest.fixture
def team(prepared: Path, tmp_path: Path) -> Iterator[Team]:
    server = Server(copy_of(prepared, tmp_path / "first"))
    server.start()
    with psycopg.connect(Embedded(server.data).url("owner")) as owner:
        owner.execute(TOKEN)
    team = Team(server.port)
    team.project = team.ask("POST", "/projects/", {"name": "Kept"})["id"]
    team.ask("POST", f"/projects/{team.project}/memberships/", {"username": "rosa", "role": "reviewer"})
    team.source = team.ask("POST", f"/projects/{team.project}/sources/", {"title": "A page", "text": TEXT})["id"]
    yield team
    server.end()


@pytest.mark.timeout(300)
def test_a_backup_under_load_restores_to_all_that_was_acknowledged(team: Team, tmp_path: Path) -> None:
    team.sign_one()
    first, second, third = (str(uuid4()) for _ in range(3))
    team.make_release(first)
    assert team.wait_for(first) == 1
    released = team.files(first)
    writing = Writing(team)
    with held_up(tmp_path / "first", second) as owner, writing.going_on():
        team.make_release(second)
        eventually(20, "it is being built", lambda: is_building(owner, second))
        writing.go_on()
        before, begun = dict(writing.acknowledged), attempt(owner, second)
        manage(tmp_path / "first", "backup", str(tmp_path / "backup"))
        assert is_building(owner, second)
        went_on = begun is not None and attempt(owner, second) == begun  # other work may keep the machine busy
        writing.go_on()
    assert not writing.faults

    told = manage(tmp_path / "second", "restore", str(tmp_path / "backup"))
    assert "every ledger fits" in told
    assert "Jobs that were being done are queued again: 1." in told or not went_on
    server = Server(tmp_path / "second")
    server.start()
    try:
        there = Team(server.port, team.project, team.source)
        entries = _check_all_is_whole(there, before)
        assert len(entries) < len(team.everything(f"/projects/{team.project}/ledger/"))
        assert there.files(first) == released
        assert there.wait_for(second) == 2
        there.sign_one()
        there.make_release(third)
        assert there.wait_for(third) == 3
        assert documented_check()(there.everything(f"/projects/{team.project}/ledger/")) is None
    finally:
        server.end()


def _check_all_is_whole(there: Team, before: dict[str, int]) -> list[dict[str, Any]]:
    """Everything that was acknowledged is there, and everything that is there is what the ledger says of it."""
    entries = there.everything(f"/projects/{there.project}/ledger/")
    assert documented_check()(entries) is None
    said = {entry["id"]: entry["after"] for entry in entries}
    kept = {
        thing["id"]: thing
        for thing in there.everything(f"/sources/{there.source}/annotations/")
        + there.everything(f"/projects/{there.project}/contradictions/")
    }
    assert {key for key, revision in before.items() if kept.get(key, {"revision": 0})["revision"] < revision} == set()
    assert kept.keys() == {entry["id"] for entry in entries if entry["thing"] in ("annotation", "contradiction")}
    for key, thing in kept.items():
        assert (thing["status"], thing["revision"]) == (said[key]["status"], said[key]["revision"])
    return entries
