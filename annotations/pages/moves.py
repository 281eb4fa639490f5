"""Making a move from any page, and what is shown where it is refused."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.actions.signoff import Asked, move_annotation, move_contradiction, read_move
from annotations.models import Annotation, Contradiction, Viewer
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
from annotations.pages.signing import seen_sequence_in, seen_statement_in, signer_in, signing_of
from annotations.queries.ends import ends_of
from annotations.queries.room import opposites_of
from annotations.queries.seats import Seat
from annotations.queries.states import state_at
from annotations.queries.stories import Told, story_of, story_since
from annotations.queries.turns import NOBODYS, Turn, turn_of
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
    around: list[Told] = field(default_factory=list)


ANNOTATION = Movable("annotation", move_annotation, annotation_seen_by)
CONTRADICTION = Movable("contradiction", move_contradiction, contradiction_seen_by)


def find_thing(user: Viewer, project: UUID, item: UUID) -> tuple[Movable, Work, Seat]:
    """The thing in this project, whichever kind it is of; NotVisible where there is none."""
    for thing in (ANNOTATION, CONTRADICTION):
        try:
            work, seat = thing.find(user, item)
        except errors.NotVisible:
            continue
        if seat.project == project:
            return thing, work, seat
    raise errors.NotVisible


def moves_for(work: Work, seat: Seat, turn: Turn = NOBODYS) -> list[Move]:
    """What the person may do to the thing as it stands, for `parts/moves.html`; nobody signs both of two times."""
    if seat.project_archived:
        return []
    standing = Standing(seat.role, is_author=seat.person in work.authors)
    moves = possible_moves(standing, Status(work.status), deleted=work.deleted)
    return [move for move in moves if move is not Move.SIGN_OFF or not turn.is_signed]


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
    return done(request, next_of(request, place), message=said(move), saved=key, about=(thing.name, work_id))


def move_asked(request: HttpRequest, thing: Movable, work_id: UUID) -> Move:
    """Make the move that the form asks for; which it was."""
    typed = typed_in(request)
    move, reason = read_move(typed.get("move"), typed.get("reason", ""))
    asked = Asked(move, reason, seen_in(request), seen_statement_in(request))
    signer = signer_in(request)
    moved = signer.sign(lambda confirmed: thing.move(user_of(request), work_id, replace(asked, confirmed=confirmed)))
    return made(move, moved)


def made(move: Move, moved: Work) -> Move:
    """What the move came to: a sign-off after which the thing still waits was the first of two."""
    return Move.ENDORSE if move is Move.SIGN_OFF and moved.status == Status.SUBMITTED else move


def said(move: Move) -> str:
    """What is told to whoever made the move."""
    return {
        Move.SUBMIT: _("Submitted for review."),
        Move.WITHDRAW: _("Withdrawn; it is a draft again."),
        Move.SIGN_OFF: _("Signed off."),
        Move.ENDORSE: _("Signed; it waits for a second reviewer."),
        Move.RETURN: _("Returned to its authors."),
        Move.REJECT: _("Rejected."),
        Move.REOPEN: _("Reopened; it waits for review again."),
        Move.DELETE: _("Deleted. Its history is kept, and it can be restored."),
        Move.RESTORE: _("Restored as a draft."),
    }.get(move, "")


def _show_refused(request: HttpRequest, thing: Movable, work_id: UUID, refusal: errors.Refusal) -> HttpResponse:
    work, seat = thing.find(user_of(request), work_id)
    here = open_project(request, seat.project)
    turn = turn_of(user_of(request), seat.project, seat.person, work)
    typed = typed_in(request)
    moves = moves_for(work, seat, turn)
    context = {
        "thing": thing.name,
        "work": work,
        "moves": moves,
        "signing": signing_of(request, here, work, ends_of([work.id])[work.id], moves, refusal),
        "turn": turn,
        "next": next_of(request, ""),
        "prefix": typed.get("prefix", ""),
        "reason": typed.get("reason", ""),
        "refused": explain(request, seat, work, refusal),
    }
    status = STATUSES.get(type(refusal), 400)
    if is_part(request):
        return show(request, "parts/moves", context, status=status)
    return show(request, "pages/move_refused", context, here=here, status=status)


def explain(request: HttpRequest, seat: Seat, work: Work, refusal: errors.Refusal) -> Refused:
    """A refused move in words, with what happened since the revision, or the statement, that the person saw."""
    user, seen = user_of(request), seen_in(request)
    faults = dict(refusal.errors) if isinstance(refusal, errors.InvalidFields) else {}
    reasons = faults.pop("reason", [])
    is_old = seen is not None and seen != work.revision
    then = state_at(user, work.id, seen) if is_old and seen is not None else None
    story = story_of(user, seat.project, work.id) if is_old else []
    is_about_more = isinstance(refusal, errors.StatementChanged)
    # What is asked of the signer is said beside the field for it.
    is_asked = isinstance(refusal, errors.ConfirmationNeeded | errors.TooManyAttempts)
    return Refused(
        message="" if is_asked or (reasons and not faults) else refusal_in_words(refusal, work, faults),
        missing=[(field_label(name), reason) for name, told in faults.items() for reason in told],
        in_the_way=_in_the_way(user, work, refusal),
        since=[told for told in story if seen is not None and told.revision > seen],
        changes=differences(then, state_of(work)) if then else [],
        reason_errors=reasons,
        around=_changed_around(user, seat, work, seen_sequence_in(request)) if is_about_more else [],
    )


def _changed_around(user: Viewer, seat: Seat, work: Work, sequence: int | None) -> list[Told]:
    """What happened to the ends and sources of a thing since the ledger stood there."""
    ends = ends_of([work.id])[work.id]
    sources = {end.source_id for end in ends} | ({work.source_id} if isinstance(work, Annotation) else set())
    return [] if sequence is None else story_since(user, seat.project, {*sources, *(end.id for end in ends)}, sequence)


def refusal_in_words(refusal: errors.Refusal, work: Work, faults: Mapping[str, Sequence[str]]) -> str:
    """Why the thing was not moved; `faults` are the fields that are wrong or missing."""
    if faults:
        return _("Something is missing before it can be submitted.")
    if isinstance(refusal, errors.StatementChanged):
        return _("What you would sign was changed after you read it. See what is there now, then decide again.")
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
