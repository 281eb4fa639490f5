"""The server as people start it: `script/server` on a fresh data directory and a free port."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from bench import processes

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 300  # seconds until a server that does not answer has failed


@dataclass
class Server:
    """A server that runs, and what it took in seconds until it answered."""

    project: Path
    data: Path
    port: int
    process: subprocess.Popen[bytes]
    started_in: float = 0.0

    def processes(self) -> list[int]:
        """All of it, the database included."""
        return processes.tree(self.process.pid)

    def cpu_seconds(self) -> float:
        """What all of it has used so far."""
        return processes.cpu_seconds(self.processes())

    def rest_mb(self) -> float:
        """The memory of everything but PostgreSQL."""
        return processes.pss_mb(one for one in self.processes() if not processes.is_postgres(one))

    def command(self, *arguments: str) -> str:
        """What `manage.py` prints."""
        return self.python("manage.py", *arguments)

    def python(self, *arguments: str) -> str:
        """What a Python of the server's own environment prints."""
        python = [str(self.project / ".venv" / "bin" / "python"), *arguments]
        finished = subprocess.run(
            python, cwd=self.project, env=self.environment(), check=True, stdout=subprocess.PIPE, text=True
        )
        return finished.stdout.strip()

    def environment(self) -> dict[str, str]:
        """What the server was started with."""
        return environment(self.data, self.port)

    def stop(self) -> None:
        """End it and wait until it has."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def environment(data: Path, port: int) -> dict[str, str]:
    """The default set-up, whatever this process was started with."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE", "WORKBENCH", "WEB_"))}
    return kept | {"WORKBENCH_DATA": str(data), "PORT": str(port), "HOST": "127.0.0.1"}


def start(project: Path, data: Path, extra: dict[str, str] | None = None) -> Server:
    """Start it and wait for its first answer."""
    port = _free_port()
    begun = time.perf_counter()
    process = subprocess.Popen(
        [str(project / "script" / "server")], env=environment(data, port) | (extra or {}), stdout=sys.stderr
    )
    server = Server(project, data, port, process)
    while not _answers(port):
        if process.poll() is not None or time.perf_counter() - begun > PATIENCE:
            raise SystemExit("script/server does not answer.")
        time.sleep(0.02)
    server.started_in = time.perf_counter() - begun
    return server


@contextmanager
def running(project: Path = ROOT, *, data: Path | None = None, extra: dict[str, str] | None = None) -> Iterator[Server]:
    """A server that is stopped afterwards; its data are thrown away if they were made here."""
    with temporary_directory() as made:
        server = start(project, data or made, extra)
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def temporary_directory() -> Iterator[Path]:
    """One that others may enter, as the database's own user has to when this runs as root."""
    path = Path(tempfile.mkdtemp(prefix="workbench-bench-"))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
