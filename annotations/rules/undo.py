"""Taking back what one did: which action leads back from which, and until when.

It is never a rewrite: what takes something back is an entry of the ledger like any other, by the table of moves, that
names in its `cause` what it takes back. Taking back what took something back does it again.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from annotations.rules.errors import NotPossibleNow
from annotations.rules.fields import says_nothing
from annotations.rules.signoff import NEEDS_REASON, Move, Status

CREATE = "create"
WORDS = 40  # code points of a quote or explanation that name a thing on a button

# sql/undo.sql knows the same; a test holds the two against each other.
TAKEN_BACK_BY: Mapping[str, Move] = {
    CREATE: Move.DELETE,
    Move.REVISE: Move.REVISE,
    Move.DELETE: Move.RESTORE,
    Move.RESTORE: Move.DELETE,
    Move.SUBMIT: Move.WITHDRAW,
    Move.WITHDRAW: Move.SUBMIT,
    Move.RETURN: Move.SUBMIT,
    Move.SIGN_OFF: Move.REOPEN,
    Move.REJECT: Move.REOPEN,
    Move.REOPEN: Move.REJECT,
}
# What an entry names as its cause without taking it back: it follows from it.
FOLLOWING = frozenset({Move.UNSETTLE.value, "pseudonymise"})

_REASONS: Mapping[str, str] = {
    Move.SIGN_OFF: "Whoever signed it off took that back.",
    Move.REJECT: "Whoever rejected it took that back.",
    Move.REOPEN: "Whoever reopened it took that back; it is rejected, as it was before.",
}
_WORDS: Mapping[str, str] = {
    Move.REVISE: "edited",
    Move.DELETE: "deleted",
    Move.RESTORE: "restored",
    Move.SUBMIT: "submitted",
    Move.WITHDRAW: "withdrew",
    Move.RETURN: "returned",
    Move.ENDORSE: "signed as the first of two",
    Move.SIGN_OFF: "signed off",
    Move.REJECT: "rejected",
    Move.REOPEN: "reopened",
}
_DID: Mapping[str, str] = {
    **{action: f"{words} it" for action, words in _WORDS.items()},
    CREATE: "made it",
    Move.ENDORSE: "signed it as the first of two",
    Move.SIGN_OFF: "signed it off",
    Move.UNSETTLE: "changed a passage that it rests on",
}


@dataclass(frozen=True)
class Step:
    """An entry about a thing. `cause` is what it takes back; of one that follows from another, `from_` is that one,
    and `cause` what that one takes back."""

    sequence: int
    person: UUID
    action: str
    cause: int | None = None
    from_: int | None = None

    @property
    def deed(self) -> int:
        """The entry of what somebody did to bring it about."""
        return self.sequence if self.from_ is None else self.from_


@dataclass(frozen=True)
class Offer:
    """What somebody did and did not take back, the latest first; and what they would do again, None for nothing."""

    undo: Sequence[int]
    redo: int | None


def way_back(action: str, was: Status | None) -> Move:
    """The move that takes the action back; `was` is where the thing stood before it, None for what is new."""
    if action == Move.ENDORSE:
        raise NotPossibleNow(
            "A first signature is not taken back: return it, with a reason, if it should not be signed.",
            code="no_way_back",
        )
    if action == Move.REOPEN and was is not Status.REJECTED:
        raise NotPossibleNow(
            "Nothing is signed off by taking something back: read it again and sign it off.", code="no_way_back"
        )
    try:
        return TAKEN_BACK_BY[action]
    except KeyError:
        raise NotPossibleNow(
            "This followed from something else; it cannot be taken back.", code="no_way_back"
        ) from None


def reason_for(action: str, typed: str) -> str:
    """The reason that the ledger keeps: what was typed, or else what is the case, where the move needs one."""
    if not says_nothing(typed) or TAKEN_BACK_BY.get(action) not in NEEDS_REASON:
        return typed
    return _REASONS[action]


def stays(action: str, was: Status | None) -> str:
    """What does not come back, in words; '' if everything does."""
    if was in (None, Status.DRAFT) or action not in (Move.REVISE, Move.DELETE):
        return ""
    return "It is a draft now: the review that this ended does not come back by itself."


def built_on(since: Iterable[Step], person: UUID) -> Step | None:
    """The step that stands in the way of taking back what the person did before these; None if none does.

    They may have done more, if they took all of that back again, and what followed from it.
    """
    standing: dict[int, Step] = {}
    others: Step | None = None
    for step in since:
        if step.person != person:
            others = step
        elif step.cause in standing:
            del standing[step.cause]
        else:
            standing[step.deed] = step
    return others or next(reversed(standing.values()), None)


def told(step: Step, who: str, *, is_own: bool) -> str:
    """Why what somebody did before the step cannot be taken back."""
    did = _DID.get(step.action, f"did this: {step.action}")
    if is_own:
        return f"You {did} after that. Take that back first."
    return f"{who} {did} after that, so what you did cannot be taken back any more. Look at what is there now."


def next_of(done: Sequence[Step]) -> Offer:
    """What is next among somebody's own entries, newest first, as far back as they are given.

    What they took back last is done again next, if they did nothing else since.
    """
    causes = {step.sequence: step.cause for step in done}
    taken_back = {step.cause for step in done}
    standing = [step for step in done if step.sequence not in taken_back]
    undo = [step.sequence for step in standing if is_undo(step.sequence, causes) is False]
    redo = None
    for step in done:
        if step.cause is None:
            break
        if step.sequence not in taken_back and is_undo(step.sequence, causes):
            redo = step.sequence
            break
    return Offer(undo, redo)


def is_undo(sequence: int, causes: Mapping[int, int | None]) -> bool | None:
    """Whether the entry took something back, rather than did it (again); None where what it names is not known."""
    odd = False
    at = sequence
    while (cause := causes[at]) is not None:
        if cause not in causes:
            return None
        at, odd = cause, not odd
    return odd


def root_of(sequence: int, causes: Mapping[int, int | None]) -> int | None:
    """The entry of what was done first, and then taken back and done again; None where it is not known."""
    at = sequence
    while (cause := causes[at]) is not None:
        if cause not in causes:
            return None
        at = cause
    return at


def in_words(root: str, thing: str, kind: str | None, words: str) -> str:
    """What somebody did, by the action that it was at first: "tagged “1990-94” as a claim"."""
    quoted = f"“{words if len(words) <= WORDS else words[: WORDS - 1] + '…'}”"
    if thing == "contradiction":
        named = f"the contradiction {quoted}" if words else "a contradiction"
        return f"flagged {named}" if root == CREATE else f"{_WORDS[root]} {named}"
    called = (kind or "annotation").replace("_", " ")
    return f"tagged {quoted} as {called}" if root == CREATE else f"{_WORDS[root]} the {called} {quoted}"
