"""Running checks: source by source, each kept as a whole, so that a run can be cancelled, or taken up, between two."""

import logging
from collections.abc import Iterator, Mapping
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from annotations.actions.check_runs import RunGivenUp, advance_run, fail_run, finish_run, start_run
from annotations.actions.found import cease, keep_findings
from annotations.actions.locks import alone_with
from annotations.actions.statements import keep_statements
from annotations.checks.check import Settings
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.checks.running import check_one
from annotations.models import CheckRun, Source
from annotations.queries.checks import chosen_comparisons, chosen_in
from annotations.queries.comparable import comparable
from annotations.queries.noticed import archived_in, not_given, standing
from annotations.queries.passages import text_of

# The database went away: nothing is wrong with the run, and it is taken up where it stood.
LOST = (OperationalError, InterfaceError)
AGAIN = RetryStrategy(max_attempts=20, wait=3, retry_exceptions=LOST)

logger = logging.getLogger(__name__)


@app.task(name="annotations.jobs.checks.check_sources", queue="checks", retry=AGAIN)
def check_sources(run_id: str) -> None:
    """Do one run. A worker that dies half-way leaves whole sources, and another goes on from there."""
    key = UUID(run_id)
    project = CheckRun.objects.values_list("project_id", flat=True).get(pk=key)
    with alone_with(f"checks of {project}"):
        run = start_run(key)
        if run is not None:
            _run_or_say_why(run)


def _run_or_say_why(run: CheckRun) -> None:
    try:
        chosen = chosen_in(run.project_id)
        _check_each(run, chosen)
        _compare_each(run, chosen)
        finish_run(run.id)
    except RunGivenUp:
        pass
    except LOST:
        raise
    except Exception as fault:
        logger.exception("check run %s failed", run.id)
        fail_run(run.id, f"{type(fault).__name__}: {fault}"[:2_000])


def _check_each(run: CheckRun, chosen: Mapping[str, Settings]) -> None:
    """What each source gives by itself, and what it states; one step for each."""
    sources = run.sources or []
    for place, source in enumerate(sources[run.done :], run.done + 1):
        reading = reading_of(source)
        findings = list(check_one(reading, chosen=chosen))
        stated = [(one.NAME, list(one.statements(reading, chosen[one.NAME]))) for one in chosen_comparisons(chosen)]
        with transaction.atomic():
            given = keep_findings(run.project_id, findings)
            cease([one.id for one in not_given(source, set(given), is_compared=False)])
            for name, statements in stated:
                keep_statements(source, name, statements)
            advance_run(run.id, place, len(given))


def _compare_each(run: CheckRun, chosen: Mapping[str, Settings]) -> None:
    """What each source gives against the whole project; from the first on, since what ceases is known at the end."""
    sources = run.sources or []
    archived = archived_in(run.project_id)
    given: set[UUID] = set()
    advance_run(run.id, len(sources), 0)
    for place, source in enumerate(sources, len(sources) + 1):
        findings = list(_compared(source, chosen, archived))
        with transaction.atomic():
            kept = keep_findings(run.project_id, findings)
            advance_run(run.id, place, len(set(kept) - given))
        given.update(kept)
    with transaction.atomic():
        left = [one for source in sources for one in not_given(source, given, is_compared=True)]
        cease(list({one.id for one in left} - standing(run.project_id, sources, left, chosen)))
        advance_run(run.id, run.total, 0)


def _compared(source: UUID, chosen: Mapping[str, Settings], archived: frozenset[str]) -> Iterator[Finding]:
    for comparison in chosen_comparisons(chosen):
        for first, second in comparable(source, comparison.NAME):
            if not {first.passage.source, second.passage.source} & archived:
                finding = comparison.compare(first, second, chosen[comparison.NAME])
                if finding is not None:
                    yield finding


def reading_of(source: UUID) -> Reading:
    """A source as checks read it, with what is recorded of it now."""
    language, published = Source.objects.values_list("language", "published").get(pk=source)
    return Reading(str(source), text_of(source), language=language, published=published)
