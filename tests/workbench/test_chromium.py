"""script/test has a Chromium or says how to get one: found, installed where that may be done, never done without."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from workbench.embedded.places import PROJECT_ROOT

RUNS = "#!/bin/sh\necho Chromium 1\n"
ADVICE = "Install it (Debian: sudo apt-get install -y chromium)"
# Does what is asked of it, and notes how; `install` gives a browser of the name that comes last.
APT = """#!/bin/sh
echo "$DEBIAN_FRONTEND apt-get $*" >>"$0.asked"
case "$*" in *install*)
    {refuses}
    program="${{0%/*}}/${{*##* }}"
    printf '#!/bin/sh\\n{browser}\\n' >"$program"
    chmod +x "$program"
esac
"""
HAS_NO_SHELL = 'case "$*" in *shell) exit 100; esac'
REFUSES_UNTIL_UPDATED = '[ "$(grep -c update "$0.asked")" = 1 ] || exit 100;'


class Machine:
    """A PATH with little on it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        directory.mkdir()
        for name in ("sh", "env", "cat", "rm", "mktemp", "grep", "chmod"):
            found = shutil.which(name)
            assert found is not None
            (directory / name).symlink_to(found)
        self.has("id", "#!/bin/sh\necho 1000\n")

    def has(self, name: str, script: str) -> Path:
        """A program of this name."""
        path = self.directory / name
        path.write_text(script)
        path.chmod(0o755)
        return path

    def has_apt(self, browser: str = "exit 0", refuses: str = "") -> None:
        """Debian's installer."""
        self.has("apt-get", APT.format(browser=browser, refuses=refuses))

    def asked(self) -> list[str]:
        """What the installer was asked."""
        notes = self.directory / "apt-get.asked"
        return notes.read_text().splitlines() if notes.exists() else []

    def find(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the script."""
        kept = {key: value for key, value in os.environ.items() if key != "CHROMIUM"}
        return subprocess.run(
            [str(PROJECT_ROOT / "script" / "chromium")],
            env=kept | {"PATH": str(self.directory)} | environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without a browser, used by an ordinary person."""
    return Machine(tmp_path / "bin")


@pytest.fixture
def roots_machine(machine: Machine) -> Machine:
    """The same, used by root."""
    machine.has("id", "#!/bin/sh\necho 0\n")
    return machine


def refused(found: subprocess.CompletedProcess[str]) -> str:
    assert found.returncode == 1
    assert found.stdout == ""
    return found.stderr


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"])
def test_one_on_the_path_is_found(machine: Machine, name: str) -> None:
    path = machine.has(name, RUNS)
    assert machine.find().stdout == f"{path}\n"


def test_the_one_without_windows_comes_first(machine: Machine) -> None:
    machine.has("chromium", RUNS)
    path = machine.has("chromium-headless-shell", RUNS)
    assert machine.find().stdout == f"{path}\n"


def test_a_name_that_runs_nothing_is_passed_over(machine: Machine) -> None:
    machine.has("chromium-browser", "#!/bin/sh\necho 'requires the chromium snap'\nexit 1\n")
    path = machine.has("google-chrome", RUNS)
    assert machine.find().stdout == f"{path}\n"


def test_the_one_that_is_named_is_taken(machine: Machine, tmp_path: Path) -> None:
    machine.has("chromium", RUNS)
    named = machine.has("mine", RUNS).rename(tmp_path / "mine")
    assert machine.find(CHROMIUM=str(named)).stdout == f"{named}\n"


def test_a_named_one_that_does_not_run_is_told_and_nothing_is_installed_for_it(roots_machine: Machine) -> None:
    roots_machine.has("chromium", RUNS)
    roots_machine.has_apt()
    assert "CHROMIUM=/nowhere does not run" in refused(roots_machine.find(CHROMIUM="/nowhere"))
    assert roots_machine.asked() == []


def test_root_gets_debians(roots_machine: Machine) -> None:
    roots_machine.has_apt()
    found = roots_machine.find()
    assert found.stdout == f"{roots_machine.directory}/chromium-headless-shell\n"
    assert found.stderr == "Installing Debian's Chromium; this is done once.\n"
    assert roots_machine.asked() == [
        "noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y chromium-headless-shell"
    ]


def test_where_there_is_only_the_one_with_windows_it_is_taken(roots_machine: Machine) -> None:
    roots_machine.has_apt(refuses=HAS_NO_SHELL)
    assert roots_machine.find().stdout == f"{roots_machine.directory}/chromium\n"
    assert [line.split()[-1] for line in roots_machine.asked()] == ["chromium-headless-shell", "chromium"]


def test_who_becomes_root_without_a_password_gets_debians(machine: Machine) -> None:
    machine.has_apt()
    machine.has("sudo", '#!/bin/sh\n[ "$1" = -n ] || exit 1\nshift\nexec env "$@"\n')
    machine.has("true", "#!/bin/sh\n")
    assert machine.find().stdout == f"{machine.directory}/chromium-headless-shell\n"


def test_lists_of_packages_that_are_too_old_are_brought_up_to_date(roots_machine: Machine) -> None:
    roots_machine.has_apt(refuses=REFUSES_UNTIL_UPDATED)
    assert roots_machine.find().stdout == f"{roots_machine.directory}/chromium-headless-shell\n"
    asked = [line.split()[-1] for line in roots_machine.asked()]
    assert asked == ["chromium-headless-shell", "chromium", "update", "chromium-headless-shell"]


def test_who_may_not_install_is_told_the_command(machine: Machine) -> None:
    machine.has_apt()
    machine.has("sudo", "#!/bin/sh\necho 'a password is required' >&2\nexit 1\n")
    assert ADVICE in refused(machine.find())
    assert machine.asked() == []


def test_where_there_is_no_debian_it_is_told_too(roots_machine: Machine) -> None:
    line = refused(roots_machine.find())
    assert line.startswith("There is no Chromium here")
    assert ADVICE in line
    assert len(line.splitlines()) == 1


def test_what_the_installer_said_is_told_when_it_fails(roots_machine: Machine) -> None:
    roots_machine.has_apt(refuses="echo 'no network'; exit 100;")
    said = refused(roots_machine.find())
    assert "no network" in said
    assert "Chromium could not be installed" in said


def test_an_installed_one_that_does_not_run_is_told(roots_machine: Machine) -> None:
    roots_machine.has_apt(browser="exit 1")
    assert "What was installed as Chromium does not run" in refused(roots_machine.find())
