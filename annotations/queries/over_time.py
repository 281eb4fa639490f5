"""What was done in a project, day by day, out of its ledger; and what waits for review now."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count

from annotations.models import Annotation, Contradiction, Viewer
from annotations.queries.counts import NOTHING_YET, Counts
from annotations.rules.permissions import CONTRIBUTORS, Role
from annotations.rules.signoff import Move, Status

MADE = "create"
TOLD = (MADE, Move.SUBMIT.value, Move.SIGN_OFF.value, Move.RETURN.value, Move.REJECT.value)
# Read from an index alone: a million entries take less than half a second.
_DONE = """
SELECT (at AT TIME ZONE 'UTC')::date, thing, action, count(*) FROM annotations_ledgerentry
WHERE project_id = %s AND thing IN ('annotation', 'contradiction') AND action = ANY(%s) GROUP BY 1, 2, 3
"""
# What stands signed off, by the entry that signed it: all that readers see of the work.
_STANDS = """
SELECT (e.at AT TIME ZONE 'UTC')::date, 'annotation', e.action, count(*)
FROM annotations_annotation AS w JOIN annotations_source AS s ON s.id = w.source_id
JOIN annotations_ledgerentry AS e ON e.thing_id = w.id AND e.revision = w.revision
WHERE s.project_id = %(project)s AND w.status = 'signed_off' AND NOT w.deleted AND e.project_id = %(project)s
GROUP BY 1, 3
UNION ALL
SELECT (e.at AT TIME ZONE 'UTC')::date, 'contradiction', e.action, count(*)
FROM annotations_contradiction AS w JOIN annotations_ledgerentry AS e ON e.thing_id = w.id AND e.revision = w.revision
WHERE w.project_id = %(project)s AND w.status = 'signed_off' AND NOT w.deleted AND e.project_id = %(project)s
GROUP BY 1, 3
"""


def done_by_day(project: UUID, role: Role) -> Mapping[date, Mapping[str, int]]:
    """By day (UTC), how often each `thing action` was done, for somebody who sits there in this role.

    Readers are told of signatures that stand, and of nothing else.
    """
    with connection.cursor() as cursor:
        if role in CONTRIBUTORS:
            cursor.execute(_DONE, [project, list(TOLD)])
        else:
            cursor.execute(_STANDS, {"project": project})
        rows = cursor.fetchall()
    found: dict[date, dict[str, int]] = {}
    for day, thing, action, number in rows:
        found.setdefault(day, {})[f"{thing} {action}"] = number
    return found


def standing_now(user: Viewer, project: UUID) -> tuple[Counts, Counts]:
    """How many annotations and how many contradictions of each status the person sees; deleted ones are not counted."""
    annotations, contradictions = dict(NOTHING_YET), dict(NOTHING_YET)
    seen = Annotation.objects.visible_to(user).filter(source__project_id=project, deleted=False)
    annotations |= dict(seen.order_by().values_list("status").annotate(Count("id")))
    set_against = Contradiction.objects.visible_to(user).filter(project_id=project, deleted=False)
    contradictions |= dict(set_against.order_by().values_list("status").annotate(Count("id")))
    return annotations, contradictions


def waiting_of(counts: Counts) -> int:
    """How many of them wait for a decision."""
    return counts[Status.SUBMITTED.value]
