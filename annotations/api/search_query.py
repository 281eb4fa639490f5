"""What a search by the API asks for: every fault at once, and nothing quietly left out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q
from django.http.request import QueryDict

from annotations.api.endpoints import instant, known_filters, whole
from annotations.models import Person, Viewer
from annotations.queries.search import Narrowing
from annotations.rules.between import days_between
from annotations.rules.errors import InvalidFields
from annotations.rules.kinds import ContradictionKind, Kind
from annotations.rules.search import Query, Within, check_wanted, read_query
from annotations.rules.signoff import Status

Read = TypeVar("Read")

MOST = 200
LIMIT = 20
NOBODY = UUID(int=0)

LISTS = TEXTS, ANNOTATIONS, CONTRADICTIONS = ("texts", "annotations", "contradictions")
CHOICES: Mapping[str, Sequence[str]] = {
    "in": LISTS,
    "within": [str(one) for one in Within],
    "kind": [str(one) for one in (*Kind, *ContradictionKind)],
    "status": [str(one) for one in Status],
}
DATES = ("dated_from", "dated_to", "published_from", "published_to")
KNOWN = ("words", *CHOICES, "author", "source", "language", *DATES)
# What a place in each list is made of.
PARTS: Mapping[str, Sequence[Any]] = {
    "texts": (instant, UUID),
    "annotations": (instant, UUID, whole, UUID),
    "contradictions": (instant, UUID),
}


def read_search(asked: QueryDict, user: Viewer, project: UUID) -> tuple[str, Query, Narrowing, int]:
    """The list that is searched, what for, what narrows it, and how many at most."""
    known_filters(asked, KNOWN)
    errors: dict[str, list[str]] = {}
    chosen = {name: _try(errors, lambda one=name: _choice(asked, one)) or CHOICES[name][0] for name in CHOICES}  # type: ignore[misc]
    limit = _try(errors, lambda: _limit(asked))
    source = _try(errors, lambda: _source(asked))
    dated, published = (_try(errors, lambda one=name: _days(asked, one)) for name in ("dated", "published"))  # type: ignore[misc]
    sought = _try(errors, lambda: read_query(asked.get("words", ""), Within(chosen["within"]))) or Query(())
    if chosen["in"] == TEXTS:
        _try(errors, lambda: check_wanted(sought))
    if errors:
        raise InvalidFields(errors)
    narrowing = Narrowing(
        kind=asked.get("kind", ""),
        status=asked.get("status", ""),
        author=_author(asked.get("author"), user, project),
        source=source,
        language=asked.get("language", ""),
        dated=dated,
        published=published,
    )
    return chosen["in"], sought, narrowing, limit or LIMIT


def _try(errors: dict[str, list[str]], read: Callable[[], Read]) -> Read | None:
    """What is read; None for what cannot be, and why stands among the errors."""
    try:
        return read()
    except InvalidFields as fault:
        errors |= fault.errors
    return None


def _choice(asked: QueryDict, name: str) -> str:
    chosen = asked.get(name, CHOICES[name][0])
    if chosen not in CHOICES[name]:
        raise InvalidFields({name: [f"One of these is needed: {', '.join(CHOICES[name])}."]})
    return chosen


def _limit(asked: QueryDict) -> int:
    raw = asked.get("limit", str(LIMIT))
    if not (raw.isascii() and raw.isdigit() and len(raw) <= len(str(MOST)) and 1 <= int(raw) <= MOST):
        raise InvalidFields({"limit": [f"A whole number from 1 to {MOST} is needed."]})
    return int(raw)


def _source(asked: QueryDict) -> UUID | None:
    try:
        return UUID(asked.get("source", "")) if "source" in asked else None
    except ValueError:
        raise InvalidFields({"source": ["The id of a source is needed."]}) from None


def _days(asked: QueryDict, name: str) -> Any:
    return days_between(asked.get(f"{name}_from", ""), asked.get(f"{name}_to", ""), field=name)


def _author(said: str | None, user: Viewer, project: UUID) -> UUID | None:
    """The key of whoever is named in the project; of nobody where nobody is."""
    if said is None:
        return None
    people = Person.objects.visible_to(user).filter(project_id=project)
    try:
        named = people.filter(Q(name=said) | Q(pk=UUID(said)))
    except ValueError:
        named = people.filter(name=said)
    person = named.values_list("pk", flat=True).first()
    return NOBODY if person is None else person
