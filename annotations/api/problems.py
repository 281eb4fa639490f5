"""Every refusal as RFC 9457 problem details with a stable code."""

import sys
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions

from annotations.api.presenting import present
from annotations.api.rendering import to_json
from annotations.rules import errors

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = 2

STATUSES: tuple[tuple[type[errors.Refusal], int, str], ...] = (
    (errors.Malformed, 400, "This cannot be read"),
    (errors.InvalidFields, 400, "Some fields cannot be accepted"),
    (errors.NotAllowed, 403, "Not allowed"),
    (errors.NotVisible, 404, "Not found"),
    (errors.NotPossibleNow, 409, "Not possible now"),
    (errors.Gone, 410, "Deleted"),
    (errors.Stale, 412, "Changed meanwhile"),
    (errors.TooLarge, 413, "Too large"),
    (errors.PreconditionMissing, 428, "Precondition required"),
    (errors.TooManyAttempts, 429, "Too many attempts"),
)


def problem(status: int, title: str, detail: str, code: str, **members: object) -> HttpResponse:
    """Problem details; `members` are what this kind of problem has besides."""
    details = {"type": f"urn:source-criticism-workbench:problem:{code}", "title": title, "status": status}
    content = to_json({**details, "detail": detail, "code": code, **members})
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE)


def describe(refusal: errors.Refusal) -> dict[str, object]:
    """A refusal as an object, as it stands among the answers to many moves."""
    status, _ = _status(refusal)
    return {"status": status, "code": refusal.code, "detail": refusal.message, **_members(refusal)}


def answer_refusal(refusal: errors.Refusal) -> HttpResponse:
    """A refusal of ours."""
    status, title = _status(refusal)
    response = problem(status, title, refusal.message, refusal.code, **_members(refusal))
    shown = getattr(refusal, "current", None) or getattr(refusal, "last", None)
    if shown is not None:
        response["ETag"] = f'"{shown.revision}"'
    return response


def _status(refusal: errors.Refusal) -> tuple[int, str]:
    return next((status, title) for known, status, title in STATUSES if isinstance(refusal, known))


def _members(refusal: errors.Refusal) -> dict[str, object]:  # noqa: PLR0911  (one line for each that says more)
    match refusal:
        case errors.InvalidFields():
            return {"errors": refusal.errors}
        case errors.ConfirmationWrong():
            return {"accepts": refusal.accepts, "errors": refusal.errors}
        case errors.ConfirmationNeeded():
            return {"accepts": refusal.accepts}
        case errors.StatementChanged():
            return {"current": present(refusal.current), "statement": refusal.statement}
        case errors.Stale():
            return {"current": present(refusal.current)}
        case errors.Gone():
            return {"current": present(refusal.last)}
        case errors.TooLarge():
            return {"limit": refusal.limit, "unit": refusal.unit}
    return {}


def unavailable() -> HttpResponse:
    """The database is away, or too busy. It may have gone after it kept a change and before it said so."""
    response = problem(
        503,
        "Not available",
        "The database cannot be reached at the moment. Send this again in a moment; with the same id it makes nothing "
        "twice, if a change was kept already.",
        "unavailable",
    )
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def answer_exception(fault: Exception, context: Mapping[str, object]) -> HttpResponse | None:  # noqa: PLR0911
    """What a view raised, as an answer; None for what is a fault of ours and has to be seen as one."""
    del context
    match fault:
        case errors.Refusal():
            return answer_refusal(fault)
        case OperationalError() | InterfaceError():
            return unavailable()
        case Http404():
            return answer_refusal(errors.NotVisible())
        case RequestDataTooBig():
            return too_large_body()
        case PermissionDenied():
            return problem(403, "Not allowed", str(fault) or "Not allowed.", "not_allowed")
        case SuspiciousOperation():
            return problem(400, "This cannot be read", "This request cannot be read.", "malformed")
        case exceptions.APIException():
            return _answer_framework(fault)
    return None


def _answer_framework(fault: exceptions.APIException) -> HttpResponse:
    status, code, title = _FRAMEWORK.get(type(fault), (fault.status_code, "refused", "Refused"))
    response = problem(status, title, _HELP.get(type(fault), str(fault.detail)), code)
    challenge = getattr(fault, "auth_header", None)
    if status == 401:
        response["WWW-Authenticate"] = challenge or 'Token realm="workbench"'
    return response


_FRAMEWORK: dict[type[Exception], tuple[int, str, str]] = {
    exceptions.NotAuthenticated: (401, "not_authenticated", "Who are you?"),
    exceptions.AuthenticationFailed: (401, "not_authenticated", "Who are you?"),
    exceptions.PermissionDenied: (403, "not_allowed", "Not allowed"),
    exceptions.MethodNotAllowed: (405, "method_not_allowed", "Method not allowed"),
    exceptions.UnsupportedMediaType: (415, "unsupported_media_type", "Unsupported media type"),
    exceptions.ParseError: (400, "malformed", "This cannot be read"),
}


_HELP: dict[type[Exception], str] = {
    exceptions.NotAuthenticated: (
        "Say who you are: send Authorization: Token <token> (manage.py create_token prints one), or sign in."
    ),
    exceptions.UnsupportedMediaType: (
        "Send a body with Content-Type: application/json; sources also as files in multipart/form-data."
    ),
}


def too_large_body() -> HttpResponse:
    """A body over the limit of every address."""
    from django.conf import settings  # noqa: PLC0415  (read when it is needed, so that tests can set it)

    limit = settings.BODY_LIMIT
    return problem(
        413, "Too large", f"A body may have at most {limit:,} bytes.", "too_large", limit=limit, unit="bytes"
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such address."""
    del request, exception
    return problem(
        404, "Not found", "There is nothing at this address; /api/v1/docs/ lists what there is.", "not_found"
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; or the database was gone for a middleware, which has nobody else to say so."""
    del request
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable()
    return problem(500, "A fault of ours", "Something went wrong here; it was written to the server's log.", "fault")
