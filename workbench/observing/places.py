"""Where the processes of a server count: each in files of its own, and whoever is asked adds them up.

The files are known by the place of a process (`web-1`), not by its number: the one that takes the place of another goes
on counting where that ended, so that nothing falls back and no files of the dead pile up.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from prometheus_client import values
from prometheus_client.multiprocess import mark_process_dead

from workbench.embedded import locks

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"  # the library's own, which it reads again for every file
PATIENCE = 10  # seconds to wait for other servers that start on this data directory

_place = "supervisor"


def make_directory(data: Path) -> None:
    """Before anything is counted: a directory for the files of this server alone; what killed servers left is removed.

    OSError when it cannot be made.
    """
    every = data / "measures"
    every.mkdir(parents=True, exist_ok=True)
    with locks.exclusively(every / "lock", PATIENCE):
        for left in every.iterdir():
            if left.is_dir() and not locks.is_held(left / "lock"):
                shutil.rmtree(left, ignore_errors=True)
        own = Path(tempfile.mkdtemp(dir=every))
        locks.hold_shared(own / "lock")  # until the last process of this server has ended
    os.environ[VARIABLE] = str(own)
    values.ValueClass = values.MultiProcessValue(lambda: _place)  # type: ignore[no-untyped-call]


def remove_directory() -> None:
    """At the end of the server."""
    files = directory()
    if files is not None:
        shutil.rmtree(files, ignore_errors=True)


def take(name: str) -> None:
    """In a process just forked: count as this one, and be found by this name."""
    global _place  # noqa: PLW0603  (a fact about the process)
    _place = name
    _note(name).write_text(str(os.getpid()), encoding="ascii")


def leave(name: str) -> None:
    """In the supervisor, when that process has ended: what it had open is no longer open."""
    mark_process_dead(name, os.environ[VARIABLE])  # type: ignore[no-untyped-call]
    _note(name).unlink(missing_ok=True)


def directory() -> Path | None:
    """Where the files are; None in a process that no server started, which counts alone."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


def processes() -> Iterator[tuple[str, int]]:
    """The processes of this server by name, with their numbers."""
    files = directory()
    if files is None:
        yield "alone", os.getpid()
        return
    yield "supervisor", os.getppid()
    for path in sorted(files.glob("*.process")):
        yield path.stem, int(path.read_text(encoding="ascii") or "0")


def _note(name: str) -> Path:
    return Path(os.environ[VARIABLE]) / f"{name}.process"
