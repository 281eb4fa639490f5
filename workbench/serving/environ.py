"""What a WSGI application is told of a request (PEP 3333), from what ASGI says of it."""

import sys
import time
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

    from asgiref.typing import HTTPScope

BASE: dict[str, Any] = {
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}
# What a server that goes on with streams says of itself in ASGI's `extensions`, and in the environ.
STREAMS = "workbench.streams"
# When the request was whole, by the clock of this process; it may then wait for a thread.
ARRIVED = "workbench.arrived"
SEPARATORS = {"HTTP_COOKIE": "; "}  # RFC 9113, section 8.2.3; everything else is joined by commas


def build_environ(scope: "HTTPScope", body: IO[bytes], length: int) -> "WSGIEnvironment":
    """The environ of a request whose whole body, of that many bytes, is in `body`."""
    server, client = scope.get("server") or ("localhost", 80), scope.get("client")
    environ = BASE | {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": _as_latin_1(scope.get("root_path", "").encode()),
        "PATH_INFO": _path(scope),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": "HTTP/" + scope["http_version"],
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or ""),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        ARRIVED: time.monotonic(),
    }
    if client is not None:
        environ["REMOTE_ADDR"] = client[0]
        environ["REMOTE_PORT"] = str(client[1])
    if STREAMS in (scope.get("extensions") or {}):
        environ[STREAMS] = True
    _add_headers(environ, scope)
    if length or "CONTENT_LENGTH" in environ:
        environ["CONTENT_LENGTH"] = str(length)  # also of a chunked body, which had none
    return environ


def _add_headers(environ: dict[str, Any], scope: "HTTPScope") -> None:
    for name, value in scope["headers"]:
        key = _key(name)
        if key is None:
            continue
        text = value.decode("latin-1")
        environ[key] = environ[key] + SEPARATORS.get(key, ",") + text if key in environ else text


@lru_cache(maxsize=500)
def _key(name: bytes) -> str | None:
    """The environ's key of a header; None for one that is not handed on.

    A header with an underscore could pass for another one with a hyphen; the body is no longer chunked.
    """
    if b"_" in name or name == b"transfer-encoding":
        return None
    key = name.decode("latin-1").upper().replace("-", "_")
    return key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else "HTTP_" + key


def _path(scope: "HTTPScope") -> str:
    """The bytes that the client sent, unquoted; from `path` they could not be told if they were no UTF-8."""
    raw = scope.get("raw_path")
    whole = unquote_to_bytes(raw) if raw is not None else scope["path"].encode()
    return _as_latin_1(whole.removeprefix(scope.get("root_path", "").encode()))


def _as_latin_1(raw: bytes) -> str:
    return raw.decode("latin-1")
