"""Searching a project."""

from uuid import UUID

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.api.endpoints import Endpoint, page_start
from annotations.api.presenting import Shape, present_annotation, present_contradiction
from annotations.api.rendering import answer
from annotations.api.schema import described, query
from annotations.api.search_query import ANNOTATIONS, CHOICES, LIMIT, LISTS, MOST, PARTS, TEXTS, read_search
from annotations.api.shapes.searching import SearchPage
from annotations.models import Annotation, Contradiction, Source
from annotations.models.sources import SourceQuerySet
from annotations.queries.people import names_in
from annotations.queries.relations import rests_of
from annotations.queries.search import sources_among
from annotations.queries.search_places import Place, Places, places_in
from annotations.queries.search_texts import Found, find_texts
from annotations.queries.search_work import FoundWork, find_annotations, find_contradictions
from annotations.queries.seats import seat_in
from annotations.rules.search import Query

PLACES = 3  # of each text

PARAMETERS = (
    query("words", 'What is looked for: words, "exact words", -words that must not stand there, beginnings*'),
    query("in", "Where; texts if left out", enum=list(LISTS)),
    query("within", "Whole words, or within words too", enum=list(CHOICES["within"])),
    query("kind", "Only annotations or contradictions of this kind", enum=list(CHOICES["kind"])),
    query("status", "Only annotations or contradictions of this status", enum=list(CHOICES["status"])),
    query("author", "Only annotations or contradictions that this person made: a username, or a key"),
    query("source", "Only this source, and what rests on it"),
    query("language", "Only sources of this language (BCP 47, as it is recorded), and what rests on them"),
    query("dated_from", "Only what may be dated after the beginning of this date (EDTF)"),
    query("dated_to", "Only what may be dated before the end of this date (EDTF)"),
    query("published_from", "Only sources that may be published after the beginning of this date (EDTF)"),
    query("published_to", "Only sources that may be published before the end of this date (EDTF)"),
    query("limit", f"How many at most: 1 to {MOST}; {LIMIT} if left out"),
    query("after", "Where to go on; taken from `next`"),
)


class Search(Endpoint):
    """What stands in the texts of a project, in its annotations or in its contradictions."""

    @described(
        "What is found in texts, annotations or contradictions, in their order; sources in the order they came in",
        {200: SearchPage},
        refusals=[400, 409],
        parameters=PARAMETERS,
    )
    def get(self, request: Request, project: UUID) -> HttpResponse:
        """Search."""
        seat_in(project, self.user)
        asked = request.GET
        name, sought, narrowing, limit = read_search(asked, self.user, project)
        after = page_start(asked, PARTS[name])
        place = None if after is None else tuple(after)
        sources = sources_among(self.user, project, narrowing)
        found: Found | FoundWork
        if name == TEXTS:
            found = find_texts(sources, sought, after=place, most=limit)
            results = _present_texts(sources, found, sought)
        elif name == ANNOTATIONS:
            found = find_annotations(self.user, sources, sought, narrowing, after=place, most=limit)
            results = _present_annotations(found, project)
        else:
            found = find_contradictions(self.user, project, sources, sought, narrowing, after=place, most=limit)
            results = _present_contradictions(found, project)
        return answer({"results": results, "next": self._next(found), "looked": _present_looked(found)})

    def _next(self, found: Found | FoundWork) -> str | None:
        if found.ended_at is None:
            return None
        created, *keys = found.ended_at
        return self._address([created.isoformat(), *(key if isinstance(key, int) else str(key) for key in keys)])


def _present_looked(found: Found | FoundWork) -> Shape:
    return {
        "looked_at": found.looked_at,
        "scanned": found.scanned if isinstance(found, Found) else 0,
        "not_indexed": found.not_indexed if isinstance(found, Found) else 0,
        "stopped": found.is_stopped,
    }


def _present_texts(sources: SourceQuerySet, found: Found, sought: Query) -> list[Shape]:
    wanted = sources.filter(pk__in=found.ids)
    places = {one.source: one for one in places_in(wanted, sought, most=PLACES)}
    return [_present_source(source, places[source.id]) for source in wanted.order_by("created", "id")]


def _present_source(source: Source, places: Places) -> Shape:
    return {
        "thing": "source",
        "id": source.id,
        "title": source.title,
        "language": source.language,
        "archived": source.archived,
        "places": [_present_place(place) for place in places.shown],
        "places_in_all": places.of,
    }


def _present_place(place: Place) -> Shape:
    return {
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "text": "".join(one.text for one in place.stretches),
        "hits": place.hits,
    }


def _present_annotations(found: FoundWork, project: UUID) -> list[Shape]:
    names, known = names_in(project), Annotation.objects.in_bulk(found.ids)
    return [{"thing": "annotation", **present_annotation(known[one], names)} for one in found.ids if one in known]


def _present_contradictions(found: FoundWork, project: UUID) -> list[Shape]:
    names, known = names_in(project), Contradiction.objects.in_bulk(found.ids)
    rests = rests_of(known.values())
    return [
        {"thing": "contradiction", **present_contradiction(known[one], rests[one], names)}
        for one in found.ids
        if one in known
    ]
