"""Who reads where, as the reader's page says it; others hear of it on the event stream."""

from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.actions.presence import tell_presence
from annotations.api.endpoints import Endpoint
from annotations.api.schema import described
from annotations.api.shapes.projects import PresenceIn
from annotations.rules.errors import NotPossibleNow


class Presences(Endpoint):
    """Where the caller reads in a source."""

    @described(
        "Say which lines of a source you read, counted from 1. It holds for 50 seconds and is kept nowhere; the event"
        " stream tells it to those who say the same of this source, and to nobody else",
        {204: None},
        takes=PresenceIn,
        refusals=[403, 409],
    )
    def post(self, request: Request, source: UUID) -> HttpResponse:
        """Tell; not of whoever has signed in meanwhile in another tab."""
        if request.headers.get("X-Workbench-Person", str(self.user.pk)) != str(self.user.pk):
            raise NotPossibleNow("Somebody else is signed in now.", code="somebody_else")
        tell_presence(self.user, source, self.body())
        return HttpResponse(status=204)
