"""What the API's description says of each address: what it takes and every answer it gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, PolymorphicProxySerializer
from rest_framework.serializers import Serializer

from annotations.api.shapes.base import Problem

__all__ = ["IF_MATCH", "PAGING", "AnswersSchema", "OpenApiParameter", "OpenApiTypes", "described", "query"]

View = TypeVar("View", bound=Callable[..., Any])
Shape = type[Serializer[Any]] | PolymorphicProxySerializer | OpenApiTypes | None

REFUSALS: Mapping[int, str] = {
    400: "Malformed, or some fields cannot be accepted (`errors` by field)",
    401: "No valid credentials",
    403: "Visible, but not allowed (`own_work` for a review of one's own; `confirmation_needed` to sign)",
    404: "Not there, or not visible to the caller",
    405: "No such method here",
    409: "Not possible in the state that things are in; `code` says why",
    410: "Deleted; `current` is the last state",
    412: "Changed meanwhile; `current` is what is there now",
    413: "Too large; `limit` is what would be accepted, in `unit`",
    415: "Unsupported media type",
    428: "The revision that was seen is missing",
    429: "So many passwords or codes did not fit that none is looked at for a while",
    503: "The database is away; send it again, with the same id",
}
_ALWAYS = (401, 404, 405, 503)


@dataclass(frozen=True)
class Described:
    """One method of one address."""

    summary: str
    success: Mapping[int, Shape]
    takes: Shape = None
    takes_files: Shape = None
    refusals: Sequence[int] = ()
    media_type: str = "application/json"
    parameters: Sequence[OpenApiParameter] = field(default_factory=tuple)


def described(summary: str, success: Mapping[int, Shape], **more: Any) -> Callable[[View], View]:
    """Put the description on a view's method."""

    def put(view: View) -> View:
        view.__dict__["described"] = Described(summary, success, **more)
        return view

    return put


def query(name: str, description: str, **more: Any) -> OpenApiParameter:
    """A parameter in the query."""
    return OpenApiParameter(name, str, OpenApiParameter.QUERY, description=description, **more)


IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, description='The revision seen, as a strong tag: `"7"`', required=True
)
PAGING = (
    query("limit", "How many at most: 1 to 10,000; 200 if left out"),
    query("after", "Where to go on; taken from `next`"),
)


class AnswersSchema(AutoSchema):
    """Reads what `described` wrote; an address without it fails the tests."""

    @property
    def _told(self) -> Described:
        told: Described = getattr(self.view, self.method.lower()).described
        return told

    def get_summary(self) -> str:
        """One line."""
        return self._told.summary

    def get_description(self) -> str:  # type: ignore[override]  # as drf-spectacular calls it
        """The same; the summary says it."""
        return self._told.summary

    def get_tags(self) -> list[str]:
        """The first word of the path that is no id."""
        return [next(part for part in reversed(self.path.strip("/").split("/")) if not part.startswith("{"))]

    def get_operation_id(self) -> str:
        """Method and path in words."""
        words = [part.strip("{}").replace("-", "_").replace(".", "_") for part in self.path.strip("/").split("/")[2:]]
        return "_".join([self.method.lower(), *words])

    def get_override_parameters(self) -> list[Any]:
        """Those of the method."""
        return list(self._told.parameters)

    def get_request_serializer(self) -> Any:
        """What it takes, by media type."""
        told = self._told
        if told.takes_files is None:
            return told.takes
        return {"application/json": told.takes, "multipart/form-data": told.takes_files}

    def map_parsers(self) -> list[Any]:
        """JSON, and files where they are taken."""
        return ["application/json", "multipart/form-data"] if self._told.takes_files else ["application/json"]

    def get_response_serializers(self) -> Any:
        """Every answer."""
        told = self._told
        answers: dict[Any, Any] = {
            (status, told.media_type): OpenApiResponse(shape, "Done") for status, shape in told.success.items()
        }
        refusals = {*_ALWAYS, *told.refusals}
        if self.method != "GET":
            refusals.add(403)  # a session without its CSRF token
        if told.takes is not None:
            refusals |= {400, 413, 415}
        for status in sorted(refusals):
            answers[status, "application/problem+json"] = OpenApiResponse(Problem, REFUSALS[status])
        return answers
