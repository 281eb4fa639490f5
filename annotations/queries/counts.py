"""How much of a source is draft, waiting, signed off, rejected."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Count

from annotations.models import Annotation, Viewer
from annotations.rules.signoff import Status

Counts = dict[str, int]

NOTHING_YET: Counts = {status.value: 0 for status in Status}


def counts_of(sources: Collection[UUID], user: Viewer) -> Mapping[UUID, Counts]:
    """By source, how many annotations that the person may see have each status; deleted ones are not counted."""
    rows = (
        Annotation.objects.visible_to(user)
        .filter(source_id__in=sources, deleted=False)
        .values_list("source_id", "status")
        .annotate(Count("id"))
        .order_by()
    )
    counts: dict[UUID, Counts] = {source: dict(NOTHING_YET) for source in sources}
    for source, status, count in rows:
        counts[source][status] = count
    return counts
