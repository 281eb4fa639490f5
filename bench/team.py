"""People with tokens, a project and its sources, made through commands and the API."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.client import Answer, burst, connected, request, run
from bench.server import Server
from bench.texts import make_text
from bench.work import annotation_body

WORDS = 2_000
ROLES = {"ada": "annotator", "rosa": "reviewer"}


@dataclass
class Team:
    """Tokens by username, and a project with sources of 2,000 words; `texts` by source."""

    server: Server
    tokens: dict[str, str]
    project: str
    texts: dict[str, str]

    def ask(self, method: str, path: str, body: object = None, *, by: str = "maya") -> Any:
        """One request that has to succeed; its body."""
        content = b"" if body is None else json.dumps(body).encode()
        answer = send(self.server.port, request(method, f"/api/v1{path}", self.tokens[by], content))
        if answer.status >= 400:
            raise SystemExit(f"{method} {path}: {answer.status} {answer.body.decode()}")
        return json.loads(answer.body)

    def creates(self, number: int, *, sources: Sequence[str] = (), first: int = 0) -> list[bytes]:
        """Requests that tag passages, spread over the sources."""
        places = list(sources or self.texts)
        return [self._create(places[one % len(places)], one) for one in range(first, first + number)]

    def _create(self, source: str, number: int) -> bytes:
        body = json.dumps(annotation_body(self.texts[source], number)).encode()
        return request("POST", f"/api/v1/sources/{source}/annotations/", self.tokens["ada"], body)

    def fill(self, source: str, number: int) -> None:
        """Tag so many passages of one source."""
        requests = self.creates(number, sources=[source])
        done = run(lambda: burst(self.server.port, requests, clients=8, wanted=201))
        if done.errors:
            raise SystemExit(f"{done.errors} of {number} annotations were refused.")


def send(port: int, content: bytes) -> Answer:
    """One request on a connection of its own."""

    async def ask() -> Answer:
        async with connected(port) as (connection,):
            return await connection.ask(content)

    return run(ask)


def make_team(server: Server, *, sources: int) -> Team:
    """A new project with the demonstration's people in their roles."""
    tokens = {username: server.command("create_token", username) for username in ("maya", *ROLES)}
    team = Team(server, tokens, "", {})
    team.project = make_project(team)
    team.texts = {make_source(team, number): make_text(WORDS, number) for number in range(sources)}
    return team


def make_project(team: Team) -> str:
    """Another project of the same people."""
    project = str(team.ask("POST", "/projects/", {"name": "A benchmark"})["id"])
    for username, role in ROLES.items():
        team.ask("POST", f"/projects/{project}/memberships/", {"username": username, "role": role})
    return project


def make_source(team: Team, number: int) -> str:
    """A source of the project by JSON."""
    body = {"title": f"Source {number}", "text": make_text(WORDS, number)}
    return str(team.ask("POST", f"/projects/{team.project}/sources/", body)["id"])


def multipart(files: Sequence[tuple[str, str]]) -> tuple[str, bytes]:
    """The media type and the body of an upload of files: their names and texts."""
    mark = uuid.uuid4().hex
    head = (
        '--{}\r\nContent-Disposition: form-data; name="file"; filename="{}"\r\nContent-Type: text/plain\r\n\r\n{}\r\n'
    )
    parts = "".join(head.format(mark, name, text) for name, text in files)
    return f"multipart/form-data; boundary={mark}", f"{parts}--{mark}--\r\n".encode()
