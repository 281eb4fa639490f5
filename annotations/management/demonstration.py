"""The demonstration as it is written down in fixtures/demonstration: texts, people's work in its order, fixed ids."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Required, TypedDict
from uuid import UUID

from django.conf import settings

from annotations.actions.sources import NewSource
from annotations.imports.provenance import Provenance, read_provenance
from annotations.imports.texts import Normalised, normalise
from annotations.rules.anchoring import find_quote

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demonstration"


class Step(TypedDict, total=False):
    """What one person does. One key says what, and names it where it is new: found, seat, bring, annotate, contradict,
    move, revise or release; the others say the rest.
    """

    by: Required[str]
    found: str
    seat: Mapping[str, str]
    bring: Sequence[str]
    annotate: str
    contradict: str
    move: str
    revise: str
    release: str
    kind: str
    quote: str
    details: Mapping[str, str]
    note: str
    ends: Sequence[str]
    explanation: str
    resolution: Mapping[str, str]
    things: Sequence[str]
    reason: str
    changes: Mapping[str, object]
    within: str


@dataclass(frozen=True)
class Demonstration:
    """Acts are done one after the other, each whole or not at all; each begins with something new."""

    projects: Mapping[str, Mapping[str, str]]
    acts: Sequence[Sequence[Step]]
    texts: Mapping[str, Normalised]
    provenance: Mapping[str, Provenance]
    ids: Mapping[str, UUID]

    @property
    def contradictions(self) -> frozenset[str]:
        """Which of the names are of contradictions."""
        return frozenset(step["contradict"] for act in self.acts for step in act if "contradict" in step)

    def passage(self, step: Step) -> dict[str, object]:
        """Where the quote of a step stands; ValueError unless it stands there exactly once."""
        (place,) = find_quote(self.texts[step["within"]].text, step["quote"])
        return {"start": place.start, "end": place.end, "quote": step["quote"]}

    def source(self, file: str) -> NewSource:
        """A text with its provenance."""
        return NewSource(self.texts[file], self.provenance[file], self.ids[file])


def read_demonstration(folder: Path = FOLDER) -> Demonstration:
    """All of it, out of its folder."""
    work = json.loads((folder / "work.json").read_bytes())
    acts: Sequence[Sequence[Step]] = work["acts"]
    paths = sorted(folder.glob("*.txt"))
    return Demonstration(
        projects=work["projects"],
        acts=acts,
        texts={path.name: normalise(path.read_bytes(), filename=path.name) for path in paths},
        provenance=read_provenance((folder / "provenance.json").read_bytes(), names=[path.name for path in paths]),
        ids={name: _id(number) for number, name in enumerate(_made_in(acts), start=1)},
    )


def _made_in(acts: Sequence[Sequence[Step]]) -> Iterator[str]:
    """The name of everything that is made, in the order in which it is."""
    for act in acts:
        for step in act:
            yield from step.get("bring", ())
            yield from (step[verb] for verb in ("found", "annotate", "contradict", "release") if verb in step)


def _id(number: int) -> UUID:
    """The same on every server, so that nothing is made twice; rising, so that queues keep the order of the work.

    A UUID of version 8 (RFC 9562, 5.8).
    """
    return UUID(f"de300000-0000-8000-8000-{number:012x}")
