"""What the caller would sign of a thing, before they do."""

from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.endpoints import Endpoint
from annotations.api.rendering import answer
from annotations.api.schema import described
from annotations.api.shapes.moves import StatementOut
from annotations.models.states import Work
from annotations.queries.seats import Seat
from annotations.queries.statements import statements_of
from annotations.queries.visible import annotation_seen_by, check_there, contradiction_seen_by

_STATEMENT = "What you would sign of it as it stands, and its hash"


class _Statement(Endpoint):
    """What whoever asks would sign."""

    def find(self, thing: UUID) -> tuple[Work, Seat]:
        """The thing and the caller's seat."""
        raise NotImplementedError

    def _show(self, thing: UUID) -> HttpResponse:
        work, seat = self.find(thing)
        check_there(work)
        statement = statements_of([work], seat.person)[work.id]
        return answer({"statement": statement.text, "statement_sha256": statement.sha256}, revision=work.revision)


class AnnotationStatement(_Statement):
    """Of an annotation."""

    def find(self, thing: UUID) -> tuple[Work, Seat]:
        """Deleted or not."""
        return annotation_seen_by(self.user, thing)

    @described(_STATEMENT, {200: StatementOut}, refusals=[410])
    def get(self, request: Request, annotation: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        return self._show(annotation)


class ContradictionStatement(_Statement):
    """Of a contradiction."""

    def find(self, thing: UUID) -> tuple[Work, Seat]:
        """Deleted or not."""
        return contradiction_seen_by(self.user, thing)

    @described(_STATEMENT, {200: StatementOut}, refusals=[410])
    def get(self, request: Request, contradiction: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        return self._show(contradiction)
