"""Having checks run over a project's sources, giving a run up, and the steps in which a job does it.

Not in the ledger: a run changes no work of anybody's.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now
from procrastinate.contrib.django import app

from annotations.actions.ledger import id_taken
from annotations.models import CheckRun, Source
from annotations.models.ids import new_id
from annotations.queries.seats import seat_in
from annotations.queries.visible import check_seen, visible
from annotations.rules.canonical import canonical_json
from annotations.rules.checks import UNFINISHED_RUNS, RunCause, RunStatus
from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.permissions import Deed

MOST_SOURCES = 10_000
MOST_QUEUED = 20
_SOURCES_NEEDED = f"A list of 1 to {MOST_SOURCES:,} different ids of sources is needed, or null: all of the project."

# What came in one after the other is checked together, as long as nobody has begun; whoever is about to is not waited
# for. The person stays the same, since the run names who brought the sources in.
_JOIN = """
UPDATE annotations_checkrun SET sources = sources || %s::uuid[]
WHERE id = (
    SELECT id FROM annotations_checkrun
    WHERE project_id = %s AND asked_by_id = %s AND cause = %s AND status = 'queued'
        AND cardinality(sources) + cardinality(%s::uuid[]) <= %s
    ORDER BY created LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
)
"""
# Of two who ask at once, the later sees the run of the earlier.
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended(%s::text, 3))"
_ADVANCE = """
UPDATE annotations_checkrun SET done = %s, given = given + %s, cut = cut || %s::jsonb
WHERE id = %s AND status = 'running'
"""


class RunGivenUp(Exception):
    """Somebody cancelled the run."""


def run_checks(
    user: AbstractBaseUser, project_id: UUID, sources: object = None, *, run_id: UUID | None = None
) -> CheckRun:
    """Queue a run over these sources (ids as sent), or over all that are not archived; a job does it."""
    with transaction.atomic():
        seat = seat_in(project_id, user)
        seat.permit(Deed.RUN_CHECKS)
        seat.check_open()
        wanted = None if sources is None else _read_sources(project_id, sources)
        with connection.cursor() as cursor:
            cursor.execute(_ONE_AT_A_TIME, [project_id])
        _check_room(project_id, wanted)
        return _queue(project_id, seat.person, wanted, RunCause.ASKED, run_id)


def queue_run(project_id: UUID, person: UUID, sources: Sequence[UUID], cause: RunCause) -> None:
    """Queue a run over what somebody brought in, or over what is otherwise known of than before; in the caller's
    transaction.
    """
    known = (list(sources), project_id, person, cause.value, list(sources), MOST_SOURCES)
    with connection.cursor() as cursor:
        cursor.execute(_JOIN, known)
        if cursor.rowcount:
            return
    _queue(project_id, person, list(sources), cause, None)


def cancel_run(user: AbstractBaseUser, run_id: UUID, *, seen: int | None) -> CheckRun:
    """Give up a run that has not ended; what it found so far stays."""
    with transaction.atomic():
        run = visible(CheckRun.objects.visible_to(user).select_for_update(of=("self",), no_key=True), run_id)
        seat_in(run.project_id, user).permit(Deed.RUN_CHECKS)
        check_seen(run, run.revision, seen)
        if RunStatus(run.status) not in UNFINISHED_RUNS:
            raise NotPossibleNow(
                f"This run is {run.status}; only one that has not ended can be cancelled.", code="run_ended"
            )
        _end(run, RunStatus.CANCELLED)
    return run


def start_run(run_id: UUID) -> CheckRun | None:
    """The run, if it is there to be done: queued, or left half-way by a worker that died; with its sources in order.
    Another one of the project where that has begun before: it comes first.
    """
    with transaction.atomic():
        run = _held(run_id)
        if RunStatus(run.status) not in UNFINISHED_RUNS:
            return None
        begun = CheckRun.objects.filter(project_id=run.project_id, status=RunStatus.RUNNING.value)
        before = begun.order_by("created", "pk").values_list("pk", flat=True).first()
        if before not in (None, run.id):
            return _held(before)
        if run.status == RunStatus.QUEUED:
            sources = Source.objects.filter(project_id=run.project_id, archived=False)
            if run.sources is not None:
                sources = sources.filter(pk__in=run.sources)
            ids = list(sources.order_by("created", "pk").values_list("pk", flat=True))
            run.sources, run.total = ids, 2 * len(ids)
            run.status = RunStatus.RUNNING.value
            run.save(update_fields=["sources", "total", "status"])
    return run


def advance_run(run_id: UUID, done: int, given: int, cut: Sequence[Mapping[str, str]] = ()) -> None:
    """Say how far the run is, in the transaction of what it gave; RunGivenUp where somebody cancelled it.

    `cut` has `{source, check}` for each check that looked at what comes first in a source only, or gave too much.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ADVANCE, [done, given, canonical_json(list(cut)), run_id])
        if not cursor.rowcount:
            raise RunGivenUp


def finish_run(run_id: UUID) -> None:
    """It is through, unless somebody cancelled it meanwhile."""
    with transaction.atomic():
        run = _held(run_id)
        if run.status == RunStatus.RUNNING:
            run.done = run.total
            _end(run, RunStatus.DONE)


def fail_run(run_id: UUID, fault: str) -> None:
    """Give up a run that cannot be done, and say why; what it found so far stays."""
    with transaction.atomic():
        run = _held(run_id)
        if RunStatus(run.status) in UNFINISHED_RUNS:
            run.fault = fault
            _end(run, RunStatus.FAILED)


def queue_rest(run: CheckRun) -> None:
    """Have a job do the run, or go on with it. One at a time in a project: the next sees what this one gave."""
    task = app.configure_task("annotations.jobs.checks.check_sources", lock=f"checks of {run.project_id}")
    task.defer(run_id=str(run.id))


def _check_room(project_id: UUID, wanted: list[UUID] | None) -> None:
    """Refuse a run that one does already that has not begun, and more than a project may have waiting: what waits keeps
    other projects from the worker.
    """
    queued = CheckRun.objects.filter(project_id=project_id, status=RunStatus.QUEUED.value)
    if wanted is None and queued.filter(sources=None).exists():
        raise NotPossibleNow("A run over all sources is queued already; it will do.", code="run_queued")
    if queued.count() >= MOST_QUEUED:
        raise NotPossibleNow(
            f"{MOST_QUEUED} runs are queued in this project; wait until some are done, or cancel them.",
            code="too_many_runs",
        )


def _queue(
    project_id: UUID, person: UUID, sources: list[UUID] | None, cause: RunCause, run_id: UUID | None
) -> CheckRun:
    run = CheckRun(id=run_id or new_id(), project_id=project_id, sources=sources, cause=cause.value, asked_by_id=person)
    try:
        run.save(force_insert=True)
    except IntegrityError:
        raise id_taken() from None
    queue_rest(run)
    return run


def _read_sources(project_id: UUID, raw: object) -> list[UUID]:
    if not isinstance(raw, list) or not 1 <= len(raw) <= MOST_SOURCES:
        raise InvalidFields({"sources": [_SOURCES_NEEDED]})
    try:
        wanted = [UUID(one) for one in raw]
    except (ValueError, TypeError, AttributeError):
        raise InvalidFields({"sources": [_SOURCES_NEEDED]}) from None
    here = set(Source.objects.filter(project_id=project_id, pk__in=wanted).values_list("pk", flat=True))
    unknown = [str(one) for one in wanted if one not in here]
    if unknown:
        raise InvalidFields({"sources": [f"There is no source {one} in this project." for one in unknown[:10]]})
    if len(here) < len(wanted):
        raise InvalidFields({"sources": [_SOURCES_NEEDED]})
    return wanted


def _held(run_id: UUID) -> CheckRun:
    return CheckRun.objects.select_for_update(no_key=True).get(pk=run_id)


def _end(run: CheckRun, status: RunStatus) -> None:
    run.status = status.value
    run.revision += 1
    run.ended = Now()
    run.save(update_fields=["status", "revision", "fault", "done", "ended"])
    run.refresh_from_db(fields=["ended"])
