"""Writing JSON, and nothing but JSON, whatever a client says it accepts."""

from collections.abc import Iterable, Mapping

import orjson
from django.http import HttpResponse
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

_OPTIONS = orjson.OPT_UTC_Z


def to_json(value: object) -> bytes:
    """The value as JSON in UTF-8; times in RFC 3339 with Z."""
    return orjson.dumps(value, option=_OPTIONS)


class JSONRenderer(BaseRenderer):
    """JSON by orjson."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(
        self,
        data: object,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, object] | None = None,
    ) -> bytes:
        """The bytes; none for no content."""
        del accepted_media_type, renderer_context
        return b"" if data is None else to_json(data)


class AlwaysJSON(BaseContentNegotiation):
    """JSON is what there is, so nothing is refused for what it accepts."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """The parser for the request's content type; a body without one is JSON."""
        sent = (request.content_type or "application/json").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == sent), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The first one."""
        del request, format_suffix
        first = next(iter(renderers))
        return first, str(first.media_type)


def answer(value: object, status: int = 200, *, revision: int | None = None, location: str = "") -> HttpResponse:
    """An answer in JSON, with its ETag and Location where it has them."""
    response = HttpResponse(to_json(value), status=status, content_type="application/json")
    if revision is not None:
        response["ETag"] = f'"{revision}"'
    if location:
        response["Location"] = location
    return response
