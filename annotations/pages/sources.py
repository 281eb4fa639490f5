"""Bringing sources in, by pasting or by files, all or none; and what became of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from annotations.actions.sources import NewSource, import_sources
from annotations.imports.texts import BYTES_LIMIT, LENGTH_LIMIT
from annotations.models import Source
from annotations.pages.asked import sent_id
from annotations.pages.forms import Field, fill
from annotations.pages.frame import Here, done, is_part, open_project, page, show, typed_in, user_of
from annotations.pages.projects import PAGE
from annotations.pages.provenance import provenance_fields
from annotations.pages.uploads import (
    Unreadable,
    WholeUploadHandler,
    normalised_in_words,
    read_chosen,
    read_pasted,
)
from annotations.queries.sources import brought_in_with, same_texts
from annotations.queries.visible import visible
from annotations.rules.errors import NotPossibleNow
from annotations.rules.permissions import Deed, Standing, may

PASTE, UPLOAD = "paste", "files"


@dataclass(frozen=True)
class Twin:
    """A new text that is here already, or comes twice: its title, the other's, and what confirms that this is meant."""

    title: str
    other: str
    sha256: str


@dataclass(frozen=True)
class BroughtIn:
    """A source that came in, and what was changed in its text on the way."""

    source: Source
    normalised: list[str]


@dataclass(frozen=True)
class Sent:
    """What was sent and not brought in: by which form, what was typed in it, and why not."""

    way: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    refusal: Unreadable | None = None
    twins: Sequence[Twin] = ()


# Django reads a form on the way to its check of forgeries, and would read it before the handler is there.
@csrf_exempt
@page
@require_http_methods(["GET", "POST"])
def new_sources(request: HttpRequest, project: UUID) -> HttpResponse:
    """Paste a text, or choose files."""
    request.upload_handlers.insert(0, WholeUploadHandler(request))
    return _new_sources(request, project)


@csrf_protect
def _new_sources(request: HttpRequest, project: UUID) -> HttpResponse:
    here = open_project(request, project)
    here.seat.permit(Deed.IMPORT_SOURCES)
    here.seat.check_open()
    if request.method != "POST":
        return _show(request, here, Sent())
    typed = typed_in(request)
    way, sent = UPLOAD if typed.get("way") == UPLOAD else PASTE, sent_id(typed)
    try:
        new = read_chosen(typed, request.FILES, sent) if way == UPLOAD else [read_pasted(typed, sent)]
    except Unreadable as refusal:
        return _show(request, here, Sent(way, typed, refusal))
    twins = _twins(request, here, new)
    # Looked at after the twins: a form sent twice at once is a twin of its own as soon as it is there.
    first = _sent_before(request, here, new)
    if not first and {twin.sha256 for twin in twins} - set(typed.get("anyway", "").split()):
        return _show(request, here, Sent(way, typed, Unreadable(status=409), twins))
    first = first or _import(request, here, new)
    message = ngettext("%(count)s source is in.", "%(count)s sources are in.", len(new)) % {"count": len(new)}
    return done(request, reverse("brought_in", args=[first]), message=message, saved=_key(here, way))


def _import(request: HttpRequest, here: Here, new: Sequence[NewSource]) -> UUID:
    """The id of the first; the same one where the form is sent twice at once."""
    user = user_of(request)
    try:
        return import_sources(user, here.project.id, new)[0].id
    except NotPossibleNow as refusal:
        if refusal.code != "id_taken":
            raise
        again = [NewSource(one.text, one.provenance) for one in new]
        return _sent_before(request, here, new) or import_sources(user, here.project.id, again)[0].id


def _sent_before(request: HttpRequest, here: Here, new: Sequence[NewSource]) -> UUID | None:
    """The id of the first, where the form was sent before and its answer was lost."""
    user = user_of(request)
    earlier = Source.objects.visible_to(user).filter(pk=new[0].id, project=here.project).first()
    is_same = earlier is not None and _is_of(earlier, new, brought_in_with(earlier, user).count())
    return new[0].id if is_same else None


def _is_of(earlier: Source, new: Sequence[NewSource], count: int) -> bool:
    """Whether it came in by this very form."""
    first = new[0]
    said = (earlier.title, bytes(earlier.original_sha256).hex(), count)
    return said == (first.provenance.title, first.text.original_sha256, len(new))


def _twins(request: HttpRequest, here: Here, new: Sequence[NewSource]) -> list[Twin]:
    """Those of the texts that the project has already, or that come more than once."""
    hashes = Counter(one.text.sha256 for one in new)
    known = same_texts(here.project.id, user_of(request), hashes)
    firsts: dict[str, str] = {}
    twins: list[Twin] = []
    for one in new:
        title, sha256 = one.provenance.title or "", one.text.sha256
        other = known.get(sha256) or firsts.get(sha256)
        if other is not None:
            twins.append(Twin(title, other, sha256))
        firsts.setdefault(sha256, title)
    return twins


def _key(here: Here, way: str) -> str:
    return f"project:{here.project.id}:{way}"


def _show(request: HttpRequest, here: Here, sent: Sent) -> HttpResponse:
    """Both forms, or as a part the one that was sent, with what was typed in it."""
    context = {
        "paste": _form(here, PASTE, _paste_fields(), sent),
        "files": _form(here, UPLOAD, provenance_fields()[1:], sent),
        "length_limit": f"{LENGTH_LIMIT:,}",
        "bytes_limit": BYTES_LIMIT // 1_000_000,
        "body_limit": settings.BODY_LIMIT // 1_000_000,
        "files_limit": f"{settings.DATA_UPLOAD_MAX_NUMBER_FILES:,}",
    }
    template = "pages/new_sources"
    if is_part(request):
        template = "parts/upload_form" if sent.way == UPLOAD else "parts/paste_form"
    status = sent.refusal.status if sent.refusal else 200
    return show(request, template, context, here=here, tab="sources", status=status)


def _form(here: Here, way: str, fields: Sequence[Field], sent: Sent) -> dict[str, object]:
    mine = sent if sent.way == way else Sent()
    refusal = mine.refusal or Unreadable()
    shown = fill(fields, mine.typed, refusal.errors)
    return {
        "key": _key(here, way),
        "sent_id": sent_id(mine.typed),
        "fields": shown,
        "errors": refusal.errors,
        "is_open": any(one.value or one.errors for one in shown if one.name not in ("title", "text")),
        "refused": mine.refusal is not None,
        "files": refusal.files,
        "twins": mine.twins,
        "anyway": " ".join(sorted({twin.sha256 for twin in mine.twins})),
    }


def _paste_fields() -> list[Field]:
    title, *others = provenance_fields()
    limit = _("At most %(limit)s characters.") % {"limit": f"{LENGTH_LIMIT:,}"}
    return [title, Field("text", _("Text"), "area", required=True, help=limit), *others]


@page
@require_safe
def brought_in(request: HttpRequest, source: UUID) -> HttpResponse:
    """What came in together with a source, and what was changed in each text."""
    user = user_of(request)
    found = visible(Source.objects.visible_to(user), source)
    here = open_project(request, found.project_id)
    sheet = Paginator(brought_in_with(found, user), PAGE).get_page(request.GET.get("page"))
    rows = [BroughtIn(one, normalised_in_words(one.normalised)) for one in sheet]
    context = {"rows": rows, "sheet": sheet, "sees_findings": may(Standing(here.seat.role), Deed.DECIDE_FINDINGS)}
    return show(request, "pages/brought_in", context, here=here, tab="sources")
