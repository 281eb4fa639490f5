"""The reading room: a source, what is said of it, and what it takes to say more."""

from dataclasses import asdict
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.models import Source
from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.marking import is_set_in_lines, marked_lines, plain_lines
from annotations.queries.passages import text_of
from annotations.queries.room import RoomPassage, passages_of, resting_ids, sequence_of
from annotations.queries.seats import seat_in
from annotations.queries.visible import visible
from annotations.rules.dates import NotEdtf, parse_edtf
from annotations.rules.errors import InvalidFields
from annotations.rules.permissions import Deed, Standing, may
from annotations.templatetags.words import date_in_words

IDS_LIMIT = 500


@page
@require_safe
def read_source(request: HttpRequest, source: UUID) -> HttpResponse:
    """The text, line by line; its passages come by `passages`, and what is done to them by the panel's forms."""
    found = visible(Source.objects.visible_to(user_of(request)), source)
    here = open_project(request, found.project_id)
    text = text_of(source)
    context = {
        "source": found,
        "lines": plain_lines(text),
        "is_set": is_set_in_lines(text),
        "may_annotate": _may_annotate(here, found),
    }
    return show(request, "pages/reading", context, here=here, tab="sources")


@page
@require_safe
def marked_source(request: HttpRequest, source: UUID) -> HttpResponse:
    """The text with its passages in real marks, and the list of them: for every browser, and for paper."""
    found = visible(Source.objects.visible_to(user_of(request)), source)
    here = open_project(request, found.project_id)
    text = text_of(source)
    passages = passages_of(source, here.seat)
    context = {
        "source": found,
        "lines": marked_lines(text, passages),
        "passages": [(passage, text[passage.start : passage.end]) for passage in passages],
    }
    return show(request, "pages/marked", context, here=here, tab="sources")


@page
@require_safe
def passages(request: HttpRequest, source: UUID) -> HttpResponse:
    """The passages as JSON for the reading room, and the ledger's place before they were read.

    All of them, or those with an `id` and those that a `contradiction` rests on.
    """
    found = visible(Source.objects.visible_to(user_of(request)), source)
    seat = seat_in(found.project_id, user_of(request))
    sequence = sequence_of(found.project_id)
    known = passages_of(source, seat, _ids(request))
    body = {"sequence": sequence, "passages": [passage_shape(passage) for passage in known]}
    return HttpResponse(orjson.dumps(body), content_type="application/json")


@page
@require_safe
def explain_date(request: HttpRequest) -> HttpResponse:
    """What an EDTF date says in words, or what would be one."""
    written = request.GET.get("written", "").strip()
    body = {"words": date_in_words(written), "error": ""}
    try:
        if written:
            parse_edtf(written)
    except NotEdtf as fault:
        body["error"] = str(fault)
    return HttpResponse(orjson.dumps(body), content_type="application/json")


def passage_shape(passage: RoomPassage) -> dict[str, object]:
    """A passage as the page's scripts know it."""
    return asdict(passage)


def _may_annotate(here: Here, source: Source) -> bool:
    return may(Standing(here.seat.role), Deed.ANNOTATE) and not (source.archived or here.project.archived)


def _ids(request: HttpRequest) -> list[UUID] | None:
    if not request.GET:
        return None
    return [*_read_ids(request, "id"), *resting_ids(_read_ids(request, "contradiction"))]


def _read_ids(request: HttpRequest, name: str) -> list[UUID]:
    raw = request.GET.getlist(name)
    try:
        if len(raw) <= IDS_LIMIT:
            return [UUID(one) for one in raw]
    except ValueError:
        pass
    raise InvalidFields({name: [_("Ids are needed here, at most %(limit)s of them.") % {"limit": IDS_LIMIT}]})
