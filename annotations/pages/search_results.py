"""What a search found, as it is shown: texts with their places, annotations, contradictions, and how it was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.paginator import Page, Paginator

from annotations.models import Source
from annotations.models.sources import SourceQuerySet
from annotations.pages.asked import id_in, number_in
from annotations.pages.search_fields import ANNOTATIONS, CONTRADICTIONS, PLACES, TEXTS, Asked
from annotations.queries.search import MOST, sources_among
from annotations.queries.search_places import Places, places_in
from annotations.queries.search_texts import Found, find_texts
from annotations.queries.search_work import FoundWork, find_annotations, find_contradictions
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.search import Query, Within, read_query
from annotations.templatetags.directions import direction_by_letters

FEW = 5  # of each, where everything is looked through
SHEET = {TEXTS: 10, ANNOTATIONS: 50, CONTRADICTIONS: 50}
PLACES_OF_EACH = 3
PLACES_OF_ONE = 50


@dataclass(frozen=True)
class Section:
    """What was found in texts, in annotations or in contradictions.

    `fell_back` if nothing was found as whole words, and this is what stands within words. `further` asks for what comes
    after the last that was looked at.
    """

    name: str
    found: Found | FoundWork
    query: Query
    sheet: Page[UUID]
    fell_back: bool = False
    further: str = ""

    @property
    def count(self) -> int:
        """How many there are, or at least are."""
        return len(self.found.ids)

    @property
    def is_all(self) -> bool:
        """Whether there are no more than these."""
        return self.found.ended_at is None

    @property
    def read(self) -> list[str]:
        """Of what was looked for, what no index could tell."""
        return [term.written for term in self.query.terms if term.is_unindexable]


@dataclass(frozen=True)
class ShownText:
    """A source that was found, and some places of its text."""

    source: Source
    places: Places
    direction: str


def sections(user: AbstractBaseUser, project: UUID, asked: Asked) -> list[Section]:
    """What is found in each place that is looked through and in which it can be found."""
    sources = sources_among(user, project, asked.narrowing)
    ways: Mapping[str, Callable[[Query, Any], Found | FoundWork]] = {
        TEXTS: lambda query, after: find_texts(sources, query, after=after, most=MOST),
        ANNOTATIONS: lambda query, after: find_annotations(
            user, sources, query, asked.narrowing, after=after, most=MOST
        ),
        CONTRADICTIONS: lambda query, after: find_contradictions(
            user, project, sources, query, asked.narrowing, after=after, most=MOST
        ),
    }
    return [_section(name, asked, ways[name]) for name in _looked_in(asked)]


def shown_texts(sources: SourceQuerySet, section: Section) -> list[ShownText]:
    """The texts of one sheet with a few places of each."""
    wanted = sources.filter(pk__in=list(section.sheet))
    return _with_places(wanted, places_in(wanted, section.query, most=PLACES_OF_EACH))


def shown_text(sources: SourceQuerySet, section: Section, page: int) -> tuple[ShownText, Page[int]]:
    """One text with all its places, a sheet of them at a time."""
    wanted = sources.filter(pk__in=section.found.ids[:1])
    (few,) = places_in(wanted, section.query, most=PLACES_OF_ONE, skip=(page - 1) * PLACES_OF_ONE)
    sheet = Paginator(range(few.of), PLACES_OF_ONE).get_page(page)
    if sheet.number != page:
        return shown_text(sources, section, sheet.number)
    return _with_places(wanted, [few])[0], sheet


def _looked_in(asked: Asked) -> Sequence[str]:
    """Only what can be there: texts have no kind, no status and no author, and each kind is of one sort of work."""
    if asked.place:
        return [asked.place]
    narrowing = asked.narrowing
    wanted = {
        TEXTS: bool(asked.query.wanted) and not narrowing.is_of_work,
        ANNOTATIONS: not narrowing.kind or narrowing.kind in list(Kind),
        CONTRADICTIONS: not narrowing.kind or narrowing.kind in list(ContradictionKind),
    }
    return [name for name in PLACES if wanted[name]]


def _section(name: str, asked: Asked, find: Callable[[Query, Any], Found | FoundWork]) -> Section:
    query, after, fell_back = asked.query, _place(name, asked.after), False
    found = find(query, after)
    if not found.ids and found.ended_at is None and after is None and asked.within is Within.WORDS and query.wanted:
        anywhere = read_query(asked.words, Within.ANYWHERE)
        if anywhere != query:
            query, found, fell_back = anywhere, find(anywhere, None), True
    size = SHEET[name] if asked.place else FEW
    sheet = Paginator(found.ids, size).get_page(asked.page if asked.place else 1)
    further = "" if found.ended_at is None else "~".join(_written(one) for one in found.ended_at)
    return Section(name, found, query, sheet, fell_back, further)


def _with_places(sources: SourceQuerySet, places: Sequence[Places]) -> list[ShownText]:
    found = sources.in_bulk()
    return [ShownText(found[one.source], one, _direction(found[one.source], one)) for one in places]


def _direction(source: Source, places: Places) -> str:
    if source.direction in {"ltr", "rtl"}:
        return source.direction
    return direction_by_letters("".join(one.text for place in places.shown[:1] for one in place.stretches), "", "")


def _place(name: str, written: str) -> tuple[Any, ...] | None:
    """Where a list goes on, as an address says it; nonsense is its beginning."""
    parts = written.split("~")
    try:
        created = datetime.fromisoformat(parts[0])
    except ValueError:
        return None
    keys = [id_in(part) if len(part) == len(str(UUID(int=0))) else number_in(part) for part in parts[1:]]
    wanted = [UUID, int, UUID] if name == ANNOTATIONS else [UUID]
    fits = created.tzinfo is not None and [type(key) for key in keys] == wanted
    return (created, *keys) if fits else None


def _written(part: object) -> str:
    return part.isoformat() if isinstance(part, datetime) else str(part)
