"""Taking back what one did, and doing it again: a move or an edit like any other, that says what it takes back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

import orjson
from django.db import transaction

from annotations.actions.annotations import EDITABLE as OF_ANNOTATION
from annotations.actions.annotations import revise_annotation
from annotations.actions.contradictions import EDITABLE as OF_CONTRADICTION
from annotations.actions.contradictions import mentioned, revise_contradiction
from annotations.actions.locks import lock_annotation, lock_contradiction
from annotations.actions.signoff import Asked, move_annotation, move_contradiction
from annotations.models import Annotation, LedgerEntry, Viewer
from annotations.models.states import State, Work
from annotations.queries.seats import Seat, seat_in
from annotations.queries.taking_back import (
    Done,
    TakenBack,
    done_by,
    move_back,
    permit_way_back,
    steps_since,
    taken_back,
    who_did_what,
)
from annotations.queries.visible import check_seen
from annotations.rules.errors import Refusal, Stale
from annotations.rules.signoff import Move
from annotations.rules.undo import Step, reason_for, stays


def take_back(user: Viewer, project_id: UUID, entry: int, *, seen: int | None, reason: str = "") -> TakenBack:
    """Take back what the person did by an entry of the project; `seen` is the revision of its thing that they saw.

    Once somebody has built on it, it stays: who did what is in the refusal.
    """
    with transaction.atomic():
        seat = seat_in(project_id, user)
        done = done_by(user, seat, entry)
        before = _before(seat, entry) if done.step.action == Move.REVISE else {}
        work = _held(user, done, before)
        permit_way_back(seat, done, work)
        since = steps_since([done.id], done.sequence)[done.id]
        _check_seen(seat, work, since, seen)
        seat.check_open()
        move = move_back(seat, done, work, since)
        asked = Asked(move, reason_for(done.step.action, reason), work.revision, takes_back=entry)
        _take_back(user, work, asked, before)
        return replace(taken_back(seat, entry), stays=stays(done.step.action, done.was))


def take_back_many(
    user: Viewer, project_id: UUID, items: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, TakenBack | Refusal]]:
    """Take back several entries, the latest first, each in its own transaction; what is refused stops no other.

    Each comes with the revision that was seen of its thing; what is taken back here of the same thing counts as seen.
    """
    now: dict[tuple[UUID, int], int] = {}
    for entry, seen in sorted(items, reverse=True):
        try:
            with transaction.atomic():
                thing = done_by(user, seat_in(project_id, user), entry).id
                taken = take_back(user, project_id, entry, seen=now.get((thing, seen), seen))
        except Refusal as refusal:
            yield entry, refusal
        else:
            now[thing, seen] = taken.work.revision
            yield entry, taken


def _held(user: Viewer, done: Done, before: State) -> Work:
    if done.thing == "annotation":
        return lock_annotation(user, done.id)[0]
    return lock_contradiction(user, done.id, besides=mentioned(before))[0]


def _check_seen(seat: Seat, work: Work, since: list[Step], seen: int | None) -> None:
    try:
        check_seen(work, work.revision, seen)
    except Stale:
        # A revision rises by one with every entry about the thing.
        unseen = since[(seen or 0) - work.revision :] if (seen or 0) < work.revision else []
        raise Stale(work, who_did_what(seat, unseen[-1]) if unseen else None) from None


def _take_back(user: Viewer, work: Work, asked: Asked, before: State) -> None:
    is_annotation, entry = isinstance(work, Annotation), asked.takes_back
    if asked.move is not Move.REVISE:
        move = move_annotation if is_annotation else move_contradiction
        move(user, work.id, asked)
    elif is_annotation:
        changes = {name: before[name] for name in OF_ANNOTATION}
        revise_annotation(user, work.id, changes, seen=asked.seen, takes_back=entry)
    else:
        changes = {name: before[name] for name in OF_CONTRADICTION}
        revise_contradiction(user, work.id, changes, seen=asked.seen, takes_back=entry)


def _before(seat: Seat, entry: int) -> State:
    """What stood there before an edit."""
    body = LedgerEntry.objects.values_list("body", flat=True).get(project_id=seat.project, sequence=entry)
    state: State = orjson.loads(body)["before"]
    return state
