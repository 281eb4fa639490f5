"""A contradiction as the fields of a form: flat, all text, what became of it as one choice."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from annotations.models import Annotation, Contradiction
from annotations.models.states import state_of
from annotations.pages.asked import id_in
from annotations.pages.citing import short
from annotations.pages.conflicts import Clash, clashes_between
from annotations.pages.forms import Field, Values, named
from annotations.rules.kinds import NOTE_LIMIT, ContradictionKind, ResolutionState
from annotations.templatetags.words import words

PREFERRED = f"{ResolutionState.PREFERRED}:"


def values_of(contradiction: Contradiction) -> Values:
    """What stands in it."""
    return values_of_state(state_of(contradiction))


def values_of_state(state: Mapping[str, object]) -> Values:
    """The same of what the ledger says of it."""
    resolution, annotations = state["resolution"], state["annotations"]
    assert isinstance(resolution, Mapping)  # noqa: S101  (models/states.py)
    assert isinstance(annotations, list)  # noqa: S101  (likewise)
    preferred = resolution["preferred"]
    return {
        "kind": str(state["kind"] or ""),
        "explanation": str(state["explanation"]),
        "resolution": f"{PREFERRED}{preferred}" if preferred else str(resolution["state"]),
        "reason": str(resolution["reason"]),
        "annotations": " ".join(str(end) for end in annotations),
    }


def said_in(typed: Mapping[str, str]) -> dict[str, object]:
    """What was typed, as the actions take it."""
    chosen = typed.get("resolution") or ResolutionState.OPEN.value
    state, _colon, preferred = chosen.partition(":")
    return {
        "kind": typed.get("kind") or None,
        "explanation": typed.get("explanation", ""),
        "annotations": typed.get("annotations", "").split(),
        "resolution": {"state": state, "preferred": preferred or None, "reason": typed.get("reason", "")},
    }


def fields_for(ends: Sequence[Annotation], chosen: str) -> list[Field]:
    """What is asked besides the ends; the ends are among the choices, since one of them can be preferred."""
    kinds = (("", _("not chosen yet")), *named(ContradictionKind))
    return [
        Field("kind", _("In what they do not go together"), "choice", choices=kinds, help=_("needed to submit")),
        Field("explanation", _("Explanation"), "area", limit=NOTE_LIMIT, help=_("needed to submit")),
        Field("resolution", _("What became of it"), "choice", choices=_resolutions(ends, chosen)),
        Field("reason", _("Why"), "area", limit=NOTE_LIMIT, help=_("needed to submit what is not open any more")),
    ]


def by_field(errors: Mapping[str, Sequence[str]], ends: int) -> dict[str, Sequence[str]]:
    """Errors under the names of the form's fields, and in words for those who do not see ids."""
    named = {"resolution.state": "resolution", "resolution.preferred": "resolution", "resolution.reason": "reason"}
    found: dict[str, Sequence[str]] = {named.get(name, name): reasons for name, reasons in errors.items()}
    if "annotations" in found and ends < 2:
        found["annotations"] = [_("Choose at least two annotations.")]
    return found


def clashes_of(
    mine: Values, theirs: Values, base: Mapping[str, object] | None, ends: Mapping[str, Annotation]
) -> list[Clash]:
    """Where two versions differ; `base` is what both came from, `ends` are by their ids as text."""
    before = None if base is None else values_of_state(base)
    return clashes_between(_labels(), mine, theirs, before, lambda name, value: _shown(name, value, ends))


def _labels() -> Mapping[str, str]:
    return {
        "annotations": _("Set against each other"),
        **{field.name: field.label for field in fields_for([], "")},
    }


def _shown(name: str, value: str, ends: Mapping[str, Annotation]) -> str:
    if name == "annotations":
        return "\n".join(f"{place}. {_quote(end, ends)}" for place, end in enumerate(value.split(), start=1))
    if name == "resolution" and value.startswith(PREFERRED):
        return _("Preferred: %(quote)s") % {"quote": _quote(value.removeprefix(PREFERRED), ends)}
    return words(value) if name in {"kind", "resolution"} and value else value


def _quote(end: str, ends: Mapping[str, Annotation]) -> str:
    return f"“{short(ends[end].quote)}” ({ends[end].source.title})" if end in ends else end


def _resolutions(ends: Sequence[Annotation], chosen: str) -> tuple[tuple[str, str], ...]:
    offered = named([ResolutionState.OPEN])
    for place, end in enumerate(ends, start=1):
        told = {"place": place, "quote": short(end.quote, 60)}
        offered.append((f"{PREFERRED}{end.id}", _("Number %(place)s is preferred: “%(quote)s”") % told))
    offered += named([ResolutionState.RECONCILED, ResolutionState.BOTH_DOUBTFUL])
    if chosen and chosen not in dict(offered):
        offered.append((chosen, _("One is preferred that is not among them any more")))
    return tuple(offered)


def ids_in(written: str) -> list[UUID]:
    """The ids among the words."""
    return [found for word in written.split() if (found := id_in(word)) is not None]
