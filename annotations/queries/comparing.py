"""Contradictions with what they rest on side by side: found, filtered, put in order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery

from annotations.models import Annotation, Contradiction, ContradictionEnd, Source, Viewer
from annotations.queries.ends import ends_of
from annotations.queries.relations import rests_of
from annotations.queries.seats import Seat
from annotations.rules.contradictions import End, relation_of
from annotations.rules.kinds import Kind
from annotations.rules.relations import Relation

# What cannot be true together comes first, what nothing can be said of last.
RELATIONS = (
    *(Relation.DISJOINT, Relation.OVERLAPS, Relation.CONTAINS),
    *(Relation.WITHIN, Relation.EQUAL, Relation.CANNOT_TELL),
)
ORDERS = ("newest", "oldest", "source", "relation")
DELETED = "deleted"


@dataclass(frozen=True)
class Compared:
    """A contradiction with its ends in order, each with its source, and how they relate."""

    contradiction: Contradiction
    ends: Sequence[Annotation]
    relation: Relation


@dataclass(frozen=True)
class Wanted:
    """What a list of contradictions is narrowed to, and its order; what is empty narrows nothing.

    With two sources it is those that set one against the other; with one of them twice, those within it.
    """

    kind: str = ""
    status: str = ""
    source: UUID | None = None
    other: UUID | None = None
    resolution: str = ""
    is_mine: bool = False
    text: str = ""
    order: str = ORDERS[0]


def compared(contradictions: Iterable[Contradiction]) -> list[Compared]:
    """Each of them with its ends and their sources, in one query."""
    wanted = list(contradictions)
    ends = ends_of(one.id for one in wanted)
    return [Compared(one, ends[one.id], relation_between(one.kind, ends[one.id])) for one in wanted]


def compared_by_id(ids: Sequence[UUID]) -> list[Compared]:
    """The same of contradictions that the person may see, in the order of their ids."""
    found = Contradiction.objects.in_bulk(ids)
    return compared(found[one] for one in ids)


def relation_between(kind: str | None, annotations: Sequence[Annotation]) -> Relation:
    """How annotations relate, were they the ends of a contradiction of this kind."""
    return relation_of(kind, [End(kind=Kind(one.kind), details=one.details) for one in annotations])


def ids_found(user: Viewer, seat: Seat, wanted: Wanted) -> "QuerySet[Contradiction, UUID] | list[UUID]":
    """By id, those of the project's contradictions that the person sees and that are wanted, in the order asked for."""
    seen = Contradiction.objects.visible_to(user).filter(project_id=seat.project)
    matching = _narrowed(seen, seat, wanted)
    if wanted.order == "relation":
        return _by_relation(matching)
    return _in_order(matching, wanted.order).values_list("id", flat=True)


def sources_set_against(user: Viewer, seat: Seat) -> list[tuple[UUID, str]]:
    """The sources that some contradiction of the project rests on, by id and title."""
    resting = Contradiction.objects.visible_to(user).filter(project_id=seat.project)
    sources = Source.objects.filter(pk__in=resting.values("annotations__source_id"))
    return list(sources.order_by("title", "id").values_list("id", "title"))


def _narrowed(contradictions: "QuerySet[Contradiction]", seat: Seat, wanted: Wanted) -> "QuerySet[Contradiction]":
    narrowed = contradictions.filter(deleted=wanted.status == DELETED)
    if wanted.kind:
        narrowed = narrowed.filter(kind=wanted.kind)
    if wanted.status and wanted.status != DELETED:
        narrowed = narrowed.filter(status=wanted.status)
    if wanted.source is not None and wanted.source == wanted.other:
        twice = _resting_on(wanted.source).annotate(ends=Count("id")).filter(ends__gt=1)
        narrowed = narrowed.filter(pk__in=twice.values("contradiction_id"))
    else:
        for source in filter(None, (wanted.source, wanted.other)):
            narrowed = narrowed.filter(pk__in=_resting_on(source))
    if wanted.resolution:
        narrowed = narrowed.filter(resolution_state=wanted.resolution)
    if wanted.is_mine:
        narrowed = narrowed.filter(authors__contains=[seat.person])
    return narrowed.filter(explanation__icontains=wanted.text) if wanted.text else narrowed


def _resting_on(source: UUID) -> "QuerySet[ContradictionEnd, Any]":
    """The contradictions that rest on annotations of the source, by id."""
    return (
        ContradictionEnd.objects.filter(annotation__source_id=source)
        .order_by()
        .values_list("contradiction_id", flat=True)
    )


def _in_order(contradictions: "QuerySet[Contradiction]", order: str) -> "QuerySet[Contradiction]":
    if order == "oldest":
        return contradictions.order_by("created", "id")
    if order != "source":
        return contradictions.order_by("-created", "-id")
    first = ContradictionEnd.objects.filter(contradiction=OuterRef("pk"), position=0)
    placed = contradictions.annotate(
        first_title=Subquery(first.values("annotation__source__title")),
        first_source=Subquery(first.values("annotation__source_id")),
        first_start=Subquery(first.values("annotation__start")),
    )
    return placed.order_by(F("first_title"), F("first_source"), F("first_start"), "id")


def _by_relation(contradictions: "QuerySet[Contradiction]") -> list[UUID]:
    """The relation is computed, not stored, so it is computed for all that match."""
    matching = list(contradictions.only("id", "kind").order_by("-created", "-id"))
    rests = rests_of(matching)
    matching.sort(key=lambda one: RELATIONS.index(rests[one.id].relation))
    return [one.id for one in matching]
