"""A project with some sources, and statements for them that are made up by chance."""

import random
from collections.abc import Sequence
from uuid import UUID

from annotations.actions.statements import keep_statements
from annotations.checks.finding import Passage
from annotations.checks.statement import Statement
from tests.play import done
from tests.speaking import Speaker

CHECK = "event_figures"
Stated = dict[UUID, list[Statement]]


def make_sources(speakers: dict[str, Speaker], number: int) -> list[UUID]:
    """A project of maya's with so many sources; their ids in order."""
    maya = speakers["maya"]
    project = done(maya.post("/projects/", {"name": "Comparing"}), 201)["id"]
    body = {"title": "A source", "text": "It counts 213 citizens."}
    path = f"/projects/{project}/sources/"
    return sorted(UUID(done(maya.post(path, body), 201)["id"]) for _ in range(number))


def statement(source: UUID, start: int, *terms: str, check: str = CHECK, **more: object) -> Statement:
    """One of a passage that begins there."""
    passage = Passage(str(source), start, start + 3, "213")
    return Statement(check=check, passage=passage, sentence="It counts 213.", terms=tuple(sorted(terms)), **more)  # type: ignore[arg-type]


def by_chance(sources: Sequence[UUID], chance: random.Random, *, most: int, words: int) -> Stated:
    """Up to so many statements of each source, of terms among which some are common and most are not."""
    return {
        source: [_one(source, place, chance, words) for place in range(chance.randint(0, most))] for source in sources
    }


def _one(source: UUID, place: int, chance: random.Random, words: int) -> Statement:
    terms = {f"w{int(words * chance.random() ** 2)}" for _ in range(chance.randint(0, 6))}
    return statement(source, place, *terms)


def keep(stated: Stated) -> None:
    """Keep them all."""
    for source, statements in stated.items():
        keep_statements(source, CHECK, statements)
