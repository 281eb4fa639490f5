"""The chain shows what was changed behind its back, to us and to a stranger."""
# ruff: noqa: E501  (a row of a table reads better on one line)

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

from annotations.queries import chains
from annotations.queries.chains import misfit_of
from annotations.rules.canonical import canonical_json
from tests.actions.documented import documented_check
from tests.cast import EVERYBODY
from tests.keeping import Keeper
from tests.play import Play, make_play
from tests.speaking import Speaker

TABLES = ("ledgerentry", "ledgerhead")


@pytest.fixture(scope="module")
def untouched(keeper: Keeper, django_db_blocker: object) -> Iterator[Play]:
    """A project with a sign-off and an entry after it, which every test leaves as it was."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield _with_a_sign_off(make_play({username: Speaker(username) for username in ("", *EVERYBODY)}))
        keeper.empty()


def _with_a_sign_off(play: Play) -> Play:
    play.sign(play.say())
    play.say("ministry")
    return play


@contextmanager
def tampered(play: Play, statement: str) -> Iterator[None]:
    """Whoever owns the database can do this, triggers or not; here it is undone afterwards."""
    parameters = connections["owner"].get_connection_params() | {"cursor_factory": psycopg.Cursor}
    with psycopg.connect(**parameters, autocommit=True) as owner:
        owner.execute("ALTER TABLE annotations_ledgerentry DISABLE TRIGGER USER")
        for table in TABLES:
            owner.execute(f"CREATE TEMP TABLE kept_{table} AS SELECT * FROM annotations_{table}")
        try:
            owner.execute(statement.replace("%(project)s", f"'{play.project}'"))
            yield
        finally:
            for table in TABLES:
                owner.execute(f"DELETE FROM annotations_{table}")
                owner.execute(f"INSERT INTO annotations_{table} SELECT * FROM kept_{table}")
            owner.execute("ALTER TABLE annotations_ledgerentry ENABLE TRIGGER USER")


ONE = "WHERE project_id = %(project)s AND sequence ="

TAMPERING: list[tuple[str, str, int, str]] = [
    (
        "a changed body",
        f"UPDATE annotations_ledgerentry SET body = replace(body, 'annotator', 'manager') {ONE} 3",
        3,
        "the body is not the one that was hashed",
    ),
    (
        "a changed body with its own hash",
        "UPDATE annotations_ledgerentry SET body = replace(body, 'annotator', 'manager'),"
        f" body_sha256 = sha256(convert_to(replace(body, 'annotator', 'manager'), 'UTF8')) {ONE} 3",
        3,
        "the chain hash does not follow",
    ),
    (
        "a changed person",
        f"UPDATE annotations_ledgerentry SET person_id = (SELECT min(id::text)::uuid FROM annotations_person WHERE name = 'rolf') {ONE} 3",
        3,
        "person",
    ),
    ("a changed time", f"UPDATE annotations_ledgerentry SET at = at - interval '1 day' {ONE} 3", 3, "at"),
    ("a changed action", f"UPDATE annotations_ledgerentry SET action = 'revise' {ONE} 3", 3, "action"),
    ("a changed status", f"UPDATE annotations_ledgerentry SET status = 'signed_off' {ONE} 11", 11, "status"),
    ("a changed deletion", f"UPDATE annotations_ledgerentry SET deleted = NOT deleted {ONE} 11", 11, "deleted"),
    ("a changed cause", f"UPDATE annotations_ledgerentry SET cause = 1 {ONE} 11", 11, "cause"),
    (
        "a changed statement",
        f"UPDATE annotations_ledgerentry SET statement = '{{}}' {ONE} 13",
        13,
        "the statement is not the one that was signed",
    ),
    ("a statement that is gone", f"UPDATE annotations_ledgerentry SET statement = NULL {ONE} 13", 13, "the statement"),
    (
        "a statement that nobody signed",
        f"UPDATE annotations_ledgerentry SET statement = '{{}}' {ONE} 3",
        3,
        "the statement",
    ),
    ("a removed entry", f"DELETE FROM annotations_ledgerentry {ONE} 5", 5, "this entry is missing"),
    ("a removed first entry", f"DELETE FROM annotations_ledgerentry {ONE} 1", 1, "this entry is missing"),
    ("a removed last entry", f"DELETE FROM annotations_ledgerentry {ONE} 14", 14, "the chain should go on to entry 14"),
    (
        "two entries swapped",
        f"UPDATE annotations_ledgerentry SET sequence = 99 {ONE} 4; UPDATE annotations_ledgerentry SET sequence = 4 {ONE} 5;"
        f"UPDATE annotations_ledgerentry SET sequence = 5 {ONE} 99",
        4,
        "another sequence",
    ),
    (
        "a head set back",
        "UPDATE annotations_ledgerhead SET sequence = 13 WHERE project_id = %(project)s",
        15,
        "the chain should go on to entry 13",
    ),
    (
        "a head with another hash",
        "UPDATE annotations_ledgerhead SET chain_sha256 = sha256('') WHERE project_id = %(project)s",
        15,
        "ends otherwise",
    ),
    (
        "a chain that is all gone",
        "DELETE FROM annotations_ledgerentry WHERE project_id = %(project)s",
        1,
        "the chain should",
    ),
]


@pytest.mark.parametrize(("sentence", "statement", "sequence", "reason"), TAMPERING, ids=[row[0] for row in TAMPERING])
def test_the_chain_shows(untouched: Play, sentence: str, statement: str, sequence: int, reason: str) -> None:
    assert misfit_of(untouched.project)[1] is None  # type: ignore[arg-type]
    with tampered(untouched, statement):
        misfit = misfit_of(untouched.project)[1]  # type: ignore[arg-type]
    assert misfit is not None
    assert misfit.sequence == sequence and reason in misfit.reason, misfit


@pytest.fixture
def by_two(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every ledger is long enough for two processes; what the one that lasts was asked to do."""
    done: list[str] = []
    monkeypatch.setattr(chains, "LONG", 0)
    monkeypatch.setattr(chains, "is_worth_it", lambda: True)
    for name in ("replayed", "verify"):
        monkeypatch.setattr(chains, name, _noted(getattr(chains, name), done))
    return done


def _noted(function: Callable[..., Any], done: list[str]) -> Callable[..., Any]:
    def noted(*arguments: Any, **more: Any) -> Any:
        done.append(function.__name__)
        return function(*arguments, **more)

    return noted


def test_two_processes_find_together_that_everything_fits(untouched: Play, by_two: list[str]) -> None:
    assert misfit_of(untouched.project) == (14, None)  # type: ignore[arg-type]
    assert by_two == ["replayed"]


@pytest.mark.parametrize(
    ("sentence", "statement", "sequence", "reason"), TAMPERING[:4], ids=[row[0] for row in TAMPERING[:4]]
)
def test_two_processes_find_together_what_one_then_names(
    untouched: Play, by_two: list[str], sentence: str, statement: str, sequence: int, reason: str
) -> None:
    with tampered(untouched, statement):
        count, misfit = misfit_of(untouched.project)  # type: ignore[arg-type]
    assert misfit is not None and (count, misfit.sequence) == (sequence - 1, sequence)
    assert reason in misfit.reason
    assert by_two == ["replayed", "verify"]


def test_verify_ledger_says_that_everything_fits(untouched: Play, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_ledger")
    assert capsys.readouterr().out.splitlines() == [f"{untouched.project}\tDates of a ministry\t14 entries fit"]


def test_verify_ledger_names_the_first_entry_that_does_not_fit(untouched: Play) -> None:
    change = f"UPDATE annotations_ledgerentry SET body = replace(body, 'annotator', 'manager') {ONE} 3"
    with (
        tampered(untouched, change),
        pytest.raises(CommandError, match="entry 3: the body is not the one that was hashed"),
    ):
        call_command("verify_ledger", untouched.project)


def test_verify_ledger_knows_no_project_of_another_name(untouched: Play) -> None:
    with pytest.raises(CommandError, match="no project"):
        call_command("verify_ledger", "Another")


@pytest.mark.parametrize(
    ("what", "lie"),
    [
        ("has its hash", {"body": '{"x":1}'}),
        ("has its hash", {"body_sha256": "00" * 32}),
        ("goes on from the entry before", {"chain_sha256": "00" * 32}),
        ("comes next", {"sequence": 7}),
        ("is what was signed", {"statement": "{}"}),
    ],
)
def test_the_check_in_the_documentation_names_what_does_not_fit(
    untouched: Play, what: str, lie: dict[str, Any]
) -> None:
    entries = untouched.entries()
    if "body" in lie:
        lie = {"body": entries[2]["body"].replace("annotator", "manager")}
    entries[2] |= lie
    assert documented_check()(entries) == f"entry 3: not true that it {what}"
    del entries[2]
    assert documented_check()(entries) == "entry 3: not true that it comes next"


def test_the_entries_about_a_thing_go_on_from_each_other(untouched: Play) -> None:
    last: dict[str, Any] = {}
    for entry in untouched.entries():
        assert entry["before"] == last.get(entry["id"], (0, None))[1]
        assert entry["revision"] == last.get(entry["id"], (0, None))[0] + 1
        last[entry["id"]] = entry["revision"], entry["after"]


def test_a_sign_off_keeps_what_was_signed(untouched: Play) -> None:
    (entry,) = [entry for entry in untouched.entries() if entry["action"] == "sign_off"]
    statement = json.loads(entry["statement"])
    assert statement["signed"] == entry["before"]
    assert statement["meaning"] == entry["meaning"]
    assert [source["id"] for source in statement["sources"]] == [untouched.first]
    assert canonical_json(statement) == entry["statement"]


def test_the_time_of_an_entry_is_that_of_the_database(untouched: Play) -> None:
    times = [entry["at"] for entry in untouched.entries()]
    assert times == sorted(times)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", at) for at in times)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM annotations_ledgerentry WHERE at > clock_timestamp()")
        assert cursor.fetchone() == (0,)
