"""What a language's table of dates holds, and how its inflected words are written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One language. Words stand in strings with blanks between them; case and accents do not matter.

    `months` are twelve strings, from January on. Those in `doubtful` mean something else as well, and are months only
    beside a day, a year or a preposition; in lower case even less, where the language writes months with a capital.
    `words` are by their kind (see kinds.py), `valued` by kind and what they stand for, `phrases` by kind and what they
    stand for, with a bar between them; a stop in a phrase may be left out. `counted` are nouns that come after numbers,
    by their beginning where they end in a star. `day_first` says that 3/9 is a day of September.
    """

    months: tuple[str, ...]
    doubtful: str = ""
    capital_months: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    valued: Mapping[str, Mapping[int, str] | Mapping[str, str]] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[tuple[str, int | str], str] = field(default_factory=dict)
    counted: str = ""
    day_first: bool = False


def forms(stems: str, endings: str) -> str:
    """Every stem with every ending, "-" for none, as one string."""
    return " ".join(stem + ending.removeprefix("-") for stem in stems.split() for ending in endings.split())
