"""Nothing acknowledged is lost when processes are killed in the middle of their work."""

import hashlib
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.workbench.conftest import copy_of
from tests.workbench.served import Server, eventually
from workbench.embedded.places import PROJECT_ROOT
from workbench.embedded.postmaster import find_postmaster

TEXT = "In 1990-94 much was done, as the decree of 9 August 1994 shows. " * 20
CLIENTS = 8
CALM = 50  # annotations that are written between two kills


def manage(data: Path, *words: str) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("D")}
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(
        command,
        cwd=PROJECT_ROOT,
        env=environment | {"WORKBENCH_DATA": str(data)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@dataclass
class Client:
    """Somebody who repeats each request with the same id until there is an answer to it."""

    port: int
    token: str
    connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        status, content = self.fetch(method, path, body)
        return status, json.loads(content)

    def fetch(self, method: str, path: str, body: object = None, until: float = 60) -> tuple[int, bytes]:
        deadline = time.monotonic() + until
        while time.monotonic() < deadline:
            try:
                status, content = self._once(method, path, body)
            except (OSError, http.client.HTTPException):
                self.connection = None
                time.sleep(0.05)
                continue
            if status != 503:
                return status, content
            time.sleep(0.1)
        raise AssertionError(f"no answer to {method} {path}")

    def _once(self, method: str, path: str, body: object) -> tuple[int, bytes]:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Authorization": f"Token {self.token}", "Content-Type": "application/json"}
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


@dataclass
class Burst:
    """Many clients writing at once; what was acknowledged to them."""

    port: int
    token: str
    source: str
    acknowledged: dict[str, int] = field(default_factory=dict)
    faults: list[object] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def going_on(self) -> Iterator[None]:
        threads = [threading.Thread(target=self.write, daemon=True) for _ in range(CLIENTS)]
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

    def write(self) -> None:
        client = Client(self.port, self.token)
        while not self.over.is_set():
            try:
                self._annotate_and_submit(client)
            except Exception as fault:
                self.faults.append(fault)

    def _annotate_and_submit(self, client: Client) -> None:
        key = str(uuid4())
        body = {
            "id": key,
            "kind": "claim",
            "start": 3,
            "end": 10,
            "quote": "1990-94",
            "details": {"dating": "1990/1994"},
        }
        status, answer = client.ask("POST", f"/api/v1/sources/{self.source}/annotations/", body)
        if status not in (200, 201):
            self.faults.append((status, answer))
            return
        self.acknowledged[key] = 1
        move = {"id": str(uuid4()), "move": "submit", "seen_revision": 1}
        status, answer = client.ask("POST", f"/api/v1/annotations/{key}/signoff-events/", move)
        if status not in (200, 201):
            self.faults.append((status, answer))
            return
        self.acknowledged[key] = 2


@dataclass
class Scene:
    """A running server with a project, and whom to kill in it."""

    server: Server
    client: Client
    project: str
    source: str

    def kill_web(self) -> None:
        for process in self.server.children()[:2]:
            os.kill(process, signal.SIGKILL)

    def kill_worker(self) -> None:
        eventually(20, "there is a worker", lambda: len(self.server.children()) > 2)
        os.kill(self.server.children()[2], signal.SIGKILL)

    def kill_database(self) -> None:
        postmaster = find_postmaster(self.server.data / "postgresql")
        assert postmaster is not None
        os.kill(postmaster.process, signal.SIGKILL)

    def ask_for_release(self) -> str:
        status, release = self.client.ask(
            "POST", f"/api/v1/projects/{self.project}/releases/", {"id": str(uuid4()), "note": "in between"}
        )
        assert status in (200, 202), release
        return str(release["id"])

    def release(self, key: str) -> dict[str, Any]:
        return dict(self.client.ask("GET", f"/api/v1/releases/{key}/")[1])


@pytest.fixture
def scene(prepared: Path, tmp_path: Path) -> Iterator[Scene]:
    server = Server(copy_of(prepared, tmp_path / "var"))
    server.start()
    client = Client(server.port, manage(server.data, "create_token", "maya"))
    project = client.ask("POST", "/api/v1/projects/", {"name": "Kept"})[1]["id"]
    source = client.ask("POST", f"/api/v1/projects/{project}/sources/", {"title": "A page", "text": TEXT})[1]["id"]
    yield Scene(server, client, project, source)
    server.end()


@pytest.mark.timeout(1200)
def test_killing_loses_nothing_acknowledged_and_leaves_no_half_release(scene: Scene, deep: bool) -> None:
    burst = Burst(scene.server.port, scene.client.token, scene.source)
    kills = [scene.kill_worker, scene.kill_web, scene.kill_database] * (20 if deep else 1)
    with burst.going_on():
        releases = [_kill_while_releasing(scene, burst, kill) for kill in kills]
        burst.go_on()
    assert not burst.faults
    kept = _kept(scene)
    assert {key: revision for key, revision in burst.acknowledged.items() if kept.get(key, 0) < revision} == {}
    assert "entries fit" in manage(scene.server.data, "verify_ledger", scene.project)
    for key in releases:
        eventually(60, "the release is ready", lambda key=key: scene.release(key)["status"] == "ready")
        _check_files(scene, scene.release(key))
    assert sorted(scene.release(key)["number"] for key in releases) == list(range(1, len(releases) + 1))


def _kill_while_releasing(scene: Scene, burst: Burst, kill: Callable[[], None]) -> str:
    burst.go_on()
    key = scene.ask_for_release()
    kill()
    return key


def _kept(scene: Scene) -> dict[str, int]:
    kept: dict[str, int] = {}
    following = f"/api/v1/sources/{scene.source}/annotations/?limit=10000"
    while following:
        page = scene.client.ask("GET", following)[1]
        kept |= {annotation["id"]: annotation["revision"] for annotation in page["results"]}
        following = (page["next"] or "").partition(f":{scene.server.port}")[2]
    return kept


def _check_files(scene: Scene, release: dict[str, Any]) -> None:
    assert len(release["files"]) == 11
    for file in release["files"]:
        content = scene.client.fetch("GET", file["url"])[1]
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
