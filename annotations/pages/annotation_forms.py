"""The forms in which a passage is tagged and what was said of it is edited; parts of the reading room's panel."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.actions.annotations import create_annotation, read_kind, revise_annotation
from annotations.actions.signoff import Asked, move_annotation
from annotations.models import Annotation, Source, Viewer
from annotations.models.ids import new_id
from annotations.pages.annotation_values import clashes_of, read_said, says, values_of, with_place
from annotations.pages.annotations import show_card
from annotations.pages.asked import number_in, sent_id
from annotations.pages.conflicts import chosen
from annotations.pages.details import detail_fields
from annotations.pages.forms import Field, Values, fill, other_errors
from annotations.pages.frame import ROOM, done, is_part, open_project, page, seen_in, show, typed_in, user_of
from annotations.pages.reading import rows_of
from annotations.queries.passages import window_around
from annotations.queries.room import passages_written
from annotations.queries.seats import Seat
from annotations.queries.states import state_at, why_returned
from annotations.queries.visible import annotation_seen_by, check_there, source_seen_by
from annotations.rules.anchoring import check_bounds, locate_in
from annotations.rules.errors import InvalidFields, NotPossibleNow, Stale
from annotations.rules.kinds import NOTE_LIMIT, Kind
from annotations.rules.permissions import Deed
from annotations.rules.signoff import Move, Status

FORM = "parts/annotation_form"
PLAIN = "plain"  # a page of its own instead of a part of the reading room's panel


@dataclass(frozen=True)
class Editing:
    """What a form is about: a new annotation, or one as it was seen at a revision."""

    source: Source
    seat: Seat
    address: str
    key: str
    seen: int | None = None
    id: UUID = field(default_factory=new_id)

    @property
    def is_new(self) -> bool:
        """Whether there is no annotation yet."""
        return self.seen is None


@page
@require_http_methods(["GET", "POST"])
def new_annotation(request: HttpRequest, source: UUID) -> HttpResponse:
    """Tag a passage: the form for the passage from `start` to `end`, and what becomes of it."""
    found, seat = source_seen_by(user_of(request), source)
    seat.permit(Deed.ANNOTATE)
    typed = typed_in(request) if request.method == "POST" else request.GET.dict()
    place = f"{typed.get('start', '')}-{typed.get('end', '')}"
    editing = Editing(found, seat, request.path, f"annotation:new:{source}:{place}", id=sent_id(typed))
    if request.method == "GET" and not is_part(request) and PLAIN not in typed:
        return redirect(f"{reverse('source', args=[source])}#new-{place}-{_kind(typed)}")
    if request.method == "GET" or "switch" in typed:
        return _form(request, editing, typed)
    try:
        made = _create(request, editing, typed)
    except InvalidFields as refusal:
        return _form(request, editing, typed, refusal)
    except Stale as refusal:
        return _conflict(request, editing, typed, refusal)
    made.source = found
    return _saved(request, editing, made, typed)


@page
@require_http_methods(["GET", "POST"])
def edit_annotation(request: HttpRequest, annotation: UUID) -> HttpResponse:
    """Edit what is said of a passage; what somebody else changed meanwhile is set beside it, field by field."""
    found, seat = annotation_seen_by(user_of(request), annotation)
    check_there(found)
    seat.permit_move(Move.REVISE, found)
    typed = with_place(chosen(typed_in(request))) if request.method == "POST" else values_of(found) | _plain(request)
    seen = seen_in(request) if request.method == "POST" else found.revision
    editing = Editing(found.source, seat, request.path, f"annotation:{annotation}:edit", seen or 0, annotation)
    if request.method == "GET" and not is_part(request) and PLAIN not in request.GET:
        return redirect(f"{reverse('source', args=[found.source_id])}#edit-{annotation}")
    if request.method == "GET" or "switch" in typed:
        return _form(request, editing, typed)
    try:
        revised = revise_annotation(user_of(request), annotation, read_said(typed, _quote(editing, typed)), seen=seen)
    except InvalidFields as refusal:
        return _form(request, editing, typed, refusal)
    except Stale as refusal:
        return _conflict(request, editing, typed, refusal)
    return _saved(request, editing, revised, typed)


def _create(request: HttpRequest, editing: Editing, typed: Values) -> Annotation:
    """The annotation; the same one where the form was sent before and its answer was lost, Stale if it says else."""
    user = user_of(request)
    said = read_said(typed, _quote(editing, typed))
    try:
        return create_annotation(user, editing.source.id, said, annotation_id=editing.id)
    except NotPossibleNow as refusal:
        if refusal.code != "id_taken":
            raise
    here = Annotation.objects.visible_to(user).filter(source=editing.source, deleted=False)
    mine = here.filter(pk=editing.id, author__user_id=user.pk).first()
    if mine is None:
        return create_annotation(user, editing.source.id, said)
    if not says(mine, said):
        raise Stale(mine)
    return mine


def _saved(request: HttpRequest, editing: Editing, annotation: Annotation, typed: Values) -> HttpResponse:
    """The card of what was saved, submitted if that was asked for; else the form, which says what is missing."""
    if typed.get("then") == "submit" and annotation.status == Status.DRAFT:
        try:
            annotation = _submitted(user_of(request), annotation)
        except InvalidFields as refusal:
            return _still_a_draft(request, editing, annotation, refusal)
    if PLAIN in typed:
        return done(request, reverse("annotation", args=[annotation.id]), message=_said(annotation), saved=editing.key)
    is_in_room = typed.get("next") == ROOM
    # The room paints what was saved at once and asks for its card then: the card takes longer than all else here.
    response = HttpResponse(status=204) if is_in_room else show_card(request, annotation.id)
    response["X-Saved"] = editing.key
    return _announced(response, editing.seat, annotation, opens=is_in_room)


def _said(annotation: Annotation) -> str:
    return _("Saved and submitted.") if annotation.status == Status.SUBMITTED else _("Saved.")


def _submitted(user: Viewer, annotation: Annotation) -> Annotation:
    """It after it was submitted, by this form or by the same one that was sent at the same time."""
    try:
        return move_annotation(user, annotation.id, Asked(Move.SUBMIT, "", annotation.revision))
    except (NotPossibleNow, Stale):
        now, _seat = annotation_seen_by(user, annotation.id)
        if (now.status, now.revision) != (Status.SUBMITTED, annotation.revision + 1):
            raise
        return now


def _still_a_draft(
    request: HttpRequest, editing: Editing, annotation: Annotation, refusal: InvalidFields
) -> HttpResponse:
    kept = Editing(
        editing.source,
        editing.seat,
        reverse("edit_annotation", args=[annotation.id]),
        f"annotation:{annotation.id}:edit",
        annotation.revision,
        annotation.id,
    )
    note = _("This is saved as a draft. To submit it, fill in what is marked.")
    response = _form(request, kept, values_of(annotation) | _plain(request), refusal, note=note)
    response["X-Saved"] = editing.key
    return _announced(response, editing.seat, annotation)


def _announced(response: HttpResponse, seat: Seat, annotation: Annotation, *, opens: bool = False) -> HttpResponse:
    """Tells the page's scripts what to paint, so that they need not ask for it, and whether to open its card."""
    rows = rows_of(passages_written(seat, annotation.id))
    told = {"id": annotation.id, "source": annotation.source_id, "opens": opens, **rows}
    response["HX-Trigger"] = json.dumps({"workbench:annotation": told}, default=str)
    return response


def _form(
    request: HttpRequest,
    editing: Editing,
    typed: Values,
    refusal: InvalidFields | None = None,
    *,
    note: str = "",
) -> HttpResponse:
    kind = _kind(typed)
    fields = [*detail_fields(kind), Field("note", _("Note"), "area", limit=NOTE_LIMIT)]
    errors = {} if refusal is None else refusal.errors
    shown = {one.name for one in fields}
    context = {
        "editing": editing,
        "kind": kind.value,
        "kinds": list(Kind),
        "fields": fill(fields, typed, errors),
        "errors": other_errors(fields, errors),
        "note": note,
        "returned": why_returned(user_of(request), editing.id, editing.seen or 0),
        "is_typed": request.method == "POST" and not note,
        "values": typed,
        "quote": _quote(editing, typed),
        # What was typed for another kind is kept, in case the person changes their mind.
        "kept": {name: value for name, value in typed.items() if name.startswith("details.") and name not in shown},
    }
    return _show(request, FORM, context, status=200 if refusal is None or note else 400)


def _conflict(request: HttpRequest, editing: Editing, typed: Values, refusal: Stale) -> HttpResponse:
    current = refusal.current
    assert isinstance(current, Annotation)  # noqa: S101  (what revise_annotation says it is)
    editing = replace(editing, address=reverse("edit_annotation", args=[current.id]), seen=editing.seen or 0)
    base = state_at(user_of(request), current.id, editing.seen or 0)
    mine = {**typed, "quote": _quote(editing, typed)}
    clashes = clashes_of(mine, values_of(current), base)
    context = {"editing": editing, "current": current, "clashes": clashes, "values": mine}
    return _show(request, "parts/annotation_conflict", context, status=412)


def _show(request: HttpRequest, part: str, context: Mapping[str, object], *, status: int) -> HttpResponse:
    """The part; within a page of its own where that was asked for."""
    if not _plain(request):
        return show(request, part, context, status=status)
    editing = context["editing"]
    assert isinstance(editing, Editing)  # noqa: S101  (what every form of this module is about)
    whole = {**context, "part": f"annotations/{part}.html", "source": editing.source, PLAIN: True}
    here = open_project(request, editing.source.project_id)
    return show(request, "pages/annotation_form", whole, here=here, tab="sources", status=status)


def _plain(request: HttpRequest) -> Values:
    """What goes on in the forms where a page of their own was asked for."""
    asked = PLAIN in (request.POST if request.method == "POST" else request.GET)
    return {PLAIN: "1"} if asked and not is_part(request) else {}


def _kind(typed: Values) -> Kind:
    try:
        return read_kind(typed.get("kind") or Kind.CLAIM.value)
    except InvalidFields:
        return Kind.CLAIM


def _quote(editing: Editing, typed: Mapping[str, str]) -> str:
    """The passage's words out of the stored text; InvalidFields where there is no such passage."""
    length = editing.source.length
    start, end = check_bounds(number_in(typed.get("start")), number_in(typed.get("end")), length)
    return locate_in(window_around(editing.source.id, start, end), start, end, length=length).quote
