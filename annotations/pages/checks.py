"""The checks of a project: whether each runs and how, what people made of what it found, and runs over the sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.actions.check_runs import cancel_run, run_checks
from annotations.actions.check_settings import set_check
from annotations.checks.reading import MOST
from annotations.models import CheckRun, Source
from annotations.pages.findings_shown import titles_of
from annotations.pages.forms import Field, fill, other_errors
from annotations.pages.frame import Here, done, is_part, open_project, page, seen_in, show, typed_in, user_of
from annotations.queries.checks import ProjectCheck, check_in, checks_in
from annotations.queries.people import names_in
from annotations.queries.visible import visible
from annotations.rules.checks import MOST_FINDINGS, UNFINISHED_RUNS, RunStatus
from annotations.rules.errors import InvalidFields, NotPossibleNow, Stale
from annotations.rules.findings import FindingStatus
from annotations.rules.permissions import Deed, Standing, may

TAB = "findings"
RUNS = 5  # so many of the last ones are shown


@dataclass(frozen=True)
class ShownCheck:
    """A check as it is listed: its form, and how much of what it found was accepted, of what was decided."""

    check: ProjectCheck
    fields: list[Field]
    errors: list[str] = field(default_factory=list)
    is_typed: bool = False

    @property
    def decided(self) -> int:
        """How many of its findings somebody decided about."""
        return self.accepted + self.dismissed

    @property
    def accepted(self) -> int:
        """How many were accepted."""
        return self.check.counts[FindingStatus.ACCEPTED]

    @property
    def dismissed(self) -> int:
        """How many were dismissed."""
        return self.check.counts[FindingStatus.DISMISSED]

    @property
    def share(self) -> int:
        """How much of what was decided was accepted, in per cent."""
        return round(100 * self.accepted / self.decided) if self.decided else 0


@dataclass(frozen=True)
class ShownRun:
    """A run as it is listed; `cut` are sources, with the titles of checks that had too much to look at or keep."""

    run: CheckRun
    by: str
    may_cancel: bool
    cut: list[tuple[Source, list[str]]]

    @property
    def is_unfinished(self) -> bool:
        """Whether it is queued or running."""
        return RunStatus(self.run.status) in UNFINISHED_RUNS

    @property
    def kept(self) -> str:
        """How many findings of one check in one source are kept."""
        return f"{MOST_FINDINGS:,}"

    @property
    def read(self) -> str:
        """How many dated sentences, events or figures of a source are looked at."""
        return f"{MOST:,}"

    @property
    def share(self) -> int:
        """How much of it is done, in per cent."""
        return min(100, 100 * self.run.done // self.run.total) if self.run.total else 0


@page
@require_http_methods(["GET", "HEAD", "POST"])
def checks(request: HttpRequest, project: UUID) -> HttpResponse:
    """All of them; sent to, they run over all sources."""
    here = _open(request, project)
    if request.method == "POST":
        try:
            run_checks(user_of(request), project)
        except NotPossibleNow as refusal:
            if refusal.code not in {"run_queued", "too_many_runs"}:
                raise
            return done(request, reverse("checks", args=[project]), message=str(refusal))
        return done(
            request, reverse("checks", args=[project]), message=_("The checks run as soon as the worker is free.")
        )
    return _list(request, here)


@page
@require_http_methods(["GET", "HEAD", "POST"])
def set_project_check(request: HttpRequest, project: UUID, check: str) -> HttpResponse:
    """Switch one on or off, and set its numbers."""
    here = _open(request, project)
    now = check_in(project, check, user_of(request))
    place = f"{reverse('checks', args=[project])}#check-{now.name}"
    if request.method != "POST":
        return redirect(place)
    typed = typed_in(request)
    try:
        set_check(user_of(request), project, check, _changes(now, typed), seen=seen_in(request))
    except InvalidFields as refusal:
        return _list(request, here, _typed_check(now, typed, refusal.errors))
    except Stale:
        told = {
            "": [_("Somebody else set this check meanwhile; this is how it stands. Set it again if you still want to.")]
        }
        return _list(request, here, _typed_check(check_in(project, check, user_of(request)), {}, told), status=412)
    return done(request, place, message=_("Saved. It shows at the next run."))


@page
@require_http_methods(["GET", "HEAD", "POST"])
def check_run(request: HttpRequest, run: UUID) -> HttpResponse:
    """How far a run is: a part that asks for itself again until it has ended; sent to, the run is cancelled."""
    found = visible(CheckRun.objects.visible_to(user_of(request)), run)
    here = _open(request, found.project_id)
    place = reverse("checks", args=[found.project_id])
    if request.method == "POST":
        try:
            cancel_run(user_of(request), run, seen=seen_in(request))
        except (NotPossibleNow, Stale):
            return done(request, place, message=_("It had ended before it could be cancelled."))
        return done(request, place, message=_("Cancelled. What it found so far stays."))
    if not is_part(request):
        return redirect(place)
    (shown,) = shown_runs([found], here)
    return show(request, "parts/check_run", {"shown": shown, "has_just_ended": not shown.is_unfinished}, here=here)


def _open(request: HttpRequest, project: UUID) -> Here:
    here = open_project(request, project)
    here.seat.permit(Deed.RUN_CHECKS)
    return here


def _list(request: HttpRequest, here: Here, typed: ShownCheck | None = None, *, status: int = 400) -> HttpResponse:
    project = here.project.id
    runs = CheckRun.objects.visible_to(user_of(request)).filter(project_id=project).order_by("-created", "-id")
    every = [_shown_check(one) for one in checks_in(project, user_of(request))]
    standing = Standing(here.seat.role)
    context = {
        "checks": [typed if typed and typed.check.name == one.check.name else one for one in every],
        "runs": shown_runs(list(runs[:RUNS]), here),
        "may_set": may(standing, Deed.SET_CHECKS) and not here.project.archived,
        "may_run": may(standing, Deed.RUN_CHECKS) and not here.project.archived,
    }
    return show(request, "pages/checks", context, here=here, tab=TAB, status=200 if typed is None else status)


def _cut(run: CheckRun) -> Iterable[tuple[str, list[str]]]:
    """By source, the checks that the run says it of; each once, though it may be of the reading and the comparing."""
    by_source: dict[str, dict[str, None]] = {}
    for one in run.cut:
        by_source.setdefault(one["source"], {})[one["check"]] = None
    return ((source, list(names)) for source, names in by_source.items())


def _shown_check(check: ProjectCheck) -> ShownCheck:
    return ShownCheck(check, fill(_fields(check), {name: str(value) for name, value in check.settings.items()}))


def _typed_check(check: ProjectCheck, typed: Mapping[str, str], errors: Mapping[str, Sequence[str]]) -> ShownCheck:
    """The check with what was typed for it, and the errors beside its fields."""
    fields = _fields(check)
    beside = {name.removeprefix("settings."): reasons for name, reasons in errors.items()}
    stands = {name: str(value) for name, value in check.settings.items()}
    return ShownCheck(check, fill(fields, {**stands, **typed}, beside), other_errors(fields, beside), bool(typed))


def _fields(check: ProjectCheck) -> list[Field]:
    return [
        Field(
            setting.name,
            setting.meaning,
            help=_("%(low)s to %(high)s; %(default)s if nobody says otherwise")
            % {"low": f"{setting.low:,}", "high": f"{setting.high:,}", "default": f"{setting.default:,}"},
        )
        for setting in check.check.SETTINGS
    ]


def _changes(check: ProjectCheck, typed: Mapping[str, str]) -> dict[str, object]:
    """What the form says, as the interface takes it; an empty field is the check's own number."""
    settings: dict[str, object] = {}
    for setting in check.check.SETTINGS:
        if setting.name in typed:
            written = typed[setting.name].strip()
            is_whole = written.isascii() and written.removeprefix("-").isdecimal() and len(written) < 10
            settings[setting.name] = (int(written) if is_whole else written) if written else None
    return {"is_on": typed.get("is_on") == "1", "settings": settings}


def unfinished_runs(request: HttpRequest, here: Here) -> list[ShownRun]:
    """Those that are going on, and the ones that wait for them, as far as they are shown."""
    runs = CheckRun.objects.visible_to(user_of(request)).filter(project_id=here.project.id, status__in=UNFINISHED_RUNS)
    return shown_runs(list(runs.order_by("-status", "created", "id")[:RUNS]), here)


def shown_runs(runs: Sequence[CheckRun], here: Here) -> list[ShownRun]:
    """The runs with who asked for them, and what is to be said of each."""
    names = names_in(here.project.id)
    may_cancel = may(Standing(here.seat.role), Deed.RUN_CHECKS)
    sources = Source.objects.in_bulk({UUID(cut["source"]) for one in runs for cut in one.cut})
    titles = titles_of()
    return [
        ShownRun(
            one,
            names[one.asked_by_id],
            may_cancel and RunStatus(one.status) in UNFINISHED_RUNS,
            [(sources[UUID(source)], [titles.get(name, name) for name in names]) for source, names in _cut(one)],
        )
        for one in runs
    ]
