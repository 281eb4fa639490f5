"""In which direction a passage is set."""

from unicodedata import bidirectional

from django import template

from annotations.models import Annotation

register = template.Library()

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@register.filter
def direction(annotation: Annotation) -> str:
    """As is recorded of its source, if that is at hand; else by its first strong letter, or those around it.

    Not `dir="auto"`: that goes by the first letter shown, and what stands before a passage may be of another script.
    """
    source = annotation.source if Annotation.source.is_cached(annotation) else None
    if source is not None and source.direction in {"ltr", "rtl"}:
        return str(source.direction)
    return direction_by_letters(annotation.quote, annotation.prefix, annotation.suffix)


def direction_by_letters(quote: str, prefix: str, suffix: str) -> str:
    """By the first strong letter of a quote, or the nearest around it."""
    letters = quote + prefix[::-1] + suffix
    return next((_STRONG[kind] for letter in letters if (kind := bidirectional(letter)) in _STRONG), "auto")
