"""Locks of the operating system, which lets go of them itself when their holder is killed."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbench.embedded.failures import DatabaseFailure

PAUSE = 0.01  # seconds between two tries for a lock


def open_lock(path: Path) -> int:
    """A descriptor of its own for the lock file at `path`, which is made if it is missing and never removed."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def try_lock(descriptor: int, *, shared: bool = False) -> bool:
    """Take the lock if nobody stands in the way; False when somebody does."""
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def hold_shared(path: Path) -> int:
    """A descriptor that shares the lock until it, and every copy that a fork made of it, is closed."""
    descriptor = open_lock(path)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def is_held(path: Path) -> bool:
    """Whether anybody holds the lock, this process through another descriptor included."""
    descriptor = open_lock(path)
    try:
        return not try_lock(descriptor)
    finally:
        os.close(descriptor)


def wait_until_free(path: Path, seconds: float) -> bool:
    """Whether the last holder let go within that time."""
    deadline = time.monotonic() + seconds
    while is_held(path):
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True


@contextmanager
def exclusively(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock alone; DatabaseFailure when another process keeps it for longer than `seconds`."""
    descriptor = open_lock(path)
    try:
        deadline = time.monotonic() + seconds
        while not try_lock(descriptor):
            if time.monotonic() > deadline:
                raise DatabaseFailure(
                    f"Another process has been starting or stopping the database in {path.parent.parent} "
                    f"for {seconds:.0f} seconds: wait for it, or end it, then try again."
                )
            time.sleep(PAUSE)
        yield
    finally:
        os.close(descriptor)
