"""Finding one thing among what the person may see, and where they sit in its project."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import F, Model, QuerySet
from django.db.models.functions import Now

from annotations.models import Annotation, Contradiction, Source, Viewer
from annotations.models.states import Work
from annotations.queries.seats import Seat
from annotations.rules.errors import Gone, NotVisible, PreconditionMissing, Stale
from annotations.rules.permissions import Role

Visible = TypeVar("Visible", bound=Model)
Seated = TypeVar("Seated", Annotation, Contradiction, Source)


def visible(queryset: "QuerySet[Visible]", thing_id: UUID) -> Visible:
    """The thing among those the person may see; NotVisible otherwise."""
    thing = queryset.filter(pk=thing_id).first()
    if thing is None:
        raise NotVisible
    return thing


def annotation_seen_by(user: Viewer, annotation_id: UUID, *, lock: bool = False) -> tuple[Annotation, Seat]:
    """An annotation, deleted or not, and where the person sits; locked until the transaction ends if asked for."""
    return _with_seat(Annotation.objects.visible_to(user), "source__project", annotation_id, lock=lock)


def contradiction_seen_by(user: Viewer, contradiction_id: UUID, *, lock: bool = False) -> tuple[Contradiction, Seat]:
    """The same for a contradiction."""
    return _with_seat(Contradiction.objects.visible_to(user), "project", contradiction_id, lock=lock)


def source_seen_by(user: Viewer, source_id: UUID) -> tuple[Source, Seat]:
    """The same for a source."""
    return _with_seat(Source.objects.visible_to(user), "project", source_id, lock=False)


def _with_seat(queryset: "QuerySet[Seated]", project: str, thing_id: UUID, *, lock: bool) -> tuple[Seated, Seat]:
    if lock:
        queryset = queryset.select_for_update(of=("self",), no_key=True)
    found = queryset.filter(pk=thing_id).annotate(
        seat_project=F(f"{project}__id"),
        seat_archived=F(f"{project}__archived"),
        seat_person=F(f"{project}__memberships__person_id"),
        seat_role=F(f"{project}__memberships__role"),
        seen_at=Now(),
    )
    thing = found.first()
    if thing is None:
        raise NotVisible
    # What annotate() adds has no static type; these lines, read_at() and touch() are all that rely on it.
    row = vars(thing)
    seat = Seat(row["seat_project"], row["seat_person"], Role(row["seat_role"]), row["seat_archived"])
    return thing, seat


def read_at(work: Work) -> datetime:
    """When the transaction that read it for a change began, by the database's clock."""
    at: datetime = vars(work)["seen_at"]
    return at


def touch(work: Work) -> None:
    """Say that what was read for a change is changed, by the database's clock; what is only shown keeps its time."""
    work.updated = read_at(work)


def check_there(work: Work) -> None:
    """Refuse to go on with what is deleted."""
    if work.deleted:
        raise Gone(work)


def check_seen(thing: object, revision: int, seen: int | None) -> None:
    """Refuse a change that does not say which revision it saw, or saw another than the one there is."""
    if seen is None:
        raise PreconditionMissing(
            f'Say which revision you saw: If-Match: "{revision}" for an edit, "seen_revision": {revision} for a move,'
            " if this is the one."
        )
    if revision != seen:
        raise Stale(thing)
