"""The event stream over ASGI: Django's view says who may listen and from where, this goes on from there."""

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from annotations.live.hub import Hub
from annotations.live.presence import Sight
from annotations.live.watch import Watch
from annotations.queries.events import GOES_ON, STREAMS, Event, Listener

if TYPE_CHECKING:
    from asgiref.typing import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope

PATH = re.compile(r"/api/v1/projects/[0-9a-f-]{36}/events/")
_HEADER = GOES_ON.lower().encode()
KEEP_ALIVE = 15.0
# Then the client comes back with its Last-Event-ID and is let in anew.
LASTS = 900.0


class EventStreams:
    """An ASGI application around another: where that lets somebody listen, the answer goes on as long as they do.

    `still_hold` is SQL that tells of an array of credentials those that still let somebody in. `tell_open` is told how
    many streams are open whenever that changes.
    """

    def __init__(
        self,
        application: "ASGI3Application",
        parameters: Mapping[str, str],
        *,
        still_hold: str,
        tell_open: Callable[[int], object] = lambda number: None,  # noqa: ARG005
    ) -> None:
        self._application = application
        self._hub = Hub(parameters)
        self._watch = Watch(parameters, still_hold)
        self._open = 0
        self._tell_open = tell_open

    def is_listening(self) -> bool:
        """Whether news would be heard now."""
        return self._hub.is_listening

    def start(self) -> None:
        """Begin to listen before anybody asks to; in the running event loop."""
        self._hub.start()

    async def __call__(self, scope: "Scope", receive: "ASGIReceiveCallable", send: "ASGISendCallable") -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not is_stream(scope["path"]):
            return await self._application(scope, receive, send)
        start: Any = None
        body = bytearray()

        async def keep(message: Any) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
            else:
                body.extend(message.get("body", b""))

        asked: Any = {**scope, "extensions": {**(scope.get("extensions") or {}), STREAMS: {}}}
        await self._application(asked, receive, keep)
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
        queue = self._hub.subscribe(listener.project, listener.sequence)
        self._count(1)
        gone = asyncio.create_task(_until_gone(receive))
        self._watch.keep(gone, listener.credential)
        try:
            await _send(send, backlog)
            async with asyncio.timeout(LASTS):
                await self._pass_on(listener, queue, gone, send)
        except TimeoutError:
            pass
        finally:
            gone.cancel()
            self._watch.forget(gone)
            self._hub.leave(listener.project, queue)
            self._count(-1)
        with suppress(OSError):
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _count(self, change: int) -> None:
        self._open += change
        self._tell_open(self._open)

    async def _pass_on(
        self, listener: Listener, queue: "asyncio.Queue[Any]", gone: "asyncio.Task[None]", send: "ASGISendCallable"
    ) -> None:
        clock, sight = asyncio.get_running_loop().time, Sight(listener.person)
        beat = clock() + KEEP_ALIVE
        while not gone.done() and listener.role is not None:
            news = asyncio.create_task(queue.get())
            await asyncio.wait({news, gone}, timeout=max(0, beat - clock()), return_when=asyncio.FIRST_COMPLETED)
            events: list[Event] | None = news.result() if news.done() else []
            news.cancel()
            if events is None or gone.done():
                return
            content = listener.hear(events)
            if listener.role is not None:
                content += sight.look(self._hub.roster_of(listener.project))
            if clock() >= beat:
                beat = clock() + KEEP_ALIVE
                content += listener.beat()
            if content:
                await _send(send, content)


def is_stream(path: str) -> bool:
    """Whether it is the address of a stream."""
    return PATH.fullmatch(path) is not None


async def _send(send: "ASGISendCallable", content: bytes) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": True})


async def _until_gone(receive: "ASGIReceiveCallable") -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
