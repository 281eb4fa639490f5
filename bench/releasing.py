"""A release of 100,000 signed-off annotations: all files, one file alone, and what it adds to the database."""

import time

import psycopg

from bench.measures import Measures, median, note, timed
from bench.server import Server
from bench.team import Team, make_project, make_source
from workbench.embedded import Embedded

NUMBER = 100_000
SOURCES = 50
ROUNDS = 3
POLL = 0.05  # seconds
_SIZE = "SELECT pg_database_size(current_database())"


def run(team: Team, measures: Measures) -> None:
    """Fill a project, then release it a few times."""
    team.project = make_project(team)
    for number in range(SOURCES):
        make_source(team, number)
    note(f"making {NUMBER:,} signed-off annotations")
    with timed() as filling:
        team.server.python("-m", "bench.filling", team.project, str(NUMBER))
    measures.add(filling_s=filling.wall)
    note("writing annotations.jsonl alone")
    alone = [float(team.server.python("-m", "bench.one_file", team.project)) for _ in range(ROUNDS)]
    measures.add(release_100000_jsonl_s=median(alone))
    seconds, growth, used = zip(*(_release(team) for _ in range(ROUNDS)), strict=True)
    measures.add(release_100000_s=median(seconds), release_growth_mb=max(growth), release_cpu_s=median(used))


def _release(team: Team) -> tuple[float, float, float]:
    """Seconds from asking to ready; by how many MB (of 1,000,000 bytes) the database grew; seconds of processor."""
    note("releasing")
    before, used = _size(team.server), team.server.cpu_seconds()
    with timed() as stretch:
        release = team.ask("POST", f"/projects/{team.project}/releases/", {})
        while release["status"] in ("queued", "building"):
            time.sleep(POLL)
            release = team.ask("GET", f"/releases/{release['id']}/")
    if release["status"] != "ready":
        raise SystemExit(f"The release is {release['status']}: {release['fault']}")
    return stretch.wall, (_size(team.server) - before) / 1_000_000, team.server.cpu_seconds() - used


def _size(server: Server) -> int:
    with psycopg.connect(Embedded(server.data).url("owner")) as connection:
        (size,) = connection.execute(_SIZE).fetchone() or (0,)
    return int(size)
