"""What a check noticed: its passages, its kind, and why, in a sentence with the words of the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.relations import Relation

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]


class Noticed(StrEnum):
    """What a finding says of its passages where it is not what an annotation of a kind would say of one."""

    CONTRADICTION = "contradiction"  # they cannot both be true
    TENSION = "tension"  # they could both be true, but a critic would ask
    HOLDS = "holds"  # checked and true, compatible at differing precision, or corroborated
    DEPENDENCE = "dependence"  # shared wording: the witnesses may not be independent


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in which source: half-open code points into its stored text, and the words that stand there."""

    source: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing noticed. `values` has the details of the annotation kind, or what was compared, as JSON.

    A contradiction, a tension and a dependence have at least two passages, one for each end, never one around both, and
    a contradiction says in what its ends do not go together. `relation` is the first value to the second, where two
    values were compared. Dates are EDTF, durations ISO 8601, figures plain decimals in strings.
    """

    check: str
    kind: Kind | Noticed
    passages: tuple[Passage, ...]
    message: str
    relation: Relation | None = None
    contradiction_kind: ContradictionKind | None = None
    values: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        needed = 1 if isinstance(self.kind, Kind) or self.kind is Noticed.HOLDS else 2
        if len(self.passages) < needed:
            raise ValueError(f"{self.check}: a finding of kind {self.kind} has {needed} passages or more.")
        if (self.kind is Noticed.CONTRADICTION) != (self.contradiction_kind is not None):
            raise ValueError(f"{self.check}: exactly what is a contradiction says of which kind it is.")
