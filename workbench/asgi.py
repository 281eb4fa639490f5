"""The application on one port: the event stream under ASGI, all else under WSGI in threads."""

import os
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.db import connections

from annotations.live.stream import EventStreams
from workbench.serving.bridge import Bridge
from workbench.wsgi import application as wsgi

if TYPE_CHECKING:
    from asgiref.typing import ASGI3Application

THREADS = int(os.environ.get("WEB_THREADS", "4"))


def _parameters() -> dict[str, str]:
    database = settings.DATABASES["default"]
    named = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password", "NAME": "dbname"}
    given = {name: str(database[key]) for key, name in named.items() if database.get(key)}
    return given | {key: str(value) for key, value in database.get("OPTIONS", {}).items() if key != "pool"}


application = EventStreams(
    # The server is told that nothing but HTTP is spoken here, which the type cannot say.
    cast("ASGI3Application", Bridge(wsgi, threads=THREADS, limit=settings.BODY_LIMIT, leave=connections.close_all)),
    _parameters(),
)
