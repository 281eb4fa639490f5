"""Handing out what waits: who is looking at it is known to others, and asked about before somebody else decides."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from annotations.actions.leases import give_back, hold
from annotations.pages.asked import id_in
from annotations.pages.frame import is_part, open_project, page, show, user_of
from annotations.pages.moves import find_thing
from annotations.queries.turns import Turn, turn_of
from annotations.rules.errors import NotPossibleNow, NotVisible
from annotations.rules.permissions import REVIEWERS
from annotations.rules.signoff import Status

HELD = "held"


def is_looking(request: HttpRequest) -> bool:
    """Whether somebody opens the page to look at it, so that a lease is taken by this GET.

    A browser says so (Fetch Metadata), and a page of ours that asks for a part is open already. Whatever fetches
    beforehand, in vain or without a person takes nothing; where a browser says nothing, since it does so over TLS and
    on this machine only, the page takes the lease by a POST once it is there.
    """
    purpose = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    is_shown = is_part(request) or request.headers.get("Sec-Fetch-Dest") == "document"
    return request.method == "GET" and is_shown and "prefetch" not in purpose


def although(request: HttpRequest, turn: Turn) -> None:
    """Ask before somebody decides what somebody else is looking at, unless they have answered already."""
    other = turn.held_by_other
    if other is not None and request.POST.get("although") != HELD:
        raise NotPossibleNow(
            _("%(name)s is looking at this. Say that you decide all the same, or take something else.")
            % {"name": other.name},
            code=HELD,
        )


@page
@require_POST
def lease(request: HttpRequest, project: UUID) -> HttpResponse:
    """Go on holding the thing on the desk, or give it back on leaving; what is to be known of it now."""
    here, user, item = open_project(request, project), user_of(request), id_in(request.POST.get("item"))
    if item is None:
        raise NotVisible
    if request.POST.get("leaves"):
        give_back(user, project, item)
        return HttpResponse(status=204)
    _thing, work, seat = find_thing(user, project, item)
    if seat.role in REVIEWERS:
        hold(user, project, item)
    context = {
        "work": work,
        "turn": turn_of(user, project, seat.person, work),
        "waits": work.status == Status.SUBMITTED and not work.deleted,
    }
    return show(request, "parts/held", context, here=here)
