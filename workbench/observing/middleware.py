"""Around every request: its id, its line in the log, its time; and what operators ask for, before anything else looks.

Whoever watches a machine asks it by any name, without TLS and without a session; so those addresses are answered here.
"""

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.functional import SimpleLazyObject

from workbench.observing import logs, metrics, readiness
from workbench.observing.measures import REQUESTS
from workbench.serving.environ import ARRIVED

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
logger = logging.getLogger("workbench.access")

Answering = Callable[[HttpRequest], HttpResponse]


class ObservingMiddleware:
    """The outermost, so that it sees every answer as it leaves."""

    def __init__(self, get_response: Answering) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or answer it."""
        begun = request.META.get(ARRIVED) or time.monotonic()
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        known = {"request_id": given if _ID.fullmatch(given) else uuid4().hex}
        before = logs.REQUEST.set(known)
        try:
            response = _answer_operator(request) or self._get_response(request)
            response["X-Request-ID"] = known["request_id"]
            _tell(request, response.status_code, time.monotonic() - begun)
        finally:
            logs.REQUEST.reset(before)
        return response


def _answer_operator(request: HttpRequest) -> HttpResponse | None:
    """None for whatever is not theirs, and for whoever may not ask: they are told as of any address that is none."""
    path = request.path_info
    if path == "/readyz" or (path == "/metrics" and metrics.may_ask(request)):
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return readiness.answer() if path == "/readyz" else metrics.answer(request)
    return None


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    route = logs.template_of(request)
    method = request.method if request.method in METHODS else "other"
    REQUESTS.labels(route, method, f"{status // 100}xx").observe(seconds)
    if route in logs.NOT_KEPT and status < 500:
        return
    is_watching = route in logs.OPERATORS and status < 400
    level = logging.DEBUG if is_watching else logging.INFO
    if logger.isEnabledFor(level):
        milliseconds = round(seconds * 1000, 1)
        told = {"method": method, "path": route, "status": status, "milliseconds": milliseconds, "user": _user(request)}
        logger.log(level, "%s %s %s in %s ms", method, route, status, milliseconds, extra={"told": told})


def _user(request: HttpRequest) -> str | None:
    """The key of who was signed in, if anything asked; nobody is asked for only to be logged."""
    known = getattr(request, "_cached_user", None) or request.__dict__.get("user")
    key = None if isinstance(known, SimpleLazyObject) else getattr(known, "pk", None)
    return None if key is None else str(key)
