"""Setting annotations against each other, and editing how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from annotations.actions.annotations import create_annotation
from annotations.actions.ledger import Entry, created, id_taken, record
from annotations.actions.locks import lock_annotations, lock_contradiction
from annotations.models import Annotation, Contradiction, ContradictionEnd, Viewer
from annotations.models.ids import new_id
from annotations.models.states import state_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen, check_there, touch
from annotations.rules import fields
from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.kinds import NOTE_LIMIT, ContradictionKind, ResolutionState
from annotations.rules.permissions import Deed
from annotations.rules.signoff import Move, Status, status_after

EDITABLE = ("kind", "explanation", "annotations", "resolution")
ENDS_LIMIT = 100

_RESOLUTION: Mapping[str, fields.Reader] = {
    "state": fields.choice(list(ResolutionState)),
    "preferred": lambda raw: None if raw is None else str(_read_id(raw)),
    "reason": lambda raw: fields.read_text(raw, NOTE_LIMIT),
}


@dataclass(frozen=True)
class Tagged:
    """Words to be tagged on the way: the id of their annotation, where they stand, and what is said of them as sent."""

    id: UUID
    source: UUID
    said: Mapping[str, object]


def create_contradiction(
    user: Viewer,
    project_id: UUID,
    said: Mapping[str, object],
    *,
    contradiction_id: UUID | None = None,
    tagging: Sequence[Tagged] = (),
    origin: str | None = None,
) -> Contradiction:
    """Set annotations against each other. `said` has `kind, explanation, annotations, resolution` as sent.

    Those of the annotations that are in `tagging` are made with it, or nothing is. `origin` is the finding that it was
    accepted from, with what is tagged on the way.
    """
    with transaction.atomic():
        seat = seat_in(project_id, user)
        seat.permit(Deed.CONTRADICT)
        seat.check_open()
        ends, found = _read(said)
        made = [one for one in tagging if one.id in ends]
        # What is there is locked before the first entry is written, which locks the head of the chain.
        locked = lock_annotations(set(ends) - {one.id for one in made})
        _check_ends(project_id, ends, locked | _tag(user, made, origin))
        contradiction = Contradiction(
            id=contradiction_id or new_id(),
            project_id=project_id,
            author_id=seat.person,
            authors=[seat.person],
            origin=origin,
            **found,
        )
        try:
            contradiction.save(force_insert=True)
        except IntegrityError:
            raise id_taken() from None
        _put_ends(contradiction, ends)
        record(created(seat.project, seat.person, contradiction))
    return contradiction


def revise_contradiction(
    user: Viewer,
    contradiction_id: UUID,
    changes: Mapping[str, object],
    *,
    seen: int | None,
    takes_back: int | None = None,
) -> Contradiction:
    """Edit a contradiction: back to draft, with whoever edits among its authors.

    `takes_back` is the entry of an edit of theirs that this one takes back, if it does.
    """
    with transaction.atomic():
        besides = mentioned(changes)
        contradiction, seat, now = lock_contradiction(user, contradiction_id, besides=besides)
        check_there(contradiction)
        seat.permit_move(Move.REVISE, contradiction)
        check_seen(contradiction, contradiction.revision, seen)
        seat.check_open()
        before = state_of(contradiction)
        ends, found = _read(_as_said(contradiction, [end.id for end in now]) | _merged(contradiction, changes))
        _check_ends(contradiction.project_id, ends, lock_annotations(ends))
        for name, value in found.items():
            setattr(contradiction, name, value)
        contradiction.status = status_after(Status(contradiction.status), Move.REVISE).value
        contradiction.revision += 1
        touch(contradiction)
        if seat.person not in contradiction.authors:
            contradiction.authors = [*contradiction.authors, seat.person]
        contradiction.save(update_fields=[*found, "status", "revision", "authors", "updated"])
        if ends != [end.id for end in now]:
            contradiction.ends.all().delete()
            _put_ends(contradiction, ends)
        after = state_of(contradiction)
        record(Entry(seat.project, seat.person, Move.REVISE, contradiction, before, after, cause=takes_back))
    return contradiction


def _tag(user: Viewer, tagging: Sequence[Tagged], origin: str | None) -> dict[UUID, Annotation]:
    """Tag the words, each with an entry of its own."""
    try:
        return {
            one.id: create_annotation(user, one.source, one.said, annotation_id=one.id, origin=origin)
            for one in tagging
        }
    except InvalidFields as fault:
        raise InvalidFields({"annotations": [reason for told in fault.errors.values() for reason in told]}) from None


def _put_ends(contradiction: Contradiction, ends: Sequence[UUID]) -> None:
    ContradictionEnd.objects.bulk_create(
        ContradictionEnd(contradiction=contradiction, annotation_id=end, position=position)
        for position, end in enumerate(ends)
    )


def mentioned(changes: Mapping[str, object]) -> set[UUID]:
    """The annotations that an edit names, as far as they can be read; they are locked before the contradiction."""
    named = changes.get("annotations")
    if not isinstance(named, list) or len(named) > ENDS_LIMIT:
        return set()
    return {UUID(end) for end in named if isinstance(end, str) and _is_id(end)}


def _is_id(raw: str) -> bool:
    try:
        UUID(raw)
    except ValueError:
        return False
    return True


def _read_id(raw: object) -> UUID:
    if not isinstance(raw, str) or not _is_id(raw):
        raise fields.Unacceptable("The id of an annotation is needed here.")
    return UUID(raw)


def _as_said(contradiction: Contradiction, ends: Sequence[UUID]) -> dict[str, object]:
    return {
        "kind": contradiction.kind,
        "explanation": contradiction.explanation,
        "annotations": [str(end) for end in ends],
        "resolution": state_of(contradiction)["resolution"],
    }


def _merged(contradiction: Contradiction, changes: Mapping[str, object]) -> dict[str, object]:
    """A partial resolution keeps what it does not name."""
    resolution = changes.get("resolution")
    if not isinstance(resolution, Mapping):
        return dict(changes)
    before = state_of(contradiction)["resolution"]
    assert isinstance(before, dict)  # noqa: S101  (state_of builds it so)
    return dict(changes) | {"resolution": before | dict(resolution)}


def _read(said: Mapping[str, object]) -> tuple[list[UUID], dict[str, object]]:
    """The ends, and the columns; all faults together."""
    errors: dict[str, list[str]] = {key: [fields.unknown_key(EDITABLE)] for key in said if key not in EDITABLE}
    found: dict[str, object] = {}
    readers: Mapping[str, fields.Reader] = {
        "kind": fields.choice(list(ContradictionKind)),
        "explanation": lambda raw: fields.read_text(raw, NOTE_LIMIT),
    }
    for name, reader in readers.items():
        try:
            found[name] = reader(said.get(name))
        except ValueError as fault:
            errors[name] = [str(fault)]
    ends: list[UUID] = []
    try:
        ends = _read_ends(said.get("annotations"))
        found |= _read_resolution(said.get("resolution"), ends)
    except InvalidFields as fault:
        errors |= fault.errors
    if errors:
        raise InvalidFields(errors)
    return ends, found


def _read_ends(raw: object) -> list[UUID]:
    needed = f"A list of 2 to {ENDS_LIMIT} different ids of annotations is needed."
    if not isinstance(raw, list) or not 2 <= len(raw) <= ENDS_LIMIT:
        raise InvalidFields({"annotations": [needed]})
    try:
        ends = [_read_id(end) for end in raw]
    except ValueError:
        raise InvalidFields({"annotations": [needed]}) from None
    if len(set(ends)) < len(ends):
        raise InvalidFields({"annotations": [needed]})
    return ends


def _read_resolution(raw: object, ends: Sequence[UUID]) -> dict[str, object]:
    read = fields.read_fields({} if raw is None else raw, _RESOLUTION, prefix="resolution.")
    state = read["state"] or ResolutionState.OPEN.value
    preferred = read["preferred"]
    if (state == ResolutionState.PREFERRED) != (preferred is not None):
        raise InvalidFields({"resolution.preferred": ["It goes with the state preferred, and is needed there."]})
    if preferred is not None and UUID(preferred) not in ends:
        raise InvalidFields(
            {"resolution.preferred": ["The preferred annotation has to be one of the contradiction's."]}
        )
    return {
        "resolution_state": state,
        "resolution_preferred_id": preferred,
        "resolution_reason": read["reason"] or "",
    }


def _check_ends(project_id: UUID, ends: Sequence[UUID], locked: Mapping[UUID, Annotation]) -> None:
    here = set(Annotation.objects.filter(pk__in=ends, source__project_id=project_id).values_list("pk", flat=True))
    unknown = [str(end) for end in ends if end not in here]
    if unknown:
        raise InvalidFields({"annotations": [f"There is no annotation {end} in this project." for end in unknown]})
    deleted = [str(end) for end in ends if locked[end].deleted]
    if deleted:
        raise NotPossibleNow(
            f"A contradiction cannot rest on what is deleted: {', '.join(deleted)}.", code="end_deleted"
        )
