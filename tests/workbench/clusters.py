"""A PostgreSQL server that is not the workbench's: made from the wheel's programs, reached by TCP, with standbys.

Nothing is written through to the disk: what is killed here is a process, never the machine.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.workbench.served import eventually, free_port
from workbench.embedded.account import server_account
from workbench.embedded.places import Places
from workbench.embedded.programs import client_programs, find_programs

SETTINGS = "fsync = off\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nshared_buffers = '32MB'\n"
# As docs/database.md has it, but for the passwords, which nobody is asked for here.
PROVISIONS = (
    "CREATE ROLE workbench_owner LOGIN",
    "CREATE ROLE workbench_app LOGIN",
    "CREATE DATABASE workbench OWNER workbench_owner",
)


class Cluster:
    """One server, in a directory that its account can enter; it has a port before it has anything else."""

    def __init__(self, base: Path, name: str) -> None:
        self.directory = base / name
        self.name = name
        self.log = base / f"{name}.log"
        self.port = free_port()
        self.account = server_account(self.directory)
        self.programs = find_programs(Places.of(base / "programs"), self.account)
        self.process: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """An empty one with the workbench's roles and database, running."""
        self.directory.mkdir()
        os.chown(self.directory, self.account.user, self.account.group)
        made = ("--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        self.programs.run("initdb", *made, inside=self.directory)
        self.start()
        self.tell(*PROVISIONS)

    def follow(self, primary: "Cluster") -> None:
        """A copy that follows the primary, running. What is committed there now waits until it is here too."""
        where = f"host=127.0.0.1 port={primary.port} user=postgres application_name={self.name}"
        copying = ["-d", where, "-D", str(self.directory), "--write-recovery-conf", "--checkpoint=fast", "--no-sync"]
        subprocess.run([str(client_programs() / "pg_basebackup"), *copying], check=True, capture_output=True)
        for path in (self.directory, *self.directory.rglob("*")):
            os.chown(path, self.account.user, self.account.group)
        self.start()
        primary.tell(f"ALTER SYSTEM SET synchronous_standby_names = '{self.name}'", "SELECT pg_reload_conf()")
        waits = "SELECT sync_state FROM pg_stat_replication"
        eventually(20, "commits wait for the standby", lambda: primary.ask(waits) == [("sync",)])

    def start(self) -> None:
        with (self.directory / "postgresql.conf").open("a") as file:
            file.write(f"{SETTINGS}port = {self.port}\n")
        with self.log.open("ab") as output:
            self.process = self.programs.launch(inside=self.directory, output=output, keep=output.fileno())
        eventually(20, "the server answers", self.answers)

    def answers(self) -> bool:
        try:
            self.ask("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True

    def promote(self) -> None:
        """As an operator does who has no program for it."""
        done = self.programs.run("pg_ctl", "promote", inside=self.directory)
        assert done.returncode == 0, done.stdout

    def kill(self) -> None:
        """kill -9. Its processes end when they look up from their work; nothing that they do counts any more."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(20)

    def ask(self, query: str, *values: object, database: str = "postgres") -> list[tuple[Any, ...]]:
        where = f"host=127.0.0.1 port={self.port} user=postgres dbname={database} connect_timeout=5"
        with psycopg.connect(where, autocommit=True) as connection:
            cursor = connection.execute(query.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def tell(self, *statements: str) -> None:
        for statement in statements:
            self.ask(statement)


@contextmanager
def directory() -> Iterator[Path]:
    """One that the servers' account can enter, which those of pytest are not."""
    base = Path(tempfile.mkdtemp(prefix="workbench-clusters-"))
    base.chmod(0o755)
    (base / "programs").mkdir(mode=0o755)
    try:
        yield base
    finally:
        shutil.rmtree(base, ignore_errors=True)


def url(role: str, *clusters: Cluster) -> str:
    """Where any of them is reached."""
    return f"postgresql://{role}@{','.join(f'127.0.0.1:{cluster.port}' for cluster in clusters)}/workbench"
