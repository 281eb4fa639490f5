"""The contradictions of a project side by side, and the permanent page of each."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.models import Contradiction
from annotations.pages.asked import id_in, one_of, page_in, words_in
from annotations.pages.citing import cite_contradiction
from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.moves import moves_for
from annotations.pages.pairs import shown_contradiction, shown_contradictions
from annotations.queries.comparing import DELETED, ORDERS, Found, Wanted, compared, found_in, sources_set_against
from annotations.queries.people import names_in
from annotations.queries.stories import story_of
from annotations.queries.visible import contradiction_seen_by
from annotations.rules.kinds import ContradictionKind, ResolutionState
from annotations.rules.permissions import CONTRIBUTORS, Deed, Standing, may
from annotations.rules.signoff import Move, Status
from annotations.templatetags.words import words

SIZE = 50
TAB = "contradictions"
Choices = Sequence[tuple[str, str]]


@page
@require_safe
def contradictions(request: HttpRequest, project: UUID) -> HttpResponse:
    """All of them, narrowed and in the order that is asked for."""
    here = open_project(request, project)
    wanted = read_wanted(request.GET)
    found = found_in(user_of(request), here.seat, wanted, page=page_in(request.GET), size=SIZE)
    context = {
        "shown": shown_contradictions(found.rows, names_in(project)),
        "found": found,
        "wanted": wanted,
        "is_narrowed": bool(_without(request, "page", "order")),
        "choices": _choices(request, here),
        "may_contradict": may(Standing(here.seat.role), Deed.CONTRADICT) and not here.project.archived,
        **_neighbours(request, found),
    }
    return show(request, "pages/contradictions", context, here=here, tab=TAB)


@page
@require_safe
def show_contradiction(request: HttpRequest, contradiction: UUID) -> HttpResponse:
    """The permanent page of one, deleted or not."""
    user = user_of(request)
    found, seat = contradiction_seen_by(user, contradiction)
    here = open_project(request, found.project_id)
    names = names_in(found.project_id)
    (pair,) = compared([found])
    context = {
        "shown": shown_contradiction(pair, names),
        "moves": moves_for(found, seat),
        "story": story_of(user, found.project_id, found.id),
        "may_edit": _may_edit(found, here),
        "citation": cite_contradiction(request, found, pair.ends, here.project, names),
    }
    return show(request, "pages/contradiction", context, here=here, tab=TAB, status=410 if found.deleted else 200)


def read_wanted(asked: Mapping[str, str]) -> Wanted:
    """What the address asks for; what the form does not offer narrows nothing, and the form shows so."""
    return Wanted(
        kind=one_of(list(ContradictionKind), asked.get("kind", "")),
        status=one_of([*Status, DELETED], asked.get("status", "")),
        source=id_in(asked.get("source", "")),
        resolution=one_of(list(ResolutionState), asked.get("resolution", "")),
        is_mine=bool(asked.get("mine")),
        text=words_in(asked.get("text", "")),
        order=one_of(ORDERS, asked.get("order", "")) or ORDERS[0],
    )


def _kind_choices(none: str) -> Choices:
    return [("", none), *((kind.value, words(kind)) for kind in ContradictionKind)]


def _may_edit(contradiction: Contradiction, here: Here) -> bool:
    standing = Standing(here.seat.role, is_author=here.seat.person in contradiction.authors)
    return may(standing, Move.REVISE) and not contradiction.deleted and not here.project.archived


def _choices(request: HttpRequest, here: Here) -> Mapping[str, Choices]:
    statuses = [*Status] if here.seat.role in CONTRIBUTORS else []
    deleted = [(DELETED, words(DELETED))] if statuses else []
    orders = (_("newest first"), _("oldest first"), _("by source"), _("by relation"))
    sources = sources_set_against(user_of(request), here.seat)
    return {
        "kind": _kind_choices(_("any kind")),
        "status": [("", _("any status")), *((status.value, words(status)) for status in statuses), *deleted],
        "source": [("", _("any source")), *((str(source), title) for source, title in sources)],
        "resolution": [("", _("any resolution")), *((state.value, words(state)) for state in ResolutionState)],
        "order": list(zip(ORDERS, orders, strict=True)),
    }


def _without(request: HttpRequest, *names: str) -> str:
    """What the address asks for besides these and what is empty, to be put into another."""
    query = request.GET.copy()
    for name in list(query):
        if name in names or not request.GET[name].strip():
            del query[name]
    return query.urlencode()


def _neighbours(request: HttpRequest, found: Found) -> Mapping[str, str]:
    """The addresses of the pages before and after this one."""
    others = _without(request, "page")
    before = f"?{others}&page={found.page - 1}" if found.page > 1 else ""
    after = f"?{others}&page={found.page + 1}" if found.page < found.pages else ""
    return {"before": before.replace("?&", "?"), "after": after.replace("?&", "?")}
