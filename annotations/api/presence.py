"""Who reads where, as the reader's page says it; others hear of it on the event stream."""

from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.presence import tell_presence
from annotations.api import shapes
from annotations.api.endpoints import Endpoint
from annotations.api.schema import described


class Presences(Endpoint):
    """Where the caller reads in a source."""

    @described(
        "Say which lines of a source you read, counted from 1. It holds for 50 seconds and is kept nowhere; the event"
        " stream tells it to those who say the same of this source, and to nobody else",
        {204: None},
        takes=shapes.PresenceIn,
        refusals=[403],
    )
    def post(self, request: Request, source: UUID) -> HttpResponse:  # noqa: ARG002
        """Tell."""
        tell_presence(self.user, source, self.body())
        return HttpResponse(status=204)
