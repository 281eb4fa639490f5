"""Making sources searchable."""

from contextlib import suppress

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from annotations.actions.search import index_texts, not_indexed

LOCK = "index_what_is_not"
AT_ONCE = 2_000_000  # code points, so that other jobs have their turn


@app.task(name="annotations.jobs.sources.index_sources", queue="sources")
def index_sources(source_ids: list[str]) -> None:
    """Index the words of each source; safe to repeat."""
    for source_id in source_ids:
        index_texts(source_id)


@app.periodic(cron="* * * * *")
@app.task(name="annotations.jobs.sources.index_what_is_not", queueing_lock=LOCK)
def index_what_is_not(timestamp: int) -> None:
    """Index what was indexed in another way, by an earlier version, and what a lost job has left; bit by bit."""
    waiting = not_indexed(AT_ONCE)
    for source_id in waiting:
        index_texts(source_id)
    if waiting:
        with suppress(AlreadyEnqueued):
            again = app.configure_task("annotations.jobs.sources.index_what_is_not", queueing_lock=LOCK)
            again.defer(timestamp=timestamp)
