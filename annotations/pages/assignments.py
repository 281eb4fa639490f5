"""Who is to look at what: seen by everybody who works in the project, said by managers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations.actions.assignments import assign_several, end_assignment
from annotations.models import Assignment, Membership, Source, Viewer
from annotations.pages.asked import page_in
from annotations.pages.forms import Field, fill, named, other_errors
from annotations.pages.frame import STATUSES, Here, done, open_project, page, seen_in, show, typed_in, user_of
from annotations.pages.progress import Progress, progress_of
from annotations.queries.assignments import assignments_in, progress_of_assignments
from annotations.queries.visible import visible
from annotations.rules.errors import InvalidFields, NotAllowed, NotPossibleNow, Refusal
from annotations.rules.kinds import REVIEWED
from annotations.rules.permissions import CONTRIBUTORS, Deed, Standing, may
from annotations.templatetags.words import words

PAGE = 200


@dataclass(frozen=True)
class Line:
    """What is assigned, and how far it is."""

    assignment: Assignment
    progress: Progress


@dataclass(frozen=True)
class Theirs:
    """Everything on the page that is assigned to one person."""

    name: str
    lines: list[Line] = field(default_factory=list)


@page
@require_http_methods(["GET", "HEAD", "POST"])
def assignments(request: HttpRequest, project: UUID) -> HttpResponse:
    """The assignments by person; a manager makes new ones, of several sources at once."""
    here = _open(request, project)
    if request.method != "POST":
        return _show(request, here)
    typed = typed_in(request)
    try:
        new = assign_several(
            user_of(request), project, typed.get("username"), request.POST.getlist("source"), typed.get("kind") or None
        )
    except (InvalidFields, NotPossibleNow) as refusal:
        return _show(request, here, refusal)
    message = ngettext("%(n)d assignment is made.", "%(n)d assignments are made.", len(new)) % {"n": len(new)}
    return done(request, request.path, message=message if new else _("All of this was assigned to them already."))


@page
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, project: UUID, assignment: UUID) -> HttpResponse:
    """Take one back."""
    _open(request, project)
    place = reverse("assignments", args=[project])
    found = visible(assignments_in(project, user_of(request)), assignment)
    if request.method != "POST":
        return HttpResponseRedirect(place)
    end_assignment(user_of(request), found.id, seen=seen_in(request))
    return done(request, place, message=_("It is no longer assigned to %(name)s.") % {"name": found.person.name})


def shown_assignments(user: Viewer, project: UUID, found: Sequence[Assignment]) -> list[Line]:
    """Assignments with how far each is."""
    cells = [(one.source_id, one.kind) for one in found]
    counts = progress_of_assignments(user, project, cells) if found else {}
    return [Line(one, progress_of(counts[cell])) for one, cell in zip(found, cells, strict=True)]


def _open(request: HttpRequest, project: UUID) -> Here:
    here = open_project(request, project)
    if here.seat.role not in CONTRIBUTORS:
        raise NotAllowed(_("Who is to look at what is for those who work in the project."))
    return here


def _show(request: HttpRequest, here: Here, refusal: Refusal | None = None) -> HttpResponse:
    user, project = user_of(request), here.project.id
    may_assign = may(Standing(here.seat.role), Deed.ASSIGN)
    sheet = Paginator(assignments_in(project, user), PAGE).get_page(page_in(request.GET))
    errors = refusal.errors if isinstance(refusal, InvalidFields) else {}
    fields = _fields(user, project) if may_assign else []
    context = {
        "people": _by_person(user, project, sheet),
        "sheet": sheet,
        "may_assign": may_assign,
        "may_add": may_assign and not here.project.archived,
        "fields": fill(fields, typed_in(request), errors),
        "sources": _sources(user, project) if may_assign else [],
        "chosen": set(request.POST.getlist("source")),
        "source_errors": errors.get("source", []),
        "errors": [refusal.message] if refusal and not errors else other_errors([*fields, Field("source", "")], errors),
    }
    status = 200 if refusal is None else STATUSES.get(type(refusal), 400)
    return show(request, "pages/assignments", context, here=here, tab="people", status=status)


def _by_person(user: Viewer, project: UUID, sheet: "Page[Assignment]") -> list[Theirs]:
    lines = shown_assignments(user, project, list(sheet))
    by_person = groupby(lines, key=lambda line: (line.assignment.person_id, line.assignment.person.name))
    return [Theirs(name, list(found)) for (_key, name), found in by_person]


def _fields(user: Viewer, project: UUID) -> list[Field]:
    roles = [role.value for role in CONTRIBUTORS]
    seats = Membership.objects.visible_to(user).filter(project_id=project, role__in=roles).order_by("person__name")
    names = [(name, f"{name} ({words(role).lower()})") for name, role in seats.values_list("person__name", "role")]
    return [
        Field("username", _("To whom"), "choice", choices=tuple(names)),
        Field("kind", _("What"), "choice", choices=(("", _("everything")), *named(REVIEWED))),
    ]


def _sources(user: Viewer, project: UUID) -> list[Mapping[str, str]]:
    sources = Source.objects.visible_to(user).filter(project_id=project, archived=False).order_by("title", "id")
    return [{"id": str(key), "title": title} for key, title in sources.values_list("id", "title")]
