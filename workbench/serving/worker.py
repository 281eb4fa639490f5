"""The process that does the jobs of the queue."""

import logging

import psycopg
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException

from workbench.serving.supervisor import say

GRACE = 3  # seconds that a running job has to end when the process is told to


def work() -> None:
    """Do jobs until a signal says to end, or the database goes away: then the supervisor starts another worker."""
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    connector = app.connector
    assert isinstance(connector, DjangoConnector)  # noqa: S101  (so do Django's settings have it)
    try:
        with app.replace_connector(connector.get_worker_connector()):
            app.run_worker(shutdown_graceful_timeout=GRACE)
    except (ConnectorException, psycopg.OperationalError) as lost:
        say(f"The worker has lost the database ({str(lost).splitlines()[0] if str(lost) else lost!r}).")
        raise SystemExit(1) from lost
