"""Logs: lines for people, or with WORKBENCH_LOG=json one JSON object a line for programs.

Whatever stands in a message, one record is one line: what could begin another is written as an escape.
"""

import json
import logging
import logging.config
import os
import re
import sys
import threading
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

# What is known of the request that this thread answers, for every line that is written meanwhile.
REQUEST: ContextVar[Mapping[str, object]] = ContextVar("request", default={})  # noqa: B039  (never changed in place)
OPERATORS = frozenset({"/livez", "/readyz", "/healthz", "/metrics"})  # the addresses that they ask any process for
# Where people say where they read, many times a minute: that is kept nowhere, so not here either.
NOT_KEPT = frozenset({"/api/v1/sources/<uuid:source>/presence/"})
LONGEST = 10_000  # characters of a message
LONGEST_TRACEBACK = 50_000

# Line ends of every kind, what moves a terminal's cursor, and what turns the direction of writing round.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def is_structured() -> bool:
    """Whether programs read the logs."""
    return os.environ.get("WORKBENCH_LOG") == "json"


def configuration() -> dict[str, Any]:
    """For logging.config, and Django's LOGGING. Programs are told of every request; people of what went wrong."""
    ours = {"level": "INFO"} if is_structured() else {}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"addresses": {"()": WithoutAddresses}},
        "formatters": {"line": {"()": JSONLines if is_structured() else Lines}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "filters": ["addresses"],
                "stream": sys.stderr,
            }
        },
        # What a client did wrong is told to the client; the server's own faults stay.
        "loggers": {"django.request": {"level": "ERROR"}, "workbench": ours},
        "root": {"handlers": ["stderr"], "level": os.environ.get("WORKBENCH_LOG_LEVEL", "WARNING")},
    }


def set_up() -> None:
    """For a process that serves. Where programs read, nothing is written past the log."""
    logging.config.dictConfig(configuration())
    if is_structured():
        logging.captureWarnings(True)
        sys.excepthook = _tell_fault
        threading.excepthook = lambda fault: _tell_fault(
            fault.exc_type, fault.exc_value or fault.exc_type(), fault.exc_traceback
        )


def _tell_fault(kind: type[BaseException], fault: BaseException, trace: Any) -> None:
    logging.getLogger("workbench").critical("a fault that nothing caught", exc_info=(kind, fault, trace))


class Lines(logging.Formatter):
    """For people. A traceback is set in, so that no line of it passes for a record."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (logging's name)
        """The record but for its traceback."""
        record.message = escape(record.message[:LONGEST])
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802  (logging's name)
        """The traceback, set in."""
        lines = super().formatException(ei)[-LONGEST_TRACEBACK:].splitlines()
        return "\n".join("    " + escape(line) for line in lines)


class JSONLines(logging.Formatter):
    """For programs."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, in ASCII."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line: dict[str, object] = {
            "time": at,
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage()[:LONGEST],
            **REQUEST.get(),
            **getattr(record, "told", {}),
            "process": record.process,
        }
        job = getattr(record, "job", None)
        if isinstance(job, Mapping):
            line |= {"job": job.get("id"), "task": job.get("task_name")}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = record.exc_info[1].__class__.__name__
            line["traceback"] = self.formatException(record.exc_info)[-LONGEST_TRACEBACK:]
        return json.dumps(line, default=str)


class WithoutAddresses(logging.Filter):
    """Django names the path that was asked for, which may hold an invitation's secret; its template says enough."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Drops nothing but that a process is not ready, which it says to whoever asks, again and again."""
        asked = getattr(record, "request", None)
        path = getattr(asked, "path", None)
        if path and isinstance(record.args, tuple):
            record.args = tuple(template_of(asked) if part == path else part for part in record.args)
        return path != "/readyz"


def template_of(request: Any) -> str:
    """Where a request went, without what it carries: `/invitations/<str:secret>/`."""
    match = getattr(request, "resolver_match", None)
    if match is not None:
        return f"/{match.route}"
    if request.path in OPERATORS:
        return str(request.path)
    return "/static/" if request.path.startswith("/static/") else "(no such address)"


def escape(text: str) -> str:
    """The text on one line, as it reads from left to right."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
