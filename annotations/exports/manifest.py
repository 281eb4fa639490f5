"""The manifest of a release: what it is, where in the ledger it was read, and the hash of every file."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import orjson

from annotations.exports.records import ReleaseHead

MEDIA_TYPE = "application/json"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of a release; `version` is that of its format, `sha256` is in hex.

    Data files are the same bytes whenever the same signed-off state is released; the others name people and times.
    """

    name: str
    media_type: str
    version: int
    bytes: int
    sha256: str
    is_data: bool


def data_sha256(files: Sequence[FileEntry]) -> str:
    """One hash for all data files: SHA-256 over the lines that `sha256sum` prints for them, ordered by name."""
    lines = sorted((entry.name, entry.sha256) for entry in files if entry.is_data)
    return hashlib.sha256("".join(f"{sha256}  {name}\n" for name, sha256 in lines).encode()).hexdigest()


def manifest(head: ReleaseHead, counts: Mapping[str, int], files: Sequence[FileEntry]) -> bytes:
    """The manifest as indented JSON; people stand in it by key only."""
    content = {
        "schema_version": SCHEMA_VERSION,
        "release": {"number": head.number, "note": head.note},
        "project": {"id": head.project, "name": head.project_name, "description": head.project_description},
        "made_by": head.made_by,
        "created": head.created,
        "ledger": {"sequence": head.ledger_sequence, "chain_sha256": head.chain_sha256},
        "counts": dict(counts),
        "data_sha256": data_sha256(files),
        "files": [asdict(entry) for entry in files],
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
