"""The server process: finding it, starting it, waiting for it, ending it and what is left of it."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from workbench.embedded import locks
from workbench.embedded.failures import DatabaseFailure, explain_output
from workbench.embedded.places import Places
from workbench.embedded.programs import Programs

PAUSE = 0.01  # seconds between two looks
START_SECONDS = 600  # recovery after a crash may have much to read
LEFTOVER_SECONDS = 5


@dataclass(frozen=True)
class Postmaster:
    """What a living server wrote about itself into its pid file."""

    process: int
    socket_directory: str
    status: str


def find_postmaster(cluster: Path) -> Postmaster | None:
    """The living server of this cluster; None when there is none, whatever its pid file says."""
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        process = int(lines[0])
    except (FileNotFoundError, NotADirectoryError, IndexError, ValueError):
        return None
    if not is_server_of(process, cluster):
        return None
    lines += [""] * (8 - len(lines))
    return Postmaster(process, socket_directory=lines[4], status=lines[7].strip())


def is_server_of(process: int, cluster: Path) -> bool:
    """Whether that process is a postgres of this cluster, and not another one that was given the same number."""
    if sys.platform != "linux":
        return _is_named_by(process, cluster)
    entry = Path("/proc") / str(process)
    try:
        program = (entry / "cmdline").read_bytes().split(b"\0")[0]
        return b"postgres" in program and os.path.samestat((entry / "cwd").stat(), cluster.stat())
    except OSError:
        return False


def launch(programs: Programs, places: Places) -> subprocess.Popen[bytes]:
    """Start the server and return when it accepts connections; DatabaseFailure with its reason when it does not."""
    lock = locks.hold_shared(places.server_lock)
    try:
        with places.start_log.open("wb") as output:
            server = programs.launch(inside=places.cluster, output=output, keep=lock)
    finally:
        os.close(lock)
    try:
        wait_until_ready(places, server)
    except BaseException:  # a signal, too, must not leave behind a server that nobody counts as theirs
        server.send_signal(signal.SIGINT)
        server.wait()
        raise
    return server


def wait_until_ready(places: Places, server: subprocess.Popen[bytes] | None = None) -> None:
    """Wait for a server that is starting, our own child or another's."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        found = find_postmaster(places.cluster)
        if found is not None and found.status == "ready":
            return
        if server.poll() is not None if server is not None else found is None:
            raise DatabaseFailure(explain_output(_last_words(places), places.data))
        time.sleep(PAUSE)
    raise DatabaseFailure(
        f"The database in {places.data} has been starting for {START_SECONDS} seconds: see {places.cluster / 'log'}."
    )


def end(programs: Programs, places: Places, *, at_once: bool = False) -> None:
    """Stop the living server of this cluster; return when its last process has ended."""
    mode = "immediate" if at_once else "fast"
    stopped = programs.run("pg_ctl", "stop", "-m", mode, "-w", "-t", "60", "-s", inside=places.cluster)
    if stopped.returncode != 0 and find_postmaster(places.cluster) is not None:
        raise DatabaseFailure(f"The database in {places.data} did not stop: {stopped.stdout.strip()}")
    end_leftovers(places)


def end_leftovers(places: Places) -> None:
    """Wait for the processes that a killed server left behind, and clear the files that name it.

    They end by themselves as soon as they look up from their work; whoever does not is killed, which the write-ahead
    log makes good. Starting beside them would damage the cluster.
    """
    if not locks.wait_until_free(places.server_lock, LEFTOVER_SECONDS):
        _kill_processes_of(places.cluster)
        if not locks.wait_until_free(places.server_lock, LEFTOVER_SECONDS):
            raise DatabaseFailure(
                f"Processes of an earlier database still use {places.data}, perhaps in another container: "
                f"end them, then try again."
            )
    # PostgreSQL itself believes these as soon as any process has the number that they name.
    for stale in (places.cluster / "postmaster.pid", *places.sockets.glob(".s.PGSQL.*.lock")):
        stale.unlink(missing_ok=True)


def _kill_processes_of(cluster: Path) -> None:
    for entry in Path("/proc").glob("[0-9]*"):
        if is_server_of(int(entry.name), cluster):
            os.kill(int(entry.name), signal.SIGKILL)


def _is_named_by(process: int, cluster: Path) -> bool:
    """Where there is no /proc: whether the process' command line is that of a postgres on this very path."""
    command = ["ps", "-ww", "-p", str(process), "-o", "command="]
    line = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
    return "postgres" in line and str(cluster) in line


def _last_words(places: Places) -> str:
    """What the server printed, first before and then after its own log was open, which its last process fills."""
    locks.wait_until_free(places.server_lock, LEFTOVER_SECONDS)
    logs = sorted((places.cluster / "log").glob("*.log"), key=lambda path: path.stat().st_mtime)
    texts = [path.read_text(encoding="utf-8", errors="replace")[-4000:] for path in (places.start_log, *logs[-1:])]
    return "\n".join(texts)
