"""`/readyz`: whether this process should be sent requests now, check by check."""

import json
import pkgutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import Error, connection
from django.http import HttpResponse

# What parts of the application know of themselves; they enter it when the process is put together.
OTHERS: dict[str, Callable[[], bool]] = {}


def answer() -> HttpResponse:
    """200 when every check holds; else 503. null is for what could not be looked at."""
    checks = look()
    ready = all(checks.values())
    response = HttpResponse(
        json.dumps({"status": "ready" if ready else "not ready", "checks": checks}),
        content_type="application/json",
        status=200 if ready else 503,
        headers={"Cache-Control": "no-store"},
    )
    if not ready:
        response["Retry-After"] = "2"
    return response


def look() -> dict[str, bool | None]:
    """Each check by name."""
    found: dict[str, bool | None] = {"database": False, "writable": None, "migrations": None}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT NOT pg_is_in_recovery() AND NOT current_setting('transaction_read_only')::boolean")
            found |= {"database": True, "writable": cursor.fetchone()[0]}
            found["migrations"] = _is_migrated(cursor)
    except Error:
        connection.close()
    return found | {name: check() for name, check in OTHERS.items()}


def _is_migrated(cursor: object) -> bool:
    """Whether every migration of this program is in the database; those of a later one may be, too."""
    cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")  # type: ignore[attr-defined]
    if not cursor.fetchone()[0]:  # type: ignore[attr-defined]
        return False
    cursor.execute("SELECT app, name FROM django_migrations")  # type: ignore[attr-defined]
    return migrations() <= set(cursor.fetchall())  # type: ignore[attr-defined]


@cache
def migrations() -> frozenset[tuple[str, str]]:
    """Those of this program, by their files, as Django finds them: importing them all would take memory."""
    found = set()
    for application in apps.get_app_configs():
        folder = str(Path(application.path) / "migrations")
        names = (name for _, name, is_package in pkgutil.iter_modules([folder]) if not is_package)
        found |= {(application.label, name) for name in names if name[0] not in "_~"}
    return frozenset(found)
