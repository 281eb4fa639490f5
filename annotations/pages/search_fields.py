"""What a search asks for: read from its address, and shown in its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from annotations.models import Project, Source
from annotations.pages.asked import id_in, one_of, page_in, words_in
from annotations.pages.forms import Field, fill, named
from annotations.pages.frame import Here, user_of
from annotations.queries.people import names_in
from annotations.queries.search import Narrowing, languages_in
from annotations.rules.between import Days, days_between
from annotations.rules.errors import InvalidFields
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.permissions import CONTRIBUTORS
from annotations.rules.search import LENGTH, Query, Within, check_wanted, read_query
from annotations.rules.signoff import Status

TEXTS, ANNOTATIONS, CONTRADICTIONS = PLACES = ("texts", "annotations", "contradictions")
NARROWING = (
    "kind",
    "status",
    "author",
    "source",
    "language",
    "dated_from",
    "dated_to",
    "published_from",
    "published_to",
)
OTHERS = 20
SOURCES = 500  # more are no list to choose from


@dataclass(frozen=True)
class Asked:
    """What the address asks for; `place` is "" for all of them. With errors nothing is looked for."""

    typed: Mapping[str, str]
    words: str
    query: Query
    place: str
    within: Within
    narrowing: Narrowing
    page: int
    after: str
    errors: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def is_anything(self) -> bool:
        """Whether there is something to look for."""
        return bool(self.words or self.narrowing.is_of_work or self.narrowing.is_of_sources or self.errors)


def read_asked(asked: Mapping[str, str]) -> Asked:
    """What the form does not offer narrows nothing; words and dates that nobody can look for are errors."""
    errors: dict[str, list[str]] = {}
    words = words_in(asked.get("words", ""))
    within = Within(one_of(list(Within), asked.get("within", "")) or Within.WORDS)
    query = Query(())
    try:
        query = read_query(words, within)
        if asked.get("in") == TEXTS:
            check_wanted(query)
    except InvalidFields as fault:
        errors |= fault.errors
    dated, published = (_days(asked, name, errors) for name in ("dated", "published"))
    return Asked(
        typed={name: asked.get(name, "") for name in ("words", "in", "within", *NARROWING)},
        words=words[:LENGTH],
        query=query,
        place=one_of(PLACES, asked.get("in", "")),
        within=within,
        narrowing=Narrowing(
            kind=one_of([*Kind, *ContradictionKind], asked.get("kind", "")),
            status=one_of(list(Status), asked.get("status", "")),
            author=id_in(asked.get("author", "")),
            source=id_in(asked.get("source", "")),
            language=words_in(asked.get("language", "")),
            dated=dated,
            published=published,
        ),
        page=page_in(asked),
        after=asked.get("after", ""),
        errors=errors,
    )


def fields_for(request: HttpRequest, here: Here, asked: Asked) -> list[Field]:
    """The form, as it is filled in; readers are not asked for a status, since they see one only."""
    user, project = user_of(request), here.project.id
    everything = ("", _("all"))
    people = sorted(((str(key), name) for key, name in names_in(project).items()), key=lambda one: one[1].lower())
    sources = Source.objects.visible_to(user).filter(project_id=project).order_by("title", "id")
    if len(sources.values_list("id")[: SOURCES + 1]) > SOURCES:
        sources = sources.filter(pk__in=[asked.narrowing.source])
    titles = [(str(source), title) for source, title in sources.values_list("id", "title")]
    places = zip(PLACES, (_("texts"), _("annotations"), _("contradictions")), strict=True)
    offered: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
        "in": (_("Look in"), (("", _("everything")), *places)),
        "within": (_("Find"), ((Within.WORDS.value, _("whole words")), (Within.ANYWHERE.value, _("within words too")))),
        "kind": (_("Kind"), (everything, *named(Kind), *named(ContradictionKind))),
        "status": (_("Status"), (everything, *named(Status))),
        "author": (_("By"), (("", _("everybody")), *people)),
        "source": (
            _("Source"),
            (everything, *titles),
        ),
        "language": (_("Language"), (everything, *((one, one) for one in languages_in(user, project)))),
    }
    if here.seat.role not in CONTRIBUTORS:
        del offered["status"]
    fields = [Field(name, label, "choice", choices=choices) for name, (label, choices) in offered.items()]
    dates = {
        "dated_from": _("Dated from"),
        "dated_to": _("Dated to"),
        "published_from": _("Published from"),
        "published_to": _("Published to"),
    }
    fields += [Field(name, label, "date") for name, label in dates.items()]
    return fill(fields, asked.typed, asked.errors)


def other_projects(request: HttpRequest, here: Here) -> list[tuple[UUID, str]]:
    """Where the same can be looked for."""
    others = Project.objects.visible_to(user_of(request)).exclude(pk=here.project.id).order_by("name", "id")
    return list(others.values_list("id", "name")[:OTHERS])


def without(request: HttpRequest, *names: str, **other: str) -> str:
    """What the address asks for besides these and what is empty, with something else, to be put into another."""
    query = request.GET.copy()
    for name in list(query):
        if name in {*names, *other} or not request.GET[name].strip():
            del query[name]
    for name, value in other.items():
        query[name] = value
    return query.urlencode()


def _days(asked: Mapping[str, str], name: str, errors: dict[str, list[str]]) -> Days | None:
    try:
        return days_between(asked.get(f"{name}_from", ""), asked.get(f"{name}_to", ""), field=name)
    except InvalidFields as fault:
        errors |= fault.errors
    return None
