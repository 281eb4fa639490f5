"""The forms in which annotations are set against each other, and in which a contradiction is edited."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations.actions.contradictions import create_contradiction, revise_contradiction
from annotations.actions.signoff import Asked, move_annotation, move_contradiction
from annotations.models import Contradiction
from annotations.models.ids import new_id
from annotations.pages.asked import sent_id
from annotations.pages.choosing import CHANGES, choosing_from, chosen_ends, rearranged
from annotations.pages.conflicts import chosen
from annotations.pages.contradiction_values import by_field, clashes_of, fields_for, ids_in, said_in, values_of
from annotations.pages.contradictions import TAB
from annotations.pages.forms import Values, fill, named, other_errors
from annotations.pages.frame import Here, done, is_part, open_project, page, seen_in, show, typed_in, user_of
from annotations.pages.tagged import as_annotations, ends_asked, selected_in, tagging
from annotations.queries.candidates import ends_named
from annotations.queries.ends import ends_of
from annotations.queries.states import state_at
from annotations.queries.visible import check_there, contradiction_seen_by
from annotations.rules.errors import InvalidFields, NotPossibleNow, NotVisible, Refusal, Stale
from annotations.rules.kinds import Kind
from annotations.rules.permissions import Deed
from annotations.rules.signoff import Move, Status

FORM = "contradiction_form"
CONFLICT = "contradiction_conflict"


@dataclass(frozen=True)
class Making:
    """What a form is about: a contradiction to be made under this id, or one as it was seen at a revision."""

    here: Here
    id: UUID
    seen: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether there is none yet."""
        return self.seen is None

    @property
    def address(self) -> str:
        """Where the form is sent."""
        if self.is_new:
            return reverse("new_contradiction", args=[self.here.project.id])
        return reverse("edit_contradiction", args=[self.id])

    @property
    def key(self) -> str:
        """Under which the browser keeps what is typed."""
        return f"contradiction:new:{self.here.project.id}" if self.is_new else f"contradiction:{self.id}:edit"


@page
@require_http_methods(["GET", "POST"])
def new_contradiction(request: HttpRequest, project: UUID) -> HttpResponse:
    """Set annotations against each other: the form with the ends that the address names, and what becomes of it."""
    here = open_project(request, project)
    here.seat.permit(Deed.CONTRADICT)
    if request.method != "POST":
        ids, selected = ends_asked(request.GET.getlist("with"))
        typed = {"annotations": " ".join(map(str, ids)), "selected": " ".join(one.written for one in selected)}
        return _form(request, Making(here, new_id()), typed)
    typed = _typed(request)
    making = Making(here, sent_id(typed))
    if typed.keys() & set(CHANGES):
        return _form(request, making, typed)
    try:
        tagged = as_annotations(user_of(request), project, selected_in(typed))
        made = create_contradiction(
            user_of(request), project, said_in(typed), contradiction_id=making.id, tagging=tagging(tagged)
        )
    except InvalidFields as refusal:
        return _form(request, making, typed, refusal)
    except NotPossibleNow as refusal:
        return (
            _sent_before(request, making, typed)
            if refusal.code == "id_taken"
            else _form(request, making, typed, refusal)
        )
    return _saved(request, making, made, typed)


@page
@require_http_methods(["GET", "POST"])
def edit_contradiction(request: HttpRequest, contradiction: UUID) -> HttpResponse:
    """Edit one; what somebody else changed meanwhile is set beside it, field by field."""
    found, seat = contradiction_seen_by(user_of(request), contradiction)
    here = open_project(request, found.project_id)
    check_there(found)
    seat.permit_move(Move.REVISE, found)
    if request.method != "POST":
        return _form(request, Making(here, found.id, found.revision), values_of(found))
    typed = chosen(_typed(request))
    making = Making(here, found.id, seen_in(request) or 0)
    if typed.keys() & {*CHANGES, "switch"}:
        return _form(request, making, typed)
    try:
        revised = revise_contradiction(user_of(request), found.id, said_in(typed), seen=making.seen)
    except Stale as refusal:
        assert isinstance(refusal.current, Contradiction)  # noqa: S101  (what revise_contradiction says it is)
        return _conflict(request, making, typed, refusal.current)
    except (InvalidFields, NotPossibleNow) as refusal:
        return _form(request, making, typed, refusal)
    return _saved(request, making, revised, typed)


def _typed(request: HttpRequest) -> Values:
    """What was typed, with the ends in one field and as the pressed button leaves them."""
    typed = typed_in(request)
    ids = ids_in(" ".join(str(ends) for ends in request.POST.getlist("annotations")))
    selected = " ".join(str(words) for words in request.POST.getlist("selected"))
    return typed | {"annotations": " ".join(str(end) for end in rearranged(ids, typed)), "selected": selected}


def _sent_before(request: HttpRequest, making: Making, typed: Values) -> HttpResponse:
    """The form was sent twice and the first answer got lost: on to what it made, or both versions if they differ."""
    try:
        made, _seat = contradiction_seen_by(user_of(request), making.id)
    except NotVisible:
        made = None
    if made is None or made.project_id != making.here.project.id:
        taken = NotPossibleNow(_("This form was used for something else. Send it again."), code="id_taken")
        return _form(request, Making(making.here, new_id()), typed, taken)
    sent = {name: typed.get(name, "") for name in values_of(made)}
    if made.deleted or said_in(sent) == said_in(values_of(made)):
        return _saved(request, making, made, {})
    return _conflict(request, Making(making.here, made.id, made.revision), typed, made)


def _saved(request: HttpRequest, making: Making, contradiction: Contradiction, typed: Values) -> HttpResponse:
    """On to its page, submitted if that was asked for; if something is missing, the form says so."""
    message = _("Saved.")
    if typed.get("then") == "submit":
        try:
            asked = Asked(Move.SUBMIT, "", contradiction.revision)
            move_contradiction(user_of(request), contradiction.id, asked)
            message = _submitted(request, contradiction, {one.id for one in selected_in(typed)})
        except InvalidFields as refusal:
            kept = Making(making.here, contradiction.id, contradiction.revision)
            note = _("This is saved as a draft. To submit it, fill in what is marked.")
            response = _form(request, kept, values_of(contradiction), refusal, note=note)
            response["X-Saved"] = making.key
            return response
    to = reverse("contradiction", args=[contradiction.id])
    return done(request, to, message=message, saved=making.key, about=("contradiction", contradiction.id))


def _submitted(request: HttpRequest, contradiction: Contradiction, tagged: Collection[UUID]) -> str:
    """Submits what was tagged on the way too, as far as nothing is missing in it; what came of it, in words."""
    drafts = 0
    for end in ends_of([contradiction.id])[contradiction.id]:
        if end.status != Status.DRAFT:
            continue
        try:
            if end.id in tagged:
                move_annotation(user_of(request), end.id, Asked(Move.SUBMIT, "", end.revision))
                continue
        except InvalidFields:
            pass  # what is missing is asked for where it is submitted by itself
        drafts += 1
    if not drafts:
        return _("Saved and submitted.")
    return ngettext(
        "Saved and submitted. %(n)s of its passages is still a draft; submit it too, it is reviewed first.",
        "Saved and submitted. %(n)s of its passages are still drafts; submit them too, they are reviewed first.",
        drafts,
    ) % {"n": drafts}


def _form(
    request: HttpRequest, making: Making, typed: Values, refusal: Refusal | None = None, *, note: str = ""
) -> HttpResponse:
    user, here = user_of(request), making.here
    selected = {one.id: one for one in selected_in(typed)}
    tagged = as_annotations(user, here.project.id, list(selected.values())) if making.is_new else {}
    ends = chosen_ends(user, here.project.id, ids_in(typed.get("annotations", "")), tagged)
    fields = fields_for(ends.annotations, typed.get("resolution", ""))
    errors = by_field(getattr(refusal, "errors", {}), len(ends.annotations))
    context = {
        "making": making,
        "chosen": ends,
        "selected": {key: one for key, one in selected.items() if key in tagged},
        "kinds": named(Kind),
        "choosing": choosing_from(request, user, here.project.id),
        "fields": fill(fields, typed, errors),
        "is_folded": not typed.get("reason") and typed.get("resolution", "open") in {"", "open"},
        "end_errors": errors.get("annotations", ()),
        "errors": other_errors(fields, {name: told for name, told in errors.items() if name != "annotations"}),
        "refusal": refusal if isinstance(refusal, NotPossibleNow) else None,
        "note": note,
        "is_typed": request.method == "POST",
        # The button that was pressed may be gone; the one beside it takes the focus.
        "pressed": {change: typed[change] for change in CHANGES if change in typed},
    }
    return _shown(request, FORM, context, here, _status(refusal, note))


def _conflict(request: HttpRequest, making: Making, typed: Values, current: Contradiction) -> HttpResponse:
    theirs = values_of(current)
    mine = theirs | {name: typed[name] for name in theirs if name in typed}
    user = user_of(request)
    base = state_at(user, current.id, making.seen or 0) if making.seen != current.revision else None
    named = ids_in(f"{mine['annotations']} {theirs['annotations']}")
    ends = {str(end.id): end for end in ends_named(user, current.project_id, named)}
    context = {
        "making": Making(making.here, current.id, current.revision),
        "current": current,
        "seen": making.seen,
        "values": mine,
        "clashes": clashes_of(mine, theirs, base, ends),
    }
    return _shown(request, CONFLICT, context, making.here, 412)


def _shown(request: HttpRequest, name: str, context: Mapping[str, object], here: Here, status: int) -> HttpResponse:
    """As a page, as the form for htmx, or as the list to choose from where htmx asks for no more."""
    if not is_part(request):
        return show(request, f"pages/{name}", context, here=here, tab=TAB, status=status)
    is_list = request.headers.get("HX-Target") == "choices"
    return show(request, f"parts/{'annotation_choice' if is_list else name}", context, status=status)


def _status(refusal: Refusal | None, note: str) -> int:
    if refusal is None or note:
        return 200
    return 409 if isinstance(refusal, NotPossibleNow) else 400
