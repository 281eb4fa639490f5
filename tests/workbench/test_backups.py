"""A backup brings back all of it or nothing, into an empty database alone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections

from annotations.jobs import releases as job
from annotations.models import LedgerEntry, Release
from annotations.queries.chains import misfit_of
from tests import databases
from tests.actions.releasing import ask, files_of, make, show
from tests.elsewhere import empty_database, rows
from tests.play import Play
from workbench.backups import files
from workbench.backups.heads import Head, LedgerHead, write_head
from workbench.backups.keys import mark_of_key
from workbench.embedded.places import PROJECT_ROOT
from workbench.embedded.programs import client_programs
from workbench.serving import preparation
from workbench.serving.configuration import read_configuration

RIGHTS = """
SELECT p.oid::regprocedure::text, coalesce(p.proacl::text, 'everybody') FROM pg_proc AS p
WHERE p.pronamespace = 'public'::regnamespace
UNION ALL SELECT c.relname, c.relacl::text FROM pg_class AS c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'S')
"""


@pytest.fixture
def backup(play: Play, tmp_path: Path) -> Path:
    """Of a project with a sign-off."""
    play.sign(play.say())
    file = tmp_path / "backup"
    call_command("backup", file, verbosity=0)
    return file


@pytest.fixture
def data(tmp_path: Path, settings: object) -> Path:
    """A data directory of another server."""
    place = tmp_path / "another"
    place.mkdir()
    settings.DATA_DIRECTORY = place  # type: ignore[attr-defined]
    return place


@pytest.fixture
def empty(data: Path, database: None) -> Iterator[str]:
    """An empty database, which is the one in use from here on."""
    with empty_database() as name:
        yield name


def changed(file: Path, place: int, to: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(place, os.SEEK_END if place < 0 else os.SEEK_SET)
        opened.write(to)


def test_what_is_restored_works_on(play: Play, backup: Path, request: pytest.FixtureRequest) -> None:
    first = make(play)
    released = files_of(play, first)
    call_command("backup", backup, "--force", verbosity=0)
    rights, jobs = rows(RIGHTS), rows("SELECT last_value FROM procrastinate_jobs_id_seq")
    request.getfixturevalue("empty")
    call_command("restore", backup)
    assert rows("SELECT count(*) FROM annotations_ledgerentry WHERE transaction <> '0'") == [(0,)]
    assert rows(RIGHTS) == rights
    assert rows("SELECT last_value FROM procrastinate_jobs_id_seq") == jobs
    assert files_of(play, first) == released
    count = LedgerEntry.objects.count()
    play.sign(play.say("ministry"))
    assert [entry["sequence"] for entry in play.entries()] == list(range(1, count + 4))
    assert misfit_of(play.project)[1] is None  # type: ignore[arg-type]
    assert show(play, make(play))["number"] == 2


def test_what_was_being_done_is_queued_again_and_what_waits_for_its_next_try_waits_on(
    play: Play, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    release, later = ask(play), ask(play)
    with connections["owner"].cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        ((worker,),) = cursor.fetchall()
        for key, what in ((release, "status = 'doing'"), (later, "scheduled_at = '2100-01-01'")):
            change = f"UPDATE procrastinate_jobs SET {what}, worker_id = %s WHERE args ->> 'release_id' = %s"
            cursor.execute(change, [worker, key])
    Release.objects.filter(pk=release).update(status="building")
    call_command("backup", tmp_path / "backup", verbosity=0)
    request.getfixturevalue("empty")
    call_command("restore", tmp_path / "backup")
    jobs = "SELECT status::text, scheduled_at > '2099-12-31' FROM procrastinate_jobs WHERE args ->> 'release_id' = "
    assert (rows(f"{jobs}'{release}'"), rows(f"{jobs}'{later}'")) == ([("todo", False)], [("todo", True)])
    job.build_release(release_id=release)
    assert show(play, release)["status"] == "ready"


def test_an_older_backup_is_migrated_forward(empty: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("migrate", "annotations", "0003", database="owner", verbosity=0)
    for label in ("accounts", "axes", "mfa", "account", "procrastinate", "sessions"):
        call_command("migrate", label, database="owner", verbosity=0)
    call_command("backup", tmp_path / "backup", verbosity=0)
    connections.close_all()
    databases.create(databases.embedded(), empty)
    call_command("restore", tmp_path / "backup")
    assert "Newer migrations were applied: " in capsys.readouterr().out
    call_command("migrate", "--check", database="owner", verbosity=0)


def test_only_the_owner_makes_a_backup(play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.backups.making.OWNER", "default")
    with pytest.raises(CommandError, match="does not own the tables: name the one that does in DATABASE_OWNER_URL"):
        call_command("backup", tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_empty_is_left_alone(play: Play, backup: Path, data: Path) -> None:
    with pytest.raises(CommandError, match="not empty: there are a workbench's tables"):
        call_command("restore", backup)
    assert list(data.iterdir()) == []


def test_a_backup_replaces_nothing_unless_told_to(backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(CommandError, match="is there already: name another file, or replace it with --force"):
        call_command("backup", backup)
    assert backup.read_bytes() == before
    call_command("backup", backup, "--force", verbosity=0)
    assert backup.read_bytes() != before
    assert backup.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in backup.parent.iterdir()] == ["backup"]


def test_a_backup_that_fails_leaves_no_file(play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.backups.making.OPTIONS", ("--format=custom", "--table=nowhere"))
    with pytest.raises(CommandError, match=r"No backup was made; pg_dump said: .*no matching tables"):
        call_command("backup", tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_the_key_is_kept_and_comes_back(
    play: Play, backup: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = (settings.DATA_DIRECTORY / "secret-key").read_text()
    data = request.getfixturevalue("data")
    (data / "secret-key").write_text("another")
    request.getfixturevalue("empty")
    call_command("restore", backup)
    assert (data / "secret-key").read_text() == key
    assert (data / "secret-key-before-restore").read_text() == "another"
    assert (data / "secret-key").stat().st_mode & 0o777 == 0o600
    assert key.encode() not in backup.read_bytes().splitlines()[1]


def test_a_key_that_is_kept_apart_is_asked_for(
    play: Play, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, capsys: object
) -> None:
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "kept apart")
    monkeypatch.setattr(settings, "SECRET_KEY", "kept apart")
    call_command("backup", tmp_path / "backup", verbosity=0)
    with files.open_backup(tmp_path / "backup") as opened:
        assert "secret-key" not in opened.kept
        assert opened.head.secret_key == mark_of_key("kept apart")
    monkeypatch.setenv("WORKBENCH_SECRET_KEY", "another")
    request.getfixturevalue("empty")
    call_command("restore", tmp_path / "backup")
    assert "until WORKBENCH_SECRET_KEY is what it was" in capsys.readouterr().out  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("nothing", "no backup of the workbench"),
        ("a text", "no backup of the workbench"),
        ("a missing file", "cannot be read: No such file"),
        ("cut off", "cut off: it should go on for 1,000 bytes more"),
        ("too long", "goes on for 4 bytes after its end"),
        ("another dump", "damaged or changed"),
        ("another head", "damaged or changed"),
        ("other keys", "damaged or changed"),
        ("a later format", "A later version of the workbench made this backup .format 2; this one reads 1"),
    ],
)
def test_what_is_not_as_it_was_written_is_refused(backup: Path, what: str, said: str) -> None:
    lines = backup.read_bytes().split(b"\n", 3)
    content = {
        "nothing": b"",
        "a text": b"PK\x03\x04 not at all",
        "cut off": backup.read_bytes()[:-1000],
        "too long": backup.read_bytes() + b"more",
        "another dump": backup.read_bytes()[:-9] + b"tampered!",
        "another head": b"\n".join([lines[0], lines[1].replace(b'"sequence":13', b'"sequence":12'), *lines[2:]]),
        "other keys": b"\n".join([*lines[:2], b"{}", lines[3]]),
        "a later format": backup.read_bytes().replace(b"backup 1 ", b"backup 2 ", 1),
    }
    backup.unlink() if what == "a missing file" else backup.write_bytes(content[what])
    with pytest.raises(CommandError, match=said):
        call_command("restore", backup)


def _with_another_head(backup: Path, **changes: object) -> None:
    """As somebody would write it who knows the format."""
    with files.open_backup(backup) as opened:
        head = json.loads(write_head(opened.head)) | changes
        kept, dump = opened.kept, list(opened.pieces())
    head["projects"] = [LedgerHead(**one) for one in head["projects"]]
    del head["format"]
    with backup.open("wb") as file:
        files.write_backup(file, Head(**head), kept, dump)


def test_a_backup_of_a_later_version_is_refused(backup: Path) -> None:
    _with_another_head(backup, migrations=[["annotations", "0001_the_tables"], ["annotations", "9999_of_later"]])
    with pytest.raises(CommandError, match=r"it has annotations\.9999_of_later, which is unknown here"):
        call_command("restore", backup)


def test_a_ledger_that_is_not_the_one_of_the_head_is_not_restored(
    play: Play, backup: Path, request: pytest.FixtureRequest
) -> None:
    with files.open_backup(backup) as opened:
        (project,) = opened.head.projects
    lie = {"project": project.project, "sequence": project.sequence + 1, "chain_sha256": project.chain_sha256}
    _with_another_head(backup, projects=[lie])
    request.getfixturevalue("empty")
    with pytest.raises(CommandError, match=f"the ledger of project {play.project} does not stand where the head"):
        call_command("restore", backup)
    assert rows("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_a_ledger_that_did_not_fit_before_is_restored_and_named(
    play: Play, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE annotations_ledgerentry DISABLE TRIGGER USER")
        cursor.execute("UPDATE annotations_ledgerentry SET body = replace(body, 'annotator', 'manager')")
        cursor.execute("ALTER TABLE annotations_ledgerentry ENABLE TRIGGER USER")
    call_command("backup", tmp_path / "backup", verbosity=0)
    request.getfixturevalue("empty")
    with pytest.raises(CommandError, match="All is restored, but a ledger does not fit:\nDates of") as said:
        call_command("restore", tmp_path / "backup")
    assert said.value.returncode == 3
    assert connection.introspection.table_names()


# Kills whoever runs it, just before all of it would have been committed.
DEADLY = """#!/bin/sh
awk -v parent=$PPID '/^COMMIT;$/ {{ system("kill -9 " parent); exit }} {{ print }}' | '{psql}' "$@"
"""


def test_whoever_is_killed_while_restoring_leaves_an_empty_database(
    play: Play, backup: Path, tmp_path: Path, empty: str
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for program in client_programs().iterdir():
        (programs / program.name).symlink_to(program)
    (programs / "psql").unlink()
    (programs / "psql").write_text(DEADLY.format(psql=client_programs() / "psql"))
    (programs / "psql").chmod(0o700)
    server = databases.embedded()
    environment = {
        "DATABASE_URL": server.url("app", empty),
        "DATABASE_OWNER_URL": server.url("owner", empty),
        "WORKBENCH_DATA": str(tmp_path / "another"),
        "WORKBENCH_POSTGRESQL_PROGRAMS": str(programs),
    }
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [sys.executable, "manage.py", "restore", str(backup)]
    killed = subprocess.run(command, cwd=PROJECT_ROOT, env=kept | environment, capture_output=True, check=False)
    assert killed.returncode == -9
    with psycopg.connect(server.url("owner", empty)) as looking:
        (tables,) = looking.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() or ()
    assert tables == 0
    call_command("restore", backup)
    assert misfit_of(play.project)[1] is None  # type: ignore[arg-type]


@pytest.mark.parametrize("is_asked_for", [False, True])
def test_a_database_with_people_gets_no_demonstration_unless_asked_for(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_asked_for: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(preparation, "_load_demonstration", lambda: asked.append("loaded"))
    monkeypatch.setenv("WORKBENCH_DEMONSTRATION", "1" if is_asked_for else "")
    environment = {"WORKBENCH_DEMONSTRATION": "1"} if is_asked_for else {}
    preparation.prepare(replace(read_configuration(environment), data_directory=tmp_path))
    assert bool(asked) == is_asked_for
