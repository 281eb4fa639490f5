"""The queue of a reviewer: where a thing stands in it, what comes before and after, and all of it in one list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from annotations.models import Annotation, Contradiction, Viewer
from annotations.models.states import Work
from annotations.queries.seats import Seat
from annotations.rules.kinds import CONTRADICTION, REVIEWED
from annotations.rules.permissions import REVIEWERS
from annotations.rules.signoff import Status

# Nothing but the constants of this module goes into these texts.
_SEAT = """
FROM annotations_membership AS m JOIN annotations_person AS p ON p.id = m.person_id
    AND p.user_id = %(user)s AND m.project_id = %(project)s AND m.role IN ('reviewer', 'manager')
"""
# A contradiction whose passages are not signed off yet cannot be, so it comes after what can be decided.
_IS_EARLY = """EXISTS (
    SELECT 1 FROM annotations_contradictionend AS e JOIN annotations_annotation AS a ON a.id = e.annotation_id
    WHERE e.contradiction_id = w.id AND a.status <> 'signed_off'
)"""
_WAITING = f"""
SELECT w.id, w.updated, w.authors @> ARRAY[m.person_id] AS is_own, false AS is_early {_SEAT}
JOIN annotations_source AS s ON s.project_id = m.project_id
JOIN annotations_annotation AS w ON w.source_id = s.id WHERE w.status = 'submitted' AND NOT w.deleted
UNION ALL
SELECT w.id, w.updated, w.authors @> ARRAY[m.person_id], {_IS_EARLY} {_SEAT}
JOIN annotations_contradiction AS w ON w.project_id = m.project_id WHERE w.status = 'submitted' AND NOT w.deleted
"""
_PLACES = f"""
SELECT id, number, before, after, total FROM (
    SELECT id, row_number() OVER queue AS number, lag(id) OVER queue AS before, lead(id) OVER queue AS after,
        count(*) OVER () AS total
    FROM ({_WAITING}) AS waiting WHERE NOT is_own WINDOW queue AS (ORDER BY is_early, updated, id)
) AS places WHERE number = 1 OR id = %(item)s ORDER BY number
"""  # noqa: S608
_OWN = f"SELECT count(*) FROM ({_WAITING}) AS waiting WHERE is_own"  # noqa: S608


@dataclass(frozen=True)
class Place:
    """Where a thing stands in a queue: oldest first, what cannot be signed off yet at the end."""

    id: UUID
    number: int
    before: UUID | None
    after: UUID | None
    total: int


@dataclass(frozen=True)
class Queue:
    """Where a reviewer is: at `here`, None if the thing asked for does not wait (for them); `first` None: all done."""

    first: Place | None
    here: Place | None

    @property
    def total(self) -> int:
        """How much waits."""
        return self.first.total if self.first else 0


@dataclass(frozen=True)
class Wanted:
    """What of the queue is asked for; None is all."""

    source: UUID | None = None
    kind: str | None = None
    author: UUID | None = None


def queue_at(user: Viewer, project: UUID, item: UUID | None) -> Queue:
    """The queue of the person, at the thing; at its beginning if none is named."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"user": user.pk, "project": project, "item": item})
        places = [Place(*row) for row in cursor.fetchall()]
    first = next((place for place in places if place.number == 1), None)
    return Queue(first, first if item is None else next((place for place in places if place.id == item), None))


def own_waiting(user: Viewer, project: UUID) -> int:
    """How much waits for others, because the person is among its authors."""
    with connection.cursor() as cursor:
        cursor.execute(_OWN, {"user": user.pk, "project": project})
        (count,) = cursor.fetchone()
    return int(count)


def waiting_list(
    user: Viewer, seat: Seat, wanted: Wanted, most: int, *, after: Sequence[Any] | None = None
) -> list[Work]:
    """What the person may decide, oldest first, as far as it is wanted; at most `most`, after a place in the order."""
    if seat.role not in REVIEWERS:
        return []
    works: tuple[QuerySet[Any], ...] = (_annotations(user, seat, wanted), _contradictions(user, seat, wanted))
    found = merge(*(_waiting(work, seat, wanted, after)[:most] for work in works), key=_place)
    return [work for work, _ in zip(found, range(most), strict=False)]


def waiting_kinds() -> Sequence[str]:
    """What `Wanted.kind` can be."""
    return REVIEWED


def _annotations(user: Viewer, seat: Seat, wanted: Wanted) -> "QuerySet[Annotation]":
    found = Annotation.objects.visible_to(user).filter(source__project_id=seat.project).select_related("source")
    if wanted.source is not None:
        found = found.filter(source_id=wanted.source)
    if wanted.kind is not None:
        found = found.filter(kind=wanted.kind)
    return found


def _contradictions(user: Viewer, seat: Seat, wanted: Wanted) -> "QuerySet[Contradiction]":
    found = Contradiction.objects.visible_to(user).filter(project_id=seat.project)
    if wanted.source is not None:
        found = found.filter(annotations__source_id=wanted.source).distinct()
    if wanted.kind not in (None, CONTRADICTION):
        found = found.none()
    return found


def _waiting(found: "QuerySet[Any]", seat: Seat, wanted: Wanted, after: Sequence[Any] | None) -> "QuerySet[Any]":
    waiting = found.filter(status=Status.SUBMITTED.value, deleted=False).exclude(authors__contains=[seat.person])
    if wanted.author is not None:
        waiting = waiting.filter(authors__contains=[wanted.author])
    if after is not None:
        updated, thing = after
        waiting = waiting.filter(Q(updated__gt=updated) | Q(updated=updated, id__gt=thing))
    return waiting.order_by("updated", "id")


def _place(work: Work) -> tuple[datetime, str]:
    return work.updated, str(work.id)
