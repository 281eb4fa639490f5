"""The embedded database of this process: started when a command first needs it, left when the process ends."""

import atexit
import functools
import os
import signal
import sys
import threading
from types import FrameType

from workbench.embedded.places import default_data_directory
from workbench.embedded.server import Embedded

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


def is_wanted() -> bool:
    """Whether the embedded database is the one to use: no `DATABASE_URL` names another."""
    return not os.environ.get("DATABASE_URL")


def ensure_running() -> None:
    """Have the default embedded database run until this process ends; nothing when `DATABASE_URL` names another.

    DatabaseFailure when it cannot run. Beside other users, a running server is shared; the last to end stops it.
    """
    if is_wanted():
        _of_this_process().start()


@functools.cache
def _of_this_process() -> Embedded:
    embedded = Embedded(default_data_directory())
    atexit.register(embedded.stop)
    _end_in_order_when_told_to()
    return embedded


def _end_in_order_when_told_to() -> None:
    """Nothing registered for the exit runs when a signal ends the process by default."""
    if threading.current_thread() is not threading.main_thread():
        return
    for ending in ENDING_SIGNALS:
        if signal.getsignal(ending) == signal.SIG_DFL:
            signal.signal(ending, _exit)


def _exit(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    sys.exit(128 + number)
