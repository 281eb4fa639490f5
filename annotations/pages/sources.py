"""Sources pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from annotations.pages.frame import page


@page
def new_sources(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("new_sources")


@page
def provenance(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("provenance")
