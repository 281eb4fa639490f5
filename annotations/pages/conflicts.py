"""Two versions of an annotation side by side: what I typed, what somebody saved meanwhile, and what both came from."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from annotations.pages.annotation_values import Values, values_of_state
from annotations.pages.details import labels

PASSAGE = ("start", "end", "quote")


@dataclass(frozen=True)
class Clash:
    """A field in which the two differ. `sent` are the values that a form sends; `is_theirs` if only they changed it."""

    name: str
    label: str
    mine: str
    theirs: str
    mine_sent: str
    theirs_sent: str
    is_theirs: bool


def clashes_between(mine: Values, theirs: Values, base: Mapping[str, object] | None) -> list[Clash]:
    """Field by field, in the order of the form; `base` is what both came from, None where it is not known."""
    before = {} if base is None else values_of_state(base)
    found = [] if _place(mine) == _place(theirs) else [_passage(mine, theirs, before)]
    names = ["kind", *(f"details.{name}" for name in labels()), "note"]
    for name in names:
        ours, other = mine.get(name, "").strip(), theirs.get(name, "").strip()
        if ours != other and (name in mine or name in theirs):
            is_theirs = bool(before) and ours == before.get(name, "").strip()
            found.append(Clash(name, _label(name), ours, other, ours, other, is_theirs))
    return found


def _passage(mine: Values, theirs: Values, before: Values) -> Clash:
    is_theirs = bool(before) and _place(mine) == _place(before)
    return Clash("passage", _("Passage"), mine["quote"], theirs["quote"], _place(mine), _place(theirs), is_theirs)


def _place(values: Values) -> str:
    return f"{values['start']}-{values['end']}"


def _label(name: str) -> str:
    own = {"kind": _("Kind"), "note": _("Note")}
    return own.get(name) or labels()[name.removeprefix("details.")]
