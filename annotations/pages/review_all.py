"""Everything that waits for a reviewer in one list, decided on together."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations.actions.signoff import Asked, read_move
from annotations.models import Source, Viewer
from annotations.pages.asked import id_in, one_of, shown_items, shown_statements
from annotations.pages.forms import Field, fill, named
from annotations.pages.frame import STATUSES, Here, done, offer_all, open_project, page, show, typed_in, user_of
from annotations.pages.many import Report, move_chosen
from annotations.pages.signing import shown_signing, signer_in, who_signs
from annotations.pages.work import show_works
from annotations.queries.people import names_in
from annotations.queries.queue import Wanted, waiting_for_others, waiting_kinds, waiting_list
from annotations.queries.turns import turns_of
from annotations.rules.errors import ConfirmationNeeded, InvalidFields, Refusal, TooManyAttempts
from annotations.rules.fields import says_nothing
from annotations.rules.permissions import REVIEWERS
from annotations.rules.signoff import MEANINGS, NEEDS_REASON, Move

MOST = 200
FILTERS = ("source", "kind", "author", "assigned")
DONE: Mapping[Move, Callable[[int], str]] = {
    Move.SIGN_OFF: lambda n: ngettext("%(n)d signed off.", "%(n)d signed off.", n),
    Move.RETURN: lambda n: ngettext("%(n)d returned.", "%(n)d returned.", n),
    Move.REJECT: lambda n: ngettext("%(n)d rejected.", "%(n)d rejected.", n),
}


@page
@require_http_methods(["GET", "HEAD", "POST"])
def review_all(request: HttpRequest, project: UUID) -> HttpResponse:
    """The list; what was chosen in it is moved item by item, each on the revision that was shown."""
    here = open_project(request, project)
    if request.method != "POST":
        return _show(request, here)
    try:
        move, reason, chosen = _asked(request)
    except InvalidFields as fault:
        return _show(request, here, faults=fault.errors, status=400)
    asked, shown = Asked(move, reason, None), shown_statements(request, MOST)
    try:
        report = move_chosen(user_of(request), project, chosen, asked, shown=shown, signer=signer_in(request))
    except (ConfirmationNeeded, TooManyAttempts) as refusal:
        return _show(request, here, refusal=refusal, status=STATUSES[type(refusal)])
    if report.refused:
        return _show(request, here, report=report)
    offer_all(request, project, here.waiting.sequence)
    return done(request, request.get_full_path(), message=_told(move, report), saved=_key(project))


def _told(move: Move, report: Report) -> str:
    there, first = report.done, report.first
    words = DONE[move](there) if move in DONE else ngettext("%(n)d moved.", "%(n)d moved.", there)
    also = ngettext(
        "%(n)d signed; it waits for a second reviewer.", "%(n)d signed; they wait for a second reviewer.", first
    )
    return " ".join(said % {"n": count} for said, count in ((words, there), (also, first)) if count)


def _asked(request: HttpRequest) -> tuple[Move, str, list[tuple[UUID, int]]]:
    typed = typed_in(request)
    move, reason = read_move(typed.get("move"), typed.get("reason", ""))
    chosen = shown_items(request, MOST)
    faults = {}
    if not chosen:
        faults["item"] = [_("Choose at least one of the things below.")]
    if move in NEEDS_REASON and says_nothing(reason):
        faults["reason"] = [_("Say why; the authors read it with each of the things.")]
    if faults:
        raise InvalidFields(faults)
    return move, reason, chosen


def _show(
    request: HttpRequest,
    here: Here,
    *,
    report: Report | None = None,
    faults: dict[str, list[str]] | None = None,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    user, project = user_of(request), here.project.id
    asked = {name: request.GET.get(name, "") for name in FILTERS}
    works = waiting_list(user, here.seat, _wanted(request), MOST)
    filters = {name: value for name, value in asked.items() if value}
    shown = show_works(works, project, turns=turns_of(user, project, here.seat.person, works))
    context = {
        "waiting": [replace(one, signing=shown_signing(here, one.work, one.ends)) for one in shown],
        "who": who_signs(request, here, refusal),
        "total": None if asked["assigned"] == "all" else here.waiting.to_review,
        "aside": waiting_for_others(user, project),
        "reviews": here.seat.role in REVIEWERS,
        "fields": fill(_filters(user, project), asked),
        "is_filtered": bool(filters),
        "action": f"{request.path}?{urlencode(filters)}" if filters else request.path,
        "chosen": set(request.POST.getlist("item")),
        "reason": typed_in(request).get("reason", ""),
        "report": report,
        "faults": faults or {},
        "meanings": MEANINGS,
        "key": _key(project),
    }
    return show(request, "pages/review_all", context, here=here, tab="review", status=status)


def _key(project: UUID) -> str:
    return f"project:{project}:review-all"


def _wanted(request: HttpRequest) -> Wanted:
    kind = request.GET.get("kind", "")
    return Wanted(
        source=id_in(request.GET.get("source")),
        kind=kind if kind in waiting_kinds() else None,
        author=id_in(request.GET.get("author")),
        assigned=one_of(("me", "all"), request.GET.get("assigned", "")),
    )


def _filters(user: Viewer, project: UUID) -> list[Field]:
    everything = ("", _("all"))
    sources = Source.objects.visible_to(user).filter(project_id=project).order_by("title", "id")
    titles = [(str(key), title) for key, title in sources.values_list("id", "title")]
    people = sorted(((str(key), name) for key, name in names_in(project).items()), key=lambda pair: pair[1])
    return [
        Field("source", _("Source"), "choice", choices=(everything, *titles)),
        Field("kind", _("Kind"), "choice", choices=(everything, *named(waiting_kinds()))),
        Field("author", _("Author"), "choice", choices=(everything, *people)),
        Field("assigned", _("Assigned"), "choice", choices=_whose()),
    ]


def _whose() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("to me or to nobody")),
        ("me", _("to me")),
        ("all", _("to anybody or to nobody")),
    )
