"""Nothing acknowledged is lost when processes are killed in the middle of their work."""

import hashlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import token_of
from tests.workbench.conftest import copy_of
from tests.workbench.served import Server, eventually
from workbench.embedded.places import PROJECT_ROOT
from workbench.embedded.postmaster import find_postmaster

TEXT = "In 1990-94 much was done, as the decree of 9 August 1994 shows. " * 20
CLIENTS = 8
CALM = 25  # annotations and contradictions that are written between two kills


def manage(data: Path, *words: str) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("D")}
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(
        command,
        cwd=PROJECT_ROOT,
        env=environment | {"WORKBENCH_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@dataclass
class Client:
    """Somebody who repeats each request with the same id until there is an answer to it."""

    port: int
    token: str
    connection: http.client.HTTPConnection | None = None

    def ask(
        self, method: str, path: str, body: object = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        status, content = self.fetch(method, path, body, headers)
        return status, json.loads(content)

    def fetch(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: dict[str, str] | None = None,
        until: float = 60,
    ) -> tuple[int, bytes]:
        deadline = time.monotonic() + until
        while time.monotonic() < deadline:
            try:
                status, content = self._once(method, path, body, headers or {})
            except (OSError, http.client.HTTPException):
                self.connection = None
                time.sleep(0.05)
                continue
            if status != 503:
                return status, content
            time.sleep(0.1)
        raise AssertionError(f"no answer to {method} {path}")

    def _once(self, method: str, path: str, body: object, more: dict[str, str]) -> tuple[int, bytes]:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Authorization": f"Token {self.token}", "Content-Type": "application/json", **more}
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


@dataclass
class Place:
    """Where the clients write, and the tokens of an annotator and a reviewer."""

    port: int
    project: str
    source: str
    tokens: dict[str, str]


@dataclass
class Burst:
    """Many clients writing at once; what was acknowledged to them: the least revision, by id."""

    place: Place
    acknowledged: dict[str, int] = field(default_factory=dict)
    faults: list[object] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        threads = [threading.Thread(target=self.write, args=[number], daemon=True) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
        for thread in threads:
            thread.join(60)

    def go_on(self) -> None:
        """Return when much more has been written."""
        before = len(self.acknowledged)
        eventually(60, "there is more", lambda: len(self.acknowledged) > before + CALM)

    def write(self, number: int) -> None:
        writer = Writer(self, random.Random(number))
        while not self.over.is_set():
            try:
                writer.work()
            except Exception as fault:
                self.faults.append(fault)


class Writer:
    """Ada and rosa at one machine: tagging, editing, submitting, deciding, setting against each other, deleting."""

    def __init__(self, burst: Burst, chance: random.Random) -> None:
        self.burst, self.place, self.chance = burst, burst.place, chance
        self.ada, self.rosa = (Client(self.place.port, self.place.tokens[name]) for name in ("ada", "rosa"))
        self.signed: list[str] = []

    def work(self) -> None:
        """One annotation from its beginning on."""
        body = {"kind": "claim", "start": 3, "end": 10, "quote": "1990-94", "details": {"dating": "1990/1994"}}
        key = self._make(f"/api/v1/sources/{self.place.source}/annotations/", body)
        if self.chance.random() < 0.4:
            self._edit(f"/api/v1/annotations/{key}/", key)
        self._move(self.ada, "annotations", key, "submit")
        decision = self.chance.choice(("sign_off", "sign_off", "return", "withdraw", "nothing"))
        if decision != "nothing":
            self._move(self.ada if decision == "withdraw" else self.rosa, "annotations", key, decision)
        if decision == "sign_off":
            self.signed.append(key)
        if decision == "withdraw":
            self._move(self.ada, "annotations", key, "delete")
        if len(self.signed) >= 2:
            self._contradict([self.signed.pop(), self.signed.pop()])

    def _contradict(self, ends: list[str]) -> None:
        body = {"kind": "dating", "explanation": "They differ.", "annotations": ends}
        key = self._make(f"/api/v1/projects/{self.place.project}/contradictions/", body)
        self._move(self.ada, "contradictions", key, "submit")
        self._move(self.rosa, "contradictions", key, "sign_off")
        if self.chance.random() < 0.3:  # which unsettles the contradiction, in the same transaction
            self._move(self.rosa, "annotations", ends[0], "reopen")
            self.burst.acknowledged[key] += 1

    def _make(self, path: str, body: Mapping[str, object]) -> str:
        key = str(uuid4())
        self._ask(self.ada, "POST", path, {**body, "id": key})
        self.burst.acknowledged[key] = 1
        return key

    def _move(self, by: Client, things: str, key: str, move: str) -> None:
        seen = self.burst.acknowledged[key]
        said = {"id": str(uuid4()), "move": move, "reason": "because", "seen_revision": seen}
        self._ask(by, "POST", f"/api/v1/{things}/{key}/signoff-events/", said)
        self.burst.acknowledged[key] = seen + 1

    def _edit(self, path: str, key: str) -> None:
        """An edit has no id of its own: whoever got no answer looks whether it is there, as a person would."""
        note, seen = str(uuid4()), self.burst.acknowledged[key]
        status, answer = self.ada.ask("PATCH", path, {"note": note}, {"If-Match": f'"{seen}"'})
        stored = answer["current"] if status == 412 else answer
        assert (stored["note"], stored["revision"]) == (note, seen + 1), (status, answer)
        self.burst.acknowledged[key] = seen + 1

    def _ask(self, by: Client, method: str, path: str, body: dict[str, object]) -> None:
        status, answer = by.ask(method, path, body)
        assert status in (200, 201), (method, path, body, status, answer)


@dataclass
class Scene:
    """A running server with a project, and whom to kill in it."""

    server: Server
    client: Client
    place: Place

    def kill_web(self) -> None:
        for process in self._children()[:2]:
            os.kill(process, signal.SIGKILL)

    def kill_worker(self) -> None:
        """At first it is the youngest child; after other kills it may be any of them."""
        os.kill(self._children()[-1], signal.SIGKILL)

    def _children(self) -> list[int]:
        found: list[int] = []

        def all_run() -> bool:
            found[:] = self.server.children()
            return len(found) > 2

        eventually(60, "all children run", all_run)
        return found

    def kill_database(self) -> None:
        postmaster = find_postmaster(self.server.data / "postgresql")
        assert postmaster is not None
        os.kill(postmaster.process, signal.SIGKILL)

    def ask_for_release(self) -> str:
        status, release = self.client.ask(
            "POST", f"/api/v1/projects/{self.place.project}/releases/", {"id": str(uuid4()), "note": "in between"}
        )
        assert status in (200, 202), release
        return str(release["id"])

    def release(self, key: str) -> dict[str, Any]:
        return dict(self.client.ask("GET", f"/api/v1/releases/{key}/")[1])


@pytest.fixture
def scene(prepared: Path, tmp_path: Path) -> Iterator[Scene]:
    server = Server(copy_of(prepared, tmp_path / "var"))
    server.start()
    tokens = {name: token_of(name) for name in ("maya", "ada", "rosa")}
    client = Client(server.port, tokens["maya"])
    project = client.ask("POST", "/api/v1/projects/", {"name": "Kept"})[1]["id"]
    for username, role in (("ada", "annotator"), ("rosa", "reviewer")):
        client.ask("POST", f"/api/v1/projects/{project}/memberships/", {"username": username, "role": role})
    source = client.ask("POST", f"/api/v1/projects/{project}/sources/", {"title": "A page", "text": TEXT})[1]["id"]
    yield Scene(server, client, Place(server.port, project, source, tokens))
    server.end()


@pytest.mark.timeout(1200)
def test_killing_loses_nothing_acknowledged_and_leaves_no_half_release(scene: Scene, deep: bool) -> None:
    burst = Burst(scene.place)
    kills = [scene.kill_worker, scene.kill_web, scene.kill_database] * (20 if deep else 1)
    chance = random.Random(len(kills))
    with burst.going_on():
        releases = [_kill_while_releasing(scene, burst, kill, chance.uniform(0, 0.6)) for kill in kills]
        burst.go_on()
    assert not burst.faults
    kept = _kept(scene)
    assert {key: revision for key, revision in burst.acknowledged.items() if kept.get(key, 0) < revision} == {}
    assert "entries fit" in manage(scene.server.data, "verify_ledger", scene.place.project)
    for key in releases:
        eventually(60, "the release is ready", lambda key=key: scene.release(key)["status"] == "ready")
        _check_files(scene, scene.release(key))
    assert sorted(scene.release(key)["number"] for key in releases) == list(range(1, len(releases) + 1))


def _kill_while_releasing(scene: Scene, burst: Burst, kill: Callable[[], None], moment: float) -> str:
    burst.go_on()
    key = scene.ask_for_release()
    time.sleep(moment)  # so that it is not always the same statement that is cut off
    kill()
    return key


def _kept(scene: Scene) -> dict[str, int]:
    annotations = f"/api/v1/sources/{scene.place.source}/annotations/?limit=10000"
    contradictions = f"/api/v1/projects/{scene.place.project}/contradictions/?limit=10000"
    kept: dict[str, int] = {}
    for first in (annotations, f"{annotations}&deleted=true", contradictions):
        following = first
        while following:
            page = scene.client.ask("GET", following)[1]
            kept |= {thing["id"]: thing["revision"] for thing in page["results"]}
            following = (page["next"] or "").partition(f":{scene.server.port}")[2]
    return kept


def _check_files(scene: Scene, release: dict[str, Any]) -> None:
    assert len(release["files"]) == 11
    for file in release["files"]:
        content = scene.client.fetch("GET", file["url"])[1]
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
