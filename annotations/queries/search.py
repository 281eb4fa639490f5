"""Finding sources by their words."""

from django.contrib.postgres.search import SearchQuery

from annotations.models import SourceIndex
from annotations.models.sources import SourceQuerySet


def sources_with(sources: SourceQuerySet, words: str) -> SourceQuerySet:
    """Those of the sources in one of whose blocks all these words stand."""
    hits = SourceIndex.objects.filter(words=SearchQuery(words, config="simple", search_type="plain"))
    return sources.filter(pk__in=hits.values("source_id"))
