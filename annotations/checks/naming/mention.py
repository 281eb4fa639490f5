"""A name as it stands in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """Half-open code points; `folded` is the name as compared: without case, accents, "the", a possessive's s.

    Endings of cases are cut off as far as an ending alone tells them, so that it need not be a word. `title` is what
    stands before it and is no part of it ("Major General"), as written; None where none does.
    """

    start: int
    end: int
    folded: str
    title: str | None = None
