"""A project: its sources and how far they are; making one, saying what it is about, archiving it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from annotations.actions.projects import NAME_LIMIT, create_project, revise_project
from annotations.models import Project, Source, Viewer
from annotations.models.ids import new_id
from annotations.pages.asked import number_in, sent_id
from annotations.pages.conflicts import conflict_with
from annotations.pages.findings import ASKING
from annotations.pages.forms import Field, changed_in, named, several_in, shown_form, written
from annotations.pages.frame import Here, done, is_part, open_project, page, seen_in, show, typed_in, user_of
from annotations.pages.progress import Progress, progress_of
from annotations.queries.assignments import SourceAssignee, assignees_of
from annotations.queries.counts import counts_of
from annotations.queries.findings import asking_in
from annotations.queries.sources import contradictions_touching, sources_in
from annotations.rules.errors import InvalidFields, NotPossibleNow, Stale
from annotations.rules.kinds import NOTE_LIMIT, REVIEWED
from annotations.rules.permissions import Deed, Standing, may
from annotations.templatetags.words import words as in_words

PAGE = 100
NEW = "project:new:new"
SHORT_LINES = 3
WINDOWS = (15, 30, 60, 240)  # minutes
SHORT_LENGTH = 400


@dataclass(frozen=True)
class SourceLine:
    """A source in the list: how far it is, how many contradictions rest on it, to whom it is assigned, and how many
    findings ask for a judgement.
    """

    source: Source
    progress: Progress
    contradictions: int
    assignees: Sequence[SourceAssignee]
    findings: int


@page
@require_safe
def show_project(request: HttpRequest, project: UUID) -> HttpResponse:
    """The sources, a hundred a page: found by their words, sorted, archived or not."""
    here, user = open_project(request, project), user_of(request)
    words, order = request.GET.get("search", "")[:200], request.GET.get("sort", "")
    archived = request.GET.get("archived") == "true"
    found = sources_in(project, user, archived=archived, words=words, order=order)
    sheet = Paginator(found, PAGE).get_page(request.GET.get("page"))
    first, rest = in_short(here.project.guidelines)
    context = {
        "lines": _lines(list(sheet), user),
        "sheet": sheet,
        "words": words,
        "order": order,
        "orders": _orders(),
        "archived": archived,
        "archived_count": 0 if archived else sources_in(project, user, archived=True).count(),
        "asked": _asked(request.GET),
        "guidelines": first,
        "more_guidelines": rest,
        "may_import": may(Standing(here.seat.role), Deed.IMPORT_SOURCES) and not here.project.archived,
        "may_revise": may(Standing(here.seat.role), Deed.REVISE_PROJECT),
    }
    return show(request, "pages/project", context, here=here, tab="sources")


def in_short(guidelines: str) -> tuple[str, str]:
    """The first lines of the guidelines, at least one or what is short of it, and the rest."""
    lines = guidelines.split("\n")
    if len(lines) <= SHORT_LINES + 1 and len(guidelines) <= SHORT_LENGTH:
        return guidelines, ""
    first = "\n".join(lines[:SHORT_LINES])
    while len(first) > SHORT_LENGTH and "\n" in first:
        first = first.rpartition("\n")[0]
    if len(first) > SHORT_LENGTH:
        first = first[:SHORT_LENGTH].rpartition(" ")[0] or first[:SHORT_LENGTH]
    return first, guidelines[len(first) :].removeprefix("\n")


def _lines(sources: Sequence[Source], user: Viewer) -> list[SourceLine]:
    ids = [source.id for source in sources]
    counts, touching, assignees = counts_of(ids, user), contradictions_touching(ids, user), assignees_of(ids, user)
    asking = asking_in(ids, user, [str(kind) for kind in ASKING])
    return [
        SourceLine(
            source,
            progress_of(counts[source.id]),
            touching.get(source.id, 0),
            assignees.get(source.id, []),
            asking.get(source.id, 0),
        )
        for source in sources
    ]


def _orders() -> list[tuple[str, str]]:
    return [
        ("added", _("in the order they came in")),
        ("newest", _("newest first")),
        ("title", _("by title")),
        ("published", _("by date of publication")),
    ]


def _asked(asked: QueryDict) -> str:
    """What was asked for, without the page, for the links to the other pages."""
    kept = asked.copy()
    kept.pop("page", None)
    return kept.urlencode()


def project_fields(project: Project | None = None) -> list[Field]:
    """What a project says of itself. No `maxlength`: a browser would cut a longer text off without a word."""
    return [
        Field("name", _("Name"), required=True, help=_("At most %(limit)s characters.") % {"limit": NAME_LIMIT}),
        Field("description", _("What it is about"), "area", help=_("For everybody in the project.")),
        Field(
            "guidelines",
            _("Guidelines"),
            "area",
            help=_("What annotators are asked to do, beside the text. Plain text, at most %(limit)s characters.")
            % {"limit": f"{NOTE_LIMIT:,}"},
        ),
        Field(
            "two_reviewers",
            _("Two reviewers"),
            "several",
            choices=tuple(named(REVIEWED)),
            help=_(
                "What is chosen is signed off when two different reviewers have signed it. What was signed before this"
                " is changed stays signed."
            ),
        ),
        Field(
            "sign_again_after",
            _("Before signing, say again who you are"),
            "choice",
            choices=signing_choices(project),
            help=_(
                "Whoever signs off types their password, or a code of their authenticator app. “Each time” is once for"
                " what is chosen in a list and signed off together."
            ),
        ),
    ]


def signing_choices(project: Project | None = None) -> tuple[tuple[str, str], ...]:
    """How often a project may ask, in words; what it asks now is among them, though only the API can say so."""
    minutes = {*WINDOWS} if project is None or not project.sign_again_after else {*WINDOWS, project.sign_again_after}
    windows = [
        (str(n), ngettext("once in %(n)s minute", "once in %(n)s minutes", n) % {"n": n}) for n in sorted(minutes)
    ]
    return (("", _("never")), ("0", _("each time")), *windows)


def as_stored(typed: Mapping[str, str]) -> dict[str, object]:
    """What was typed, with minutes as a number and kinds as a list; what is none stays, and is refused by its field."""
    stored: dict[str, object] = dict(typed)
    if "two_reviewers" in typed:
        stored["two_reviewers"] = typed["two_reviewers"].split()
    if "sign_again_after" in typed:
        minutes = typed["sign_again_after"]
        number = number_in(minutes, digits=4)
        stored["sign_again_after"] = None if minutes == "" else minutes if number is None else number
    return stored


@page
@require_http_methods(["GET", "POST"])
def new_project(request: HttpRequest) -> HttpResponse:
    """Make a project, whose manager one is then."""
    typed = typed_in(request) | several_in(project_fields(), request.POST)
    if request.method != "POST":
        return _new_form(request, {"id": str(new_id())})
    try:
        made = _create(user_of(request), typed)
    except InvalidFields as refusal:
        return _new_form(request, typed, refusal)
    message = _("The project is made, and you are its manager. Bring in sources next.")
    return done(request, reverse("project", args=[made.id]), message=message, saved=NEW)


def _create(user: AbstractBaseUser, typed: Mapping[str, str]) -> Project:
    """The project; the same one where the form was sent before and its answer was lost."""
    said = as_stored({field.name: typed.get(field.name, "") for field in project_fields()})
    sent = sent_id(typed)
    try:
        return create_project(user, said, project_id=sent)
    except NotPossibleNow:
        earlier = Project.objects.visible_to(user).filter(pk=sent).first()
        if earlier is not None and not changed_in(project_fields(), typed, earlier):
            return earlier
        return create_project(user, said)


def _new_form(request: HttpRequest, typed: Mapping[str, str], refusal: InvalidFields | None = None) -> HttpResponse:
    context = {
        **shown_form(project_fields(), typed, refusal),
        "sent_id": typed.get("id", ""),
        "key": NEW,
    }
    template = "parts/project_form" if is_part(request) else "pages/new_project"
    return show(request, template, context, status=400 if refusal else 200)


@page
@require_http_methods(["GET", "POST"])
def project_settings(request: HttpRequest, project: UUID) -> HttpResponse:
    """What the project is about: everybody reads it, managers edit it."""
    here = open_project(request, project)
    if request.method != "POST":
        return _settings_form(request, here, vars(here.project), here.project.revision)
    here.seat.permit(Deed.REVISE_PROJECT)
    typed, seen = typed_in(request) | several_in(project_fields(), request.POST), seen_in(request)
    try:
        changes = as_stored(changed_in(project_fields(), typed, here.project))
        if changes:
            revise_project(user_of(request), project, changes, seen=seen)
    except InvalidFields as refusal:
        return _settings_form(request, here, {**vars(here.project), **typed}, seen, refusal)
    except Stale as refusal:
        return _settings_conflict(request, here, typed, refusal)
    message = _("Saved.") if changes else _("Nothing was changed.")
    return done(request, request.path, message=message, saved=_settings_key(project))


def _settings_key(project: UUID) -> str:
    return f"project:{project}:settings"


def _settings_form(
    request: HttpRequest,
    here: Here,
    values: Mapping[str, object],
    seen: int | None,
    refusal: InvalidFields | None = None,
) -> HttpResponse:
    context = {
        "may_revise": may(Standing(here.seat.role), Deed.REVISE_PROJECT),
        **shown_form(project_fields(here.project), values, refusal),
        "two_reviewers": [in_words(kind) for kind in here.project.two_reviewers],
        "asks_who": dict(signing_choices(here.project))[written(here.project.sign_again_after)],
        "seen": seen,
        "key": _settings_key(here.project.id),
    }
    template = "parts/project_form" if is_part(request) else "pages/project_settings"
    return show(request, template, context, here=here, tab="settings", status=400 if refusal else 200)


def _settings_conflict(request: HttpRequest, here: Here, typed: Mapping[str, str], refusal: Stale) -> HttpResponse:
    current = refusal.current
    assert isinstance(current, Project)  # noqa: S101  (what revise_project says it is)
    context = conflict_with(current, request, project_fields(current), typed)
    template = "parts/conflict" if is_part(request) else "pages/project_settings"
    return show(request, template, context, here=here, tab="settings", status=412)


@page
@require_http_methods(["GET", "POST"])
def archive_project(request: HttpRequest, project: UUID) -> HttpResponse:
    """Archive the project, or take it up again, after asking."""
    here = open_project(request, project)
    here.seat.permit(Deed.REVISE_PROJECT)
    about = reverse("project_settings", args=[project])
    if request.method != "POST":
        return show(request, "pages/archive_project", {}, here=here, tab="settings")
    archived = typed_in(request).get("archived", "true") == "true"
    revise_project(user_of(request), project, {"archived": archived}, seen=seen_in(request))
    message = _("The project is archived.") if archived else _("The project is taken up again.")
    return done(request, about, message=message)
