"""Where a source comes from: read by everybody, edited by who works in the project; and archiving it."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.actions.sources import revise_source
from annotations.imports.provenance import DIRECTIONS, TEXT_LIMIT
from annotations.models import Source
from annotations.pages.conflicts import conflict_with
from annotations.pages.forms import Field, changed_in, date_field, shown_form
from annotations.pages.frame import Here, done, is_part, open_project, page, seen_in, show, typed_in, user_of
from annotations.pages.uploads import normalised_in_words
from annotations.queries.people import names_of
from annotations.queries.visible import visible
from annotations.rules.errors import InvalidFields, Stale
from annotations.rules.permissions import Deed, Standing, may


def provenance_fields() -> list[Field]:
    """What people record of where a source comes from; all but the title may stay unknown."""
    direction = {"": _("unknown"), "ltr": _("left to right"), "rtl": _("right to left"), "auto": _("by its letters")}
    evidence = _("What the date rests on: a dateline, the latest date in the text, …")
    return [
        Field("title", _("Title"), required=True),
        Field("publisher", _("Publisher")),
        Field("author", _("Author")),
        Field("speaker", _("Speaker"), help=_("Whose words they are, in an interview or a speech.")),
        date_field("published", _("Published")),
        Field("dating_evidence", _("Evidence for the date"), "area", help=evidence),
        Field("genre", _("Genre"), help=_("Interview, official page, report, …")),
        Field("language", _("Language"), help=_("A tag of BCP 47: en, az-Latn, sr-Cyrl-RS")),
        Field(
            "direction",
            _("Direction"),
            "choice",
            choices=tuple((value, direction[value]) for value in ("", *DIRECTIONS)),
        ),
        Field("translated_from", _("Translated from"), help=_("As it is known: “az”, “Russian, presumed”")),
        Field(
            "found_at",
            _("Found at"),
            help=_("An address or a shelf mark. Each field at most %(limit)s characters.")
            % {"limit": f"{TEXT_LIMIT:,}"},
        ),
    ]


@page
@require_http_methods(["GET", "POST"])
def provenance(request: HttpRequest, source: UUID) -> HttpResponse:
    """What is recorded of a source and what is stored of it; who works in the project edits the first."""
    found = visible(Source.objects.visible_to(user_of(request)), source)
    here = open_project(request, found.project_id)
    if request.method != "POST":
        return _form(request, here, found, vars(found), found.revision)
    here.seat.permit(Deed.REVISE_PROVENANCE)
    typed, seen = typed_in(request), seen_in(request)
    changes = {name: value or None for name, value in changed_in(provenance_fields(), typed, found).items()}
    try:
        if changes:
            revise_source(user_of(request), source, changes, seen=seen)
    except InvalidFields as refusal:
        return _form(request, here, found, {**vars(found), **typed}, seen, refusal)
    except Stale as refusal:
        return _conflict(request, here, typed, refusal)
    message = _("Saved.") if changes else _("Nothing was changed.")
    return done(request, request.path, message=message, saved=_key(source))


@page
@require_http_methods(["GET", "POST"])
def archive_source(request: HttpRequest, source: UUID) -> HttpResponse:
    """Archive a source, or take it up again."""
    found = visible(Source.objects.visible_to(user_of(request)), source)
    to = reverse("provenance", args=[source])
    if request.method != "POST":
        return HttpResponseRedirect(to)
    archived = typed_in(request).get("archived", "true") == "true"
    revise_source(user_of(request), found.id, {"archived": archived}, seen=seen_in(request))
    return done(request, to, message=_("The source is archived.") if archived else _("The source is taken up again."))


def _key(source: UUID) -> str:
    return f"source:{source}:provenance"


def _form(
    request: HttpRequest,
    here: Here,
    source: Source,
    values: Mapping[str, object],
    seen: int | None,
    refusal: InvalidFields | None = None,
) -> HttpResponse:
    standing = Standing(here.seat.role)
    is_open = not here.project.archived
    context = {
        **_about(source),
        "may_revise": may(standing, Deed.REVISE_PROVENANCE) and is_open,
        "may_archive": may(standing, Deed.ARCHIVE) and is_open,
        **shown_form(provenance_fields(), values, refusal),
        "seen": seen,
        "key": _key(source.id),
    }
    template = "parts/provenance_form" if is_part(request) else "pages/provenance"
    return show(request, template, context, here=here, tab="sources", status=400 if refusal else 200)


def _conflict(request: HttpRequest, here: Here, typed: Mapping[str, str], refusal: Stale) -> HttpResponse:
    current = refusal.current
    assert isinstance(current, Source)  # noqa: S101  (what revise_source says it is)
    context = {**_about(current), **conflict_with(current, request, provenance_fields(), typed)}
    template = "parts/conflict" if is_part(request) else "pages/provenance"
    return show(request, template, context, here=here, tab="sources", status=412)


def _about(source: Source) -> dict[str, object]:
    names = names_of(source.recorded_by)
    return {
        "source": source,
        "sha256": bytes(source.sha256).hex(),
        "original_sha256": bytes(source.original_sha256).hex(),
        "normalised": normalised_in_words(source.normalised),
        "recorded_by": [names[person] for person in source.recorded_by],
    }
