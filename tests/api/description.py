"""The API's description, read strictly: every answer has to be stated, with exactly the members stated."""

import re
from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.speaking import Answer

# Answered before any address is found, or for an address there is not.
EVERYWHERE = {404, 405}


@cache
def description() -> dict[str, Any]:
    """The description as it is served."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    schema: dict[str, Any] = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return schema


@cache
def _closed() -> dict[str, Any]:
    """The same schemas, with no members but those they name."""
    schemas = description()["components"]["schemas"]
    closed = {name: _close(schema) for name, schema in schemas.items()}
    return {"components": {"schemas": closed}}


def _close(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_close(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _close(value) for key, value in schema.items()}
    if "properties" in schema and "additionalProperties" not in schema:
        closed["additionalProperties"] = False
    return closed


@cache
def _paths() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    return [
        (re.compile(re.sub(r"\{[^}]+\}", "[^/]+", path).replace(".", r"\.")), operations)
        for path, operations in description()["paths"].items()
    ]


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/components/schemas/{name}", **_closed()})


def operations_at(path: str) -> dict[str, Any] | None:
    """What is described of an address; None where nothing is."""
    whole = path if path.startswith("/api/") else f"/api/v1{path}"
    bare = whole.partition("?")[0]
    return next((operations for pattern, operations in _paths() if pattern.fullmatch(bare)), None)


def check_answer(method: str, path: str, answer: Answer) -> None:
    """Fail for an answer that is not stated, or not of the shape that is."""
    assert answer.status < 500, (method, path, answer.status, answer.body)
    operations = operations_at(path) if path.startswith(("/", "http")) else None
    operation = (operations or {}).get(method.lower())
    if operation is None:
        return
    stated = operation["responses"].get(str(answer.status))
    assert stated is not None, f"{method} {path} does not state {answer.status}: {answer.body}"
    if answer.status == 204:
        assert answer.body == b""
        return
    media_type = answer.headers["Content-Type"]
    assert {media_type, "*/*"} & stated["content"].keys(), (method, path, media_type, list(stated["content"]))
    reference = stated["content"].get(media_type, {"schema": {}})["schema"].get("$ref", "")
    if reference:
        name = reference.rpartition("/")[2]
        errors = [f"{list(error.path)}: {error.message[:300]}" for error in _validator(name).iter_errors(answer.body)]
        assert not errors, (method, path, name, errors)
