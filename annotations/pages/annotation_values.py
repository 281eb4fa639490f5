"""An annotation as the fields of a form: flat, all text, under the names that the interface has for them."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from annotations.models import Annotation
from annotations.pages.conflicts import Clash, clashes_between
from annotations.pages.details import labels
from annotations.pages.forms import Values
from annotations.rules.details import READERS, read_details
from annotations.rules.kinds import Kind
from annotations.templatetags.words import words


def values_of(annotation: Annotation) -> Values:
    """What stands in it."""
    return {
        "kind": annotation.kind,
        "start": str(annotation.start),
        "end": str(annotation.end),
        "quote": annotation.quote,
        "note": annotation.note,
        **{f"details.{name}": value or "" for name, value in annotation.details.items()},
    }


def values_of_state(state: Mapping[str, object]) -> Values:
    """The same of what the ledger says of it."""
    details = state["details"]
    assert isinstance(details, Mapping)  # noqa: S101  (models/states.py)
    shown = {name: str(state[name]) for name in ("kind", "start", "end", "quote", "note")}
    return shown | {f"details.{name}": value or "" for name, value in details.items()}


def read_said(typed: Mapping[str, str], quote: str) -> dict[str, object]:
    """What was typed, as the actions take it; an empty field is unknown."""
    kind = typed.get("kind", "")
    names = READERS[Kind(kind)] if kind in list(Kind) else ()
    return {
        "kind": kind,
        "start": int(typed["start"]),
        "end": int(typed["end"]),
        "quote": quote,
        "note": typed.get("note", ""),
        "details": {name: typed.get(f"details.{name}") or None for name in names},
    }


def says(annotation: Annotation, said: Mapping[str, object]) -> bool:
    """Whether that is what the annotation says; `said` is what the actions would take."""
    if said["kind"] != annotation.kind:
        return False
    read = {**said, "details": read_details(Kind(annotation.kind), said["details"])}
    return all(getattr(annotation, name) == value for name, value in read.items())


def clashes_of(mine: Values, theirs: Values, base: Mapping[str, object] | None) -> list[Clash]:
    """Where two versions differ; start, end and quote are one field, the passage. `base` is what both came from."""
    quotes = {_place(one): one["quote"] for one in (mine, theirs)}
    before = None if base is None else _with_passage(values_of_state(base))

    def shown(name: str, value: str) -> str:
        return quotes[value] if name == "passage" else words(value) if name == "kind" else value

    return clashes_between(_labels(), _with_passage(mine), _with_passage(theirs), before, shown)


def with_place(values: Values) -> Values:
    """What a form sends, with the passage that was chosen in a conflict."""
    if "passage" not in values:
        return values
    start, _dash, end = values["passage"].partition("-")
    return values | {"start": start, "end": end}


def _with_passage(values: Values) -> Values:
    return values | {"passage": _place(values)}


def _place(values: Values) -> str:
    return f"{values['start']}-{values['end']}"


def _labels() -> Mapping[str, str]:
    details = {f"details.{name}": label for name, label in labels().items()}
    return {"passage": _("Passage"), "kind": _("Kind"), **details, "note": _("Note")}
