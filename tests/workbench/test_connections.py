"""Connections to a database whose primary may change: which are made, which are kept, and what is said meanwhile."""

import pytest
from django.db import OperationalError, connection, connections

from tests.pages.visiting import visitor
from tests.play import Play
from workbench import database
from workbench.observing import readiness
from workbench.serving import preparation
from workbench.serving.configuration import CannotServe, read_configuration


def options(monkeypatch: pytest.MonkeyPatch, url: str) -> dict[str, str]:
    monkeypatch.setenv("DATABASE_URL", url)
    found: dict[str, str] = database.connection("app")["OPTIONS"]
    return found


def test_of_several_hosts_the_one_that_takes_writes_is_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:p%40ss@one,two:5433/name")
    found = database.connection("owner")
    assert (found["HOST"], found["PORT"], found["USER"], found["PASSWORD"]) == ("one,two", ",5433", "app", "p@ss")
    assert found["OPTIONS"]["target_session_attrs"] == "read-write"
    assert (
        options(monkeypatch, "postgresql://one,two/name?target_session_attrs=primary")["target_session_attrs"]
        == "primary"
    )
    assert "target_session_attrs" not in options(monkeypatch, "postgresql://one/name")


def test_a_machine_that_vanishes_is_noticed_unless_the_address_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert options(monkeypatch, "postgresql://one/name").items() >= database.ATTENTIVE.items()
    assert options(monkeypatch, "postgresql://one/name?connect_timeout=60")["connect_timeout"] == "60"


@pytest.mark.usefixtures("database")
def test_a_connection_that_was_cut_off_is_let_go_before_the_next_request() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
    other.close()
    assert connection.connection is not None
    connection.close_if_unusable_or_obsolete()  # as Django does before every request
    assert connection.connection is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


@pytest.mark.usefixtures("database")
def test_a_connection_that_is_of_use_is_kept() -> None:
    connection.ensure_connection()
    before = connection.connection
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is before


def test_a_refusal_to_write_is_as_if_the_database_were_away(play: Play) -> None:
    before, browser = play.entries(), visitor("maya")
    connection.connection.execute("SET default_transaction_read_only = on")
    answer = play.speakers["maya"].post("/projects/", {"name": "Not now"})
    assert (answer.status, answer.headers["Retry-After"], answer.body["code"]) == (503, "2", "unavailable")
    page = browser.post("/projects/new/", {"name": "Not now"})
    assert (page.status_code, page["Retry-After"]) == (503, "2")
    connection.close_if_unusable_or_obsolete()
    assert connection.connection is None
    assert play.entries() == before


@pytest.mark.usefixtures("database")
def test_jobs_and_commands_see_the_same_fault() -> None:
    connection.ensure_connection()
    connection.connection.execute("SET default_transaction_read_only = on")
    with pytest.raises(OperationalError, match="read-only transaction"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session")


@pytest.mark.parametrize(
    ("words", "parts", "prepares"),
    [
        ([], {"web", "events", "worker"}, True),
        (["prepare"], set(), True),
        (["events"], {"events"}, False),
        (["web", "worker"], {"web", "worker"}, False),
    ],
)
def test_a_command_names_the_parts_that_run(words: list[str], parts: set[str], prepares: bool) -> None:
    found = read_configuration({}, words)
    assert (set(found.parts), found.prepares) == (parts, prepares)


@pytest.mark.parametrize("words", [["all"], ["prepare", "web"], ["--help"]])
def test_a_word_that_names_no_part_is_told(words: list[str]) -> None:
    with pytest.raises(CannotServe, match="web, events, worker"):
        read_configuration({}, words)


@pytest.mark.parametrize(("missing", "told"), [("database", "cannot be reached"), ("migrations", "server prepare")])
def test_a_part_does_not_start_on_a_database_that_is_not_prepared(
    monkeypatch: pytest.MonkeyPatch, missing: str, told: str
) -> None:
    found = {"database": True, "writable": True, "migrations": True} | {missing: False}
    monkeypatch.setattr(readiness, "look", lambda: found)
    with pytest.raises(CannotServe, match=told):
        preparation.check_prepared(read_configuration({}, ["web"]))
