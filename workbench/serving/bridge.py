"""A WSGI application under an ASGI server: requests read whole, run in threads, small answers in one hop."""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, cast

from workbench.serving.bodies import BODY_PATIENCE, HELD, Bodies, ClientGone, ResponseStream, TooLarge, TooMany, TooSlow
from workbench.serving.environ import build_environ
from workbench.serving.threads import Threads

if TYPE_CHECKING:
    from types import TracebackType
    from wsgiref.types import WSGIApplication, WSGIEnvironment

    from asgiref.typing import ASGIReceiveCallable, ASGISendCallable, ASGISendEvent, HTTPScope

Headers = list[tuple[bytes, bytes]]
WITHOUT_BODY = {204, 304}


@dataclass(slots=True)
class Response:
    """A response that is whole, or whose `stream` has the rest."""

    status: int
    headers: Headers
    body: bytes
    stream: ResponseStream | None = None


class Bridge:
    """An ASGI application for HTTP that calls a WSGI application in `threads` threads.

    `limit` is the most bytes that a request's body may have, `patience` the seconds that it may take besides what its
    length takes, `held` the most bytes of all on their way; `leave` runs in a thread that ends, to close what it had.
    """

    def __init__(
        self,
        application: "WSGIApplication",
        *,
        threads: int,
        limit: int,
        leave: Callable[[], None] = lambda: None,
        patience: float = BODY_PATIENCE,
        held: int = HELD,
    ) -> None:
        self._application = application
        self._limit = limit
        self._bodies = Bodies(limit, patience=patience, held=held)
        self._threads: Threads[Response] = Threads(threads, leave=leave)

    async def __call__(self, scope: "HTTPScope", receive: "ASGIReceiveCallable", send: "ASGISendCallable") -> None:
        """Answer one request."""
        try:
            body, length = await self._bodies.read(scope, receive)
        except TooLarge:
            return await send_response(_too_large(self._limit), send)
        except TooSlow:
            return await send_response(_refusal(408, "Request Timeout", "too_slow", "The body took too long."), send)
        except TooMany:
            busy = "Too much is being sent at the moment. Try again in a moment."
            return await send_response(_refusal(503, "Service Unavailable", "busy", busy), send)
        except ClientGone:
            return None
        environ = build_environ(scope, body, length)
        response = await self._threads.run(partial(self._call, environ, asyncio.get_running_loop()))
        if response.stream is None:
            return await send_response(response, send)
        return await _send_stream(response, response.stream, receive, send)

    def _call(
        self, environ: "WSGIEnvironment", loop: asyncio.AbstractEventLoop, answer: Callable[[Response], object]
    ) -> None:
        """In a thread: run the application, answer, and for a stream go on until its end."""
        call = _Call(environ["wsgi.input"])
        chunks = self._application(environ, call.start_response)
        try:
            if _is_whole(chunks):
                body = b"".join(chunks)
            else:
                self._threads.step_aside()
                call.answer_stream(chunks, loop, answer)
                return
        finally:
            call.close(chunks)
        answer(call.response(body))


class _Call:
    """One call of the WSGI application."""

    def __init__(self, body: IO[bytes]) -> None:
        self._input = body
        self._status: int | None = None
        self._headers: Headers = []
        self._written: list[bytes] = []
        self._answered = False

    def start_response(
        self,
        status: str,
        headers: list[tuple[str, str]],
        failure: "tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None] | None" = None,
        /,
    ) -> Callable[[bytes], object]:
        """As PEP 3333 has it, the `write` of old applications included."""
        if failure is not None and failure[1] is not None and self._answered:
            raise failure[1]
        if failure is None and self._status is not None:
            raise AssertionError("start_response was called twice without a failure")
        self._status = int(status[:3])
        self._headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return self._written.append

    def response(self, body: bytes) -> Response:
        """The whole response; it says its length if the application did not."""
        status = self._begun()
        body = b"".join((*self._written, body)) if self._written else body
        if status not in WITHOUT_BODY and not any(name == b"content-length" for name, _ in self._headers):
            self._headers.append((b"content-length", b"%d" % len(body)))
        return Response(status, self._headers, body)

    def answer_stream(
        self, chunks: Iterable[bytes], loop: asyncio.AbstractEventLoop, answer: Callable[[Response], object]
    ) -> None:
        """Answer with the first chunk, by which the application has said its status, then hand on the others."""
        stream = ResponseStream(loop)
        try:
            for chunk in chunks:
                if self._answered:
                    stream.put(chunk)
                elif chunk:
                    self._answer(chunk, stream, answer)
            if not self._answered:
                self._answer(b"", stream, answer)
            stream.end()
        except ClientGone:
            stream.fail()
        except BaseException:
            stream.fail()
            raise

    def close(self, chunks: Iterable[bytes]) -> None:
        """Let go of the request and of the response."""
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
        self._input.close()

    def _answer(self, chunk: bytes, stream: ResponseStream, answer: Callable[[Response], object]) -> None:
        self._answered = True
        answer(Response(self._begun(), self._headers, b"".join((*self._written, chunk)), stream))

    def _begun(self) -> int:
        if self._status is None:
            raise AssertionError("start_response was not called")
        return self._status


def _is_whole(chunks: Iterable[bytes]) -> bool:
    """Whether all of it is in memory already, as with Django's responses that do not stream."""
    return isinstance(chunks, list | tuple) or getattr(chunks, "streaming", True) is False


async def send_response(response: Response, send: "ASGISendCallable") -> None:
    """Send one that is whole."""
    await send(_start(response))
    await send(_part(response.body, more=False))


async def _send_stream(
    response: Response, stream: ResponseStream, receive: "ASGIReceiveCallable", send: "ASGISendCallable"
) -> None:
    """Send what arrives until the end; when the client goes, tell the thread."""
    watch = asyncio.ensure_future(_until_gone(receive, stream))
    try:
        await send(_start(response))
        chunk = response.body
        while chunk or not stream.is_over:
            await send(_part(chunk, more=True))
            chunk = await stream.take()
        if not stream.is_broken:
            await send(_part(b"", more=False))
    finally:
        watch.cancel()
        stream.abandon()


async def _until_gone(receive: "ASGIReceiveCallable", stream: ResponseStream) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.abandon()


def _start(response: Response) -> "ASGISendEvent":
    return cast(
        "ASGISendEvent", {"type": "http.response.start", "status": response.status, "headers": response.headers}
    )


def _part(body: bytes, *, more: bool) -> "ASGISendEvent":
    return cast("ASGISendEvent", {"type": "http.response.body", "body": body, "more_body": more})


def _too_large(limit: int) -> Response:
    said = f"A request may have at most {limit:,} bytes."
    return _refusal(413, "Content Too Large", "too_large", said, limit=limit)


def _refusal(status: int, title: str, code: str, detail: str, **more: int) -> Response:
    """Of a body that was not read to its end, so that the connection cannot go on."""
    problem = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail, **more}
    body = json.dumps(problem).encode()
    headers = [
        *([(b"retry-after", b"2")] if status == 503 else []),
        (b"content-type", b"application/problem+json"),
        (b"content-length", b"%d" % len(body)),
        (b"connection", b"close"),
    ]
    return Response(status, headers, body)
