"""Mine pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from annotations.pages.frame import page


@page
def my_work(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("my_work")
