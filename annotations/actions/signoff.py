"""Moves: submitting, withdrawing, signing off, returning, rejecting, reopening, deleting, restoring."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.db import transaction

from annotations.actions.leases import put_down
from annotations.actions.ledger import Entry, record
from annotations.actions.locks import lock_annotation, lock_contradiction, lock_resting_on, lock_sources
from annotations.actions.unsettling import unsettle_resting_on
from annotations.models import Annotation, Contradiction, Project, Viewer
from annotations.models.states import State, Work, state_of, thing_of
from annotations.queries.endorsements import endorsed_by
from annotations.queries.seats import Seat
from annotations.queries.statements import Statement, statement_of
from annotations.queries.visible import (
    annotation_seen_by,
    check_seen,
    check_there,
    contradiction_seen_by,
    read_at,
    touch,
)
from annotations.rules import details
from annotations.rules.confirming import Confirmation, holds
from annotations.rules.errors import (
    ConfirmationNeeded,
    InvalidFields,
    NotPossibleNow,
    Refusal,
    StatementChanged,
    TooManyAttempts,
)
from annotations.rules.fields import read_text
from annotations.rules.kinds import CONTRADICTION, NOTE_LIMIT, Kind
from annotations.rules.signoff import (
    ASKED_FOR,
    MEANINGS,
    REVIEW_MOVES,
    Move,
    Status,
    check_reason,
    signature,
    status_after,
)


@dataclass(frozen=True)
class Asked:
    """A move that somebody asks for, and the revision they decided on; None if they do not say.

    Whoever signs may say by its hash which statement they were shown, and how they said again who they are. What
    they signed a moment before, in the same act, is in `just_signed` as it was shown, by id. `takes_back` is the entry
    of their own that the move takes back, if it does.
    """

    move: Move
    reason: str
    seen: int | None
    seen_statement: str | None = None
    confirmed: Confirmation | None = None
    just_signed: Mapping[str, State] = field(default_factory=dict)
    takes_back: int | None = None


@dataclass(frozen=True)
class Moved:
    """What became of one item of many: its new state, or why it was not moved."""

    item: UUID
    outcome: Work | Refusal
    is_new: bool = True


def read_move(move: object, reason: object) -> tuple[Move, str]:
    """The move and its reason as they were sent."""
    errors: dict[str, list[str]] = {}
    text = ""
    try:
        text = read_text(reason, NOTE_LIMIT)
    except ValueError as fault:
        errors["reason"] = [str(fault)]
    known = sorted(ASKED_FOR)
    if move not in known:
        errors["move"] = [f"One of these is needed: {', '.join(known)}."]
    if errors:
        raise InvalidFields(errors)
    return Move(str(move)), text


def move_annotation(user: Viewer, annotation_id: UUID, asked: Asked) -> Annotation:
    """Make one move on an annotation."""
    with transaction.atomic():
        annotation, seat = lock_annotation(user, annotation_id)
        was_signed_off = annotation.status == Status.SIGNED_OFF
        _check(annotation, seat, asked)
        if asked.move is Move.DELETE and lock_resting_on(annotation):
            raise NotPossibleNow(
                "A contradiction rests on this; delete the contradiction first, or set it against something else.",
                code="rests_on_it",
            )
        if asked.move is Move.SUBMIT:
            details.check_complete(Kind(annotation.kind), annotation.details)
        entry = _move(annotation, seat, asked, ends=(), kind=annotation.kind)
        if was_signed_off and annotation.status != Status.SIGNED_OFF:
            unsettle_resting_on(annotation, seat, caused_by=entry)
        else:
            record(entry)
    return annotation


def move_contradiction(user: Viewer, contradiction_id: UUID, asked: Asked) -> Contradiction:
    """Make one move on a contradiction."""
    with transaction.atomic():
        contradiction, seat, ends = lock_contradiction(user, contradiction_id)
        _check(contradiction, seat, asked)
        _check_ends(asked.move, ends)
        if asked.move is Move.SUBMIT:
            details.check_contradiction_complete(
                contradiction.kind,
                contradiction.explanation,
                contradiction.resolution_state,
                contradiction.resolution_reason,
            )
        record(_move(contradiction, seat, asked, ends, kind=CONTRADICTION))
    return contradiction


def move_many(
    user: Viewer,
    project_id: UUID,
    items: Sequence[tuple[UUID, Asked]],
    is_new: Callable[[UUID], bool] | None = None,
    confirm: Callable[[], Confirmation] | None = None,
) -> Iterator[Moved]:
    """Make moves item by item, each in its own transaction; what is refused does not stop the others.

    `is_new` is asked inside each transaction; what it says was done before is only found. `confirm` is asked outside
    of them, once, when the first signature needs it; its refusal stops all, unless something was signed already.
    """
    annotations = set(
        Annotation.objects.filter(pk__in=[item for item, _ in items], source__project_id=project_id).values_list(
            "pk", flat=True
        )
    )
    contradictions = set(
        Contradiction.objects.filter(pk__in=[item for item, _ in items], project_id=project_id).values_list(
            "pk", flat=True
        )
    )

    def move_one(item: UUID, asked: Asked) -> Moved:
        with transaction.atomic():
            fresh = is_new is None or is_new(item)
            if item in annotations:
                work: Work = move_annotation(user, item, asked) if fresh else annotation_seen_by(user, item)[0]
            else:
                # What is not of this project at all is looked for where it cannot be, and refused as invisible.
                place = item if item in contradictions else UUID(int=0)
                work = move_contradiction(user, place, asked) if fresh else contradiction_seen_by(user, place)[0]
        return Moved(item, work, is_new=fresh)

    confirmed, is_signed = None, False
    just_signed: dict[str, State] = {}
    for item, asked in items:
        ready = replace(asked, confirmed=confirmed or asked.confirmed, just_signed=just_signed)
        try:
            try:
                moved = move_one(item, ready)
            except ConfirmationNeeded:
                if confirm is None or confirmed is not None:
                    raise
                confirmed = confirm()
                moved = move_one(item, replace(ready, confirmed=confirmed))
        except Refusal as refusal:
            if isinstance(refusal, ConfirmationNeeded | TooManyAttempts) and not is_signed:
                raise
            yield Moved(item, refusal)
        else:
            if asked.move is Move.SIGN_OFF and moved.is_new:
                is_signed = True
                just_signed |= _before_signing(moved.outcome)
            yield moved


def _check(work: Work, seat: Seat, asked: Asked) -> None:
    if asked.move is not Move.RESTORE:
        check_there(work)
    seat.permit_move(asked.move, work)
    check_seen(work, work.revision, asked.seen)
    seat.check_open()
    if asked.move is Move.RESTORE and not work.deleted:
        raise NotPossibleNow("This is not deleted, so there is nothing to restore.", code="not_deleted")
    status_after(Status(work.status), asked.move)
    check_reason(asked.move, asked.reason)


def _check_ends(move: Move, ends: Sequence[Annotation]) -> None:
    unsigned = [str(end.id) for end in ends if end.status != Status.SIGNED_OFF]
    if move is Move.SIGN_OFF and unsigned:
        raise NotPossibleNow(
            f"A contradiction is signed off after its annotations; not signed off yet: {', '.join(unsigned)}.",
            code="end_not_signed_off",
        )
    deleted = [str(end.id) for end in ends if end.deleted]
    if move is Move.RESTORE and deleted:
        raise NotPossibleNow(f"Restore the annotations it rests on first: {', '.join(deleted)}.", code="end_deleted")


def _move(work: Work, seat: Seat, asked: Asked, ends: Sequence[Annotation], kind: str) -> Entry:
    before = state_of(work)
    move, meaning, statement = asked.move, None, None
    if move is Move.SIGN_OFF:
        move, statement = _sign(work, seat, asked, ends, kind)
        meaning = MEANINGS[thing_of(work)]
    work.status = status_after(Status(work.status), move).value
    work.deleted = asked.move is Move.DELETE
    work.revision += 1
    touch(work)
    work.save(update_fields=["status", "deleted", "revision", "updated"])
    if asked.move in REVIEW_MOVES:
        put_down(work.id, seat.person)
    return Entry(
        seat.project,
        seat.person,
        move,
        work,
        before,
        state_of(work),
        reason=asked.reason,
        cause=asked.takes_back,
        meaning=meaning,
        statement=statement,
    )


def _sign(work: Work, seat: Seat, asked: Asked, ends: Sequence[Annotation], kind: str) -> tuple[Move, str]:
    """What the sign-off amounts to, and what is signed; the ledger's function looks again, with the chain's head held.

    Whether the signer has said again who they are is looked at last, so that no code is used up for nothing.
    """
    asks = Project.objects.values_list("two_reviewers", "sign_again_after").get(pk=seat.project)
    two_reviewers, minutes = asks
    move = signature(takes_two=kind in two_reviewers, endorsed_by=endorsed_by(work), signer=seat.person)
    statement = _statement(work, ends, seat)
    shown = (statement.sha256, statement.with_ends(asked.just_signed).sha256)
    if asked.seen_statement is not None and asked.seen_statement not in shown:
        raise StatementChanged(work, statement.text)
    if not holds(asked.confirmed, minutes=minutes, now=read_at(work)):
        raise ConfirmationNeeded
    return move, statement.confirmed(None if minutes is None else asked.confirmed)


def _before_signing(signed: Work | Refusal) -> dict[str, State]:
    """An annotation as it was shown before it was signed."""
    if not isinstance(signed, Annotation):
        return {}
    before = {"status": Status.SUBMITTED.value, "revision": signed.revision - 1}
    return {str(signed.id): {**state_of(signed), **before}}


def _statement(work: Work, ends: Sequence[Annotation], seat: Seat) -> Statement:
    """What is signed; the sources are held, so that nobody changes what is known of them before it is."""
    passages = [work] if isinstance(work, Annotation) else ends
    return statement_of(work, ends, lock_sources({one.source_id for one in passages}), seat.person)
