"""A name as it stands in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """Half-open code points; `folded` is the name as compared: without case, accents, "the", a possessive's s."""

    start: int
    end: int
    folded: str
