"""The contradictions between two sources, or within one, as they are drawn between two panes."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from annotations.models import Contradiction, ContradictionEnd, Source, Viewer
from annotations.queries.people import names_in
from annotations.queries.seats import Seat

LIMIT = 5_000
SHOWN = 300


@dataclass(frozen=True)
class Tie:
    """A contradiction with its ends in each source, by id and in their order; in one source, both hold all of them.

    `explanation` is cut to 300 code points.
    """

    id: UUID
    kind: str | None
    status: str
    revision: int
    author: str
    mine: bool
    explanation: str
    left: list[UUID]
    right: list[UUID]


def ties_between(
    user: Viewer, seat: Seat, left: UUID, right: UUID, only: Collection[UUID] | None = None
) -> tuple[list[Tie], bool]:
    """Those that the person sees, oldest first, 5,000 at most; and whether there are more. `only` are ids."""
    found = Contradiction.objects.visible_to(user).filter(project_id=seat.project, deleted=False)
    if only is not None:
        found = found.filter(pk__in=only)
    found = found.filter(pk__in=_resting_on(left, 2 if left == right else 1))
    if left != right:
        found = found.filter(pk__in=_resting_on(right, 1))
    rows = list(found.order_by("created", "id")[: LIMIT + 1])
    ends = _ends_in({left, right}, rows[:LIMIT])
    names = names_in(seat.project)
    ties = [
        Tie(
            id=one.id,
            kind=one.kind,
            status=one.status,
            revision=one.revision,
            author=names[one.author_id],
            mine=seat.person in one.authors,
            explanation=one.explanation[:SHOWN],
            left=ends[one.id, left],
            right=ends[one.id, right],
        )
        for one in rows[:LIMIT]
    ]
    return ties, len(rows) > LIMIT


def beside_which(user: Viewer, source: Source, text: str, size: int) -> list[tuple[Source, int]]:
    """The sources of the project to read beside one, itself too: those that contradict it most often first."""
    sources = Source.objects.visible_to(user).filter(project_id=source.project_id, archived=False)
    if text:
        sources = sources.filter(title__icontains=text)
    seen = Contradiction.objects.visible_to(user).filter(deleted=False, pk__in=_resting_on(source.id, 1))
    ends = ContradictionEnd.objects.filter(contradiction__in=seen).exclude(annotation__source=source)
    rows = ends.values_list("annotation__source_id").annotate(Count("contradiction", distinct=True))
    counts: dict[UUID, int] = dict(rows)
    contradicting = list(sources.filter(pk__in=counts))
    contradicting.sort(key=lambda one: (-counts[one.id], one.title))
    others = sources.exclude(pk__in=counts).order_by("title", "id")[: max(0, size - len(contradicting))]
    return [(one, counts.get(one.id, 0)) for one in [*contradicting[:size], *others]]


def _resting_on(source: UUID, times: int) -> "QuerySet[ContradictionEnd, UUID]":
    ends = ContradictionEnd.objects.filter(annotation__source_id=source).values("contradiction_id")
    return ends.annotate(ends=Count("id")).filter(ends__gte=times).values_list("contradiction_id", flat=True)


def _ends_in(
    sources: Collection[UUID], contradictions: Collection[Contradiction]
) -> dict[tuple[UUID, UUID], list[UUID]]:
    found: dict[tuple[UUID, UUID], list[UUID]] = {(one.id, source): [] for one in contradictions for source in sources}
    ends = ContradictionEnd.objects.filter(contradiction__in=[one.id for one in contradictions])
    rows = ends.filter(annotation__source_id__in=sources).order_by("contradiction_id", "position")
    for contradiction, source, end in rows.values_list("contradiction_id", "annotation__source_id", "annotation_id"):
        found[contradiction, source].append(end)
    return found
