"""Processes forked from the supervisor: they end with it, and are started again when they die."""

import gc
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

STEADY = 5  # seconds after which a process has started well
FIRST_PAUSE = 0.5  # seconds; doubled with every further death
LONGEST_PAUSE = 15
LAST_WILL = 8  # seconds that a process has to end when its supervisor has gone

logger = logging.getLogger("workbench.serving")


class Tether:
    """A pipe whose one end only the supervisor holds, so that its children notice when it is killed."""

    def __init__(self) -> None:
        self._far, self._near = os.pipe()

    def hold(self) -> None:
        """In a child: end when the supervisor has ended, however it did."""
        os.close(self._near)
        threading.Thread(target=self._wait, name="tether", daemon=True).start()

    def _wait(self) -> None:
        os.read(self._far, 1)  # nothing is ever written: this returns when the other end is closed
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(LAST_WILL)
        os._exit(os.EX_SOFTWARE)


@dataclass
class Child:
    """A process that is to run for as long as the supervisor does; `on_end` is called here each time it has ended."""

    name: str
    run: Callable[[], None]
    on_end: Callable[[], None] | None = None
    process: int | None = None
    started: float = 0
    early_deaths: int = 0
    not_before: float = 0

    def start(self, tether: Tether) -> None:
        """Fork it."""
        self.started = time.monotonic()
        self.process = fork(self.run, tether)

    def ended(self, now: float) -> None:
        """It has died: at once again the first time, later and later when it keeps dying early."""
        self.process = None
        if self.on_end is not None:
            self.on_end()
        self.early_deaths = 0 if now - self.started > STEADY else self.early_deaths + 1
        pause = FIRST_PAUSE * 2 ** (self.early_deaths - 2) if self.early_deaths > 1 else 0
        self.not_before = now + min(pause, LONGEST_PAUSE)

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal, if it runs."""
        if self.process is not None:
            os.kill(self.process, number)


def fork(run: Callable[[], None], tether: Tether) -> int:
    """The number of a new process that does `run` and ends; what was imported before is shared with it."""
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        return process
    code = os.EX_SOFTWARE
    try:
        _become_ordinary()
        tether.hold()
        run()
        code = os.EX_OK
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else os.EX_SOFTWARE
    except BaseException:
        logger.exception("a process ends for a fault")
    finally:
        _flush()
        os._exit(code)


def share_memory_with_children() -> None:
    """Before forking: move what is there out of the garbage collector's sight, whose marks would copy every page."""
    gc.collect()
    gc.freeze()


def describe_end(status: int) -> str:
    """In words, how a process ended."""
    code = os.waitstatus_to_exitcode(status)
    return f"was ended by signal {-code}" if code < 0 else f"ended with {code}"


def _become_ordinary() -> None:
    """A child answers to signals like any process, not like the supervisor."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    gc.enable()


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            continue  # nobody reads it any more
