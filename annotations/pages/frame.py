"""What every page has in common: who looks, where they are, and how a refusal is shown."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar, cast
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from annotations.models import Project
from annotations.pages.asked import number_in
from annotations.queries.seats import Seat, seat_in
from annotations.queries.undo import act_about
from annotations.queries.visible import visible
from annotations.queries.waiting import Waiting, waiting_in
from annotations.rules import errors

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

NEXT_LIMIT = 2_000
# The level of a message that offers to undo what was done; it says where: project, entry, and revision, or 0 for all
# that was done from the entry on.
OFFER = 26
ROOM = "room"

STATUSES: Mapping[type[errors.Refusal], int] = {
    errors.NotVisible: 404,
    errors.NotAllowed: 403,
    errors.OwnWork: 403,
    errors.ConfirmationNeeded: 403,
    errors.ConfirmationWrong: 403,
    errors.TooManyAttempts: 429,
    errors.StatementChanged: 412,
    errors.Gone: 410,
    errors.Stale: 412,
    errors.PreconditionMissing: 428,
    errors.NotPossibleNow: 409,
    errors.TooLarge: 413,
}


@dataclass(frozen=True)
class Here:
    """The project a page belongs to, where the person sits in it, and what waits for them there."""

    project: Project
    seat: Seat
    waiting: Waiting


def page(view: View) -> View:
    """For people who are signed in; what is refused is shown as a page of its own, or as a part where one was asked."""

    @wraps(view)
    @never_cache
    def shown(request: HttpRequest, **ids: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _ask_who(request)
        if request.headers.get("X-Workbench-Person", str(request.user.pk)) != str(request.user.pk):
            return _somebody_else(request)
        try:
            return view(request, **ids)
        except errors.Refusal as refusal:
            return show_refusal(request, refusal)

    return cast("View", shown)


def user_of(request: HttpRequest) -> AbstractBaseUser:
    """Whoever asks; a page lets nobody in who is nobody."""
    return cast("AbstractBaseUser", request.user)


def is_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page."""
    return bool(getattr(request, "htmx", False))


def open_project(request: HttpRequest, project: UUID) -> Here:
    """The project around a page; NotVisible for those who do not sit in it."""
    user = user_of(request)
    seat = seat_in(project, user)
    return Here(visible(Project.objects.visible_to(user), project), seat, waiting_in(user, [project])[project])


def show(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    here: Here | None = None,
    tab: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page (or part) from `annotations/<template>.html`, inside its project if `here` is given."""
    frame = {} if here is None else {"here": here, "project": here.project, "seat": here.seat, "tab": tab}
    return render(request, f"annotations/{template}.html", {**frame, **context}, status=status)


def show_refusal(request: HttpRequest, refusal: errors.Refusal) -> HttpResponse:
    """A refusal in words: as a page, or above the page that asked for a part."""
    context = {"refusal": refusal, "errors": getattr(refusal, "errors", {})}
    status = STATUSES.get(type(refusal), 400)
    if not is_part(request):
        return show(request, "pages/refusal", context, status=status)
    response = show(request, "parts/refusal", context, status=status)
    response["HX-Retarget"] = "#refusals"
    response["HX-Reswap"] = "innerHTML"
    return response


def done(
    request: HttpRequest, to: str, *, message: str = "", saved: str = "", about: tuple[str, UUID] | None = None
) -> HttpResponse:
    """On to where the result is seen. `saved` is the `data-unsaved` key of the form, whose text need not be kept.

    The reading room stays where it is: it is told in an event what was done, and what it was `about`.
    """
    if about is not None and is_part(request) and request.POST.get("next") == ROOM:
        told = {"message": message, "thing": about[0], "id": str(about[1])}
        response = HttpResponse(status=204, headers={"HX-Trigger": json.dumps({"workbench:done": told})})
        if saved:
            response["X-Saved"] = saved
        return response
    if message or saved:
        messages.success(request, message, extra_tags=saved)
    offer = "" if about is None else offer_about(request, *about)
    if offer:
        messages.add_message(request, OFFER, offer)
    response = HttpResponse(status=204) if is_part(request) else HttpResponseRedirect(to)
    if is_part(request):
        response["HX-Redirect"] = to
    if saved:
        response["X-Saved"] = saved
    return response


def offer_about(request: HttpRequest, thing: str, thing_id: UUID) -> str:
    """By which `undo_offer` shows a button that takes back what the person has just done to the thing; '' for none."""
    found = act_about(user_of(request), thing, thing_id)
    if found is None:
        return ""
    act, seat = found
    return f"{seat.project} {act.done.sequence} {act.work.revision}"


def offer_all(request: HttpRequest, project: UUID, since: int) -> None:
    """Let the next page offer to undo all that the person did since the ledger stood there."""
    messages.add_message(request, OFFER, f"{project} {since + 1} 0")


def next_of(request: HttpRequest, otherwise: str) -> str:
    """Where the form asked to go on to, if that is on this server; written so that it can stand in a header."""
    to = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return iri_to_uri(to) if is_ours and len(to) <= NEXT_LIMIT else otherwise


def seen_in(request: HttpRequest) -> int | None:
    """The revision that the form was filled in on."""
    return number_in(request.POST.get("seen_revision"))


def _ask_who(request: HttpRequest) -> HttpResponse:
    if is_part(request):
        return HttpResponse(_("You are signed out."), status=401, content_type="text/plain; charset=utf-8")
    address = urlsplit(request.get_full_path())
    return redirect_to_login(address.path + (f"?{address.query}" if address.query else ""))


def _somebody_else(request: HttpRequest) -> HttpResponse:
    """In another tab somebody else has signed in: what is typed here must not become theirs."""
    name = user_of(request).get_username()
    refusal = errors.NotPossibleNow(
        _("%(name)s is signed in now, in another tab of this browser. Sign in as yourself to go on.") % {"name": name},
        code="somebody_else",
    )
    response = show_refusal(request, refusal)
    response["X-Workbench-Code"] = refusal.code
    return response


def typed_in(request: HttpRequest) -> dict[str, str]:
    """The fields of a form as they were typed: browsers send the ends of lines as CRLF, which nobody typed."""
    return {name: str(value).replace("\r\n", "\n") for name, value in request.POST.items()}
