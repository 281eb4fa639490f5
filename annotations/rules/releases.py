"""The states of a release."""

from enum import StrEnum


class ReleaseStatus(StrEnum):
    """Queued, building, then one of three ends."""

    QUEUED = "queued"
    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


# They name people, or have the hash of one that does, and so are no data: who becomes a pseudonym does so in them too.
NAMING = frozenset({"people.jsonl", "manifest.json", "README.md"})
UNFINISHED = frozenset({ReleaseStatus.QUEUED, ReleaseStatus.BUILDING})
