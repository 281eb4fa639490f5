"""`verify_ledger` says which releases agree with the chain, and what of one does not."""

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from annotations.models import Release
from annotations.queries.chains import check_ledger
from tests.play import Play

TABLES = ("release", "releasefile", "releasechunk")
FIRST = "(SELECT id FROM annotations_release WHERE number = 1)"


def tamper(statement: str) -> None:
    """As whoever owns the database can, triggers or not; the tables are emptied after the test."""
    parameters = connections["owner"].get_connection_params() | {"cursor_factory": psycopg.Cursor}
    with psycopg.connect(**parameters, autocommit=True) as owner:
        for table in TABLES:
            owner.execute(f"ALTER TABLE annotations_{table} DISABLE TRIGGER USER".encode())
        owner.execute(statement.encode())
        for table in TABLES:
            owner.execute(f"ALTER TABLE annotations_{table} ENABLE TRIGGER USER".encode())


TAMPERING = [
    (
        "UPDATE annotations_releasechunk SET content = (SELECT content FROM annotations_releasechunk WHERE release_id ="
        f" {FIRST} AND name = 'sources.csv') WHERE release_id = {FIRST} AND name = 'annotations.csv'",
        "the bytes of annotations.csv are not those with the hash in entry",
    ),
    (
        f"UPDATE annotations_releasechunk SET content = 'x' WHERE release_id = {FIRST} AND name = 'annotations.csv'",
        "annotations.csv cannot be unpacked",
    ),
    (
        f"DELETE FROM annotations_releasechunk WHERE release_id = {FIRST} AND name = 'annotations.csv'",
        "the bytes of annotations.csv are not those",
    ),
    (
        f"DELETE FROM annotations_releasechunk WHERE release_id = {FIRST} AND name = 'manifest.json'",
        "its manifest.json is no manifest of a release",
    ),
    (
        f"UPDATE annotations_releasefile SET sha256 = sha256('') WHERE release_id = {FIRST} AND name = 'sources.csv'",
        "the hashes stored beside its files are not those in entry",
    ),
    (
        "UPDATE annotations_release SET ledger_sequence = ledger_sequence - 1 WHERE number = 1",
        "its manifest.json says another number or sequence than is stored",
    ),
    (
        "UPDATE annotations_release SET status = 'failed', number = NULL, ledger_sequence = NULL WHERE number = 1",
        "the ledger completes it, and it is not there",
    ),
]


def test_verify_ledger_names_every_release_that_agrees(rich: Play, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_ledger", rich.project)
    pinned = Release.objects.filter(number__isnull=False).order_by("number").values_list("ledger_sequence", flat=True)
    told = [line.rpartition("\t")[2] for line in capsys.readouterr().out.splitlines()]
    assert told[1:] == [f"release {number} agrees (entry {at})" for number, at in enumerate(pinned, 1)]


@pytest.mark.parametrize(("statement", "reason"), TAMPERING)
def test_what_of_a_stored_release_does_not_agree_is_named(rich: Play, statement: str, reason: str) -> None:
    tamper(statement)
    first, second = check_ledger(rich.project).releases  # type: ignore[arg-type]
    assert reason in str(first.reason)
    assert second.reason is None
    with pytest.raises(CommandError, match="release 1 does not agree"):
        call_command("verify_ledger", rich.project)
