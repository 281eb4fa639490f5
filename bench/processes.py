"""What the server's processes cost, read from /proc: processor time and memory that is theirs."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


def tree(root: int) -> list[int]:
    """The process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for process, fields in _every():
        children.setdefault(int(fields[1]), []).append(process)
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def cpu_seconds(processes: Iterable[int]) -> float:
    """What they have used so far, user and system, with what their ended children had used."""
    return sum(sum(map(int, fields[11:15])) for process in processes if (fields := _fields(process))) / _TICK


def is_postgres(process: int) -> bool:
    """Whether it is one of the database's."""
    try:
        return (_PROC / str(process) / "comm").read_text().strip() == "postgres"
    except OSError:
        return False


def pss_mb(processes: Iterable[int]) -> float:
    """Their memory in MB, what they share divided among those who share it."""
    return sum(_pss_kb(process) for process in processes) / 1024


def _every() -> Iterator[tuple[int, list[str]]]:
    for entry in _PROC.iterdir():
        if entry.name.isdigit() and (fields := _fields(int(entry.name))):
            yield int(entry.name), fields


def _fields(process: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on (proc(5)), nothing for a process that has gone."""
    try:
        return (_PROC / str(process) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _pss_kb(process: int) -> int:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
