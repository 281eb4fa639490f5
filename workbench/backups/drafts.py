"""A file that is there under its name when it is whole, and not before."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from workbench.backups.failures import BackupFailure


@contextmanager
def draft_of(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A file beside it, which only we can read, to write into; it gets the name when the block ends without a fault.

    What a killed process left beside is written over. Without `force` nothing that has the name is replaced.
    """
    refuse_taken(path, force=force)
    draft = path.with_name(f".{path.name}.unfinished")
    try:
        descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            _take(file, draft)
            try:
                yield file
                file.flush()
                os.fsync(descriptor)
                _publish(draft, path, force=force)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
        _synchronise(path.parent)
    except OSError as refused:
        raise BackupFailure(f"{path} cannot be written: {refused.strerror}. No backup was made.") from refused


def refuse_taken(path: Path, *, force: bool) -> None:
    """BackupFailure where the name is taken by what must not be replaced."""
    if path.is_dir():
        raise BackupFailure(f"{path} is a folder: name the file to be made in it.")
    if os.path.lexists(path) and not force:
        raise _taken(path)


def _take(file: BinaryIO, draft: Path) -> None:
    """Have the draft to ourselves, empty: another process may be writing it, or may just have finished it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_ours = os.path.samestat(os.fstat(file.fileno()), draft.lstat())
    except (BlockingIOError, FileNotFoundError):
        is_ours = False
    if not is_ours:
        raise BackupFailure(f"Another process is writing {draft}: wait for it, or name another file.")
    os.fchmod(file.fileno(), 0o600)
    file.truncate(0)


def _publish(draft: Path, path: Path, *, force: bool) -> None:
    if force:
        draft.replace(path)
        return
    try:
        path.hardlink_to(draft)  # refuses to replace, whoever was quicker
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # a file system without links
        refuse_taken(path, force=False)
        draft.replace(path)
    else:
        draft.unlink()


def _taken(path: Path) -> BackupFailure:
    return BackupFailure(f"{path} is there already: name another file, or replace it with --force.")


def _synchronise(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
