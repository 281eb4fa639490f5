"""The reading room: a source, what is said of it, and what it takes to say more."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.models import Source
from annotations.pages.asked import id_in, number_in
from annotations.pages.frame import Here, open_project, page, show, user_of
from annotations.pages.marking import is_set_in_lines, marked_lines, plain_lines
from annotations.queries.passages import text_of
from annotations.queries.room import (
    After,
    RoomPassage,
    passages_after,
    passages_between,
    passages_named,
    passages_of,
    resting_ids,
    sequence_of,
)
from annotations.queries.seats import Seat
from annotations.queries.visible import source_seen_by, visible
from annotations.rules.dates import NotEdtf, parse_edtf
from annotations.rules.errors import InvalidFields
from annotations.rules.permissions import Deed, Standing, may
from annotations.rules.signoff import Move
from annotations.templatetags.words import date_in_words

IDS_LIMIT = 500
PART = 5_000


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
        "may_annotate": may_annotate(here, found),
        "may_review": may_review(here),
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
        "may_annotate": may_annotate(here, found),
        "lines": marked_lines(text, passages),
        "passages": [(passage, text[passage.start : passage.end]) for passage in passages],
    }
    return show(request, "pages/marked", context, here=here, tab="sources")


@page
@require_safe
def passages(request: HttpRequest, source: UUID) -> HttpResponse:
    """The passages as JSON for the reading room, and the ledger's place before they were read.

    All of them, in parts: `next` of one is `after` of the next; or those with code points between `from` and `to`;
    or those with an `id` and those that a `contradiction` rests on. As rows, since there may be 20,000 of them.
    """
    found, seat = source_seen_by(user_of(request), source)
    sequence = sequence_of(found.project_id)
    known, following = _asked_for(request.GET, source, seat)
    body = {
        "sequence": sequence,
        **rows_of(known),
        "next": None if following is None else f"{following.start}-{following.id}",
    }
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


def rows_of(passages: Sequence[RoomPassage]) -> dict[str, object]:
    """Passages as the page's scripts read them (js/work.js): the authors' names, and rows with their numbers."""
    names = list(dict.fromkeys(passage.author for passage in passages))
    number = {name: place for place, name in enumerate(names)}
    return {"names": names, "passages": [_row_of(passage, number) for passage in passages]}


def _row_of(passage: RoomPassage, number: Mapping[str, int]) -> tuple[object, ...]:
    return (
        passage.id,
        passage.start,
        passage.end,
        passage.kind,
        passage.status,
        passage.revision,
        number[passage.author],
        passage.mine,
        passage.contradictions,
        passage.said,
        passage.waits,
    )


def may_annotate(here: Here, source: Source) -> bool:
    """Whether the person may tag passages of it."""
    return may(Standing(here.seat.role), Deed.ANNOTATE) and not (source.archived or here.project.archived)


def may_review(here: Here) -> bool:
    """Whether the person may sign off what others wrote."""
    return may(Standing(here.seat.role), Move.SIGN_OFF)


def _asked_for(asked: QueryDict, source: UUID, seat: Seat) -> tuple[list[RoomPassage], After | None]:
    if "id" in asked or "contradiction" in asked:
        ids = [*read_ids(asked, "id"), *resting_ids(read_ids(asked, "contradiction"))]
        return passages_named(source, seat, ids), None
    if "from" in asked or "to" in asked:
        return passages_between(source, seat, _read_offset(asked, "from"), _read_offset(asked, "to")), None
    return passages_after(source, seat, _read_after(asked), PART)


def _read_offset(asked: QueryDict, name: str) -> int:
    offset = number_in(asked.get(name))
    if offset is None:
        raise InvalidFields({name: [_("A number of code points is needed here.")]})
    return offset


def _read_after(asked: QueryDict) -> After | None:
    if not asked.get("after"):
        return None
    start, _hyphen, passage = str(asked["after"]).partition("-")
    offset, key = number_in(start), id_in(passage)
    if offset is None or key is None:
        raise InvalidFields({"after": [_("What the part before named as next is needed here.")]})
    return After(offset, key)


def read_ids(asked: QueryDict, name: str) -> list[UUID]:
    """The ids that the address has under a name, at most 500."""
    raw = asked.getlist(name)
    try:
        if len(raw) <= IDS_LIMIT:
            return [UUID(one) for one in raw]
    except ValueError:
        pass
    raise InvalidFields({name: [_("Ids are needed here, at most %(limit)s of them.") % {"limit": IDS_LIMIT}]})
