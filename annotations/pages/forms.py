"""Fields of forms: what is asked, what was typed, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from django.http import QueryDict
from django.utils.translation import gettext as _

from annotations.rules.errors import InvalidFields
from annotations.templatetags.words import words

Values = dict[str, str]  # what stands in the fields of a form, by their names


@dataclass(frozen=True)
class Field:
    """One field. `kind` says how it is filled in; `choices` are pairs of value and words for a choice.

    The value of `several` is those that are chosen, with a space between them.
    """

    name: str
    label: str
    kind: Literal["text", "area", "choice", "several", "date", "figure"] = "text"
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    required: bool = False
    value: str = ""
    errors: tuple[str, ...] = ()

    @property
    def chosen(self) -> list[str]:
        """Of several, those that are chosen."""
        return self.value.split()

    def in_words(self, value: str) -> str:
        """What stands in the field as people read it."""
        known = dict(self.choices)
        chosen = value.split() if self.kind == "several" else [value]
        return ", ".join(known.get(one, one) for one in chosen)

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
            value=written(values.get(field.name)),
            errors=tuple((errors or {}).get(field.name, ())),
        )
        for field in fields
    ]


def date_field(name: str, label: str) -> Field:
    """A field for a date; while it is typed, what it says stands in words below it."""
    return Field(name, label, "date", help=_("EDTF: 1994-08-09, 1990/1994, 198X, 2015~; empty if unknown"))


def shown_form(
    fields: Sequence[Field], values: Mapping[str, object], refusal: InvalidFields | None
) -> dict[str, object]:
    """What the template of a form needs: its fields filled in, and the errors that stand beside none of them."""
    errors = {} if refusal is None else refusal.errors
    return {
        "fields": fill(fields, values, errors),
        "errors": other_errors(fields, errors),
        "refused": refusal is not None,
    }


def named(values: Iterable[str]) -> list[tuple[str, str]]:
    """The values as choices, each with what people call it."""
    return [(str(value), words(value)) for value in values]


def changed_in(fields: Iterable[Field], typed: Mapping[str, str], stored: object) -> dict[str, str]:
    """What was typed that is not what is stored; a field that was not sent stays as it is."""
    return {
        field.name: typed[field.name]
        for field in fields
        if field.name in typed and typed[field.name].strip() != written(getattr(stored, field.name))
    }


def other_errors(fields: Iterable[Field], errors: Mapping[str, Sequence[str]]) -> list[str]:
    """Errors that stand beside none of the fields, to be shown above them."""
    shown = {field.name for field in fields}
    return [f"{name}: {reason}" for name, reasons in errors.items() if name not in shown for reason in reasons]


def written(value: object) -> str:
    """What stands in a field; nothing for what is unknown."""
    return "" if value is None else " ".join(map(str, value)) if isinstance(value, list) else str(value)


def several_in(fields: Iterable[Field], sent: QueryDict) -> dict[str, str]:
    """Of the fields in which several can be chosen, those that were sent, with what was chosen in each."""
    chosen = {field.name: sent.getlist(field.name) for field in fields if field.kind == "several"}
    return {name: " ".join(value for value in values if value) for name, values in chosen.items() if values}
