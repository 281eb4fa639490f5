"""Two machines on one database, as docs/deploy.md has it: different data directories and ports, the same secret key."""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.workbench.clusters import Cluster, url
from tests.workbench.served import Server, begin, eventually
from workbench.embedded.places import PROJECT_ROOT

METRICS_TOKEN = "a token for the metrics"
PATIENCE = 200  # seconds; of a busy machine
PEOPLE = ("maya", "ada", "rosa")


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes

    def json(self) -> Any:
        return json.loads(self.content)


def ask(port: int, method: str, path: str, body: object = None, **headers: str) -> Answer:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, body if isinstance(body, str | None) else json.dumps(body), headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
    finally:
        connection.close()


class Machine(Server):
    """One of the two; what it writes is kept."""

    def start(self) -> None:
        self.process = begin(*self.words, PORT=str(self.port), WORKBENCH_DATA=str(self.data), **self.environment)
        self.written: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        self.written.extend(self.process.stdout)

    def is_ready(self) -> bool:
        try:
            return ask(self.port, "GET", "/readyz").status == 200
        except OSError:
            return False

    def wait(self) -> None:
        eventually(PATIENCE, "the machine is ready", self.is_ready)

    def api(self, by: str, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """As somebody, through the API."""
        known = {"Authorization": f"Token {token_of(by)}", "Content-Type": "application/json"}
        return ask(self.port, method, f"/api/v1{path}", body, **known, **headers)

    def made(self, by: str, path: str, body: object) -> dict[str, Any]:
        """What was made, of what has to succeed."""
        answer = self.api(by, "POST", path, body)
        assert answer.status in (201, 202), answer.content
        return dict(answer.json())

    def metrics(self) -> dict[str, float]:
        """By name with labels."""
        text = ask(self.port, "GET", "/metrics", Authorization=f"Bearer {METRICS_TOKEN}").content.decode()
        lines = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
        return {name: float(value) for name, _, value in lines}

    def manage(self, *words: str) -> str:
        """What `manage.py` prints on this machine."""
        kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        environment = kept | self.environment | {"WORKBENCH_DATA": str(self.data)}
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=PROJECT_ROOT, env=environment, capture_output=True, text=True, check=False)
        return done.stdout + done.stderr


def token_of(username: str) -> str:
    return f"token-of-{username}"


@dataclass
class Two:
    """Both machines and their database; `alpha` runs everything, `beta` in parts."""

    primary: Cluster
    standby: Cluster
    alpha: Machine
    beta: Machine
    beta_events: Machine
    preparing: Machine

    @classmethod
    def on(cls, base: Path, primary: Cluster, standby: Cluster) -> "Two":
        environment = {
            # The standby first: until there is one the first host is down, and then it is one that takes no writes.
            "DATABASE_URL": url("workbench_app", standby, primary),
            "DATABASE_OWNER_URL": url("workbench_owner", standby, primary),
            "WORKBENCH_SECRET_KEY": "one key for both machines",
            "WORKBENCH_DEMONSTRATION": "1",
            "WORKBENCH_METRICS_TOKEN": METRICS_TOKEN,
            "WORKBENCH_LOG": "json",
        }
        one = environment | {"WEB_PROCESSES": "1"}
        return cls(
            primary,
            standby,
            Machine(base / "alpha", environment),
            Machine(base / "beta", one, words=("web", "worker")),
            Machine(base / "beta-events", one, words=("events",)),
            Machine(base / "beta", one, words=("prepare",)),
        )

    def start(self) -> None:
        """Both prepare the empty database at the same time."""
        self.alpha.start()
        self.preparing.start()
        assert self.preparing.process is not None
        assert self.preparing.process.wait(PATIENCE) == 0, self.preparing.written
        self.beta.start()
        self.beta_events.start()
        for username in PEOPLE:
            self.ask(
                "INSERT INTO accounts_token (user_id, sha256, created) SELECT id, %s, now() FROM accounts_user"
                " WHERE username = %s",
                sha256(token_of(username).encode()).digest(),
                username,
            )
        for machine in (self.alpha, self.beta, self.beta_events):
            machine.wait()

    def end(self) -> None:
        """Killed, which takes no time; their processes end when they notice."""
        for machine in (self.alpha, self.beta, self.beta_events, self.preparing):
            if machine.process is not None:
                machine.process.kill()
                machine.process.wait()

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Of whichever server takes writes."""
        primary = next(
            server for server in (self.primary, self.standby) if server.process and server.process.poll() is None
        )
        return primary.ask(query, *values, database="workbench")


class Browser:
    """Somebody with cookies, which browsers keep by name and not by port."""

    def __init__(self) -> None:
        self._cookies: dict[str, str] = {}

    def ask(self, machine: Machine, method: str, path: str, form: dict[str, str] | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if form is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            form = {**form, "csrfmiddlewaretoken": self._cookies.get("csrftoken", "")}
        answer = ask(machine.port, method, path, None if form is None else urlencode(form), **headers)
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, value = re.match(r"([^=]+)=([^;]*)", cookie).groups()  # type: ignore[union-attr]
            self._cookies[name] = value
        return answer


@dataclass
class Writers:
    """Clients that write through both machines until they are told to stop; what each was answered."""

    ports: tuple[int, ...]
    source: str
    acknowledged: set[str] = field(default_factory=set)
    put_off: list[str | None] = field(default_factory=list)
    others: list[object] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Writers":
        self._threads = [threading.Thread(target=self._write, args=(port,), daemon=True) for port in self.ports]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *fault: object) -> None:
        self.over.set()
        for thread in self._threads:
            thread.join(60)

    def go_on(self, number: int = 30) -> None:
        """Return when so many more have been acknowledged."""
        before = len(self.acknowledged)
        eventually(60, "more is written", lambda: len(self.acknowledged) >= before + number)

    def _write(self, port: int) -> None:
        headers = {"Authorization": f"Token {token_of('ada')}", "Content-Type": "application/json"}
        said = {"kind": "claim", "start": 3, "end": 10, "quote": "1990-94"}
        key = str(uuid4())
        while not self.over.is_set():
            try:
                answer = ask(port, "POST", f"/api/v1/sources/{self.source}/annotations/", said | {"id": key}, **headers)
            except (OSError, http.client.HTTPException) as lost:
                self.others.append(lost)
                continue
            if answer.status in (200, 201):
                self.acknowledged.add(key)
                key = str(uuid4())
            elif answer.status == 503:
                self.put_off.append(answer.headers["Retry-After"])
                self.over.wait(0.05)
            else:
                self.others.append((answer.status, answer.content))
