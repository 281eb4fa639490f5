"""What waits for a person in their projects: to be reviewed, to be mended, to be submitted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from annotations.models import Viewer
from annotations.queries.undecided import undecided

COUNTED = 1_000  # things to review; of more it is said that there are more, since to count them takes longer and longer

# Nothing but the constants of this module and of undecided.py goes into these texts.
_DRAFTS = """
SELECT w.id, w.revision FROM annotations_annotation AS w JOIN annotations_source AS s ON s.id = w.source_id
WHERE s.project_id = m.project_id AND w.status = 'draft' AND NOT w.deleted AND w.authors @> ARRAY[m.person_id]
UNION ALL
SELECT w.id, w.revision FROM annotations_contradiction AS w
WHERE w.project_id = m.project_id AND w.status = 'draft' AND NOT w.deleted AND w.authors @> ARRAY[m.person_id]
"""
_WAITING = """
WITH {undecided}
SELECT m.project_id, coalesce(r.waiting, 0), count(d.id), count(e.sequence), h.sequence
FROM annotations_membership AS m
JOIN annotations_ledgerhead AS h ON h.project_id = m.project_id
JOIN annotations_person AS p ON p.id = m.person_id
LEFT JOIN LATERAL (
    SELECT count(*) AS waiting FROM (
        SELECT 1 FROM decidable WHERE decidable.project_id = m.project_id AND is_handed_out LIMIT %(counted)s + 1
    ) AS found
) AS r ON m.role IN ('reviewer', 'manager')
LEFT JOIN LATERAL ({drafts}) AS d ON m.role <> 'reader'
LEFT JOIN annotations_ledgerentry AS e
    ON e.thing_id = d.id AND e.revision = d.revision AND e.action = 'return'
WHERE p.user_id = %(user)s AND m.project_id = ANY(%(projects)s)
GROUP BY m.project_id, m.person_id, m.role, r.waiting, h.sequence
"""


@dataclass(frozen=True)
class Waiting:
    """How much waits: in the person's queue, returned to them, and drafts of theirs (the returned included).

    `review` is 1,001 where there is more than 1,000, and `to_review` says so. `sequence` is where the project's ledger
    stood when this was counted.
    """

    review: int = 0
    returned: int = 0
    drafts: int = 0
    sequence: int = 0

    @property
    def to_review(self) -> str:
        """How much is in the queue, to be read."""
        return f"{COUNTED:,}+" if self.review > COUNTED else f"{self.review:,}"


def waiting_in(user: Viewer, projects: Collection[UUID]) -> Mapping[UUID, Waiting]:
    """By project, what waits for the person; nothing for projects they do not sit in."""
    with connection.cursor() as cursor:
        query = _WAITING.format(undecided=undecided(), drafts=_DRAFTS)
        cursor.execute(query, {"user": user.pk, "projects": list(projects), "counted": COUNTED})
        found = {
            row[0]: Waiting(review=row[1], drafts=row[2], returned=row[3], sequence=row[4]) for row in cursor.fetchall()
        }
    return {project: found.get(project, Waiting()) for project in projects}
