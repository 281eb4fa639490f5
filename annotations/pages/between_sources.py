"""Which sources contradict which, and how often: a stair of cells, the same as a table, and as a file."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from annotations.pages.asked import one_of, page_in
from annotations.pages.forms import Field, fill, named
from annotations.pages.frame import open_project, page, show, user_of
from annotations.pages.pictures import TAB, alone
from annotations.pages.stair import Stair, draw_stair
from annotations.queries.between_sources import Count, counts_between, titles_of
from annotations.rules.between_sources import ordered
from annotations.rules.kinds import ContradictionKind
from annotations.rules.permissions import CONTRIBUTORS
from annotations.rules.signoff import Status
from annotations.templatetags.words import kind_words, words

MOST = 40  # sources in the picture
SIZE = 100  # rows of the table
Key = tuple[UUID, UUID]


@dataclass(frozen=True)
class Pair:
    """Two sources, or one that contradicts itself: how often, in what, and how far that is."""

    one: UUID
    other: UUID
    title: str
    other_title: str
    number: int
    kinds: str
    statuses: str
    address: str

    @property
    def is_within(self) -> bool:
        """Whether it is one source."""
        return self.one == self.other


@page
@require_safe
def between_sources(request: HttpRequest, project: UUID) -> HttpResponse:
    """As a page."""
    here, wanted = open_project(request, project), _wanted(request)
    pairs = _pairs(request, project, wanted)
    sheet = Paginator(pairs, SIZE).get_page(page_in(request.GET))
    is_member = here.seat.role in CONTRIBUTORS
    context = {
        "stair": _stair(pairs),
        "sheet": sheet,
        "fields": fill(_filters(may_see_statuses=is_member), wanted),
        "asked": urlencode({name: value for name, value in wanted.items() if value}),
        "is_narrowed": any(wanted.values()),
    }
    return show(request, "pages/between_sources", context, here=here, tab=TAB)


@page
@require_safe
def between_sources_file(request: HttpRequest, project: UUID) -> HttpResponse:
    """What is drawn on the page, as a file."""
    here, wanted = open_project(request, project), _wanted(request)
    pairs = _pairs(request, project, wanted)
    told = ngettext("%(n)d pair of sources", "%(n)d pairs of sources", len(pairs)) % {"n": len(pairs)}
    described = ", ".join([told, *(words(value).lower() for value in wanted.values() if value)])
    context = {"stair": _stair(pairs), "project": here.project, "described": described}
    return alone(request, "between_sources", context, name="between-sources.svg")


def _wanted(request: HttpRequest) -> dict[str, str]:
    return {
        "kind": one_of(list(ContradictionKind), request.GET.get("kind", "")),
        "status": one_of(list(Status), request.GET.get("status", "")),
    }


def _filters(*, may_see_statuses: bool) -> list[Field]:
    everything = ("", _("all"))
    fields = [Field("kind", _("Kind"), "choice", choices=(everything, *named(ContradictionKind)))]
    if may_see_statuses:
        fields.append(Field("status", _("Status"), "choice", choices=(everything, *named(Status))))
    return fields


def _pairs(request: HttpRequest, project: UUID, wanted: Mapping[str, str]) -> list[Pair]:
    """Every pair, most often first."""
    counts: dict[Key, list[Count]] = {}
    for count in counts_between(user_of(request), project, **wanted):
        counts.setdefault((count.one, count.other), []).append(count)
    titles = titles_of(user_of(request), {source for pair in counts for source in pair})
    asked = {name: value for name, value in wanted.items() if value}
    pairs = [_pair(key, found, titles, project, asked) for key, found in counts.items()]
    return sorted(pairs, key=lambda pair: (-pair.number, pair.title, pair.other_title, str(pair.one), str(pair.other)))


def _pair(
    key: Key, counts: Sequence[Count], titles: Mapping[UUID, str], project: UUID, asked: Mapping[str, str]
) -> Pair:
    (title, one), (other_title, other) = sorted((titles.get(source, ""), source) for source in key)
    kinds, statuses = Counter[str](), Counter[str]()
    for count in counts:
        kinds[kind_words(count.kind)] += count.number
        statuses[words(count.status)] += count.number
    address = f"{reverse('contradictions', args=[project])}?{urlencode({'source': one, 'other': other, **asked})}"
    number = sum(kinds.values())
    return Pair(one, other, title, other_title, number, _listed(kinds), _listed(statuses), address)


def _listed(counts: Counter[str]) -> str:
    """The most often first."""
    told = sorted(counts.items(), key=lambda count: (-count[1], count[0]))
    return ", ".join(f"{what} {number}" for what, number in told)


def _stair(pairs: Sequence[Pair]) -> Stair:
    titles = {pair.one: pair.title for pair in pairs} | {pair.other: pair.other_title for pair in pairs}
    order = ordered({(pair.one, pair.other): pair.number for pair in pairs}, titles, most=MOST)
    return draw_stair(pairs, order, titles)
