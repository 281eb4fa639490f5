"""What is known of where a source comes from: one source's provenance, and files that hold it for many."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from annotations.imports.naming import shown
from annotations.rules import fields
from annotations.rules.errors import InvalidFields, Malformed, TooLarge

TEXT_LIMIT = 2_000
FILE_LIMIT = 8_000_000
ENTRIES_LIMIT = 10_000
DIRECTIONS = ("ltr", "rtl", "auto")

_LANGUAGE_LIMIT = 100
_KEYS_LIMIT = 50

# Well-formed language tags: RFC 5646, section 2.1, without the tags that were grandfathered in.
_LANGUAGE_TAG = re.compile(
    r"""(?: (?: [a-z]{2,3} (?:-[a-z]{3}){0,3} | [a-z]{4,8} )    # language
            (?: -[a-z]{4} )?                                    # script
            (?: -(?: [a-z]{2} | [0-9]{3} ) )?                   # region
            (?: -(?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*      # variants
            (?: -[a-wy-z0-9] (?: -[a-z0-9]{2,8} )+ )*           # extensions
            (?: -x (?: -[a-z0-9]{1,8} )+ )?                     # private use
        | x (?: -[a-z0-9]{1,8} )+ )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What one person typed about a source; None is unknown. `published` is EDTF, `language` BCP 47."""

    title: str | None = None
    language: str | None = None
    direction: str | None = None
    publisher: str | None = None
    author: str | None = None
    speaker: str | None = None
    genre: str | None = None
    translated_from: str | None = None
    published: str | None = None
    found_at: str | None = None
    dating_evidence: str | None = None


@dataclass(frozen=True, slots=True)
class _Members:
    """A JSON object as written, with keys that stand in it twice."""

    pairs: list[tuple[str, object]]


def validate_provenance(raw: Mapping[str, object]) -> Provenance:
    """The provenance that was sent, a title or none; InvalidFields by field, unknown keys by name.

    For a partial edit take only those fields that `raw` names: the others are None here.
    """
    return Provenance(**fields.read_fields(raw, READERS))


def read_provenance(raw: bytes, *, names: Collection[str] | None) -> dict[str, Provenance]:
    """A provenance file's entries by file name, for sources whose file names are `names`; None if any may be named.

    The file is a JSON list of objects with `file` and the fields of Provenance. Raises Malformed if it is no such list,
    TooLarge over 8 MB or 10,000 entries, else InvalidFields with every fault of every entry by `entry <number>`,
    counted from 1.
    """
    found: dict[str, Provenance] = {}
    errors: dict[str, list[str]] = {}
    for number, members in enumerate(_entries(raw), start=1):
        name, reasons = _file_of(members, names)
        if name and name in found:
            reasons.append(f"file: {shown(name)} has an entry already; one is needed.")
        provenance, more = _provenance_of(members)
        if reasons or more:
            errors[f"entry {number}"] = reasons + more
        found.setdefault(name, provenance)
    if errors:
        raise InvalidFields(errors)
    return found


def _line(limit: int) -> fields.Reader:
    """A text on one line: no control characters, no separators of lines or paragraphs."""
    return _without({"Cc", "Zl", "Zp"}, limit, allowed="")


def _without(categories: Collection[str], limit: int, *, allowed: str) -> fields.Reader:
    read_text = fields.text(limit)

    def read(raw: object) -> str | None:
        text = read_text(raw)
        for position, character in enumerate(text or ""):
            if unicodedata.category(character) in categories and character not in allowed:
                raise fields.Unacceptable(f"The control character U+{ord(character):04X} at {position} cannot be kept.")
        return text

    return read


def _language(raw: object) -> str | None:
    tag = fields.text(_LANGUAGE_LIMIT)(raw)
    if tag is not None and _LANGUAGE_TAG.fullmatch(tag) is None:
        raise fields.Unacceptable(
            "A language tag of BCP 47 is needed, as in en, az-Latn or sr-Cyrl-RS; null if unknown."
        )
    return tag


READERS: Mapping[str, fields.Reader] = {
    "title": _line(TEXT_LIMIT),
    "language": _language,
    "direction": fields.choice(DIRECTIONS),
    "publisher": _line(TEXT_LIMIT),
    "author": _line(TEXT_LIMIT),
    "speaker": _line(TEXT_LIMIT),
    "genre": _line(TEXT_LIMIT),
    "translated_from": _line(TEXT_LIMIT),
    "published": fields.date,
    "found_at": _line(TEXT_LIMIT),
    "dating_evidence": _without({"Cc"}, TEXT_LIMIT, allowed="\n\t"),
}


def _entries(raw: bytes) -> Iterator[_Members]:
    if len(raw) > FILE_LIMIT:
        message = f"The provenance file has {len(raw):,} bytes; at most {FILE_LIMIT:,} are read."
        raise TooLarge(message, limit=FILE_LIMIT, unit="bytes")
    parsed = _parse(raw)
    if not isinstance(parsed, list) or not all(isinstance(entry, _Members) for entry in parsed):
        raise Malformed("A provenance file is a JSON list of objects, one for each source file.")
    if len(parsed) > ENTRIES_LIMIT:
        message = f"The provenance file has {len(parsed):,} entries; at most {ENTRIES_LIMIT:,} are read."
        raise TooLarge(message, limit=ENTRIES_LIMIT, unit="entries")
    yield from parsed


def _parse(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_Members)
    except UnicodeDecodeError as fault:
        raise Malformed(f"The provenance file is not UTF-8: byte {fault.start}.") from None
    except json.JSONDecodeError as fault:
        message = f"The provenance file is not JSON: {fault.msg}, line {fault.lineno}, column {fault.colno}."
        raise Malformed(message) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of levels
        raise Malformed(
            "The provenance file holds a number or a nesting that is far beyond a provenance file."
        ) from None


def _file_of(members: _Members, names: Collection[str] | None) -> tuple[str, list[str]]:
    """The name of the file that an entry speaks of and what is wrong with it; the name is '' if there is none."""
    name = next((value for key, value in members.pairs if key == "file"), None)
    if not isinstance(name, str) or not name:
        return "", ["file: The name of a source file is needed here."]
    if name in (".", "..") or any(character in "/\\\0" for character in name):
        return "", [f"file: {shown(name)} is a path; the bare name of a file that is imported is needed."]
    if names is not None and name not in names:
        return "", [f"file: {shown(name)} is not among the files that are imported."]
    return name, []


def _provenance_of(members: _Members) -> tuple[Provenance, list[str]]:
    if len(members.pairs) > _KEYS_LIMIT:
        return Provenance(), [f"There are {len(members.pairs):,} keys; an entry has at most {len(READERS) + 1}."]
    counted = Counter(key for key, _ in members.pairs)
    reasons = [f"{shown(key)}: This key stands there more than once." for key, count in counted.items() if count > 1]
    try:
        return validate_provenance({key: value for key, value in members.pairs if key != "file"}), reasons
    except InvalidFields as refusal:
        more = [f"{shown(field)}: {reason}" for field, found in refusal.errors.items() for reason in found]
        return Provenance(), reasons + more
