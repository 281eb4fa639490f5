"""Rows out of what the ledger says, the other way round than states.py: for a project from another server."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models

from annotations.models.states import Thing, thing_models

# What is stored of a thing and not said by the ledger. A test holds the three tables against the models.
BESIDE: Mapping[str, tuple[str, ...]] = {
    "project": ("created",),
    "person": ("name", "account_mark"),
    "membership": ("created",),
    "assignment": ("created",),
    "invitation": ("created",),
    "source": ("created", "updated"),
    "annotation": ("created", "updated"),
    "contradiction": ("created", "updated"),
    "release": ("created", "fault"),
}
# What another server makes anew: what follows from the rest, and what would open a door or sit on a seat there.
ANEW: Mapping[str, tuple[str, ...]] = {
    "person": ("user",),
    "invitation": ("sha256", "expires"),
    "annotation": ("prefix", "suffix", "dated"),
    "release": ("done", "total"),
}
# Keys of a state that are rows of another table.
ROWS_OF_THEIR_OWN = frozenset({"annotations", "files"})


def row_from(thing: str, state: Mapping[str, Any], beside: Mapping[str, Any], *, project: UUID) -> Thing:
    """The row of which the ledger says this; ValueError for what no row of this kind has."""
    model = thing_models()[thing]
    said = _flat(state)
    fields = {field.name: field for field in model._meta.concrete_fields}
    unknown = [*(said.keys() - fields.keys()), *(beside.keys() - {*BESIDE[thing]})]
    if unknown:
        raise ValueError(f"{thing} has no {min(unknown)} here")
    values = {"project": project} | dict(beside) | said
    row: Thing = model(
        **{fields[name].attname: _read(fields[name], value) for name, value in values.items() if name in fields}
    )
    return row


def beside_of(thing: str, row: models.Model) -> dict[str, Any]:
    """What is stored of the row and not said by the ledger, as values of JSON."""
    return {name: _written(getattr(row, name)) for name in BESIDE[thing]}


def _flat(state: Mapping[str, Any]) -> dict[str, Any]:
    """With `resolution` as the columns that it is."""
    flat: dict[str, Any] = {}
    for name, value in state.items():
        if name == "resolution":
            flat |= {f"{name}_{part}": inner for part, inner in value.items()}
        elif name not in ROWS_OF_THEIR_OWN:
            flat[name] = value
    return flat


def _read(field: "models.Field[Any, Any]", value: Any) -> Any:
    if value is None:
        return None
    kind = field.target_field if isinstance(field, models.ForeignKey) else field
    if isinstance(kind, ArrayField):
        return [_read(kind.base_field, member) for member in value]
    if isinstance(kind, models.UUIDField):
        return UUID(str(value))
    if isinstance(kind, models.BinaryField):
        return bytes.fromhex(value)
    if isinstance(kind, models.DateTimeField):
        return datetime.fromisoformat(value)
    if isinstance(kind, models.CharField | models.TextField) and not isinstance(value, str):
        raise ValueError(f"its {field.name} is no text")
    return value


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value
