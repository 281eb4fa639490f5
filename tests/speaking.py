"""Speaking to the API as somebody, through every layer of the application."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.test import Client
from django.test.client import ClientHandler

from tests.cast import token_of


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> str:
        """The code of a problem."""
        return str(self.body["code"])

    @property
    def etag(self) -> str:
        """The tag of what came back."""
        return self.headers["ETag"]


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks to the API with a token; '' speaks without."""

    username: str

    def get(self, path: str, **headers: str) -> Answer:
        """GET."""
        return self.send("GET", path, **headers)

    def post(self, path: str, body: object = None, **headers: str) -> Answer:
        """POST JSON."""
        return self.send("POST", path, body, **headers)

    def patch(self, path: str, body: object, seen: object = None) -> Answer:
        """PATCH JSON, having seen a revision."""
        return self.send("PATCH", path, body, **({} if seen is None else {"If-Match": f'"{seen}"'}))

    def delete(self, path: str, seen: object = None) -> Answer:
        """DELETE, having seen a revision."""
        return self.send("DELETE", path, **({} if seen is None else {"If-Match": f'"{seen}"'}))

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Any request; `path` goes on from /api/v1, unless it is whole."""
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        known = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.username:
            known["Authorization"] = f"Token {token_of(self.username)}"
        whole = path if path.startswith("/api/") or not path.startswith("/") else f"/api/v1{path}"
        client = new_client()
        return read(client.generic(method, whole, content, content_type="application/json", headers=known))

    def upload(self, path: str, parts: dict[str, object]) -> Answer:
        """POST multipart."""
        client = new_client()
        headers = {"Authorization": f"Token {token_of(self.username)}"}
        return read(client.post(f"/api/v1{path}", parts, headers=headers))


@cache
def _handler(enforce_csrf_checks: bool) -> ClientHandler:
    return ClientHandler(enforce_csrf_checks=enforce_csrf_checks)


def new_client(*, enforce_csrf_checks: bool = False, raise_request_exception: bool = False) -> Client:
    """A client without cookies; all share the layers of the application, which take 30 ms to put together."""
    client = Client(raise_request_exception=raise_request_exception)
    client.handler = _handler(enforce_csrf_checks)
    return client


def read(response: Any) -> Answer:
    """An answer with its JSON read where it is JSON."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    is_json = response.headers.get("Content-Type", "").endswith(("/json", "+json"))
    return Answer(response.status_code, json.loads(content) if is_json and content else content, dict(response.headers))
