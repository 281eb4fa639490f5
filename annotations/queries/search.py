"""Searching a project: what is looked through, how long at most, and sources by their words."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from uuid import UUID

from django.contrib.postgres.search import SearchVectorField
from django.db import OperationalError, connection, transaction
from django.db.models import BooleanField, Exists, F, Func, OuterRef, QuerySet, Value
from psycopg.errors import QueryCanceled

from annotations.models import Source, SourceIndex, Viewer
from annotations.models.sources import SourceQuerySet
from annotations.queries.stems import Stemming
from annotations.rules.between import Days
from annotations.rules.dates import parse_edtf
from annotations.rules.errors import InvalidFields, NotPossibleNow
from annotations.rules.folding import FOLDING
from annotations.rules.search import Term, Within, read_query
from annotations.rules.stems import stemmer_of

MOST = 1_000
SECONDS = 3.0  # after which no more is read
LONGEST = 10_000  # milliseconds that one statement may take


@dataclass(frozen=True)
class Narrowing:
    """What is looked through; what is empty narrows nothing."""

    kind: str = ""
    status: str = ""
    author: UUID | None = None
    source: UUID | None = None
    language: str = ""
    dated: Days | None = None
    published: Days | None = None

    @property
    def is_of_work(self) -> bool:
        """Whether it asks for what only annotations and contradictions have."""
        return bool(self.kind or self.status or self.author or self.dated)

    @property
    def is_of_sources(self) -> bool:
        """Whether it asks for some sources only."""
        return bool(self.source or self.language or self.published)


class Deadline:
    """Until when texts are read."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._end = monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether no more is to be read."""
        return monotonic() > self._end


class _Holds(Func):
    """Whether a vector holds what a query asks for that is written as a tsquery, past PostgreSQL's own parser."""

    template = "(%(expressions)s::tsquery)"
    arg_joiner = " @@ "
    output_field = BooleanField()


@contextmanager
def bounded() -> Iterator[None]:
    """No statement in the block takes longer than it may; NotPossibleNow if one would."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(LONGEST)])
            yield
    except OperationalError as fault:
        if isinstance(fault.__cause__, QueryCanceled):
            raise NotPossibleNow(
                "This search took too long and was given up. Look for more of a word, or in fewer sources.",
                code="search_too_slow",
            ) from fault
        raise


def is_indexed() -> Exists:
    """Whether a source's text is kept as search compares it now."""
    return Exists(SourceIndex.objects.filter(source=OuterRef("pk"), start=0, version=FOLDING))


def sources_among(user: Viewer, project: UUID, narrowing: Narrowing) -> SourceQuerySet:
    """The sources that are looked through, archived ones too."""
    sources = Source.objects.visible_to(user).filter(project_id=project)
    if narrowing.source is not None:
        sources = sources.filter(pk=narrowing.source)
    if narrowing.language:
        sources = sources.filter(language=narrowing.language)
    if narrowing.published is not None:
        sources = sources.filter(pk__in=_published(sources, narrowing.published))
    return sources


def languages_in(user: Viewer, project: UUID) -> Sequence[str]:
    """The languages that are recorded of the project's sources."""
    recorded = Source.objects.visible_to(user).filter(project_id=project, language__isnull=False)
    return [language or "" for language in recorded.order_by("language").values_list("language", flat=True).distinct()]


def stemmers_of(sources: SourceQuerySet) -> set[str]:
    """The stemmers for the languages of the sources."""
    languages = sources.order_by().values_list("language", flat=True).distinct()
    return {stemmer for language in languages if (stemmer := stemmer_of(language))}


def told_by_index(sources: SourceQuerySet, term: Term, stemming: Stemming) -> frozenset[UUID] | None:
    """The indexed sources in whose text the term stands, or may stand if it is no word; None if the index cannot tell.

    It does not stand in those that are indexed and not among them.
    """
    if term.is_indexed:
        return _holding(sources, _tsquery(term, stemming))
    narrowed: frozenset[UUID] | None = None
    for word in sorted(term.words, key=len)[-3:]:
        found = _holding(sources, _quoted(word))
        narrowed = found if narrowed is None else narrowed & found
    return narrowed


def sources_with(sources: SourceQuerySet, words: str) -> SourceQuerySet:
    """Those of the sources in whose text all these words stand; only indexed ones, and by the index alone."""
    try:
        query = read_query(words, Within.WORDS)
    except InvalidFields:
        return sources.none()
    stemming = Stemming(query, stemmers_of(sources))
    found = sources
    for term in query.wanted:
        for tsquery in [_tsquery(term, stemming)] if term.is_indexed else map(_quoted, term.words):
            found = found.filter(pk__in=_held(sources, tsquery).values("source_id"))
    return sources.none() if not query.wanted or any(term.is_unindexable for term in query.wanted) else found


def _published(sources: SourceQuerySet, days: Days) -> list[UUID]:
    dated = sources.filter(published__isnull=False).values_list("pk", "published")
    return [source for source, published in dated if days.overlap(parse_edtf(published or ""))]


def _holding(sources: SourceQuerySet, tsquery: str) -> frozenset[UUID]:
    return frozenset(_held(sources, tsquery).values_list("source_id", flat=True).distinct())


def _held(sources: SourceQuerySet, tsquery: str) -> "QuerySet[SourceIndex]":
    indexed = SourceIndex.objects.filter(source__in=sources.order_by(), version=FOLDING)
    held = indexed.annotate(holds=_Holds(F("words"), Value(tsquery, output_field=SearchVectorField())))
    return held.filter(holds=True)


def _tsquery(term: Term, stemming: Stemming) -> str:
    if term.words != [term.folded]:
        return f"{_quoted(term.folded)}:*"
    return " | ".join(_quoted(lexeme) for lexeme in stemming.lexemes_of(term))


def _quoted(lexeme: str) -> str:
    """A lexeme of a tsquery; there is nothing in a folded word that could end it, and if there were it could not."""
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
