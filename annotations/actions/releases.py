"""Asking for a release, cancelling it, and the steps in which a job builds it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Max
from procrastinate.contrib.django import app

from annotations.actions.ledger import Entry, created, id_taken, record
from annotations.exports.manifest import FileEntry
from annotations.models import Membership, Project, Release, ReleaseChunk, ReleaseFile
from annotations.models.ids import new_id
from annotations.models.states import state_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen, visible
from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.fields import read_text
from annotations.rules.kinds import NOTE_LIMIT
from annotations.rules.permissions import Deed, Role
from annotations.rules.releases import UNFINISHED, ReleaseStatus


def ask_for_release(
    user: AbstractBaseUser, project_id: UUID, note: object, *, release_id: UUID | None = None
) -> Release:
    """Queue a release; a job builds it."""
    with transaction.atomic():
        seat = seat_in(project_id, user)
        seat.permit(Deed.RELEASE)
        try:
            text = read_text(note, NOTE_LIMIT)
        except ValueError as fault:
            raise InvalidFields({"note": [str(fault)]}) from None
        release = Release(id=release_id or new_id(), project_id=project_id, note=text, created_by_id=seat.person)
        try:
            release.save(force_insert=True)
        except IntegrityError:
            raise id_taken() from None
        app.configure_task("annotations.jobs.releases.build_release").defer(release_id=str(release.id))
        record(created(project_id, seat.person, release))
    return release


def cancel_release(user: AbstractBaseUser, release_id: UUID, *, seen: int | None) -> Release:
    """Give up a release that is not ready; what was built of it is thrown away by its job."""
    with transaction.atomic():
        release = visible(Release.objects.visible_to(user).select_for_update(of=("self",), no_key=True), release_id)
        seat = seat_in(release.project_id, user)
        seat.permit(Deed.RELEASE)
        check_seen(release, release.revision, seen)
        if ReleaseStatus(release.status) not in UNFINISHED:
            raise NotPossibleNow(
                f"This release is {release.status}; only one that is not can be cancelled.", code="release_ended"
            )
        _end(release, seat.person, "cancel", ReleaseStatus.CANCELLED)
    return release


def start_building(release_id: UUID) -> Release | None:
    """The release, if it is there to be built: queued, or left half-way by a worker that died; its files gone."""
    with transaction.atomic():
        release = _held(release_id)
        if ReleaseStatus(release.status) not in UNFINISHED:
            return None
        if not _is_asked_for_by_a_manager(release):
            release.fault = "Whoever asked for this release is no longer a manager of the project."
            throw_away_files(release_id)
            _end(release, release.created_by_id, "fail", ReleaseStatus.FAILED)
            return None
        if release.status == ReleaseStatus.QUEUED:
            release.status = ReleaseStatus.BUILDING.value
            release.save(update_fields=["status"])
        throw_away_files(release_id)
    return release


def throw_away_files(release_id: UUID) -> None:
    """What was built of a release that is not ready."""
    ReleaseChunk.objects.filter(release_id=release_id).delete()
    ReleaseFile.objects.filter(release_id=release_id).delete()


def put_chunk(release_id: UUID, name: str, number: int, content: bytes) -> None:
    """A piece of a file, compressed."""
    ReleaseChunk(release_id=release_id, name=name, number=number, content=content).save(force_insert=True)


def put_files(release_id: UUID, files: Iterable[FileEntry]) -> None:
    """What the pieces add up to."""
    ReleaseFile.objects.bulk_create(
        ReleaseFile(
            release_id=release_id,
            name=file.name,
            media_type=file.media_type,
            bytes=file.bytes,
            sha256=bytes.fromhex(file.sha256),
        )
        for file in files
    )


@contextmanager
def finishing(release_id: UUID) -> Iterator[Release | None]:
    """Hold the release and its project while the last files are written with its number; ready when the block ends.

    None where it was cancelled meanwhile.
    """
    with transaction.atomic():
        release = _held(release_id)
        if release.status != ReleaseStatus.BUILDING:
            yield None
            return
        Project.objects.select_for_update(no_key=True).get(pk=release.project_id)
        numbers = Release.objects.filter(project_id=release.project_id).aggregate(last=Max("number"))
        release.number = (numbers["last"] or 0) + 1
        yield release
        before = _state_before_ready(release)
        release.status = ReleaseStatus.READY.value
        release.done = release.total
        release.revision += 1
        release.save(update_fields=["status", "number", "revision", "done", "ledger_sequence"])
        record(Entry(release.project_id, release.created_by_id, "complete", release, before, state_of(release)))


def fail_release(release_id: UUID, fault: str) -> None:
    """Give up a release that cannot be built, and say why."""
    with transaction.atomic():
        release = _held(release_id)
        if ReleaseStatus(release.status) in UNFINISHED:
            release.fault = fault
            throw_away_files(release_id)
            _end(release, release.created_by_id, "fail", ReleaseStatus.FAILED)


def _is_asked_for_by_a_manager(release: Release) -> bool:
    seats = Membership.objects.filter(project_id=release.project_id, person_id=release.created_by_id)
    return seats.filter(role=Role.MANAGER.value).exists()


def _held(release_id: UUID) -> Release:
    return Release.objects.select_for_update(no_key=True).get(pk=release_id)


def _state_before_ready(release: Release) -> dict[str, object]:
    return state_of(Release.objects.get(pk=release.pk))


def _end(release: Release, person: UUID, action: str, status: ReleaseStatus) -> None:
    before = state_of(release)
    release.status = status.value
    release.revision += 1
    release.save(update_fields=["status", "revision", "fault"])
    record(Entry(release.project_id, person, action, release, before, state_of(release)))
