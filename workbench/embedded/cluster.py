"""The cluster on disk: made once, configured before every start, provided with two roles and a database."""

import hashlib
import locale
import os
import secrets
import shutil
from pathlib import Path

from workbench.embedded.account import Account
from workbench.embedded.failures import DatabaseFailure, explain_output
from workbench.embedded.files import synchronise_directory, write_whole
from workbench.embedded.places import DATABASE, USERS, Places
from workbench.embedded.programs import MAJOR, Programs

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    "io_method": "sync",  # what is read here is nearly always in memory: no extra processes for it
    "max_logical_replication_workers": "0",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "password_encryption": "scram-sha-256",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",  # one for each day of the week
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_line_prefix": "%m [%p] %q%u ",
    "log_error_verbosity": "terse",  # what is refused may hold people's texts: no rows and no statements in the log
    "log_min_error_statement": "panic",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}

ACCESS = f"""# Written by the workbench at every start. Nobody connects as the superuser; TCP is off.
local all {",".join(USERS.values())} scram-sha-256
local all all reject
"""


def make_cluster(programs: Programs, places: Places) -> None:
    """Make the cluster in a sibling directory first, so that a crash leaves no half of one."""
    unfinished = places.unfinished_cluster
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        _initialise(programs, unfinished, places)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    unfinished.rename(places.cluster)
    synchronise_directory(places.data)


def refuse_other_major(places: Places) -> None:
    """DatabaseFailure when the cluster was made by another major version, whose files this one cannot read."""
    found = (places.cluster / "PG_VERSION").read_text(encoding="ascii").strip()
    if found != str(MAJOR):
        raise DatabaseFailure(
            f"The database in {places.data} was made by PostgreSQL {found} and this workbench runs {MAJOR}: dump it "
            f"with pg_dump under the workbench that made it, set WORKBENCH_DATA to a new directory, and restore it."
        )


def configuration(places: Places, *, durable: bool) -> str:
    """The text of postgresql.conf; `local.conf` beside it has the last word."""
    settings = SETTINGS | {"unix_socket_directories": str(places.sockets)} | ({} if durable else FORGETFUL)
    lines = [f"{name} = '{value}'" for name, value in settings.items()]
    return "\n".join(["# Written by the workbench at every start.", *lines, "include_if_exists 'local.conf'", ""])


def read_configuration(places: Places) -> str:
    """What the cluster was last started with."""
    return (places.cluster / "postgresql.conf").read_text(encoding="utf-8")


def configure(account: Account, places: Places, *, durable: bool) -> None:
    """Write the files that the server reads when it starts."""
    write_whole(places.cluster / "postgresql.conf", configuration(places, durable=durable), owner=account)
    write_whole(places.cluster / "pg_hba.conf", ACCESS, owner=account)


def provide(programs: Programs, places: Places, *, durable: bool) -> None:
    """Make the roles and the database as they should be, if they were made otherwise or for other passwords.

    By the server's single-user mode, which needs no login; so nobody can ever log in as the superuser.
    """
    statements = _provisions(_passwords(places), durable=durable)
    mark = hashlib.sha256("\n".join(statements).encode()).hexdigest()
    marked = places.cluster / "workbench-provided"
    if marked.exists() and marked.read_text(encoding="ascii") == mark:
        return
    run = programs.run("postgres", "--single", "postgres", inside=places.cluster, text="\n".join(statements) + "\n")
    complaints = [line for line in run.stdout.splitlines() if "ERROR:" in line or "FATAL:" in line]
    if run.returncode != 0 or any("already exists" not in line for line in complaints):
        raise DatabaseFailure(explain_output(run.stdout, places.data))
    write_whole(marked, mark, owner=programs.account)


def _initialise(programs: Programs, directory: Path, places: Places) -> None:
    directory.mkdir(mode=0o700)
    if programs.account.switch:
        os.chown(directory, programs.account.user, programs.account.group)
    made = programs.run(
        "initdb",
        "--username=postgres",
        "--auth-local=reject",
        "--auth-host=reject",
        "--encoding=UTF8",
        "--locale-provider=builtin",  # the same order and case on every machine
        "--builtin-locale=C.UTF-8",
        f"--locale={_character_locale()}",
        "--no-instructions",
        inside=directory,
    )
    if made.returncode != 0:
        raise DatabaseFailure(explain_output(made.stdout, places.data))


def _character_locale() -> str:
    """A locale of this machine in which full-text search knows the letters and quotation marks beyond ASCII."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "en_US.UTF-8"):
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def _passwords(places: Places) -> dict[str, str]:
    """The password of each database user; made when the file is missing."""
    if not places.passwords.exists():
        lines = [f"*:*:*:{user}:{secrets.token_urlsafe(24)}\n" for user in USERS.values()]
        write_whole(places.passwords, "".join(lines))
    lines = places.passwords.read_text(encoding="ascii").splitlines()
    return {line.split(":")[3]: line.split(":")[4] for line in lines if line}


def _provisions(passwords: dict[str, str], *, durable: bool) -> list[str]:
    """One statement a line, as the single-user mode reads them; all but CREATE DATABASE can be repeated."""
    owner, app = USERS["owner"], USERS["app"]
    missing = "DO $$ BEGIN IF to_regrole('{0}') IS NULL THEN CREATE ROLE {0}; END IF; END $$"
    return [
        missing.format(owner),
        missing.format(app),
        f"ALTER ROLE {owner} LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION PASSWORD '{passwords[owner]}'",
        f"ALTER ROLE {app} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '{passwords[app]}'",
        f"CREATE DATABASE {DATABASE} OWNER {owner}",
        f"ALTER DATABASE {DATABASE} OWNER TO {owner}",
        f"REVOKE ALL ON DATABASE {DATABASE}, postgres, template1 FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO {app}",
        f"GRANT CONNECT ON DATABASE postgres TO {owner}",
        # Tests bring rows back past triggers and foreign keys, which costs less than to switch them off and on.
        f"{'REVOKE' if durable else 'GRANT'} SET ON PARAMETER session_replication_role "
        f"{'FROM' if durable else 'TO'} {owner}",
    ]
