"""All keys of all pages, and how to do the same without them: for everybody, signed in or not."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotations.pages.frame import show


@never_cache
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The same words for all; only the frame says who looks."""
    return show(request, "pages/keys", {})
