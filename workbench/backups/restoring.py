"""Restoring a backup into an empty database: all of it or nothing, then as any start of the server leaves it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, InterfaceError, OperationalError, connections
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from procrastinate.contrib.django import app

from workbench.backups.failures import BackupFailure
from workbench.backups.files import Backup, open_backup
from workbench.backups.heads import Head
from workbench.backups.keys import KEY, mark_of_key, put_back
from workbench.backups.loading import load
from workbench.backups.programs import clients_for, major, newer_needed
from workbench.serving.configuration import CannotServe
from workbench.serving.preparation import MIGRATION_LOCK, OWNER, bring_up_to_date, check_version

OURS = ("accounts", "annotations")

# Whatever somebody made here: not PostgreSQL's own, nor what an extension brought along.
_SOMETHING = """
SELECT count(*), bool_or(c.relname = 'annotations_project') FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT 1 FROM pg_depend AS d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
"""


@dataclass(frozen=True)
class Restored:
    """What was done, in sentences, and what does not fit: then the backup held a ledger that was broken before."""

    head: Head
    told: list[str]
    misfits: list[str]


def restore_backup(path: Path) -> Restored:
    """Restore it. BackupFailure, and nothing changed, where that cannot be done."""
    with open_backup(path) as backup:
        _check_known(backup.head)
        backup.check()
        with _alone_in_empty_database():
            clients = clients_for(connections[OWNER].connection)
            if major(clients.version("pg_restore")) < major(backup.head.pg_dump):
                raise newer_needed("The backup", "pg_restore", str(major(backup.head.pg_dump)))
            told = put_back(settings.DATA_DIRECTORY, backup.kept)  # first: the database is never there without its key
            load(backup, clients, connections[OWNER].connection)
        told += _finish(backup)
        fitting, misfits = _check_chains()
        return Restored(backup.head, told + fitting, misfits)


def _check_known(head: Head) -> None:
    """Older is migrated forward; what is newer than this code it cannot know. Libraries also drop what is old."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    ours = [(label, name) for label, name in head.migrations if label in OURS]
    unknown = [f"{label}.{name}" for label, name in ours if (label, name) not in known]
    if unknown:
        raise BackupFailure(
            f"A later version of the workbench made this backup (it has {unknown[0]}, which is unknown here): restore "
            f"it with that version. Nothing was restored."
        )


@contextmanager
def _alone_in_empty_database() -> Iterator[None]:
    """Under the lock that every start of a server takes, so that none prepares the database meanwhile."""
    try:
        connections[OWNER].ensure_connection()
        check_version()
    except (OperationalError, CannotServe) as refused:
        raise BackupFailure(f"The database cannot be used: {str(refused).strip().splitlines()[0]}") from refused
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            cursor.execute(_SOMETHING)
            count, has_projects = cursor.fetchone()
            if count:
                what = "a workbench's tables" if has_projects else "tables of something else"
                raise BackupFailure(
                    f"The database is not empty: there are {what} in it, and nothing is ever restored over them. "
                    f"Set WORKBENCH_DATA to a new directory or, for a server of your own, make a new database and name "
                    f"it in DATABASE_URL and DATABASE_OWNER_URL."
                )
            yield
        finally:
            with suppress(OperationalError, InterfaceError):  # a lost connection has lost its locks as well
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def _finish(backup: Backup) -> list[str]:
    """What every start of a server would do as well, should this process end before it has."""
    before = len(backup.head.migrations)
    try:
        bring_up_to_date()
    except (CannotServe, DatabaseError) as refused:
        raise BackupFailure(
            f"The database is restored, but not up to date; script/server goes on with it: {refused}"
        ) from refused
    with connections[OWNER].cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM django_migrations")
        newer = cursor.fetchone()[0] - before
    jobs = async_to_sync(_take_up_jobs)()
    told = [f"Newer migrations were applied: {newer}."] * bool(newer)
    told += [f"Jobs that were being done are queued again: {jobs}."] * bool(jobs)
    if mark_of_key(_key_from_now_on(backup)) != backup.head.secret_key:
        told.append(
            f"The secret key is not the one of the backup: two-step sign-in knows no code until WORKBENCH_SECRET_KEY "
            f"is what it was{'' if KEY not in backup.kept else ' or, since the key is in the backup, is not set'}."
        )
    return told


def _key_from_now_on(backup: Backup) -> str:
    """This process has read its settings before the key was put back."""
    given = os.environ.get("WORKBENCH_SECRET_KEY")
    return given or backup.kept.get(KEY, settings.SECRET_KEY.encode()).decode("ascii").strip()


async def _take_up_jobs() -> int:
    """Queue again what nobody does any more: the backup's workers are not here."""
    jobs = [job for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=3600) if job.id is not None]
    for job in jobs:
        await app.job_manager.retry_job(job, retry_at=timezone.now())
    return len(jobs)


def _check_chains() -> tuple[list[str], list[str]]:
    """What `manage.py verify_ledger` says of all chains, and of those that do not fit."""
    said = StringIO()
    try:
        call_command("verify_ledger", stdout=said)
    except CommandError as broken:
        return said.getvalue().splitlines(), str(broken).splitlines()
    return said.getvalue().splitlines(), []
