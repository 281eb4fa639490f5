"""Writing files that are either whole or not there, also below a directory that another account owns."""

import os
from pathlib import Path

from workbench.embedded.account import Account


def write_whole(path: Path, text: str, *, mode: int = 0o600, owner: Account | None = None) -> None:
    """Put `text` at `path`, in the old file's place; `owner` gets the file.

    A new file and a rename never follow a symbolic link, so root may write where the server's account owns the
    directory.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        if owner is not None and owner.switch:
            os.fchown(descriptor, owner.user, owner.group)
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    unfinished.replace(path)
    synchronise_directory(path.parent)


def synchronise_directory(directory: Path) -> None:
    """Make the names in `directory` survive a loss of power."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
