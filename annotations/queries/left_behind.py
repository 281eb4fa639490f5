"""Drafts that nobody who wrote them can go on with: their authors have left, only read now, or have no account."""

from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from annotations.models import Annotation, Contradiction, Membership, Viewer
from annotations.models.states import Work
from annotations.rules.permissions import CONTRIBUTORS
from annotations.rules.signoff import Status


def count_left_behind(user: Viewer, project: UUID) -> int:
    """How many there are."""
    return sum(found.count() for found in _left_behind(user, project))


def left_behind(user: Viewer, project: UUID, most: int) -> list[Work]:
    """The drafts, annotations first, what was changed last first; at most `most`."""
    works = (work for found in _left_behind(user, project) for work in found.order_by("-updated", "-id")[:most])
    return list(islice(works, most))


def _left_behind(user: Viewer, project: UUID) -> tuple["QuerySet[Any]", ...]:
    seats = Membership.objects.filter(
        project_id=project, role__in=[role.value for role in CONTRIBUTORS], person__user__is_active=True
    )
    here = list(seats.values_list("person_id", flat=True))
    annotations = Annotation.objects.visible_to(user).filter(source__project_id=project).select_related("source")
    contradictions = Contradiction.objects.visible_to(user).filter(project_id=project)
    drafts: tuple[QuerySet[Any], ...] = (annotations, contradictions)
    return tuple(
        found.filter(status=Status.DRAFT.value, deleted=False).exclude(authors__overlap=here) for found in drafts
    )
