"""What a release would hold if it were made now, and what would not be in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from annotations.models import Annotation, Contradiction
from annotations.rules.signoff import Status


@dataclass(frozen=True)
class Releasable:
    """By status, how many annotations and contradictions there are; and the sources that signed-off ones stand in."""

    annotations: Mapping[str, int]
    contradictions: Mapping[str, int]
    sources: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing is signed off."""
        return not self.annotations[Status.SIGNED_OFF]


def releasable_in(project: UUID) -> Releasable:
    """The counts of a project; deleted things are not counted."""
    annotations = Annotation.objects.filter(source__project_id=project, deleted=False)
    contradictions = Contradiction.objects.filter(project_id=project, deleted=False)
    signed_off = annotations.filter(status=Status.SIGNED_OFF.value)
    return Releasable(
        annotations=_by_status(annotations.values_list("status").annotate(Count("id")).order_by()),
        contradictions=_by_status(contradictions.values_list("status").annotate(Count("id")).order_by()),
        sources=signed_off.aggregate(sources=Count("source_id", distinct=True))["sources"],
    )


def _by_status(rows: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    return {status.value: 0 for status in Status} | dict(rows)
