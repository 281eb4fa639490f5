"""The releases of a project: made, watched while they are built, cancelled, and the permanent page of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.actions.releases import ask_for_release, cancel_release
from annotations.models import Release, ReleaseFile
from annotations.models.ids import new_id
from annotations.pages.asked import sent_id
from annotations.pages.citing import cite_release
from annotations.pages.forms import Field, fill
from annotations.pages.frame import Here, done, is_part, open_project, page, seen_in, show, typed_in, user_of
from annotations.queries.changes import one_before
from annotations.queries.people import names_in
from annotations.queries.releasable import releasable_in
from annotations.queries.released import Manifest, data_card_of, manifests_of
from annotations.queries.visible import visible
from annotations.queries.workers import Attention, attention_for
from annotations.rules.errors import InvalidFields, NotPossibleNow, Stale
from annotations.rules.kinds import NOTE_LIMIT
from annotations.rules.permissions import Deed, Standing, may
from annotations.rules.releases import UNFINISHED, ReleaseStatus
from annotations.rules.signoff import Status

TAB = "releases"


@dataclass(frozen=True)
class ShownRelease:
    """A release as it is listed; `manifest` only of one that is ready, `attention` only of one that is not ended."""

    release: Release
    by: str
    manifest: Manifest | None
    attention: Attention | None
    may_cancel: bool

    @property
    def is_unfinished(self) -> bool:
        """Whether it is queued or being built."""
        return ReleaseStatus(self.release.status) in UNFINISHED

    @property
    def share(self) -> int:
        """How much of it is written, in per cent."""
        return min(100, 100 * self.release.done // self.release.total) if self.release.total else 0


@page
@require_http_methods(["GET", "HEAD", "POST"])
def releases(request: HttpRequest, project: UUID) -> HttpResponse:
    """All releases; for managers also what one made now would hold, and the form to make it."""
    here = open_project(request, project)
    if request.method != "POST":
        return _list(request, here, {"id": str(new_id())})
    typed = typed_in(request)
    release_id = sent_id(typed)
    try:
        release = ask_for_release(user_of(request), project, typed.get("note", ""), release_id=release_id)
    except InvalidFields as refusal:
        return _list(request, here, typed, refusal)
    except NotPossibleNow as refusal:
        if refusal.code != "id_taken":
            raise
        release = _sent_before(request, project, release_id, typed.get("note", ""))
    return done(request, reverse("release", args=[release.id]), saved=f"release:new:{project}")


def _sent_before(request: HttpRequest, project: UUID, release_id: UUID, note: str) -> Release:
    """The release that this form made when its answer was lost; another one if the id is of something else."""
    user = user_of(request)
    mine = Release.objects.visible_to(user).filter(pk=release_id, project_id=project, created_by__user_id=user.pk)
    return mine.filter(note=note).first() or ask_for_release(user, project, note)


@page
@require_http_methods(["GET", "HEAD", "POST"])
def show_release(request: HttpRequest, release: UUID) -> HttpResponse:
    """The permanent page of a release; sent to, it is cancelled."""
    found = visible(Release.objects.visible_to(user_of(request)), release)
    here = open_project(request, found.project_id)
    if request.method == "POST":
        return _cancel(request, found)
    (shown,) = _shown([found], here)
    context: dict[str, object] = {"shown": shown, "then": "show"}
    if shown.manifest is not None:
        context |= {
            "files": _files(found),
            "counts": counts_in_words(shown.manifest),
            "data_card": data_card_of(found),
            "before": one_before(found),
            "citation": cite_release(request, found, here.project, by=shown.by, data_sha256=shown.manifest.data_sha256),
        }
    return show(request, "pages/release", context, here=here, tab=TAB)


@page
@require_safe
def release_progress(request: HttpRequest, release: UUID) -> HttpResponse:
    """How far a release is: the part of the other pages that asks for itself again until there is no more to tell."""
    found = visible(Release.objects.visible_to(user_of(request)), release)
    here = open_project(request, found.project_id)
    (shown,) = _shown([found], here)
    then = "show" if request.GET.get("then") == "show" else ""
    if not is_part(request):
        return show(request, "pages/release", {"shown": shown, "then": "show"}, here=here, tab=TAB)
    response = show(request, "parts/release_progress", {"shown": shown, "then": then})
    if then and not shown.is_unfinished:
        response["HX-Refresh"] = "true"
    return response


def counts_in_words(manifest: Manifest) -> Sequence[tuple[str, int]]:
    """What a release holds, in the order in which people ask for it."""
    named = {
        "annotations": _("annotations"),
        "contradictions": _("contradictions"),
        "sources": _("sources"),
        "people": _("people"),
    }
    return [(words, manifest.counts[name]) for name, words in named.items()]


def _list(
    request: HttpRequest, here: Here, typed: Mapping[str, str], refusal: InvalidFields | None = None
) -> HttpResponse:
    found = Release.objects.visible_to(user_of(request)).filter(project_id=here.project.id)
    may_release = may(Standing(here.seat.role), Deed.RELEASE)
    note = Field("note", _("Note"), "area", limit=NOTE_LIMIT, help=_("Stands in the release. What is new, and why."))
    errors = {} if refusal is None else refusal.errors
    context: dict[str, object] = {
        "may_release": may_release,
        "may_take_ledger": may(Standing(here.seat.role), Deed.TAKE_LEDGER),
        "releasable": releasable_in(here.project.id) if may_release else None,
        "statuses": [status.value for status in Status if status is not Status.SIGNED_OFF],
        "note": fill([note], typed, errors)[0],
        "id": typed.get("id", ""),
        "is_refused": refusal is not None,
    }
    status = 200 if refusal is None else 400
    if is_part(request) and request.method == "POST":
        return show(request, "parts/release_form", {**context, "project": here.project}, status=status)
    context["shown"] = _shown(list(found.order_by("-created", "-id")), here)
    return show(request, "pages/releases", context, here=here, tab=TAB, status=status)


def _shown(found: Sequence[Release], here: Here) -> list[ShownRelease]:
    names, manifests = names_in(here.project.id), manifests_of(found)
    unfinished = {one.id for one in found if ReleaseStatus(one.status) in UNFINISHED}
    attention = attention_for(unfinished)
    may_release = may(Standing(here.seat.role), Deed.RELEASE)
    return [
        ShownRelease(
            release=one,
            by=names[one.created_by_id],
            manifest=manifests.get(one.id),
            attention=attention.get(one.id),
            may_cancel=may_release and one.id in unfinished,
        )
        for one in found
    ]


def _files(release: Release) -> list[tuple[ReleaseFile, str]]:
    """The files with their hashes in hex."""
    return [(file, bytes(file.sha256).hex()) for file in release.files.order_by("id")]


def _cancel(request: HttpRequest, release: Release) -> HttpResponse:
    try:
        cancel_release(user_of(request), release.id, seen=seen_in(request))
    except (NotPossibleNow, Stale):
        # It ended while the button was pressed; its page says how.
        message = _("It had ended before it could be cancelled.")
    else:
        message = _("Cancelled.")
    return done(request, reverse("release", args=[release.id]), message=message)
