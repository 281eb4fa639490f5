"""Annotations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.annotations import create_annotation, revise_annotation
from annotations.actions.signoff import Asked, move_annotation
from annotations.api import shapes
from annotations.api.endpoints import Endpoint, page_limit, page_start, whole
from annotations.api.filters import ANNOTATION_PARAMETERS, AnnotationFilters, filtered
from annotations.api.parsing import seen_by
from annotations.api.presenting import Shape, present_annotation
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, described
from annotations.models import Annotation, Source
from annotations.queries.people import names_in
from annotations.queries.visible import annotation_seen_by, check_there, visible
from annotations.rules import details
from annotations.rules.signoff import Move

COLUMNS = (
    "id",
    "source_id",
    "kind",
    "start",
    "end",
    "quote",
    "prefix",
    "suffix",
    "note",
    "details",
    "status",
    "revision",
    "author_id",
    "authors",
    "origin",
    "created",
    "updated",
)


class SourceAnnotations(Endpoint):
    """What is said of a source's passages."""

    @described(
        "The annotations by their place in the text",
        {200: shapes.page_of(shapes.AnnotationOut)},
        refusals=[400],
        parameters=[*ANNOTATION_PARAMETERS, *PAGING],
    )
    def get(self, request: Request, source: UUID) -> HttpResponse:
        """List."""
        project = visible(Source.objects.visible_to(self.user).only("project_id"), source).project_id
        limit = page_limit(request.GET)
        annotations = Annotation.objects.visible_to(self.user).filter(source_id=source).order_by("start", "id")
        annotations = filtered(AnnotationFilters, request.GET, annotations)
        start = page_start(request.GET, (whole, UUID))
        if start is not None:
            annotations = annotations.filter(Q(start__gt=start[0]) | Q(start=start[0], id__gt=start[1]))
        names = names_in(project)
        return self.page(
            list(annotations.values_list(*COLUMNS)[: limit + 1]),
            limit,
            lambda rows: present_rows(rows, names),
            lambda row: [row[3], str(row[0])],
        )

    @described(
        "Tag a passage",
        {200: shapes.AnnotationOut, 201: shapes.AnnotationOut},
        takes=shapes.AnnotationIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, source: UUID) -> HttpResponse:  # noqa: ARG002
        """Create."""
        body = self.body()
        annotation, is_new = self.make_once(
            body,
            lambda sent: create_annotation(self.user, source, body, annotation_id=sent),
            lambda sent: annotation_seen_by(self.user, sent)[0],
        )
        return answer(
            present_annotation(annotation),
            201 if is_new else 200,
            revision=annotation.revision,
            location=f"/api/v1/annotations/{annotation.id}/",
        )


def present_rows(rows: Sequence[tuple[Any, ...]], names: Any) -> list[Shape]:
    """Rows of COLUMNS as present_annotation would show them; by hand, because a list may have thousands."""
    return [
        {
            "id": row[0],
            "source": row[1],
            "kind": row[2],
            "start": row[3],
            "end": row[4],
            "quote": row[5],
            "prefix": row[6],
            "suffix": row[7],
            "note": row[8],
            "details": details.in_order(row[2], row[9]),
            "status": row[10],
            "revision": row[11],
            "author": names[row[12]],
            "authors": [names[author] for author in row[13]],
            "origin": row[14],
            "created": row[15],
            "updated": row[16],
        }
        for row in rows
    ]


class OneAnnotation(Endpoint):
    """One annotation."""

    @described("An annotation", {200: shapes.AnnotationOut}, refusals=[410])
    def get(self, request: Request, annotation: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = visible(Annotation.objects.visible_to(self.user), annotation)
        check_there(found)
        return answer(present_annotation(found), revision=found.revision)

    @described(
        "Edit an annotation: it is a draft again, and you are among its authors",
        {200: shapes.AnnotationOut},
        takes=shapes.AnnotationChange,
        refusals=[403, 409, 410, 412, 428],
        parameters=[IF_MATCH],
    )
    def patch(self, request: Request, annotation: UUID) -> HttpResponse:
        """Edit."""
        return self._answer(revise_annotation(self.user, annotation, self.body(), seen=seen_by(request)))

    @described(
        "Delete an annotation; its history is kept and it can be restored",
        {200: shapes.AnnotationOut},
        refusals=[403, 409, 410, 412, 428],
        parameters=[IF_MATCH],
    )
    def delete(self, request: Request, annotation: UUID) -> HttpResponse:
        """Delete."""
        return self._answer(move_annotation(self.user, annotation, Asked(Move.DELETE, "", seen_by(request))))

    def _answer(self, annotation: Annotation) -> HttpResponse:
        return answer(present_annotation(annotation), revision=annotation.revision)
