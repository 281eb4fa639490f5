"""What a person's projects hold and how far they are, in a constant number of queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from annotations.models import Annotation, Contradiction, Membership, Project, Release, Source, Viewer
from annotations.queries.counts import NOTHING_YET, Counts
from annotations.queries.waiting import Waiting, waiting_in
from annotations.rules.permissions import Role
from annotations.rules.releases import ReleaseStatus


@dataclass(frozen=True)
class Newest:
    """The newest release of a project."""

    id: UUID
    number: int
    created: datetime


@dataclass(frozen=True)
class Overview:
    """A project as one of its members finds it: what waits for them, what it holds, how far the work is."""

    project: Project
    role: Role
    waiting: Waiting
    sources: int = 0
    counts: Counts = field(default_factory=lambda: dict(NOTHING_YET))
    newest: Newest | None = None


def projects_of(user: Viewer) -> list[Overview]:
    """Every project that the person sits in, by name; annotations and contradictions are counted together."""
    mine = Membership.objects.visible_to(user).filter(person__user=user.pk).select_related("project")
    seats = list(mine.order_by("project__name", "id"))
    ids = [seat.project_id for seat in seats]
    waiting, sources, counts, newest = waiting_in(user, ids), _sources(ids), _work(user, ids), _newest(ids)
    return [
        Overview(
            seat.project,
            Role(seat.role),
            waiting[seat.project_id],
            sources.get(seat.project_id, 0),
            counts[seat.project_id],
            newest.get(seat.project_id),
        )
        for seat in seats
    ]


def _sources(projects: Collection[UUID]) -> Mapping[UUID, int]:
    rows = Source.objects.filter(project_id__in=projects, archived=False).values_list("project_id")
    return dict(rows.annotate(Count("id")).order_by())


def _work(user: Viewer, projects: Collection[UUID]) -> Mapping[UUID, Counts]:
    found: dict[UUID, Counts] = {project: dict(NOTHING_YET) for project in projects}
    _add(found, Annotation.objects.visible_to(user).filter(deleted=False), "source__project_id")
    _add(found, Contradiction.objects.visible_to(user).filter(deleted=False), "project_id")
    return found


def _add(found: dict[UUID, Counts], work: "QuerySet[Any]", project: str) -> None:
    rows = work.filter(**{f"{project}__in": list(found)}).values_list(project, "status").annotate(Count("id"))
    for in_project, status, count in rows.order_by():
        found[in_project][status] += count


def _newest(projects: Collection[UUID]) -> Mapping[UUID, Newest]:
    ready = Release.objects.filter(project_id__in=projects, status=ReleaseStatus.READY.value)
    rows = ready.order_by("project_id", "-number").distinct("project_id")
    found = rows.values_list("project_id", "id", "number", "created")
    return {project: Newest(release, number or 0, created) for project, release, number, created in found}
