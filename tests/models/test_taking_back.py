"""The database says no to an entry that claims to take back what it does not."""

from collections.abc import Callable

import pytest
from django.db import transaction

from tests.models.scene import Forger, refused

LIE, DOUBLE = "WB004", "23505"
Forgery = Callable[[Forger], object]


def entry_of(f: Forger, name: str, action: str) -> int:
    """The first entry by which this was done to the thing."""
    found = f.sql(
        "SELECT min(sequence) FROM annotations_ledgerentry WHERE thing_id = %(it)s AND action = %(action)s",
        it=f.names[name],
        action=action,
    )
    return int(found[0][0])


def submit(f: Forger, *, cause: int | None = None) -> int:
    """Ada submits her draft."""
    f.move("draft", "ada", "submit", "submitted", cause=cause)
    return entry_of(f, "draft", "submit")


def withdraw(f: Forger, cause: int, by: str = "ada") -> int:
    """She, or somebody, withdraws it."""
    f.move("draft", by, "withdraw", "draft", cause=cause)
    return cause


def edit(f: Forger, note: str, *, cause: int | None = None) -> int:
    """Ada edits her draft."""
    f.change("annotation", "draft", "note = %(note)s", note=note)
    return f.entry("annotation", "draft", "ada", "revise", cause=cause)


def delete(f: Forger, *, cause: int | None = None) -> None:
    f.change("annotation", "draft", "deleted = true")
    f.entry("annotation", "draft", "ada", "delete", cause=cause)


def restore(f: Forger) -> None:
    f.change("annotation", "draft", "deleted = false")
    f.entry("annotation", "draft", "ada", "restore")


def reject_what_was_signed(f: Forger) -> None:
    f.move("signed_alone", "rosa", "reopen", "submitted")
    f.move("signed_alone", "rosa", "reject", "rejected", cause=entry_of(f, "signed_alone", "reopen"))


def provenance(f: Forger) -> None:
    f.sql("UPDATE annotations_source SET revision = revision + 1, publisher = 'x' WHERE id = %(first)s")
    f.entry("source", "first", "maya", "revise", cause=entry_of(f, "draft", "create"))


def twice(f: Forger) -> None:
    delete(f, cause=entry_of(f, "draft", "create"))
    restore(f)
    delete(f, cause=entry_of(f, "draft", "create"))


FORGERIES: list[tuple[str, str, Forgery]] = [
    (LIE, "by a move that does not lead back", lambda f: submit(f, cause=entry_of(f, "draft", "create"))),
    (LIE, "of another thing", lambda f: (submit(f), withdraw(f, entry_of(f, "waiting", "submit")))),
    (LIE, "that another did", lambda f: withdraw(f, submit(f), by="maya")),
    (LIE, "that was not done", lambda f: (submit(f), withdraw(f, 10_000))),
    (LIE, "into something that was not there before", lambda f: edit(f, "smuggled", cause=edit(f, "x"))),
    (LIE, "of a signature, by a rejection", reject_what_was_signed),
    (LIE, "by what is about no work", provenance),
    (DOUBLE, "twice", twice),
]


@pytest.mark.parametrize(("code", "what", "forge"), FORGERIES, ids=[row[1] for row in FORGERIES])
def test_nothing_is_taken_back(forger: Forger, code: str, what: str, forge: Forgery) -> None:
    with refused(code):
        forge(forger)


HONEST: list[tuple[str, Forgery]] = [
    ("a submission", lambda f: withdraw(f, submit(f))),
    ("an edit", lambda f: edit(f, "", cause=edit(f, "x"))),
    ("what was made", lambda f: delete(f, cause=entry_of(f, "draft", "create"))),
]


class Honest(Exception):
    """Everything went through; nothing of it shall stay."""


@pytest.mark.parametrize(("what", "step"), HONEST, ids=[row[0] for row in HONEST])
def test_what_is_true_is_let_through(forger: Forger, what: str, step: Forgery) -> None:
    with pytest.raises(Honest), transaction.atomic():
        step(forger)
        forger.sql("SET CONSTRAINTS ALL IMMEDIATE")
        raise Honest
