"""The findings of a project, to be worked through: what checks noticed, and what people make of it."""

import json
from collections.abc import Mapping, Sequence
from uuid import UUID

import orjson
from django.core.paginator import Paginator
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.actions.findings import decide_finding
from annotations.checks.finding import Noticed
from annotations.models import Finding, Source
from annotations.models.findings import FindingQuerySet
from annotations.pages.asked import id_in, one_of, page_in
from annotations.pages.checks import unfinished_runs
from annotations.pages.findings_shown import Typed, shown_findings, titles_of
from annotations.pages.forms import Field, fill, named
from annotations.pages.frame import Here, done, is_part, open_project, page, seen_in, show, typed_in, user_of
from annotations.queries.checks import unread_languages
from annotations.queries.findings import Wanted, counts_by, findings_in, noticed_in, with_all_said
from annotations.queries.visible import visible
from annotations.rules.errors import InvalidFields, NotAllowed, NotPossibleNow, Stale
from annotations.rules.findings import Decision, FindingStatus
from annotations.rules.kinds import Kind
from annotations.rules.permissions import Deed, Standing, may

SIZE = 25
TAB = "findings"
# What asks for a judgement, the weightiest first; dates and figures that were merely found, and what holds, come last.
ORDER = (
    Noticed.CONTRADICTION,
    Noticed.TENSION,
    Kind.TRANSLATION_ERROR,
    Noticed.DEPENDENCE,
    Kind.QUOTE,
    Noticed.HOLDS,
    Kind.STATISTIC,
    Kind.CLAIM,
)
QUESTIONS = "questions"
ROOM_MOST = 2_000  # places of findings that a room shows; the page of findings has all of them
ROOM_SAID = 120
ASKING = ORDER[:4]


@page
@require_safe
def findings(request: HttpRequest, project: UUID) -> HttpResponse:
    """Those that are wanted; if nothing is said, what is open and asks for a judgement."""
    here = _open(request, project)
    wanted, group = read_wanted(request.GET)
    found = _of_group(findings_in(project, user_of(request), wanted), group)
    sheet = Paginator(with_all_said(_in_order(found)), SIZE).get_page(page_in(request.GET))
    context = {
        "shown": shown_findings(list(sheet), here.seat.person, may_decide=_may_decide(here)),
        "sheet": sheet,
        "asked": _asked(request),
        "fields": fill(_filters(request, here), _chosen(request.GET, wanted, group)),
        "counts": _counts(request, project, wanted),
        "counted": _asked(request, without=("page", "kind", "check", "given")),
        "is_narrowed": bool(_asked(request)),
        "unread": unread_languages(project),
        "runs": unfinished_runs(request, here),
    }
    return show(request, "pages/findings", context, here=here, tab=TAB)


@page
@require_http_methods(["GET", "HEAD", "POST"])
def show_finding(request: HttpRequest, finding: UUID) -> HttpResponse:
    """The permanent page of one; sent to, it is decided."""
    found = visible(with_all_said(Finding.objects.visible_to(user_of(request))), finding)
    here = _open(request, found.project_id)
    if request.method == "POST":
        return _decide(request, found, here)
    return show(request, "pages/finding", _context(found, here), here=here, tab=TAB)


@page
@require_safe
def finding_card(request: HttpRequest, finding: UUID) -> HttpResponse:
    """What the panel of the reading room shows of it."""
    found = visible(with_all_said(Finding.objects.visible_to(user_of(request))), finding)
    here = _open(request, found.project_id)
    return show(request, "parts/finding_card", _context(found, here), here=here)


@page
@require_safe
def source_findings(request: HttpRequest, source: UUID) -> HttpResponse:
    """Where in a source something was noticed that asks for a judgement, as JSON for the reading room; nothing for
    readers. Rows of finding, number of the passage, start, end, kind, revision, check, and the message's first words.
    """
    found = visible(Source.objects.visible_to(user_of(request)), source)
    places = noticed_in(found.id, user_of(request), [str(kind) for kind in ASKING], most=ROOM_MOST + 1)
    titles = titles_of()
    rows = [
        (
            one.finding_id,
            one.number,
            one.start,
            one.end,
            one.finding.kind,
            one.finding.revision,
            titles.get(one.finding.check_name, one.finding.check_name),
            one.finding.message[:ROOM_SAID],
        )
        for one in places[:ROOM_MOST]
    ]
    body = {"rows": rows, "is_all": len(places) <= ROOM_MOST}
    return HttpResponse(orjson.dumps(body), content_type="application/json")


def read_wanted(asked: Mapping[str, str]) -> tuple[Wanted, str]:
    """What the address asks for, and which group of kinds; what the form does not offer narrows nothing."""
    kind = one_of([*(str(kind) for kind in ORDER), "any"], asked.get("kind", ""))
    status = one_of([*FindingStatus, "any"], asked.get("status", ""))
    is_current = {"any": None, "no": False}.get(asked.get("given", ""), True)
    wanted = Wanted(
        check=one_of(list(titles_of()), asked.get("check", "")) or None,
        kind=kind if kind and kind != "any" else None,
        status=None if status == "any" else status or FindingStatus.OPEN.value,
        source=id_in(asked.get("source", "")),
        is_current=is_current,
    )
    return wanted, "" if kind or wanted.check else QUESTIONS


def _open(request: HttpRequest, project: UUID) -> Here:
    """The project, for those who work in it: to readers findings are as hidden as drafts."""
    here = open_project(request, project)
    here.seat.permit(Deed.DECIDE_FINDINGS)
    return here


def _may_decide(here: Here) -> bool:
    return may(Standing(here.seat.role), Deed.DECIDE_FINDINGS) and not here.project.archived


def _of_group(found: FindingQuerySet, group: str) -> FindingQuerySet:
    return found.filter(kind__in=[str(kind) for kind in ASKING]) if group == QUESTIONS else found


def _in_order(found: FindingQuerySet) -> FindingQuerySet:
    """The weightiest first, and of one weight as they were given."""
    weights = [When(kind=str(kind), then=Value(number)) for number, kind in enumerate(ORDER)]
    return found.order_by(Case(*weights, default=Value(len(ORDER))), "id")


def _filters(request: HttpRequest, here: Here) -> list[Field]:
    everything = ("any", _("all"))
    sources = Source.objects.visible_to(user_of(request)).filter(project_id=here.project.id).order_by("title", "id")
    titles = [(str(key), title) for key, title in sources.values_list("id", "title")[:2_000]]
    kinds = (("", _("to be judged")), *named(str(kind) for kind in ORDER), everything)
    return [
        Field("kind", _("What"), "choice", choices=kinds),
        Field("check", _("Noticed by"), "choice", choices=(("", _("any check")), *titles_of().items())),
        Field("status", _("Status"), "choice", choices=(*named(FindingStatus), everything)),
        Field("source", _("In source"), "choice", choices=(("", _("any")), *titles)),
        Field("given", _("Given by the last run"), "choice", choices=(("", _("yes")), ("no", _("no")), everything)),
    ]


def _chosen(asked: Mapping[str, str], wanted: Wanted, group: str) -> dict[str, object]:
    return {
        "kind": asked.get("kind", "") if wanted.kind or asked.get("kind") == "any" else "" if group else "any",
        "check": wanted.check or "",
        "status": wanted.status or "any",
        "source": wanted.source or "",
        "given": {None: "any", False: "no", True: ""}[wanted.is_current],
    }


def _asked(request: HttpRequest, *, without: Sequence[str] = ("page",)) -> str:
    asked = request.GET.copy()
    for name in without:
        asked.pop(name, None)
    return "&".join(f"{name}={value}" for name, value in _pairs(asked.urlencode()))


def _pairs(query: str) -> list[tuple[str, str]]:
    return [(name, value) for name, _sign, value in (one.partition("=") for one in query.split("&")) if value]


def _counts(request: HttpRequest, project: UUID, wanted: Wanted) -> list[tuple[str, int]]:
    """How many there are of each kind that is found, for the line above the list."""
    counts = counts_by(project, user_of(request), Wanted(source=wanted.source, status=wanted.status), "kind")
    return [(str(kind), counts[str(kind)]) for kind in ORDER if counts.get(str(kind))]


def _context(found: Finding, here: Here, typed: Typed | None = None) -> dict[str, object]:
    (shown,) = shown_findings([found], here.seat.person, may_decide=_may_decide(here), typed=typed)
    return {"one": shown}


def _decide(request: HttpRequest, found: Finding, here: Here) -> HttpResponse:
    typed = typed_in(request)
    try:
        decide_finding(user_of(request), found.id, _said(typed), seen=seen_in(request))
    except InvalidFields as refusal:
        return _refused(request, found, here, Typed(typed, refusal.errors))
    except (Stale, NotPossibleNow, NotAllowed) as refusal:
        return _refused(request, found, here, Typed(typed, {"": [_told(refusal)]}))
    if not is_part(request):
        return done(request, reverse("finding", args=[found.id]), message=_done(typed.get("decision", "")))
    decided = visible(with_all_said(Finding.objects.visible_to(user_of(request))), found.id)
    response = show(request, _part(typed), _context(decided, here), here=here)
    response["HX-Trigger"] = json.dumps({"workbench:finding": {"id": str(found.id)}})
    return response


def _said(typed: Mapping[str, str]) -> dict[str, object]:
    """What the form says, as the interface takes it; what it does not ask about is left out."""
    decision = typed.get("decision", "")
    said: dict[str, object] = {"decision": decision, "reason": typed.get("reason", "")}
    if decision == Decision.REOPEN and typed.get("take_back"):
        said["take_back"] = True
    if decision == Decision.ACCEPT:
        said["becomes"] = typed.get("becomes") or None
        if said["becomes"] == "contradiction":
            said |= {"kind": typed.get("kind") or None, "explanation": typed.get("explanation")}
    return said


def _refused(request: HttpRequest, found: Finding, here: Here, typed: Typed) -> HttpResponse:
    """The finding as it is now, with what was typed and what is wrong with it."""
    now = visible(with_all_said(Finding.objects.visible_to(user_of(request))), found.id)
    context = _context(now, here, typed)
    if is_part(request):
        return show(request, _part(typed.said), context, here=here, status=400)
    return show(request, "pages/finding", context, here=here, tab=TAB, status=400)


def _part(typed: Mapping[str, str]) -> str:
    return "parts/finding_card" if typed.get("next") == "room" else "parts/finding"


def _told(refusal: Stale | NotPossibleNow | NotAllowed) -> str:
    if isinstance(refusal, Stale):
        return _("Somebody else decided this, or a check says it otherwise now; this is how it stands.")
    return str(refusal)


def _done(decision: str) -> str:
    words = {Decision.ACCEPT: _("Accepted."), Decision.DISMISS: _("Dismissed."), Decision.REOPEN: _("Open again.")}
    return words.get(Decision(decision), "")
