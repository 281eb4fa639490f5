"""Running checks: source by source, each kept as a whole, so that a run can be cancelled, or taken up, between two."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from annotations.actions.check_runs import RunGivenUp, advance_run, fail_run, finish_run, queue_rest, start_run
from annotations.actions.found import cease, keep_findings
from annotations.actions.locks import alone_with
from annotations.actions.statements import keep_statements
from annotations.checks.check import Settings
from annotations.checks.collector import seldom_collected
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.checks.running import check_one, first_of_each, stated_in
from annotations.models import CheckRun, Source
from annotations.queries.checks import chosen_comparisons, chosen_in
from annotations.queries.comparable import comparable
from annotations.queries.noticed import archived_in, first_told, not_given, settled
from annotations.queries.passages import text_of
from annotations.rules.checks import MOST_FINDINGS

# The database went away: nothing is wrong with the run, and it is taken up where it stood.
LOST = (OperationalError, InterfaceError)
AGAIN = RetryStrategy(max_attempts=20, wait=3, retry_exceptions=LOST)

# Seconds after which other jobs have their turn, releases among them; one source may take longer.
TURN = 10

logger = logging.getLogger(__name__)


@app.task(name="annotations.jobs.checks.check_sources", queue="checks", retry=AGAIN)
def check_sources(run_id: str) -> None:
    """Do a run, or go on with it. A worker that dies half-way leaves whole sources, and another goes on from there.

    A run of the project that has begun is finished first: two that took turns would both take twice as long.
    """
    key = UUID(run_id)
    asked = CheckRun.objects.get(pk=key)
    with alone_with(f"checks of {asked.project_id}"):
        run = start_run(key)
        if run is None:
            return
        with seldom_collected():
            is_over = _run_or_say_why(run)
        if not is_over or run.id != key:
            queue_rest(asked)


def _run_or_say_why(run: CheckRun) -> bool:
    """Whether there is nothing left to be done of it."""
    try:
        return _go_on(run)
    except RunGivenUp:
        pass
    except LOST:
        raise
    except Exception as fault:
        logger.exception("check run %s failed", run.id)
        fail_run(run.id, f"{type(fault).__name__}: {fault}"[:2_000])
    return True


def _go_on(run: CheckRun) -> bool:
    """Step by step: each source by itself, then each against the whole project; other jobs have their turn between.
    Whether all steps are done.
    """
    sources = run.sources or []
    chosen, order = chosen_in(run.project_id), {str(source): place for place, source in enumerate(sources)}
    archived = archived_in(run.project_id)
    ends = monotonic() + TURN
    for step in range(run.done, run.total):
        if step < len(sources) and str(sources[step]) in archived:
            advance_run(run.id, step + 1, 0)
        elif step < len(sources):
            _check(run, sources[step], step + 1, chosen)
        else:
            _compare(run, sources[step - len(sources)], step + 1, Known(chosen, order, archived))
        if monotonic() > ends and step + 1 < run.total:
            return False
    finish_run(run.id)
    return True


@dataclass(frozen=True, slots=True)
class Known:
    """What a run knows beside a source: which checks run, the places of the sources in it, and what is archived."""

    chosen: Mapping[str, Settings]
    order: Mapping[str, int]
    archived: frozenset[str]


def _check(run: CheckRun, source: UUID, done: int, chosen: Mapping[str, Settings]) -> None:
    """What a source gives by itself, and what it states."""
    reading = reading_of(source)
    findings, cut = _within_bounds(check_one(reading, chosen=chosen, most=MOST_FINDINGS + 1))
    stated = [(one.NAME, stated_in(reading, one, chosen[one.NAME])) for one in chosen_comparisons(chosen)]
    with transaction.atomic():
        kept = keep_findings(run.project_id, findings)
        cease([one.id for one in not_given(source, set(kept.ids), is_compared=False)])
        for name, statements in stated:
            keep_statements(source, name, statements)
        advance_run(run.id, done, len(kept.ids), _told_of(source, cut | reading.left_out))


def _compare(run: CheckRun, source: UUID, done: int, known: Known) -> None:
    """What a source gives against the whole project."""
    findings, cut = _within_bounds(_compared(source, known.chosen, known.archived))
    with transaction.atomic():
        kept = keep_findings(run.project_id, findings)
        left = not_given(source, set(kept.ids), is_compared=True)
        cease(settled(source, left, known.order, known.archived, known.chosen))
        given = len(kept.fresh | first_told(source, kept.ids, known.order))
        advance_run(run.id, done, given, _told_of(source, cut))


def _compared(source: UUID, chosen: Mapping[str, Settings], archived: frozenset[str]) -> Iterator[Finding]:
    for comparison in chosen_comparisons(chosen):
        for first, second in comparable(source, comparison.NAME):
            if not {first.passage.source, second.passage.source} & archived:
                finding = comparison.compare(first, second, chosen[comparison.NAME])
                if finding is not None:
                    yield finding


def _within_bounds(given: Iterable[Finding]) -> tuple[list[Finding], set[str]]:
    """The first findings of each check, as many as are kept; and the checks that gave more."""
    cut: set[str] = set()
    return list(first_of_each(given, MOST_FINDINGS, cut.add)), cut


def _told_of(source: UUID, checks: Iterable[str]) -> list[dict[str, str]]:
    """What the run says of checks that had too much to look at or to keep in a source."""
    return [{"source": str(source), "check": name} for name in sorted(checks)]


def reading_of(source: UUID) -> Reading:
    """A source as checks read it, with what is recorded of it now."""
    language, published = Source.objects.values_list("language", "published").get(pk=source)
    return Reading(str(source), text_of(source), language=language, published=published)
