"""What waits for the caller, with whose turn each thing is."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.request import QueryDict
from rest_framework.request import Request

from annotations.api.endpoints import Endpoint, instant, known_filters, page_limit, page_start
from annotations.api.presenting import Shape, present_annotation, present_contradiction
from annotations.api.schema import PAGING, described, query
from annotations.api.shapes.moves import QueuePage
from annotations.models import Annotation, Contradiction
from annotations.models.states import Work
from annotations.queries.people import names_in
from annotations.queries.queue import Wanted, waiting_list
from annotations.queries.relations import rests_of
from annotations.queries.seats import Seat, seat_in
from annotations.queries.turns import Turn, turns_of
from annotations.rules.errors import InvalidFields
from annotations.rules.signoff import Status


class ReviewQueue(Endpoint):
    """What waits for the caller."""

    @described(
        "What you may decide, oldest first, whomever it is assigned to; empty for those who review nothing",
        {200: QueuePage},
        refusals=[400],
        parameters=(
            query("assigned", "Only what is assigned to you (me)", enum=["me"]),
            query("unleased", "Only what nobody else is looking at (true)", enum=["true", "false"]),
            *PAGING,
        ),
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """List."""
        seat = seat_in(project, self.user)
        wanted = _read_wanted(request.GET)
        limit = page_limit(request.GET)
        start = page_start(request.GET, (instant, UUID))
        waiting = waiting_list(self.user, seat, wanted, limit + 1, after=start)
        return self.page(
            waiting, limit, lambda rows: self._show(rows, seat), lambda row: [row.updated.isoformat(), str(row.id)]
        )

    def _show(self, works: Sequence[Work], seat: Seat) -> list[Any]:
        names = names_in(seat.project)
        rests = rests_of([work for work in works if isinstance(work, Contradiction)])
        unsigned = _unsigned({end for rest in rests.values() for end in rest.annotations})
        turns = turns_of(self.user, seat.project, seat.person, works)
        shown: list[Shape] = []
        for work in works:
            if isinstance(work, Annotation):
                shape = {"thing": "annotation", **present_annotation(work, names), "waits_for": []}
            else:
                waits = [end for end in rests[work.id].annotations if end in unsigned]
                whole = present_contradiction(work, rests[work.id], names)
                shape = {"thing": "contradiction", **whole, "waits_for": waits}
            shown.append({**shape, **_present_turn(turns[work.id])})
        return shown


def _read_wanted(asked: QueryDict) -> Wanted:
    known_filters(asked, ("assigned", "unleased"))
    errors = {}
    if asked.get("assigned", "me") != "me":
        errors["assigned"] = ["`me` is needed here, or nothing."]
    if asked.get("unleased", "true") not in ("true", "false"):
        errors["unleased"] = ["`true` or `false` is needed here."]
    if errors:
        raise InvalidFields(errors)
    return Wanted(assigned="me" if "assigned" in asked else "all", unleased=asked.get("unleased") == "true")


def _present_turn(turn: Turn) -> Shape:
    return {
        "takes_two": turn.takes_two,
        "endorsed_by": None if turn.signed is None else turn.signed.name,
        "assigned_to": [one.name for one in turn.assigned],
        "lease": None if turn.held is None else {"username": turn.held.name, "expires": turn.held.expires},
    }


def _unsigned(ends: set[UUID]) -> set[UUID]:
    signed_off = Status.SIGNED_OFF.value
    return set(Annotation.objects.filter(pk__in=ends).exclude(status=signed_off).values_list("pk", flat=True))
