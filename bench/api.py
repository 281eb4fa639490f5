"""`script/bench api`: creating, reading, importing, releasing, starting, on the default set-up."""

from bench import limits, releasing, starting
from bench.client import burst, request, run
from bench.measures import Measures, median, note, percentile, timed
from bench.server import Server, running
from bench.team import WORDS, Team, make_project, make_team, multipart, send
from bench.texts import make_text

IMPORTED = 1_000
ROUNDS = 3
READS = 60


def run_creates(team: Team, measures: Measures) -> None:
    """One client, eight, thirty-two."""
    port = team.server.port
    run(lambda: burst(port, team.creates(600, first=100_000), clients=8, wanted=201))
    note("creating with one client")
    alone = run(lambda: burst(port, team.creates(800), clients=1, wanted=201))
    measures.add(create_1_p50_ms=1000 * percentile(alone.seconds, 50))
    note("creating with eight clients")
    rounds = [_create_with_eight(team, first) for first in range(10_000, 10_000 + 3_000 * ROUNDS, 3_000)]
    measures.add(
        create_8_per_s=median([one for one, _, _ in rounds]),
        create_8_best_per_s=max(one for one, _, _ in rounds),
        create_cpu_ms=median([one for _, one, _ in rounds]),
        client_create_cpu_ms=median([one for _, _, one in rounds]),
    )
    note("creating with thirty-two clients")
    many = run(lambda: burst(port, team.creates(4_000, first=50_000), clients=32, wanted=201))
    measures.add(create_32_p95_ms=1000 * percentile(many.seconds, 95), create_32_errors=many.errors)


def _create_with_eight(team: Team, first: int) -> tuple[float, float, float]:
    """How many a second; milliseconds of processor for each, of the server and of this client."""
    requests = team.creates(3_000, first=first)
    before = team.server.cpu_seconds()
    with timed() as stretch:
        done = run(lambda: burst(team.server.port, requests, clients=8, wanted=201))
    used = team.server.cpu_seconds() - before
    if done.errors:
        raise SystemExit(f"{done.errors} of {len(requests)} annotations were refused.")
    return len(requests) / done.wall, 1000 * used / len(requests), 1000 * stretch.own_cpu / len(requests)


def run_reads(team: Team, measures: Measures) -> None:
    """All annotations of a source with a thousand, and of one with five thousand."""
    small, large = list(team.texts)[:2]
    for source, number in ((small, 1_000), (large, 5_000)):
        note(f"making a source with {number} annotations")
        there = len(team.ask("GET", f"/sources/{source}/annotations/?limit=10000")["results"])
        team.fill(source, max(0, number - there))
        _read(team, source, number, measures)


def _read(team: Team, source: str, number: int, measures: Measures) -> None:
    content = request("GET", f"/api/v1/sources/{source}/annotations/?limit={number}", team.tokens["ada"])
    before = team.server.cpu_seconds()
    done = run(lambda: burst(team.server.port, [content] * READS, clients=1, wanted=200))
    used = team.server.cpu_seconds() - before
    values = {f"read_{number}_p50_ms": percentile(done.seconds, 50), f"read_{number}_cpu_ms": used / READS}
    measures.add(**{name: 1000 * value for name, value in values.items()})


def run_imports(team: Team, measures: Measures) -> None:
    """A thousand files in one upload, until the text of the last one can be read."""
    media, body = multipart([(f"{number}.txt", make_text(WORDS, number)) for number in range(IMPORTED)])
    seconds = []
    for number in range(ROUNDS):
        note(f"importing {IMPORTED} documents")
        before = team.server.cpu_seconds()
        seconds.append(_import(team, media, body, make_project(team)))
        measures.add(**{f"import_{number}_cpu_s": team.server.cpu_seconds() - before})
    measures.add(import_1000_s=median(seconds))


def _import(team: Team, media: str, body: bytes, project: str) -> float:
    content = request("POST", f"/api/v1/projects/{project}/sources/", team.tokens["maya"], body, media)
    with timed() as stretch:
        answer = send(team.server.port, content)
        last = answer.body.rpartition(b'"id":"')[2][:36].decode()
        text = send(team.server.port, request("GET", f"/api/v1/sources/{last}/text/", team.tokens["maya"]))
    if (answer.status, text.status) != (201, 200):
        raise SystemExit(f"The import was refused: {answer.status} {answer.body[:400].decode()}")
    return stretch.wall


def run_on(server: Server, measures: Measures) -> None:
    """Everything that needs a server that runs."""
    measures.add(rest_mb=server.rest_mb())
    limits.measure_quiet(measures)
    team = make_team(server, sources=20)
    if measures.wants("limits"):
        limits.measure_commits(server, measures)
        limits.measure_bare_view(server, measures)
    if measures.wants("create"):
        run_creates(team, measures)
    if measures.wants("read"):
        run_reads(team, measures)
    if measures.wants("import"):
        run_imports(team, measures)
    if measures.wants("release"):
        releasing.run(team, measures)


def run_all(measures: Measures) -> None:
    """The whole benchmark."""
    if measures.wants("start"):
        starting.run(measures)
    if not measures.only or set(measures.only) - {"start"}:
        with running() as server:
            run_on(server, measures)
