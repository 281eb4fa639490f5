"""Contradictions pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from annotations.pages.frame import page


@page
def contradictions(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("contradictions")


@page
def new_contradiction(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("new_contradiction")


@page
def show_contradiction(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("show_contradiction")


@page
def edit_contradiction(request: HttpRequest, **ids: UUID) -> HttpResponse:
    """To be written."""
    return HttpResponse("edit_contradiction")
