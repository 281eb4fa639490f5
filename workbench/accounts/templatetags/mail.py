"""Where mail goes, said on every page that sends some."""

from django import template
from django.conf import settings

from workbench.accounts.outgoing import FOLDER

register = template.Library()


@register.inclusion_tag("accounts/parts/mail_notice.html")
def mail_notice() -> dict[str, bool]:
    """A notice where mail goes into a folder; nothing where it is sent."""
    return {"goes_to_folder": folder_is_used()}


def folder_is_used() -> bool:
    """Whether mail goes into the folder of the data directory."""
    return settings.EMAIL_BACKEND == FOLDER
