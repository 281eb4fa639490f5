"""A text on its way in: decoded, normalised as little as possible, counted and hashed."""

import hashlib
from dataclasses import dataclass
from typing import Literal, TypedDict

from annotations.imports.encodings import describe_bytes
from annotations.imports.naming import shown
from annotations.rules.anchoring import count_lines
from annotations.rules.errors import InvalidFields, TooLarge

LENGTH_LIMIT = 2_000_000
BYTES_LIMIT = 8_000_000

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Change(TypedDict):
    """What import changed and how often: `crlf` and `cr` became line feeds, `bom` and `nul` were dropped."""

    what: Literal["bom", "crlf", "cr", "nul"]
    count: int


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text as it is stored, and what it was before.

    `length` counts code points, `original_bytes` the bytes that were sent, `lines` what lies between line feeds. The
    hashes are SHA-256 in hex: of the stored text in UTF-8, and of what was sent.
    """

    text: str
    original_sha256: str
    original_bytes: int
    sha256: str
    normalised: tuple[Change, ...]
    length: int
    lines: int


def normalise(raw: bytes, *, filename: str) -> Normalised:
    """A file's text; InvalidFields (`file`) if it is no UTF-8 or empty, TooLarge over 8 MB or 2,000,000 code points."""
    _check_size(len(raw))
    fault = describe_bytes(raw)
    if fault is not None:
        raise InvalidFields({"file": [f"{shown(filename)}: {fault}"]})
    return _normalised(raw.decode("utf-8"), raw, field="file", named=f"{shown(filename)}: ")


def normalise_str(text: str) -> Normalised:
    """The same for a text that came in JSON; its original bytes are its UTF-8, and the field to blame is `text`."""
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as fault:
        reason = f"Code point {fault.start} is half of a surrogate pair, which no text can hold; send the character."
        raise InvalidFields({"text": [reason]}) from None
    _check_size(len(raw))
    return _normalised(text, raw, field="text")


def _normalised(received: str, raw: bytes, *, field: str, named: str = "") -> Normalised:
    text, changes = _simplify(received)
    if not text or text.isspace():
        raise InvalidFields({field: [f"{named}There is no text in it; a source needs some."]})
    if len(text) > LENGTH_LIMIT:
        message = f"{named}The text has {len(text):,} code points; a source holds at most {LENGTH_LIMIT:,}."
        raise TooLarge(message, limit=LENGTH_LIMIT, unit="code points")
    original = hashlib.sha256(raw).hexdigest()
    stored = hashlib.sha256(text.encode("utf-8")).hexdigest() if changes else original
    return Normalised(text, original, len(raw), stored, changes, len(text), count_lines(text))


def _simplify(text: str) -> tuple[str, tuple[Change, ...]]:
    """The text without BOM, carriage returns and NUL, in that order, as the HTML parser would otherwise do it later."""
    changes: list[Change] = []
    if text.startswith(_BOM):
        text = text[1:]
        changes.append({"what": "bom", "count": 1})
    if "\r" in text:
        pairs = text.count("\r\n")
        text = text.replace("\r\n", "\n")
        alone = text.count("\r")
        text = text.replace("\r", "\n")
        changes += [Change(what="crlf", count=pairs)] if pairs else []
        changes += [Change(what="cr", count=alone)] if alone else []
    if "\0" in text:
        changes.append({"what": "nul", "count": text.count("\0")})
        text = text.replace("\0", "")
    return text, tuple(changes)


def _check_size(received: int) -> None:
    if received > BYTES_LIMIT:
        message = f"These are {received:,} bytes; a source holds at most {BYTES_LIMIT:,} bytes of UTF-8."
        raise TooLarge(message, limit=BYTES_LIMIT, unit="bytes")
