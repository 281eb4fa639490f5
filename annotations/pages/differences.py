"""Two versions of the fields of a form: what I typed, and what somebody saved meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from annotations.models import LedgerEntry, Viewer
from annotations.models.states import Thing
from annotations.pages.forms import Field
from annotations.queries.states import state_at


@dataclass(frozen=True)
class Difference:
    """A field in which the two differ; `chosen` says whose, where only one of us changed it."""

    name: str
    label: str
    mine: str
    theirs: str
    chosen: Literal["mine", "theirs", ""]


def changed_in(fields: Iterable[Field], typed: Mapping[str, str], stored: object) -> dict[str, str]:
    """What was typed that is not what is stored; a field that was not sent stays as it is."""
    return {
        field.name: typed[field.name]
        for field in fields
        if field.name in typed and typed[field.name].strip() != (getattr(stored, field.name) or "")
    }


def differences(
    fields: Iterable[Field], mine: Mapping[str, str], current: Thing, base: Mapping[str, object]
) -> list[Difference]:
    """The fields in which what I typed is not what is there now; `base` is what was there when I began to type."""
    changed = changed_in(fields, mine, current)
    named = {field.name: field.label for field in fields}
    return [
        _difference(name, named[name], typed, getattr(current, name) or "", base) for name, typed in changed.items()
    ]


def _difference(name: str, label: str, mine: str, theirs: str, base: Mapping[str, object]) -> Difference:
    before = (base.get(name) or "") if base else None
    chosen: Literal["mine", "theirs", ""] = "theirs" if mine.strip() == before else "mine" if theirs == before else ""
    return Difference(name, label, mine, theirs, chosen)


def base_of(user: Viewer, current: Thing, seen: int | None) -> Mapping[str, object]:
    """What was there at the revision that I saw; nothing where there was no such revision."""
    return state_at(user, current.pk, seen or 0) or {}


def changed_by(user: Viewer, current: Thing) -> str:
    """Who made the thing what it is now."""
    entries = LedgerEntry.objects.visible_to(user).filter(thing_id=current.pk, revision=current.revision)
    return entries.values_list("person__name", flat=True).first() or ""
