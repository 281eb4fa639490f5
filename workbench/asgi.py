"""The application on one port: the event stream under ASGI, all else under WSGI in threads."""

import os
from collections.abc import Set

from django.conf import settings
from django.db import connections

from annotations.live.stream import EventStreams, is_stream
from workbench.accounts.credentials import STILL_HOLD
from workbench.observing import measures, readiness
from workbench.serving.bridge import Bridge
from workbench.serving.parts import Door, Part, alone
from workbench.wsgi import application as wsgi

THREADS = int(os.environ.get("WEB_THREADS", "4"))


def _parameters() -> dict[str, str]:
    database = settings.DATABASES["default"]
    named = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password", "NAME": "dbname"}
    given = {name: str(database[key]) for key, name in named.items() if database.get(key)}
    return given | {key: str(value) for key, value in database.get("OPTIONS", {}).items() if key != "pool"}


def put_together(parts: Set[Part]) -> Door:
    """The application of a process that serves these parts.

    Without the part of events it answers a stream with what was missed and ends it, so that browsers ask again.
    """
    application = alone(Bridge(wsgi, threads=THREADS, limit=settings.BODY_LIMIT, leave=connections.close_all))
    readiness.OTHERS.pop("listener", None)
    if Part.EVENTS in parts:
        streams = EventStreams(application, _parameters(), still_hold=STILL_HOLD, tell_open=measures.STREAMS.set)
        readiness.OTHERS["listener"] = streams.is_listening
        return Door(streams, is_taken=lambda path: Part.WEB in parts or is_stream(path), start=streams.start)
    return Door(application, is_taken=lambda path: True)  # noqa: ARG005


application = put_together({Part.WEB, Part.EVENTS})
