"""Annotations."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import orjson
from django.db.models import Q
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.annotations import create_annotation, revise_annotation
from annotations.actions.signoff import Asked, move_annotation
from annotations.api.endpoints import Endpoint, page_limit, page_start, whole
from annotations.api.filters import ANNOTATION_PARAMETERS, AnnotationFilters, filtered
from annotations.api.parsing import seen_by
from annotations.api.presenting import Shape, present_annotation
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.statements import AnnotationChange, AnnotationIn, AnnotationOut
from annotations.models import Annotation
from annotations.queries.listing import Row, listed
from annotations.queries.people import seen_around
from annotations.queries.visible import annotation_seen_by, check_there, visible
from annotations.rules.signoff import Move


class SourceAnnotations(Endpoint):
    """What is said of a source's passages."""

    @described(
        "The annotations by their place in the text",
        {200: page_of(AnnotationOut)},
        refusals=[400],
        parameters=[*ANNOTATION_PARAMETERS, *PAGING],
    )
    def get(self, request: Request, source: UUID) -> HttpResponse:
        """List."""
        role, names = seen_around(self.user, source)
        limit = page_limit(request.GET)
        annotations = Annotation.objects.visible_as(role).filter(source_id=source).order_by("start", "id")
        annotations = filtered(AnnotationFilters, request.GET, annotations)
        start = page_start(request.GET, (whole, UUID))
        if start is not None:
            annotations = annotations.filter(Q(start__gt=start[0]) | Q(start=start[0], id__gt=start[1]))
        return self.page(
            listed(annotations, limit + 1),
            limit,
            lambda rows: present_rows(rows, names),
            lambda row: [row.start, row.id],
        )

    @described(
        "Tag a passage",
        {200: AnnotationOut, 201: AnnotationOut},
        takes=AnnotationIn,
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


def present_rows(rows: Sequence[Row], names: Mapping[str, str]) -> list[Shape]:
    """As present_annotation would show them; `names` by key as text."""
    authors: dict[str, list[str]] = {}
    return [
        {
            "id": row.id,
            "source": row.source,
            "kind": row.kind,
            "start": row.start,
            "end": row.end,
            "quote": row.quote,
            "prefix": row.prefix,
            "suffix": row.suffix,
            "note": row.note,
            "details": orjson.Fragment(row.details),
            "status": row.status,
            "revision": row.revision,
            "author": names[row.author],
            "authors": authors.get(row.authors) or authors.setdefault(row.authors, _named(row.authors, names)),
            "origin": row.origin,
            "created": _moment(row.created),
            "updated": _moment(row.updated),
        }
        for row in rows
    ]


def _named(authors: str, names: Mapping[str, str]) -> list[str]:
    return [names[author] for author in authors[1:-1].split(",")]


def _moment(written: str) -> str:
    """As orjson writes a time in UTC: six digits of a second, or none where there is no part of it."""
    return f"{written[:10]}T{written[11:] if len(written) == 19 else written[11:].ljust(15, '0')}Z"


class OneAnnotation(Endpoint):
    """One annotation."""

    @described("An annotation", {200: AnnotationOut}, refusals=[410])
    def get(self, request: Request, annotation: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = visible(Annotation.objects.visible_to(self.user), annotation)
        check_there(found)
        return answer(present_annotation(found), revision=found.revision)

    @described(
        "Edit an annotation: it is a draft again, and you are among its authors",
        {200: AnnotationOut},
        takes=AnnotationChange,
        refusals=[403, 409, 410, 412, 428],
        parameters=[IF_MATCH],
    )
    def patch(self, request: Request, annotation: UUID) -> HttpResponse:
        """Edit."""
        return self._answer(revise_annotation(self.user, annotation, self.body(), seen=seen_by(request)))

    @described(
        "Delete an annotation; its history is kept and it can be restored",
        {200: AnnotationOut},
        refusals=[403, 409, 410, 412, 428],
        parameters=[IF_MATCH],
    )
    def delete(self, request: Request, annotation: UUID) -> HttpResponse:
        """Delete."""
        return self._answer(move_annotation(self.user, annotation, Asked(Move.DELETE, "", seen_by(request))))

    def _answer(self, annotation: Annotation) -> HttpResponse:
        return answer(present_annotation(annotation), revision=annotation.revision)
