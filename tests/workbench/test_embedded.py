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

from workbench.embedded import DatabaseFailure, Embedded, connection_settings, programs
from workbench.embedded.cluster import configuration
from workbench.embedded.failures import explain_output, told_in_one_line
from workbench.embedded.locks import hold_shared
from workbench.embedded.places import PROJECT_ROOT
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
    embedded = Embedded(tmp_path / "var", durable=False)
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
        process.wait(20)
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


def test_a_durable_database_keeps_every_safeguard_on(fresh: Embedded) -> None:
    fresh.durable = True
    fresh.start()
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        assert ask(fresh, f"SHOW {setting}") == "on"


def test_a_forgetful_one_left_by_a_killed_test_is_not_joined_by_a_durable_one(fresh: Embedded) -> None:
    with another_process(USE_UNTIL_INPUT_ENDS, str(fresh.places.data)) as user:
        user.kill()
    assert fresh.is_running()
    fresh.durable = True
    fresh.start()
    assert ask(fresh, "SHOW fsync") == "on"


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


def test_a_second_start_is_quick(fresh: Embedded) -> None:
    fresh.start()
    fresh.stop()
    begun = time.monotonic()
    fresh.start()
    assert time.monotonic() - begun < 2


def test_stopping_ends_every_process_and_leaves_no_socket(fresh: Embedded) -> None:
    fresh.start()
    process = process_of(fresh)
    fresh.stop()
    assert not Path(f"/proc/{process}").exists()
    assert not fresh.places.sockets.exists()


def test_killed_with_9_it_starts_again_with_every_row(fresh: Embedded) -> None:
    fresh.durable = True
    fresh.start()
    do(fresh, "CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(process_of(fresh), signal.SIGKILL)
    fresh.start()
    assert ask(fresh, "SELECT number FROM kept") == 7


def test_a_killed_server_is_seen_at_once(fresh: Embedded) -> None:
    fresh.start()
    process = process_of(fresh)
    assert fresh.is_running()
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert not fresh.is_running()


def test_it_waits_for_the_processes_that_a_killed_server_left(fresh: Embedded) -> None:
    fresh.start()
    fresh.stop()
    straggler = hold_shared(fresh.places.server_lock)
    threading.Timer(0.5, os.close, [straggler]).start()
    begun = time.monotonic()
    fresh.start()
    assert time.monotonic() - begun > 0.4


def test_every_process_of_the_server_holds_its_lock(fresh: Embedded) -> None:
    fresh.start()
    inode = fresh.places.server_lock.stat().st_ino
    children = Path(f"/proc/{process_of(fresh)}/task/{process_of(fresh)}/children").read_text().split()
    assert len(children) > 3
    for process in (process_of(fresh), *map(int, children)):
        assert inode in [entry.stat().st_ino for entry in Path(f"/proc/{process}/fd").iterdir()]


def test_a_pid_file_that_names_somebody_elses_process_is_not_believed(fresh: Embedded) -> None:
    fresh.start()
    fresh.stop()
    (fresh.places.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n{fresh.places.cluster}\n1\n5432\n/tmp\n")
    assert not fresh.is_running()
    fresh.start()
    assert process_of(fresh) != os.getpid()


def test_a_socket_lock_that_names_somebody_elses_process_is_not_believed(fresh: Embedded) -> None:
    fresh.start()
    os.kill(process_of(fresh), signal.SIGKILL)
    (fresh.places.sockets / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    fresh.start()
    assert ask(fresh, "SELECT 1") == 1


def test_a_process_of_another_cluster_is_not_taken_for_this_one(running: Embedded, fresh: Embedded) -> None:
    fresh.start()
    fresh.stop()
    (fresh.places.cluster / "postmaster.pid").write_text(f"{process_of(running)}\n")
    assert not fresh.is_running()


def test_the_last_of_several_processes_ends_it(fresh: Embedded) -> None:
    with another_process(USE_UNTIL_INPUT_ENDS, str(fresh.places.data)):
        fresh.start()
        process = process_of(fresh)
    assert process_of(fresh) == process
    fresh.stop()
    assert not fresh.is_running()


def test_a_user_that_was_killed_does_not_keep_it_alive(fresh: Embedded) -> None:
    with another_process(USE_UNTIL_INPUT_ENDS, str(fresh.places.data)) as other:
        fresh.start()
        other.kill()
    fresh.stop()
    assert not fresh.is_running()


def test_a_forked_child_does_not_end_it(fresh: Embedded) -> None:
    fresh.start()
    child = os.fork()
    if child == 0:
        fresh.stop()
        os._exit(0)
    os.waitpid(child, 0)
    assert fresh.is_running()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_told_to_end_stops_it(tmp_path: Path, number: signal.Signals) -> None:
    environment = {"WORKBENCH_DATA": str(tmp_path / "var"), "DATABASE_URL": ""}
    with another_process(ENSURE_AND_WAIT, **environment) as command:
        assert Embedded(tmp_path / "var").is_running()
        command.send_signal(number)
        assert command.wait(20) == 128 + number
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


def test_lost_passwords_are_made_anew(fresh: Embedded) -> None:
    fresh.start()
    do(fresh, "CREATE TABLE kept AS SELECT 7 AS number")
    fresh.stop()
    fresh.places.passwords.unlink()
    fresh.start()
    assert ask(fresh, "SELECT number FROM kept") == 7
    assert ask(fresh, "SELECT 1", "app") == 1


def test_another_major_version_is_refused_with_how_to_go_on(fresh: Embedded) -> None:
    fresh.start()
    fresh.stop()
    (fresh.places.cluster / "PG_VERSION").write_text("16\n")
    with pytest.raises(DatabaseFailure, match=r"PostgreSQL 16 .* runs 18: .*pg_dump"):
        fresh.start()


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


def test_a_server_that_cannot_start_says_why_in_one_line(fresh: Embedded) -> None:
    fresh.start()
    fresh.stop()
    (fresh.places.cluster / "local.conf").write_text("shared_buffers = lots\n")
    if os.geteuid() == 0:
        os.chown(fresh.places.cluster / "local.conf", fresh.places.cluster.stat().st_uid, -1)
    with pytest.raises(DatabaseFailure, match=r"did not start; PostgreSQL said: .*local\.conf") as failure:
        fresh.start()
    assert "\n" not in str(failure.value)


def test_silence_is_told_too() -> None:
    assert explain_output("", Path("/data")) == "The database in /data did not start; PostgreSQL said: nothing"


def test_the_log_holds_no_text_of_what_was_refused(fresh: Embedded) -> None:
    fresh.start()
    do(fresh, "CREATE TABLE things (note text CHECK (note <> 'secret words'))")
    with pytest.raises(psycopg.errors.CheckViolation):
        do(fresh, "INSERT INTO things VALUES ('secret words')")
    fresh.stop()
    logs = "".join(path.read_text() for path in (fresh.places.cluster / "log").iterdir())
    assert "violates check constraint" in logs
    assert "secret words" not in logs


def test_nothing_of_the_callers_environment_reaches_the_server(
    fresh: Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGDATA", "/nowhere")
    monkeypatch.setenv("PGOPTIONS", "-c fsync=broken")
    fresh.start()
    monkeypatch.delenv("PGOPTIONS")
    assert ask(fresh, "SELECT 1") == 1


def test_the_configuration_follows_the_code_at_every_start(fresh: Embedded) -> None:
    fresh.start()
    written = (fresh.places.cluster / "postgresql.conf").read_text()
    assert written == configuration(fresh.places, durable=False)
