"""The computed relations of contradictions, and what they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from annotations.models import Contradiction, ContradictionEnd
from annotations.rules.contradictions import End, relation_of
from annotations.rules.kinds import Kind
from annotations.rules.relations import Relation


@dataclass(frozen=True)
class Rest:
    """What a contradiction rests on, in order, and how that relates."""

    annotations: list[UUID]
    relation: Relation


def rests_of(contradictions: Iterable[Contradiction]) -> Mapping[UUID, Rest]:
    """What each of them rests on, in one query."""
    kinds = {contradiction.id: contradiction.kind for contradiction in contradictions}
    rows = (
        ContradictionEnd.objects.filter(contradiction_id__in=kinds)
        .order_by("contradiction_id", "position")
        .values_list("contradiction_id", "annotation_id", "annotation__kind", "annotation__details")
    )
    ids: dict[UUID, list[UUID]] = {contradiction: [] for contradiction in kinds}
    ends: dict[UUID, list[End]] = {contradiction: [] for contradiction in kinds}
    for contradiction, annotation, kind, details in rows:
        ids[contradiction].append(annotation)
        ends[contradiction].append(End(kind=Kind(kind), details=details))
    return {one: Rest(ids[one], relation_of(kind, ends[one])) for one, kind in kinds.items()}
