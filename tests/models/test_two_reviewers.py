"""What takes two reviewers is signed by two different ones in the database too; and only managers assign."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import transaction

from tests.models.scene import Forger, refused

ROLE, NOT_IN_THE_TABLE, OWN_WORK, LIE, UNEXPLAINED, TWO = "WB001", "WB002", "WB003", "WB004", "WB014", "WB019"
Forgery = Callable[[Forger], object]


def _take_two(f: Forger, kinds: str = "{claim,contradiction}") -> None:
    f.sql(
        "UPDATE annotations_project SET two_reviewers = %(kinds)s, revision = revision + 1 WHERE id = %(project)s",
        kinds=kinds,
    )
    f.entry("project", "project", "maya", "revise", reason=None)


def _endorse(f: Forger, by: str = "rosa", name: str = "waiting", of: str = "annotation", **lies: object) -> None:
    f.move(name, by, "endorse", "submitted", of=of, **lies)


def _sign(f: Forger, by: str, name: str = "waiting", of: str = "annotation") -> None:
    f.move(name, by, "sign_off", "signed_off", of=of)


def _with_two(*steps: Callable[[Forger], object]) -> Forgery:
    def forge(f: Forger) -> None:
        _take_two(f)
        for step in steps:
            step(f)

    return forge


def _edit_and_submit(f: Forger) -> None:
    f.change(
        "annotation", "waiting", "status = 'draft', note = 'x', authors = authors || %(by)s::uuid", by=f.names["ben"]
    )
    f.entry("annotation", "waiting", "ben", "revise", reason=None)
    f.move("waiting", "ben", "submit", "submitted", reason=None)


def _unsettle(f: Forger) -> None:
    """An end is edited, submitted and signed again by two; the contradiction was unsettled by the edit."""
    f.change("annotation", "end", "status = 'draft', note = 'x', authors = authors || %(by)s::uuid", by=f.names["ben"])
    cause = f.entry("annotation", "end", "ben", "revise", reason=None)
    f.change("contradiction", "settled", "status = 'submitted'")
    f.entry("contradiction", "settled", "ben", "unsettle", cause=cause, reason=None)
    f.move("end", "ben", "submit", "submitted", reason=None)
    _endorse(f, "rosa", "end")
    _sign(f, "rolf", "end")


def _reopen(f: Forger) -> None:
    f.move("settled", "rolf", "reopen", "submitted", of="contradiction")


def _endorse_settled(f: Forger) -> None:
    _endorse(f, "rosa", "settled", "contradiction")


ROWS: list[tuple[str, str, Forgery]] = [
    (TWO, "one alone signs off", _with_two(lambda f: _sign(f, "rosa"))),
    (TWO, "a manager alone signs off", _with_two(lambda f: _sign(f, "maya"))),
    (TWO, "the first signs off too", _with_two(_endorse, lambda f: _sign(f, "rosa"))),
    (TWO, "two endorse", _with_two(_endorse, lambda f: _endorse(f, "rolf"))),
    (TWO, "endorsed, edited, signed off", _with_two(_endorse, _edit_and_submit, lambda f: _sign(f, "rolf"))),
    (
        TWO,
        "endorsed, withdrawn, submitted, signed off",
        _with_two(
            _endorse,
            lambda f: f.move("waiting", "ada", "withdraw", "draft", reason=None),
            lambda f: f.move("waiting", "ada", "submit", "submitted", reason=None),
            lambda f: _sign(f, "rolf"),
        ),
    ),
    (
        TWO,
        "endorsed, unsettled, signed off",
        _with_two(_reopen, _endorse_settled, _unsettle, lambda f: _sign(f, "rolf", "settled", "contradiction")),
    ),
    (TWO, "endorsed where one is enough", _endorse),
    (OWN_WORK, "an author endorses", _with_two(lambda f: _endorse(f, "rosa", "rosas"))),
    (ROLE, "an annotator endorses", _with_two(lambda f: _endorse(f, "ben"))),
    (NOT_IN_THE_TABLE, "a draft is endorsed", _with_two(lambda f: f.move("draft", "rosa", "endorse", "draft"))),
    (
        NOT_IN_THE_TABLE,
        "an endorsement signs off",
        _with_two(lambda f: f.move("waiting", "rosa", "endorse", "signed_off")),
    ),
    (LIE, "an endorsement states nothing", _with_two(lambda f: _endorse(f, statement=None))),
    (LIE, "an endorsement means nothing", _with_two(lambda f: _endorse(f, meaning=None))),
]


@pytest.mark.parametrize(("code", "sentence", "forge"), ROWS, ids=[sentence for _, sentence, _ in ROWS])
def test_the_database_refuses_that(forger: Forger, code: str, sentence: str, forge: Forgery) -> None:
    with refused(code):
        forge(forger)


def _assign(f: Forger, by: str, whom: str = "rolf", **columns: object) -> None:
    new = uuid4()
    f.names["new"] = new
    row = {
        "id": new,
        "project_id": f.names["project"],
        "person_id": f.names[whom],
        "source_id": f.names["first"],
        "kind": None,
    }
    f.sql(
        "INSERT INTO annotations_assignment (id, project_id, person_id, source_id, kind, revision)"
        " VALUES (%(id)s, %(project_id)s, %(person_id)s, %(source_id)s, %(kind)s, 1)",
        **(row | columns),
    )
    if by:
        f.entry("assignment", "new", by, "create", reason=None)


def _take_back(f: Forger, by: str) -> None:
    f.sql("DELETE FROM annotations_assignment WHERE id = %(assignment)s")
    if by:
        f.entry("assignment", "assignment", by, "delete", revision=2, after=None, reason=None)


ASSIGNMENTS: list[tuple[str, str, Forgery]] = [
    (ROLE, "a reviewer assigns", lambda f: _assign(f, "rosa")),
    (LIE, "something is assigned to a reader", lambda f: _assign(f, "maya", "remy")),
    (LIE, "something is assigned to somebody who left", lambda f: _assign(f, "maya", "ex_member")),
    (LIE, "another project's source is assigned", lambda f: _assign(f, "maya", source_id=f.names["other_source"])),
    (LIE, "something is assigned in another project", lambda f: _assign(f, "maya", project_id=f.names["elsewhere"])),
    ("23514", "nothing is assigned", lambda f: _assign(f, "maya", source_id=None)),
    ("23505", "the same is assigned twice", lambda f: _assign(f, "maya", "rosa", kind="claim")),
    (UNEXPLAINED, "something is assigned without an entry", lambda f: _assign(f, "")),
    (ROLE, "a reviewer takes an assignment back", lambda f: _take_back(f, "rosa")),
    (UNEXPLAINED, "an assignment is taken back without an entry", lambda f: _take_back(f, "")),
    (
        "42501",
        "an assignment is moved to somebody else",
        lambda f: f.sql("UPDATE annotations_assignment SET person_id = %(rolf)s"),
    ),
]


@pytest.mark.parametrize(("code", "sentence", "forge"), ASSIGNMENTS, ids=[sentence for _, sentence, _ in ASSIGNMENTS])
def test_the_database_refuses_to_assign_that(forger: Forger, code: str, sentence: str, forge: Forgery) -> None:
    with refused(code):
        forge(forger)


HONEST: list[tuple[str, Forgery]] = [
    ("two reviewers sign", _with_two(_endorse, lambda f: _sign(f, "rolf"))),
    ("an endorsement is returned", _with_two(_endorse, lambda f: f.move("waiting", "rosa", "return", "draft"))),
    (
        "what was unsettled is signed by two again",
        _with_two(
            _reopen,
            _endorse_settled,
            _unsettle,
            _endorse_settled,
            lambda f: _sign(f, "rolf", "settled", "contradiction"),
        ),
    ),
    ("one is enough again", _with_two(_endorse, lambda f: _take_two(f, "{}"), lambda f: _sign(f, "rosa"))),
    ("a manager assigns", lambda f: _assign(f, "maya")),
    ("a manager takes it back", lambda f: _take_back(f, "maya")),
]


class Honest(Exception):
    """Everything went through; nothing of it shall stay."""


@pytest.mark.parametrize(("sentence", "step"), HONEST, ids=[sentence for sentence, _ in HONEST])
def test_the_database_lets_what_is_honest_through(forger: Forger, sentence: str, step: Forgery) -> None:
    with pytest.raises(Honest), transaction.atomic():
        step(forger)
        forger.sql("SET CONSTRAINTS ALL IMMEDIATE")
        raise Honest
