"""The event stream: who may listen, and what they missed."""

from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.endpoints import Endpoint, known_filters
from annotations.api.schema import OpenApiParameter, OpenApiTypes, described, query
from annotations.models import LedgerHead
from annotations.queries.events import GOES_ON, SELECT, STREAMS, Event, Listener
from annotations.queries.seats import seat_in
from annotations.rules.errors import InvalidFields

_LAST = OpenApiParameter(
    "Last-Event-ID", int, OpenApiParameter.HEADER, description="The ledger sequence to go on from; now, if left out"
)
_AFTER = query("after", "The same for a browser, which cannot send the header when it first asks")


class Events(Endpoint):
    """What happens in a project, as it happens."""

    @described(
        "Server-sent events `{action, thing, id, revision, person}`; the event id is the ledger sequence",
        {200: OpenApiTypes.STR},
        refusals=[400],
        media_type="text/event-stream",
        parameters=[_LAST, _AFTER],
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """The first part of the stream: everything since Last-Event-ID, up to a thousand; live/stream.py goes on."""
        seat_in(project, self.user)
        head = LedgerHead.objects.values_list("sequence", flat=True).get(project_id=project)
        # Read after the head, so that a change of the seat is either in it or among the entries still to come.
        seat = seat_in(project, self.user)
        listener = Listener(project, seat.person, seat.role, head, min(_last(request, head), head), str(request.auth))
        content = b"retry: 1000\nid: %d\n\n" % listener.sequence
        with connection.cursor() as cursor:
            cursor.execute(SELECT, (project, listener.sequence))
            content += listener.hear([Event(*row) for row in cursor.fetchall()])
        response = HttpResponse(content, content_type="text/event-stream")
        response["Cache-Control"] = "no-store"
        response["X-Accel-Buffering"] = "no"
        response["Content-Encoding"] = "identity"
        if listener.role is not None and STREAMS in request.META:
            response[GOES_ON] = str(listener)
        return response


def _last(request: Request, head: int) -> int:
    """The header counts: a browser that comes back by itself sends it beside the address it first asked for."""
    known_filters(request.GET, ("after",))
    header = request.META.get("HTTP_LAST_EVENT_ID", "")
    raw = header or request.GET.get("after", "")
    if not raw:
        return head
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 18):
        named = "Last-Event-ID" if header else "after"
        raise InvalidFields({named: ["The id of an event is needed: a whole number."]})
    return int(raw)
