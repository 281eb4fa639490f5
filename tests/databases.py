"""Databases for the tests: a template migrated once for each state of the migrations, and quick copies of it."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.settings import TEST_DATA
from workbench.embedded import Embedded

PROJECT = Path(__file__).resolve().parent.parent
MAINTENANCE = "postgres"


def embedded() -> Embedded:
    """The tests' server."""
    return Embedded(TEST_DATA, durable=False)


def template_name() -> str:
    """One template for each state of what makes it."""
    made_of = sorted(
        [
            *PROJECT.glob("*/migrations/**/*.*"),
            *PROJECT.glob("workbench/accounts/migrations/*.py"),
            PROJECT / "requirements.txt",
            PROJECT / "workbench" / "roles.py",
            PROJECT / "tests" / "cast.py",
        ]
    )
    digest = hashlib.sha256()
    for path in made_of:
        if path.suffix != ".pyc":
            digest.update(path.read_bytes())
    return f"template_{digest.hexdigest()[:12]}"


@contextmanager
def alone(name: str) -> Iterator[None]:
    """One process at a time."""
    TEST_DATA.mkdir(parents=True, exist_ok=True)
    with (TEST_DATA / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def exists(server: Embedded, name: str) -> bool:
    """Whether there is such a database."""
    with psycopg.connect(server.url("owner", MAINTENANCE), autocommit=True) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def create(server: Embedded, name: str, template: str | None = None) -> None:
    """A new database in place of any of that name."""
    with psycopg.connect(server.url("owner", MAINTENANCE), autocommit=True) as connection:
        _drop(connection, name)
        made = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
        connection.execute(
            made if template is None else made + sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        )


def drop(server: Embedded, name: str) -> None:
    """The database is gone, whoever uses it."""
    with psycopg.connect(server.url("owner", MAINTENANCE), autocommit=True) as connection:
        _drop(connection, name)


def _drop(connection: psycopg.Connection, name: str) -> None:
    try:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    except psycopg.errors.InsufficientPrivilege:  # PostgreSQL's own cleaning is not ours to end, and ends by itself
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def rename(server: Embedded, name: str, to: str) -> None:
    """Give a database its final name."""
    with psycopg.connect(server.url("owner", MAINTENANCE), autocommit=True) as connection:
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(name), sql.Identifier(to)))
