"""History pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from annotations.pages.frame import page


@page
def history(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("history")
