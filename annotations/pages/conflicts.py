"""Two versions of the fields of a form: what I typed, what somebody saved meanwhile, and what both came from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from django.http import HttpRequest

from annotations.models import Project, Source
from annotations.pages.forms import Field, Values, changed_in, written
from annotations.pages.frame import seen_in, user_of
from annotations.queries.states import last_changed_by, state_at


@dataclass(frozen=True)
class Clash:
    """A field in which the two differ: as both are shown, and as a form sends them.

    `chosen` says whose it most likely shall be: theirs where I changed nothing, mine where they did not; '' where both
    did, or where it is not known what both came from.
    """

    name: str
    label: str
    mine: str
    theirs: str
    mine_sent: str
    theirs_sent: str
    chosen: Literal["mine", "theirs", ""]


def clashes_between(
    labels: Mapping[str, str],
    mine: Mapping[str, str],
    theirs: Mapping[str, str],
    base: Mapping[str, str] | None,
    shown: Callable[[str, str], str] = lambda _name, value: value,
) -> list[Clash]:
    """Field by field, in the order of the labels; `shown` makes a field's value readable.

    `base` is what both came from, None where that is not known. Space around a value is no difference.
    """
    return [
        Clash(name, label, shown(name, one), shown(name, other), one, other, _chosen(name, one, other, base))
        for name, label in labels.items()
        if (one := mine.get(name, "")).strip() != (other := theirs.get(name, "")).strip()
    ]


def chosen(typed: Mapping[str, str]) -> Values:
    """What was typed, with the choices of a conflict carried out: `choose.x` says whose `x` it shall be."""
    values = dict(typed)
    for name, whose in typed.items():
        if name.startswith("choose.") and whose in {"mine", "theirs"}:
            field = name.removeprefix("choose.")
            values[field] = typed.get(f"{whose}.{field}", "")
    return values


def conflict_with(
    current: Project | Source, request: HttpRequest, fields: Sequence[Field], typed: Mapping[str, str]
) -> dict[str, object]:
    """What `parts/conflict.html` needs: what was typed in the fields beside what is there now."""
    user = user_of(request)
    mine = changed_in(fields, typed, current)
    before = state_at(user, current.id, seen_in(request) or 0)
    asked = {field.name: field for field in fields}
    return {
        "clashes": clashes_between(
            {field.name: field.label for field in fields if field.name in mine},
            mine,
            {name: written(getattr(current, name)) for name in mine},
            None if before is None else {name: written(before.get(name)) for name in mine},
            shown=lambda name, value: asked[name].in_words(value),
        ),
        "current": current,
        "by": last_changed_by(user, current),
    }


def _chosen(name: str, mine: str, theirs: str, base: Mapping[str, str] | None) -> Literal["mine", "theirs", ""]:
    before = None if base is None else base.get(name, "").strip()
    return "theirs" if mine.strip() == before else "mine" if theirs.strip() == before else ""
