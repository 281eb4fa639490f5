"""Watches the database, the web processes and the worker, and starts again what dies, until a signal says to end."""

import logging
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from types import FrameType

from workbench.embedded import DatabaseFailure, Embedded
from workbench.observing import logs
from workbench.serving.children import Child, Tether, describe_end

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
LOOK = 0.2  # seconds between two looks, if nothing happens before
GRACE = 5  # seconds that children have to end
DATABASE_PAUSE = 2  # seconds between two attempts to start the database again


logger = logging.getLogger("workbench.serving")


def say(text: str) -> None:
    """Tell whoever started the server, if there still is somebody to read it; a log that programs read gets a line."""
    if logs.is_structured():
        logger.info("%s", text)
        return
    try:
        print(text, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  (or every later flush would fail)


def complain(text: str) -> None:
    """Say why it ends."""
    if logs.is_structured():
        logger.error("%s", text)
    else:
        print(text, file=sys.stderr)


class Forced(BaseException):
    """A second signal came: do not wait for anybody."""


class Supervisor:
    """`is_answering` says whether clients get answers, which `announce` tells once. `embedded` is None for a server."""

    def __init__(
        self,
        children: list[Child],
        *,
        embedded: Embedded | None,
        tether: Tether,
        is_answering: Callable[[], bool],
        announce: Callable[[], None],
    ) -> None:
        self._children = children
        self._embedded = embedded
        self._tether = tether
        self._is_answering = is_answering
        self._announce: Callable[[], None] | None = announce
        self._database_not_before = 0.0
        self._signals = 0
        self._awake, self._wake = socket.socketpair()

    def run(self) -> None:
        """Return when everything has ended after a signal."""
        self._listen_to_signals()
        try:
            while not self._signals:
                self._watch_database()
                self._watch_children()
                self._announce_once()
                self._wait(LOOK)
            self._end_children()
        except Forced:
            say("Ending at once.")
            for child in self._children:
                child.tell(signal.SIGKILL)
        if self._embedded is not None:
            self._embedded.stop(at_once=self._signals > 1)

    def _watch_database(self) -> None:
        now = time.monotonic()
        if self._embedded is None or now < self._database_not_before or self._embedded.is_running():
            return
        say("The database has ended; starting it again.")
        try:
            self._embedded.start()
        except DatabaseFailure as failure:
            say(str(failure))
            self._database_not_before = now + DATABASE_PAUSE

    def _watch_children(self) -> None:
        self._reap()
        for child in self._children:
            if child.process is None and time.monotonic() >= child.not_before:
                child.start(self._tether)

    def _reap(self) -> None:
        """Take note of every child that has ended, the database's and strangers' orphans included."""
        while True:
            try:
                process, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if process == 0:
                return
            for child in self._children:
                if child.process == process:
                    self._note_end(child, status)

    def _note_end(self, child: Child, status: int) -> None:
        if not self._signals:
            say(f"{child.name} {describe_end(status)}; starting another.")
        child.ended(time.monotonic())

    def _announce_once(self) -> None:
        if self._announce is not None and self._is_answering():
            self._announce()
            self._announce = None

    def _end_children(self) -> None:
        say("Ending.")
        for child in self._children:
            child.tell(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        while time.monotonic() < deadline and self._any_runs():
            self._wait(LOOK)
        for child in self._children:
            child.tell(signal.SIGKILL)
        while self._any_runs():
            self._wait(LOOK)

    def _any_runs(self) -> bool:
        self._reap()
        return any(child.process is not None for child in self._children)

    def _listen_to_signals(self) -> None:
        for end in (self._awake, self._wake):
            end.setblocking(False)
        signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, _be_woken)
        for number in ENDING_SIGNALS:
            signal.signal(number, self._on_ending_signal)

    def _on_ending_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self._signals += 1
        if self._signals == 2:
            raise Forced

    def _wait(self, seconds: float) -> None:
        """Until a signal comes, of a child's end for one, or the time is over."""
        if select.select([self._awake], [], [], seconds)[0]:
            self._awake.recv(1024)


def _be_woken(number: int, frame: FrameType | None) -> None:
    """Enough is done by the byte that any signal with a handler writes to the wake-up socket."""
