"""What is said of a passage: its permanent page, and its card in the reading room."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.models import Annotation
from annotations.pages.citing import cite_annotation
from annotations.pages.details import shown_details
from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.moves import moves_for
from annotations.pages.signatures import standing_signatures
from annotations.pages.signing import signing_of
from annotations.queries.people import names_in
from annotations.queries.room import opposites_of
from annotations.queries.seats import Seat
from annotations.queries.states import why_returned
from annotations.queries.stories import story_of
from annotations.queries.turns import turn_of
from annotations.queries.visible import annotation_seen_by
from annotations.rules.details import in_order
from annotations.rules.permissions import Deed, Standing, may
from annotations.rules.signoff import Move


@page
@require_safe
def show_annotation(request: HttpRequest, annotation: UUID) -> HttpResponse:
    """The permanent page: the passage in its source, what is said of it, its story, and how to cite it."""
    found, seat = annotation_seen_by(user_of(request), annotation)
    here = open_project(request, seat.project)
    context = _context(request, found, seat, here) | {
        "citation": cite_annotation(request, found, here.project, names_in(seat.project)),
        "signatures": standing_signatures(user_of(request), found, ()),
        "story": story_of(user_of(request), seat.project, found.id),
    }
    status = 410 if found.deleted else 200
    return show(request, "pages/annotation", context, here=here, tab="sources", status=status)


@page
@require_safe
def annotation_card(request: HttpRequest, annotation: UUID) -> HttpResponse:
    """What the panel of the reading room shows of it."""
    return show_card(request, annotation)


def show_card(request: HttpRequest, annotation: UUID) -> HttpResponse:
    """The card, read anew."""
    found, seat = annotation_seen_by(user_of(request), annotation)
    return show(request, "parts/annotation_card", _context(request, found, seat, open_project(request, seat.project)))


def _context(request: HttpRequest, annotation: Annotation, seat: Seat, here: Here) -> dict[str, object]:
    names = names_in(seat.project)
    standing = Standing(seat.role, is_author=seat.person in annotation.authors)
    turn = turn_of(user_of(request), seat.project, seat.person, annotation)
    moves = moves_for(annotation, seat, turn)
    is_open = not (annotation.deleted or seat.project_archived or annotation.source.archived)
    return {
        "annotation": annotation,
        "source": annotation.source,
        "room": f"{reverse('source', args=[annotation.source_id])}#annotation-{annotation.id}",
        "details": shown_details(in_order(annotation.kind, annotation.details)),
        "author": names[annotation.author_id],
        "others": [names[author] for author in annotation.authors if author != annotation.author_id],
        "opposites": opposites_of(user_of(request), annotation),
        "moves": moves,
        "signing": signing_of(request, here, annotation, (), moves),
        "turn": turn,
        "returned": why_returned(user_of(request), annotation.id, annotation.revision),
        "may_edit": is_open and may(standing, Move.REVISE),
        "may_contradict": is_open and may(standing, Deed.CONTRADICT),
    }
