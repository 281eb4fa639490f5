"""The button beside what was just done that takes it back."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.inclusion_tag("annotations/parts/undo_offer.html", takes_context=True)
def undo_offer(context: Mapping[str, object], offer: object, place: str) -> dict[str, object]:
    """A form for what `pages.frame.offer_about` says; it comes back to `place`."""
    project, entry, revision = str(offer).split()
    return {
        "project": project,
        "entry": entry,
        "revision": revision,
        "next": place,
        "csrf_token": context.get("csrf_token"),
    }
