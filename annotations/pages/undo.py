"""What one did last, and taking it back: as a page, from the notice after an act, and for the reading room."""

from collections.abc import Sequence
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations.actions.undo import take_back, take_back_many
from annotations.models import Annotation
from annotations.models.states import Work
from annotations.pages.asked import number_in
from annotations.pages.frame import STATUSES, Here, done, next_of, open_project, page, seen_in, show, user_of
from annotations.pages.reading import read_ids
from annotations.queries.ends import ends_of
from annotations.queries.seats import seat_in
from annotations.queries.taking_back import TakenBack
from annotations.queries.undo import Act, acts_of
from annotations.rules.errors import NotVisible, Refusal

MOST = 200
DIGITS = 18  # of a sequence


@page
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, project: UUID) -> HttpResponse:
    """The person's own last acts, each with what takes it back, or why nothing does; several at once, too."""
    here = open_project(request, project)
    if request.method != "POST":
        return _show(request, here)
    items = _items(request)
    if items:
        return _take_back(request, here, items)
    if "entry" not in request.POST:
        return done(request, reverse("undo", args=[project]), message=_("Nothing was chosen."))
    taken = take_back(user_of(request), project, _entry(request), seen=seen_in(request))
    message = f"{_('Taken back.')} {taken.stays}".strip()
    return done(request, next_of(request, reverse("undo", args=[project])), message=message)


@page
@require_http_methods(["GET", "HEAD", "POST"])
def next_undo(request: HttpRequest, project: UUID) -> HttpResponse:
    """For the page's scripts, as JSON: what comes next, of work in each `source`; or one act, taken back."""
    seat = seat_in(project, user_of(request))
    if request.method == "POST":
        try:
            taken = take_back(user_of(request), project, _entry(request), seen=seen_in(request))
        except Refusal as refusal:
            return _json({"refusal": refusal.message}, STATUSES.get(type(refusal), 400))
        return _json({"passages": _passages(taken.work)})
    acts = acts_of(seat, sources=read_ids(request.GET, "source"))
    return _json({"person": seat.person, "undo": _shape(acts.undo), "redo": _shape(acts.redo)})


def _show(
    request: HttpRequest, here: Here, refused: Sequence[tuple[int, Refusal]] = (), taken: int = 0
) -> HttpResponse:
    acts = acts_of(here.seat, most=MOST)
    first = number_in(request.GET.get("from"), digits=DIGITS)
    words = {act.done.sequence: act.words for act in acts.latest}
    context = {
        "redo": acts.redo,
        "standing": [act for act in acts.latest if act.refusal is None],
        "staying": [act for act in acts.latest if act.refusal is not None],
        "chosen": {act.done.sequence for act in acts.latest if first is not None and act.done.sequence >= first},
        "refused": [(words.get(entry, ""), refusal.message) for entry, refusal in refused],
        "taken": taken,
        "most": MOST,
    }
    return show(request, "pages/undo", context, here=here, tab="history")


def _take_back(request: HttpRequest, here: Here, items: Sequence[tuple[int, int]]) -> HttpResponse:
    made = list(take_back_many(user_of(request), here.project.id, items))
    refused = [(entry, outcome) for entry, outcome in made if isinstance(outcome, Refusal)]
    taken = [outcome for _entry, outcome in made if isinstance(outcome, TakenBack)]
    if refused:
        return _show(request, here, refused, len(taken))
    stays = next((one.stays for one in taken if one.stays), "")
    message = ngettext("%(n)d taken back.", "%(n)d taken back.", len(taken)) % {"n": len(taken)}
    return done(request, reverse("undo", args=[here.project.id]), message=f"{message} {stays}".strip())


def _items(request: HttpRequest) -> list[tuple[int, int]]:
    """What was chosen: entries, each with the revision that was shown of its thing."""
    pairs = [raw.partition(":") for raw in request.POST.getlist("item")[:MOST]]
    read = [(number_in(entry, digits=DIGITS), number_in(revision)) for entry, _colon, revision in pairs]
    return [(entry, revision) for entry, revision in read if entry is not None and revision is not None]


def _entry(request: HttpRequest) -> int:
    entry = number_in(request.POST.get("entry"), digits=DIGITS)
    if entry is None:
        raise NotVisible
    return entry


def _passages(work: Work) -> list[UUID]:
    """Those that have to be painted anew."""
    return [work.id] if isinstance(work, Annotation) else [end.id for end in ends_of([work.id])[work.id]]


def _shape(act: Act | None) -> dict[str, object] | None:
    if act is None:
        return None
    return {
        "entry": act.done.sequence,
        "revision": act.work.revision,
        "id": act.done.id,
        "words": act.words,
        "stays": act.stays,
        "refusal": None if act.refusal is None else act.refusal.message,
    }


def _json(said: dict[str, object], status: int = 200) -> HttpResponse:
    return HttpResponse(orjson.dumps(said), content_type="application/json", status=status)
