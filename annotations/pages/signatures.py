"""What was signed: who, when, what it means, the statement as it was read, and whether that is still what is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from annotations.models import Annotation, Viewer
from annotations.models.states import Work
from annotations.pages.frame import open_project, page, show, user_of
from annotations.pages.moves import ANNOTATION, CONTRADICTION, Movable
from annotations.pages.statements import Changed, ShownStatement, changed_since, shown_statement
from annotations.queries.ends import ends_of
from annotations.queries.signatures import Signature, signature_at, signatures_of, standing
from annotations.queries.statements import statement_shown


@dataclass(frozen=True)
class ShownSignature:
    """A signature as people read it; `changed` is what of it is not so any more, `stands` whether it still counts."""

    signature: Signature
    statement: ShownStatement
    changed: Sequence[Changed]
    stands: bool

    @property
    def page(self) -> str:
        """Where it is shown by itself."""
        return _address(self.signature, "signature")

    @property
    def raw(self) -> str:
        """Where the very bytes are that were hashed."""
        return _address(self.signature, "signed_statement")


def standing_signatures(user: Viewer, work: Work, ends: Sequence[Annotation]) -> list[ShownSignature]:
    """Those that stand on a thing at hand; each of `ends` has its source."""
    signatures = standing(work, signatures_of(user, work.id))
    return [_shown(one, work, ends, stands=True) for one in signatures]


@page
@require_safe
def annotation_signature(request: HttpRequest, annotation: UUID, revision: int) -> HttpResponse:
    """One signature on an annotation."""
    return _signature(request, ANNOTATION, annotation, revision)


@page
@require_safe
def contradiction_signature(request: HttpRequest, contradiction: UUID, revision: int) -> HttpResponse:
    """One signature on a contradiction."""
    return _signature(request, CONTRADICTION, contradiction, revision)


@page
@require_safe
def annotation_statement(request: HttpRequest, annotation: UUID, revision: int) -> HttpResponse:
    """What was signed of an annotation, byte by byte."""
    return _statement(request, ANNOTATION, annotation, revision)


@page
@require_safe
def contradiction_statement(request: HttpRequest, contradiction: UUID, revision: int) -> HttpResponse:
    """What was signed of a contradiction, byte by byte."""
    return _statement(request, CONTRADICTION, contradiction, revision)


def _signature(request: HttpRequest, thing: Movable, thing_id: UUID, revision: int) -> HttpResponse:
    user = user_of(request)
    project, signature = signature_at(user, thing.name, thing_id, _column(revision))
    work, _seat = thing.find(user, thing_id)
    here = open_project(request, project)
    ends = ends_of([work.id])[work.id]
    stands = any(one.revision == revision for one in standing(work, signatures_of(user, work.id)))
    context = {"one": _shown(signature, work, ends, stands=stands), "thing": thing.name, "work": work}
    tab = "sources" if thing is ANNOTATION else "contradictions"
    return show(request, "pages/signature", context, here=here, tab=tab)


def _statement(request: HttpRequest, thing: Movable, thing_id: UUID, revision: int) -> HttpResponse:
    _project, signature = signature_at(user_of(request), thing.name, thing_id, _column(revision))
    response = HttpResponse(signature.text.encode(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="statement-{signature.sha256[:16]}.json"'
    return response


def _shown(signature: Signature, work: Work, ends: Sequence[Annotation], *, stands: bool) -> ShownSignature:
    now = statement_shown(work, ends, signature.person)
    return ShownSignature(
        signature, shown_statement(signature.said), changed_since(signature.said, now.said), stands and signature.fits
    )


def _address(signature: Signature, name: str) -> str:
    return reverse(f"{signature.thing}_{name}", args=[signature.thing_id, signature.revision])


def _column(revision: int) -> int:
    """A revision as the database counts them; what is beyond is none of them."""
    return revision if revision < 2**31 else 0
