"""Sign-off sheets to print and file: who signed what, when, what that means, and the hashes by which it is found again.

A sheet may have tens of thousands of rows, so it is sent as it is made.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.models import Release, Source
from annotations.pages.frame import Here, open_project, page, user_of
from annotations.pages.releases import counts_in_words
from annotations.pages.statements import ShownStatement, SignedSource, shown_statement
from annotations.queries.people import names_in
from annotations.queries.released import manifests_of
from annotations.queries.sheets import Key, Listed, Signed, release_sheet, signed, source_sheet
from annotations.queries.signatures import Signature
from annotations.queries.visible import visible
from annotations.rules.errors import NotPossibleNow
from annotations.rules.signoff import MEANINGS
from annotations.templatetags.words import words

LETTERS = {"annotation": "A", "contradiction": "C"}


@dataclass(frozen=True)
class ShownSignature:
    """A signature with what it says of how the signer said who they are; `letter` stands for the meaning in words."""

    signature: Signature
    statement: ShownStatement
    letter: str


@dataclass(frozen=True)
class Row:
    """A thing on the sheet; `source` where the rows of another source begin."""

    number: int
    statement: ShownStatement
    authors: str
    signatures: list[ShownSignature]
    source: SignedSource | None


@page
@require_safe
def source_signoffs(request: HttpRequest, source: UUID) -> HttpResponseBase:
    """Of a source, as it is now."""
    found = visible(Source.objects.visible_to(user_of(request)), source)
    here = open_project(request, found.project_id)
    sheet = source_sheet(source, here.seat.role)
    context = {"source": found, "sha256": bytes(found.sha256).hex(), "sheet": sheet, "counts": sheet.counts}
    return _sheet(request, here, sheet, context, tab="sources")


@page
@require_safe
def release_signoffs(request: HttpRequest, release: UUID) -> HttpResponseBase:
    """Of what is in a release, whatever became of it since."""
    found = visible(Release.objects.visible_to(user_of(request)), release)
    here = open_project(request, found.project_id)
    if found.number is None:
        raise NotPossibleNow("This release is not ready, so nothing in it can be put on a sheet.", code="not_ready")
    manifest = manifests_of([found])[found.id]
    context = {
        "release": found,
        "by": names_in(found.project_id)[found.created_by_id],
        "manifest": manifest,
        "in_words": counts_in_words(manifest),
        "files": [(file, bytes(file.sha256).hex()) for file in found.files.order_by("id")],
        "counts": manifest.counts,
    }
    return _sheet(request, here, release_sheet(found, here.seat.role), context, tab="releases")


def _sheet(
    request: HttpRequest, here: Here, listed: Listed, context: Mapping[str, object], *, tab: str
) -> StreamingHttpResponse:
    # The page is made around two marks that nobody can have written, and sent with the rows in their places.
    marks = {"annotations": secrets.token_hex(16), "contradictions": secrets.token_hex(16)}
    frame = {"here": here, "project": here.project, "seat": here.seat, "tab": tab}
    about = {"printed": timezone.now(), "meanings": [(LETTERS[thing], MEANINGS[thing]) for thing in MEANINGS]}
    whole = render_to_string(
        "annotations/pages/sheet.html",
        {**frame, **about, "unsigned": _unsigned_in_words(listed.unsigned), "marks": marks, **context},
        request,
    )
    head, rest = whole.split(marks["annotations"])
    middle, foot = rest.split(marks["contradictions"])

    def parts() -> Iterator[str]:
        yield head
        yield from _rows(here, listed.annotations, by_source="release" in context)
        yield middle
        yield from _rows(here, listed.contradictions, by_source=False)
        yield foot

    return StreamingHttpResponse(parts())


def _unsigned_in_words(counts: Mapping[str, Mapping[str, int]] | None) -> list[str] | None:
    """How much of what is not signed there is, by what it is and where it stands."""
    if counts is None:
        return None
    said = []
    for thing, by_status in counts.items():
        for status, n in by_status.items():
            one = ngettext("%(n)d annotation", "%(n)d annotations", n)
            other = ngettext("%(n)d contradiction", "%(n)d contradictions", n)
            told = (one if thing == "annotation" else other) % {"n": n}
            said.append(f"{told}: {words(status).lower()}")
    return said


def _rows(here: Here, keys: Iterable[Key], *, by_source: bool) -> Iterator[str]:
    """The rows of a table, some hundred at a time; a row of its own where another source begins."""
    names = {str(key): name for key, name in names_in(here.project.id).items()}
    template, number, last = get_template("annotations/parts/sheet_rows.html"), 0, ""
    for chunk in signed(here.project.id, keys):
        rows = []
        for one in chunk:
            number += 1
            row = _row(one, number, names)
            source = row.statement.passages[0].source
            rows.append(row if not by_source or source.id == last else replace(row, source=source))
            last = source.id
        yield template.render({"rows": rows})


def _row(one: Signed, number: int, names: Mapping[str, str]) -> Row:
    statements = [shown_statement(signature.said) for signature in one.signatures]
    state = one.signatures[-1].said["signed"]
    return Row(
        number=number,
        statement=statements[-1],
        authors=", ".join(names.get(key, key) for key in state["authors"]),
        signatures=[
            ShownSignature(signature, statement, LETTERS[signature.thing])
            for signature, statement in zip(one.signatures, statements, strict=True)
        ],
        source=None,
    )
