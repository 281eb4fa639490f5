"""What a release is made of, in the words of its files: ids as URNs, times as text, nothing left to convert.

Named tuples, because a release of 100,000 annotations makes them from database rows and lives but a moment; a field's
place here is its place in the JSON lines. None is unknown, "" is a text that is empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID


class Person(NamedTuple):
    """Who stands behind a key; the name can be a pseudonym."""

    key: str
    name: str


class Review(NamedTuple):
    """A signature that stands: whose (a person's key), when, what it means in words; of two the first comes first."""

    person: str
    at: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Change:
    """What import changed in a source's text (`bom`, `crlf`, `cr`, `nul`) and how often."""

    what: str
    count: int


class Counts(NamedTuple):
    """How many released annotations stand in a source and how many released contradictions rest on it."""

    annotations: int
    contradictions: int


class ReleasedSource(NamedTuple):
    """A source that a released annotation stands in; `recorded_by` are those who typed its provenance."""

    id: str
    project: str
    title: str
    language: str | None
    direction: str | None
    publisher: str | None
    author: str | None
    speaker: str | None
    genre: str | None
    translated_from: str | None
    published: str | None
    found_at: str | None
    dating_evidence: str | None
    sha256: str
    original_sha256: str
    original_bytes: int
    normalised: Sequence[Change]
    length: int
    lines: int
    revision: int
    counts: Counts
    recorded_by: Sequence[str]
    text: str


class ReleasedAnnotation(NamedTuple):
    """A signed-off annotation; `details` has exactly the keys of its kind, in any order; `note` is never unknown."""

    id: str
    source: str
    kind: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    note: str
    details: Mapping[str, str | None]
    status: str
    revision: int
    author: str
    authors: Sequence[str]
    origin: str | None
    created: str
    updated: str
    reviews: Sequence[Review]


class End(NamedTuple):
    """An annotation that a contradiction rests on, with its passage."""

    id: str
    source: str
    start: int
    end: int
    quote: str


class Resolution(NamedTuple):
    """What became of a contradiction; `preferred` is the id of an annotation, `reason` is never unknown."""

    state: str
    preferred: str | None
    reason: str


class ReleasedContradiction(NamedTuple):
    """A signed-off contradiction with its ends in the order given; `explanation` is never unknown."""

    id: str
    project: str
    kind: str
    explanation: str
    annotations: Sequence[End]
    resolution: Resolution
    relation: str | None
    status: str
    revision: int
    author: str
    authors: Sequence[str]
    origin: str | None
    created: str
    updated: str
    reviews: Sequence[Review]


@dataclass(frozen=True, slots=True)
class ReleaseHead:
    """What a release is called and where in the ledger it was read; `made_by` is a person's key."""

    number: int
    project: str
    project_name: str
    project_description: str
    made_by: str
    created: str
    ledger_sequence: int
    chain_sha256: str
    note: str


def urn(identifier: UUID | str) -> str:
    """The id of a person, source, annotation, contradiction or project as it stands in every file (RFC 9562)."""
    return f"urn:uuid:{identifier}"


def text_urn(sha256: str) -> str:
    """The id of a text by its content: whoever has the same text has the same id."""
    return f"urn:sha256:{sha256}"


def timestamp(moment: datetime) -> str:
    """A moment as RFC 3339 in UTC with microseconds and Z, as `to_char` of PostgreSQL writes it with `US`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
