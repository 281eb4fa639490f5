"""How to connect, known without a running server and without reading a secret: libpq reads the password file itself."""

from pathlib import Path
from typing import TypedDict
from urllib.parse import quote, urlencode

from workbench.embedded.places import DATABASE, USERS, Places, Role, default_data_directory


class PasswordFile(TypedDict):
    """What Django hands on to libpq."""

    passfile: str


class ConnectionSettings(TypedDict):
    """The part of an entry of Django's DATABASES that says where and as whom."""

    HOST: str
    NAME: str
    USER: str
    OPTIONS: PasswordFile


def connection_settings(
    role: Role, *, database: str = DATABASE, data_directory: Path | None = None
) -> ConnectionSettings:
    """Where the embedded database of a data directory (the default one if None) will be, once it runs."""
    places = Places.of(data_directory or default_data_directory())
    return {
        "HOST": str(places.sockets),
        "NAME": database,
        "USER": USERS[role],
        "OPTIONS": {"passfile": str(places.passwords)},
    }


def connection_url(role: Role, *, database: str, data_directory: Path) -> str:
    """The same as a URL in the form of libpq; it carries the path of the password file, not the password."""
    places = Places.of(data_directory)
    where = urlencode({"host": str(places.sockets), "passfile": str(places.passwords)}, quote_via=quote)
    return f"postgresql://{USERS[role]}@/{quote(database, safe='')}?{where}"
