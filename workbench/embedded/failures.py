"""Why the embedded database cannot run: one line, with what to do about it."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FULL_DISK = {errno.ENOSPC, errno.EDQUOT}
UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}
COMPLAINT = re.compile(r"(?:FATAL|PANIC|ERROR|error):\s*(.+)")


class DatabaseFailure(Exception):
    """The embedded database cannot do what was asked; the message is one line and says what to do."""


@contextmanager
def told_in_one_line(data: Path) -> Iterator[None]:
    """Turn what the operating system refuses below the data directory into a DatabaseFailure."""
    try:
        yield
    except OSError as refused:
        raise DatabaseFailure(_explain_refusal(refused, data)) from refused


def explain_output(output: str, data: Path) -> str:
    """One line for what a program of PostgreSQL printed before it gave up."""
    if "No space left on device" in output or "Disk quota exceeded" in output:
        return _full_disk(data)
    complaints = COMPLAINT.findall(output)
    said = complaints[-1] if complaints else (output.strip().splitlines() or ["nothing"])[-1]
    return f"The database in {data} did not start; PostgreSQL said: {said}"


def _explain_refusal(refused: OSError, data: Path) -> str:
    if refused.errno in FULL_DISK:
        return _full_disk(data)
    if refused.errno in UNWRITABLE:
        return (
            f"The database cannot be kept in {data}: {refused.strerror} ({refused.filename}). "
            f"Run as the owner of that directory, or set WORKBENCH_DATA to a directory that you may write to."
        )
    return f"The database in {data} cannot run: {refused}. Set WORKBENCH_DATA to a directory that you may write to."


def _full_disk(data: Path) -> str:
    return f"The disk that holds {data} is full: free some space, or set WORKBENCH_DATA to a directory on another disk."
