"""The contradictions of a project side by side, and the permanent page of each."""

from collections.abc import Mapping
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.models import Contradiction
from annotations.pages.asked import id_in, one_of, page_in, words_in
from annotations.pages.citing import cite_contradiction
from annotations.pages.forms import Field, fill, named
from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.moves import moves_for
from annotations.pages.pairs import shown_contradiction, shown_contradictions
from annotations.pages.signatures import standing_signatures
from annotations.pages.signing import signing_of
from annotations.queries.comparing import (
    DELETED,
    ORDERS,
    Compared,
    Wanted,
    compared,
    compared_by_id,
    ids_found,
    sources_set_against,
)
from annotations.queries.people import names_in
from annotations.queries.seats import Seat
from annotations.queries.stories import story_of
from annotations.queries.turns import turn_of
from annotations.queries.visible import contradiction_seen_by
from annotations.rules.kinds import ContradictionKind, ResolutionState
from annotations.rules.permissions import CONTRIBUTORS, Deed, Standing, may
from annotations.rules.signoff import Move, Status

SIZE = 50
TAB = "contradictions"


@page
@require_safe
def contradictions(request: HttpRequest, project: UUID) -> HttpResponse:
    """All of them, narrowed and in the order that is asked for."""
    here = open_project(request, project)
    wanted = read_wanted(request.GET)
    sheet = Paginator(ids_found(user_of(request), here.seat, wanted), SIZE).get_page(page_in(request.GET))
    context = {
        "shown": shown_contradictions(compared_by_id(list(sheet)), names_in(project)),
        "sheet": sheet,
        "asked": _without(request, "page"),
        "fields": fill(_filters(request, here), vars(wanted) | {"mine": "1" if wanted.is_mine else ""}),
        "is_narrowed": bool(_without(request, "page", "order")),
        "may_contradict": may(Standing(here.seat.role), Deed.CONTRADICT) and not here.project.archived,
    }
    return show(request, "pages/contradictions", context, here=here, tab=TAB)


@page
@require_safe
def show_contradiction(request: HttpRequest, contradiction: UUID) -> HttpResponse:
    """The permanent page of one, deleted or not."""
    user = user_of(request)
    found, seat = contradiction_seen_by(user, contradiction)
    here = open_project(request, found.project_id)
    (pair,) = compared([found])
    context = _context(request, pair, seat, here) | {
        "signatures": standing_signatures(user, found, pair.ends),
        "story": story_of(user, found.project_id, found.id),
        "citation": cite_contradiction(request, found, pair.ends, here.project, names_in(found.project_id)),
    }
    return show(request, "pages/contradiction", context, here=here, tab=TAB, status=410 if found.deleted else 200)


@page
@require_safe
def contradiction_card(request: HttpRequest, contradiction: UUID) -> HttpResponse:
    """What the panel of the reading room shows of it."""
    found, seat = contradiction_seen_by(user_of(request), contradiction)
    here = open_project(request, found.project_id)
    (pair,) = compared([found])
    return show(request, "parts/contradiction_card", _context(request, pair, seat, here))


def _context(request: HttpRequest, pair: Compared, seat: Seat, here: Here) -> dict[str, object]:
    found = pair.contradiction
    turn = turn_of(user_of(request), found.project_id, seat.person, found)
    moves = moves_for(found, seat, turn)
    return {
        "shown": shown_contradiction(pair, names_in(found.project_id)),
        "moves": moves,
        "signing": signing_of(request, here, found, pair.ends, moves),
        "turn": turn,
        "may_edit": _may_edit(found, here),
    }


def read_wanted(asked: Mapping[str, str]) -> Wanted:
    """What the address asks for; what the form does not offer narrows nothing, and the form shows so."""
    return Wanted(
        kind=one_of(list(ContradictionKind), asked.get("kind", "")),
        status=one_of([*Status, DELETED], asked.get("status", "")),
        source=id_in(asked.get("source", "")),
        other=id_in(asked.get("other", "")),
        resolution=one_of(list(ResolutionState), asked.get("resolution", "")),
        is_mine=bool(asked.get("mine")),
        text=words_in(asked.get("text", "")),
        order=one_of(ORDERS, asked.get("order", "")) or ORDERS[0],
    )


def _may_edit(contradiction: Contradiction, here: Here) -> bool:
    standing = Standing(here.seat.role, is_author=here.seat.person in contradiction.authors)
    return may(standing, Move.REVISE) and not contradiction.deleted and not here.project.archived


def _filters(request: HttpRequest, here: Here) -> list[Field]:
    everything = ("", _("all"))
    sources = [(str(source), title) for source, title in sources_set_against(user_of(request), here.seat)]
    orders = (_("newest first"), _("oldest first"), _("by source"), _("by relation"))
    asked = {
        "kind": (_("Kind"), (everything, *named(ContradictionKind))),
        "status": (_("Status"), (everything, *named([*Status, DELETED]))),
        "source": (_("Source"), (everything, *sources)),
        "other": (_("Against"), (everything, *sources)),
        "resolution": (_("Resolution"), (everything, *named(ResolutionState))),
        "mine": (_("Whose"), (everything, ("1", _("only mine")))),
        "order": (_("Order"), tuple(zip(ORDERS, orders, strict=True))),
    }
    if here.seat.role not in CONTRIBUTORS:
        asked = {name: field for name, field in asked.items() if name not in {"status", "mine"}}
    choices = [Field(name, label, "choice", choices=choices) for name, (label, choices) in asked.items()]
    return [*choices, Field("text", _("Words of the explanation"))]


def _without(request: HttpRequest, *names: str) -> str:
    """What the address asks for besides these and what is empty, to be put into another."""
    query = request.GET.copy()
    for name in list(query):
        if name in names or not request.GET[name].strip():
            del query[name]
    return query.urlencode()
