"""How often each two sources of a project contradict each other, by kind and status."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection

from annotations.models import Contradiction, Source, Viewer

# What people see of contradictions is Django's own query; what is in the braces is nothing else.
_BETWEEN = """
WITH seen AS ({seen}), ends AS (
    SELECT e.contradiction_id, a.source_id, count(*) AS number
    FROM annotations_contradictionend AS e JOIN annotations_annotation AS a ON a.id = e.annotation_id
    WHERE e.contradiction_id IN (SELECT id FROM seen) GROUP BY 1, 2
)
SELECT l.source_id, r.source_id, seen.kind, seen.status, count(*)
FROM ends AS l
JOIN ends AS r ON r.contradiction_id = l.contradiction_id
    AND (l.source_id < r.source_id OR l.source_id = r.source_id AND l.number > 1)
JOIN seen ON seen.id = l.contradiction_id
GROUP BY 1, 2, 3, 4
"""


@dataclass(frozen=True)
class Count:
    """How many contradictions of a kind and status set a source against another, or against itself."""

    one: UUID
    other: UUID
    kind: str | None
    status: str
    number: int


def counts_between(user: Viewer, project: UUID, *, kind: str = "", status: str = "") -> Sequence[Count]:
    """Every two sources that some contradiction rests on; one that rests on three counts for each two of them."""
    seen = Contradiction.objects.visible_to(user).filter(project_id=project, deleted=False)
    if kind:
        seen = seen.filter(kind=kind)
    if status:
        seen = seen.filter(status=status)
    try:
        query, parameters = seen.order_by().values("id", "kind", "status").query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_BETWEEN.format(seen=query), parameters)
        return [Count(*row) for row in cursor.fetchall()]


def titles_of(user: Viewer, sources: set[UUID]) -> dict[UUID, str]:
    """The titles of those of the sources that the person sees."""
    return dict(Source.objects.visible_to(user).filter(pk__in=sources).values_list("id", "title"))
