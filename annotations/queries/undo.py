"""What somebody did last to the work of a project, read from the ledger, and what they would undo and do again next."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now

from annotations.models import Annotation, Contradiction, ContradictionEnd, LedgerEntry, LedgerHead, Viewer
from annotations.models.states import Work
from annotations.queries.people import names_in
from annotations.queries.seats import Seat
from annotations.queries.taking_back import MOOT, OF_WORK, Done, move_back, permit_way_back, read_done, steps_since
from annotations.queries.visible import annotation_seen_by, contradiction_seen_by
from annotations.rules.errors import NotPossibleNow, Refusal
from annotations.rules.permissions import CONTRIBUTORS
from annotations.rules.signoff import Move
from annotations.rules.undo import FOLLOWING, Step, in_words, is_undo, next_of, root_of, stays

# "What I just did" reaches back a day, and not over everything that a busy project does in one.
REACH = timedelta(days=1)
ENTRIES = 5_000
MOST = 200
AHEAD = 20  # that are looked at for the next of which something is left


@dataclass(frozen=True)
class Act:
    """Something a person did that stands, or took back; `root` is the action that it was at first.

    `refusal` is why it cannot be taken back (done again, if it `is_undo`), None if it can.
    """

    done: Done
    root: str
    work: Work
    is_undo: bool
    refusal: Refusal | None

    @property
    def words(self) -> str:
        """What they did, by what it was at first."""
        words = self.work.quote if isinstance(self.work, Annotation) else self.work.explanation
        return in_words(self.root, self.done.thing, self.work.kind, words)

    @property
    def is_moot(self) -> bool:
        """Whether nothing of it is left: the thing stands again where it stood before."""
        return self.refusal is not None and self.refusal.code == MOOT

    @property
    def stays(self) -> str:
        """What does not come back with it; '' if everything does."""
        return stays(self.done.step.action, self.done.was)


@dataclass(frozen=True)
class Acts:
    """What a person did lately and did not take back, newest first; what they would undo next, and do again."""

    latest: Sequence[Act]
    undo: Act | None
    redo: Act | None


def acts_of(seat: Seat, *, sources: Collection[UUID] = (), most: int = 0) -> Acts:
    """Those of the last day, at most so many; only of work in these sources, if any are named."""
    mine = _latest(seat, sources) if seat.role in CONTRIBUTORS else []
    offer = next_of([done.step for done in mine])
    latest = offer.undo[: max(most, AHEAD)]
    acts = {act.done.sequence: act for act in _acts(seat, mine, {*latest, offer.redo})}
    standing = [acts[sequence] for sequence in latest if not acts[sequence].is_moot]
    return Acts(
        latest=standing[:most],
        undo=standing[0] if standing else None,
        redo=None if offer.redo is None else acts[offer.redo],
    )


def act_about(user: Viewer, thing: str, thing_id: UUID) -> tuple[Act, Seat] | None:
    """What made the thing what it is now, and the person's seat, if it was them and they can take it back."""
    find = annotation_seen_by if thing == "annotation" else contradiction_seen_by
    work, seat = find(user, thing_id)
    entries = LedgerEntry.objects.filter(thing_id=work.id, revision=work.revision, person_id=seat.person)
    for done in read_done(entries.exclude(action__in=FOLLOWING)):
        if _why_not(seat, done, work, [], _around(seat, [work.id])) is None:
            return Act(done, done.step.action, work, is_undo=False, refusal=None), seat
    return None


def _latest(seat: Seat, sources: Collection[UUID]) -> list[Done]:
    head = LedgerHead.objects.values_list("sequence", flat=True).get(project_id=seat.project)
    entries = LedgerEntry.objects.filter(
        OF_WORK,
        project_id=seat.project,
        sequence__gt=head - ENTRIES,
        person_id=seat.person,
        at__gt=Now() - REACH,
    ).exclude(action__in=FOLLOWING)
    if sources:
        here = Annotation.objects.filter(pk=OuterRef("thing_id"), source_id__in=sources)
        ends = ContradictionEnd.objects.filter(contradiction_id=OuterRef("thing_id"), annotation__source_id__in=sources)
        entries = entries.filter(Q(Exists(here)) | Q(Exists(ends)))
    return read_done(entries.order_by("-sequence")[:MOST])


def _acts(seat: Seat, mine: Sequence[Done], wanted: Collection[int | None]) -> list[Act]:
    chosen = [done for done in mine if done.sequence in wanted]
    if not chosen:
        return []
    causes = {done.sequence: done.step.cause for done in mine}
    actions = {done.sequence: done.step.action for done in mine}
    ids = {done.id for done in chosen}
    works: dict[UUID, Work] = {**Annotation.objects.in_bulk(ids), **Contradiction.objects.in_bulk(ids)}
    steps, around = steps_since(ids, min(done.sequence for done in chosen)), _around(seat, ids)
    acts = []
    for done in chosen:
        root = root_of(done.sequence, causes)
        since = [step for step in steps[done.id] if step.sequence > done.sequence]
        acts.append(
            Act(
                done=done,
                root=done.step.action if root is None else actions[root],
                work=works[done.id],
                is_undo=bool(is_undo(done.sequence, causes)),
                refusal=_why_not(seat, done, works[done.id], since, around),
            )
        )
    return acts


@dataclass(frozen=True)
class _Around:
    """What it takes to tell why something stays: the people of the project, and the annotations that are rested on."""

    names: Mapping[UUID, str]
    rested_on: Collection[UUID]


def _around(seat: Seat, things: Collection[UUID]) -> _Around:
    resting = ContradictionEnd.objects.filter(annotation_id__in=things, contradiction__deleted=False)
    return _Around(names_in(seat.project), set(resting.values_list("annotation_id", flat=True)))


def _why_not(seat: Seat, done: Done, work: Work, since: Sequence[Step], around: _Around) -> Refusal | None:
    try:
        permit_way_back(seat, done, work)
        seat.check_open()
        if move_back(seat, done, work, since, around.names) is Move.DELETE and work.id in around.rested_on:
            raise NotPossibleNow(
                "A contradiction rests on this; delete the contradiction first, or set it against something else.",
                code="rests_on_it",
            )
    except Refusal as refusal:
        return refusal
    return None
