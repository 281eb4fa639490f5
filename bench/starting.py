"""From a fresh copy of the project to the first answer, and again."""

import shutil
import subprocess
from pathlib import Path

from bench.measures import Measures, note
from bench.server import ROOT, running, temporary_directory


def run(measures: Measures) -> None:
    """With nothing installed and an empty pip cache; then a second time in the same place."""
    with temporary_directory() as place:
        project, data, home = place / "project", place / "data", place / "home"
        _copy(project)
        home.mkdir()
        extra = {"PIP_CACHE_DIR": str(home / "pip"), "XDG_CACHE_HOME": str(home)}
        note("starting for the first time")
        with running(project, data=data, extra=extra) as server:
            measures.add(first_start_s=server.started_in)
        seconds = []
        note("starting again")
        for _ in range(3):
            with running(project, data=data, extra=extra) as server:
                seconds.append(server.started_in)
        measures.add(second_start_s=sorted(seconds)[1])


def _copy(target: Path) -> None:
    """What a clone would hold, with what is not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
