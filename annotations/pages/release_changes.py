"""A release against the one before: what was added, changed and removed, in the words that stand in both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.models import Release
from annotations.pages.citing import short
from annotations.pages.frame import is_part, open_project, page, show, user_of
from annotations.queries.changes import FILES, changes_against_the_one_before
from annotations.queries.released import Line, lines_by_id
from annotations.queries.visible import visible
from annotations.rules.errors import NotPossibleNow

MOST = 100
SHOWN = 400  # code points of a value that changed
# They change with every sign-off, so they tell nothing of what was said.
STANDING = frozenset({"revision", "updated", "reviews", "author", "authors", "status", "created", "text"})


@dataclass(frozen=True)
class ChangedField:
    """A field of a line, before and after; '' is unknown."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangedThing:
    """A source, annotation or contradiction that is not as it was."""

    kind: str
    words: str
    address: str
    fields: Sequence[ChangedField]


@dataclass(frozen=True)
class Changes:
    """What became of one sort of thing in one way; `things` are the first of them."""

    thing: str
    change: str
    total: int
    things: Sequence[ChangedThing]


@page
@require_safe
def release_changes(request: HttpRequest, release: UUID) -> HttpResponse:
    """The comparison, as a page or as part of the release's own."""
    found = visible(Release.objects.visible_to(user_of(request)), release)
    if found.number is None:
        raise NotPossibleNow(_("This release is not ready, so there is nothing to compare."), code="not_ready")
    against = _one_before(found)
    context = {"release": found, "against": against, "changes": _changes(found, against)}
    if is_part(request):
        return show(request, "parts/release_changes", context)
    return show(request, "pages/release_changes", context, here=open_project(request, found.project_id), tab="releases")


def _one_before(release: Release) -> Release | None:
    earlier = Release.objects.filter(project_id=release.project_id, number__lt=release.number)
    return earlier.order_by("-number").first()


def _changes(release: Release, against: Release | None) -> list[Changes]:
    told = changes_against_the_one_before(release)
    found = []
    for thing, name in FILES.items():
        ways = told[thing]
        assert isinstance(ways, Mapping)  # noqa: S101  (queries/changes.py builds it so)
        shown = {change: ids[:MOST] for change, ids in ways.items()}
        now = lines_by_id(release, name, {*shown["added"], *shown["changed"]})
        gone = {*shown["changed"], *shown["removed"]}
        then = {} if against is None else lines_by_id(against, name, gone)
        found += [
            Changes(thing, change, len(ways[change]), [_changed(thing, one, then, now) for one in ids])
            for change, ids in shown.items()
        ]
    return found


def _changed(thing: str, one: str, then: Mapping[str, Line], now: Mapping[str, Line]) -> ChangedThing:
    line = now.get(one) or then[one]
    is_in_both = one in then and one in now
    return ChangedThing(
        kind="" if thing == "sources" else str(line["kind"]),
        words=_words(thing, line),
        address=reverse(thing.removesuffix("s"), args=[one]),
        fields=_differing(_flat(then[one]), _flat(now[one])) if is_in_both else (),
    )


def _words(thing: str, line: Line) -> str:
    if thing == "sources":
        return str(line["title"])
    if thing == "annotations":
        return short(str(line["quote"]))
    ends = line["annotations"]
    assert isinstance(ends, list)  # noqa: S101  (exports/json_lines.py)
    return _(" against ").join(f"“{short(end['quote'], 100)}”" for end in ends)


def _flat(line: Line) -> dict[str, str]:
    """The fields that say something, those within details and the like by their own names."""
    found: dict[str, str] = {}
    for name, value in line.items():
        if name in STANDING:
            continue
        if isinstance(value, Mapping):
            found |= {f"{name}.{inner}": _written(one) for inner, one in value.items()}
        elif name == "annotations" and isinstance(value, list):
            found[name] = " / ".join(short(end["quote"], 100) for end in value)
        elif not isinstance(value, list):
            found[name] = _written(value)
    return found


def _written(value: object) -> str:
    return "" if value is None else short(str(value), SHOWN)


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> list[ChangedField]:
    names = [*now, *(name for name in then if name not in now)]
    return [
        ChangedField(name, then.get(name, ""), now.get(name, "")) for name in names if then.get(name) != now.get(name)
    ]
