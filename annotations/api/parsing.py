"""Reading bodies, preconditions and ids as the interface has them."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import IO, Any
from uuid import UUID

from django.http.request import RawPostDataException
from rest_framework.parsers import JSONParser
from rest_framework.request import Request

from annotations.rules.errors import InvalidFields, Malformed, TooLarge

# At least as deep as any body of the interface, and far from the interpreter's own limit.
_DEPTH = 40
# Bytes that a body may have outside its texts: a member of two bytes costs a hundred once it is read.
_OUTSIDE_TEXTS = 200_000
_TEXTS = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
# Bytes; an address that takes whole texts says so with `json_limit`.
JSON_LIMIT = 4_000_000
_ETAG = re.compile(r'"([1-9][0-9]{0,9})"')


class StrictJSONParser(JSONParser):
    """JSON with exact decimals; nothing that has no place in a text, and no nesting without end."""

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, object] | None = None
    ) -> Any:
        """The value in the body; Malformed if there is none, TooLarge over what its address takes."""
        del media_type
        limit = getattr((parser_context or {}).get("view"), "json_limit", JSON_LIMIT)
        raw = stream.read(limit + 1)
        if len(raw) > limit:
            raise TooLarge(f"A body in JSON may have at most {limit:,} bytes here.", limit=limit, unit="bytes")
        return read_json(raw)


def read_json(raw: bytes) -> object:
    """The value of a JSON text: decimals exact, no NaN, no lone surrogates, at most 40 levels deep."""
    if len(raw) > _OUTSIDE_TEXTS and len(_TEXTS.sub(b"", raw)) > _OUTSIDE_TEXTS:
        raise Malformed("This JSON has more members than anything here could have.")
    try:
        value = json.loads(raw.decode("utf-8"), parse_float=_exact, parse_constant=_refuse, object_pairs_hook=_object)
    except RecursionError:
        raise Malformed(f"This JSON is nested too deeply; at most {_DEPTH} levels are read.") from None
    except ValueError as fault:
        reason = "a whole number has too many digits" if "integer string conversion" in str(fault) else fault
        raise Malformed(f"This is no JSON in UTF-8 that can be read: {reason}.") from None
    _check_depth(value)
    if b"\\ud" in raw.lower():
        _check_surrogates(value)
    return value


def _exact(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        raise ValueError("a number in it has an exponent beyond all that can be reckoned with") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys differ; of two values for one key the first would be lost without a word."""
    members = dict(pairs)
    if len(members) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"the key {twice!a} stands twice in one object")
    return members


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no number of JSON")


def _check_depth(value: object) -> None:
    level, depth = [value], 0
    while level:
        if depth > _DEPTH:
            raise Malformed(f"This JSON is nested too deeply; at most {_DEPTH} levels are read.")
        level = [member for one in level for member in _members(one)]
        depth += 1


def _members(value: object) -> list[object]:
    members = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return [member for member in members if isinstance(member, dict | list)]


def _check_surrogates(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("A text in this JSON holds half of a surrogate pair; send the whole character.") from None


def body_of(request: Request) -> dict[str, object]:
    """The object in the body; an empty body is an empty object."""
    try:
        body = request.data
    except RawPostDataException:
        raise Malformed("The body could not be read to its end.") from None
    if isinstance(body, dict):
        return dict(body)
    raise Malformed("A JSON object is needed in the body.")


def seen_by(request: Request) -> int | None:
    """The revision in If-Match; None where there is none, `*` and weak tags being none."""
    match = _ETAG.fullmatch(request.META.get("HTTP_IF_MATCH", "").strip())
    return int(match[1]) if match else None


def seen_revision(raw: object) -> int | None:
    """The revision that a move names; None where it names none."""
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else None


def seen_statement(raw: object) -> str | None:
    """The hash of the statement that was shown; None where it is not named. What is no hash is that of no statement."""
    return None if raw is None else str(raw)


def read_id(raw: object, field: str = "id") -> UUID:
    """A UUID; InvalidFields by its field otherwise."""
    if isinstance(raw, str):
        try:
            return UUID(raw)
        except ValueError:
            pass
    raise InvalidFields({field: ["A UUID is needed here."]})
