"""How much there is and how much waits, for those who keep the server running: counts alone, of all projects."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

# One statement and one snapshot. Entries have no holes, so the heads know their number; what waits has an index.
_COUNT = """
SELECT 'ledger_entries', '', coalesce(sum(sequence), 0) FROM annotations_ledgerhead
UNION ALL SELECT 'waiting', 'annotation', count(*) FROM annotations_annotation
    WHERE status = 'submitted' AND NOT deleted
UNION ALL SELECT 'waiting', 'contradiction', count(*) FROM annotations_contradiction
    WHERE status = 'submitted' AND NOT deleted
UNION ALL SELECT 'releases', status, count(*) FROM annotations_release GROUP BY status
UNION ALL SELECT 'jobs', status::text, count(*) FROM procrastinate_jobs GROUP BY status
UNION ALL SELECT 'oldest_job', '', coalesce(extract(epoch FROM now() - min(at)), 0) FROM procrastinate_events AS e
    JOIN procrastinate_jobs AS j ON j.id = e.job_id AND j.status = 'todo' AND e.type = 'deferred'
UNION ALL SELECT 'workers', '', count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '10 seconds'
"""
RELEASES = ("queued", "building", "ready", "failed", "cancelled")
JOBS = ("todo", "doing", "failed")


class Number(NamedTuple):
    """How many there are of each kind; `label` says what the kinds are of, and is empty where there is one."""

    name: str
    meaning: str
    label: str
    counts: Sequence[tuple[str, float]]


def numbers() -> Sequence[Number]:
    """All of them. What there is none of is 0, not missing."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT)
        found = {(name, kind): float(count) for name, kind, count in cursor.fetchall()}

    def counts(name: str, *kinds: str) -> Sequence[tuple[str, float]]:
        return [(kind, found.get((name, kind), 0)) for kind in kinds]

    return (
        Number("workbench_ledger_entries", "Entries of all ledgers", "", counts("ledger_entries", "")),
        Number(
            "workbench_review_queue",
            "Submitted work that waits for a decision",
            "thing",
            counts("waiting", "annotation", "contradiction"),
        ),
        Number("workbench_releases", "Releases of all projects", "status", counts("releases", *RELEASES)),
        Number("workbench_jobs", "Jobs that wait, are being done, or failed", "status", counts("jobs", *JOBS)),
        Number("workbench_oldest_job_seconds", "How long a job has waited at most", "", counts("oldest_job", "")),
        Number("workbench_workers", "Workers of all machines that gave a sign of life", "", counts("workers", "")),
    )
