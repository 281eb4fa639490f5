"""Finding sources by their words."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from annotations.models import Source, SourceIndex


def sources_with(sources: "QuerySet[Source]", words: str) -> "QuerySet[Source]":
    """Those of the sources in one of whose blocks all these words stand."""
    hits = SourceIndex.objects.filter(words=SearchQuery(words, config="simple", search_type="plain"))
    return sources.filter(pk__in=hits.values("source_id"))
