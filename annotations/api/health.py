"""Whether the server can work."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from annotations.api.problems import unavailable
from annotations.api.rendering import answer


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    del request
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return unavailable()
    return answer({"status": "ok"})
