"""Tagging without selecting: the words are typed or pasted, found in the text, and lead to the form."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.models import Source
from annotations.pages.asked import number_in, one_of, words_in
from annotations.pages.forms import Field, fill, named
from annotations.pages.frame import open_project, page, show, user_of
from annotations.queries.passages import Around, around, text_of
from annotations.queries.visible import visible
from annotations.rules.by_words import WORDS_LENGTH, find_by_words
from annotations.rules.kinds import Kind
from annotations.rules.permissions import Deed

REACH = 120


@dataclass(frozen=True)
class Place:
    """Where the words stand, with what stands around, and the address of the form for it."""

    around: Around
    address: str


@page
@require_safe
def tag_by_words(request: HttpRequest, source: UUID) -> HttpResponse:
    """Where the words stand that the address asks for; on to the form where there is one place only."""
    found = visible(Source.objects.visible_to(user_of(request)), source)
    here = open_project(request, found.project_id)
    here.seat.permit(Deed.ANNOTATE)
    asked = {name: words_in(request.GET.get(name, ""))[:WORDS_LENGTH] for name in ("words", "until", "line")}
    asked["kind"] = one_of(list(Kind), request.GET.get("kind", "")) or Kind.CLAIM.value
    errors = {} if not asked["line"] or number_in(asked["line"]) else {"line": [_("A number from 1 is needed.")]}
    is_asked = bool(asked["words"]) and not errors
    text = text_of(source) if is_asked else ""
    answer = find_by_words(text, asked["words"], asked["until"], line=number_in(asked["line"]))
    addresses = [_form_of(source, start, end, asked["kind"]) for start, end in answer.places]
    if len(addresses) == 1 and answer.is_exact:
        return redirect(addresses[0])
    shown = around([(source, start, end) for start, end in answer.places], REACH)
    context = {
        "source": found,
        "fields": fill(_fields(), asked, errors),
        "kind": asked["kind"],
        "is_asked": is_asked,
        "answer": answer,
        "places": [Place(one, address) for one, address in zip(shown, addresses, strict=True)],
    }
    return show(request, "pages/by_words", context, here=here, tab="sources", status=400 if errors else 200)


def _form_of(source: UUID, start: int, end: int, kind: str) -> str:
    asked = {"start": start, "end": end, "kind": kind, "plain": 1}
    return f"{reverse('new_annotation', args=[source])}?{urlencode(asked)}"


def _fields() -> list[Field]:
    return [
        Field("words", _("Words of the passage"), "area", limit=WORDS_LENGTH, required=True),
        Field(
            "until",
            _("Up to these words"),
            help=_("For a long passage: type how it begins above, and how it ends here."),
            limit=WORDS_LENGTH,
        ),
        Field("line", _("Line"), help=_("The line in which it begins, if you know it.")),
        Field("kind", _("Kind"), "choice", choices=tuple(named(Kind))),
    ]
