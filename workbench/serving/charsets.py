"""In which encoding requests are read: UTF-8, and no other."""

import codecs
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.http import parse_header_parameters

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

READ = frozenset({"utf-8", "ascii"})
REFUSAL = json.dumps(
    {
        "type": "urn:source-criticism-workbench:problem:malformed",
        "title": "This cannot be read",
        "status": 400,
        "detail": "Only UTF-8 is read here.",
        "code": "malformed",
    }
).encode()


class InUtf8:
    """A WSGI application that is not asked what says that it is written in another encoding.

    Django would decode queries and forms by it, with every codec of Python and before any middleware: some are no text
    encodings and end in a fault, some give lone surrogates, which no database takes.
    """

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Pass the request on, or refuse it."""
        if is_read(environ.get("CONTENT_TYPE", "")):
            return self._application(environ, start_response)
        headers = [("Content-Type", "application/problem+json"), ("X-Content-Type-Options", "nosniff")]
        start_response("400 Bad Request", headers)
        return [REFUSAL]


def is_read(content_type: str) -> bool:
    """Whether Django would find UTF-8 named in this type, or no encoding."""
    try:
        named = parse_header_parameters(content_type)[1].get("charset", "utf-8")
        return codecs.lookup(named).name in READ
    except (LookupError, ValueError):
        return False
