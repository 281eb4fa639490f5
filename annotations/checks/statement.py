"""One thing a source states, in a form that can be stored, found again by its terms, and compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from annotations.checks.finding import Passage


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
