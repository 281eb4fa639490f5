"""Annotations and contradictions in which something stands; they are read each time, so none has to wait for a job."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import NumericRange
from django.db.models import Q, QuerySet

from annotations.models import Annotation, Contradiction, ContradictionEnd, Viewer
from annotations.models.sources import SourceQuerySet
from annotations.queries.search import MOST, Deadline, Narrowing, bounded, stemmers_of
from annotations.queries.stems import Stemming
from annotations.rules.between import Days
from annotations.rules.folding import fold
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.search import Manner, Query, Term, fits

Work = TypeVar("Work", Annotation, Contradiction)
Row = tuple[Any, ...]

CHUNK = 1_000  # rows that are looked at together
BETWEEN = "\x1f"  # stands in no folded text, so that nothing is found from the end of one field into the next
# Choices from lists: they are shown in words of their own, and nobody wrote them.
CHOSEN = frozenset({"certainty", "qualifier", "directness", "category", "severity"})
ANNOTATION_ORDER = ("source__created", "source_id", "start", "id")
CONTRADICTION_ORDER = ("created", "id")


@dataclass
class FoundWork:
    """What was found, in order. `ended_at` is where the last stands that was looked at, if more are left: for too many
    were found, or it took too long (`is_stopped`).
    """

    ids: list[UUID] = field(default_factory=list)
    looked_at: int = 0
    ended_at: Row | None = None
    is_stopped: bool = False


def find_annotations(
    user: Viewer,
    sources: SourceQuerySet,
    query: Query,
    narrowing: Narrowing,
    *,
    after: Row | None = None,
    most: int = MOST,
) -> FoundWork:
    """Annotations of these sources that are not deleted, in text order: in whose quote, note or details it stands."""
    seen = Annotation.objects.visible_to(user).filter(source__in=sources.order_by(), deleted=False)
    if narrowing.kind:
        seen = seen.filter(kind=narrowing.kind) if narrowing.kind in list(Kind) else seen.none()
    if narrowing.dated is not None:
        seen = seen.filter(dated__overlap=_days(narrowing.dated))
    rows = _in_order(_of_somebody(seen, narrowing), ANNOTATION_ORDER, after)
    return _find(rows.values_list(*ANNOTATION_ORDER, "quote", "note", "details"), query, sources, most, _said)


def find_contradictions(
    user: Viewer,
    project: UUID,
    sources: SourceQuerySet,
    query: Query,
    narrowing: Narrowing,
    *,
    after: Row | None = None,
    most: int = MOST,
) -> FoundWork:
    """Contradictions of the project that are not deleted, oldest first: in whose explanation or reason it stands.

    Where sources or days are asked for, those that rest on an annotation of such a source, dated so.
    """
    seen = Contradiction.objects.visible_to(user).filter(project_id=project, deleted=False)
    if narrowing.kind:
        seen = seen.filter(kind=narrowing.kind) if narrowing.kind in list(ContradictionKind) else seen.none()
    if narrowing.is_of_sources or narrowing.dated is not None:
        ends = ContradictionEnd.objects.filter(annotation__source__in=sources.order_by())
        if narrowing.dated is not None:
            ends = ends.filter(annotation__dated__overlap=_days(narrowing.dated))
        seen = seen.filter(pk__in=ends.values("contradiction_id"))
    rows = _in_order(_of_somebody(seen, narrowing), CONTRADICTION_ORDER, after)
    return _find(rows.values_list(*CONTRADICTION_ORDER, "explanation", "resolution_reason"), query, sources, most, list)


def written_details(details: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """The details that somebody wrote, by their names; not what was chosen from a list."""
    return ((name, value) for name, value in details.items() if value and name not in CHOSEN)


def _said(fields: Sequence[Any]) -> list[str]:
    quote, note, details = fields
    return [quote, note, *(value for _, value in written_details(details))]


def _days(days: Days) -> NumericRange:
    return NumericRange(days.first, None if days.last is None else days.last + 1)


def _of_somebody(seen: "QuerySet[Work]", narrowing: Narrowing) -> "QuerySet[Work]":
    if narrowing.status:
        seen = seen.filter(status=narrowing.status)
    return seen if narrowing.author is None else seen.filter(author_id=narrowing.author)


def _in_order(seen: "QuerySet[Work]", order: Sequence[str], after: Row | None) -> "QuerySet[Work]":
    """From behind a place on: what is greater in the first of the columns in which it is not equal."""
    if after is not None:
        further = Q()
        for number, column in enumerate(order):
            same = Q(**dict(zip(order[:number], after, strict=False)))
            further |= same & Q(**{f"{column}__gt": after[number]})
        seen = seen.filter(further)
    return seen.order_by(*order)


def _find(
    rows: "QuerySet[Any, Any]",
    query: Query,
    sources: SourceQuerySet,
    most: int,
    said: Callable[[Sequence[Any]], list[str]],
) -> FoundWork:
    found, deadline = FoundWork(), Deadline()
    width = len(rows.query.order_by)
    with bounded():
        stemming = Stemming(query, stemmers_of(sources))
        stream = rows.iterator(chunk_size=CHUNK)
        while chunk := list(islice(stream, CHUNK)):
            for row, is_wanted in zip(chunk, _verdicts(chunk, width, query, stemming, said), strict=True):
                if len(found.ids) == most or (found.looked_at % CHUNK == 0 and found.looked_at and deadline.is_over):
                    found.is_stopped = len(found.ids) < most
                    return found
                found.looked_at += 1
                found.ended_at = row[:width]
                if is_wanted:
                    found.ids.append(row[width - 1])
        found.ended_at = None
    return found


def _verdicts(
    chunk: Sequence[Row], width: int, query: Query, stemming: Stemming, said: Callable[[Sequence[Any]], list[str]]
) -> list[bool]:
    """Of each row whether it fits; the forms of words are looked for only where a beginning of them stands."""
    if not query.terms:
        return [True] * len(chunk)
    texts = [BETWEEN.join(map(fold, said(row[width:]))) for row in chunk]
    beginnings = [_beginnings(term, stemming) for term in query.wanted]
    possible = [all(any(one in text for one in ones) for ones in beginnings) for text in texts]
    forms = stemming.forms_in([text for text, may_fit in zip(texts, possible, strict=True) if may_fit])
    return [may_fit and fits(query, text, forms) for text, may_fit in zip(texts, possible, strict=True)]


def _beginnings(term: Term, stemming: Stemming) -> list[str]:
    return stemming.needles_of(term) if term.manner is Manner.WORD else [term.anchor]
