"""PostgreSQL's own programs for dumping and loading, and telling them where the database is."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import Connection
from psycopg.conninfo import make_conninfo

from workbench.backups.failures import BackupFailure
from workbench.embedded import DatabaseFailure
from workbench.embedded.programs import client_programs

VARIABLE = "WORKBENCH_POSTGRESQL_PROGRAMS"


@dataclass(frozen=True)
class Clients:
    """The folder of the programs, and what they need to connect as a role."""

    folder: Path
    where: str
    environment: Mapping[str, str]

    def command(self, name: str, *words: str) -> list[str]:
        """A program with its arguments, connecting as the role."""
        return [str(self.folder / name), "--no-password", f"--dbname={self.where}", *words]

    def version(self, name: str) -> str:
        """Of a program, as in 18.4."""
        return version_of(self.folder / name)


def clients_for(connection: "Connection[Any]") -> Clients:
    """Programs that can do what this connection can, those of the wheel unless others are named."""
    named = os.environ.get(VARIABLE)
    try:
        folder = Path(named) if named else client_programs()
    except DatabaseFailure as missing:
        raise BackupFailure(str(missing)) from missing
    environment = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
    environment |= {name: os.environ[name] for name in ("HOME", "USER") if name in os.environ}
    if connection.info.password:
        environment["PGPASSWORD"] = connection.info.password  # not among the arguments, which everybody can read
    return Clients(folder, _where(connection), environment)


def _where(connection: "Connection[Any]") -> str:
    """The very server that answers here, of whatever hosts were named: nowhere else is the snapshot known."""
    found = connection.info
    parameters = found.get_parameters() | {"host": found.host, "port": str(found.port), "dbname": found.dbname}
    if "hostaddr" in parameters:
        parameters["hostaddr"] = found.hostaddr
    return make_conninfo(**parameters)


def version_of(program: Path) -> str:
    """What it says of itself, as in 18.4."""
    try:
        said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
        return str(re.findall(r"[\d.]+", said)[0])
    except (OSError, subprocess.CalledProcessError, IndexError):
        raise BackupFailure(
            f"{program} does not run: name the folder of PostgreSQL's programs in {VARIABLE}, or leave it out."
        ) from None


def major(version: str) -> int:
    """18 of 18.4."""
    return int(version.partition(".")[0])


def newer_needed(what: str, program: str, needed: str) -> BackupFailure:
    """What is said where a program is too old."""
    return BackupFailure(
        f"{what} is of PostgreSQL {needed} and the {program} here is older: install the programs of PostgreSQL "
        f"{needed}, and name their folder, as in {VARIABLE}=/usr/lib/postgresql/{needed}/bin."
    )
