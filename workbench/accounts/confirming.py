"""Saying once more who one is, with the password or a code, for what takes more than being signed in.

allauth's own forms look at what was typed, so that wrong ones count as they do at sign-in. It is not told to allauth's
session records: what is said here does not open the pages that decide over the account.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from workbench.accounts.forms import ConfirmCodeForm, ConfirmPasswordForm

SESSION_KEY = "said_again_who"
_WAYS = {"reauthenticate": "password", "mfa_reauthenticate": "code"}
_BY = {Authenticator.Type.TOTP: "totp", Authenticator.Type.RECOVERY_CODES: "recovery_code"}


class Given(NamedTuple):
    """How and when, by the database's clock, somebody said who they are."""

    by: str
    at: datetime


class Outcome(NamedTuple):
    """What came of what was typed."""

    given: Given | None
    errors: Mapping[str, Sequence[str]] = {}
    is_locked: bool = False


def ways(request: HttpRequest) -> list[str]:
    """By which fields whoever asks can say who they are."""
    return [_WAYS[way["id"]] for way in get_adapter().get_reauthentication_methods(request.user) if way["id"] in _WAYS]


def kept(request: HttpRequest) -> Given | None:
    """What this session keeps of whoever is signed in; nothing of anybody else, and nothing from before a password."""
    found: dict[str, str] | None = request.session.get(SESSION_KEY)
    if found is None or found["of"] != str(request.user.pk) or not constant_time_compare(found["hash"], _hash(request)):
        return None
    return Given(found["by"], datetime.fromisoformat(found["at"]))


def confirm(request: HttpRequest, *, password: str, code: str, keep: bool) -> Outcome:
    """Look at the code if there is one, else at the password; with `keep` the session remembers that it was right."""
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        return Outcome(None, is_locked=True)
    field, form = ("code", _code(request, code)) if code else ("password", _password(request, password))
    if not form.is_valid():
        return Outcome(None, {field: [str(error) for error in form.errors[field]]}, _is_locked(request, form))
    ratelimit.clear(request, action="reauthenticate", user=request.user)
    by = "password"
    if field == "code":
        form.authenticator.record_usage()
        by = _BY[form.authenticator.type]
    given = Given(by, _now())
    if keep:
        of = {"of": str(request.user.pk), "hash": _hash(request)}
        request.session[SESSION_KEY] = {**of, "by": given.by, "at": given.at.isoformat()}
    return Outcome(given)


def _code(request: HttpRequest, code: str) -> Any:
    return ConfirmCodeForm({"code": code}, user=request.user)


def _password(request: HttpRequest, password: str) -> Any:
    return ConfirmPasswordForm({"password": password}, user=request.user)


def _is_locked(request: HttpRequest, form: Any) -> bool:
    """Whether no more are looked at for a while; said where they were typed, not on a page of django-axes' own."""
    is_locked = getattr(request, "axes_locked_out", False)
    request.axes_locked_out = False  # type: ignore[attr-defined]  # axes puts it there, and its middleware looks for it
    return is_locked or any(fault.code == "too_many_login_attempts" for fault in form.errors.as_data().get("code", ()))


def _hash(request: HttpRequest) -> str:
    """Another one after the password was changed."""
    return str(request.user.get_session_auth_hash())  # type: ignore[union-attr]  # nobody gets here who is nobody


def _now() -> datetime:
    """By the clock that the ledger goes by."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        at: datetime = cursor.fetchone()[0]
    return at
