"""Making new sources searchable."""

from procrastinate.contrib.django import app

from annotations.actions.search import index_texts


@app.task(name="annotations.jobs.sources.index_sources", queue="sources")
def index_sources(source_ids: list[str]) -> None:
    """Index the words of each source; safe to repeat."""
    for source_id in source_ids:
        index_texts(source_id)
