"""What waits for a person in their projects: to be reviewed, to be mended, to be submitted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from annotations.models import Viewer

# Nothing but the two constants of this module goes into these texts.
_WORK = """
SELECT {columns} FROM annotations_annotation AS w JOIN annotations_source AS s ON s.id = w.source_id
WHERE s.project_id = m.project_id AND NOT w.deleted AND {condition}
UNION ALL
SELECT {columns} FROM annotations_contradiction AS w
WHERE w.project_id = m.project_id AND NOT w.deleted AND {condition}
"""
_REVIEW = "w.status = 'submitted' AND NOT w.authors @> ARRAY[m.person_id] AND m.role IN ('reviewer', 'manager')"
_DRAFTS = "w.status = 'draft' AND w.authors @> ARRAY[m.person_id] AND m.role <> 'reader'"
_WAITING = f"""
SELECT m.project_id,
    (SELECT count(*) FROM ({_WORK.format(columns="1", condition=_REVIEW)}) AS review),
    count(d.id), count(e.sequence), h.sequence
FROM annotations_membership AS m
JOIN annotations_ledgerhead AS h ON h.project_id = m.project_id
JOIN annotations_person AS p ON p.id = m.person_id
LEFT JOIN LATERAL ({_WORK.format(columns="w.id, w.revision", condition=_DRAFTS)}) AS d ON true
LEFT JOIN annotations_ledgerentry AS e
    ON e.thing_id = d.id AND e.revision = d.revision AND e.action = 'return'
WHERE p.user_id = %s AND m.project_id = ANY(%s)
GROUP BY m.project_id, m.person_id, m.role, h.sequence
"""  # noqa: S608


@dataclass(frozen=True)
class Waiting:
    """How much waits: to be decided by the person, returned to them, and drafts of theirs (the returned included).

    `sequence` is where the project's ledger stood when this was counted.
    """

    review: int = 0
    returned: int = 0
    drafts: int = 0
    sequence: int = 0


def waiting_in(user: Viewer, projects: Collection[UUID]) -> Mapping[UUID, Waiting]:
    """By project, what waits for the person; nothing for projects they do not sit in."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [user.pk, list(projects)])
        found = {
            row[0]: Waiting(review=row[1], drafts=row[2], returned=row[3], sequence=row[4]) for row in cursor.fetchall()
        }
    return {project: found.get(project, Waiting()) for project in projects}
