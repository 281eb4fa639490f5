"""The process that does the jobs of the queue."""

import logging

import psycopg
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException

from workbench.observing import logs
from workbench.serving.supervisor import say

LOST = (ConnectorException, psycopg.OperationalError)
HEARTBEAT = 2  # seconds between two signs of life; jobs/stalled.py waits for five of them
GRACE = 3  # seconds that a running job has to end when the process is told to


def work() -> None:
    """Do jobs until a signal says to end, or the database goes away: then the supervisor starts another worker."""
    for name in ("procrastinate.manager", "procrastinate.worker", "procrastinate.worker.worker", "psycopg.pool"):
        logging.getLogger(name).addFilter(_shorten)
        logging.getLogger(name).addFilter(_is_worth_telling)
    if logs.is_structured():
        logging.getLogger("procrastinate.worker").setLevel(logging.INFO)
    connector = app.connector
    assert isinstance(connector, DjangoConnector)  # noqa: S101  (so do Django's settings have it)
    try:
        with app.replace_connector(connector.get_worker_connector()):
            app.run_worker(
                shutdown_graceful_timeout=GRACE, update_heartbeat_interval=HEARTBEAT, delete_jobs="successful"
            )
    except LOST as lost:
        say("The worker has lost the database.")
        raise SystemExit(1) from lost


def _shorten(record: logging.LogRecord) -> bool:
    """That the database went away needs no traceback."""
    if record.exc_info and isinstance(record.exc_info[1], LOST):
        record.exc_info = None
    return True


def _is_worth_telling(record: logging.LogRecord) -> bool:
    """Not that periodic tasks, which have no queue of their own, went well again."""
    job = getattr(record, "job", None) or {}
    return record.levelno > logging.INFO or job.get("queue") != "default"
