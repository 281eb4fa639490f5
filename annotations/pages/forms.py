"""Fields of forms: what is asked, what was typed, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True)
class Field:
    """One field. `kind` says how it is filled in; `choices` are pairs of value and words for a choice."""

    name: str
    label: str
    kind: Literal["text", "area", "choice", "date", "figure", "file"] = "text"
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    required: bool = False
    value: str = ""
    errors: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name that can stand in an id."""
        return self.name.replace(".", "-")


def fill(
    fields: Iterable[Field], values: Mapping[str, object], errors: Mapping[str, Sequence[str]] | None = None
) -> list[Field]:
    """The fields with what was typed in them, or stands in them, and the errors beside each."""
    return [
        replace(
            field,
            value=_written(values.get(field.name)),
            errors=tuple((errors or {}).get(field.name, ())),
        )
        for field in fields
    ]


def other_errors(fields: Iterable[Field], errors: Mapping[str, Sequence[str]]) -> list[str]:
    """Errors that stand beside none of the fields, to be shown above them."""
    shown = {field.name for field in fields}
    return [f"{name}: {reason}" for name, reasons in errors.items() if name not in shown for reason in reasons]


def _written(value: object) -> str:
    return "" if value is None else str(value)
