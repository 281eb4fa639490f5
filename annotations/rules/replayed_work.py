"""Replaying annotations and contradictions: the table of moves, who may make them, and what rests on what."""

from collections.abc import Callable
from functools import cache

from annotations.rules.chain import Unfit
from annotations.rules.entries import Said, State
from annotations.rules.permissions import Deed, Role, Standing, may
from annotations.rules.present import (
    DELETED,
    Present,
    Unsettling,
    check_only,
    member,
    state_after,
    state_before,
    texts,
)
from annotations.rules.replayed_signatures import check_signature
from annotations.rules.replayed_undo import check_takes_back
from annotations.rules.signoff import (
    MOVES,
    NEEDS_REASON,
    ONLY_CONTRADICTIONS,
    REVIEW_MOVES,
    SIGNATURES,
    Move,
    Status,
)

_MOVES = {move.value: move for move in Move}
_STATUSES = {status.value: status for status in Status}
_STANDING = frozenset({"status", "revision", "deleted"})
_CREATING = {"annotation": Deed.ANNOTATE, "contradiction": Deed.CONTRADICT}


def replay_work(said: Said, statement: str | None, present: Present) -> None:
    """Go on by an entry about an annotation or a contradiction; Unfit where the rules do not lead there."""
    if present.archived:
        raise Unfit("the project is archived at this point")
    after = state_after(said)
    status = _status(after)
    authors = texts(after, "authors")
    move = _move(said)
    _check_step(said, move, status)
    _check_authors(said, move, after, authors)
    _check_person(said, move, present, authors)
    if said["thing"] == "annotation":
        _replay_annotation(said, move, present)
    else:
        _replay_contradiction(said, move, present)
    if said["cause"] is not None and move is not Move.UNSETTLE:
        check_takes_back(said, present.deeds)
    if move in SIGNATURES:
        check_signature(said, statement, present)


def _status(state: State) -> Status:
    status = _STATUSES.get(member(state, "status", str))
    if status is None:
        raise Unfit(f"there is no status {state['status']}")
    return status


def _move(said: Said) -> Move | None:
    """The move; None for what is new."""
    if said["action"] == "create":
        return None
    move = _MOVES.get(said["action"])
    if move is None or (move in ONLY_CONTRADICTIONS and said["thing"] != "contradiction"):
        raise Unfit(f"{said['action']} of {said['thing']} is not in the table of moves")
    return move


def _check_step(said: Said, move: Move | None, to: Status) -> None:
    """The table of moves, what is deleted, and the reason."""
    after, before = state_after(said), said["before"]
    if move is None or before is None:
        if (move is None) != (before is None) or to is not Status.DRAFT or member(after, "deleted", bool):
            raise Unfit(f"{said['action']} does not lead from nothing to {to}; what is new is created as a draft")
        return
    origin = _status(before)
    if MOVES.get((origin, move)) is not to:
        raise Unfit(f"{move} from {origin} to {to} is not in the table of moves")
    if member(before, "deleted", bool) != (move is Move.RESTORE) or member(after, "deleted", bool) != (
        move is Move.DELETE
    ):
        raise Unfit(f"{move} does not lead here from what is or is not deleted")
    if move in NEEDS_REASON and not (said["reason"] or "").strip():
        raise Unfit(f"{move} needs a reason and has none")


def _check_authors(said: Said, move: Move | None, after: State, authors: list[str]) -> None:
    """Whoever makes or edits is an author for ever, and nobody becomes one otherwise."""
    person = said["person"]
    if move is None:
        if authors != [person] or after.get("author") != person:
            raise Unfit("whoever makes it is not its first and only author")
        return
    before = state_before(said)
    if move is not Move.REVISE:
        if {**before, "status": after["status"], "revision": said["revision"], "deleted": after["deleted"]} != after:
            check_only(said, _STANDING)
        return
    were = texts(before, "authors")
    if authors != (were if person in were else [*were, person]) or after.get("author") != before.get("author"):
        raise Unfit("an edit adds nobody but whoever makes it to the authors")


def _check_person(said: Said, move: Move | None, present: Present, authors: list[str]) -> None:
    if move is Move.UNSETTLE:
        return  # nobody does it: it follows, and is held against what it follows from
    role = present.role_of(said)
    is_author = said["person"] in authors
    if move in REVIEW_MOVES and is_author:
        raise Unfit(f"whoever makes the move {move} is among the authors")
    if not _may(role, is_author, _CREATING[said["thing"]] if move is None else move):
        raise Unfit(f"a person of role {role} may not {said['action']} it")


@cache
def _may(role: Role, is_author: bool, deed: Move | Deed) -> bool:
    return may(Standing(role, is_author=is_author), deed)


def _replay_annotation(said: Said, move: Move | None, present: Present) -> None:
    after, before = state_after(said), said["before"]
    if before is None and not present.has("source", member(after, "source", str)):
        raise Unfit(f"there is no source {after['source']} at this point")
    if before is not None and before.get("source") != after.get("source"):
        raise Unfit("an annotation stays in its source")
    if len(member(after, "quote", str)) != member(after, "end", int) - member(after, "start", int):
        raise Unfit("its quote is not as long as the place where it should stand")
    resting = present.resting.get(said["id"])
    if resting and move is Move.DELETE:
        raise Unfit(f"contradiction {min(resting)} rests on it at this point")
    was_signed_off = before is not None and before["status"] == Status.SIGNED_OFF
    if resting and (move is Move.REVISE or (was_signed_off and after["status"] != Status.SIGNED_OFF)):
        present.unsettling = Unsettling(said["sequence"], said["person"], set(resting))
    present.annotations[said["id"]] = DELETED if after["deleted"] else after["status"]


def _replay_contradiction(said: Said, move: Move | None, present: Present) -> None:
    after, before = state_after(said), said["before"]
    ends = texts(after, "annotations")
    resolution = after.get("resolution")
    preferred = resolution.get("preferred") if type(resolution) is dict else None
    if len({*ends}) < max(2, len(ends)) or (preferred is not None and preferred not in ends):
        raise Unfit("it does not rest on two or more annotations, or prefers none of them")
    if move in (None, Move.REVISE, Move.RESTORE):
        _check_ends(ends, present, lambda status: status != DELETED, "rests on")
    if move is Move.SIGN_OFF:
        _check_ends(ends, present, lambda status: status == Status.SIGNED_OFF, "is signed off while resting on")
    if move in (Move.REVISE, Move.DELETE) and before is not None:
        for end in texts(before, "annotations"):
            present.resting.get(end, set()).discard(said["id"])
    if move in (None, Move.REVISE, Move.RESTORE):
        for end in ends:
            present.resting.setdefault(end, set()).add(said["id"])


def _check_ends(ends: list[str], present: Present, fits: Callable[[str], bool], how: str) -> None:
    for end in ends:
        status = present.annotations.get(end)
        if status is None:
            raise Unfit(f"it {how} annotation {end}, which is not there at this point")
        if not fits(status):
            raise Unfit(f"it {how} annotation {end}, which is {status} at this point")
