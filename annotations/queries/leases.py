"""Who is looking at what has been handed out; what has expired by the database's clock is nobody's."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from annotations.models import Viewer
from annotations.queries.undecided import undecided

_HELD = """
WITH {undecided}
SELECT l.thing_id, l.person_id, p.name, l.expires FROM decidable AS d
JOIN annotations_lease AS l ON l.thing_id = d.id AND l.person_id <> d.person_id AND l.expires > clock_timestamp()
JOIN annotations_person AS p ON p.id = l.person_id
WHERE d.is_handed_out ORDER BY l.expires, l.thing_id
"""


@dataclass(frozen=True)
class Held:
    """That somebody is looking at a thing, and until when if they do nothing more."""

    thing: UUID
    person: UUID
    name: str
    expires: datetime


def held_by_others(user: Viewer, project: UUID) -> list[Held]:
    """What others are looking at of the person's queue, in the order in which it becomes free."""
    with connection.cursor() as cursor:
        cursor.execute(_HELD.format(undecided=undecided()), {"user": user.pk, "projects": [project]})
        return [Held(*row) for row in cursor.fetchall()]
