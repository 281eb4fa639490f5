"""A broken word as it stands in a text."""

from dataclasses import dataclass

SPELLING = "linguistic_conventions/spelling"
PUNCTUATION = "linguistic_conventions/punctuation"
ENCODING = "linguistic_conventions/character_encoding"
GRAMMAR = "linguistic_conventions/grammar"
AWKWARD = "style/awkward_style"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Half-open code points; `sentence` says what is wrong, with {words} for what stands there.

    `correction` is what it must have been, None where that is not certain.
    """

    start: int
    end: int
    sentence: str
    category: str = SPELLING
    severity: str = "minor"
    correction: str | None = None
