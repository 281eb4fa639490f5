"""What a language's table holds that is not of dates or figures alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """`common` are words that stand in nearly every text of it and hardly in any other language's here, casefolded.

    `abbreviations` are words a full stop belongs to without ending a sentence, casefolded, without their last stop.
    """

    common: frozenset[str]
    abbreviations: frozenset[str]


def words(listed: str) -> frozenset[str]:
    """Words with blanks between them, as a set."""
    return frozenset(listed.split())
