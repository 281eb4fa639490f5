"""The ends of a contradiction that is being made: annotations, or words that become annotations with it."""

from collections.abc import Mapping
from uuid import UUID

from django import template

from annotations.models import Annotation
from annotations.pages.tagged import Selected

register = template.Library()


@register.filter
def get(selected: Mapping[UUID, Selected], end: UUID) -> Selected | None:
    """The selected words that the end is made from; None if it is an annotation already."""
    return selected.get(end)


@register.filter
def end_asked(end: Annotation, selected: Mapping[UUID, Selected]) -> str:
    """How an address asks for the end, as `ends_asked` reads it."""
    words = selected.get(end.id)
    return str(end.id) if words is None else words.asked
