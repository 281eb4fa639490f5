"""script/server needs a Python and nothing else: it installs what is missing, once, and can be killed in between."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.workbench.served import eventually
from workbench.embedded.places import PROJECT_ROOT

SERVING = "import sys, os\nprint('serving', os.getcwd(), flush=True)\n"


def make_project(root: Path) -> Path:
    """A small project with our scripts; it needs nothing, so that pip needs no network."""
    (root / "workbench").mkdir(parents=True)
    shutil.copytree(PROJECT_ROOT / "script", root / "script", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "workbench" / "serving.py").write_text(SERVING)
    (root / "requirements.txt").write_text("# nothing\n")
    return root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which nothing was started yet; its path has a space."""
    return make_project(tmp_path / "a project")


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    root = make_project(tmp_path_factory.mktemp("started") / "a project")
    return root, serve(root)


@pytest.fixture
def installed(first_start: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A project that was started before, and then moved."""
    return shutil.copytree(first_start[0], tmp_path / "a moved project", symlinks=True)


def programs(directory: Path, *, python: str | None) -> str:
    """A PATH with what every machine has, and a python3 that is this script, if any."""
    directory.mkdir()
    for name in ("cat", "cmp", "dirname"):
        found = shutil.which(name)
        assert found is not None
        (directory / name).symlink_to(found)
    if python is not None:
        (directory / "python3").write_text(python)
        (directory / "python3").chmod(0o755)
    return str(directory)


def serve(project: Path, path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PATH": path or f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    return subprocess.run(
        [str(project / "script" / "server")], capture_output=True, text=True, cwd="/", env=environment, check=False
    )


def test_the_first_start_installs(first_start: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    root, first = first_start
    assert first.returncode == 0, first.stderr
    assert "Making" in first.stdout
    assert first.stdout.endswith(f"serving {root}\n")


def test_the_second_start_does_not(installed: Path) -> None:
    assert serve(installed).stdout == f"serving {installed}\n"


def test_a_change_of_what_is_required_is_installed(installed: Path) -> None:
    (installed / "requirements.txt").write_text("# still nothing\n")
    assert serve(installed).stdout == f"Installing requirements.txt.\nserving {installed}\n"


def test_an_environment_whose_python_is_gone_is_made_anew_and_when_that_is_killed_again(installed: Path) -> None:
    for name in ("python", "python3"):
        (installed / ".venv" / "bin" / name).unlink()
    (installed / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    process = subprocess.Popen([str(installed / "script" / "server")], start_new_session=True, stdout=subprocess.PIPE)
    while not (installed / ".venv" / "incomplete").exists():
        time.sleep(0.01)
    (installed / ".venv" / "half").touch()
    os.killpg(process.pid, signal.SIGKILL)
    assert process.communicate()[0].startswith(b"Making")
    assert serve(installed).stdout.endswith(f"serving {installed}\n")
    assert not (installed / ".venv" / "half").exists()


def test_a_signal_while_it_installs_ends_that_too(project: Path) -> None:
    process = subprocess.Popen([str(project / "script" / "server")], stdout=subprocess.PIPE)
    while not subprocess.run(["pgrep", "-f", f"{project}/.venv/bin/python"], check=False, capture_output=True).stdout:
        time.sleep(0.01)
    process.terminate()
    assert process.wait(60) == 143
    process.communicate()
    running = ["pgrep", "-f", str(project)]
    eventually(10, "nothing runs", lambda: not subprocess.run(running, check=False, capture_output=True).stdout)


def test_two_at_once_install_once(installed: Path) -> None:
    (installed / "requirements.txt").write_text("# still nothing\n")
    finished: list[subprocess.CompletedProcess[str]] = []
    starters = [threading.Thread(target=lambda: finished.append(serve(installed))) for _ in range(2)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert [run.returncode for run in finished] == [0, 0]
    assert sum("Installing" in run.stdout for run in finished) == 1


@pytest.mark.parametrize("line", ["not a requirement at all", "without-a-hash==1.0"])
def test_what_cannot_be_installed_is_told_in_one_line(installed: Path, line: str) -> None:
    (installed / "requirements.txt").write_text(line + "\n")
    failed = serve(installed)
    assert failed.returncode == 1
    assert len(failed.stderr.splitlines()) == 1
    assert "requirements.txt could not be installed" in failed.stderr
    assert (installed / ".venv" / "incomplete").exists()


@pytest.mark.parametrize(
    ("python", "advice"),
    [
        (None, "There is no Python 3.11 to 3.14 here: install one"),
        ("#!/bin/sh\nexit 127\n", "There is no Python 3.11 to 3.14 here: install one"),
        (
            f'#!/bin/sh\ncase "$2" in *venv*) exit 1;; esac\nexec "{sys.executable}" "$@"\n',
            "without its venv module: install it",
        ),
    ],
)
def test_what_is_missing_is_told_in_one_line(project: Path, tmp_path: Path, python: str | None, advice: str) -> None:
    refused = serve(project, programs(tmp_path / "bin", python=python))
    assert refused.returncode == 1
    assert advice in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert not (project / ".venv").exists()
