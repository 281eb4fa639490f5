"""Another database than the tests' own, empty as that of a new server."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections

from tests import databases


def use(name: str) -> None:
    """Connect to this database from here on."""
    for alias in ("default", "owner"):
        settings.DATABASES[alias]["NAME"] = name
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@contextmanager
def empty_database() -> Iterator[str]:
    """A database without any tables, which is in use until the block ends."""
    server, here = databases.embedded(), str(settings.DATABASES["owner"]["NAME"])
    name = f"{here}_elsewhere"
    databases.create(server, name)
    use(name)
    try:
        yield name
    finally:
        use(here)
        databases.drop(server, name)


def rows(query: str) -> list[tuple[object, ...]]:
    """What the owner finds in the database that is in use, in order."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(query)
        return sorted(cursor.fetchall())
