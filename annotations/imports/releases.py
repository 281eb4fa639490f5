"""A release out of a folder, an archive or a lone manifest: what its files hash to, whatever their size."""

import hashlib
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from annotations.imports.ledgers import Unreadable
from annotations.rules.pins import MANIFEST, GivenRelease, Pin, read_pin
from annotations.rules.present import FileFacts

_PIECE = 1_000_000
_LARGEST_MANIFEST = 10_000_000

Open = Callable[[str], IO[bytes] | None]
"""Opens a file of the release by its name; None if there is none."""


def read_release(path: Path) -> GivenRelease:
    """What is there of a release; Unreadable if there is none. OSError from the files comes through."""
    if path.is_dir():
        return _given(lambda name: _file_in(path, name), is_whole=True)
    if path.suffix.lower() == ".zip":
        return _in_archive(path)
    return _given(lambda name: path.open("rb") if name == MANIFEST else None, is_whole=False)


def _in_archive(path: Path) -> GivenRelease:
    try:
        with zipfile.ZipFile(path) as archive:
            members = {name.rpartition("/")[2]: name for name in archive.namelist() if name.count("/") <= 1}
            return _given(
                lambda name: archive.open(members[name]) if name in members else None,
                is_whole=True,
            )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as fault:
        raise Unreadable(f"is no archive that can be read: {fault}") from None


def _file_in(folder: Path, name: str) -> IO[bytes] | None:
    place = folder / name
    return place.open("rb") if place.is_file() else None


def _given(opened: Open, *, is_whole: bool) -> GivenRelease:
    content = _content(opened)
    try:
        pin = read_pin(content)
    except ValueError as fault:
        raise Unreadable(f"has a {MANIFEST} that {fault}") from None
    facts = {MANIFEST: FileFacts(len(content), hashlib.sha256(content).hexdigest())}
    return GivenRelease(pin, facts | _facts(pin, opened), is_whole=is_whole)


def _content(opened: Open) -> bytes:
    file = opened(MANIFEST)
    if file is None:
        raise Unreadable(f"has no {MANIFEST}")
    with file:
        return file.read(_LARGEST_MANIFEST)


def _facts(pin: Pin, opened: Open) -> dict[str, FileFacts]:
    """Of the files that the manifest names; names that lead elsewhere are not followed."""
    found = {}
    for name, stated in pin.files.items():
        file = opened(name) if "/" not in name and "\\" not in name and name not in ("", ".", "..", MANIFEST) else None
        if file is not None:
            with file:
                found[name] = _facts_of(file, stated.bytes)
    return found


def _facts_of(file: IO[bytes], most: int) -> FileFacts:
    """Its length and hash, read no further than just beyond what it should have."""
    digest, length = hashlib.sha256(), 0
    while length <= most and (piece := file.read(min(_PIECE, most + 1 - length))):
        digest.update(piece)
        length += len(piece)
    return FileFacts(length, digest.hexdigest())
