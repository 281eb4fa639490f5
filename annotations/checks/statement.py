"""One thing a source states, in a form that can be stored, found again by its terms, and compared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from annotations.checks.finding import Passage

REMEMBERED = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a comparison made of a passage. Everything that `compare` needs is in it; the text is not at hand then.

    `terms` are what it speaks of, folded and sorted: names, head words, the kind of event, what is counted. Statements
    without a term in common are never compared. `passage` is what is shown as one end. `sentence` is the sentence it
    stands in, for the explanation. `dating` is EDTF; `low` and `high` are a figure's bounds in `unit`, a base unit,
    None where it has none; `wording` is a name or title as it is compared. `more` is the comparison's own.
    """

    check: str
    passage: Passage
    sentence: str
    terms: tuple[str, ...]
    dating: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    wording: str | None = None
    more: Mapping[str, str] = field(default_factory=dict)


Told = TypeVar("Told")


class Remembered(Generic[Told]):
    """What is read out of statements, kept for a while: one is compared with many, one after the other."""

    def __init__(self, read: Callable[[Statement], Told]) -> None:
        self._read = read
        self._known: dict[int, tuple[Statement, Told]] = {}

    def __call__(self, statement: Statement) -> Told:
        """Of the statement."""
        known = self._known.get(id(statement))
        if known is None or known[0] is not statement:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[id(statement)] = statement, self._read(statement)
        return known[1]
