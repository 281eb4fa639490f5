"""Checks: reading a text of 1 MB and checking it, and the candidates of a new source as a project grows.

By `--plans FILE` how PostgreSQL goes about finding candidates is written there.
"""

import subprocess

import orjson

from annotations.checks.across.pairing import pairs
from annotations.checks.check import defaults
from annotations.checks.collector import seldom_collected
from annotations.checks.reading import Reading
from annotations.checks.registry import CHECKS, COMPARISONS
from annotations.checks.running import all_checks, check_one, stated_in
from annotations.rules.checks import MOST_FINDINGS
from bench.dated_texts import make_dated_text
from bench.hostile_texts import HOSTILE, make_hostile_text
from bench.measures import Measures, note, timed
from bench.server import Server, running
from bench.team import make_team

LENGTH = 1_000_000  # code points, here bytes too
LIMIT = 10.0  # seconds for all checks over such a text
PARTS = ("sentences", "words", "dates", "figures", "names")


def run_all(measures: Measures) -> None:
    """Reading in this process, a text as texts are and those that are hard; then the rest on a server of its own."""
    if measures.wants("reading"):
        with seldom_collected():
            _read(measures)
    if measures.wants("hostile"):
        for name in HOSTILE:
            with seldom_collected():
                _read_hostile(name, measures)
    if measures.wants("candidates"):
        with running() as server:
            team = make_team(server, sources=0)
            note("keeping statements, and looking for candidates")
            _state(server, team.project, measures)


def _read(measures: Measures) -> None:
    """All checks over one text, each with its share, the comparing of it with itself included."""
    note("checking a text of 1 MB")
    reading = Reading("source", make_dated_text(LENGTH), language="en", published="1999")
    taken: dict[str, float] = {}
    for part in PARTS:
        with timed() as stretch:
            getattr(reading, part)
        taken[f"reading_{part}"] = stretch.own_cpu
    for check in CHECKS:
        with timed() as stretch:
            number = sum(1 for _ in check.check(reading, defaults(check)))
        taken[check.NAME] = stretch.own_cpu
        measures.add(**{f"found_by_{check.NAME}": number})
    for comparison in COMPARISONS:
        settings = defaults(comparison)
        with timed() as stretch:
            statements = stated_in(reading, comparison, settings)
            found = [comparison.compare(*pair, settings) for pair in pairs(statements)]
        taken[comparison.NAME] = stretch.own_cpu
        measures.add(**{f"stated_for_{comparison.NAME}": len(statements)})
        measures.add(**{f"found_by_{comparison.NAME}": sum(1 for one in found if one is not None)})
    measures.add(**{f"{name}_s": seconds for name, seconds in taken.items()})
    measures.add(all_checks_s=sum(taken.values()), all_checks_to_limit=sum(taken.values()) / LIMIT)


def _read_hostile(name: str, measures: Measures) -> None:
    """What a job does with such a text, all checks together."""
    note(f"checking 1 MB of {name}")
    reading, chosen = Reading("source", make_hostile_text(name, LENGTH), language="en", published="1999"), all_checks()
    with timed() as stretch:
        for _ in check_one(reading, chosen=chosen, most=MOST_FINDINGS):
            pass
        for comparison in COMPARISONS:
            stated_in(reading, comparison, chosen[comparison.NAME])
    measures.add(**{f"{name}_s": stretch.own_cpu, f"{name}_to_limit": stretch.own_cpu / LIMIT})


def _state(server: Server, project: str, measures: Measures) -> None:
    """What the process beside the server tells, as it tells it."""
    python = str(server.project / ".venv" / "bin" / "python")
    plans = [str(measures.plans.resolve())] if measures.plans else []
    command = [python, "-m", "bench.stating", project, *plans]
    with subprocess.Popen(
        command, cwd=server.project, env=server.environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            measures.add(**orjson.loads(line))
    if process.returncode:
        raise SystemExit("Keeping statements failed.")
