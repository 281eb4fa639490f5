"""The states of a release."""

from enum import StrEnum


class ReleaseStatus(StrEnum):
    """Queued, building, then one of three ends."""

    QUEUED = "queued"
    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = frozenset({ReleaseStatus.QUEUED, ReleaseStatus.BUILDING})
