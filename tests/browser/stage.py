"""A server as script/server runs it, on a database of its own, and the quick ways of setting it up."""

import http.client
import json
import os
import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import psycopg
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from tests import databases
from tests.cast import token_of
from tests.keeping import Keeper
from tests.play import Play, make_play
from tests.speaking import Answer, Speaker
from tests.workbench.served import Server, eventually

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class DistantSpeaker(Speaker):
    """Somebody who speaks to the API of a server that runs, with a token."""

    port: int

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Any request; `path` goes on from /api/v1, unless it is whole."""
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        known = {"Content-Type": "application/json"} | {name.replace("_", "-"): text for name, text in headers.items()}
        if self.username:
            known["Authorization"] = f"Token {token_of(self.username)}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path if path.startswith("/api/") else f"/api/v1{path}", content, known)
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        is_json = answer.headers.get("Content-Type", "").endswith(("/json", "+json"))
        return Answer(answer.status, json.loads(said) if is_json and said else said, dict(answer.headers))

    def upload(self, path: str, parts: dict[str, object]) -> Answer:
        """Files go through pages here."""
        raise NotImplementedError


class Stage(AbstractContextManager["Stage"]):
    """The server, its database, and who empties it."""

    def __init__(self, data: Path) -> None:
        self._embedded = databases.embedded()
        self._database = f"browser_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_{os.getpid()}"
        databases.create(self._embedded, self._database, databases.template_name())
        self.keeper = Keeper(self._embedded.url("owner", self._database), untouched={"procrastinate_workers"})
        self.server = Server(
            data,
            {
                "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
                "DATABASE_URL": self._embedded.url("app", self._database),
                "DATABASE_OWNER_URL": self._embedded.url("owner", self._database),
                "WORKBENCH_SECRET_KEY": settings.SECRET_KEY,
                "WEB_PROCESSES": "1",
            },
        )

    @property
    def address(self) -> str:
        """Where browsers go, without a slash."""
        return f"http://127.0.0.1:{self.server.port}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self.keeper.close()
        databases.drop(self._embedded, self._database)

    def ready(self) -> None:
        """As it is at the beginning of every test, whatever the one before did to it."""
        self.start_worker()
        if self.server.children() != self._children:
            self.restart()
        self._wait_for_what_was_begun()
        self.keeper.empty()

    def restart(self) -> None:
        """End all of it, and start it again at the same address."""
        self.stop()
        self.start()

    def stop(self) -> None:
        """Nobody is answered any more."""
        self.server.end()

    def start(self) -> None:
        """Return when there are answers."""
        self.server.start()
        self._children = self.server.children()

    def stop_worker(self) -> None:
        """The worker does nothing any more, and its last sign of life is of a minute ago."""
        os.kill(self._children[-1], signal.SIGSTOP)
        self.query("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute' RETURNING id")

    def start_worker(self) -> None:
        """It goes on."""
        with suppress(ProcessLookupError):
            os.kill(self._children[-1], signal.SIGCONT)

    def speaker(self, username: str) -> Speaker:
        """Somebody who speaks to this server."""
        return DistantSpeaker(username, self.server.port)

    def play(self, speakers: dict[str, Speaker]) -> Play:
        """The project of all tests, made on this server."""
        return self.keeper.once("play", lambda: self._settled(make_play(speakers)))

    def session_of(self, username: str) -> str:
        """The cookie of somebody who has signed in."""
        ((key, password),) = self.query("SELECT id, password FROM accounts_user WHERE username = %s", username)
        user = get_user_model()(pk=key, password=password)
        session = {SESSION_KEY: str(key), BACKEND_SESSION_KEY: BACKEND, HASH_SESSION_KEY: user.get_session_auth_hash()}
        cookie = uuid4().hex
        self.query(
            "INSERT INTO django_session VALUES (%s, %s, now() + interval '1 day') RETURNING 1",
            cookie,
            SessionStore().encode(session),
        )
        return cookie

    def query(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """What the database says to its owner."""
        with psycopg.connect(self._embedded.url("owner", self._database), autocommit=True) as owner:
            return owner.execute(statement.encode(), values).fetchall()

    @contextmanager
    def own_database(self) -> Iterator[None]:
        """What this process asks its database meanwhile it asks that of the server."""
        name = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = self._database
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = name

    def _wait_for_what_was_begun(self) -> None:
        """Or the worker would write of a job that is gone, in the place of one of the next test's; what hangs may."""
        begun = "SELECT 1 FROM procrastinate_jobs WHERE status = 'doing'"
        with suppress(AssertionError):
            eventually(0.5, "what was begun is done", lambda: not self.query(begun))

    def _settled(self, play: Play) -> Play:
        self.wait_for_worker()
        return play

    def wait_for_worker(self) -> None:
        """Until it has done what there was to do."""
        waiting = "SELECT 1 FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
        eventually(20, "the worker has nothing to do", lambda: not self.query(waiting))
