"""Every address and every body that there is, out of the URLconf and the description: a new one is attacked too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.api.description import description
from tests.api.page_forms import form_for
from tests.api.permissions_table import ADDRESSES, PAGES, PEOPLE, rows
from tests.api.stage import Stage
from tests.api.test_permissions import addresses, body_for, seen_for

API = "/api/v1/"
Schema = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """A change that the API takes: its method, its address as in the tables, and the schema of its body."""

    method: str
    address: str
    variation: str
    schema: Schema

    def path(self, stage: Stage) -> str:
        """The address on the stage."""
        return "/" + stage.fill(self.address, self.variation)

    def headers(self, stage: Stage) -> dict[str, str]:
        """What it needs besides its body."""
        needs = self.method in ("PATCH", "DELETE")
        return {"If-Match": seen_for(stage, self.address, self.variation)} if needs else {}

    def body(self, stage: Stage) -> Schema:
        """A body that is accepted from maya."""
        return dict(body_for(stage, self.method, self.address, self.variation) or {})


@dataclass(frozen=True)
class Place:
    """Where in a body something stands: the keys on the way; 0 is the first of a list."""

    keys: tuple[str | int, ...]
    properties: frozenset[str] = field(default=frozenset())

    def put(self, body: Any, value: object) -> Any:
        """The body with the value there."""
        return _put(body, self.keys, value)


def every_address() -> list[str]:
    """Of the API and of pages, with variables as in the tables; not of accounts and the admin."""
    return [address for address in addresses() if address not in {"/admin/", "/accounts/"}]


def operations() -> list[Operation]:
    """Every operation that takes a body of JSON."""
    found = []
    for method, address, *variation in sorted(rows(ADDRESSES, PEOPLE)):
        schema = _body_of(method, address)
        if schema is not None:
            found.append(Operation(method, address, "".join(variation), schema))
    return found


def forms(stage: Stage, person: str = "maya") -> Iterator[tuple[str, str, dict[str, object]]]:
    """Every page that takes a form: its address in the tables, the path on the stage, and a form that it accepts."""
    for method, address, *variation in sorted(rows(PAGES, PEOPLE)):
        if method == "POST" and not address.startswith(("/accounts/", "/invitations/")):
            word = "".join(variation)
            yield address, stage.fill(address, word), form_for(stage, person, address, word)


def objects_in(schema: Schema, keys: tuple[str | int, ...] = ()) -> Iterator[Place]:
    """Every object in a body, the body itself first, with the properties that it has."""
    schema = _resolved(schema)
    if schema.get("type") == "array" or "items" in schema:
        yield from objects_in(schema["items"], (*keys, 0))
    for option in (*schema.get("oneOf", ()), *schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from objects_in(option, keys)
    properties = schema.get("properties", {})
    if properties:
        yield Place(keys, frozenset(properties))
        for name, inner in properties.items():
            yield from objects_in(inner, (*keys, name))


def ids_in(schema: Schema, keys: tuple[str | int, ...] = ()) -> Iterator[Place]:
    """Every place of a body where an id stands."""
    schema = _resolved(schema)
    if schema.get("format") == "uuid":
        yield Place(keys)
    if "items" in schema:
        yield from ids_in(schema["items"], (*keys, 0))
    for option in (*schema.get("oneOf", ()), *schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from ids_in(option, keys)
    for name, inner in schema.get("properties", {}).items():
        yield from ids_in(inner, (*keys, name))


def filters_of(address: str) -> list[str]:
    """The names that a GET of the address takes in its query."""
    operation = _described(address).get("get", {})
    return [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]


def _described(address: str) -> Schema:
    wanted = API + address
    for path, operations in description()["paths"].items():
        if re.sub(r"\{(\w+)\}", r"<\1>", path) == wanted:
            found: Schema = operations
            return found
    raise KeyError(f"{address} is not described")


def _body_of(method: str, address: str) -> Schema | None:
    operation = _described(address).get(method.lower(), {}) if address not in {"schema/", "docs/"} else {}
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    return None if content is None else content["schema"]


def _resolved(schema: Schema) -> Schema:
    while "$ref" in schema:
        schema = description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _put(whole: Any, keys: tuple[str | int, ...], value: object) -> Any:
    if not keys:
        return value
    first, *rest = keys
    if first == 0:
        items = list(whole) if isinstance(whole, list) else []
        return [_put(items[0] if items else None, tuple(rest), value), *items[1:]]
    members = dict(whole) if isinstance(whole, dict) else {}
    return {**members, first: _put(members.get(first), tuple(rest), value)}
