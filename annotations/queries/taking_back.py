"""Whether an entry can still be taken back by whoever made it: what leads back, who may, and what was built on it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from annotations.models import Annotation, Contradiction, LedgerEntry, Viewer
from annotations.models.states import Work
from annotations.queries.people import names_of
from annotations.queries.seats import Seat
from annotations.rules.errors import NotAllowed, NotPossibleNow, NotVisible
from annotations.rules.permissions import Standing, may
from annotations.rules.signoff import ASKED_FOR, REVIEW_MOVES, Move, Status, status_after
from annotations.rules.undo import FOLLOWING, Step, built_on, told, way_back

MOOT = "nothing_to_take_back"
OF_WORK = Q(thing__in=["annotation", "contradiction"])


@dataclass(frozen=True)
class Done:
    """An entry of what somebody did to a thing; `was` is where it stood before, None if it was new."""

    step: Step
    at: datetime
    thing: str
    id: UUID
    revision: int
    was: Status | None

    @property
    def sequence(self) -> int:
        """Of the entry."""
        return self.step.sequence


@dataclass(frozen=True)
class TakenBack:
    """A thing, and the entry by which something done to it was taken back; `stays` is what did not come back."""

    work: Work
    entry: int
    stays: str = ""


def read_done(entries: "QuerySet[LedgerEntry]") -> list[Done]:
    """Entries about work, in the order given."""
    before = LedgerEntry.objects.filter(thing_id=OuterRef("thing_id"), revision=OuterRef("revision") - 1)
    rows = entries.annotate(was=Subquery(before.values("status"))).values_list(
        *("sequence", "person_id", "action", "cause", "at", "thing", "thing_id", "revision", "was")
    )
    return [
        Done(Step(sequence, person, action, cause), at, thing, key, revision, None if was is None else Status(was))
        for sequence, person, action, cause, at, thing, key, revision, was in rows
    ]


def done_by(user: Viewer, seat: Seat, sequence: int) -> Done:
    """The entry about work, for whoever made it; NotVisible where they see none, NotAllowed for other people's."""
    entries = LedgerEntry.objects.visible_to(user).filter(OF_WORK, project_id=seat.project, sequence=sequence)
    found = read_done(entries)
    if not found:
        raise NotVisible
    if found[0].step.person != seat.person:
        raise NotAllowed("Somebody else did this. You can take back what you did yourself.")
    return found[0]


def taken_back(seat: Seat, sequence: int) -> TakenBack:
    """What became of what was done by an entry that was taken back; NotVisible where it was not."""
    entries = LedgerEntry.objects.filter(OF_WORK, project_id=seat.project, cause=sequence, person_id=seat.person)
    row = entries.exclude(action__in=FOLLOWING).values_list("sequence", "thing", "thing_id").first()
    if row is None:
        raise NotVisible
    entry, thing, key = row
    work: Work = Annotation.objects.get(pk=key) if thing == "annotation" else Contradiction.objects.get(pk=key)
    return TakenBack(work, entry)


def permit_way_back(seat: Seat, done: Done, work: Work) -> None:
    """Refuse whoever may not make the move that would take it back, if there is one."""
    try:
        move = way_back(done.step.action, done.was)
    except NotPossibleNow:
        return
    if move in REVIEW_MOVES or may(Standing(seat.role, is_author=seat.person in work.authors), move):
        seat.permit_move(move, work)
        return
    raise NotAllowed(
        f"To take this back is to {move} it, which takes one of its authors or a manager of the project; you are its"
        f" {seat.role}."
    )


def move_back(
    seat: Seat, done: Done, work: Work, since: Sequence[Step], names: Mapping[UUID, str] | None = None
) -> Move:
    """The move that takes it back, if nothing was built on it; `since` is all that happened to the thing after it."""
    move = way_back(done.step.action, done.was)
    if any(step.cause == done.sequence and step.from_ is None for step in since):
        raise NotPossibleNow("You took this back before.", code="taken_back_before")
    if move in ASKED_FOR and move not in (Move.DELETE, Move.RESTORE) and work.status == done.was:
        raise NotPossibleNow("It stands where it stood before; there is nothing to take back.", code=MOOT)
    in_the_way = built_on(since, seat.person)
    if in_the_way is not None:
        raise NotPossibleNow(who_did_what(seat, in_the_way, names), code="built_on")
    status_after(Status(work.status), move)
    return move


def who_did_what(seat: Seat, step: Step, names: Mapping[UUID, str] | None = None) -> str:
    """Who did what, that stands in the way, in words."""
    known = names_of([step.person]) if names is None else names
    return told(step, known[step.person], is_own=step.person == seat.person)


def steps_since(things: Iterable[UUID], sequence: int) -> Mapping[UUID, list[Step]]:
    """By thing, what happened to it after the entry, in order."""
    entries = LedgerEntry.objects.filter(thing_id__in=set(things), sequence__gt=sequence).order_by("sequence")
    rows = list(entries.values_list("thing_id", "project_id", "sequence", "person_id", "action", "cause"))
    followed = {(project, cause) for _, project, _, _, action, cause in rows if action in FOLLOWING and cause}
    undone = {} if not followed else _causes_of({project for project, _ in followed}, {cause for _, cause in followed})
    found: dict[UUID, list[Step]] = {thing: [] for thing in things}
    for thing, _project, own, person, action, cause in rows:
        follows = cause is not None and action in FOLLOWING
        step = Step(own, person, action, undone.get(cause or 0), cause) if follows else Step(own, person, action, cause)
        found[thing].append(step)
    return found


def _causes_of(projects: Collection[UUID], sequences: Collection[int]) -> Mapping[int, int | None]:
    entries = LedgerEntry.objects.filter(project_id__in=projects, sequence__in=sequences)
    return dict(entries.values_list("sequence", "cause"))
