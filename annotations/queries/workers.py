"""Whether the background worker answers, as far as the database knows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

# A worker that lives says so every two seconds; a queued job is taken up within a fraction of one.
SILENCE = "30 seconds"
PATIENCE = "10 seconds"

_WAITING = """
SELECT r.id,
    EXISTS (SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > now() - %(silence)s::interval),
    EXISTS (SELECT 1 FROM procrastinate_jobs WHERE status = 'doing'),
    r.status = 'queued' AND r.created < now() - %(patience)s::interval
FROM annotations_release AS r WHERE r.id = ANY(%(releases)s)
"""


@dataclass(frozen=True)
class Attention:
    """What the worker does about a release: whether any worker lives, is at some job, and lets this one wait long."""

    is_alive: bool
    is_busy: bool
    waits_long: bool

    @property
    def is_missing(self) -> bool:
        """Whether nobody seems to be there who would build it."""
        return not self.is_alive or (self.waits_long and not self.is_busy)


def attention_for(releases: Collection[UUID]) -> Mapping[UUID, Attention]:
    """What the worker does about each of these releases."""
    if not releases:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, {"silence": SILENCE, "patience": PATIENCE, "releases": list(releases)})
        return {row[0]: Attention(*row[1:]) for row in cursor.fetchall()}
