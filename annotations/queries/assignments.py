"""Who is to look at what: the assignments of a project, and how far each is."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from annotations.models import Annotation, Assignment, Contradiction, Viewer
from annotations.models.assignments import AssignmentQuerySet
from annotations.queries.counts import NOTHING_YET, Counts
from annotations.rules.kinds import CONTRADICTION

Cell = tuple[UUID | None, str | None]  # a source and what is reviewed, as an assignment names them; None is all


def assignments_in(project: UUID, user: Viewer) -> AssignmentQuerySet:
    """The assignments of a project with the people and sources they name, by person and source."""
    found = Assignment.objects.visible_to(user).filter(project_id=project)
    return found.select_related("person", "source").order_by("person__name", "person_id", "source__title", "kind", "id")


@dataclass(frozen=True)
class SourceAssignee:
    """Somebody to whom a source is assigned, by name, and which kinds of it; none is all of it."""

    name: str
    kinds: Sequence[str]


def assignees_of(sources: Collection[UUID], user: Viewer) -> Mapping[UUID, list[SourceAssignee]]:
    """By source, to whom it is assigned by itself, by name; what is assigned of every source is not told here."""
    found: dict[UUID, dict[UUID, tuple[str, list[str | None]]]] = defaultdict(dict)
    rows = Assignment.objects.visible_to(user).filter(source_id__in=sources)
    for source, person, name, kind in rows.order_by("person__name", "person_id", "kind").values_list(
        "source_id", "person_id", "person__name", "kind"
    ):
        found[source].setdefault(person, (name, []))[1].append(kind)
    return {
        source: [
            SourceAssignee(name, [] if None in kinds else [kind for kind in kinds if kind])
            for name, kinds in people.values()
        ]
        for source, people in found.items()
    }


def progress_of_assignments(user: Viewer, project: UUID, cells: Collection[Cell]) -> Mapping[Cell, Counts]:
    """How much of what each cell covers has each status; what is deleted is not counted."""
    annotations = Annotation.objects.visible_to(user).filter(source__project_id=project, deleted=False)
    contradictions = Contradiction.objects.visible_to(user).filter(project_id=project, deleted=False)
    counts: dict[Cell, Counts] = defaultdict(lambda: dict(NOTHING_YET))
    for source, kind, status, count in _grouped(annotations, "source_id", "kind"):
        for cell in ((source, kind), (source, None), (None, kind)):
            counts[cell][status] += count
    for status, count in _grouped(contradictions):
        counts[None, CONTRADICTION][status] += count
    for source, status, count in _grouped(contradictions, "annotations__source_id"):
        for cell in ((source, CONTRADICTION), (source, None)):
            counts[cell][status] += count
    return {cell: counts[cell] for cell in cells}


def _grouped(found: "QuerySet[Annotation] | QuerySet[Contradiction]", *by: str) -> "QuerySet[Any, Any]":
    return found.values_list(*by, "status").annotate(Count("id", distinct=True)).order_by()
