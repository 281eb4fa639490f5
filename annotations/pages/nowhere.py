"""What is said where there is no page, or where a form did not come from one of ours."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from annotations.pages.frame import show_refusal
from annotations.rules.errors import NotAllowed, NotVisible


def no_such_page(request: HttpRequest) -> HttpResponse:
    """No such address, for people."""
    return show_refusal(request, NotVisible(_("There is nothing at this address that you can see.")))


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  (Django's word for developers)
    """A form without the secret that only our own pages have: sent from elsewhere, or with cookies switched off."""
    words = _(
        "This form could not be checked, so nothing was done. Allow cookies, open the page anew and send it again."
    )
    return show_refusal(request, NotAllowed(words))
