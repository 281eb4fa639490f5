"""The archive of one project: a zip of plain files, and a manifest with the hash of each (docs/archive-format.md)."""

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import BinaryIO

import orjson

from annotations.rules.archives import FORMAT, MANIFEST

LEVEL = 6


@dataclass(frozen=True)
class ArchiveHead:
    """What the archive is of: the project, where its ledger ends, and when it was read."""

    project: str
    name: str
    made: str
    sequence: int
    chain_sha256: str


class ProjectArchive:
    """An archive while it is written: `add` its files one after the other, then `finish`."""

    def __init__(self, out: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL)
        self._files: list[dict[str, object]] = []

    def add(self, path: str, pieces: Iterable[bytes]) -> None:
        """A file, as its pieces come."""
        sha256, size = hashlib.sha256(), 0
        with self._zip.open(path, "w", force_zip64=True) as file:
            for piece in pieces:
                sha256.update(piece)
                size += len(piece)
                file.write(piece)
        self._files.append({"path": path, "bytes": size, "sha256": sha256.hexdigest()})

    def finish(self, head: ArchiveHead) -> None:
        """Write the manifest, last, and close."""
        manifest = {"format": FORMAT, **asdict(head), "files": self._files}
        with self._zip.open(MANIFEST, "w") as file:
            file.write(orjson.dumps(manifest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        self._zip.close()
