"""The event stream: who may listen, and what they missed."""

import re
from uuid import UUID

from django.db import connection
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.endpoints import Endpoint, known_filters
from annotations.api.schema import OpenApiParameter, OpenApiTypes, described, query
from annotations.models import LedgerEntry, LedgerHead
from annotations.queries.events import BATCH, GOES_ON, SELECT, STREAMS, Event, Listener, mark_of
from annotations.queries.seats import seat_in
from annotations.rules.errors import InvalidFields

_LAST = OpenApiParameter(
    "Last-Event-ID", int, OpenApiParameter.HEADER, description="The ledger sequence to go on from; now, if left out"
)
_AFTER = query("after", "The same for a browser, which cannot send the header when it first asks")
_MARK = query(
    "mark",
    "The `mark` of the last `beat`, or nothing. It counts before `after`, and asks for events of the type `beat`,"
    " `{sequence, mark, resync}`: once everything missed was sent, and then every 15 seconds. `resync` says that more"
    " than 1,000 events were missed, or that this is not the ledger that the mark is of, because a backup was restored;"
    " then nothing of what was missed is sent, and all has to be read anew",
)
_MARKED = re.compile(r"([0-9]{1,18})-([0-9a-f]{16})")


class Events(Endpoint):
    """What happens in a project, as it happens."""

    @described(
        "Server-sent events `{action, thing, id, revision, person}`; the event id is the ledger sequence. Events of"
        " other types have no id and are sent to those alone who ask for them: `beat` (see `mark`), and `presence`,"
        " `{source, people: [{person, name, first, last, caret}]}`: who else reads a source, to those who say they do",
        {200: OpenApiTypes.STR},
        refusals=[400],
        media_type="text/event-stream",
        parameters=[_LAST, _AFTER, _MARK],
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """The first part of the stream: everything since Last-Event-ID, up to a thousand; live/stream.py goes on."""
        seat_in(project, self.user)
        head, chain = LedgerHead.objects.values_list("sequence", "chain_sha256").get(project_id=project)
        # Read after the head, so that a change of the seat is either in it or among the entries still to come.
        seat = seat_in(project, self.user)
        last, mark = _last(request, head), request.GET.get("mark")
        listener = Listener(project, seat.person, seat.role, head, min(last, head), str(request.auth))
        if mark is None:
            content = _start(listener) + listener.hear(_missed(listener))
        else:
            content = _catch_up(listener, mark, last, mark_of(head, bytes(chain).hex()))
        response = HttpResponse(content, content_type="text/event-stream")
        response["Cache-Control"] = "no-store"
        response["X-Accel-Buffering"] = "no"
        response["Content-Encoding"] = "identity"
        if listener.role is not None and STREAMS in request.META:
            response[GOES_ON] = str(listener)
        return response


def _start(listener: Listener) -> bytes:
    return b"retry: 1000\nid: %d\n\n" % listener.sequence


def _missed(listener: Listener) -> list[Event]:
    with connection.cursor() as cursor:
        cursor.execute(SELECT, (listener.project, listener.sequence))
        return [Event(*row) for row in cursor.fetchall()]


def _catch_up(listener: Listener, mark: str, last: int, head: str) -> bytes:
    """What a page missed, and that this was all; or that it cannot be told what it missed. It is at `head` then."""
    after, is_there = _place_of(listener.project, mark, last)
    at_head = listener.seated
    listener.mark, listener.sequence = head, at_head
    if not is_there or after > at_head or at_head - after > BATCH:
        return _start(listener) + listener.beat(resync=True)
    listener.sequence = after
    return _start(listener) + listener.hear(_missed(listener)) + listener.beat()


def _place_of(project: UUID, mark: str, last: int) -> tuple[int, bool]:
    """The place that a mark names, and whether it is one of this ledger."""
    if not mark:
        return last, True
    named = _MARKED.fullmatch(mark)
    if named is None:
        raise InvalidFields({"mark": ["The mark of a beat is needed, or nothing."]})
    entries = LedgerEntry.objects.filter(project_id=project, sequence=int(named[1]))
    chain = entries.values_list("chain_sha256", flat=True).first()
    return int(named[1]), chain is not None and bytes(chain).hex().startswith(named[2])


def _last(request: Request, head: int) -> int:
    """The header counts: a browser that comes back by itself sends it beside the address it first asked for."""
    known_filters(request.GET, ("after", "mark"))
    header = request.META.get("HTTP_LAST_EVENT_ID", "")
    raw = header or request.GET.get("after", "")
    if not raw:
        return head
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 18):
        named = "Last-Event-ID" if header else "after"
        raise InvalidFields({named: ["The id of an event is needed: a whole number."]})
    return int(raw)
