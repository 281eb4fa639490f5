"""The life cycle of one embedded database, shared by all processes that use its data directory."""

import contextlib
import os
import stat
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.embedded import cluster, locks, postmaster
from workbench.embedded.account import Account, server_account
from workbench.embedded.connections import connection_url
from workbench.embedded.failures import DatabaseFailure, told_in_one_line
from workbench.embedded.places import DATABASE, Places, Role
from workbench.embedded.programs import Programs, find_programs

LIFE_CYCLE_SECONDS = 120  # how long to wait for another process that starts or stops the server


class Embedded:
    """The PostgreSQL server of a data directory. `durable=False` is for tests: a crash may lose everything.

    Any number of processes may start it; the first one does, and the last one to stop it, or to be killed and
    followed by one that stops it, ends it.
    """

    def __init__(self, data_directory: Path, *, durable: bool = True) -> None:
        self.places = Places.of(data_directory)
        self.durable = durable
        self._user_lock: int | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def url(self, role: Role, database: str = DATABASE) -> str:
        """Where to connect as `role`, for libpq and psycopg."""
        return connection_url(role, database=database, data_directory=self.places.data)

    def start(self) -> None:
        """Have the server run and count as one of its users; may be repeated, also when the server has died.

        DatabaseFailure, in one line, when it cannot run.
        """
        with told_in_one_line(self.places.data):
            self.places.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            with locks.exclusively(self.places.life_cycle_lock, LIFE_CYCLE_SECONDS):
                self._bring_up()
                if self._user_lock is None:
                    self._user_lock = locks.hold_shared(self.places.users_lock)

    def stop(self, *, at_once: bool = False) -> None:
        """No longer use the server, and end it if nobody else does; a fork's two sides count until both have stopped.

        `at_once` leaves to the next start what the server would write down now.
        """
        if self._user_lock is None:
            return
        with told_in_one_line(self.places.data), locks.exclusively(self.places.life_cycle_lock, LIFE_CYCLE_SECONDS):
            os.close(self._user_lock)
            self._user_lock = None
            if not locks.is_held(self.places.users_lock) and self.is_running():
                account = server_account(self.places.cluster)
                self._end_server(find_programs(self.places, account), at_once=at_once)
                with contextlib.suppress(OSError):  # a copy of the programs may stay in it
                    self.places.sockets.rmdir()

    def is_running(self) -> bool:
        """Whether the server is alive, which takes microseconds to see; it may still be starting."""
        self._reap()
        return postmaster.find_postmaster(self.places.cluster) is not None

    def _bring_up(self) -> None:
        account = server_account(self.places.cluster)
        _make_socket_directory(self.places.sockets, account)
        programs = find_programs(self.places, account)
        if not self.places.cluster.exists():
            cluster.make_cluster(programs, self.places)
        cluster.refuse_other_major(self.places)
        if self._can_join_running(programs):
            return
        postmaster.end_leftovers(self.places)
        cluster.configure(account, self.places, durable=self.durable)
        cluster.provide(programs, self.places, durable=self.durable)
        self._server = postmaster.launch(programs, self.places)

    def _can_join_running(self, programs: Programs) -> bool:
        """Whether a server runs that we can use; one that nobody uses and that was set up otherwise is ended first."""
        running = postmaster.find_postmaster(self.places.cluster)
        if running is None:
            return False
        postmaster.wait_until_ready(self.places)
        wanted = cluster.configuration(self.places, durable=self.durable)
        if cluster.read_configuration(self.places) == wanted:
            return True
        if not locks.is_held(self.places.users_lock):
            self._end_server(programs)
            return False
        if running.socket_directory == str(self.places.sockets):
            return True
        raise DatabaseFailure(
            f"The database in {self.places.data} was moved there while it ran: end the processes that use it, "
            f"then try again."
        )

    def _reap(self) -> None:
        if self._server is not None and self._server.poll() is not None:
            self._server = None

    def _end_server(self, programs: Programs, *, at_once: bool = False) -> None:
        postmaster.end(programs, self.places, at_once=at_once)
        self._reap()


def _make_socket_directory(directory: Path, account: Account) -> None:
    """Make it for the server's account alone, or see that it is so: other people may write where it stands."""
    try:
        directory.mkdir(mode=0o700)
    except FileExistsError:
        pass
    else:
        os.chown(directory, account.user, account.group)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.user or found.st_mode & 0o022:
        raise DatabaseFailure(
            f"{directory}, where the database's socket belongs, is not what the workbench makes there "
            f"(a directory of uid {account.user} alone): remove it, then try again."
        )
