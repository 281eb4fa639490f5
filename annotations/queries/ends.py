"""What contradictions rest on, read for many at once."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from annotations.models import Annotation, ContradictionEnd


def ends_of(contradictions: Iterable[UUID]) -> Mapping[UUID, list[Annotation]]:
    """The annotations of each of them in order, with their sources, in one query.

    The contradictions are ones that the person may see, and whoever sees a contradiction sees its ends.
    """
    found: dict[UUID, list[Annotation]] = {contradiction: [] for contradiction in contradictions}
    if not found:
        return found
    rows = ContradictionEnd.objects.filter(contradiction_id__in=found).select_related("annotation__source")
    for end in rows.order_by("contradiction_id", "position"):
        found[end.contradiction_id].append(end.annotation)
    return found
