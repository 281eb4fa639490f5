"""A server as script/server runs it, in a process of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from workbench.embedded.places import PROJECT_ROOT


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A server in a process of its own; what the environment says to it besides port and data directory.

    `words` are those of the command; `said` is what the server said before there were answers.
    """

    data: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    words: tuple[str, ...] = ()
    process: subprocess.Popen[str] | None = None
    said: list[str] = field(default_factory=list)

    def start(self) -> None:
        """Return when there are answers; at once, if it runs already."""
        if self.process is not None and self.process.poll() is None:
            return
        self.process = begin(*self.words, PORT=str(self.port), WORKBENCH_DATA=str(self.data), **self.environment)
        self.wait_for_line(f"http://127.0.0.1:{self.port}/")
        threading.Thread(target=self.process.communicate, daemon=True).start()  # or what it says would fill the pipe

    def wait_for_line(self, expected: str) -> None:
        assert self.process is not None
        assert self.process.stdout is not None
        self.said = []
        for line in self.process.stdout:
            self.said.append(line.strip())
            if line.strip() == expected:
                return
        raise AssertionError(f"the server ended without saying {expected}")

    def status(self) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status
        finally:
            connection.close()

    def children(self) -> list[int]:
        """The web processes, then the worker, in the order in which they were started."""
        assert self.process is not None
        pattern = ["pgrep", "-P", str(self.process.pid), "-f", "workbench.serving"]
        found = subprocess.run(pattern, capture_output=True, text=True, check=False).stdout.split()
        return sorted(map(int, found))

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(100)


def begin(*words: str, **environment: str) -> subprocess.Popen[str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return subprocess.Popen(
        [sys.executable, "-m", "workbench.serving", *words],
        cwd=PROJECT_ROOT,
        env=kept | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def eventually(seconds: float, what: str, holds: object) -> None:
    """Give up after ten times what it may take, since other work may keep the machine busy."""
    assert callable(holds)
    deadline = time.monotonic() + 10 * seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {10 * seconds} s: {what}"
        time.sleep(0.05)
