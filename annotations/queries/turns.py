"""Whose turn a thing is that waits for review: who signed it first, to whom it is assigned, who is looking at it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.contrib.auth import get_user_model
from django.db import connection

from annotations.models import Viewer
from annotations.models.states import Work
from annotations.queries.leases import Held
from annotations.queries.undecided import SOURCES
from annotations.rules.signoff import Status

# Nothing but the constant of undecided.py and the name of the table of accounts goes into this text. An assignment to
# somebody who could not decide keeps the thing from nobody, and is not told.
_TURNS = f"""
SELECT w.id, w.reviewed_as = ANY(r.two_reviewers), f.person_id, fp.name, f.at, l.person_id, lp.name, l.expires, (
    SELECT coalesce(json_agg(json_build_array(found.id, found.name) ORDER BY found.name), '[]') FROM (
        SELECT DISTINCT p.id, p.name FROM annotations_assignment AS x
        JOIN annotations_membership AS m ON m.person_id = x.person_id AND m.role IN ('reviewer', 'manager')
        JOIN annotations_person AS p ON p.id = x.person_id JOIN {{users}} AS u ON u.id = p.user_id AND u.is_active
        WHERE x.project_id = r.id AND (x.source_id = ANY(w.sources) OR x.source_id IS NULL)
            AND (x.kind = w.reviewed_as OR x.kind IS NULL) AND NOT w.authors @> ARRAY[x.person_id]
            AND NOT (w.reviewed_as = ANY(r.two_reviewers) AND x.person_id IS NOT DISTINCT FROM f.person_id)
    ) AS found
)::text
FROM (
    SELECT w.id, w.revision, w.authors, w.kind AS reviewed_as, ARRAY[w.source_id] AS sources
    FROM annotations_annotation AS w WHERE w.id = ANY(%(things)s)
    UNION ALL
    SELECT w.id, w.revision, w.authors, 'contradiction', {SOURCES}
    FROM annotations_contradiction AS w WHERE w.id = ANY(%(things)s)
) AS w JOIN annotations_project AS r ON r.id = %(project)s
LEFT JOIN annotations_ledgerentry AS f ON f.thing_id = w.id AND f.revision = w.revision AND f.action = 'endorse'
LEFT JOIN annotations_person AS fp ON fp.id = f.person_id
LEFT JOIN annotations_lease AS l ON l.thing_id = w.id AND l.expires > clock_timestamp()
LEFT JOIN annotations_person AS lp ON lp.id = l.person_id
"""  # noqa: S608


@dataclass(frozen=True)
class Endorsement:
    """Who signed first (a person's key, and their name), and when."""

    person: UUID
    name: str
    at: datetime


@dataclass(frozen=True)
class Assignee:
    """Somebody to whom a thing is assigned, by key and by name."""

    person: UUID
    name: str


@dataclass(frozen=True)
class Turn:
    """What stands between a thing and whoever decides it, as `viewer` (a person's key, None for nobody) finds it."""

    viewer: UUID | None = None
    takes_two: bool = False
    signed: Endorsement | None = None
    held: Held | None = None
    assigned: tuple[Assignee, ...] = ()

    @property
    def is_signed(self) -> bool:
        """Whether the viewer signed it as the first of two, so that only somebody else can sign it off."""
        return self.takes_two and self.signed is not None and self.signed.person == self.viewer

    @property
    def held_by_other(self) -> Held | None:
        """The lease on it, if it is somebody else's."""
        return None if self.held is None or self.held.person == self.viewer else self.held

    @property
    def is_assigned(self) -> bool:
        """Whether it is assigned to the viewer."""
        return any(one.person == self.viewer for one in self.assigned)

    @property
    def names(self) -> list[str]:
        """To whom it is assigned, without the viewer."""
        return [one.name for one in self.assigned if one.person != self.viewer]


NOBODYS = Turn()


def turns_of(user: Viewer, project: UUID, viewer: UUID, works: Collection[Work]) -> Mapping[UUID, Turn]:
    """By thing, whose turn it is, for things found for somebody who works in the project; one query, or none."""
    waiting = [work.id for work in works if work.status == Status.SUBMITTED and not work.deleted]
    turns = {work.id: NOBODYS for work in works}
    if not waiting or not user.pk:
        return turns
    with connection.cursor() as cursor:
        cursor.execute(_TURNS.format(users=get_user_model()._meta.db_table), {"project": project, "things": waiting})
        for row in cursor.fetchall():
            turns[row[0]] = _turn(row, viewer)
    return turns


def turn_of(user: Viewer, project: UUID, viewer: UUID, work: Work) -> Turn:
    """Whose turn the one thing is."""
    return turns_of(user, project, viewer, [work])[work.id]


def _turn(row: tuple[Any, ...], viewer: UUID) -> Turn:
    thing, takes_two, first, first_name, first_at, holder, holder_name, expires, assignees = row
    return Turn(
        viewer=viewer,
        takes_two=takes_two,
        signed=Endorsement(first, first_name, first_at) if first else None,
        held=Held(thing, holder, holder_name, expires) if holder else None,
        assigned=tuple(Assignee(UUID(person), name) for person, name in orjson.loads(assignees)),
    )
