"""The one table of moves, for annotations and contradictions alike; what is not in it is not possible."""

from enum import StrEnum

from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.fields import says_nothing


class Status(StrEnum):
    """Where a thing stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED_OFF = "signed_off"
    REJECTED = "rejected"


class Move(StrEnum):
    """What a person does to a thing.

    `unsettle` is done by nobody, it follows; `endorse` is the sign-off of the first where it takes two.
    """

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    ENDORSE = "endorse"
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
    (Status.SUBMITTED, Move.ENDORSE): Status.SUBMITTED,
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
REVIEW_MOVES = frozenset({Move.ENDORSE, Move.SIGN_OFF, Move.RETURN, Move.REJECT, Move.REOPEN})
SIGNATURES = frozenset({Move.ENDORSE, Move.SIGN_OFF})
NEEDS_REASON = frozenset({Move.RETURN, Move.REJECT, Move.REOPEN})
# Those that a person asks for by name; an edit revises, a change of an end unsettles, the first of two endorses.
ASKED_FOR = frozenset(Move) - {Move.REVISE, Move.UNSETTLE, Move.ENDORSE}

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


def signature(*, takes_two: bool, endorsed_by: object, signer: object) -> Move:
    """What a sign-off amounts to: an endorsement where it takes two and this is the first.

    `endorsed_by` is whoever endorsed the thing as it stands, None if nobody did.
    """
    if not takes_two:
        return Move.SIGN_OFF
    if endorsed_by is None:
        return Move.ENDORSE
    if endorsed_by == signer:
        raise NotPossibleNow(
            "You have signed this; it takes a second reviewer, who is somebody else.", code="second_reviewer_needed"
        )
    return Move.SIGN_OFF


def check_reason(move: Move, reason: str) -> None:
    """Whoever sends work back says why."""
    if move in NEEDS_REASON and says_nothing(reason):
        raise InvalidFields({"reason": [f"Say why; {move} needs a reason that the authors can work with."]})
