"""Making a move from any page, and what is shown where it is refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.actions.signoff import Asked, move_annotation, move_contradiction, read_move
from annotations.models import Contradiction, Viewer
from annotations.models.states import Work, state_of
from annotations.pages.frame import (
    STATUSES,
    done,
    is_part,
    next_of,
    open_project,
    page,
    seen_in,
    show,
    typed_in,
    user_of,
)
from annotations.queries.ends import ends_of
from annotations.queries.room import opposites_of
from annotations.queries.seats import Seat
from annotations.queries.states import state_at
from annotations.queries.stories import Told, story_of
from annotations.queries.visible import annotation_seen_by, contradiction_seen_by
from annotations.rules import errors
from annotations.rules.differences import Difference, differences
from annotations.rules.permissions import Standing, possible_moves
from annotations.rules.signoff import Move, Status
from annotations.templatetags.telling import field_label
from annotations.templatetags.words import words


@dataclass(frozen=True)
class Movable:
    """A sort of work: how it is moved, and how it is found."""

    name: str
    move: Callable[[Viewer, UUID, Asked], Work]
    find: Callable[[Viewer, UUID], tuple[Work, Seat]]


@dataclass(frozen=True)
class Refused:
    """Why a move was not made: in words, what is missing by field, what stands in the way, what happened meanwhile."""

    message: str
    missing: list[tuple[str, str]] = field(default_factory=list)
    in_the_way: list[Work] = field(default_factory=list)
    since: list[Told] = field(default_factory=list)
    changes: list[Difference] = field(default_factory=list)
    reason_errors: Sequence[str] = ()


ANNOTATION = Movable("annotation", move_annotation, annotation_seen_by)
CONTRADICTION = Movable("contradiction", move_contradiction, contradiction_seen_by)


def moves_for(work: Work, seat: Seat) -> list[Move]:
    """What the person may do to the thing as it stands, for `parts/moves.html`."""
    if seat.project_archived:
        return []
    standing = Standing(seat.role, is_author=seat.person in work.authors)
    return possible_moves(standing, Status(work.status), deleted=work.deleted)


@page
@require_http_methods(["GET", "HEAD", "POST"])
def annotation_moves(request: HttpRequest, annotation: UUID) -> HttpResponse:
    """One move on an annotation."""
    return _make_move(request, ANNOTATION, annotation)


@page
@require_http_methods(["GET", "HEAD", "POST"])
def contradiction_moves(request: HttpRequest, contradiction: UUID) -> HttpResponse:
    """One move on a contradiction."""
    return _make_move(request, CONTRADICTION, contradiction)


def _make_move(request: HttpRequest, thing: Movable, work_id: UUID) -> HttpResponse:
    place = reverse(thing.name, args=[work_id])
    if request.method != "POST":
        thing.find(user_of(request), work_id)
        return HttpResponseRedirect(place)
    try:
        move = move_asked(request, thing, work_id)
    except errors.NotVisible:
        raise
    except errors.Refusal as refusal:
        return _show_refused(request, thing, work_id, refusal)
    key = f"{thing.name}:{work_id}:moves"
    return done(request, next_of(request, place), message=said(move), saved=key)


def move_asked(request: HttpRequest, thing: Movable, work_id: UUID) -> Move:
    """Make the move that the form asks for."""
    typed = typed_in(request)
    move, reason = read_move(typed.get("move"), typed.get("reason", ""))
    thing.move(user_of(request), work_id, Asked(move, reason, seen_in(request)))
    return move


def said(move: Move) -> str:
    """What is told to whoever made the move."""
    return {
        Move.SUBMIT: _("Submitted for review."),
        Move.WITHDRAW: _("Withdrawn; it is a draft again."),
        Move.SIGN_OFF: _("Signed off."),
        Move.RETURN: _("Returned to its authors."),
        Move.REJECT: _("Rejected."),
        Move.REOPEN: _("Reopened; it waits for review again."),
        Move.DELETE: _("Deleted. Its history is kept, and it can be restored."),
        Move.RESTORE: _("Restored as a draft."),
    }.get(move, "")


def _show_refused(request: HttpRequest, thing: Movable, work_id: UUID, refusal: errors.Refusal) -> HttpResponse:
    work, seat = thing.find(user_of(request), work_id)
    typed = typed_in(request)
    context = {
        "thing": thing.name,
        "work": work,
        "moves": moves_for(work, seat),
        "next": next_of(request, ""),
        "prefix": typed.get("prefix", ""),
        "reason": typed.get("reason", ""),
        "refused": explain(user_of(request), seat, work, refusal, seen_in(request)),
    }
    status = STATUSES.get(type(refusal), 400)
    if is_part(request):
        return show(request, "parts/moves", context, status=status)
    return show(request, "pages/move_refused", context, here=open_project(request, seat.project), status=status)


def explain(user: Viewer, seat: Seat, work: Work, refusal: errors.Refusal, seen: int | None) -> Refused:
    """A refused move in words, with what happened since the revision that the person saw."""
    faults = dict(refusal.errors) if isinstance(refusal, errors.InvalidFields) else {}
    reasons = faults.pop("reason", [])
    is_old = seen is not None and seen != work.revision
    then = state_at(user, work.id, seen) if is_old and seen is not None else None
    story = story_of(user, seat.project, work.id) if is_old else []
    return Refused(
        message="" if reasons and not faults else refusal_in_words(refusal, work, faults),
        missing=[(field_label(name), reason) for name, told in faults.items() for reason in told],
        in_the_way=_in_the_way(user, work, refusal),
        since=[told for told in story if seen is not None and told.revision > seen],
        changes=differences(then, state_of(work)) if then else [],
        reason_errors=reasons,
    )


def refusal_in_words(refusal: errors.Refusal, work: Work, faults: Mapping[str, Sequence[str]]) -> str:
    """Why the thing was not moved; `faults` are the fields that are wrong or missing."""
    if faults:
        return _("Something is missing before it can be submitted.")
    if isinstance(refusal, errors.Stale):
        return _("This was changed after you read it. See what is there now, then decide again.")
    told = {
        "end_not_signed_off": _("A contradiction is signed off after its passages; not all of them are signed off:"),
        "rests_on_it": _("Contradictions rest on this. Delete them first, or set them against something else:"),
        "end_deleted": _("Restore the passages first that it rests on:"),
        "not_possible_now": _("This is not possible now. It stands like this: %(status)s.")
        % {"status": words(work.status)},
    }
    return told.get(refusal.code, refusal.message)


def _in_the_way(user: Viewer, work: Work, refusal: errors.Refusal) -> list[Work]:
    if refusal.code == "rests_on_it" and not isinstance(work, Contradiction):
        return [one.contradiction for one in opposites_of(user, work)]
    ends = ends_of([work.id])[work.id] if refusal.code in {"end_not_signed_off", "end_deleted"} else []
    if refusal.code == "end_deleted":
        return [end for end in ends if end.deleted]
    return [end for end in ends if end.status != Status.SIGNED_OFF]
