"""What waits for a reviewer."""

from datetime import datetime
from heapq import merge
from typing import Any

from django.db.models import Q, QuerySet

from annotations.models import Annotation, Contradiction, Viewer
from annotations.models.states import Work
from annotations.queries.seats import Seat
from annotations.rules.permissions import REVIEWERS
from annotations.rules.signoff import Status


def waiting_for(user: Viewer, seat: Seat, *, after: list[Any] | None = None, most: int) -> list[Work]:
    """What the person may decide, oldest first: submitted, not theirs; at most `most`, after a place in the order."""
    if seat.role not in REVIEWERS:
        return []
    annotations = Annotation.objects.visible_to(user).filter(source__project_id=seat.project)
    contradictions = Contradiction.objects.visible_to(user).filter(project_id=seat.project)
    found = merge(_waiting(annotations, seat, after, most), _waiting(contradictions, seat, after, most), key=_place)
    return [work for work, _ in zip(found, range(most), strict=False)]


def _waiting(queryset: "QuerySet[Any]", seat: Seat, after: list[Any] | None, most: int) -> "QuerySet[Any]":
    waiting = queryset.filter(status=Status.SUBMITTED.value, deleted=False).exclude(authors__contains=[seat.person])
    if after is not None:
        updated, thing = after
        waiting = waiting.filter(Q(updated__gt=updated) | Q(updated=updated, id__gt=thing))
    return waiting.order_by("updated", "id")[:most]


def _place(work: Work) -> tuple[datetime, str]:
    return work.updated, str(work.id)
