"""Canonical JSON (RFC 8785): one byte sequence for one value, so that a hash means the value."""

import orjson

# Keys are ASCII here, for which sorting by code point is the sorting by UTF-16 unit that RFC 8785 asks for.
# Numbers are integers below 2**53; decimals travel as strings. A test holds this against the rfc8785 package.
type_error = "Canonical JSON here knows objects with ASCII keys, lists, strings, integers, true, false and null."


def canonical_json(value: object) -> str:
    """The value as canonical JSON; TypeError for what has no exact form (floats among them)."""
    _check(value)
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER).decode()


def _check(value: object) -> None:
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, dict):
        for key, member in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise TypeError(type_error)
            _check(member)
    elif isinstance(value, list | tuple):
        for member in value:
            _check(member)
    else:
        raise TypeError(type_error)
