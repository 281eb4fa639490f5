"""Projects pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from annotations.pages.frame import page


@page
def new_project(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("new_project")


@page
def show_project(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("show_project")


@page
def project_settings(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("project_settings")
