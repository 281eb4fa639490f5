"""The timeline of a project: its dated annotations as bars, as a table, and as files."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.models import Viewer
from annotations.pages.asked import id_in, one_of, page_in
from annotations.pages.forms import Field, fill, named
from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.pictures import TAB, alone
from annotations.pages.timeline_columns import Columns, draw_columns
from annotations.pages.timeline_drawing import Drawing, draw
from annotations.queries.candidates import sources_annotated
from annotations.queries.people import names_in
from annotations.queries.timeline import (
    DATABLE,
    ORDERS,
    Dated,
    Span,
    Wanted,
    dated_in,
    read_dated,
    span_of,
    starts_and_ends,
    ties_between,
    without_days,
)
from annotations.rules.permissions import CONTRIBUTORS
from annotations.rules.signoff import Status
from annotations.rules.windows import LEVELS, Window, read_window, snapped

MOST = 250  # bars: more could not be told apart
SIZE = 100  # rows of the table
MARGIN = 40  # of so many parts one is left free on either side of all there is
NARROWED = ("kind", "status", "source", "author")


@dataclass(frozen=True)
class Looked:
    """What the address asks for, and what there is of it: in all of time, and in the window."""

    user: Viewer
    here: Here
    wanted: Wanted
    span: Span
    all: Window
    window: Window
    order: str

    @property
    def project(self) -> UUID:
        """The project."""
        return self.here.project.id


@page
@require_safe
def timeline(request: HttpRequest, project: UUID) -> HttpResponse:
    """As a page."""
    looked = look(request, project)
    found = dated_in(looked.user, project, looked.wanted, looked.window, looked.order)
    sheet = Paginator(found, SIZE).get_page(page_in(request.GET))
    values = {name: request.GET.get(name, "") for name in NARROWED} | _typed(request, looked)
    context = {
        **drawn(looked, sheet.paginator.count),
        "span": looked.span,
        "window": looked.window,
        "all": looked.all,
        "levels": _levels(looked.window),
        "rows": read_dated(sheet.object_list, project),  # type: ignore[arg-type]
        "sheet": sheet,
        "order": looked.order,
        "asked": _asked(request, *NARROWED, "order"),
        "asked_of_sheet": _asked(request, *NARROWED, "order", "from", "to"),
        "asked_unordered": _asked(request, *NARROWED, "from", "to"),
        "filters": _asked(request, *NARROWED),
        "fields": fill(_filters(looked), values),
        "is_narrowed": bool(_asked(request, *NARROWED, "from", "to")),
    }
    return show(request, "pages/timeline", context, here=looked.here, tab=TAB)


@page
@require_safe
def timeline_file(request: HttpRequest, project: UUID) -> HttpResponse:
    """What is drawn on the page, as a file."""
    looked = look(request, project)
    found = dated_in(looked.user, project, looked.wanted, looked.window, looked.order)
    count = found.count()
    told = ngettext("%(n)d dated annotation, %(when)s", "%(n)d dated annotations, %(when)s", count)
    described = told % {"n": count, "when": looked.window.in_words()}
    context = {**drawn(looked, count), "project": looked.here.project, "described": described}
    return alone(request, "timeline", context, name="timeline.svg")


@page
@require_safe
def nowhere_in_time(request: HttpRequest, project: UUID) -> HttpResponse:
    """Those that are on no timeline: their year is unknown, or they have no date at all."""
    looked = look(request, project)
    is_yearless = bool(request.GET.get("yearless"))
    found = without_days(looked.user, project, looked.wanted, yearless=is_yearless)
    sheet = Paginator(found, SIZE).get_page(page_in(request.GET))
    context = {
        "rows": read_dated(sheet.object_list, project),  # type: ignore[arg-type]
        "sheet": sheet,
        "is_yearless": is_yearless,
        "filters": _asked(request, *NARROWED),
        "asked": _asked(request, *NARROWED, "yearless"),
    }
    return show(request, "pages/nowhere_in_time", context, here=looked.here, tab=TAB)


def look(request: HttpRequest, project: UUID) -> Looked:
    """What the address asks for; what the form does not offer narrows nothing, and the form shows so."""
    here, user, asked = open_project(request, project), user_of(request), request.GET
    wanted = Wanted(
        kind=one_of(list(DATABLE), asked.get("kind", "")),
        status=one_of(list(Status), asked.get("status", "")),
        source=id_in(asked.get("source", "")),
        author=id_in(asked.get("author", "")),
    )
    span = span_of(user, project, wanted)
    everything = _around(span.whole)
    window = read_window(asked.get("from", ""), asked.get("to", ""), everything)
    return Looked(user, here, wanted, span, everything, window, one_of(ORDERS, asked.get("order", "")) or ORDERS[0])


def drawn(looked: Looked, count: int) -> dict[str, object]:
    """The picture for a template: bars, or columns where there are too many of them."""
    drawing: Drawing | Columns
    found = dated_in(looked.user, looked.project, looked.wanted, looked.window, ORDERS[0])
    if count > MOST:
        drawing = draw_columns(starts_and_ends(found), looked.window)
    else:
        dated: list[Dated] = read_dated(found[:MOST], looked.project)
        drawing = draw(dated, ties_between(looked.user, [one.id for one in dated]), looked.window)
    return {"drawing": drawing, "is_many": count > MOST, "count": count, "when": looked.window.in_words()}


def _around(whole: Window | None) -> Window:
    """All there is with a little room, so that nothing lies at the very edge."""
    if whole is None:
        return snapped(693_596, 738_155)  # 1900 to 2021: there is nothing to be seen in any
    room = max(1, whole.days // MARGIN)
    return snapped(whole.first - room, whole.last + room)


def _levels(window: Window) -> list[tuple[str, Window, bool]]:
    """The levels by name, each about the middle of the window; and whether the window is about as long already."""
    said = {
        "centuries": _("Centuries"),
        "decades": _("Decades"),
        "years": _("Years"),
        "months": _("Months"),
        "days": _("Days"),
    }
    nearest = min(LEVELS, key=lambda name: max(LEVELS[name] / window.days, window.days / LEVELS[name]))
    return [(said[name], window.about(window.middle, days), name == nearest) for name, days in LEVELS.items()]


def _typed(request: HttpRequest, looked: Looked) -> dict[str, str]:
    """The bounds as they are looked at; empty where nothing was asked."""
    first, last = looked.window.written()
    return {"from": first if request.GET.get("from") else "", "to": last if request.GET.get("to") else ""}


def _filters(looked: Looked) -> list[Field]:
    everything = ("", _("all"))
    sources = [(str(source), title) for source, title in sources_annotated(looked.user, looked.project)]
    people = sorted(((str(key), name) for key, name in names_in(looked.project).items()), key=lambda pair: pair[1])
    asked = {
        "kind": (_("Kind"), named(DATABLE)),
        "status": (_("Status"), named(Status)),
        "source": (_("Source"), sources),
        "author": (_("Author"), people),
    }
    if looked.here.seat.role not in CONTRIBUTORS:
        del asked["status"]
    choices = [Field(name, label, "choice", choices=(everything, *choices)) for name, (label, choices) in asked.items()]
    return [*choices, Field("from", _("From")), Field("to", _("To"))]


def _asked(request: HttpRequest, *names: str) -> str:
    """What the address asks for under these names, if it is not empty, to be put into another."""
    query = request.GET.copy()
    for name in list(query):
        if name not in names or not request.GET[name].strip():
            del query[name]
    return query.urlencode()
