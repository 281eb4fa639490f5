"""The file of a backup: a line that says what it is, the head, the files kept with it, then what pg_dump wrote.

The dump begins on the fourth line, so that PostgreSQL's own programs can read it without us (docs/backup.md).
"""

import base64
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import orjson

from workbench.backups.failures import BackupFailure
from workbench.backups.heads import FORMAT, Head, damaged, read_head, write_head

MAGIC = "source-criticism-workbench-backup"
PIECE = 1 << 20
LONGEST_LINE = 256 << 20
WIDEST = {"dump_sha256": "0" * 64, "dump_bytes": 10**18}  # what is filled in when the dump is written


def write_backup(file: BinaryIO, head: Head, kept: Mapping[str, bytes], dump: Iterable[bytes]) -> Head:
    """Write all of it; the head comes back with the hashes that it has in the file."""
    files = orjson.dumps({name: base64.b64encode(content).decode() for name, content in kept.items()})
    head = replace(head, files_sha256=hashlib.sha256(files).hexdigest())
    width = len(write_head(replace(head, **WIDEST)))  # type: ignore[arg-type]
    file.write(_opening(head, width) + files + b"\n")
    sha256, size = hashlib.sha256(), 0
    for piece in dump:
        sha256.update(piece)
        size += file.write(piece)
    head = replace(head, dump_sha256=sha256.hexdigest(), dump_bytes=size)
    file.seek(0)
    file.write(_opening(head, width))
    return head


def _opening(head: Head, width: int) -> bytes:
    """The first two lines, always equally long."""
    line = write_head(head).ljust(width)
    return f"{MAGIC} {FORMAT} {hashlib.sha256(line).hexdigest()}\n".encode() + line + b"\n"


class Backup:
    """A backup that is open for reading; its head and the files kept with it are what was written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.head = read_head(*_read_opening(file))
        line = file.readline(LONGEST_LINE)[:-1]
        if hashlib.sha256(line).hexdigest() != self.head.files_sha256:
            raise damaged()
        self.kept = {str(name): base64.b64decode(content) for name, content in orjson.loads(line).items()}
        self._dump = file.tell()

    def check(self) -> None:
        """BackupFailure unless the dump is there, whole and unchanged. Reads all of it."""
        found, expected = os.fstat(self._file.fileno()).st_size - self._dump, self.head.dump_bytes
        if found < expected:
            raise BackupFailure(
                f"This backup is cut off: it should go on for {expected - found:,} bytes more. Nothing was restored; "
                f"copy it again."
            )
        if found > expected:
            raise BackupFailure(
                f"This backup goes on for {found - expected:,} bytes after its end. Nothing was restored; "
                f"copy it again."
            )
        sha256 = hashlib.sha256()
        for piece in self.pieces():
            sha256.update(piece)
        if sha256.hexdigest() != self.head.dump_sha256:
            raise damaged()

    def pieces(self) -> Iterator[bytes]:
        """The dump, from its beginning."""
        self._file.seek(self._dump)
        while piece := self._file.read(PIECE):
            yield piece


@contextmanager
def open_backup(path: Path) -> Iterator[Backup]:
    """The backup in the file; BackupFailure where there is none that we can read."""
    try:
        file = path.open("rb")
    except OSError as refused:
        raise BackupFailure(f"{path} cannot be read: {refused.strerror}.") from None
    with file:
        yield Backup(file)


def _read_opening(file: BinaryIO) -> tuple[bytes, str]:
    """The line of the head, and the hash that it should have."""
    try:
        words = file.readline(200).decode("ascii").split()
    except (OSError, UnicodeDecodeError):
        words = []
    if len(words) != 3 or words[0] != MAGIC or not words[1].isdigit():
        raise BackupFailure("This is no backup of the workbench: name a file that script/backup made.")
    if int(words[1]) > FORMAT:
        raise BackupFailure(
            f"A later version of the workbench made this backup (format {words[1]}; this one reads {FORMAT}): restore "
            f"it with that version."
        )
    return file.readline(LONGEST_LINE)[:-1], words[2]
