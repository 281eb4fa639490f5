"""The checks of a project and their settings, and runs of them over its sources."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.check_runs import cancel_run, run_checks
from annotations.actions.check_settings import set_check
from annotations.api.endpoints import Endpoint, instant, known_filters, page_limit, page_start, place_by_creation
from annotations.api.memberships import only
from annotations.api.parsing import seen_by
from annotations.api.presenting_findings import present_check, present_run
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.findings import CheckChange, CheckOut, CheckRunIn, CheckRunOut, ChecksOut
from annotations.models import CheckRun
from annotations.queries.checks import check_in, checks_in
from annotations.queries.people import names_in
from annotations.queries.seats import seat_in
from annotations.queries.visible import visible
from annotations.rules.permissions import Deed


class Checks(Endpoint):
    """The checks of a project."""

    @described(
        "Every check: whether it runs here, with which settings, and what people made of what it found",
        {200: ChecksOut},
        refusals=[400],
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        known_filters(request.GET, ())
        return answer({"results": [present_check(one) for one in checks_in(project, self.user)]})


class OneCheck(Endpoint):
    """One check of a project."""

    @described("A check", {200: CheckOut})
    def get(self, request: Request, project: UUID, check: str) -> HttpResponse:  # noqa: ARG002
        """Show."""
        seat_in(project, self.user)
        found = check_in(project, check, self.user)
        return answer(present_check(found), revision=found.revision)

    @described(
        "Switch a check on or off, or set its numbers; that shows at the next run",
        {200: CheckOut},
        takes=CheckChange,
        refusals=[403, 409, 412, 428],
        parameters=[IF_MATCH],
    )
    def patch(self, request: Request, project: UUID, check: str) -> HttpResponse:
        """Set."""
        changed = set_check(self.user, project, check, self.body(), seen=seen_by(request))
        return answer(present_check(changed), revision=changed.revision)


class CheckRuns(Endpoint):
    """The runs of a project's checks."""

    @described(
        "The runs, newest first; readers see none",
        {200: page_of(CheckRunOut)},
        refusals=[400],
        parameters=PAGING,
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        runs = CheckRun.objects.visible_to(self.user).filter(project_id=project).order_by("-created", "-id")
        start = page_start(request.GET, (instant, UUID))
        if start is not None:
            runs = runs.filter(Q(created__lt=start[0]) | Q(created=start[0], id__lt=start[1]))
        names = names_in(project)
        return self.page(
            list(runs[: limit + 1]), limit, lambda rows: [present_run(run, names) for run in rows], place_by_creation
        )

    @described(
        "Have the checks run over these sources, or over all; a job does it",
        {200: CheckRunOut, 202: CheckRunOut},
        takes=CheckRunIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:  # noqa: ARG002
        """Ask for one."""
        body = self.body()
        run, is_new = self.make_once(
            body,
            lambda sent: self._ask(project, body, sent),
            lambda sent: visible(CheckRun.objects.visible_to(self.user), sent),
        )
        return answer(
            present_run(run), 202 if is_new else 200, revision=run.revision, location=f"/api/v1/check-runs/{run.id}/"
        )

    def _ask(self, project: UUID, body: dict[str, object], sent: UUID | None) -> CheckRun:
        seat_in(project, self.user).permit(Deed.RUN_CHECKS)
        return run_checks(self.user, project, only(body, "sources").get("sources"), run_id=sent)


class OneCheckRun(Endpoint):
    """One run."""

    @described("A run: how far it is", {200: CheckRunOut})
    def get(self, request: Request, run: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = visible(CheckRun.objects.visible_to(self.user), run)
        return answer(present_run(found), revision=found.revision)

    @described(
        "Cancel a run that has not ended; what it found so far stays",
        {200: CheckRunOut},
        refusals=[403, 409, 412, 428],
        parameters=[IF_MATCH],
    )
    def delete(self, request: Request, run: UUID) -> HttpResponse:
        """Cancel."""
        cancelled = cancel_run(self.user, run, seen=seen_by(request))
        return answer(present_run(cancelled), revision=cancelled.revision)
