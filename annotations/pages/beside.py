"""Two sources beside each other, or two places of one, with the contradictions between them."""

from dataclasses import asdict
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.models import Source
from annotations.pages.asked import words_in
from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.marking import is_set_in_lines, plain_lines
from annotations.pages.reading import may_annotate, may_review, read_ids
from annotations.queries.passages import text_of
from annotations.queries.room import sequence_of
from annotations.queries.ties import beside_which, ties_between
from annotations.queries.visible import visible
from annotations.rules.errors import NotVisible

SIZE = 200
FIRST_LIMIT = 100


@page
@require_safe
def beside(request: HttpRequest, source: UUID, second: UUID) -> HttpResponse:
    """Both texts, line by line; their passages and what lies between them come by `passages` and `ties`."""
    here, sources = _both(request, source, second)
    panes = [_pane(here, shown, side) for shown, side in zip(sources, ("left", "right"), strict=True)]
    context = {
        "panes": panes,
        "is_one": source == second,
        "may_annotate": any(pane["may_annotate"] for pane in panes),
        "may_review": may_review(here),
    }
    return show(request, "pages/beside", context, here=here, tab="sources")


@page
@require_safe
def ties(request: HttpRequest, source: UUID, second: UUID) -> HttpResponse:
    """The contradictions between them as JSON, all or those with an `id`; and the ledger's place before that."""
    here, _sources = _both(request, source, second)
    sequence = sequence_of(here.project.id)
    only = read_ids(request.GET, "id") if "id" in request.GET else None
    found, has_more = ties_between(user_of(request), here.seat, source, second, only)
    body = {"sequence": sequence, "ties": [asdict(tie) for tie in found], "more": has_more}
    return HttpResponse(orjson.dumps(body), content_type="application/json")


@page
@require_safe
def choose_beside(request: HttpRequest, source: UUID) -> HttpResponse:
    """What to read beside a source: those that contradict it first.

    `first` is one end of a contradiction that is being made, and goes along to the pair.
    """
    found = visible(Source.objects.visible_to(user_of(request)), source)
    text = words_in(request.GET.get("text", ""))
    others = beside_which(user_of(request), found, text, SIZE)
    first = request.GET.get("first", "")[:FIRST_LIMIT]
    carried = f"?{urlencode({'first': first})}" if first else ""
    context = {"source": found, "others": others, "text": text, "size": SIZE, "first": first, "carried": carried}
    here = open_project(request, found.project_id)
    return show(request, "pages/choose_beside", context, here=here, tab="sources")


def _both(request: HttpRequest, left: UUID, right: UUID) -> tuple[Here, list[Source]]:
    """The project and the two sources; NotVisible also for sources of two projects, which nothing lies between."""
    seen = Source.objects.visible_to(user_of(request))
    sources = [visible(seen, source) for source in (left, right)]
    if sources[0].project_id != sources[1].project_id:
        raise NotVisible
    return open_project(request, sources[0].project_id), sources


def _pane(here: Here, source: Source, side: str) -> dict[str, object]:
    text = text_of(source.id)
    names = {"left": _("Left"), "right": _("Right")}
    return {
        "side": side,
        "side_words": names[side],
        "source": source,
        "lines": plain_lines(text, f"{side}-"),
        "is_set": is_set_in_lines(text),
        "may_annotate": may_annotate(here, source),
    }
