"""Annotations of a project to choose from: by words of quote, note and details, by kind, by source."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Func, Q, TextField

from annotations.models import Annotation, Source, Viewer
from annotations.models.annotations import AnnotationQuerySet

WORDS = 10


@dataclass(frozen=True)
class Sought:
    """What is looked for; what is empty narrows nothing. `page` counts from 1."""

    search: str = ""
    kind: str = ""
    source: UUID | None = None
    page: int = 1


def candidates_in(user: Viewer, project: UUID, sought: Sought, size: int) -> tuple[list[Annotation], bool]:
    """A page of what was found, in the order of the texts, each with its source; and whether there is more."""
    found = Annotation.objects.visible_to(user).filter(source__project_id=project, deleted=False)
    if sought.kind:
        found = found.filter(kind=sought.kind)
    if sought.source is not None:
        found = found.filter(source_id=sought.source)
    if words := sought.search.split()[:WORDS]:
        found = _with_words(found, words)
    start = (sought.page - 1) * size
    rows = found.select_related("source").order_by("source__created", "source_id", "start", "id")
    shown = list(rows[start : start + size + 1])
    return shown[:size], len(shown) > size


def ends_named(user: Viewer, project: UUID, ids: list[UUID]) -> list[Annotation]:
    """Those of the annotations that the person sees in the project, deleted ones too, in the order of the ids."""
    seen = Annotation.objects.visible_to(user).filter(pk__in=ids, source__project_id=project)
    found = {one.id: one for one in seen.select_related("source")}
    return [found[one] for one in dict.fromkeys(ids) if one in found]


def sources_annotated(user: Viewer, project: UUID) -> list[tuple[UUID, str]]:
    """The sources that something is said of, by id and title."""
    said = Annotation.objects.visible_to(user).filter(source__project_id=project, deleted=False)
    sources = Source.objects.filter(pk__in=said.values("source_id"))
    return list(sources.order_by("title", "id").values_list("id", "title"))


def _with_words(found: AnnotationQuerySet, words: list[str]) -> AnnotationQuerySet:
    """Those in which each word stands somewhere; in the details among the values, never the names of the fields."""
    said = Func(
        F("details"),
        function="jsonb_path_query_array",
        template="%(function)s(%(expressions)s, '$.*')::text",
        output_field=TextField(),
    )
    found = found.annotate(said=said)
    for word in words:
        found = found.filter(Q(quote__icontains=word) | Q(note__icontains=word) | Q(said__icontains=word))
    return found
