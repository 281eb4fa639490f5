"""Two versions of the fields of a form: what I typed, and what somebody saved meanwhile."""

from collections.abc import Iterable, Mapping

from annotations.models import LedgerEntry, Viewer
from annotations.models.states import Thing
from annotations.pages.conflicts import Clash
from annotations.pages.forms import Field
from annotations.queries.states import state_at


def changed_in(fields: Iterable[Field], typed: Mapping[str, str], stored: object) -> dict[str, str]:
    """What was typed that is not what is stored; a field that was not sent stays as it is."""
    return {
        field.name: typed[field.name]
        for field in fields
        if field.name in typed and typed[field.name].strip() != (getattr(stored, field.name) or "")
    }


def clashes_of(
    fields: Iterable[Field], mine: Mapping[str, str], current: Thing, base: Mapping[str, object]
) -> list[Clash]:
    """The fields in which what I typed is not what is there now; `base` is what was there when I began to type."""
    changed = changed_in(fields, mine, current)
    named = {field.name: field.label for field in fields}
    found = []
    for name, typed in changed.items():
        theirs = getattr(current, name) or ""
        is_theirs = bool(base) and typed.strip() == (base.get(name) or "")
        found.append(Clash(name, named[name], typed, theirs, typed, theirs, is_theirs))
    return found


def base_of(user: Viewer, current: Thing, seen: int | None) -> Mapping[str, object]:
    """What was there at the revision that I saw; nothing where there was no such revision."""
    return state_at(user, current.pk, seen or 0) or {}


def changed_by(user: Viewer, current: Thing) -> str:
    """Who made the thing what it is now."""
    entries = LedgerEntry.objects.visible_to(user).filter(thing_id=current.pk, revision=current.revision)
    return entries.values_list("person__name", flat=True).first() or ""
