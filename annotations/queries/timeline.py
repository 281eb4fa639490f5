"""The dated annotations of a project as they lie in time: found, counted, in order, and what ties them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, Left
from psycopg.types.range import Int8Range

from annotations.models import Annotation, Contradiction, ContradictionEnd, Viewer
from annotations.models.annotations import AnnotationQuerySet
from annotations.queries.people import names_in
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.windows import Window

QUOTE = 400  # code points of a quote that are read
DATABLE = (Kind.CLAIM, Kind.STATISTIC, Kind.QUOTE)
ORDERS = ("earliest", "latest")
_IN_SOURCES = ("source__title", "source_id", "start", "id")
_WRITTEN = Coalesce(KT("details__dating"), KT("details__spoken_on"))


@dataclass(frozen=True)
class Wanted:
    """What the timeline is narrowed to; what is empty narrows nothing."""

    kind: str = ""
    status: str = ""
    source: UUID | None = None
    author: UUID | None = None


@dataclass(frozen=True)
class Dated:
    """An annotation with its date as it is written, by the names of its authors; its quote may be cut."""

    authors: Sequence[str]
    id: UUID
    source: UUID
    title: str
    kind: str
    status: str
    revision: int
    quote: str
    written: str | None


@dataclass(frozen=True)
class Span:
    """How many there are: with a date on a line of time, with one of an unknown year, with none; and all their days."""

    dated: int
    yearless: int
    undated: int
    whole: Window | None


@dataclass(frozen=True)
class Tie:
    """A contradiction of dating between annotations, in its order."""

    id: UUID
    status: str
    explanation: str
    ends: Sequence[UUID]


def span_of(user: Viewer, project: UUID, wanted: Wanted) -> Span:
    """What there is to be seen in all of time, in one query."""
    is_datable = Q(kind__in=[kind.value for kind in DATABLE])
    found = _with_date(_wanted(user, project, wanted)).aggregate(
        on_it=Count("id", filter=Q(dated__isnull=False)),
        without_year=Count("id", filter=Q(dated__isnull=True, written__isnull=False)),
        without_date=Count("id", filter=is_datable & Q(written__isnull=True)),
        first=Min("dated__startswith"),
        latest_start=Max("dated__startswith"),
        earliest_end=Min("dated__endswith"),
        last=Max("dated__endswith"),
    )
    days = [found[name] for name in ("first", "latest_start") if found[name] is not None]
    days += [found[name] - 1 for name in ("earliest_end", "last") if found[name] is not None]
    whole = Window(min(days), max(days)) if days else None
    return Span(found["on_it"], found["without_year"], found["without_date"], whole)


def dated_in(user: Viewer, project: UUID, wanted: Wanted, window: Window, order: str) -> AnnotationQuerySet:
    """Those that reach into the window, as far as it is written, by date and then as they stand in their sources."""
    found = _wanted(user, project, wanted).filter(dated__overlap=Int8Range(window.first, window.last, "[]"))
    start, end = F("dated__startswith"), F("dated__endswith")
    if order == "latest":
        return found.order_by(end.desc(nulls_first=True), start.desc(nulls_last=True), *_IN_SOURCES)
    return found.order_by(start.asc(nulls_first=True), end.asc(nulls_last=True), *_IN_SOURCES)


def without_days(user: Viewer, project: UUID, wanted: Wanted, *, yearless: bool) -> "QuerySet[Annotation]":
    """Those that lie nowhere in time: with a date of an unknown year, or with none, though their kind has one."""
    found = _with_date(_wanted(user, project, wanted)).filter(dated__isnull=True, written__isnull=not yearless)
    return found.filter(kind__in=[kind.value for kind in DATABLE]).order_by(*_IN_SOURCES)


def read_dated(found: "QuerySet[Annotation]", project: UUID) -> list[Dated]:
    """These as they are shown, with the names of their authors."""
    names = names_in(project)
    rows = found.annotate(beginning=Left("quote", QUOTE), written=_WRITTEN).values_list(
        *("authors", "id", "source_id", "source__title", "kind", "status", "revision", "beginning", "written")
    )
    return [Dated([names.get(one, str(one)) for one in authors], *said) for authors, *said in rows]


def ties_between(user: Viewer, annotations: Collection[UUID]) -> list[Tie]:
    """The contradictions of dating that rest on at least two of these."""
    if not annotations:
        return []
    seen = Contradiction.objects.visible_to(user).filter(kind=ContradictionKind.DATING.value, deleted=False)
    rows = (
        ContradictionEnd.objects.filter(annotation_id__in=annotations, contradiction_id__in=seen.values("pk"))
        .order_by("contradiction__created", "contradiction_id", "position")
        .values_list(
            *("contradiction_id", "annotation_id", "contradiction__status"), Left("contradiction__explanation", QUOTE)
        )
    )
    found: dict[UUID, Tie] = {}
    for contradiction, annotation, status, explanation in rows:
        tie = found.get(contradiction)
        ends = [annotation] if tie is None else [*tie.ends, annotation]
        found[contradiction] = Tie(contradiction, status, explanation, ends)
    return [tie for tie in found.values() if len(tie.ends) > 1]


def starts_and_ends(found: "QuerySet[Annotation]") -> Mapping[tuple[str, int | None, int | None], int]:
    """How many of each kind have these first and last days; None for a side that is open or unknown."""
    rows = found.order_by().values_list("kind", "dated__startswith", "dated__endswith").annotate(Count("id"))
    return {(kind, start, None if end is None else end - 1): number for kind, start, end, number in rows}


def _with_date(found: AnnotationQuerySet) -> "QuerySet[Any]":
    return found.annotate(written=_WRITTEN)


def _wanted(user: Viewer, project: UUID, wanted: Wanted) -> AnnotationQuerySet:
    found = Annotation.objects.visible_to(user).filter(source__project_id=project, deleted=False)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.status:
        found = found.filter(status=wanted.status)
    if wanted.source is not None:
        found = found.filter(source_id=wanted.source)
    return found.filter(authors__contains=[wanted.author]) if wanted.author is not None else found
