"""Canonical JSON (RFC 8785): one byte sequence for one value, so that a hash means the value."""

from collections.abc import Iterable
from types import NoneType
from typing import Any

import orjson

# Keys are ASCII here, for which sorting by code point is the sorting by UTF-16 unit that RFC 8785 asks for.
# Numbers are integers below 2**53; decimals travel as strings. A test holds this against the rfc8785 package.
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER
_PLAIN = frozenset({str, int, bool, NoneType})
type_error = "Canonical JSON here knows objects with ASCII keys, lists, strings, integers, true, false and null."


def canonical_json(value: object) -> str:
    """The value as canonical JSON; TypeError for what has no exact form (floats among them)."""
    _check(value)
    return orjson.dumps(value, option=_OPTIONS).decode()


def read_sorted(text: bytes) -> Any:
    """The value that a text stands for; ValueError, with the reason in words, if it is not that value written anew.

    Then it is canonical but for what `is_exact` looks at. The two are apart for who has looked at most of it before.
    """
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise ValueError("is no JSON") from None
    try:
        is_same = orjson.dumps(value, option=_OPTIONS) == text
    except TypeError:  # a number beyond 2**53, or more levels than orjson writes
        is_same = False
    if not is_same:
        raise ValueError("is not canonical JSON")
    return value


def is_exact(value: object) -> bool:
    """Whether there are only ASCII keys and no floats in what was read as JSON."""
    if type(value) is dict:
        if not "".join(value).isascii():
            return False
        members: Iterable[object] = value.values()
    elif type(value) is list:
        members = value
    else:
        return type(value) in _PLAIN
    for member in members:  # noqa: SIM110  (a third of the time of a generator, a million times)
        if type(member) not in _PLAIN and not is_exact(member):
            return False
    return True


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
