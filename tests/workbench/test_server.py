"""One command serves, mends what dies, ends with everything it started, and says in one line what is missing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbench.conftest import copy_of
from tests.workbench.served import Server, begin, eventually, free_port
from workbench.embedded import Embedded
from workbench.embedded.places import PROJECT_ROOT
from workbench.embedded.postmaster import find_postmaster
from workbench.serving.children import LONGEST_PAUSE, Child
from workbench.serving.configuration import CannotServe, listen, read_configuration
from workbench.serving.supervisor import GRACE

STUBBORN = """
import signal, sys, time
from workbench.serving.children import Child, Tether
from workbench.serving.supervisor import Supervisor, say
def stay():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    say("staying")
    time.sleep(60)
Supervisor([Child("Stubborn", stay)], embedded=None, tether=Tether(), is_answering=lambda: False, announce=list).run()
"""


@pytest.fixture(scope="module")
def data(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data directory for all; the start in which it was made is that of `prepared`."""
    return copy_of(prepared, tmp_path_factory.mktemp("served") / "var")


@pytest.fixture(scope="module")
def shared(data: Path) -> Iterator[Server]:
    """One server for all."""
    running = Server(data)
    yield running
    if running.process is not None:
        running.process.terminate()
        running.process.wait(100)


@pytest.fixture
def server(shared: Server) -> Server:
    """A server that runs, whatever the test before did to it."""
    shared.start()
    eventually(10, "all its processes run", lambda: len(shared.children()) == 3)
    return shared


def test_the_address_is_told_when_there_are_answers(server: Server) -> None:
    assert server.status() == 200


def test_a_second_start_prepares_nothing_again(server: Server) -> None:
    assert "Preparing the database." not in server.said


def test_a_killed_worker_is_replaced(server: Server) -> None:
    worker = server.children()[-1]
    os.kill(worker, signal.SIGKILL)
    eventually(5, "another worker", lambda: len(server.children()) == 3 and worker not in server.children())


def test_a_killed_database_is_started_again(server: Server, data: Path) -> None:
    def database() -> int | None:
        found = find_postmaster(data / "postgresql")
        return found.process if found else None

    killed = database()
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    eventually(10, "another database", lambda: database() not in {None, killed} and server.status() == 200)


def test_killed_web_processes_are_replaced_while_clients_wait(server: Server) -> None:
    killed = server.children()[:2]  # the worker is the youngest, unless it is being replaced for a reason of its own
    for process in killed:
        os.kill(process, signal.SIGKILL)
    assert server.status() == 200
    eventually(5, "two others serve", lambda: len(server.children()) == 3 and not set(killed) & set(server.children()))


def test_when_it_is_killed_its_processes_end_and_the_next_start_serves(server: Server) -> None:
    children = server.children()
    server.end(signal.SIGKILL)
    eventually(5, "children end", lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    server.start()
    assert server.status() == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_of_it_quickly(server: Server, data: Path, number: signal.Signals) -> None:
    seconds: list[float] = []
    while len(seconds) < 3 and min(seconds, default=GRACE) >= GRACE:  # other work may keep the machine busy
        server.start()
        children, begun = server.children(), time.monotonic()
        assert server.end(number) == 0
        seconds.append(time.monotonic() - begun)
    assert min(seconds) < GRACE, "no process has to be killed"
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert not Embedded(data).is_running()


def test_a_signal_while_it_starts_leaves_nothing_running(tmp_path: Path) -> None:
    process = begin(PORT=str(free_port()), WORKBENCH_DATA=str(tmp_path / "var"))
    eventually(10, "the database runs", Embedded(tmp_path / "var").is_running)
    process.terminate()
    process.communicate(timeout=100)
    assert not Embedded(tmp_path / "var").is_running()


def test_a_signal_while_it_prepares_the_database_leaves_nothing_running_either(tmp_path: Path) -> None:
    process = begin(PORT=str(free_port()), WORKBENCH_DATA=str(tmp_path / "var"))
    assert process.stdout is not None
    assert process.stdout.readline() == "Preparing the database.\n"
    process.terminate()
    process.communicate(timeout=100)
    assert not Embedded(tmp_path / "var").is_running()


def test_a_second_signal_does_not_wait() -> None:
    command = [sys.executable, "-c", STUBBORN]
    with subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "staying\n"
        begun = time.monotonic()
        process.terminate()
        assert process.stdout.readline() == "Ending.\n"
        process.terminate()
        assert process.wait(60) == 0
        assert time.monotonic() - begun < GRACE


def test_two_servers_share_one_data_directory(server: Server, data: Path) -> None:
    other = Server(data)
    other.start()
    other.end()
    assert server.status() == 200


def told(**environment: str) -> str:
    process = begin(**environment)
    output = process.communicate(timeout=30)[0]
    assert process.returncode == 1
    return output.strip()


def test_a_taken_port_is_told_in_one_line(server: Server, tmp_path: Path) -> None:
    line = told(PORT=str(server.port), WORKBENCH_DATA=str(tmp_path))
    assert line.splitlines() == [line]
    assert f"Port {server.port}" in line
    assert f"PORT={server.port + 1} script/server" in line
    assert not list(tmp_path.iterdir())


def test_an_unreachable_database_is_told_in_one_line(tmp_path: Path) -> None:
    url = f"postgresql://nobody:secret@127.0.0.1:{free_port()}/nothing"
    line = told(PORT=str(free_port()), WORKBENCH_DATA=str(tmp_path), DATABASE_URL=url)
    assert line.splitlines() == [line]
    assert "DATABASE_URL names cannot be reached" in line
    assert "secret" not in line


def test_an_unreadable_number_is_told_with_its_name() -> None:
    with pytest.raises(CannotServe, match="PORT=http is not a number"):
        read_configuration({"PORT": "http"})


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(CannotServe, match="cannot be used"):
        listen("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, True),
        ({"HOST": "::1"}, True),
        ({"HOST": "0.0.0.0"}, False),
        ({"DATABASE_URL": "postgresql:///x"}, False),
        ({"HOST": "0.0.0.0", "WORKBENCH_DEMONSTRATION": "1"}, True),
        ({"DATABASE_URL": "postgresql:///x", "WORKBENCH_DEMONSTRATION": "1"}, True),
        ({"WORKBENCH_DEMONSTRATION": "0"}, False),
    ],
)
def test_the_demonstration_is_for_ones_own_machine_or_on_demand(environment: dict[str, str], expected: bool) -> None:
    assert read_configuration(environment).has_demonstration is expected


def test_what_keeps_dying_is_started_later_and_later() -> None:
    child, pauses = Child("Web process", lambda: None), []
    for _ in range(10):
        child.started = 100
        child.ended(101)
        pauses.append(child.not_before - 101)
    assert pauses[:5] == [0, 0.5, 1, 2, 4]
    assert pauses[-1] == LONGEST_PAUSE


def test_what_dies_after_long_is_started_at_once() -> None:
    child = Child("Web process", lambda: None, early_deaths=9)
    child.started = 100
    child.ended(1000)
    assert child.not_before == 1000
