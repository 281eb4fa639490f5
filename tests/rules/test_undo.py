"""Taking back: what leads back from what, what stands in the way, and what comes next."""

from uuid import UUID

import pytest

from annotations.rules.errors import NotPossibleNow
from annotations.rules.signoff import MOVES, REVIEW_MOVES, SIGNATURES, Move, Status
from annotations.rules.undo import (
    CREATE,
    TAKEN_BACK_BY,
    Offer,
    Step,
    built_on,
    in_words,
    next_of,
    reason_for,
    told,
    way_back,
)

ADA, BEN = UUID(int=1), UUID(int=2)


def step(sequence: int, *, cause: int | None = None, from_: int | None = None, by: UUID = ADA) -> Step:
    """What somebody did to the thing, or what followed from what they did to another."""
    return Step(sequence, by, "unsettle" if from_ else "revise", cause, from_)


def test_nothing_is_signed_by_taking_something_back() -> None:
    assert not SIGNATURES & set(TAKEN_BACK_BY.values())
    with pytest.raises(NotPossibleNow, match="Nothing is signed off by taking something back"):
        way_back(Move.REOPEN, Status.SIGNED_OFF)
    with pytest.raises(NotPossibleNow):
        way_back(Move.ENDORSE, Status.SUBMITTED)
    with pytest.raises(NotPossibleNow):
        way_back(Move.UNSETTLE, Status.SIGNED_OFF)


def test_every_way_back_is_a_move_of_the_table() -> None:
    for (origin, move), after in MOVES.items():
        if move in TAKEN_BACK_BY and not (move is Move.REOPEN and origin is Status.SIGNED_OFF):
            assert (after, way_back(move, origin)) in MOVES, (origin, move)


def test_a_review_that_is_taken_back_leads_where_the_thing_stood() -> None:
    for move in REVIEW_MOVES - {Move.ENDORSE}:
        origin = Status.REJECTED if move is Move.REOPEN else Status.SUBMITTED
        assert MOVES[MOVES[origin, move], way_back(move, origin)] is origin
        assert reason_for(move, "") or way_back(move, origin) is Move.SUBMIT
        assert reason_for(move, "I mistook it.") == "I mistook it."


SINCE: list[tuple[str, list[Step], int | None]] = [
    ("nothing", [], None),
    ("somebody else", [step(2, by=BEN)], 2),
    ("somebody else, who took it back", [step(2, by=BEN), step(3, cause=2, by=BEN)], 3),
    ("more of mine", [step(2)], 2),
    ("more of mine, taken back", [step(2), step(3, cause=2)], None),
    ("and done again", [step(2), step(3, cause=2), step(4, cause=3)], 4),
    ("and taken back again", [step(2), step(3, cause=2), step(4, cause=3), step(5, cause=4)], None),
    ("two of mine, of which one is taken back", [step(2), step(3), step(4, cause=3)], 2),
    ("what followed from mine", [step(3, from_=2)], 3),
    ("what followed from mine and from taking it back", [step(3, from_=2), step(5, cause=2, from_=4)], None),
    (
        "two ends edited and taken back in another order",
        [step(3, from_=2), step(5, from_=4), step(7, cause=2, from_=6), step(9, cause=4, from_=8)],
        None,
    ),
    ("what followed from another's", [step(3, from_=2, by=BEN)], 3),
]


@pytest.mark.parametrize(("since", "steps", "expected"), SINCE, ids=[row[0] for row in SINCE])
def test_what_was_built_on_it_stands_in_the_way(since: str, steps: list[Step], expected: int | None) -> None:
    found = built_on(steps, ADA)
    assert (found and found.sequence) == expected


# Entries of one person in their order, each with what it takes back; what is next.
NEXT = [
    ({}, [], None),
    ({1: None, 2: None}, [2, 1], None),
    ({1: None, 2: None, 3: 2}, [1], 3),
    ({1: None, 2: None, 3: 2, 4: 1}, [], 4),
    ({1: None, 2: None, 3: 2, 4: 1, 5: 4}, [5], 3),
    ({1: None, 2: None, 3: 2, 4: 1, 5: 4, 6: 5}, [], 6),
    ({1: None, 2: None, 3: 2, 4: 1, 5: 4, 6: 3}, [6, 5], None),
    ({1: None, 2: 1, 3: None}, [3], None),
    ({1: None, 2: 1, 3: None, 4: 3}, [], 4),
    ({1: None, 2: 1, 3: None, 4: 3, 5: 4}, [5], None),
    ({2: 1, 3: None}, [3], None),  # what is too long ago is not known
    ({2: 1}, [], None),
]


@pytest.mark.parametrize(("entries", "undo", "redo"), NEXT)
def test_what_comes_next(entries: dict[int, int | None], undo: list[int], redo: int | None) -> None:
    done = [step(sequence, cause=cause) for sequence, cause in sorted(entries.items(), reverse=True)]
    assert next_of(done) == Offer(undo, redo)


def test_whoever_stands_in_the_way_is_named_in_a_sentence() -> None:
    signed = Step(2, BEN, "sign_off")
    assert told(signed, "ben", is_own=False).startswith("ben signed it off after that, so what you did cannot be")
    assert told(signed, "ben", is_own=True) == "You signed it off after that. Take that back first."


def test_what_was_done_has_words() -> None:
    assert in_words(CREATE, "annotation", "translation_error", "نص") == "tagged “نص” as translation error"
    assert in_words("revise", "annotation", "claim", "x" * 50) == f"edited the claim “{'x' * 39}…”"
    assert in_words(CREATE, "contradiction", None, "") == "flagged a contradiction"
    assert (
        in_words("sign_off", "contradiction", "dating", "They differ.") == "signed off the contradiction “They differ.”"
    )
