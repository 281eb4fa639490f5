"""The history of a project: its ledger as a story."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.pages.asked import id_in, number_in
from annotations.pages.forms import Field, fill
from annotations.pages.frame import open_project, page, show, user_of
from annotations.queries.history import Search, history_of
from annotations.queries.people import names_in
from annotations.rules.permissions import Deed, Standing, may
from annotations.rules.signoff import Move
from annotations.templatetags.telling import THINGS
from annotations.templatetags.words import words

PAGE = 50
ACTIONS = ("create", *(move.value for move in Move), "accept", "revoke", "complete", "cancel", "fail", "pseudonymise")


@page
@require_safe
def history(request: HttpRequest, project: UUID) -> HttpResponse:
    """Everything that happened, newest first, as far as the person may see it."""
    here = open_project(request, project)
    asked = {name: request.GET.get(name, "") for name in ("person", "thing", "action")}
    search = Search(
        person=id_in(request.GET.get("person")),
        thing=asked["thing"] if asked["thing"] in THINGS else "",
        action=asked["action"] if asked["action"] in ACTIONS else "",
        before=number_in(request.GET.get("before"), digits=18),
    )
    story, further = history_of(user_of(request), project, search, most=PAGE)
    filters = {name: value for name, value in asked.items() if value}
    context = {
        "story": story,
        "may_take_ledger": may(Standing(here.seat.role), Deed.TAKE_LEDGER),
        "fields": fill(_filters(project), asked),
        "filters": filters,
        "is_further_on": search.before is not None,
        "newest": f"?{urlencode(filters)}",
        "older": f"?{urlencode({**filters, 'before': further})}" if further is not None else "",
    }
    return show(request, "pages/history", context, here=here, tab="history")


def _filters(project: UUID) -> list[Field]:
    everything = ("", _("all"))
    people = sorted(((str(key), name) for key, name in names_in(project).items()), key=lambda pair: pair[1])
    things = [(thing, str(named)) for thing, named in THINGS.items()]
    actions = [(action, _in_words(action)) for action in ACTIONS]
    return [
        Field("person", _("Who"), "choice", choices=(everything, *people)),
        Field("thing", _("What of"), "choice", choices=(everything, *things)),
        Field("action", _("What was done"), "choice", choices=(everything, *actions)),
    ]


def _in_words(action: str) -> str:
    own = {
        "create": _("made or brought in"),
        "revise": _("edited"),
        "submit": _("submitted"),
        "withdraw": _("withdrawn"),
        "endorse": _("signed as the first of two"),
        "sign_off": _("signed off"),
        "return": _("returned"),
        "reject": _("rejected"),
        "reopen": _("reopened"),
        "delete": _("deleted"),
        "restore": _("restored"),
        "unsettle": _("unsettled by a change"),
        "accept": _("accepted"),
        "revoke": _("revoked"),
        "complete": _("completed"),
        "cancel": _("cancelled"),
        "fail": _("failed"),
        "pseudonymise": _("made a pseudonym"),
    }
    return own.get(action, words(action))
