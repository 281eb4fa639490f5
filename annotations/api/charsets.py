"""In which encoding requests are read: UTF-8, and no other."""

import codecs
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from annotations.api.problems import problem

READ = frozenset({"utf-8", "ascii"})


class CharsetMiddleware:
    """Refuses what says that it is written in another encoding.

    Django would decode forms and even queries by it, with every codec of Python: some are no text encodings at all
    and end in a fault, some give lone surrogates, which no database takes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or refuse it."""
        named = (request.content_params or {}).get("charset", "utf-8")
        if _known_as(named) in READ:
            return self._get_response(request)
        return problem(400, "This cannot be read", "Only UTF-8 is read here.", "malformed")


def _known_as(named: str) -> str:
    try:
        return codecs.lookup(named).name
    except LookupError:
        return ""
