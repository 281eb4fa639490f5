"""What is done at every start before anybody is served: tables as they should be, and the first accounts."""

import os

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError, ProgrammingError, connections
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from workbench import roles
from workbench.accounts.people import CAST, FILE
from workbench.observing import readiness
from workbench.serving.configuration import CannotServe, Configuration
from workbench.serving.supervisor import say

MIGRATION_LOCK = 0x50A3  # a number of ours among PostgreSQL's advisory locks
OWNER = "owner"
OLDEST = 16  # the major version of PostgreSQL


def prepare(configuration: Configuration) -> None:
    """Migrate if that is needed, and load the demonstration's people and their work if they are wanted.

    For a process of its own, because it leaves open connections and what they cached. CannotServe when the database
    cannot be reached.
    """
    try:
        connections[OWNER].ensure_connection()
        check_version()
        bring_up_to_date()
    except OperationalError as refused:
        reason = (str(refused).strip().splitlines() or ["no reason given"])[0]
        raise CannotServe(_unreachable(configuration, reason)) from refused
    except (ProgrammingError, MigrationSchemaMissing) as refused:
        raise CannotServe(
            f"The role of DATABASE_URL may not prepare the database ({str(refused).strip().splitlines()[0]}): name the "
            f"one that owns it in DATABASE_OWNER_URL; docs/database.md has how."
        ) from refused
    if configuration.has_demonstration and not _is_others(configuration):
        _load_demonstration()


def check_prepared(configuration: Configuration) -> None:
    """CannotServe when the database cannot be reached, or what this program needs is not in it yet."""
    found = readiness.look()
    if not found["database"]:
        raise CannotServe(_unreachable(configuration, "no answer"))
    if not found["migrations"]:
        raise CannotServe("The database is not prepared: run `script/server prepare` with this version first.")


def _is_others(configuration: Configuration) -> bool:
    """Whether people work here already and nobody asked for the demonstration, as after a backup was restored."""
    if os.environ.get("WORKBENCH_DEMONSTRATION") == "1" or (configuration.data_directory / FILE).exists():
        return False
    return get_user_model().objects.exclude(username__in=CAST).exists()


def _load_demonstration() -> None:
    """The server also runs without it, when its people are not what they were."""
    try:
        call_command("load_demonstration_people", verbosity=0)
        call_command("load_demonstration", verbosity=0)
    except CommandError as refused:
        say(f"The demonstration is not loaded. {refused}")


def check_version() -> None:
    """The embedded database is new enough and in UTF-8; a named one has to be."""
    said = connections[OWNER].cursor().connection.info
    version, encoding = said.server_version, said.parameter_status("server_encoding")
    if version < OLDEST * 10_000:
        raise CannotServe(
            f"The server in DATABASE_URL is PostgreSQL {version // 10_000}: name one of version {OLDEST} or later."
        )
    if encoding != "UTF8":
        raise CannotServe(f"The database in DATABASE_URL keeps texts in {encoding}: make one with ENCODING 'UTF8'.")


def bring_up_to_date() -> None:
    """Migrate and grant, as the owner, under a lock, so that of several servers on one database only one does it."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            if _is_behind():
                say("Preparing the database.")
                call_command("migrate", database=OWNER, interactive=False, verbosity=0)
            _set_up_roles()
        finally:
            connections[OWNER].cursor().execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def _set_up_roles() -> None:
    """Grant the weak role what it may have; say so when the role in use is too strong to keep the ledger safe."""
    role = connections["default"].settings_dict["USER"]
    if role != connections[OWNER].settings_dict["USER"]:
        roles.grant(connections[OWNER].connection, role)
    connections["default"].ensure_connection()
    reason = roles.too_strong(connections["default"].connection)
    if reason is not None:
        say(f"Warning: the role of DATABASE_URL could rewrite the ledger, since {reason}; see docs/database.md.")


def _is_behind() -> bool:
    executor = MigrationExecutor(connections[OWNER])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _unreachable(configuration: Configuration, reason: str) -> str:
    if configuration.database_url is None:
        return f"The embedded database in {configuration.data_directory} cannot be reached: {reason}"
    named = "DATABASE_URL" if not os.environ.get("DATABASE_OWNER_URL") else "DATABASE_URL or DATABASE_OWNER_URL"
    return f"The database that {named} names cannot be reached ({reason}): start it, or correct the address."
