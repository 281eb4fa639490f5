"""Searching 1,000 texts of 10 kB and one of 2 MB: a word by the index, two letters by scanning.

The least that a scan takes is one SQL statement that hands all texts out, and a look into each for the letters.
"""

import time
from urllib.parse import urlencode

from bench.client import request
from bench.measures import Measures, median, note
from bench.server import running
from bench.team import Team, make_team, multipart, send
from bench.texts import make_text

SOURCES = 1_000
AT_ONCE = 250
WORDS = 1_650
LONG_WORDS = 330_000
ROUNDS = 9
PATIENCE = 300  # seconds until all is indexed
ASKED = {
    "word": {"words": "decree"},
    "rare_word": {"words": "absent"},
    "quote": {"words": '"of the new"'},
    "two_letters": {"words": "zq", "within": "anywhere"},
    "not_indexed": {"words": "absent"},
}


def run_all(measures: Measures) -> None:
    """All of it, on a server of its own."""
    with running() as server:
        team = make_team(server, sources=0)
        note(f"bringing in {SOURCES:,} texts, and one of 2 MB")
        bodies = [_upload(first) for first in range(0, SOURCES, AT_ONCE)]
        begun = time.perf_counter()
        for media_type, body in bodies:
            _bring_in(team, media_type, body)
        long = {"title": "Two megabytes", "text": make_text(LONG_WORDS, 0)[:1_990_000], "language": "en"}
        team.ask("POST", f"/projects/{team.project}/sources/", long)
        measures.add(not_indexed_first_ms=_look(team, "not_indexed"))
        while team.ask("GET", _path(team, "rare_word"))["looked"]["not_indexed"]:
            if time.perf_counter() - begun > PATIENCE:
                raise SystemExit("The texts are not indexed.")
            time.sleep(0.2)
        measures.add(indexed_after_s=time.perf_counter() - begun)
        note("searching")
        found = {name: median([_look(team, name) for _ in range(ROUNDS)]) for name in list(ASKED)[:-1]}
        least = float(server.python("-m", "bench.least_search", team.project, "zq"))
        measures.add(**{f"{name}_p50_ms": value for name, value in found.items()}, least_scan_ms=least)
        measures.add(two_letters_to_least=found["two_letters"] / least)


def _upload(first: int) -> tuple[str, bytes]:
    return multipart([(f"source-{number}.txt", make_text(WORDS, number)) for number in range(first, first + AT_ONCE)])


def _bring_in(team: Team, media_type: str, body: bytes) -> None:
    path = f"/api/v1/projects/{team.project}/sources/"
    answer = send(team.server.port, request("POST", path, team.tokens["maya"], body, media_type))
    if answer.status != 201:
        raise SystemExit(f"The upload was answered {answer.status}.")


def _path(team: Team, name: str) -> str:
    return f"/projects/{team.project}/search/?{urlencode(ASKED[name])}"


def _look(team: Team, name: str) -> float:
    """Milliseconds until the answer is there."""
    begun = time.perf_counter()
    team.ask("GET", _path(team, name))
    return (time.perf_counter() - begun) * 1_000
