"""The table of a timeline as a file: every dated annotation of the window, however many there are."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.exports.tables import encoded_harmless
from annotations.models import Annotation
from annotations.pages.frame import page
from annotations.pages.timeline import Looked, look
from annotations.queries.timeline import Dated, dated_in, read_dated
from annotations.rules.dates import parse_edtf
from annotations.rules.windows import whole_day
from annotations.templatetags.words import date_in_words

CHUNK = 500
COLUMNS = (
    *("id", "kind", "status", "revision", "date", "date_in_words", "earliest", "latest"),
    *("quote", "source", "source_title", "authors", "address"),
)


@page
@require_safe
def timeline_table(request: HttpRequest, project: UUID) -> HttpResponseBase:
    """As CSV, in the order of the page; long quotes by their beginning."""
    looked = look(request, project)
    response = StreamingHttpResponse(_lines(request, looked), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="timeline.csv"'
    return response


def _lines(request: HttpRequest, looked: Looked) -> Iterator[bytes]:
    """First which there are, then some hundred at a time, so that what is sent slowly holds nothing open."""
    found = dated_in(looked.user, looked.project, looked.wanted, looked.window, looked.order)
    ids = list(found.values_list("id", flat=True))
    yield encoded_harmless([COLUMNS])
    for first in range(0, len(ids), CHUNK):
        chunk = ids[first : first + CHUNK]
        still = Annotation.objects.visible_to(looked.user).filter(pk__in=chunk, deleted=False, dated__isnull=False)
        rows = {row.id: row for row in read_dated(still, looked.project)}
        yield encoded_harmless(
            [_row(request, row, row.written) for one in chunk if (row := rows.get(one)) and row.written]
        )


def _row(request: HttpRequest, dated: Dated, written: str) -> list[str | None]:
    date = parse_edtf(written)
    return [
        *(str(dated.id), dated.kind, dated.status, str(dated.revision)),
        *(written, date_in_words(written)),
        *(_day(date.earliest), _day(date.latest)),
        *(dated.quote, str(dated.source), dated.title, "; ".join(dated.authors)),
        request.build_absolute_uri(reverse("annotation", args=[dated.id])),
    ]


def _day(day: int | None) -> str | None:
    """None, an empty cell, for a side that is open or unknown."""
    return None if day is None else whole_day(day)
