"""Bringing sources in, and saying where they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from procrastinate.contrib.django import app

from annotations.actions.check_runs import queue_run
from annotations.actions.found import cease_of
from annotations.actions.ledger import Entry, created, id_taken, record, record_all
from annotations.imports.provenance import Provenance, validate_provenance
from annotations.imports.texts import Normalised
from annotations.models import Source
from annotations.models.ids import new_id
from annotations.models.states import PROVENANCE, state_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen, visible
from annotations.rules.anchoring import blocks
from annotations.rules.canonical import canonical_json
from annotations.rules.checks import READ_BY_CHECKS, RunCause
from annotations.rules.errors import InvalidFields
from annotations.rules.permissions import Deed

COPY_BLOCKS = "COPY annotations_sourceblock (source_id, start, first_line, text) FROM STDIN"
COLUMNS = (
    *("id", "project_id", *PROVENANCE, "sha256", "original_sha256", "original_bytes", "normalised", "length", "lines"),
    *("recorded_by", "archived", "revision"),
)
COPY_SOURCES = f"COPY annotations_source ({', '.join(COLUMNS)}) FROM STDIN"


@dataclass(frozen=True)
class NewSource:
    """A text that was read, what somebody typed of where it comes from, and the id it shall have."""

    text: Normalised
    provenance: Provenance
    id: UUID = field(default_factory=new_id)


def import_sources(user: AbstractBaseUser, project_id: UUID, new: Sequence[NewSource]) -> list[Source]:
    """Keep the sources, all or none, with an entry each; jobs make them searchable and check them."""
    _check_titles(new)
    with transaction.atomic():
        seat = seat_in(project_id, user)
        seat.permit(Deed.IMPORT_SOURCES)
        seat.check_open()
        try:
            sources = _copy_sources([_source(project_id, seat.person, one) for one in new])
        except IntegrityError:
            raise id_taken() from None
        _copy_texts(new)
        app.configure_task("annotations.jobs.sources.index_sources").defer(
            source_ids=[str(source.id) for source in sources]
        )
        queue_run(project_id, seat.person, [source.id for source in sources], RunCause.ARRIVAL)
        record_all([created(project_id, seat.person, source) for source in sources])
    return sources


def revise_source(
    user: AbstractBaseUser, source_id: UUID, changes: Mapping[str, object], *, seen: int | None
) -> Source:
    """Change provenance, archive, or take up again; the text stays."""
    changes = dict(changes)
    archives = "archived" in changes
    archived = changes.pop("archived", None)
    with transaction.atomic():
        source = visible(Source.objects.visible_to(user).select_for_update(of=("self",), no_key=True), source_id)
        seat = seat_in(source.project_id, user)
        if changes or not archives:
            seat.permit(Deed.REVISE_PROVENANCE)
        if archives:
            seat.permit(Deed.ARCHIVE)
        check_seen(source, source.revision, seen)
        seat.check_open()
        before = state_of(source)
        provenance = asdict(_read(changes))
        for name in changes:
            setattr(source, name, provenance[name])
        was_archived = source.archived
        if archives:
            source.archived = _read_archived(archived)
        if changes and seat.person not in source.recorded_by:
            source.recorded_by = [*source.recorded_by, seat.person]
        source.revision += 1
        source.updated = Now()
        source.save(update_fields=[*changes, "archived", "recorded_by", "revision", "updated"])
        record(Entry(seat.project, seat.person, "revise", source, before, state_of(source)))
        if "language" in changes:  # by which words are brought back to their stems
            app.configure_task("annotations.jobs.sources.index_sources").defer(source_ids=[str(source.id)])
        if source.archived:
            cease_of(source.id)
        elif READ_BY_CHECKS & changes.keys() or was_archived:
            queue_run(seat.project, seat.person, [source.id], RunCause.PROVENANCE)
    source.refresh_from_db(fields=["updated"])
    return source


def _read(changes: Mapping[str, object]) -> Provenance:
    provenance = validate_provenance(changes)
    if "title" in changes and not provenance.title:
        raise InvalidFields({"title": ["A source needs a title."]})
    return provenance


def _read_archived(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise InvalidFields({"archived": ["True or false is needed here."]})
    return raw


def _check_titles(new: Sequence[NewSource]) -> None:
    if not all(one.provenance.title for one in new):
        raise InvalidFields({"title": ["A source needs a title."]})


def _source(project_id: UUID, person: UUID, new: NewSource) -> Source:
    text = new.text
    return Source(
        id=new.id,
        project_id=project_id,
        **{name: getattr(new.provenance, name) for name in PROVENANCE},
        sha256=bytes.fromhex(text.sha256),
        original_sha256=bytes.fromhex(text.original_sha256),
        original_bytes=text.original_bytes,
        normalised=[dict(change) for change in text.normalised],
        length=text.length,
        lines=text.lines,
        recorded_by=[person],
    )


def _copy_sources(sources: list[Source]) -> list[Source]:
    """Keep them, all at one moment, which they are then told."""
    with connection.cursor() as cursor:
        with connection.wrap_database_errors, cursor.copy(COPY_SOURCES) as copy:
            for source in sources:
                copy.write_row([_as_stored(getattr(source, name)) for name in COLUMNS])
        cursor.execute("SELECT created, updated FROM annotations_source WHERE id = %s", [sources[0].id])
        moments = cursor.fetchone()
    for source in sources:
        source.created, source.updated = moments
    return sources


def _as_stored(value: object) -> object:
    """What stands in the column: a list of keys is an array, the list of changes is JSON."""
    return value if not isinstance(value, list) or (value and isinstance(value[0], UUID)) else canonical_json(value)


def _copy_texts(new: Sequence[NewSource]) -> None:
    with connection.cursor() as cursor, cursor.copy(COPY_BLOCKS) as copy:
        for one in new:
            for block in blocks(one.text.text):
                copy.write_row((one.id, block.start, block.first_line, block.text))
