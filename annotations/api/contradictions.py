"""Contradictions."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.contradictions import create_contradiction, revise_contradiction
from annotations.actions.signoff import Asked, move_contradiction
from annotations.api.endpoints import Endpoint, in_order_of_creation, page_limit, place_by_creation
from annotations.api.filters import CONTRADICTION_PARAMETERS, ContradictionFilters, filtered
from annotations.api.parsing import seen_by
from annotations.api.presenting import Shape, present_contradiction
from annotations.api.rendering import answer
from annotations.api.schema import IF_MATCH, PAGING, described
from annotations.api.shapes.base import page_of
from annotations.api.shapes.statements import ContradictionChange, ContradictionIn, ContradictionOut
from annotations.models import Contradiction
from annotations.queries.people import names_in
from annotations.queries.relations import rests_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_there, contradiction_seen_by, visible
from annotations.rules.signoff import Move


class Contradictions(Endpoint):
    """The contradictions of a project."""

    @described(
        "The contradictions, in the order they were made",
        {200: page_of(ContradictionOut)},
        refusals=[400],
        parameters=[*CONTRADICTION_PARAMETERS, *PAGING],
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat_in(project, self.user)
        limit = page_limit(request.GET)
        contradictions = Contradiction.objects.visible_to(self.user).filter(project_id=project)
        contradictions = filtered(ContradictionFilters, request.GET, contradictions)
        contradictions = in_order_of_creation(contradictions, request.GET)
        return self.page(
            list(contradictions[: limit + 1]),
            limit,
            lambda rows: self._present(rows, project),
            place_by_creation,
        )

    @described(
        "Set two or more annotations against each other",
        {200: ContradictionOut, 201: ContradictionOut},
        takes=ContradictionIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, project: UUID) -> HttpResponse:  # noqa: ARG002
        """Create."""
        body = self.body()
        contradiction, is_new = self.make_once(
            body,
            lambda sent: create_contradiction(self.user, project, body, contradiction_id=sent),
            lambda sent: contradiction_seen_by(self.user, sent)[0],
        )
        return answer(
            present_contradiction(contradiction),
            201 if is_new else 200,
            revision=contradiction.revision,
            location=f"/api/v1/contradictions/{contradiction.id}/",
        )

    def _present(self, contradictions: Sequence[Contradiction], project: UUID) -> list[Shape]:
        names, rests = names_in(project), rests_of(contradictions)
        return [present_contradiction(one, rests[one.id], names) for one in contradictions]


class OneContradiction(Endpoint):
    """One contradiction."""

    @described("A contradiction", {200: ContradictionOut}, refusals=[410])
    def get(self, request: Request, contradiction: UUID) -> HttpResponse:  # noqa: ARG002
        """Show."""
        found = visible(Contradiction.objects.visible_to(self.user), contradiction)
        check_there(found)
        return self._answer(found)

    @described(
        "Edit a contradiction: it is a draft again, and you are among its authors",
        {200: ContradictionOut},
        takes=ContradictionChange,
        refusals=[403, 409, 410, 412, 428],
        parameters=[IF_MATCH],
    )
    def patch(self, request: Request, contradiction: UUID) -> HttpResponse:
        """Edit."""
        return self._answer(revise_contradiction(self.user, contradiction, self.body(), seen=seen_by(request)))

    @described(
        "Delete a contradiction; its history is kept and it can be restored",
        {200: ContradictionOut},
        refusals=[403, 409, 410, 412, 428],
        parameters=[IF_MATCH],
    )
    def delete(self, request: Request, contradiction: UUID) -> HttpResponse:
        """Delete."""
        return self._answer(move_contradiction(self.user, contradiction, Asked(Move.DELETE, "", seen_by(request))))

    def _answer(self, contradiction: Contradiction) -> HttpResponse:
        return answer(present_contradiction(contradiction), revision=contradiction.revision)
