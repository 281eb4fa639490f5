"""Making a backup: the owner's snapshot, dumped by pg_dump and described by the same snapshot's facts."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, ProgrammingError, connections, transaction
from django.db.backends.utils import CursorWrapper

from workbench.backups.drafts import draft_of
from workbench.backups.failures import BackupFailure
from workbench.backups.files import PIECE, write_backup
from workbench.backups.heads import Head, LedgerHead
from workbench.backups.keys import kept_files, mark_of_key
from workbench.backups.programs import Clients, clients_for, major, newer_needed

OWNER = "owner"
# Rights are the restored server's to grant (roles.py); whoever was signed in signs in again.
OPTIONS = (
    *("--format=custom", "--no-owner", "--no-privileges", "--no-tablespaces", "--no-security-labels"),
    *("--no-publications", "--no-subscriptions", "--exclude-table-data=public.django_session"),
    "--lock-wait-timeout=60s",
)

_CLOSED = """
SELECT oid::regprocedure::text FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND NOT has_function_privilege('public', oid, 'EXECUTE') ORDER BY 1
"""


def make_backup(path: Path, *, force: bool = False) -> Head:
    """Make it in that file, beside a server that goes on working. BackupFailure, and no file, where that fails."""
    with draft_of(path, force=force) as file, _snapshot() as (cursor, snapshot):
        _check_owner(cursor)
        clients = clients_for(connections[OWNER].connection)
        head = _head(cursor, clients)
        if major(head.pg_dump) < major(head.postgresql):
            raise newer_needed("The server", "pg_dump", str(major(head.postgresql)))
        return write_backup(file, head, kept_files(settings.DATA_DIRECTORY), _dump(clients, snapshot))


@contextmanager
def _snapshot() -> Iterator[tuple[CursorWrapper, str]]:
    """What others can read as well, as long as it is held."""
    try:
        with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL search_path = ''")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            yield cursor, snapshot
    except OperationalError as lost:
        raise BackupFailure(f"The database cannot be reached, or is gone: {_first_line(lost)}") from lost
    except ProgrammingError as refused:
        raise BackupFailure(
            f"The database cannot be read as the role that owns it ({_first_line(refused)}): name that role in "
            f"DATABASE_OWNER_URL. A database that no server has used yet has nothing to back up."
        ) from refused


def _check_owner(cursor: CursorWrapper) -> None:
    """Another role could leave something out, or be stopped half-way."""
    cursor.execute("SELECT bool_and(pg_has_role(tableowner, 'USAGE')) FROM pg_tables WHERE schemaname = 'public'")
    if cursor.fetchone()[0] is False:
        raise BackupFailure(
            "The role of DATABASE_URL does not own the tables: name the one that does in DATABASE_OWNER_URL. "
            "No backup was made."
        )


def _head(cursor: CursorWrapper, clients: Clients) -> Head:
    cursor.execute("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
    (made,) = cursor.fetchone()
    cursor.execute("SELECT app, name FROM public.django_migrations ORDER BY id")
    migrations = cursor.fetchall()
    cursor.execute(
        "SELECT project_id::text, sequence, encode(chain_sha256, 'hex') FROM public.annotations_ledgerhead ORDER BY 1"
    )
    projects = [LedgerHead(*row) for row in cursor.fetchall()]
    cursor.execute(_CLOSED)
    return Head(
        made=made,
        postgresql=".".join(map(str, divmod(cursor.connection.info.server_version, 10_000))),
        pg_dump=clients.version("pg_dump"),
        migrations=migrations,
        projects=projects,
        closed_functions=[name for (name,) in cursor.fetchall()],
        secret_key=mark_of_key(settings.SECRET_KEY),
        files_sha256="",
        dump_sha256="",
        dump_bytes=0,
    )


def _dump(clients: Clients, snapshot: str) -> Iterator[bytes]:
    """What pg_dump writes; BackupFailure when it gives up."""
    command = clients.command("pg_dump", f"--snapshot={snapshot}", *OPTIONS)
    with tempfile.TemporaryFile() as complaints:
        dumping = subprocess.Popen(  # noqa: S603
            command, env=clients.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints
        )
        assert dumping.stdout is not None  # noqa: S101  (a pipe was asked for)
        try:
            while piece := dumping.stdout.read(PIECE):
                yield piece
            failed = dumping.wait() != 0
        finally:
            dumping.kill()
            dumping.wait()
            dumping.stdout.close()
        if failed:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace").strip().splitlines()
            raise BackupFailure(f"No backup was made; pg_dump said: {said[0] if said else 'nothing'}")


def _first_line(fault: Exception) -> str:
    return (str(fault).strip().splitlines() or ["no reason given"])[0]
