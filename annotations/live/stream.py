"""The event stream over ASGI: Django's view says who may listen and from where, this goes on from there."""

import asyncio
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from annotations.live.hub import Hub
from annotations.queries.events import GOES_ON, Listener

if TYPE_CHECKING:
    from asgiref.typing import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope

PATH = re.compile(r"/api/v1/projects/[0-9a-f-]{36}/events/")
_HEADER = GOES_ON.lower().encode()
KEEP_ALIVE = 15.0
# Then the client comes back with its Last-Event-ID and is let in anew: a revoked token or account ends here at last.
LASTS = 900.0


class EventStreams:
    """An ASGI application around another: where that lets somebody listen, the answer goes on as long as they do."""

    def __init__(self, application: "ASGI3Application", parameters: Mapping[str, str]) -> None:
        self._application = application
        self._parameters = parameters
        self._hub: Hub | None = None

    async def __call__(self, scope: "Scope", receive: "ASGIReceiveCallable", send: "ASGISendCallable") -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not PATH.fullmatch(scope["path"]):
            return await self._application(scope, receive, send)
        start: Any = None
        body = bytearray()

        async def keep(message: Any) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            else:
                body.extend(message.get("body", b""))

        await self._application(scope, receive, keep)
        if start is None:
            return None
        header = dict(start["headers"]).get(_HEADER)
        if header is None:
            await send(start)
            return await send({"type": "http.response.body", "body": bytes(body), "more_body": False})
        start["headers"] = [pair for pair in start["headers"] if pair[0] not in (_HEADER, b"content-length")]
        await send(start)
        return await self._go_on(Listener.read(header.decode()), bytes(body), receive, send)

    async def _go_on(
        self, listener: Listener, backlog: bytes, receive: "ASGIReceiveCallable", send: "ASGISendCallable"
    ) -> None:
        if self._hub is None:
            self._hub = Hub(self._parameters)
        queue = self._hub.subscribe(listener.project, listener.sequence)
        gone = asyncio.create_task(_until_gone(receive))
        try:
            await _send(send, backlog)
            async with asyncio.timeout(LASTS):
                await self._pass_on(listener, queue, gone, send)
        except TimeoutError:
            pass
        finally:
            gone.cancel()
            self._hub.leave(listener.project, queue)
        with suppress(OSError):
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _pass_on(
        self, listener: Listener, queue: "asyncio.Queue[Any]", gone: "asyncio.Task[None]", send: "ASGISendCallable"
    ) -> None:
        while not gone.done() and listener.role is not None:
            news = asyncio.create_task(queue.get())
            await asyncio.wait({news, gone}, timeout=KEEP_ALIVE, return_when=asyncio.FIRST_COMPLETED)
            if not news.done():
                news.cancel()
                await _send(send, b": still here\n\n")
                continue
            events = news.result()
            if events is None:
                return
            content = listener.hear(events)
            if content:
                await _send(send, content)


async def _send(send: "ASGISendCallable", content: bytes) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": True})


async def _until_gone(receive: "ASGIReceiveCallable") -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
