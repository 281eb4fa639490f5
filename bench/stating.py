"""Keeps made-up statements of ever more sources, and looks for the candidates of a new one now and then.

`python -m bench.stating PROJECT [PLANS]`, in the server's own environment, as the weak role but for the sources, which
are put there by the owner without texts. Prints a line of JSON for each thing measured; PLANS is a file for the plans.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

import django
import orjson

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
django.setup()

from django.db import connection, connections  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from annotations.actions.statements import keep_statements  # noqa: E402
from annotations.models.ids import new_id  # noqa: E402
from annotations.queries.comparable import comparable  # noqa: E402
from bench.measures import median  # noqa: E402
from bench.said import CHECK, PER_SOURCE, make_statements  # noqa: E402

SIZES = (1_000, 10_000, 100_000, 300_000)
ROUNDS = 9
LONG = 20_000  # statements of one source
PLANNED = ("SELECT", "DELETE", "UPDATE", "INSERT")
_SOURCES = """
INSERT INTO annotations_source (id, project_id, title, sha256, original_sha256, original_bytes, normalised, length,
    lines, recorded_by, archived, revision)
SELECT id, %s, 'A source', '', '', 1, '[]', 1, 1, '{}', false, 1 FROM unnest(%s::uuid[]) AS id
"""


def main(project: UUID, plans: Path | None) -> None:
    """All of it."""
    sources = _make_sources(project, SIZES[-1] // PER_SOURCE + ROUNDS * len(SIZES) + 1)
    place = 0
    for size in SIZES:
        taken = []
        while place * PER_SOURCE < size:
            said = make_statements(sources[place], place)
            taken.append(_milliseconds(partial(keep_statements, sources[place], CHECK, said)))
            place += 1
        _tell(f"keep_each_up_to_{size}_ms", sum(taken) / len(taken))
        _measure_new(sources[place : place + ROUNDS], place, size)
        if plans is not None:
            _write_plans(plans, sources[place], size)
        place += ROUNDS
        if size == 100_000:
            _measure_long(sources[-1])
    _tell_sizes()


def _make_sources(project: UUID, number: int) -> list[UUID]:
    ids = [new_id() for _ in range(number)]
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE annotations_source DISABLE TRIGGER USER")
        cursor.execute(_SOURCES, [project, ids])
        cursor.execute("ALTER TABLE annotations_source ENABLE TRIGGER USER")
    return ids


def _measure_new(sources: Sequence[UUID], place: int, size: int) -> None:
    """Of each new source, what it takes to keep what it states, and then to find what that is compared with."""
    kept, found, again, pairs = [], [], [], 0
    for number, source in enumerate(sources):
        said = make_statements(source, place + number)
        kept.append(_milliseconds(partial(keep_statements, source, CHECK, said)))
        begun = time.perf_counter()
        pairs += sum(1 for _ in comparable(source, CHECK))
        found.append((time.perf_counter() - begun) * 1_000)
        again.append(_milliseconds(partial(keep_statements, source, CHECK, said)))
    _tell(f"keep_at_{size}_ms", median(kept))
    _tell(f"keep_again_at_{size}_ms", median(again))
    _tell(f"candidates_at_{size}_ms", median(found))
    _tell(f"candidates_at_{size}_worst_ms", max(found))
    _tell(f"candidates_at_{size}", pairs / len(sources))


def _measure_long(source: UUID) -> None:
    said = make_statements(source, 7, LONG)
    _tell(f"keep_{LONG}_in_one_ms", _milliseconds(partial(keep_statements, source, CHECK, said)))
    begun = time.perf_counter()
    number = sum(1 for _ in comparable(source, CHECK))
    _tell(f"candidates_of_{LONG}_in_one_ms", (time.perf_counter() - begun) * 1_000)
    _tell(f"candidates_of_{LONG}_in_one", number)
    keep_statements(source, CHECK, [])


def _write_plans(plans: Path, source: UUID, size: int) -> None:
    """How PostgreSQL goes about every statement of one search for candidates, as it was sent."""
    with CaptureQueriesContext(connection) as captured:
        list(comparable(source, CHECK))
    with plans.open("a", encoding="utf-8") as out:
        for query in (one["sql"] for one in captured.captured_queries):
            if query.startswith(PLANNED):
                out.write(f"-- {size:,} statements\n{query[:300]}\n")
                out.writelines(f"{line[:200]}\n" for line in _plan(query))
                out.write("\n")


def _plan(query: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) {query}".replace("%", "%%"), [])
        yield from (line for (line,) in cursor.fetchall())
        cursor.execute("ROLLBACK")


def _tell_sizes() -> None:
    with connection.cursor() as cursor:
        for name in ("annotations_statement", "statements_by_term", "statements_by_date", "annotations_termcount"):
            cursor.execute("SELECT pg_relation_size(%s)", [name])
            _tell(f"{name}_mb", cursor.fetchone()[0] / 1e6)


def _milliseconds(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return (time.perf_counter() - begun) * 1_000


def _tell(name: str, value: float) -> None:
    print(orjson.dumps({name: value}).decode(), flush=True)


if __name__ == "__main__":
    main(UUID(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
