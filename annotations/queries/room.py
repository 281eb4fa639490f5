"""What the reading room shows of a source: its passages as they are painted, and what rests on them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from annotations.models import Annotation, Contradiction, ContradictionEnd, LedgerHead, Viewer
from annotations.queries.ends import ends_of
from annotations.queries.people import names_in
from annotations.queries.seats import Seat
from annotations.rules.permissions import Role
from annotations.rules.signoff import Status


@dataclass(frozen=True)
class RoomPassage:
    """An annotation as it is painted; offsets in code points, `contradictions` the ids of what rests on it."""

    id: UUID
    start: int
    end: int
    kind: str
    status: str
    revision: int
    author: str
    mine: bool
    contradictions: list[UUID]


@dataclass(frozen=True)
class Opposite:
    """A contradiction that an annotation is an end of, with the quotes and sources of its other ends."""

    contradiction: Contradiction
    others: list[Annotation]


def sequence_of(project: UUID) -> int:
    """Where the project's ledger stands: what is read afterwards holds at least this much."""
    return LedgerHead.objects.values_list("sequence", flat=True).get(project_id=project)


def passages_of(source: UUID, seat: Seat, only: Collection[UUID] | None = None) -> list[RoomPassage]:
    """What the person sees of the source's annotations, in text order; of `only` these if they are given."""
    annotations = Annotation.objects.visible_as(seat.role).filter(source_id=source, deleted=False)
    if only is not None:
        annotations = annotations.filter(pk__in=only)
    resting = _resting(source, seat.role, only)
    names = names_in(seat.project)
    rows = annotations.order_by("start", "id").values_list(
        *("id", "start", "end", "kind", "status", "revision", "author_id", "authors")
    )
    return [
        RoomPassage(
            id=row[0],
            start=row[1],
            end=row[2],
            kind=row[3],
            status=row[4],
            revision=row[5],
            author=names[row[6]],
            mine=seat.person in row[7],
            contradictions=resting.get(row[0], []),
        )
        for row in rows
    ]


def resting_ids(contradictions: Collection[UUID]) -> list[UUID]:
    """The annotations that contradictions rest on; who may see which is asked where they are shown."""
    ends = ContradictionEnd.objects.filter(contradiction_id__in=contradictions)
    return list(ends.values_list("annotation_id", flat=True))


def opposites_of(user: Viewer, annotation: Annotation) -> list[Opposite]:
    """The contradictions that rest on an annotation, oldest first, deleted ones left out."""
    resting = Contradiction.objects.visible_to(user).filter(ends__annotation=annotation, deleted=False)
    contradictions = list(resting.order_by("created", "id"))
    ends = ends_of(one.id for one in contradictions)
    return [Opposite(one, [end for end in ends[one.id] if end.id != annotation.id]) for one in contradictions]


def _resting(source: UUID, role: Role, only: Collection[UUID] | None) -> Mapping[UUID, list[UUID]]:
    ends = ContradictionEnd.objects.filter(annotation__source_id=source, contradiction__deleted=False)
    if only is not None:
        ends = ends.filter(annotation_id__in=only)
    if role is Role.READER:
        ends = ends.filter(contradiction__status=Status.SIGNED_OFF.value)
    found: dict[UUID, list[UUID]] = {}
    for annotation, contradiction in ends.values_list("annotation_id", "contradiction_id"):
        found.setdefault(annotation, []).append(contradiction)
    return found
