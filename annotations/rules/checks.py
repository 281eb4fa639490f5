"""Runs of checks over a project's sources: where one stands, why there is one, and settings within their bounds."""

from enum import StrEnum


class RunStatus(StrEnum):
    """Queued, running, then one of three ends."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class RunCause(StrEnum):
    """Why checks run: somebody asked, sources came in, or what is known of a source was changed."""

    ASKED = "asked"
    ARRIVAL = "arrival"
    PROVENANCE = "provenance"


# Of one check in one source: more than anybody works through. What gives more is a text the check is not made for.
MOST_FINDINGS = 20_000
UNFINISHED_RUNS = frozenset({RunStatus.QUEUED, RunStatus.RUNNING})
# Of what is recorded of a source; "last year" is another year where another day of publication is known.
READ_BY_CHECKS = frozenset({"language", "published"})
