"""Drafts of people who left: a manager submits what can be submitted, and leaves the rest as it is."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations.actions.signoff import Asked
from annotations.pages.asked import shown_items
from annotations.pages.frame import Here, done, offer_all, open_project, page, show, user_of
from annotations.pages.many import Report, move_chosen
from annotations.pages.mine import MOST, own_shown
from annotations.queries.left_behind import count_left_behind, left_behind
from annotations.rules.permissions import Deed
from annotations.rules.signoff import Move


@page
@require_http_methods(["GET", "HEAD", "POST"])
def drafts_left_behind(request: HttpRequest, project: UUID) -> HttpResponse:
    """The drafts that no author of theirs can go on with."""
    here = open_project(request, project)
    here.seat.permit(Deed.MANAGE_MEMBERS)
    if request.method != "POST":
        return _show(request, here, None)
    report = move_chosen(user_of(request), project, shown_items(request, MOST), Asked(Move.SUBMIT, "", None))
    if report.refused:
        return _show(request, here, report)
    offer_all(request, project, here.waiting.sequence)
    message = ngettext("%(n)d submitted for review.", "%(n)d submitted for review.", report.moved) % {"n": report.moved}
    return done(request, request.path, message=message)


def _show(request: HttpRequest, here: Here, report: Report | None) -> HttpResponse:
    user, project = user_of(request), here.project.id
    drafts = own_shown(user, here.seat, left_behind(user, project, MOST))
    context = {
        "drafts": drafts,
        "complete": [draft for draft in drafts if not draft.missing],
        "total": count_left_behind(user, project),
        "report": report,
        "submit": [] if here.project.archived else [Move.SUBMIT],
    }
    return show(request, "pages/left_behind", context, here=here, tab="people")
