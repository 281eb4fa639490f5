"""Fills a project with signed-off annotations, in bulk, but as the application does it.

Run in the server's own environment, as the weak role: `python -m bench.filling PROJECT NUMBER`. Every annotation is
made, submitted and signed off by another person, each step with its entry written by the database's own function, so
that all guards agree and the ledger verifies. Only HTTP is left out, and a few hundred of them share a transaction.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402

from annotations.actions.ledger import Entry, created, record_all  # noqa: E402
from annotations.models import Annotation, Person, Source  # noqa: E402
from annotations.models.ids import new_id  # noqa: E402
from annotations.models.states import State, state_of  # noqa: E402
from annotations.queries.passages import text_of  # noqa: E402
from annotations.queries.statements import statement_of  # noqa: E402
from annotations.rules.anchoring import locate  # noqa: E402
from annotations.rules.details import read_details  # noqa: E402
from annotations.rules.kinds import Kind  # noqa: E402
from annotations.rules.signoff import MEANINGS, Move, Status  # noqa: E402
from bench.work import annotation_body  # noqa: E402

BATCH = 200
_UPDATE = "UPDATE annotations_annotation SET status = %s, revision = %s, updated = now() WHERE id = %s"


@dataclass(frozen=True)
class Place:
    """A source, with its text."""

    source: Source
    text: str


def main(project: UUID, number: int) -> None:
    """Fill it."""
    ada, rosa = (Person.objects.get(project_id=project, name=name).pk for name in ("ada", "rosa"))
    places = list(_places(project))
    for first in range(0, number, BATCH):
        made = [_annotation(places[one % len(places)], one, ada) for one in range(first, min(first + BATCH, number))]
        _keep(project, made, ada, rosa, places)


def _places(project: UUID) -> Iterator[Place]:
    for source in Source.objects.filter(project_id=project).order_by("pk"):
        yield Place(source, text_of(source.id))


def _annotation(place: Place, number: int, author: UUID) -> Annotation:
    body = annotation_body(place.text, number)
    return Annotation(
        id=new_id(),
        source_id=place.source.id,
        author_id=author,
        authors=[author],
        kind=body["kind"],
        start=body["start"],
        end=body["end"],
        **locate(place.text, body["start"], body["end"])._asdict(),
        note=body["note"],
        details=read_details(Kind(body["kind"]), body["details"]),
    )


def _keep(project: UUID, made: Sequence[Annotation], ada: UUID, rosa: UUID, places: Sequence[Place]) -> None:
    sources = {place.source.id: place.source for place in places}
    with transaction.atomic():
        Annotation.objects.bulk_create(made)
        record_all([created(project, ada, one) for one in made])
        before = [state_of(one) for one in made]
        _move(made, Status.SUBMITTED)
        record_all(
            [Entry(project, ada, Move.SUBMIT, one, was, state_of(one)) for one, was in zip(made, before, strict=True)]
        )
        before = [state_of(one) for one in made]
        signed = [statement_of(one, (), {one.source_id: sources[one.source_id]}, rosa).text for one in made]
        _move(made, Status.SIGNED_OFF)
        record_all([_sign_off(project, rosa, *each) for each in zip(made, before, signed, strict=True)])


def _move(made: Sequence[Annotation], status: Status) -> None:
    for one in made:
        one.status = status.value
        one.revision += 1
    with connection.cursor() as cursor:
        cursor.executemany(_UPDATE, [(one.status, one.revision, one.id) for one in made])


def _sign_off(project: UUID, person: UUID, one: Annotation, before: State, statement: str) -> Entry:
    meaning = MEANINGS["annotation"]
    return Entry(project, person, Move.SIGN_OFF, one, before, state_of(one), meaning=meaning, statement=statement)


if __name__ == "__main__":
    main(UUID(sys.argv[1]), int(sys.argv[2]))
