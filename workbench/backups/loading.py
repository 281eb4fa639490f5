"""Loading a dump in one transaction, with what has to be different in another cluster.

pg_restore writes SQL and psql runs it; this process stands between them and alone can send the COMMIT. Whoever of the
three dies first, the database stays empty.
"""

import json
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import IO, Any

from psycopg import Connection, sql

from workbench.backups.failures import BackupFailure
from workbench.backups.files import PIECE, Backup
from workbench.backups.heads import Head
from workbench.backups.programs import Clients

# What pg_restore says to a server of version 17 and later, and one of 16 does not know.
TOO_NEW = b"SET transaction_timeout = 0;\n"
PREAMBLE = 4096

# An entry says which transaction wrote it, and triggers compare that with the one that goes on. A new cluster counts
# from the beginning and could come to the same numbers; 0 is no transaction's.
_FORGET_TRANSACTIONS = """
DO $$
DECLARE
    place record;
BEGIN
    FOR place IN
        SELECT a.attrelid::regclass AS of_table, a.attname AS named, a.atttypid::regtype AS kind
        FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
            AND NOT a.attisdropped AND a.atttypid IN ('xid8'::regtype, 'xid'::regtype)
    LOOP
        -- As a new column's values, so that no trigger that refuses changes is in the way, or has to be taken away.
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s USING %L', place.of_table, place.named, place.kind, '0');
    END LOOP;
END $$;
"""

# pg_restore leaves none behind, and triggers of the queue name its tables without it.
_SEARCH_PATH = "SET LOCAL search_path = public;\n"

# None of the workers of then is one of this database: what they were doing is nobody's.
_FORGET_WORKERS = "DELETE FROM public.procrastinate_workers;\n"

_CLOSE = """
SELECT format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', name::regprocedure) FROM unnest({}::text[]) AS f (name) \\gexec
"""

_CHECK_HEADS = """
CREATE TEMPORARY TABLE workbench_expected ON COMMIT DROP AS
    SELECT * FROM jsonb_to_recordset({}::jsonb) AS t (project uuid, sequence bigint, chain_sha256 text);
DO $$
DECLARE
    other uuid;
BEGIN
    SELECT coalesce(e.project, h.project_id) INTO other FROM workbench_expected AS e
    FULL JOIN public.annotations_ledgerhead AS h ON h.project_id = e.project AND h.sequence = e.sequence
        AND encode(h.chain_sha256, 'hex') = e.chain_sha256
    WHERE e.project IS NULL OR h.project_id IS NULL LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the ledger of project % does not stand where the head of the backup says', other;
    END IF;
END $$;
"""


def load(backup: Backup, clients: Clients, connection: "Connection[Any]") -> None:
    """Fill the empty database. BackupFailure, and it stays empty, where anything is refused."""
    tail = _tail(backup.head, connection)
    knows_all = connection.info.server_version >= 170_000
    with tempfile.TemporaryFile() as complaints:
        reading = subprocess.Popen(  # noqa: S603
            [str(clients.folder / "pg_restore"), "--no-owner", "--no-privileges", "--file=-"],
            env=clients.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
        )
        running = subprocess.Popen(  # noqa: S603
            clients.command("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"),
            env=clients.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
        )
        try:
            done = _pass_on(backup, reading, running, tail, knows_all=knows_all)
        finally:
            for process in (reading, running):
                process.kill()
                process.wait()
                for pipe in (process.stdin, process.stdout):
                    with suppress(BrokenPipeError):
                        if pipe is not None:
                            pipe.close()
        if not done:
            complaints.seek(0)
            raise BackupFailure(f"Nothing was restored; PostgreSQL said: {_complaint(complaints.read())}")


def _pass_on(
    backup: Backup,
    reading: "subprocess.Popen[bytes]",
    running: "subprocess.Popen[bytes]",
    tail: bytes,
    *,
    knows_all: bool,
) -> bool:
    """Hand the SQL of the one to the other; whether all of it was run and committed."""
    assert reading.stdin and reading.stdout and running.stdin  # noqa: S101  (pipes were asked for)
    feeding = threading.Thread(target=_feed, args=(backup.pieces(), reading.stdin), daemon=True)
    feeding.start()
    try:
        # Its rows could tell people's texts; the first line of what is refused says enough.
        running.stdin.write(b"\\set VERBOSITY terse\n\\set SHOW_CONTEXT never\nBEGIN;\n")
        opening = reading.stdout.read(PREAMBLE)
        running.stdin.write(opening if knows_all else opening.replace(TOO_NEW, b"", 1))
        while piece := reading.stdout.read(PIECE):
            running.stdin.write(piece)
        feeding.join()
        if reading.wait() != 0:
            return False
        running.stdin.write(tail)
        running.stdin.close()
    except BrokenPipeError:
        running.wait()
        return False
    return running.wait() == 0


def _feed(pieces: Iterator[bytes], into: IO[bytes]) -> None:
    with suppress(BrokenPipeError), into:
        for piece in pieces:
            into.write(piece)


def _tail(head: Head, connection: "Connection[Any]") -> bytes:
    closed = sql.SQL(_CLOSE).format(sql.Literal(list(head.closed_functions)))
    heads = json.dumps([asdict(one) for one in head.projects])
    expected = sql.SQL(_CHECK_HEADS).format(sql.Literal(heads))
    parts = [
        _SEARCH_PATH,
        _FORGET_TRANSACTIONS,
        _FORGET_WORKERS,
        *(part.as_string(connection) for part in (closed, expected)),
    ]
    return "\n".join([*parts, "COMMIT;\n"]).encode()


def _complaint(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return next((line for line in lines if "ERROR" in line or "error" in line or "FATAL" in line), "".join(lines[:1]))
