"""Leases: taking a thing from the queue, so that nobody else is handed it meanwhile, and giving it back.

Not in the ledger: a lease says who is looking, changes nothing of anybody's work, and passes by the database's clock.
"""

from uuid import UUID

from django.db import connection

from annotations.models import Lease, Person, Viewer
from annotations.queries.queue import may_decide, queue_at
from annotations.queries.seats import seat_in

MINUTES = 10
# Others can be faster as often as there are others; more tries than this mean that all is taken.
_TRIES = 20
# One statement, so that of two who take a thing at once one gets it: the other waits here, and then finds it taken.
_TAKE = """
INSERT INTO annotations_lease (thing_id, project_id, person_id, expires)
VALUES (%s, %s, %s, clock_timestamp() + %s * interval '1 minute')
ON CONFLICT (thing_id) DO UPDATE SET person_id = EXCLUDED.person_id, expires = EXCLUDED.expires
WHERE annotations_lease.expires <= clock_timestamp() OR annotations_lease.person_id = EXCLUDED.person_id
RETURNING thing_id
"""
_CLEAN = """
DELETE FROM annotations_lease WHERE thing_id IN (
    SELECT thing_id FROM annotations_lease WHERE expires <= clock_timestamp() FOR UPDATE SKIP LOCKED
)
"""


def take_next(user: Viewer, project: UUID) -> UUID | None:
    """Take what the person has in hand already, or else the first that nobody is looking at; None if there is none."""
    for _ in range(_TRIES):
        first = queue_at(user, project, None).first
        if first is None:
            return None
        if _take(user, project, first.id):
            _clean()
            return first.id
    return None


def look_at(user: Viewer, project: UUID, thing: UUID) -> bool:
    """Turn from whatever else the person has in hand to this thing: whether it is theirs now, as `hold` says."""
    Lease.objects.filter(project_id=project, person__user=user.pk).exclude(thing_id=thing).delete()
    return hold(user, project, thing)


def hold(user: Viewer, project: UUID, thing: UUID) -> bool:
    """Take the thing, or go on holding it: whether the person may decide it and nobody else is looking at it."""
    return may_decide(user, project, thing) and _take(user, project, thing)


def give_back(user: Viewer, project: UUID, thing: UUID) -> None:
    """Give back what the person holds; what they do not hold stays with whoever does."""
    Lease.objects.filter(project_id=project, thing_id=thing, person__user=user.pk).delete()


def put_down(thing: UUID, person: UUID) -> None:
    """What the person has decided is out of their hands, and whoever signs second need not wait."""
    Lease.objects.filter(thing_id=thing, person_id=person).delete()


def give_back_all(person: Person) -> None:
    """Give back everything that the person holds in their project."""
    Lease.objects.filter(person=person).delete()


def _clean() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_CLEAN)


def _take(user: Viewer, project: UUID, thing: UUID) -> bool:
    seat = seat_in(project, user)
    if seat.project_archived:
        return False
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [thing, project, seat.person, MINUTES])
        return cursor.fetchone() is not None
