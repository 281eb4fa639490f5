"""The table of moves and the table of permissions, held against the table of the design, row by row."""

import pytest

from annotations.rules.errors import InvalidFields, NotAllowed, NotPossibleNow, OwnWork
from annotations.rules.permissions import PERMISSIONS, Deed, Role, Standing, may, permit
from annotations.rules.signoff import (
    ASKED_FOR,
    MEANINGS,
    MOVES,
    NEEDS_REASON,
    ONLY_CONTRADICTIONS,
    REVIEW_MOVES,
    Move,
    Status,
    check_reason,
    status_after,
)

# From, move, to; as in the design, with every "any" written out.
TABLE = """
draft submit submitted
submitted withdraw draft
submitted endorse submitted
submitted sign_off signed_off
submitted return draft
submitted reject rejected
signed_off reopen submitted
rejected reopen submitted
draft revise draft
submitted revise draft
signed_off revise draft
rejected revise draft
draft delete draft
submitted delete submitted
signed_off delete signed_off
rejected delete rejected
draft restore draft
submitted restore draft
signed_off restore draft
rejected restore draft
draft unsettle draft
submitted unsettle submitted
signed_off unsettle submitted
rejected unsettle rejected
"""

AUTHOR, OTHER = True, False
M, A, V, R = Role.MANAGER, Role.ANNOTATOR, Role.REVIEWER, Role.READER
OWNERS = {(M, AUTHOR), (M, OTHER), (A, AUTHOR), (V, AUTHOR)}
REVIEWERS = {(M, OTHER), (V, OTHER)}
CONTRIBUTORS = {(role, is_author) for role in (M, A, V) for is_author in (AUTHOR, OTHER)}
MANAGERS = {(M, AUTHOR), (M, OTHER)}

WHO: list[tuple[Move | Deed, set[tuple[Role, bool]]]] = [
    (Move.SUBMIT, OWNERS),
    (Move.WITHDRAW, OWNERS),
    (Move.ENDORSE, REVIEWERS),
    (Move.SIGN_OFF, REVIEWERS),
    (Move.RETURN, REVIEWERS),
    (Move.REJECT, REVIEWERS),
    (Move.REOPEN, REVIEWERS),
    (Move.REVISE, CONTRIBUTORS),
    (Move.DELETE, OWNERS),
    (Move.RESTORE, OWNERS),
    (Move.UNSETTLE, set()),
    (Deed.ANNOTATE, CONTRIBUTORS),
    (Deed.CONTRADICT, CONTRIBUTORS),
    (Deed.IMPORT_SOURCES, CONTRIBUTORS),
    (Deed.REVISE_PROVENANCE, CONTRIBUTORS),
    (Deed.ARCHIVE, MANAGERS),
    (Deed.REVISE_PROJECT, MANAGERS),
    (Deed.MANAGE_MEMBERS, MANAGERS),
    (Deed.ASSIGN, MANAGERS),
    (Deed.PSEUDONYMISE, MANAGERS),  # and whoever it is about
    (Deed.RELEASE, MANAGERS),
    (Deed.TAKE_LEDGER, MANAGERS),
    (Deed.BE_SEEN, CONTRIBUTORS),
    (Deed.DECIDE_FINDINGS, CONTRIBUTORS),
    (Deed.RUN_CHECKS, CONTRIBUTORS),
    (Deed.SET_CHECKS, MANAGERS),
]


def test_the_moves_are_those_of_the_design_and_no_others() -> None:
    rows = [line.split() for line in TABLE.split("\n") if line]
    assert {(Status(was), Move(move)): Status(to) for was, move, to in rows} == MOVES


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("move", Move)
def test_what_is_not_in_the_table_is_not_possible(status: Status, move: Move) -> None:
    if (status, move) in MOVES:
        assert status_after(status, move) is MOVES[status, move]
    else:
        with pytest.raises(NotPossibleNow, match="possible now"):
            status_after(status, move)


def test_only_a_sign_off_leads_to_signed_off() -> None:
    assert {move for (was, move), to in MOVES.items() if to is Status.SIGNED_OFF and was is not to} == {Move.SIGN_OFF}
    assert MOVES[Status.SIGNED_OFF, Move.RESTORE] is Status.DRAFT


@pytest.mark.parametrize(("deed", "allowed"), WHO, ids=[str(row[0]) for row in WHO])
def test_who_may_is_as_in_the_design(deed: Move | Deed, allowed: set[tuple[Role, bool]]) -> None:
    found = {
        (role, author) for role in Role for author in (AUTHOR, OTHER) if may(Standing(role, is_author=author), deed)
    }
    assert found == allowed


def test_every_move_and_deed_has_its_row() -> None:
    assert {deed for deed, _ in WHO} == {*Move, *Deed}
    assert PERMISSIONS.keys() == {*Move, *Deed} - {Move.UNSETTLE}


@pytest.mark.parametrize("move", sorted(REVIEW_MOVES))
@pytest.mark.parametrize("role", [M, V])
def test_nobody_reviews_their_own(move: Move, role: Role) -> None:
    with pytest.raises(OwnWork):
        permit(Standing(role, is_author=True), move)


def test_an_annotator_is_told_which_role_is_needed() -> None:
    with pytest.raises(NotAllowed, match="a reviewer or a manager"):
        permit(Standing(A), Move.SIGN_OFF)


def test_nobody_asks_for_what_follows() -> None:
    assert frozenset(Move) - {Move.REVISE, Move.UNSETTLE, Move.ENDORSE} == ASKED_FOR
    assert {Move.UNSETTLE} == ONLY_CONTRADICTIONS


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("reason", ["", " ", "\n\t", "\u200b\u2060 "])
def test_whoever_sends_work_back_says_why(move: Move, reason: str) -> None:
    if move in {Move.RETURN, Move.REJECT, Move.REOPEN}:
        assert move in NEEDS_REASON
        with pytest.raises(InvalidFields):
            check_reason(move, reason)
    else:
        check_reason(move, reason)


def test_a_signature_means_something_for_each_kind_of_work() -> None:
    assert MEANINGS.keys() == {"annotation", "contradiction"}
    assert all(meaning.startswith("I have read") for meaning in MEANINGS.values())
