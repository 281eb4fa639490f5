"""Who reads where, on its way from the process that is told to those that show it; kept in no table."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

import orjson

from annotations.models import Source, Viewer
from annotations.queries.prepared import Prepared, Somebody
from annotations.queries.seats import Seat
from annotations.rules.errors import NotVisible
from annotations.rules.permissions import Role
from annotations.rules.presence import Reading

CHANNEL = "workbench_presence"

_SEAT = Prepared(
    lambda somebody, source: (
        Source.objects.visible_to(somebody)
        .filter(pk=source)
        .values_list(
            "lines",
            "project_id",
            "project__memberships__person_id",
            "project__memberships__role",
            "project__memberships__person__name",
        )
    ),
    Somebody,
    UUID,
)


@dataclass(frozen=True)
class Presence:
    """That a person reads a source on one of their open pages; `reading` is None once they do not."""

    project: UUID
    source: UUID
    person: UUID
    name: str
    page: UUID
    reading: Reading | None

    @classmethod
    def read(cls, payload: str) -> Self:
        """Out of a notification; ValueError for what is none of ours, since anybody in the database can send any."""
        try:
            said = orjson.loads(payload)
            place = said["reading"]
            if place is not None and not all(isinstance(line, int) for line in place[:2]):
                raise ValueError(place)
            reading = None if place is None else Reading(*place)
            project, source, person, page = (UUID(said[name]) for name in ("project", "source", "person", "page"))
            return cls(project, source, person, str(said["name"]), page, reading)
        except (KeyError, TypeError, AttributeError, IndexError) as fault:
            raise ValueError(payload[:100]) from fault

    def __str__(self) -> str:
        place = None if self.reading is None else (self.reading.first, self.reading.last, self.reading.caret)
        ids = {"project": self.project, "source": self.source, "person": self.person, "page": self.page}
        return orjson.dumps({**ids, "name": self.name, "reading": place}).decode()


def seat_at(user: Viewer, source: UUID) -> tuple[Seat, int]:
    """Where the person sits in the source's project, and how many lines the source has, in one query."""
    rows = _SEAT.rows(user.pk, source) if user.pk else []
    if not rows:
        raise NotVisible
    lines, project, person, role, name = rows[0]
    return Seat(project, person, Role(role), name=name), lines
