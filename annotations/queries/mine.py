"""A person's own work: drafts, what was returned and why, what waits with others, what was decided lately."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.db.models import QuerySet

from annotations.models import Annotation, Contradiction, LedgerEntry, Viewer
from annotations.models.states import Work
from annotations.queries.seats import Seat
from annotations.rules.signoff import Move, Status


@dataclass(frozen=True)
class Decision:
    """What a reviewer decided on a thing: the move, the revision that the thing has by it, and their words."""

    move: str
    who: str
    at: datetime
    revision: int
    reason: str


def own_work(user: Viewer, seat: Seat, statuses: Sequence[Status], *, most: int) -> list[Work]:
    """What the person is an author of and has one of the statuses, latest change first; at most `most`."""
    annotations = Annotation.objects.visible_to(user).filter(source__project_id=seat.project).select_related("source")
    contradictions = Contradiction.objects.visible_to(user).filter(project_id=seat.project)
    found: list[Work] = [*_own(annotations, seat, statuses, most), *_own(contradictions, seat, statuses, most)]
    return sorted(found, key=lambda work: (work.updated, str(work.id)), reverse=True)[:most]


def decisions_on(
    user: Viewer, project: UUID, things: Collection[UUID], moves: Collection[Move]
) -> Mapping[UUID, Decision]:
    """The latest of these moves on each of the things; nothing for those on which none was made."""
    entries = (
        LedgerEntry.objects.visible_to(user)
        .filter(project_id=project, thing_id__in=things, action__in=[move.value for move in moves])
        .select_related("person")
        .defer("statement")
        .order_by("sequence")
    )
    return {entry.thing_id: _decision(entry) for entry in entries}


def _decision(entry: LedgerEntry) -> Decision:
    reason = orjson.loads(entry.body)["reason"] or ""
    return Decision(entry.action, entry.person.name, entry.at, entry.revision, reason)


def _own(found: "QuerySet[Any]", seat: Seat, statuses: Sequence[Status], most: int) -> "QuerySet[Any]":
    own = found.filter(authors__contains=[seat.person], status__in=[one.value for one in statuses], deleted=False)
    return own.order_by("-updated", "-id")[:most]
