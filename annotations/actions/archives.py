"""Bringing in a project from its archive, as the owner of the tables: all of it or nothing, checked by the database.

What is put in is what the ledger says; the database then holds every row against it again, and all its own constraints.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar
from uuid import UUID

import orjson
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import DatabaseError, IntegrityError, OperationalError, ProgrammingError, connections, transaction
from django.db.backends.utils import CursorWrapper
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from annotations.actions.archived_findings import put_findings
from annotations.actions.archived_rows import OWNER, put_entries, put_frame, put_guarded
from annotations.actions.check_runs import queue_rest
from annotations.actions.ledger import RECORD, Entry
from annotations.imports.archive import Archive
from annotations.imports.projects import ReadProject
from annotations.models import CheckRun, Membership, Person
from annotations.models.ids import new_id
from annotations.models.states import state_of
from annotations.rules.checks import RunCause
from annotations.rules.errors import InvalidFields, NotAllowed, NotPossibleNow
from annotations.rules.permissions import Role

Piece = TypeVar("Piece")

REASON = "Done on the command line of the server that the project was brought to, in this manager's name."
PIECE = 1_000

# What guards how a row comes to be, which is another way here. What guards what it is stays: passages, texts, the ends
# of contradictions, managers, keys; and at the end each row is what the ledger says of it.
GUARDS = (
    ("annotations_person", "person_guard"),
    ("annotations_annotation", "work_guard"),
    ("annotations_contradiction", "work_guard"),
    ("annotations_contradictionend", "ends_are_explained"),
    ("annotations_release", "release_guard"),
    ("annotations_releasefile", "release_file_guard"),
    ("annotations_releasechunk", "release_chunk_guard"),
    ("annotations_finding", "finding_guard"),
)
_DIFFERING = """
SELECT said.thing, said.id FROM jsonb_to_recordset(%s::jsonb) AS said (thing text, id uuid, state jsonb)
WHERE workbench_state(said.thing, said.id) IS DISTINCT FROM workbench_not_yet_said(said.thing) || said.state LIMIT 1
"""


@dataclass(frozen=True)
class Seating:
    """Whose accounts stand for whom in the archive, by key; and who of this server becomes a manager besides."""

    accounts: Mapping[str, AbstractBaseUser] = field(default_factory=dict)
    newcomer: AbstractBaseUser | None = None


def import_project(archive: Archive, read: ReadProject, seating: Seating) -> UUID:
    """Bring it in; its id. Refused, with nothing changed, where it is here already or would have no manager."""
    _check_seating(read, seating)
    project = UUID(read.project)
    try:
        with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '30s'")
            _check_absent(cursor, read)
            put_frame(archive, read, project)
            put_entries(cursor, archive, read)
            with _unguarded(cursor):
                put_guarded(archive, read, project, seating.accounts)
                put_findings(read, project)
                _check_rows(cursor, read)
            if seating.newcomer is not None:
                manager = _seat(cursor, read, project, seating.newcomer)
            else:
                manager = UUID(min(_managers(read) & seating.accounts.keys()))
            _queue_jobs(read, manager)
    except IntegrityError as fault:
        raise NotPossibleNow(f"The database refuses the archive: {_first_line(fault)}", code="id_taken") from fault
    except ProgrammingError as fault:
        raise NotAllowed(
            f"This takes the role that owns the tables; name it in DATABASE_OWNER_URL ({_first_line(fault)})."
        ) from fault
    except OperationalError as fault:
        raise NotPossibleNow(f"The database was busy, or is gone: {_first_line(fault)} Try again.") from fault
    except DatabaseError as fault:
        raise NotPossibleNow(f"The database refuses the archive: {_first_line(fault)}") from fault
    return project


def _check_seating(read: ReadProject, seating: Seating) -> None:
    unknown = sorted(seating.accounts.keys() - read.people.keys())
    if unknown:
        raise InvalidFields({"person": [f"{unknown[0]} is nobody's key in this archive."]})
    used = [account.pk for account in seating.accounts.values()]
    if len(used) != len(set(used)):
        raise InvalidFields({"person": ["One account stands for one person only."]})
    if seating.newcomer is None and not _managers(read) & seating.accounts.keys():
        raise NotPossibleNow("Nobody here could manage this project.", code="no_manager")
    if seating.newcomer is not None and (
        seating.newcomer.pk in used
        or any(person["name"] == seating.newcomer.get_username() for person in read.people.values())
    ):
        raise InvalidFields(
            {"as": ["The archive has somebody of this name: say with --person whether it is the same."]}
        )


def _check_absent(cursor: CursorWrapper, read: ReadProject) -> None:
    """That nothing here has the id of anything in the archive."""
    cursor.execute("SELECT name FROM annotations_project WHERE id = %s", [read.project])
    found = cursor.fetchone()
    if found is not None:
        raise NotPossibleNow(f"This project is here already, as “{found[0]}”.", code="id_taken")
    for ids in _pieces([*read.ids, *read.people]):
        cursor.execute(
            "SELECT thing_id::text FROM annotations_ledgerentry WHERE thing_id = ANY(%(ids)s::uuid[])"
            " UNION ALL SELECT id::text FROM annotations_person WHERE id = ANY(%(ids)s::uuid[]) LIMIT 1",
            {"ids": ids},
        )
        found = cursor.fetchone()
        if found is not None:
            raise NotPossibleNow(
                f"The {read.ids.get(found[0], 'person')} {found[0]} of this archive is here already, elsewhere.",
                code="id_taken",
            )


@contextmanager
def _unguarded(cursor: CursorWrapper) -> Iterator[None]:
    """Without the guards; whoever else writes to these tables waits meanwhile."""
    for table, guard in GUARDS:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {guard}")
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    for table, guard in GUARDS:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {guard}")


def _check_rows(cursor: CursorWrapper, read: ReadProject) -> None:
    """That every row is what the ledger says of it, in the database's own words."""
    for states in _pieces(read.states.items()):
        said = [{"thing": thing, "id": key, "state": state} for (thing, key), state in states]
        cursor.execute(_DIFFERING, [orjson.dumps(said).decode()])
        found = cursor.fetchone()
        if found is not None:
            raise NotPossibleNow(f"The {found[0]} {found[1]} cannot be kept here as its ledger says it is.")


def _managers(read: ReadProject) -> set[str]:
    return {key for key, role in read.roles().items() if role == Role.MANAGER}


def _queue_jobs(read: ReadProject, manager: UUID) -> None:
    """Search over the texts, the releases that nobody had built yet, and the checks, since findings that nobody decided
    about stayed behind; in the same transaction.
    """
    with app.replace_connector(DjangoConnector(alias=OWNER)):
        for ids in _pieces(sorted(read.of("source"))):
            app.configure_task("annotations.jobs.sources.index_sources").defer(source_ids=[*ids])
        for release, state in read.of("release").items():
            if state["status"] == "queued":
                app.configure_task("annotations.jobs.releases.build_release").defer(release_id=release)
        if read.of("source") and not read.of("project")[read.project]["archived"]:
            run = CheckRun(
                id=new_id(), project_id=UUID(read.project), cause=RunCause.ARRIVAL.value, asked_by_id=manager
            )
            run.save(using=OWNER, force_insert=True)
            queue_rest(run)


def _seat(cursor: CursorWrapper, read: ReadProject, project: UUID, newcomer: AbstractBaseUser) -> UUID:
    """Make somebody a manager who is nobody in the archive, in the name of one who is, says the ledger; their key."""
    by = UUID(min(_managers(read)))
    person = Person(id=new_id(), project_id=project, user_id=newcomer.pk, name=newcomer.get_username())
    person.save(using=OWNER, force_insert=True)
    seat = Membership(id=new_id(), project_id=project, person=person, role=Role.MANAGER.value)
    seat.save(using=OWNER, force_insert=True)
    entry = Entry(project, by, "create", seat, None, state_of(seat), reason=REASON)
    cursor.execute(RECORD, entry.parameters())
    return person.id


def _pieces(things: Iterable[Piece]) -> Iterator[list[Piece]]:
    left = iter(things)
    while piece := list(islice(left, PIECE)):
        yield piece


def _first_line(fault: Exception) -> str:
    return (str(fault).strip().splitlines() or ["no reason given"])[0]
