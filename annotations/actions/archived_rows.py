"""The rows of a project that comes from another server, put in as its ledger says."""

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid4

import orjson
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connections, models
from django.db.backends.utils import CursorWrapper

from annotations.actions.annotations import days_of
from annotations.actions.projects import account_mark
from annotations.actions.sources import COPY_BLOCKS
from annotations.imports.archive import Archive
from annotations.imports.projects import ReadProject, entries_of, release_pieces, text_of
from annotations.models import Annotation, ContradictionEnd, Invitation, LedgerHead, Person, ReleaseChunk, ReleaseFile
from annotations.models.rows import row_from
from annotations.models.states import Thing, thing_models
from annotations.queries.released import MANIFEST
from annotations.rules.anchoring import Window, blocks, locate_in
from annotations.rules.entries import State, read_entry
from annotations.rules.errors import Malformed
from annotations.rules.kinds import Kind

OWNER = "owner"
BATCH = 500
COPY_ENTRIES = """
COPY annotations_ledgerentry (project_id, sequence, at, person_id, action, thing, thing_id, revision, status, deleted,
    cause, meaning, statement, body, body_sha256, chain_sha256) FROM STDIN
"""


def put_frame(archive: Archive, read: ReadProject, project: UUID) -> None:
    """The project, its texts, and who sits in it; the database looks on as if somebody made it now."""
    for thing in ("project", "source", "membership", "assignment"):
        _put(thing, rows_of(read, thing, project))
    _put("invitation", (_dead(row) for row in rows_of(read, "invitation", project)))
    with connections[OWNER].cursor() as cursor:
        for source in read.of("source"):
            with connections[OWNER].wrap_database_errors, cursor.copy(COPY_BLOCKS) as copy:
                for block in blocks(text_of(archive, source)):
                    copy.write_row((source, block.start, block.first_line, block.text))


def put_entries(cursor: CursorWrapper, archive: Archive, read: ReadProject) -> None:
    """The ledger, entry by entry, and its head."""
    with connections[OWNER].wrap_database_errors, cursor.copy(COPY_ENTRIES) as copy:
        for given in entries_of(archive):
            said, (_, _, body_sha256, chain_sha256) = read_entry(given), given.link
            after = said["after"] or {"deleted": True}
            copy.write_row(
                (
                    *(
                        said[name]
                        for name in ("project", "sequence", "at", "person", "action", "thing", "id", "revision")
                    ),
                    *(after.get("status"), after.get("deleted", False), said["cause"], said["meaning"]),
                    *(given.statement, given.link.body.decode(), body_sha256, chain_sha256),
                )
            )
    LedgerHead.objects.using(OWNER).filter(project_id=read.project).update(
        sequence=read.head.sequence, chain_sha256=read.head.chain_sha256
    )


def put_guarded(archive: Archive, read: ReadProject, project: UUID, accounts: Mapping[str, AbstractBaseUser]) -> None:
    """People, annotations, contradictions and releases: for each of them a guard has to look away."""
    _put("person", _people(read, project, accounts))
    texts = _Texts(archive)
    _put("annotation", (_anchored(row, texts) for row in rows_of(read, "annotation", project)))
    _put("contradiction", rows_of(read, "contradiction", project))
    ContradictionEnd.objects.using(OWNER).bulk_create(
        (
            ContradictionEnd(contradiction_id=UUID(key), annotation_id=UUID(end), position=position)
            for key, state in read.of("contradiction").items()
            for position, end in enumerate(state["annotations"])
        ),
        batch_size=BATCH,
    )
    releases = {row.pk: row for row in rows_of(read, "release", project)}
    for key, state in read.of("release").items():
        if state["number"] is not None:
            counts = orjson.loads(archive.read(f"releases/{key}/{MANIFEST}"))["counts"]
            done = counts["annotations"] + counts["contradictions"]
            releases[UUID(key)].done = releases[UUID(key)].total = done
    _put("release", iter(releases.values()))
    for key, state in read.of("release").items():
        _put_files(archive, key, state)


def rows_of(read: ReadProject, thing: str, project: UUID) -> Iterator[Any]:
    """The rows of a kind, from what the ledger says and what stands beside it."""
    for key, state in read.of(thing).items():
        try:
            yield row_from(thing, state, read.beside.get((thing, key), {}), project=project)
        except (TypeError, ValueError) as fault:
            raise Malformed(f"The {thing} {key} cannot be kept here: {fault}.") from None


def _put(thing: str, rows: Iterator[Any]) -> None:
    model: type[models.Model] = thing_models()[thing]
    model._default_manager.using(OWNER).bulk_create(rows, batch_size=BATCH)


def _people(read: ReadProject, project: UUID, accounts: Mapping[str, AbstractBaseUser]) -> Iterator[Thing]:
    """Nobody's accounts but those that were named. Keys that were one account's stay so, by a mark of this server."""
    own = {key: account_mark(project, account.pk) for key, account in accounts.items()}
    marks = {read.people[key].get("account_mark"): mark for key, mark in own.items()}
    states = read.of("person")
    for key, row in read.people.items():
        beside = {name: value for name, value in row.items() if name != "key"}
        try:
            person = row_from("person", states.get(key, {"id": key}), beside, project=project)
        except (TypeError, ValueError) as fault:
            raise Malformed(f"The person {key} cannot be kept here: {fault}.") from None
        assert isinstance(person, Person)  # noqa: S101  (so says the table of models)
        if key in accounts:
            person.user_id = accounts[key].pk
        if person.account_mark is not None:
            person.account_mark = marks.get(row["account_mark"], person.account_mark)
        yield person


def _dead(invitation: Invitation) -> Invitation:
    """Nobody has its link, and it has expired."""
    invitation.sha256 = hashlib.sha256(uuid4().bytes + uuid4().bytes).digest()
    invitation.expires = invitation.created
    return invitation


class _Texts:
    """The text of one source at a time."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._source: UUID | None = None
        self._text = ""

    def of(self, source: UUID) -> str:
        if source != self._source:
            self._source, self._text = source, text_of(self._archive, str(source))
        return self._text


def _anchored(annotation: Annotation, texts: _Texts) -> Annotation:
    """With what follows from its passage and its details."""
    text = texts.of(annotation.source_id)
    anchor = locate_in(Window(0, text), annotation.start, annotation.end, length=len(text))
    annotation.prefix, annotation.suffix = anchor.prefix, anchor.suffix
    annotation.dated = days_of(Kind(annotation.kind), annotation.details)
    return annotation


def _put_files(archive: Archive, release: str, state: State) -> None:
    if state["number"] is None:
        return
    manifest = orjson.loads(archive.read(f"releases/{release}/{MANIFEST}"))
    kinds = {file["name"]: file["media_type"] for file in manifest["files"]} | {MANIFEST: "application/json"}
    files = ReleaseFile.objects.using(OWNER)
    files.bulk_create(
        ReleaseFile(
            release_id=UUID(release),
            name=file["name"],
            media_type=kinds[file["name"]],
            bytes=file["bytes"],
            sha256=bytes.fromhex(file["sha256"]),
        )
        for file in state["files"]
    )
    for file in state["files"]:
        for number, content in enumerate(release_pieces(archive, release, file["name"])):
            chunk = ReleaseChunk(
                release_id=UUID(release), name=file["name"], number=number, content=zlib.compress(content, 1)
            )
            chunk.save(using=OWNER, force_insert=True)
