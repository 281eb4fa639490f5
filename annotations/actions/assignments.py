"""Saying who is to look at what. It keeps nobody from anything; it says where the queue offers work first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction

from annotations.actions.ledger import Entry, created, id_taken, record_all
from annotations.models import Assignment, Membership, Person, Project, Source
from annotations.models.ids import new_id
from annotations.models.states import state_of
from annotations.queries.seats import Seat, seat_in
from annotations.queries.visible import check_seen, visible
from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.kinds import REVIEWED
from annotations.rules.permissions import CONTRIBUTORS, Deed


@dataclass(frozen=True)
class Asked:
    """What is assigned to whom, as it was sent: a kind of a source, a source (kind None), or a kind (source None)."""

    username: object
    source: object
    kind: object


def assign(user: AbstractBaseUser, project_id: UUID, asked: Asked, *, assignment_id: UUID | None = None) -> Assignment:
    """Assign one thing to somebody who works in the project; 409 if it is theirs already."""
    with transaction.atomic():
        seat = _manage(user, project_id)
        person, (source,), kind = _read(project_id, asked.username, [asked.source], asked.kind)
        new = Assignment(id=assignment_id or new_id(), project_id=project_id, person=person, source=source, kind=kind)
        if _existing(new):
            raise NotPossibleNow("This is assigned to them already.", code="assigned_already")
        try:
            with transaction.atomic():
                new.save(force_insert=True)
        except IntegrityError:
            raise id_taken() from None
        record_all([created(project_id, seat.person, new)])
    return new


def assign_several(
    user: AbstractBaseUser, project_id: UUID, username: object, sources: Sequence[object], kind: object
) -> list[Assignment]:
    """Assign several sources at once, each with an entry; no source means every one. What is theirs already stays."""
    with transaction.atomic():
        seat = _manage(user, project_id)
        person, found, read = _read(project_id, username, sources or [None], kind)
        wanted = [
            Assignment(id=new_id(), project_id=project_id, person=person, source=source, kind=read) for source in found
        ]
        new = [one for one in wanted if not _existing(one)]
        Assignment.objects.bulk_create(new)
        record_all([created(project_id, seat.person, one) for one in new])
    return new


def end_assignment(user: AbstractBaseUser, assignment_id: UUID, *, seen: int | None) -> None:
    """Take an assignment back."""
    with transaction.atomic():
        found = visible(Assignment.objects.visible_to(user), assignment_id)
        seat = _manage(user, found.project_id, new=False)
        found = visible(Assignment.objects.visible_to(user), assignment_id)
        check_seen(found, found.revision, seen)
        _end([found], seat)


def end_assignments_of(person: Person, seat: Seat) -> None:
    """End all that is assigned to somebody who leaves, inside the caller's transaction and while `seat` still sits."""
    _end(list(Assignment.objects.filter(person=person).order_by("pk")), seat)


def _end(assignments: Sequence[Assignment], seat: Seat) -> None:
    entries = [
        Entry(
            seat.project, seat.person, "delete", Assignment(id=one.id, revision=one.revision + 1), state_of(one), None
        )
        for one in assignments
    ]
    Assignment.objects.filter(pk__in=[one.pk for one in assignments]).delete()
    record_all(entries)


def _manage(user: AbstractBaseUser, project_id: UUID, *, new: bool = True) -> Seat:
    """The manager's seat, with the project held, so that nobody is given work while they are removed."""
    seat = seat_in(project_id, user)
    seat.permit(Deed.ASSIGN)
    Project.objects.select_for_update(no_key=True).get(pk=project_id)
    seat = seat_in(project_id, user)
    seat.permit(Deed.ASSIGN)
    if new:
        seat.check_open()
    return seat


def _read(
    project_id: UUID, username: object, sources: Sequence[object], kind: object
) -> tuple[Person, list[Source | None], str | None]:
    errors: dict[str, list[str]] = {}
    person = _worker(project_id, username)
    if person is None:
        errors["username"] = ["Somebody is needed here who is an annotator, a reviewer or a manager of the project."]
    if kind is not None and kind not in REVIEWED:
        errors["kind"] = [f"One of these is needed, or null for all of them: {', '.join(REVIEWED)}."]
    keys = list(dict.fromkeys(source if source is None else str(source) for source in sources))
    found = [_source(project_id, key) for key in keys]
    if any(source is None and key is not None for source, key in zip(found, keys, strict=True)):
        errors["source"] = ["A source of this project is needed here, or null for all of them."]
    if kind is None and None in keys and "source" not in errors:
        errors["source"] = ["A source, a kind, or both are needed: all of a project is assigned to nobody."]
    if errors or person is None:
        raise InvalidFields(errors)
    return person, found, None if kind is None else str(kind)


def _worker(project_id: UUID, username: object) -> Person | None:
    if not isinstance(username, str) or "\x00" in username:
        return None
    roles = [role.value for role in CONTRIBUTORS]
    seats = Membership.objects.filter(project_id=project_id, person__name=username, role__in=roles)
    seat = seats.select_related("person").first()
    return None if seat is None else seat.person


def _source(project_id: UUID, key: str | None) -> Source | None:
    try:
        return None if key is None else Source.objects.filter(project_id=project_id, pk=UUID(key)).first()
    except ValueError:
        return None


def _existing(one: Assignment) -> bool:
    same = Assignment.objects.filter(project_id=one.project_id, person_id=one.person_id)
    return (one.source_id, one.kind) in same.values_list("source_id", "kind")
