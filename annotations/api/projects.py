"""Projects."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.projects import create_project, revise_project
from annotations.api.endpoints import Endpoint, instant, known_filters, page_limit, page_start
from annotations.api.parsing import seen_by
from annotations.api.presenting import present_project
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.projects import ProjectChange, ProjectIn, ProjectOut
from annotations.models import Project
from annotations.queries.visible import visible


class Projects(Endpoint):
    """The caller's projects."""

    @described(
        "The projects you are a member of, newest first",
        {200: page_of(ProjectOut)},
        refusals=[400],
        parameters=PAGING,
    )
    def get(self, request: Request) -> HttpResponse:
        """List."""
        known_filters(request.GET, ())
        limit = page_limit(request.GET)
        projects = Project.objects.visible_to(self.user).order_by("-created", "-id")
        start = page_start(request.GET, (instant, UUID))
        if start is not None:
            projects = projects.filter(Q(created__lt=start[0]) | Q(created=start[0], id__lt=start[1]))
        return self.page(
            list(projects[: limit + 1]),
            limit,
            lambda rows: [present_project(project) for project in rows],
            lambda row: [row.created.isoformat(), str(row.id)],
        )

    @described(
        "Make a project; you are its first manager",
        {200: ProjectOut, 201: ProjectOut},
        takes=ProjectIn,
        refusals=[409],
    )
    def post(self, request: Request) -> HttpResponse:  # noqa: ARG002
        """Create."""
        body = self.body()
        project, is_new = self.make_once(
            body,
            lambda sent: create_project(self.user, body, project_id=sent),
            lambda sent: visible(Project.objects.visible_to(self.user), sent),
        )
        return answer(
            present_project(project),
            201 if is_new else 200,
            revision=project.revision,
            location=f"/api/v1/projects/{project.id}/",
        )


class OneProject(Endpoint):
    """One project."""

    @described("A project", {200: ProjectOut})
    def get(self, request: Request, project: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = visible(Project.objects.visible_to(self.user), project)
        return answer(present_project(found), revision=found.revision)

    @described(
        "Change what a project says of itself and asks of those who sign, archive it, or take it up again",
        {200: ProjectOut},
        takes=ProjectChange,
        refusals=[403, 412, 428],
        parameters=[IF_MATCH],
    )
    def patch(self, request: Request, project: UUID) -> HttpResponse:
        """Change."""
        changed = revise_project(self.user, project, self.body(), seen=seen_by(request))
        return answer(present_project(changed), revision=changed.revision)
