"""Checking a ledger of a million entries: in the database, as a file, and by the thirty lines of docs/ledger.md."""

import hashlib
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from bench import processes
from bench.limits import measure_quiet
from bench.measures import Measures, note, timed
from bench.server import ROOT, Server, running, temporary_directory
from bench.team import Team, make_team

NUMBER = 1_000_000
_PIECE = 1_000_000
_FITS = f"{NUMBER} entries fit"


@dataclass
class Finished:
    """A process that has ended: its seconds, those of a core that it used, the most memory it had in MB."""

    seconds: float
    cpu: float
    most_mb: float


def run_all(measures: Measures) -> None:
    """All of it, on a server of its own."""
    measure_quiet(measures)
    with running() as server, temporary_directory() as place:
        team = make_team(server, sources=4)
        note(f"writing {NUMBER:,} entries")
        began = time.perf_counter()
        server.python("-m", "bench.writing_ledger", team.project, str(NUMBER))
        note(f"written in {time.perf_counter() - began:.0f} s")
        file = place / "ledger.jsonl"
        _download(team, file, measures)
        _limits(file, measures)
        if measures.wants("database"):
            note("checking it in the database")
            _add(measures, "database", _manage(server, "verify_ledger", team.project))
        if measures.wants("file"):
            note("checking the file")
            _add(measures, "file", _manage(server, "verify_ledger", "--file", str(file)))
        if measures.wants("plain"):
            note("checking the file by the thirty lines")
            program = place / "check.py"
            program.write_text(_documented(), encoding="utf-8")
            _add(measures, "plain", _run([sys.executable, str(program), str(file)], server, "fits"))


def _download(team: Team, file: Path, measures: Measures) -> None:
    """Over HTTP, as a manager; and how much larger the web processes grew by it."""
    server = team.server
    before, began = server.rest_mb(), time.perf_counter()
    connection = HTTPConnection("127.0.0.1", server.port, timeout=600)
    headers = {"Authorization": f"Token {team.tokens['maya']}"}
    connection.request("GET", f"/api/v1/projects/{team.project}/ledger.jsonl", headers=headers)
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"The ledger was not given: {answer.status}")
    with file.open("wb") as out:
        while piece := answer.read(_PIECE):
            out.write(piece)
    connection.close()
    measures.add(
        download_s=time.perf_counter() - began,
        download_growth_mb=server.rest_mb() - before,
        file_mb=file.stat().st_size / 1e6,
    )


def _limits(file: Path, measures: Measures) -> None:
    """The least that any check of the file takes on one core: to read it and to hash it."""
    digest = hashlib.sha256()
    with timed() as stretch, file.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    measures.add(limit_hash_s=stretch.wall, limit_hash_cpu_s=stretch.own_cpu)


def _add(measures: Measures, name: str, finished: Finished) -> None:
    ratio = finished.cpu / measures.found["limit_hash_cpu_s"]
    measures.add(**{f"{name}_s": finished.seconds, f"{name}_cpu_s": finished.cpu})
    measures.add(**{f"{name}_cpu_to_limit": ratio, f"{name}_most_mb": finished.most_mb})


def _manage(server: Server, *arguments: str) -> Finished:
    python = str(server.project / ".venv" / "bin" / "python")
    return _run([python, "manage.py", *arguments], server, _FITS)


def _run(command: Sequence[str], server: Server, wanted: str) -> Finished:
    """Run it to its end; it has to print what is wanted. Its memory is looked at now and then, with its children's."""
    began, used, most = time.perf_counter(), _children_cpu(), 0.0
    process = subprocess.Popen(
        list(command), cwd=server.project, env=server.environment(), stdout=subprocess.PIPE, text=True
    )
    while True:
        try:
            printed, _ = process.communicate(timeout=1)
            break
        except subprocess.TimeoutExpired:
            most = max(most, processes.pss_mb(processes.tree(process.pid)))
    if process.returncode or wanted not in printed:
        raise SystemExit(f"{' '.join(command)} says {printed}")
    return Finished(time.perf_counter() - began, _children_cpu() - used, most)


def _children_cpu() -> float:
    """What ended children of this process used, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _documented() -> str:
    """The check that strangers are told to run."""
    page = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    return "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))
