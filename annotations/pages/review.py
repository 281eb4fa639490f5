"""The reviewer's queue: one thing at a time, large, and the next by itself."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from annotations.actions.leases import look_at, take_next
from annotations.models import Viewer
from annotations.models.states import Work
from annotations.pages.asked import id_in
from annotations.pages.frame import (
    STATUSES,
    Here,
    done,
    is_part,
    offer_about,
    open_project,
    page,
    show,
    typed_in,
    user_of,
)
from annotations.pages.moves import ANNOTATION, Movable, Refused, explain, find_thing, move_asked, moves_for, said
from annotations.pages.signing import signing_of
from annotations.pages.turns import although, is_looking
from annotations.pages.work import ShownWork, show_works
from annotations.queries.queue import queue_at, waiting_for_others
from annotations.queries.seats import Seat
from annotations.queries.stories import Told, story_of
from annotations.queries.turns import turn_of
from annotations.rules import errors
from annotations.rules.permissions import REVIEWERS
from annotations.rules.signoff import MEANINGS, Move, Status

REACH = 320  # so that the passage, what is said of it, and the decision stand on one screen
REACH_OF_ENDS = 250  # the quotes of a contradiction are to stand side by side on one screen
DECISIONS = frozenset({Move.SIGN_OFF, Move.RETURN, Move.REJECT})
SENT_BACK = frozenset({Move.RETURN, Move.REJECT, Move.REOPEN, Move.UNSETTLE})


@dataclass(frozen=True)
class Desk:
    """What lies before a reviewer: the thing, its story, and the decisions that are open to them."""

    shown: ShownWork
    story: list[Told]
    moves: list[Move]
    is_own: bool
    meaning: str
    waits: bool

    @property
    def was_sent_back(self) -> bool:
        """Whether it has a story that is to be known before it is decided."""
        return any(told.action in SENT_BACK for told in self.story)


@dataclass(frozen=True)
class Answer:
    """What came of a decision: it was made, or it was refused, and what was typed for it.

    `offer` says how it is undone, if it can be, and where it is seen then.
    """

    message: str = ""
    offer: tuple[str, str] = ("", "")
    refused: Refused | None = None
    reason: str = ""
    status: int = 200
    refusal: errors.Refusal | None = None


@page
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, project: UUID) -> HttpResponse:
    """One thing of the queue; what is decided on it leads on to the next."""
    here = open_project(request, project)
    if request.method == "POST":
        return _decide(request, here)
    item = id_in(request.GET.get("item"))
    if is_looking(request):
        item = _hand_out(user_of(request), project, item)
    return _show(request, here, item, Answer())


def _hand_out(user: Viewer, project: UUID, item: UUID | None) -> UUID | None:
    """What lies on the desk from now on, so that nobody else is handed it; None if nothing is left."""
    if item is None:
        return take_next(user, project)
    look_at(user, project, item)
    return item


def _decide(request: HttpRequest, here: Here) -> HttpResponse:
    user, item = user_of(request), id_in(request.POST.get("item"))
    if item is None:
        raise errors.NotVisible
    thing, work, seat = find_thing(user, here.project.id, item)
    place = queue_at(user, here.project.id, item).here
    try:
        although(request, turn_of(user, here.project.id, here.seat.person, work))
        move = move_asked(request, thing, item)
    except errors.Refusal as refusal:
        return _show(request, here, item, _refused(request, (thing, work, seat), refusal))
    return _go_on(request, here, place.after if place else None, (thing.name, item), said(move))


def _go_on(
    request: HttpRequest, here: Here, following: UUID | None, about: tuple[str, UUID], message: str
) -> HttpResponse:
    """The next thing, at its own address, so that a reload and the way back find it again."""
    saved = f"{about[0]}:{about[1]}:review"
    user, queue = user_of(request), reverse("review", args=[here.project.id])
    if following and not look_at(user, here.project.id, following):
        following = None  # somebody else was faster
    address = f"{queue}?item={following}" if following else queue
    if not is_part(request):
        return done(request, address, message=message, saved=saved, about=about)
    following = following or take_next(user, here.project.id)
    address = f"{queue}?item={following}" if following else queue
    offer = (offer_about(request, *about), f"{queue}?item={about[1]}")
    response = _show(request, here, following, Answer(message=message, offer=offer))
    response["X-Saved"], response["HX-Push-Url"] = saved, address
    return response


def _refused(request: HttpRequest, found: tuple[Movable, Work, Seat], refusal: errors.Refusal) -> Answer:
    thing, work, seat = found
    now, _ = thing.find(user_of(request), work.id)
    return Answer(
        refused=explain(request, seat, now, refusal),
        reason=typed_in(request).get("reason", ""),
        status=STATUSES.get(type(refusal), 400),
        refusal=refusal,
    )


def _show(request: HttpRequest, here: Here, item: UUID | None, answer: Answer) -> HttpResponse:
    user, project = user_of(request), here.project.id
    queue = queue_at(user, project, item)
    desk = _desk(request, here, queue.here.id if queue.here else item, answer.refusal)
    is_alone = is_part(request) and not request.headers.get("HX-History-Restore-Request")
    context = {
        "queue": queue,
        "desk": desk,
        "answer": answer,
        "reviews": here.seat.role in REVIEWERS,
        "aside": waiting_for_others(user, project),
        "project": here.project,
        "is_alone": is_alone,
    }
    template = "parts/desk" if is_alone else "pages/review"
    return show(request, template, context, here=here, tab="review", status=answer.status)


def _desk(request: HttpRequest, here: Here, chosen: UUID | None, refusal: errors.Refusal | None) -> Desk | None:
    if chosen is None:
        return None
    user = user_of(request)
    thing, work, seat = find_thing(user, here.project.id, chosen)
    turn = turn_of(user, here.project.id, here.seat.person, work)
    reach = REACH if thing is ANNOTATION else REACH_OF_ENDS
    (shown,) = show_works([work], here.project.id, reach=reach, turns={work.id: turn})
    moves = [move for move in moves_for(work, seat, turn) if move in DECISIONS]
    return Desk(
        shown=replace(shown, signing=signing_of(request, here, work, shown.ends, moves, refusal)),
        story=story_of(user, here.project.id, work.id),
        moves=moves,
        is_own=seat.person in work.authors,
        meaning=MEANINGS[thing.name],
        waits=work.status == Status.SUBMITTED,
    )
