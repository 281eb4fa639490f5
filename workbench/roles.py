"""What the weak role may do, table by table; everything not named here is refused by the database.

The owner migrates and grants. Web processes and workers connect as the weak role, so that nothing they run, not even
SQL that somebody smuggles in, rewrites the ledger, a text or a finished release.
"""

from collections.abc import Iterator

from psycopg import Connection, sql

ALL = ("SELECT", "INSERT", "UPDATE", "DELETE")
GROWS = ("SELECT", "INSERT")
READ = ("SELECT",)

# Table, or prefix ending in *, to privileges; the first that fits counts.
GRANTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("annotations_signoffmove", READ),
    ("annotations_ledgerhead", READ),
    ("annotations_ledgerentry", READ),
    ("annotations_sourceblock", GROWS),
    ("annotations_receivedrequest", GROWS),
    ("annotations_project", (*GROWS, "UPDATE")),
    ("annotations_person", (*GROWS, "UPDATE")),
    ("annotations_membership", ALL),
    ("annotations_invitation", (*GROWS, "UPDATE")),
    ("annotations_assignment", (*GROWS, "DELETE")),
    ("annotations_lease", ALL),
    ("annotations_source", (*GROWS, "UPDATE")),
    ("annotations_sourceindex", ALL),
    ("annotations_statement", (*GROWS, "DELETE")),
    ("annotations_termcount", ALL),
    ("annotations_annotation", (*GROWS, "UPDATE")),
    ("annotations_contradiction", (*GROWS, "UPDATE")),
    ("annotations_contradictionend", (*GROWS, "DELETE")),
    ("annotations_release", (*GROWS, "UPDATE")),
    ("annotations_releasefile", (*GROWS, "DELETE")),
    ("annotations_releasechunk", (*GROWS, "DELETE")),
    ("annotations_finding", (*GROWS, "UPDATE")),
    ("annotations_findingpassage", GROWS),
    ("annotations_findingdecision", GROWS),
    ("annotations_checkrun", (*GROWS, "UPDATE")),
    ("annotations_checksetting", (*GROWS, "UPDATE")),
    ("django_migrations", READ),
    ("account_emailaddress", ALL),
    ("account_emailconfirmation", ("SELECT", "DELETE")),  # links are signed, not stored; it falls with its address
    ("accounts_*", ALL),
    ("auth_*", ALL),
    ("axes_*", ALL),
    ("django_*", ALL),
    ("mfa_authenticator", ALL),
    ("procrastinate_*", ALL),
)


def privileges(table: str) -> tuple[str, ...]:
    """What the weak role may do with the table; KeyError for one nobody has thought about."""
    for pattern, granted in GRANTS:
        if pattern == table or (pattern.endswith("*") and table.startswith(pattern[:-1])):
            return granted
    raise KeyError(f"{table} has no row in workbench/roles.py")


def grant(connection: "Connection[tuple[object, ...]]", role: str) -> None:
    """Give the role what the table says, and take away everything else. Runs as the owner; safe to repeat."""
    with connection.transaction(), connection.cursor() as cursor:
        for statement in _statements(_tables(connection), sql.Identifier(role)):
            cursor.execute(statement)


def _tables(connection: "Connection[tuple[object, ...]]") -> list[str]:
    rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [str(name) for (name,) in rows.fetchall()]


def _statements(tables: list[str], role: sql.Identifier) -> Iterator[sql.Composed]:
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role)
    yield sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC, {}").format(role)
    yield sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(role)
    for table in tables:
        granted = sql.SQL(", ").join(sql.SQL(privilege) for privilege in privileges(table))
        yield sql.SQL("GRANT {} ON {} TO {}").format(granted, sql.Identifier(table), role)
    yield sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(role)
    yield sql.SQL("GRANT EXECUTE ON FUNCTION workbench_record, workbench_pseudonymise TO {}").format(role)


def too_strong(connection: "Connection[tuple[object, ...]]") -> str | None:
    """Why the role of this connection is too strong to keep the ledger's promise; None if it is weak enough."""
    row = connection.execute(
        "SELECT r.rolsuper, has_table_privilege('annotations_ledgerentry', 'UPDATE')"
        " OR has_table_privilege('annotations_ledgerentry', 'INSERT'),"
        " pg_has_role(t.tableowner, 'USAGE')"
        " FROM pg_roles AS r, pg_tables AS t WHERE r.rolname = current_user AND t.tablename = 'annotations_ledgerentry'"
    ).fetchone()
    reasons = ("it is a superuser", "it may write the ledger's table", "it owns the tables")
    return next((reason for reason, holds in zip(reasons, row or (), strict=False) if holds), None)
