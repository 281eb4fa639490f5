"""Searching a project: its texts, what is said of them, and what is set against each other."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.search_fields import (
    ANNOTATIONS,
    CONTRADICTIONS,
    TEXTS,
    Asked,
    fields_for,
    other_projects,
    read_asked,
    without,
)
from annotations.pages.search_results import Section, sections, shown_text, shown_texts
from annotations.pages.search_work import shown_annotations, shown_contradictions
from annotations.queries.people import names_in
from annotations.queries.search import SECONDS, sources_among
from annotations.rules.search import LENGTH, Within


@page
@require_safe
def search(request: HttpRequest, project: UUID) -> HttpResponse:
    """Everything that is found, or more of one sort; all that is asked stands in the address."""
    here, asked = open_project(request, project), read_asked(request.GET)
    looked = sections(user_of(request), project, asked) if asked.is_anything and not asked.errors else []
    context = {
        "asked": asked,
        "limit": LENGTH,
        "fields": fields_for(request, here, asked),
        "is_narrowed": bool(without(request, "words", "page", "after", "in", "within")),
        "sections": [_shown(request, here, asked, section) for section in looked],
        "is_found": any(section.count for section in looked),
        "within_words": without(request, "page", "after", within=Within.ANYWHERE.value),
        "everywhere": without(request, "page", "after", "in"),
        "only_words": without(request, "page", "after", *(field for field in request.GET if field != "words")),
        "others": other_projects(request, here),
        "may_be_missing": asked.place == TEXTS and asked.narrowing.is_of_work,
    }
    return show(request, "pages/search", context, here=here, tab="search", status=400 if asked.errors else 200)


def _shown(request: HttpRequest, here: Here, asked: Asked, section: Section) -> dict[str, object]:
    """A section with what the template needs of it."""
    user, project = user_of(request), here.project.id
    sources = sources_among(user, project, asked.narrowing)
    shown: dict[str, object] = {
        "section": section,
        "all": without(request, "page", "after", **{"in": section.name}),
        "further": without(request, "page", **{"in": section.name, "after": section.further}),
        "sheet": section.sheet if asked.place else None,
        "query": without(request, "page"),
        "seconds": round(SECONDS),
        "narrowed": without(request, "page", "after", "source", **{"in": section.name}),
    }
    if section.name == TEXTS and asked.place and asked.narrowing.source is not None and section.count:
        text, shown["sheet"] = shown_text(sources, section, asked.page)
        return shown | {"texts": [text], "is_one": True}
    if section.name == TEXTS:
        return shown | {"texts": shown_texts(sources, section)}
    names = names_in(project)
    if section.name == ANNOTATIONS:
        return shown | {"groups": shown_annotations(sources, section, names)}
    assert section.name == CONTRADICTIONS  # noqa: S101  (there is no other)
    return shown | {"contradictions": shown_contradictions(sources, section, names)}
