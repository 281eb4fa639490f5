"""Where the embedded database keeps what, and the names it is known by."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Role = Literal["owner", "app"]

DATABASE = "workbench"
USERS: dict[Role, str] = {"owner": "workbench_owner", "app": "workbench_app"}
PROJECT_ROOT = Path(__file__).resolve().parents[2]

# Fixed, unlike TMPDIR: all processes that use one data directory must arrive at one path, which has to fit,
# with the socket's own name, into the 107 bytes of a Unix address.
SOCKET_ROOT = Path("/tmp")  # noqa: S108


def default_data_directory() -> Path:
    """`WORKBENCH_DATA`, or `var` in the project's root."""
    named = os.environ.get("WORKBENCH_DATA")
    return Path(named).expanduser() if named else PROJECT_ROOT / "var"


@dataclass(frozen=True)
class Places:
    """The files of one embedded database; `data` is absolute and free of symbolic links."""

    data: Path

    @classmethod
    def of(cls, data_directory: Path) -> "Places":
        return cls(data_directory.resolve())

    @property
    def cluster(self) -> Path:
        """What PostgreSQL calls its data directory."""
        return self.data / "postgresql"

    @property
    def unfinished_cluster(self) -> Path:
        return self.data / "postgresql-unfinished"

    @property
    def passwords(self) -> Path:
        """In the form of libpq's password file."""
        return self.data / "database-passwords"

    @property
    def start_log(self) -> Path:
        """What the server says before its own log is open; the rest is in the cluster's `log`."""
        return self.data / "postgresql-start.log"

    @property
    def life_cycle_lock(self) -> Path:
        """Held exclusively while the server is made, started or stopped."""
        return self.data / "postgresql-locks" / "life-cycle"

    @property
    def users_lock(self) -> Path:
        """Shared by every process that uses the server; whoever leaves last stops it."""
        return self.data / "postgresql-locks" / "users"

    @property
    def server_lock(self) -> Path:
        """Shared by every process of the server itself, so that the kernel says when the last has ended."""
        return self.data / "postgresql-locks" / "server"

    @property
    def sockets(self) -> Path:
        """Outside the data directory, whose path may be of any length."""
        return SOCKET_ROOT / f"workbench-{hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]}"
