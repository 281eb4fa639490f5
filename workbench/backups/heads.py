"""The head of a backup: what is in it, read without a database."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import orjson

from workbench.backups.failures import BackupFailure

FORMAT = 1


@dataclass(frozen=True)
class LedgerHead:
    """Where a project's ledger stood: the last sequence, and the chain hash after it in hex."""

    project: str
    sequence: int
    chain_sha256: str


@dataclass(frozen=True)
class Head:
    """What is in a backup, all of it read in one snapshot; hashes are SHA-256 in hex.

    `made` is by the database's clock. `closed_functions` are those that not everybody may call, since the dump speaks
    of no rights. `secret_key` tells whether two servers have the same one, without telling it.
    """

    made: str
    postgresql: str
    pg_dump: str
    migrations: Sequence[tuple[str, str]]
    projects: Sequence[LedgerHead]
    closed_functions: Sequence[str]
    secret_key: str
    files_sha256: str
    dump_sha256: str
    dump_bytes: int


def write_head(head: Head) -> bytes:
    """As one line of JSON, without its end."""
    return orjson.dumps({"format": FORMAT} | asdict(head))


def read_head(line: bytes, sha256: str) -> Head:
    """The head that stands in the line; BackupFailure where it is not what was written."""
    if hashlib.sha256(line).hexdigest() != sha256:
        raise damaged()
    try:
        said = orjson.loads(line)
        return Head(
            made=str(said["made"]),
            postgresql=str(said["postgresql"]),
            pg_dump=str(said["pg_dump"]),
            migrations=[(str(app), str(name)) for app, name in said["migrations"]],
            projects=[_ledger_head(one) for one in said["projects"]],
            closed_functions=[str(one) for one in said["closed_functions"]],
            secret_key=str(said["secret_key"]),
            files_sha256=_sha256(said["files_sha256"]),
            dump_sha256=_sha256(said["dump_sha256"]),
            dump_bytes=int(said["dump_bytes"]),
        )
    except (KeyError, TypeError, ValueError):
        raise damaged() from None


def damaged() -> BackupFailure:
    """What is said of a file whose hash is another."""
    return BackupFailure(
        "This backup is not as it was written: it was damaged or changed since. Nothing was restored; copy it again."
    )


def _ledger_head(said: Mapping[str, Any]) -> LedgerHead:
    return LedgerHead(str(UUID(said["project"])), int(said["sequence"]), _sha256(said["chain_sha256"]))


def _sha256(said: str) -> str:
    if len(bytes.fromhex(said)) != 32:
        raise ValueError(said)
    return said
