"""What a request is told while the database is away: 503, and when to come back."""

from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

RETRY_AFTER = "2"


class AvailabilityMiddleware:
    """Around everything, because any view and any middleware may find the database gone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:  # noqa: ARG002
        """Answer in place of a view that found the database gone."""
        if isinstance(fault, OperationalError | InterfaceError):
            return HttpResponse(
                "The database cannot be reached at the moment. Try again in a moment. If you changed something, look "
                "first whether it was kept: that is not known here.",
                status=503,
                content_type="text/plain; charset=utf-8",
                headers={"Retry-After": RETRY_AFTER},
            )
        return None
