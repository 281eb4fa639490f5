"""Holding work still: annotations, then the contradictions that rest on them, then sources, each in order of id."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

from django.db import DatabaseError, connection

from annotations.models import Annotation, Contradiction, ContradictionEnd, Source, Viewer
from annotations.queries.seats import Seat
from annotations.queries.visible import annotation_seen_by, contradiction_seen_by
from annotations.rules.errors import NotPossibleNow

_TRIES = 5


@contextmanager
def alone_with(job: object) -> Iterator[None]:
    """Have nobody else do the same job meanwhile, on any machine; whoever waits then finds it done.

    `job` is what it is about, as text. The lock is the connection's: it is gone with a process that dies.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [str(job)])
        try:
            yield
        finally:
            with suppress(DatabaseError):  # a lost connection has lost its locks as well
                cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [str(job)])


def lock_annotation(user: Viewer, annotation_id: UUID) -> tuple[Annotation, Seat]:
    """The annotation, held until the transaction ends, and the person's seat."""
    return annotation_seen_by(user, annotation_id, lock=True)


def lock_annotations(ids: Collection[UUID]) -> dict[UUID, Annotation]:
    """These annotations, held in order of id."""
    locked = Annotation.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    return {annotation.id: annotation for annotation in locked}


def lock_resting_on(annotation: Annotation) -> list[Contradiction]:
    """The contradictions that rest on the annotation and are not deleted, held in order of id."""
    resting = Contradiction.objects.filter(ends__annotation=annotation, deleted=False).order_by("pk")
    return list(resting.select_for_update(of=("self",), no_key=True))


def lock_sources(ids: Collection[UUID]) -> dict[UUID, Source]:
    """These sources, held in order of id, so that nobody changes what is known of them meanwhile."""
    locked = Source.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True)
    return {source.id: source for source in locked}


def lock_contradiction(
    user: Viewer, contradiction_id: UUID, *, besides: Collection[UUID] = ()
) -> tuple[Contradiction, Seat, list[Annotation]]:
    """The contradiction with its annotations in order, all held, `besides` too; and the person's seat.

    The annotations are locked first, and which they are is only certain afterwards, so it is looked at again.
    """
    contradiction_seen_by(user, contradiction_id)
    ends = ends_of(contradiction_id)
    for _ in range(_TRIES):
        locked = lock_annotations({*ends, *besides})
        contradiction, seat = contradiction_seen_by(user, contradiction_id, lock=True)
        now = ends_of(contradiction_id)
        if set(now) <= locked.keys():
            return contradiction, seat, [locked[end] for end in now]
        ends = now
    raise NotPossibleNow("Somebody keeps changing what this contradiction rests on; try again.", code="busy")


def ends_of(contradiction_id: UUID) -> list[UUID]:
    """The ids of the annotations that a contradiction rests on, in its order."""
    ends = ContradictionEnd.objects.filter(contradiction_id=contradiction_id).order_by("position")
    return list(ends.values_list("annotation_id", flat=True))
