"""The one table of moves, for annotations and contradictions alike; what is not in it is not possible."""

from enum import StrEnum

from annotations.rules.errors import InvalidFields, NotPossibleNow


class Status(StrEnum):
    """Where a thing stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED_OFF = "signed_off"
    REJECTED = "rejected"


class Move(StrEnum):
    """What a person does to a thing; `unsettle` is done by nobody, it follows."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    SIGN_OFF = "sign_off"
    RETURN = "return"
    REJECT = "reject"
    REOPEN = "reopen"
    REVISE = "revise"
    DELETE = "delete"
    RESTORE = "restore"
    UNSETTLE = "unsettle"


MOVES: dict[tuple[Status, Move], Status] = {
    (Status.DRAFT, Move.SUBMIT): Status.SUBMITTED,
    (Status.SUBMITTED, Move.WITHDRAW): Status.DRAFT,
    (Status.SUBMITTED, Move.SIGN_OFF): Status.SIGNED_OFF,
    (Status.SUBMITTED, Move.RETURN): Status.DRAFT,
    (Status.SUBMITTED, Move.REJECT): Status.REJECTED,
    (Status.SIGNED_OFF, Move.REOPEN): Status.SUBMITTED,
    (Status.REJECTED, Move.REOPEN): Status.SUBMITTED,
    **{(status, Move.REVISE): Status.DRAFT for status in Status},
    **{(status, Move.DELETE): status for status in Status},
    **{(status, Move.RESTORE): Status.DRAFT for status in Status},
    **{(status, Move.UNSETTLE): status for status in Status},
    (Status.SIGNED_OFF, Move.UNSETTLE): Status.SUBMITTED,
}

ONLY_CONTRADICTIONS = frozenset({Move.UNSETTLE})
REVIEW_MOVES = frozenset({Move.SIGN_OFF, Move.RETURN, Move.REJECT, Move.REOPEN})
NEEDS_REASON = frozenset({Move.RETURN, Move.REJECT, Move.REOPEN})
# Those that a person asks for by name; an edit revises, and a change of an end unsettles.
ASKED_FOR = frozenset(Move) - {Move.REVISE, Move.UNSETTLE}

MEANINGS: dict[str, str] = {
    "annotation": "I have read the passage in its source and agree with what is said of it here.",
    "contradiction": (
        "I have read each passage in its source and agree that they do not go together, as is explained here."
    ),
}


def status_after(status: Status, move: Move) -> Status:
    """Where the move leads from the status."""
    try:
        return MOVES[status, move]
    except KeyError:
        possible = [str(known) for known in Move if (status, known) in MOVES and known in ASKED_FOR - {Move.RESTORE}]
        raise NotPossibleNow(
            f"What is {status} cannot be moved by {move}; possible now: {', '.join(possible)}."
        ) from None


def check_reason(move: Move, reason: str) -> None:
    """Whoever sends work back says why."""
    if move in NEEDS_REASON and not reason.strip():
        raise InvalidFields({"reason": [f"Say why; {move} needs a reason that the authors can work with."]})
