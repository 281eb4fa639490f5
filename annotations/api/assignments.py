"""Who is to look at what in a project."""

from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.assignments import Asked, assign, end_assignment
from annotations.api.endpoints import Endpoint, in_order_of_creation, known_filters, page_limit, place_by_creation
from annotations.api.memberships import only
from annotations.api.parsing import seen_by
from annotations.api.presenting import present_assignment
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.projects import AssignmentIn, AssignmentOut
from annotations.models import Assignment
from annotations.queries.seats import seat_in
from annotations.queries.visible import visible
from annotations.rules.errors import NotAllowed
from annotations.rules.permissions import CONTRIBUTORS


class Assignments(Endpoint):
    """The assignments of a project."""

    @described(
        "Who is to look at what, as those see it who work in the project",
        {200: page_of(AssignmentOut)},
        refusals=[400, 403],
        parameters=PAGING,
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        check_works(self, project)
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        assignments = Assignment.objects.visible_to(self.user).filter(project_id=project).select_related("person")
        return self.page(
            list(in_order_of_creation(assignments, request.GET)[: limit + 1]),
            limit,
            lambda rows: [present_assignment(row) for row in rows],
            place_by_creation,
        )

    @described(
        "Assign a source, a kind, or a kind of a source to somebody who works in the project; null is all of them",
        {200: AssignmentOut, 201: AssignmentOut},
        takes=AssignmentIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:  # noqa: ARG002
        """Assign."""
        body = self.body()
        assignment, is_new = self.make_once(
            body,
            lambda sent: self._assign(project, body, sent),
            lambda sent: visible(Assignment.objects.visible_to(self.user), sent),
        )
        return answer(
            present_assignment(assignment),
            201 if is_new else 200,
            revision=assignment.revision,
            location=f"/api/v1/projects/{project}/assignments/{assignment.id}/",
        )

    def _assign(self, project: UUID, body: dict[str, object], sent: UUID | None) -> Assignment:
        check_works(self, project)
        only(body, "username", "source", "kind")
        asked = Asked(body.get("username"), body.get("source"), body.get("kind"))
        return assign(self.user, project, asked, assignment_id=sent)


class OneAssignment(Endpoint):
    """One assignment."""

    @described("An assignment", {200: AssignmentOut}, refusals=[403])
    def get(self, request: Request, project: UUID, assignment: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = self._find(project, assignment)
        return answer(present_assignment(found), revision=found.revision)

    @described("Take an assignment back", {204: None}, refusals=[403, 412, 428], parameters=[IF_MATCH])
    def delete(self, request: Request, project: UUID, assignment: UUID) -> HttpResponse:
        """End."""
        self._find(project, assignment)
        end_assignment(self.user, assignment, seen=seen_by(request))
        return HttpResponse(status=204)

    def _find(self, project: UUID, assignment: UUID) -> Assignment:
        check_works(self, project)
        found = Assignment.objects.visible_to(self.user).filter(project_id=project).select_related("person")
        return visible(found, assignment)


def check_works(endpoint: Endpoint, project: UUID) -> None:
    """Who is to look at what is for those who work in the project; readers only read."""
    if seat_in(project, endpoint.user).role not in CONTRIBUTORS:
        raise NotAllowed("Who is to look at what is for those who work in the project.")
