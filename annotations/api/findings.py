"""Findings, and what people decide about them."""

from uuid import UUID

from django.http import HttpResponse
from django.http.request import QueryDict
from rest_framework.request import Request

from annotations.actions.findings import decide_finding
from annotations.api.endpoints import Endpoint, known_filters, page_limit, page_start
from annotations.api.parsing import seen_revision
from annotations.api.presenting_findings import present_finding
from annotations.api.rendering import answer
from annotations.api.schema import PAGING, described, query
from annotations.api.shapes.base import page_of
from annotations.api.shapes.findings import FindingDecisionIn, FindingOut
from annotations.checks.finding import Noticed
from annotations.checks.running import NAMES
from annotations.models import Finding
from annotations.queries.findings import Wanted, findings_in, is_known_check, with_all_said
from annotations.queries.seats import seat_in
from annotations.queries.visible import visible
from annotations.rules.errors import InvalidFields
from annotations.rules.findings import FindingStatus
from annotations.rules.kinds import Kind

KINDS = [str(kind) for kind in (*Kind, *Noticed)]
STATUSES = [str(status) for status in FindingStatus]
CURRENT = {"true": True, "false": False, "any": None}


class Findings(Endpoint):
    """The findings of a project."""

    @described(
        "What checks noticed, in the order in which it was first given; readers see none",
        {200: page_of(FindingOut)},
        refusals=[400],
        parameters=(
            query("check", "Only what this check noticed"),
            query("kind", "Only this kind", enum=KINDS),
            query("status", "Only this status", enum=STATUSES),
            query("source", "Only those with a passage in this source"),
            query("current", "Whether the last run still gives it; true if left out", enum=list(CURRENT)),
            *PAGING,
        ),
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        wanted = _read_wanted(request.GET, project)
        limit = page_limit(request.GET)
        findings = findings_in(project, self.user, wanted)
        start = page_start(request.GET, (UUID,))
        if start is not None:
            findings = findings.filter(pk__gt=start[0])
        return self.page(
            list(with_all_said(findings)[: limit + 1]),
            limit,
            lambda rows: [present_finding(row) for row in rows],
            lambda row: [str(row.id)],
        )


class OneFinding(Endpoint):
    """One finding."""

    @described("A finding, with what people decided about it", {200: FindingOut})
    def get(self, request: Request, finding: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = visible(with_all_said(Finding.objects.visible_to(self.user)), finding)
        return answer(present_finding(found), revision=found.revision)


class FindingDecisions(Endpoint):
    """What people decide about a finding."""

    @described(
        "Accept a finding (it becomes work of yours), dismiss it, or open it again; `seen_revision` is the one you"
        " decided on",
        {200: FindingOut, 201: FindingOut},
        takes=FindingDecisionIn,
        refusals=[403, 409, 412, 428],
    )
    def post(self, request: Request, finding: UUID) -> HttpResponse:  # noqa: ARG002
        """Decide."""
        body = self.body()
        found, is_new = self.make_once(
            body,
            lambda sent: self._decide(finding, body, sent),
            lambda _: visible(Finding.objects.visible_to(self.user), finding),
        )
        return answer(
            present_finding(found),
            201 if is_new else 200,
            revision=found.revision,
            location=f"/api/v1/findings/{found.id}/",
        )

    def _decide(self, finding: UUID, body: dict[str, object], sent: UUID | None) -> Finding:
        said = dict(body)
        seen = seen_revision(said.pop("seen_revision", None))
        return decide_finding(self.user, finding, said, seen=seen, decision_id=sent)


def _read_wanted(asked: QueryDict, project: UUID) -> Wanted:
    known_filters(asked, ("check", "kind", "status", "source", "current"))
    errors: dict[str, list[str]] = {}
    for name, options in (("kind", KINDS), ("status", STATUSES), ("current", list(CURRENT))):
        if asked.get(name, options[0]) not in options:
            errors[name] = [f"One of these is needed: {', '.join(options)}."]
    if "check" in asked and not is_known_check(project, asked.get("check", "")):
        errors["check"] = [f"There is no such check; there are: {', '.join(sorted(NAMES))}."]
    source = None
    try:
        source = UUID(asked.get("source", "")) if "source" in asked else None
    except ValueError:
        errors["source"] = ["A UUID is needed here."]
    if errors:
        raise InvalidFields(errors)
    return Wanted(
        check=asked.get("check"),
        kind=asked.get("kind"),
        status=asked.get("status"),
        source=source,
        is_current=CURRENT[asked.get("current", "true")],
    )
