"""The parts of a server, which one process of supervision may run all of, or some: for a machine or container each."""

import json
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from workbench.observing.logs import OPERATORS
from workbench.serving.bridge import Response, send_response

if TYPE_CHECKING:
    from asgiref.typing import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope


class Part(StrEnum):
    """What processes can be started for."""

    WEB = "web"
    EVENTS = "events"
    WORKER = "worker"


class Door:
    """An ASGI application around another: lets in what is taken here, and says itself that the process lives.

    For its own sign of life it needs neither a thread nor the database: both may be waiting. `start` is to be called
    once in the event loop.
    """

    def __init__(
        self,
        application: "ASGI3Application",
        *,
        is_taken: Callable[[str], bool],
        start: Callable[[], None] = lambda: None,
    ) -> None:
        self._application = application
        self._is_taken = is_taken
        self.start = start

    async def __call__(self, scope: "Scope", receive: "ASGIReceiveCallable", send: "ASGISendCallable") -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return await self._application(scope, receive, send)
        if scope["path"] == "/livez":
            return await send_response(_in_json(200, {"status": "alive"}), send)
        if scope["path"] in OPERATORS or self._is_taken(scope["path"]):
            return await self._application(scope, receive, send)
        return await send_response(_in_json(404, _NOT_HERE, "application/problem+json"), send)


_NOT_HERE = {
    "type": "urn:source-criticism-workbench:problem:not_found",
    "title": "Not found",
    "status": 404,
    "detail": "This process sends event streams and nothing else; the proxy in front should ask another.",
    "code": "not_found",
}


def _in_json(status: int, content: object, kind: str = "application/json") -> Response:
    body = json.dumps(content).encode()
    headers = {"content-type": kind, "content-length": str(len(body)), "cache-control": "no-store"}
    return Response(status, [(name.encode(), value.encode()) for name, value in headers.items()], body)


def alone(application: object) -> "ASGI3Application":
    """The application as servers know it; nothing but HTTP is spoken here, which the type cannot say."""
    return cast("ASGI3Application", application)
