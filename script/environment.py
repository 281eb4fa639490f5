"""Makes .venv hold exactly what files of requirements ask for. Runs before anything is installed."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
INCOMPLETE = ENVIRONMENT / "incomplete"
LOG = ENVIRONMENT / "install.log"


class CannotInstall(Exception):
    """The message is one line and says what to do."""


def main(names: list[str]) -> int:
    """Install; the exit code."""
    signal.signal(signal.SIGTERM, end)
    try:
        lock = os.open(ROOT, os.O_RDONLY)  # the directory itself: a lock that leaves no file behind
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_current(names):
            install(names)
    except CannotInstall as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as refused:
        print(f"{ENVIRONMENT} cannot be made ({refused}): free some space or check its owner.", file=sys.stderr)
        return 1
    return 0


def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    """Take pip along, which running on alone would install into what the next start clears away."""
    sys.exit(128 + number)


def is_current(names: list[str]) -> bool:
    """Whether all of it is there; another process may have installed it while this one waited for the lock."""
    return not INCOMPLETE.exists() and read(stamp("python")) == version() and all(is_installed(name) for name in names)


def install(names: list[str]) -> None:
    """Bring .venv up to date, from nothing if it was left half done or its Python is another one now."""
    if INCOMPLETE.exists() or not can_be_used():
        make_environment()
    INCOMPLETE.touch()
    for name in names:
        if not is_installed(name):
            print(f"Installing {name}.", flush=True)
            run_pip(name)
            shutil.copyfile(ROOT / name, stamp(name))
    stamp("python").write_text(version())
    INCOMPLETE.unlink()


def make_environment() -> None:
    """An empty one with pip, in the place of what may be there."""
    print(f"Making {ENVIRONMENT} with Python {sys.version.split()[0]}; the first time takes half a minute.", flush=True)
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    ENVIRONMENT.mkdir()
    INCOMPLETE.touch()
    try:
        venv.create(ENVIRONMENT, with_pip=True, symlinks=True)
    except subprocess.CalledProcessError as failed:
        raise CannotInstall(f"{ENVIRONMENT} could not be made ({failed}): check that the disk is not full.") from failed


def run_pip(name: str) -> None:
    """Only files whose hashes are written down, and only built ones."""
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-compile"]
    with LOG.open("wb") as log:
        finished = subprocess.run(  # noqa: S603
            [*command, "--disable-pip-version-check", "--no-input", "--requirement", str(ROOT / name)],
            stdout=log,
            stderr=log,
            check=False,
        )
    if finished.returncode != 0:
        lines = [line for line in LOG.read_text(errors="replace").splitlines() if "ERROR" in line or "Errno" in line]
        raise CannotInstall(
            f"{name} could not be installed ({lines[-1].strip() if lines else 'pip failed'}): "
            f"check network and disk, see {LOG}, then try again."
        )


def can_be_used() -> bool:
    """Whether .venv's Python runs, finds its own packages, and is of a version that we can use."""
    check = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))"
    try:
        finished = subprocess.run([str(PYTHON), "-c", check], capture_output=True, check=False)  # noqa: S603
    except OSError:
        return False
    return finished.returncode == 0


def version() -> str:
    """As `python -V` prints it, which is what the shell compares; nothing without .venv."""
    if not PYTHON.exists():
        return ""
    return subprocess.run([str(PYTHON), "-V"], capture_output=True, text=True, check=True).stdout  # noqa: S603


def is_installed(name: str) -> bool:
    """Whether that very file was installed."""
    return read(stamp(name)) == read(ROOT / name)


def stamp(name: str) -> Path:
    """Where it is noted what was installed."""
    return ENVIRONMENT / f"installed-{name}"


def read(path: Path) -> str:
    """The text, or nothing if there is no such file."""
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
