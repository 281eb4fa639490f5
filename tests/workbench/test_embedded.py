"""The embedded database starts anywhere, is shared, survives being killed, and ends with its last user."""

import contextlib
import errno
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.workbench.conftest import copy_of
from workbench.embedded import DatabaseFailure, Embedded, connection_settings, programs
from workbench.embedded.cluster import configuration
from workbench.embedded.failures import explain_output, told_in_one_line
from workbench.embedded.locks import hold_shared
from workbench.embedded.places import PROJECT_ROOT, USERS
from workbench.embedded.postmaster import find_postmaster

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account for the server")

USE_UNTIL_INPUT_ENDS = """
import sys
from pathlib import Path
from workbench.embedded import Embedded
with Embedded(Path(sys.argv[1]), durable=False):
    print("running", flush=True)
    sys.stdin.read()
"""
ENSURE_AND_WAIT = """
import time
from workbench.embedded import ensure_running
ensure_running()
print("running", flush=True)
time.sleep(60)
"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    with Embedded(tmp_path_factory.mktemp("shared"), durable=False) as embedded:
        yield embedded


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Embedded]:
    """A data directory in which nothing was made yet."""
    embedded = Embedded(tmp_path / "var", durable=False)
    yield embedded
    embedded.stop()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory in which a database was made and ended; to be copied."""
    data = tmp_path_factory.mktemp("made") / "var"
    with Embedded(data, durable=False):
        pass
    return data


@pytest.fixture
def used(made: Path, tmp_path: Path) -> Iterator[Embedded]:
    """A database that was made before, which takes longer than all that is done with it."""
    embedded = Embedded(copy_of(made, tmp_path / "var"), durable=False)
    yield embedded
    embedded.stop()


@pytest.fixture
def public_directory() -> Iterator[Path]:
    """One that every account can enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o711)
        yield Path(name)


def ask(embedded: Embedded, sql: str, role: str = "owner") -> object:
    with psycopg.connect(embedded.url(role)) as connection:  # type: ignore[arg-type]
        row = connection.execute(sql.encode()).fetchone()
    return row[0] if row else None


def do(embedded: Embedded, sql: str, role: str = "owner") -> None:
    with psycopg.connect(embedded.url(role)) as connection:  # type: ignore[arg-type]
        connection.execute(sql.encode())


def process_of(embedded: Embedded) -> int:
    found = find_postmaster(embedded.places.cluster)
    assert found is not None
    return found.process


@contextlib.contextmanager
def another_process(script: str, *arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=PROJECT_ROOT,
        env=os.environ | environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "running\n"
        yield process
    finally:
        process.stdin.close()
        process.wait(100)
        process.stdout.close()


def test_both_roles_connect_to_the_workbench_database(running: Embedded) -> None:
    assert ask(running, "SELECT current_user::text || '@' || current_database()") == "workbench_owner@workbench"
    assert ask(running, "SELECT current_user::text || '@' || current_database()", "app") == "workbench_app@workbench"


@pytest.mark.parametrize(
    "forbidden",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMPORARY TABLE mine (id int)",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "SET ROLE workbench_owner",
        "ALTER SYSTEM SET fsync = off",
        "COPY (SELECT 1) TO PROGRAM 'true'",
    ],
)
def test_the_weak_role_may_only_connect(running: Embedded, forbidden: str) -> None:
    with psycopg.connect(running.url("app"), autocommit=True) as connection, pytest.raises(psycopg.Error) as refused:
        connection.execute(forbidden.encode())
    assert refused.value.sqlstate == "42501"


def test_the_weak_roles_password_does_not_open_the_owners_account(running: Embedded) -> None:
    weak = [line for line in running.places.passwords.read_text().splitlines() if "workbench_app" in line]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(running.url("owner"), password=weak[0].split(":")[4])


@pytest.mark.parametrize("user", ["postgres", "root", ""])
def test_nobody_connects_without_one_of_the_two_roles(running: Embedded, user: str) -> None:
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(running.places.sockets), dbname="workbench", user=user or "nobody")


def test_the_owner_makes_databases_for_tests(running: Embedded) -> None:
    with psycopg.connect(running.url("owner", "postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE made_by_owner")
    with psycopg.connect(running.url("owner", "made_by_owner")) as connection:
        connection.execute("CREATE TABLE things (id int)")


def test_it_does_not_listen_on_the_network(running: Embedded) -> None:
    assert ask(running, "SHOW listen_addresses") == ""


def test_the_socket_directory_is_for_the_server_alone(running: Embedded) -> None:
    found = running.places.sockets.stat()
    assert found.st_mode & 0o777 == 0o700
    assert found.st_uid == running.places.cluster.stat().st_uid
    assert os.geteuid() != 0 or found.st_uid != 0


def test_only_its_owner_reads_the_passwords(running: Embedded) -> None:
    assert running.places.passwords.stat().st_mode & 0o777 == 0o600


def test_full_text_search_knows_typographic_quotation_marks(running: Embedded) -> None:
    assert ask(running, "SELECT to_tsvector('simple', 'the “États\u00a0unis”')::text") == "'the':1 'unis':3 'états':2"


def test_a_durable_database_keeps_every_safeguard_on(used: Embedded) -> None:
    used.durable = True
    used.start()
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        assert ask(used, f"SHOW {setting}") == "on"
    assert not ask(used, f"SELECT has_parameter_privilege('{USERS['owner']}', 'session_replication_role', 'SET')")


def test_a_forgetful_one_left_by_a_killed_test_is_not_joined_by_a_durable_one(used: Embedded) -> None:
    with another_process(USE_UNTIL_INPUT_ENDS, str(used.places.data)) as user:
        user.kill()
    assert used.is_running()
    used.durable = True
    used.start()
    assert ask(used, "SHOW fsync") == "on"


@pytest.mark.parametrize("name", ["with spaces and 'quotes' \" $(exit 1) `x` ü", "deep/" * 40 + "var"])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    with Embedded(tmp_path / name, durable=False) as embedded:
        assert ask(embedded, "SELECT 1") == 1


def test_a_data_directory_of_mode_0700_below_another_is_used_and_nothing_of_others_is_changed(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    data = closed / "data"
    for directory in (closed, data):
        directory.mkdir(mode=0o700)
    with Embedded(data, durable=False) as embedded:
        assert ask(embedded, "SELECT 1") == 1
    assert closed.stat().st_mode & 0o777 == 0o700


@as_root
@pytest.mark.parametrize("reachable", [True, False])
def test_programs_that_the_servers_account_cannot_enter_are_copied(
    tmp_path: Path, public_directory: Path, monkeypatch: pytest.MonkeyPatch, reachable: bool
) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir(mode=0o700)
    for name in (programs.PACKAGE, programs.LIBRARIES):
        (hidden / name).symlink_to(programs._library() / name)
    monkeypatch.setattr(programs, "_library", lambda: hidden)
    with Embedded((public_directory if reachable else hidden) / "var", durable=False) as embedded:
        assert ask(embedded, "SELECT 1") == 1
        copied = embedded.places.data if reachable else embedded.places.sockets
        assert (copied / programs.COPY).is_dir()
    assert hidden.stat().st_mode & 0o777 == 0o700
    subprocess.run(["rm", "-rf", str(embedded.places.sockets)], check=True)


def test_settings_can_be_known_before_anything_is_started(tmp_path: Path) -> None:
    settings = connection_settings("app", data_directory=tmp_path / "nowhere")
    assert settings["USER"] == "workbench_app"
    assert not (tmp_path / "nowhere").exists()


def test_the_settings_of_django_connect(running: Embedded) -> None:
    settings = connection_settings("owner", data_directory=running.places.data)
    with psycopg.connect(
        host=settings["HOST"],
        dbname=settings["NAME"],
        user=settings["USER"],
        passfile=settings["OPTIONS"]["passfile"],
    ) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_second_start_takes_what_is_there(used: Embedded) -> None:
    before = used.places.cluster.stat().st_ino
    used.start()
    used.stop()
    used.start()
    assert used.places.cluster.stat().st_ino == before


def test_stopping_ends_every_process_and_leaves_no_socket(used: Embedded) -> None:
    used.start()
    process = process_of(used)
    used.stop()
    assert not Path(f"/proc/{process}").exists()
    assert not used.places.sockets.exists()


def test_killed_with_9_it_starts_again_with_every_row(used: Embedded) -> None:
    used.durable = True
    used.start()
    do(used, "CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(process_of(used), signal.SIGKILL)
    used.start()
    assert ask(used, "SELECT number FROM kept") == 7


def test_a_killed_server_is_seen_at_once(used: Embedded) -> None:
    used.start()
    process = process_of(used)
    assert used.is_running()
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert not used.is_running()


def test_it_waits_for_the_processes_that_a_killed_server_left(used: Embedded) -> None:
    used.start()
    used.stop()
    straggler = hold_shared(used.places.server_lock)
    threading.Timer(0.5, os.close, [straggler]).start()
    begun = time.monotonic()
    used.start()
    assert time.monotonic() - begun > 0.4


def test_every_process_of_the_server_holds_its_lock(used: Embedded) -> None:
    used.start()
    inode = used.places.server_lock.stat().st_ino
    children = Path(f"/proc/{process_of(used)}/task/{process_of(used)}/children").read_text().split()
    assert len(children) > 3
    for process in (process_of(used), *map(int, children)):
        assert inode in [entry.stat().st_ino for entry in Path(f"/proc/{process}/fd").iterdir()]


def test_a_pid_file_that_names_somebody_elses_process_is_not_believed(used: Embedded) -> None:
    used.start()
    used.stop()
    (used.places.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{used.places.cluster}\n1\n5432\n/tmp\n")
    assert not used.is_running()
    used.start()
    assert process_of(used) != os.getpid()


def test_a_socket_lock_that_names_somebody_elses_process_is_not_believed(used: Embedded) -> None:
    used.start()
    os.kill(process_of(used), signal.SIGKILL)
    (used.places.sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    used.start()
    assert ask(used, "SELECT 1") == 1


def test_a_process_of_another_cluster_is_not_taken_for_this_one(running: Embedded, used: Embedded) -> None:
    used.start()
    used.stop()
    (used.places.cluster / "postmaster.pid").write_text(f"{process_of(running)}\n")
    assert not used.is_running()


def test_the_last_of_several_processes_ends_it(used: Embedded) -> None:
    with another_process(USE_UNTIL_INPUT_ENDS, str(used.places.data)):
        used.start()
        process = process_of(used)
    assert process_of(used) == process
    used.stop()
    assert not used.is_running()


def test_a_user_that_was_killed_does_not_keep_it_alive(used: Embedded) -> None:
    with another_process(USE_UNTIL_INPUT_ENDS, str(used.places.data)) as other:
        used.start()
        other.kill()
    used.stop()
    assert not used.is_running()


def test_a_forked_child_does_not_end_it(used: Embedded) -> None:
    used.start()
    child = os.fork()
    if child == 0:
        used.stop()
        os._exit(0)
    os.waitpid(child, 0)
    assert used.is_running()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_told_to_end_stops_it(tmp_path: Path, number: signal.Signals) -> None:
    environment = {"WORKBENCH_DATA": str(tmp_path / "var"), "DATABASE_URL": ""}
    with another_process(ENSURE_AND_WAIT, **environment) as command:
        assert Embedded(tmp_path / "var").is_running()
        command.send_signal(number)
        assert command.wait(100) == 128 + number
    assert not Embedded(tmp_path / "var").is_running()


def test_a_command_leaves_it_alone_when_another_database_is_named(tmp_path: Path) -> None:
    with another_process(
        ENSURE_AND_WAIT, WORKBENCH_DATA=str(tmp_path / "var"), DATABASE_URL="postgresql://elsewhere/x"
    ) as command:
        command.terminate()
    assert not (tmp_path / "var").exists()


def test_four_processes_at_once_make_one_database(fresh: Embedded) -> None:
    with contextlib.ExitStack() as stack:
        for starter in [
            threading.Thread(
                target=stack.enter_context, args=(another_process(USE_UNTIL_INPUT_ENDS, str(fresh.places.data)),)
            )
            for _ in range(4)
        ]:
            starter.start()
        fresh.start()
        assert ask(fresh, "SELECT 1") == 1


def test_an_interrupted_initialisation_is_begun_again(fresh: Embedded) -> None:
    fresh.places.unfinished_cluster.mkdir(parents=True)
    (fresh.places.unfinished_cluster / "PG_VERSION").write_text("18\n")
    fresh.start()
    assert ask(fresh, "SELECT 1") == 1
    assert not fresh.places.unfinished_cluster.exists()


def test_lost_passwords_are_made_anew(used: Embedded) -> None:
    used.start()
    do(used, "CREATE TABLE kept AS SELECT 7 AS number")
    used.stop()
    used.places.passwords.unlink()
    used.start()
    assert ask(used, "SELECT number FROM kept") == 7
    assert ask(used, "SELECT 1", "app") == 1


def test_another_major_version_is_refused_with_how_to_go_on(used: Embedded) -> None:
    used.start()
    used.stop()
    (used.places.cluster / "PG_VERSION").write_text("16\n")
    with pytest.raises(DatabaseFailure, match=r"PostgreSQL 16 .* runs 18: .*pg_dump"):
        used.start()


def test_a_socket_directory_that_somebody_else_put_there_is_refused(fresh: Embedded, tmp_path: Path) -> None:
    fresh.places.sockets.symlink_to(tmp_path)
    try:
        with pytest.raises(DatabaseFailure, match="remove it"):
            fresh.start()
    finally:
        fresh.places.sockets.unlink()


@pytest.mark.parametrize(
    ("refused", "advice"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "is full: free some space"),
        (PermissionError(errno.EACCES, "Permission denied", "/data/var"), "set WORKBENCH_DATA"),
        (OSError(errno.EROFS, "Read-only file system", "/data/var"), "set WORKBENCH_DATA"),
    ],
)
def test_what_the_system_refuses_is_told_in_one_line(refused: OSError, advice: str) -> None:
    with pytest.raises(DatabaseFailure, match=advice) as failure, told_in_one_line(Path("/data/var")):
        raise refused
    assert "\n" not in str(failure.value)


def test_a_disk_that_fills_while_the_database_is_made_is_told_and_leaves_nothing_half_made(
    fresh: Embedded, public_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    initdb = public_directory / "initdb"
    initdb.write_text("#!/bin/sh\ntouch base\necho 'initdb: error: No space left on device'\nexit 1\n")
    initdb.chmod(0o755)
    monkeypatch.setattr(
        "workbench.embedded.server.find_programs", lambda places, account: programs.Programs(public_directory, account)
    )
    with pytest.raises(DatabaseFailure, match="is full: free some space"):
        fresh.start()
    assert not list(fresh.places.data.glob("postgresql*/*base*"))


def test_a_server_that_cannot_start_says_why_in_one_line(used: Embedded) -> None:
    used.start()
    used.stop()
    (used.places.cluster / "local.conf").write_text("shared_buffers = lots\n")
    if os.geteuid() == 0:
        os.chown(used.places.cluster / "local.conf", used.places.cluster.stat().st_uid, -1)
    with pytest.raises(DatabaseFailure, match=r"did not start; PostgreSQL said: .*local\.conf") as failure:
        used.start()
    assert "\n" not in str(failure.value)


def test_silence_is_told_too() -> None:
    assert explain_output("", Path("/data")) == "The database in /data did not start; PostgreSQL said: nothing"


def test_the_log_holds_no_text_of_what_was_refused(used: Embedded) -> None:
    used.start()
    do(used, "CREATE TABLE things (note text CHECK (note <> 'secret words'))")
    with pytest.raises(psycopg.errors.CheckViolation):
        do(used, "INSERT INTO things VALUES ('secret words')")
    used.stop()
    logs = "".join(path.read_text() for path in (used.places.cluster / "log").iterdir())
    assert "violates check constraint" in logs
    assert "secret words" not in logs


def test_nothing_of_the_callers_environment_reaches_the_server(used: Embedded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGDATA", "/nowhere")
    monkeypatch.setenv("PGOPTIONS", "-c fsync=broken")
    used.start()
    monkeypatch.delenv("PGOPTIONS")
    assert ask(used, "SELECT 1") == 1


def test_the_configuration_follows_the_code_at_every_start(used: Embedded) -> None:
    used.start()
    written = (used.places.cluster / "postgresql.conf").read_text()
    assert written == configuration(used.places, durable=False)
