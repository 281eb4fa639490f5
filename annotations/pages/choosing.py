"""Choosing annotations to set against each other: what is chosen, in which order, and what else there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from annotations.models import Annotation, Viewer
from annotations.pages.asked import id_in, one_of, page_in, words_in
from annotations.pages.forms import named
from annotations.pages.pairs import Comparison, ShownEnd, comparisons_of, shown_ends
from annotations.queries.candidates import Sought, candidates_in, ends_named, sources_annotated
from annotations.rules.kinds import Kind

SIZE = 20
CHANGES = ("choose", "remove", "earlier", "later")


@dataclass(frozen=True)
class Choosing:
    """The list to choose from, with what it is narrowed to; `query` asks for the same list again."""

    sought: Sought
    candidates: Sequence[ShownEnd]
    has_more: bool
    query: str
    before: str
    after: str
    kinds: Sequence[tuple[str, str]]
    sources: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Chosen:
    """The ends as they stand in the form, and what can be computed of them."""

    annotations: Sequence[Annotation]
    ends: Sequence[ShownEnd]
    comparisons: Sequence[Comparison]
    keys: frozenset[UUID]


def chosen_ends(user: Viewer, project: UUID, ids: list[UUID], tagged: Mapping[UUID, Annotation]) -> Chosen:
    """What was chosen, as far as the person sees it in the project; `tagged` are only made with the contradiction."""
    known = {one.id: one for one in ends_named(user, project, ids)} | dict(tagged)
    annotations = [known[one] for one in dict.fromkeys(ids) if one in known]
    comparisons = comparisons_of(annotations) if len(annotations) > 1 else []
    return Chosen(annotations, shown_ends(annotations), comparisons, frozenset(one.id for one in annotations))


def rearranged(ids: list[UUID], asked: Mapping[str, str]) -> list[UUID]:
    """The ends after a button was pressed: one more, one less, or one in another place."""
    for change in CHANGES:
        end = id_in(asked.get(change, ""))
        if end is not None:
            return _changed(ids, change, end)
    return ids


def choosing_from(request: HttpRequest, user: Viewer, project: UUID) -> Choosing:
    """The list that the address asks for."""
    sought = _sought(request.GET)
    candidates, has_more = candidates_in(user, project, sought, SIZE)
    kinds = [("", _("any kind")), *named(Kind)]
    sources = [(str(source), title) for source, title in sources_annotated(user, project)]
    return Choosing(
        sought=sought,
        candidates=shown_ends(candidates),
        has_more=has_more,
        query=_query(request, sought.page),
        before=_query(request, sought.page - 1) if sought.page > 1 else "",
        after=_query(request, sought.page + 1) if has_more else "",
        kinds=kinds,
        sources=[("", _("any source")), *sources],
    )


def _sought(asked: Mapping[str, str]) -> Sought:
    return Sought(
        search=words_in(asked.get("search", "")),
        kind=one_of(list(Kind), asked.get("kind", "")),
        source=id_in(asked.get("source", "")),
        page=page_in(asked),
    )


def _query(request: HttpRequest, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"?{query.urlencode()}"


def _changed(ids: list[UUID], change: str, end: UUID) -> list[UUID]:
    others = [one for one in ids if one != end]
    if change == "remove":
        return others
    if change == "choose" or end not in ids:
        return [*others, end]
    place = ids.index(end) + (1 if change == "later" else -1)
    return [*others[: max(0, place)], end, *others[max(0, place) :]]
