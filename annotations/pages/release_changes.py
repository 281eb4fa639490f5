"""A release against the one before: what was added, changed and removed, in the words that stand in both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.models import Release
from annotations.pages.citing import short
from annotations.pages.frame import is_part, open_project, page, show, user_of
from annotations.queries.changes import FILES, changes_against_the_one_before, one_before
from annotations.queries.released import Line, lines_by_id
from annotations.queries.visible import visible
from annotations.rules.differences import Difference, differences
from annotations.rules.errors import NotPossibleNow

MOST = 100
SHOWN = 400  # code points of a value that changed
# They change with every sign-off, or with the place of a passage, so they tell nothing of what was said.
STANDING = frozenset(
    (
        *("revision", "updated", "reviews", "author", "authors", "status", "created"),
        *("text", "prefix", "suffix"),
    )
)


@dataclass(frozen=True)
class ChangedThing:
    """A source, annotation or contradiction that is not as it was."""

    kind: str
    words: str
    address: str
    fields: Sequence[Difference]


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
    against = one_before(found)
    context = {"release": found, "against": against, "changes": _changes(found, against)}
    if is_part(request):
        return show(request, "parts/release_changes", context)
    return show(request, "pages/release_changes", context, here=open_project(request, found.project_id), tab="releases")


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
        fields=_differing(then[one], now[one]) if is_in_both else (),
    )


def _words(thing: str, line: Line) -> str:
    if thing == "sources":
        return str(line["title"])
    if thing == "annotations":
        return short(str(line["quote"]))
    ends = line["annotations"]
    assert isinstance(ends, list)  # noqa: S101  (exports/json_lines.py)
    return _(" against ").join(f"“{short(end['quote'], 100)}”" for end in ends)


def _differing(then: Line, now: Line) -> list[Difference]:
    """What they say differently; a value that has come or gone is shown by its beginning and end."""
    found = differences(_said(then), _said(now))
    return [replace(one, before=short(one.before, SHOWN), after=short(one.after, SHOWN)) for one in found]


def _said(line: Line) -> dict[str, object]:
    """The fields that say something, with passages by their words, not by their ids."""
    said = {name: value for name, value in line.items() if name not in STANDING}
    ends, resolution = said.get("annotations"), said.get("resolution")
    if isinstance(ends, list) and isinstance(resolution, Mapping):
        quotes = {end["id"]: short(end["quote"], 100) for end in ends}
        said["annotations"] = list(quotes.values())
        said["resolution"] = {**resolution, "preferred": quotes.get(resolution["preferred"])}
    return said
