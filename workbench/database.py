"""Where the database is: a server named by DATABASE_URL, or the embedded one."""

import os
from pathlib import Path
from typing import Any, Literal

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

# How long a request waits for somebody else's lock, and how long a transaction may idle while it holds some itself.
PATIENCE = "-c lock_timeout=15s -c idle_in_transaction_session_timeout=60s"

# Of a named server: a machine that vanishes, which sends no last word, is noticed within fifteen seconds (the last
# is in milliseconds). What DATABASE_URL says counts more.
ATTENTIVE = {
    "connect_timeout": "5",
    "keepalives_idle": "5",
    "keepalives_interval": "5",
    "keepalives_count": "2",
    "tcp_user_timeout": "15000",
}
# Of several: the one that takes writes, which is another after a standby was promoted.
WRITABLE = {"target_session_attrs": "read-write"}

Role = Literal["app", "owner"]


def data_directory() -> Path:
    """Where everything is kept that is not in a named database server."""
    return Path(os.environ.get("WORKBENCH_DATA") or Path(__file__).resolve().parent.parent / "var").absolute()


def is_embedded() -> bool:
    """Whether no server is named, so that the embedded one serves."""
    return not os.environ.get("DATABASE_URL")


def connection(role: Role) -> dict[str, Any]:
    """Django's settings for a connection as the role; nothing is started by asking.

    On a named server the owner's address is DATABASE_OWNER_URL; without it both are the same role, which is
    allowed for a first look and warned about at the start.
    """
    if is_embedded():
        from workbench import embedded  # noqa: PLC0415  (a named server needs none of it)

        settings: dict[str, Any] = dict(embedded.connection_settings(role))
    else:
        settings = _from_url(_url(role))
    if role == "app":
        settings["OPTIONS"] = {"options": PATIENCE} | dict(settings.get("OPTIONS", {}))
    return settings | {
        "ENGINE": "workbench.postgresql",
        "CONN_MAX_AGE": None if role == "app" else 0,
        "DISABLE_SERVER_SIDE_CURSORS": False,
        "ATOMIC_REQUESTS": False,
    }


def _url(role: Role) -> str:
    owner = os.environ.get("DATABASE_OWNER_URL")
    return owner if role == "owner" and owner else os.environ["DATABASE_URL"]


def _from_url(url: str) -> dict[str, Any]:
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as fault:
        raise SystemExit(
            f"DATABASE_URL cannot be read ({fault}); write postgresql://USER:PASSWORD@HOST:PORT/NAME, "
            f"or HOST,HOST for a primary and its standbys"
        ) from None
    named = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    settings: dict[str, Any] = {key: str(parts.pop(name, "") or "") for name, key in named.items()}
    several = WRITABLE if "," in settings["HOST"] else {}
    return settings | {"OPTIONS": ATTENTIVE | several | parts}
