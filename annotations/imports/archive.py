"""The archive of a project on its way in: a zip that somebody sends, looked at before anything of it is believed.

Nothing is ever unpacked to a disk. What the manifest lists is there, whole, with its hash, and nothing else is.
"""

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import orjson

from annotations.imports.naming import shown
from annotations.rules.archives import FORMAT, MANIFEST
from annotations.rules.errors import Malformed

MANIFEST_LIMIT = 64_000_000
# Ledgers repeat themselves and shrink to a thirtieth; what shrinks far more is made to fill a disk or a memory.
SHRINKS_TO = 200
UNSUSPICIOUS = 100_000_000
PIECE = 1_000_000

_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PATHS = re.compile(
    rf"ledger\.jsonl|people\.jsonl|beside\.jsonl|findings\.jsonl|checks\.jsonl|sources/{_ID}\.txt|releases/{_ID}/[\w-][\w.-]*",
    re.A,
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class Archive:
    """An archive that is open, all of whose files are those of its manifest, by path and hash."""

    def __init__(self, opened: zipfile.ZipFile, size: int) -> None:
        self._zip = opened
        _check_members(opened.infolist(), size)
        manifest = _read_manifest(opened)
        self.project, self.name = str(manifest["project"]), str(manifest["name"])
        self.files: Mapping[str, tuple[int, str]] = _listed(manifest["files"])
        self._check_files()

    def read(self, path: str) -> bytes:
        """A file, whole."""
        with self.open(path) as file:
            return file.read()

    def open(self, path: str) -> IO[bytes]:
        """A file, to be read piece by piece; Malformed if it is not there."""
        if path not in self.files:
            raise Malformed(f"{path} is missing in the archive.")
        return self._zip.open(path)

    def lines(self, path: str) -> Iterator[Mapping[str, Any]]:
        """The objects in a file of JSON lines."""
        with self.open(path) as file:
            for number, line in enumerate(file, 1):
                try:
                    said = orjson.loads(line)
                except orjson.JSONDecodeError:
                    said = None
                if type(said) is not dict:
                    raise Malformed(f"Line {number} of {path} is no JSON object.")
                yield said

    def _check_files(self) -> None:
        found = {info.filename: info.file_size for info in self._zip.infolist() if info.filename != MANIFEST}
        for path in sorted(found.keys() ^ self.files.keys()):
            where = "is not in the manifest" if path in found else "is in the manifest and not in the archive"
            raise Malformed(f"{shown(path)} {where}.")
        for path, (size, sha256) in self.files.items():
            if found[path] != size or _hash(self._zip, path, size) != sha256:
                raise Malformed(f"{path} is not the file that the manifest speaks of: its length or hash is another.")


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """The archive in the file; Malformed, which names what is wrong, for everything that is none."""
    try:
        with zipfile.ZipFile(path) as opened:
            yield Archive(opened, path.stat().st_size)
    except _BROKEN as fault:
        if isinstance(fault, OSError) and fault.strerror:
            raise Malformed(f"{path} cannot be read: {fault.strerror}.") from None
        raise Malformed(f"{path} is no archive that can be read: {fault}.") from None


def _check_members(members: list[zipfile.ZipInfo], size: int) -> None:
    seen = set()
    for member in members:
        name = member.filename
        kind = stat.S_IFMT(member.external_attr >> 16)
        if name != MANIFEST and not _PATHS.fullmatch(name):
            raise Malformed(f"{shown(name)} is no path of an archive of a project.")
        if kind not in (0, stat.S_IFREG):
            raise Malformed(f"{name} is no plain file but a link or another special one.")
        if member.flag_bits & 1 or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Malformed(f"{name} is encrypted, or packed in another way than an archive of a project.")
        if name in seen:
            raise Malformed(f"{name} is in the archive twice.")
        seen.add(name)
    total = sum(member.file_size for member in members)
    if total > max(UNSUSPICIOUS, SHRINKS_TO * size):
        raise Malformed(f"It would unpack to {total:,} bytes, more than {SHRINKS_TO} times its size: no project does.")


def _read_manifest(opened: zipfile.ZipFile) -> Mapping[str, Any]:
    if MANIFEST not in opened.namelist():
        raise Malformed(f"There is no {MANIFEST} in it: this is no archive of a project.")
    with opened.open(MANIFEST) as file:
        content = file.read(MANIFEST_LIMIT + 1)
    try:
        told: Mapping[str, Any] = orjson.loads(content)
        form, _ = told["format"], [told[name] for name in ("project", "name", "sequence", "chain_sha256", "files")]
    except (orjson.JSONDecodeError, TypeError, KeyError):
        raise Malformed(f"Its {MANIFEST} is none of an archive of a project.") from None
    if form != FORMAT:
        raise Malformed(
            f"This archive is of format {form}, and this server reads {FORMAT}: import it with a later one."
        )
    return told


def _listed(files: Any) -> dict[str, tuple[int, str]]:
    try:
        listed = {str(file["path"]): (int(file["bytes"]), str(file["sha256"])) for file in files}
        if len(listed) == len(files):
            return listed
    except (TypeError, KeyError, ValueError):
        pass
    raise Malformed(f"Its {MANIFEST} lists a file twice, or without path, bytes and sha256.")


def _hash(opened: zipfile.ZipFile, path: str, size: int) -> str:
    """Of the file, read no further than just beyond the length it should have."""
    digest, length = hashlib.sha256(), 0
    with opened.open(path) as file:
        while length <= size and (piece := file.read(PIECE)):
            digest.update(piece)
            length += len(piece)
    return digest.hexdigest()
