"""What an entry of the ledger says: the body that is hashed, read strictly, and what stands beside it."""

import hashlib
import re
from collections.abc import Mapping
from itertools import product
from types import NoneType
from typing import Any, NamedTuple, TypedDict

import orjson

from annotations.rules.canonical import is_exact, read_sorted
from annotations.rules.chain import Link, Unfit

FORMAT = 1

State = Mapping[str, Any]
"""What is stored of a thing, read from JSON: nothing is known of its values before they were looked at."""


class Said(TypedDict):
    """The body of an entry; docs/ledger.md says what each key means."""

    action: str
    after: dict[str, Any] | None
    at: str
    before: dict[str, Any] | None
    cause: int | None
    format: int
    id: str
    meaning: str | None
    person: str
    project: str
    reason: str | None
    revision: int
    sequence: int
    statement_sha256: str | None
    thing: str


_TEXT, _WHOLE = (str,), (int,)
_TEXT_OR_NULL, _WHOLE_OR_NULL, _STATE = (str, NoneType), (int, NoneType), (dict, NoneType)
_TYPES: Mapping[str, tuple[type, ...]] = {
    "action": _TEXT,
    "after": _STATE,
    "at": _TEXT,
    "before": _STATE,
    "cause": _WHOLE_OR_NULL,
    "format": _WHOLE,
    "id": _TEXT,
    "meaning": _TEXT_OR_NULL,
    "person": _TEXT,
    "project": _TEXT,
    "reason": _TEXT_OR_NULL,
    "revision": _WHOLE,
    "sequence": _WHOLE,
    "statement_sha256": _TEXT_OR_NULL,
    "thing": _TEXT,
}
# Canonical text has its keys in this order, so the types of its values are one of these rows.
_ROWS = frozenset(product(*_TYPES.values()))
BODY_KEYS = frozenset(_TYPES)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


class Given(NamedTuple):
    """An entry as somebody gives it.

    `beside` has what repeats the body outside of it, and has to agree with it; `standing` likewise the status and
    whether the thing is deleted, where these are given.
    """

    link: Link
    statement: str | None
    beside: Mapping[str, object]
    standing: tuple[str | None, bool] | None = None


def read_entry(given: Given) -> Said:
    """What the entry says; Unfit where that is not what an entry can say, or another thing stands beside it.

    The numbers and keys in `before` are not looked at: they are those of an `after` that was.
    """
    try:
        value = read_sorted(given.link.body)
    except ValueError as fault:
        raise Unfit(f"the body {fault}") from None
    said = _with_types(value)
    if said["format"] != FORMAT or not _MOMENT.fullmatch(said["at"]):
        raise Unfit("the body is of no known format, or has no time")
    if not is_exact(said["after"]):
        raise Unfit("the body is not canonical JSON")
    if said["sequence"] != given.link.sequence:
        raise Unfit("the body has another sequence than the entry")
    _check_beside(said, given)
    signed = None if given.statement is None else hashlib.sha256(given.statement.encode()).hexdigest()
    if signed != said["statement_sha256"]:
        raise Unfit("the statement is not the one that was signed")
    return said


def read_body(body: bytes) -> Said:
    """What a body says that is read as an entry elsewhere too; Unfit for one of other keys or types."""
    try:
        return _with_types(orjson.loads(body))
    except orjson.JSONDecodeError:
        raise Unfit("the body is no JSON") from None


def _with_types(value: Any) -> Said:
    if type(value) is not dict or value.keys() != BODY_KEYS:
        raise Unfit("the body does not have the keys of an entry")
    if tuple(map(type, value.values())) not in _ROWS:
        wrong = [name for name, one in value.items() if type(one) not in _TYPES[name]]
        raise Unfit(f"the body has no acceptable {', '.join(wrong)}")
    said: Said = value  # type: ignore[assignment]  # its keys and types were looked at
    return said


def _check_beside(said: Said, given: Given) -> None:
    differing = []
    if not given.beside.items() <= said.items():
        differing = [name for name, value in given.beside.items() if value != said.get(name)]
    if given.standing is not None:
        after = said["after"]
        there = (None, True) if after is None else (after.get("status"), after.get("deleted", False))
        differing += [
            name for name, one, other in zip(("status", "deleted"), there, given.standing, strict=True) if one != other
        ]
    if differing:
        raise Unfit(f"the body says something else than the entry: {', '.join(differing)}")


def fingerprint(state: State | None) -> bytes:
    """A hash that two states share exactly where their canonical texts are the same; far smaller than a state."""
    return hashlib.sha256(orjson.dumps(state, option=orjson.OPT_SORT_KEYS)).digest()
