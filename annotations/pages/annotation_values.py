"""An annotation as the fields of a form: flat, all text, under the names that the interface has for them."""

from collections.abc import Mapping

from annotations.models import Annotation
from annotations.rules.details import READERS
from annotations.rules.kinds import Kind

Values = dict[str, str]


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


def chosen(typed: Mapping[str, str]) -> Values:
    """What was typed, with the choices of a conflict carried out: `choose.x` says whose `x` it shall be."""
    values = dict(typed)
    for name, whose in typed.items():
        if name.startswith("choose.") and whose in {"mine", "theirs"}:
            field = name.removeprefix("choose.")
            values[field] = typed.get(f"{whose}.{field}", "")
    if "passage" in values:
        values["start"], _, values["end"] = values.pop("passage").partition("-")
    return values
