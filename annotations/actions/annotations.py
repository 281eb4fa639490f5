"""Tagging passages and editing what was said of them."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import NumericRange

from annotations.actions.ledger import Entry, created, record_with
from annotations.actions.locks import lock_annotation
from annotations.actions.unsettling import unsettle_resting_on
from annotations.models import Annotation, Person, Source, Viewer
from annotations.models.ids import new_id
from annotations.models.states import state_of
from annotations.queries.passages import window_around
from annotations.queries.prepared import Prepared, Somebody
from annotations.queries.seats import Seat
from annotations.queries.visible import check_seen, check_there, touch
from annotations.rules import anchoring, details, fields
from annotations.rules.canonical import canonical_json
from annotations.rules.errors import InvalidFields, NotVisible
from annotations.rules.kinds import NOTE_LIMIT, Kind
from annotations.rules.permissions import Deed, Role
from annotations.rules.signoff import Move, Status, status_after

_INSERT = """
INSERT INTO annotations_annotation (id, source_id, kind, start, "end", quote, prefix, suffix, note, details, dated,
    status, revision, author_id, authors, origin, deleted)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s::int8range, %s, %s, %s, %s, %s, %s)
RETURNING created, updated
"""
_SEATS = Prepared(
    lambda somebody, source: (
        Source.objects.visible_to(somebody)
        .filter(pk=source)
        .values_list(
            "project_id",
            "project__memberships__person_id",
            "project__memberships__role",
            "project__archived",
            "project__memberships__person__name",
            "archived",
            "length",
        )
    ),
    Somebody,
    UUID,
)

EDITABLE = ("kind", "start", "end", "quote", "note", "details")


def create_annotation(
    user: Viewer,
    source_id: UUID,
    said: Mapping[str, object],
    *,
    annotation_id: UUID | None = None,
    origin: str | None = None,
) -> Annotation:
    """Tag a passage. `said` has `kind, start, end, quote, note, details` as they were sent.

    `origin` is the finding that it was accepted from, if it was; nobody can send it.
    """
    seat, length = _seat_at(user, source_id)
    seat.permit(Deed.ANNOTATE)
    seat.check_open()
    annotation = Annotation(
        id=annotation_id or new_id(),
        source_id=source_id,
        author=Person(id=seat.person, name=seat.name),
        authors=[seat.person],
        origin=origin,
        **_read(source_id, length, said),
    )
    kept = record_with(_INSERT, _values(annotation), created(seat.project, seat.person, annotation))
    annotation.created, annotation.updated = kept
    return annotation


def revise_annotation(
    user: Viewer, annotation_id: UUID, changes: Mapping[str, object], *, seen: int | None, takes_back: int | None = None
) -> Annotation:
    """Edit an annotation: back to draft, with whoever edits among its authors, and what rests on it unsettled.

    `takes_back` is the entry of an edit of theirs that this one takes back, if it does.
    """
    with transaction.atomic():
        annotation, seat = lock_annotation(user, annotation_id)
        check_there(annotation)
        seat.permit_move(Move.REVISE, annotation)
        check_seen(annotation, annotation.revision, seen)
        seat.check_open()
        before = state_of(annotation)
        _change(annotation, changes)
        annotation.status = status_after(Status(annotation.status), Move.REVISE).value
        annotation.revision += 1
        touch(annotation)
        if seat.person not in annotation.authors:
            annotation.authors = [*annotation.authors, seat.person]
        annotation.save(update_fields=_SAVED)
        after = state_of(annotation)
        entry = Entry(seat.project, seat.person, Move.REVISE, annotation, before, after, cause=takes_back)
        unsettle_resting_on(annotation, seat, caused_by=entry)
    return annotation


_SAVED = (
    *EDITABLE,
    "prefix",
    "suffix",
    "dated",
    "status",
    "revision",
    "authors",
    "updated",
)


def _values(annotation: Annotation) -> tuple[object, ...]:
    """In the order of _INSERT."""
    return (
        annotation.id,
        annotation.source_id,
        annotation.kind,
        annotation.start,
        annotation.end,
        annotation.quote,
        annotation.prefix,
        annotation.suffix,
        annotation.note,
        canonical_json(annotation.details),
        None if annotation.dated is None else _written(annotation.dated),
        annotation.status,
        annotation.revision,
        annotation.author_id,
        annotation.authors,
        annotation.origin,
        annotation.deleted,
    )


def _written(days: NumericRange) -> str:
    """A range as PostgreSQL reads it; both bounds belong to it."""
    return "[{},{}]".format(*("" if day is None else day for day in (days.lower, days.upper)))


def _seat_at(user: Viewer, source_id: UUID) -> tuple[Seat, int]:
    rows = _SEATS.rows(user.pk, source_id) if user.pk else []
    if not rows:
        raise NotVisible
    ((project, person, role, project_archived, name, archived, length),) = rows
    return Seat(project, person, Role(role), project_archived or archived, name), length


def _change(annotation: Annotation, changes: Mapping[str, object]) -> None:
    now: dict[str, object] = {name: getattr(annotation, name) for name in EDITABLE} | dict(changes)
    if "details" in changes or "kind" in changes:
        kind = read_kind(now["kind"])
        now["details"] = details.merged(kind, annotation.details, changes.get("details"))
    length = Source.objects.values_list("length", flat=True).get(pk=annotation.source_id)
    for name, value in _read(annotation.source_id, length, now).items():
        setattr(annotation, name, value)


def _read(source_id: UUID, length: int, said: Mapping[str, object]) -> dict[str, object]:
    """What was said, read field by field, all faults together."""
    errors: dict[str, list[str]] = {key: [fields.unknown_key(EDITABLE)] for key in said if key not in EDITABLE}
    found: dict[str, object] = {}
    for read in (_read_passage, _read_saying):
        try:
            found |= read(source_id, length, said)
        except InvalidFields as fault:
            errors |= fault.errors
    if errors:
        raise InvalidFields(errors)
    return found


def _read_passage(source_id: UUID, length: int, said: Mapping[str, object]) -> dict[str, object]:
    start, end = anchoring.check_bounds(said.get("start"), said.get("end"), length)
    window = window_around(source_id, start, end)
    anchor = anchoring.locate_in(window, start, end, length=length)
    anchoring.check_quote(said.get("quote"), anchor.quote)
    return {"start": start, "end": end, **anchor._asdict()}


def _read_saying(source_id: UUID, length: int, said: Mapping[str, object]) -> dict[str, object]:  # noqa: ARG001
    kind = read_kind(said.get("kind"))
    known = details.read_details(kind, said.get("details"))
    return {"kind": kind.value, "note": read_note(said.get("note")), "details": known, "dated": days_of(kind, known)}


def read_kind(raw: object) -> Kind:
    """The kind, or what would be one."""
    try:
        return Kind(raw)  # type: ignore[arg-type]
    except ValueError:
        raise InvalidFields({"kind": [f"One of these is needed: {', '.join(Kind)}."]}) from None


def read_note(raw: object) -> str:
    """A note of at most 20,000 code points."""
    try:
        return fields.read_text(raw, NOTE_LIMIT)
    except ValueError as fault:
        raise InvalidFields({"note": [str(fault)]}) from None


def days_of(kind: Kind, known: details.Details) -> NumericRange | None:
    """The earliest and the latest day that the details speak of; None for no date."""
    date = details.dated(kind, known)
    if date is None or (date.earliest is None and date.latest is None):
        return None
    return NumericRange(date.earliest, date.latest, "[]")
