"""The queue of a reviewer: where a thing stands in it, what comes before and after, and all of it in one list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from annotations.models import Annotation, Contradiction, Person, Viewer
from annotations.models.states import Work
from annotations.queries.leases import Held, held_by_others
from annotations.queries.seats import Seat
from annotations.queries.undecided import undecided
from annotations.rules.kinds import REVIEWED
from annotations.rules.permissions import REVIEWERS

# What others are looking at keeps its number, and is passed over: only what is free comes before or after.
_PLACES = """
WITH {undecided}, numbered AS (
    SELECT d.id, count(*) OVER () AS total, coalesce(l.person_id = d.person_id, false) AS is_held,
        coalesce(l.person_id = d.person_id, true) AS is_free,
        row_number() OVER (ORDER BY d.is_early, NOT d.is_mine, d.updated, d.id) AS number
    FROM decidable AS d LEFT JOIN annotations_lease AS l ON l.thing_id = d.id AND l.expires > clock_timestamp()
    WHERE d.is_handed_out
), free AS (
    SELECT id, lag(id) OVER (ORDER BY number) AS before, lead(id) OVER (ORDER BY number) AS after,
        row_number() OVER (ORDER BY is_free DESC, is_held DESC, number) = 1 AND is_free AS is_first
    FROM numbered WHERE is_free OR id = %(item)s
)
SELECT n.id, n.number, f.before, f.after, n.total, coalesce(f.is_first, false)
FROM numbered AS n LEFT JOIN free AS f ON f.id = n.id
WHERE f.is_first OR n.id = %(item)s OR n.number = 1
"""
_OWN = "WITH {undecided} SELECT count(*) FILTER (WHERE is_own), count(*) FILTER (WHERE is_signed) FROM undecided"
_MAY_DECIDE = "WITH {undecided} SELECT 1 FROM decidable WHERE id = %(item)s"
_AMONG = "WITH {undecided} SELECT id FROM decidable WHERE is_handed_out AND id = ANY(%(items)s)"
_LIST = """
WITH {undecided}
SELECT d.id FROM decidable AS d LEFT JOIN annotations_lease AS l
    ON l.thing_id = d.id AND l.expires > clock_timestamp() AND l.person_id <> d.person_id
WHERE (%(source)s::uuid IS NULL OR %(source)s = ANY(d.sources)) AND coalesce(d.reviewed_as = %(kind)s, true)
    AND (%(author)s::uuid IS NULL OR %(author)s = ANY(d.authors)) AND (l.person_id IS NULL OR NOT %(unleased)s)
    AND CASE %(assigned)s WHEN 'me' THEN d.is_mine WHEN 'all' THEN true ELSE d.is_handed_out END
    AND coalesce((d.updated, d.id) > (%(after_updated)s::timestamptz, %(after_id)s::uuid), true)
ORDER BY d.updated, d.id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Place:
    """Where a thing stands in a queue: what is assigned to the person first, oldest first, at the end what cannot be
    signed off yet. `before` and `after` are what nobody else is looking at."""

    id: UUID
    number: int
    before: UUID | None
    after: UUID | None
    total: int


@dataclass(frozen=True)
class Queue:
    """Where a reviewer is: at `here`, None if the thing asked for is not in their queue.

    `first` is what to begin with: what they have in hand, or else what nobody is looking at. It is None where nothing
    waits, and where others are looking at all of it: `held` by them.
    """

    first: Place | None
    here: Place | None
    total: int
    held: list[Held] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """What of the waiting is asked for; None is all.

    `assigned` is "" for what the queue offers, `me` for what is assigned to the person, `all` for what others are to
    look at as well. `unleased` leaves out what others are looking at.
    """

    source: UUID | None = None
    kind: str | None = None
    author: UUID | None = None
    assigned: str = ""
    unleased: bool = False


@dataclass(frozen=True)
class Aside:
    """How much waits for others: the person's own, and what they have signed as the first of two."""

    own: int
    signed: int


def queue_at(user: Viewer, project: UUID, item: UUID | None) -> Queue:
    """The queue of the person, at the thing; at its beginning if none is named."""
    rows = _rows(_PLACES, user, project, item=item)
    first = next((Place(*row[:5]) for row in rows if row[5]), None)
    here = first if item is None else next((Place(*row[:5]) for row in rows if row[0] == item), None)
    total = rows[0][4] if rows else 0
    return Queue(first, here, total, held_by_others(user, project) if total and first is None else [])


def may_decide(user: Viewer, project: UUID, item: UUID) -> bool:
    """Whether the thing waits, and for the person too; whoever else it is assigned to."""
    return bool(_rows(_MAY_DECIDE, user, project, item=item))


def waiting_among(project: UUID, person: UUID, items: Collection[UUID]) -> frozenset[UUID]:
    """Which of the things the person's queue has; the person by their key in the project."""
    user = Person.objects.values_list("user_id", flat=True).get(pk=person) if items else None
    if user is None:
        return frozenset()
    asked: dict[str, Any] = {"user": user, "projects": [project], "items": list(items)}
    with connection.cursor() as cursor:
        cursor.execute(_AMONG.format(undecided=undecided()), asked)
        return frozenset(row[0] for row in cursor.fetchall())


def waiting_for_others(user: Viewer, project: UUID) -> Aside:
    """What waits, but not for the person."""
    return Aside(*_rows(_OWN, user, project)[0])


def waiting_list(
    user: Viewer, seat: Seat, wanted: Wanted, most: int, *, after: Sequence[Any] | None = None
) -> list[Work]:
    """What the person may decide, oldest first, as far as it is wanted; at most `most`, after a place in the order."""
    if seat.role not in REVIEWERS:
        return []
    updated, thing = after or (None, None)
    rows = _rows(_LIST, user, seat.project, **vars(wanted), most=most, after_updated=updated, after_id=thing)
    ids = [row[0] for row in rows]
    annotations = Annotation.objects.visible_to(user).filter(pk__in=ids).select_related("source")
    contradictions = Contradiction.objects.visible_to(user).filter(pk__in=ids)
    found: dict[UUID, Work] = {work.id: work for work in (*annotations, *contradictions)}
    return [found[one] for one in ids if one in found]


def waiting_kinds() -> Sequence[str]:
    """What `Wanted.kind` can be."""
    return REVIEWED


def _rows(query: str, user: Viewer, project: UUID, **more: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query.format(undecided=undecided()), {"user": user.pk, "projects": [project], **more})
        return list(cursor.fetchall())
