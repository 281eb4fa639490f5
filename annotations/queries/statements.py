"""What a person signs: all that is on the screen when they decide, as canonical JSON (docs/ledger.md)."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from annotations.models import Annotation, Contradiction, Source
from annotations.models.states import State, Work, annotation_state, contradiction_state, state_of, thing_of
from annotations.queries.comparing import relation_between
from annotations.queries.ends import ends_of
from annotations.rules.canonical import canonical_json
from annotations.rules.confirming import Confirmation
from annotations.rules.signoff import MEANINGS

FORMAT = 1
# What the desk shows of where a source comes from.
PROVENANCE = ("title", "author", "publisher", "speaker", "published", "translated_from")


@dataclass(frozen=True)
class Statement:
    """What would be signed of a thing as it stands; `said` is not confirmed yet, and that is what is shown."""

    said: State

    @property
    def text(self) -> str:
        """As it is shown, and hashed to tell whether it is what was shown."""
        return canonical_json(self.said)

    @property
    def sha256(self) -> str:
        """Of what is shown."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def with_ends(self, ends: Mapping[str, State]) -> "Statement":
        """The same with these for the ends that have their ids."""
        return Statement({**self.said, "ends": [ends.get(str(end["id"]), end) for end in self._ends]})

    @property
    def _ends(self) -> list[State]:
        return cast("list[State]", self.said["ends"])

    def confirmed(self, confirmation: Confirmation | None) -> str:
        """As it is signed: with how the signer said again who they are, null where the project does not ask."""
        if confirmation is None:
            return self.text
        at = confirmation.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return canonical_json({**self.said, "confirmed": {"by": confirmation.by, "at": at}})


def statement_of(work: Work, ends: Sequence[Annotation], sources: Mapping[UUID, Source], signer: UUID) -> Statement:
    """What somebody (by key) signs of a thing; `ends` in order if it has some, `sources` those of all passages."""
    passages = [work] if isinstance(work, Annotation) else list(ends)
    state = state_of(work) if isinstance(work, Annotation) else contradiction_state(work, [end.id for end in ends])
    return Statement(
        {
            "format": FORMAT,
            "meaning": MEANINGS[thing_of(work)],
            "signer": str(signer),
            "confirmed": None,
            "signed": state,
            "relation": relation_between(work.kind, ends).value if isinstance(work, Contradiction) else None,
            "ends": [annotation_state(end) for end in ends],
            "passages": [{"annotation": str(one.id), "prefix": one.prefix, "suffix": one.suffix} for one in passages],
            "sources": [_source(source) for source in sorted(sources.values(), key=lambda source: str(source.id))],
        }
    )


def statements_of(works: Sequence[Work], signer: UUID) -> Mapping[UUID, Statement]:
    """The same of many at once, by id, in two queries at most."""
    ends = ends_of(work.id for work in works if isinstance(work, Contradiction))
    return {work.id: statement_shown(work, ends.get(work.id, ()), signer) for work in works}


def statement_shown(work: Work, ends: Sequence[Annotation], signer: UUID) -> Statement:
    """What somebody would sign of a thing that is at hand with its ends, each with its source."""
    passages = [work] if isinstance(work, Annotation) else ends
    return statement_of(work, ends, {one.source_id: one.source for one in passages}, signer)


def _source(source: Source) -> State:
    provenance = {name: getattr(source, name) for name in PROVENANCE}
    return {"id": str(source.id), **provenance, "sha256": bytes(source.sha256).hex()}
