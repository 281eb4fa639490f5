"""The tables between tests: emptied quickly, and filled again quickly with what was made once through the API."""

import copy
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.errors import DeadlockDetected
from psycopg.pq import TransactionStatus

Made = TypeVar("Made")

FIXED = {"django_migrations", "django_content_type", "auth_permission", "annotations_signoffmove"}
CAST = ("accounts_user", "accounts_token")  # in the order in which rows are brought back
GROWN = 4_000_000  # bytes of rows, dead ones too, after which tables are cut off instead
TABLES = """
SELECT tables.relname, sequences.relname
FROM pg_class AS tables
LEFT JOIN (pg_depend AS belongs JOIN pg_class AS sequences ON sequences.oid = objid AND sequences.relkind = 'S')
    ON refobjid = tables.oid AND deptype IN ('a', 'i')
WHERE tables.relkind = 'r' AND tables.relnamespace = 'public'::regnamespace
"""


@dataclass
class Kept:
    """What was made, and the rows that it left in the tables; they are in a schema of this name."""

    schema: str
    made: Any
    tables: list[str]
    sequences: dict[str, int]


class Keeper:
    """The tables of one database, as their owner, since the weak role may not do any of this.

    Deleting some rows takes 2 ms where a TRUNCATE of all tables takes 25. The triggers do not look on meanwhile: they
    guard what applications do, and rows that are brought back have passed them when they were made.
    """

    def __init__(self, url: str, *, untouched: Iterable[str] = ()) -> None:
        self._owner = psycopg.connect(url, autocommit=True)
        self._kept: dict[str, Kept] = {}
        rows = [row for row in self._rows(TABLES) if row[0] not in {*FIXED, *CAST, *untouched}]
        self._tables = sorted({name for name, _ in rows})
        self._sequences = {name: sequence for name, sequence in rows if sequence}
        self._copy("cast", CAST)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` makes in empty tables; the first time by making it, then by bringing back its rows."""
        if name not in self._kept:
            self._kept[name] = self._keep(name, make())
        else:
            self._bring_back(self._kept[name])
        made: Made = copy.deepcopy(self._kept[name].made)
        return made

    def empty(self) -> None:
        """Leave nothing but the cast."""
        full, size = self._look()
        if size > GROWN:
            self._execute(
                "BEGIN", "SET LOCAL workbench.allow_truncate = 'on'", f"TRUNCATE {_listed(self._tables)}", "COMMIT"
            )
        elif full:
            self._past_triggers(f'DELETE FROM "{name}"' for name in full)
        self._set_sequences({sequence: 0 for name, sequence in self._sequences.items() if name in full})
        if any(self._differs(name) for name in CAST):
            self._execute(
                "BEGIN",
                *(f"DELETE FROM {name}" for name in reversed(CAST)),
                *(f"INSERT INTO {name} TABLE kept_cast.{name}" for name in CAST),
                "COMMIT",
            )

    def close(self) -> None:
        """Nothing is to be kept any more."""
        self._owner.close()

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that is in the tables."""
        return {name: self._rows(f'SELECT * FROM "{name}" ORDER BY 1') for name in self._look()[0]}

    def bytes(self) -> int:
        """What all tables take."""
        return self._look()[1]

    def _keep(self, name: str, made: object) -> Kept:
        full, _ = self._look()
        self._copy(name, full)
        used = {sequence: self._last_value(sequence) for table, sequence in self._sequences.items() if table in full}
        return Kept(f"kept_{name}", made, full, used)

    def _copy(self, name: str, tables: Iterable[str]) -> None:
        self._execute(
            f'CREATE SCHEMA "kept_{name}"',
            *(f'CREATE TABLE "kept_{name}"."{table}" AS TABLE public."{table}"' for table in tables),
        )

    def _bring_back(self, kept: Kept) -> None:
        self._past_triggers(
            f'INSERT INTO "{name}" OVERRIDING SYSTEM VALUE TABLE "{kept.schema}"."{name}"' for name in kept.tables
        )
        self._set_sequences(kept.sequences)

    def _past_triggers(self, statements: Iterable[str]) -> None:
        """Neither triggers nor foreign keys look on, as they would not where another server's rows are copied to."""
        self._execute("BEGIN", "SET LOCAL session_replication_role = replica", *statements, "COMMIT")

    def _set_sequences(self, values: dict[str, int]) -> None:
        settings = [f"setval('{name}', {max(1, value)}, {value > 0})" for name, value in values.items()]
        if settings:
            self._execute(f"SELECT {', '.join(settings)}")

    def _last_value(self, sequence: str) -> int:
        ((value, is_called),) = self._rows(f"SELECT last_value, is_called FROM {sequence}")
        return int(value) if is_called else 0

    def _look(self) -> tuple[list[str], int]:
        """The tables with something in them, and the bytes that all take."""
        looks = [f"SELECT '{name}', pg_table_size('{name}'), EXISTS (TABLE \"{name}\")" for name in self._tables]
        rows = self._rows(" UNION ALL ".join(looks))
        return [name for name, _, is_full in rows if is_full], sum(size for _, size, _ in rows)

    def _differs(self, name: str) -> bool:
        """Whether the accounts of the cast are not as they were."""
        here, kept = f"TABLE {name}", f"TABLE kept_cast.{name}"
        return bool(self._rows(f"({here} EXCEPT {kept}) UNION ALL ({kept} EXCEPT {here}) LIMIT 1"))

    def _execute(self, *statements: str, tries: int = 5) -> None:
        try:
            self._owner.execute("; ".join(statements).encode())
        except DeadlockDetected:  # with a server that still works on what the last test asked of it
            self._owner.rollback()
            if tries == 1:
                raise
            self._execute(*statements, tries=tries - 1)

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        """Prepared, since to plan a look at every table takes longer than the look."""
        return self._owner.execute(query.encode(), prepare=True).fetchall()


def leave(used: BaseDatabaseWrapper) -> None:
    """Keep a connection for the next test, as the server does for the next request, unless something is left on it."""
    raw = used.connection
    if raw is None or used.in_atomic_block or raw.closed or raw.info.transaction_status != TransactionStatus.IDLE:
        used.close()
    else:
        raw.execute("RESET ALL")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
