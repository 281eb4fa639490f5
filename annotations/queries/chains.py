"""Checking a project's ledger against what is stored: its chain, what its entries say, and its releases."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar
from uuid import UUID, uuid4

from django.db import connection, transaction

from annotations.models import LedgerHead, Release, ReleaseChunk, ReleaseFile
from annotations.queries.meanwhile import is_worth_it, meanwhile
from annotations.rules.chain import Head, Link, Misfit, Unfit
from annotations.rules.entries import Given
from annotations.rules.pins import MANIFEST, CheckedRelease, GivenRelease, check_release, files_said, read_pin
from annotations.rules.present import FileFacts
from annotations.rules.verification import Verdict, examined, replayed, verify

CHUNK = 500
LONG = 20_000  # entries from which on a second process is worth its start

_ENTRIES = """
SELECT sequence, body, body_sha256, chain_sha256, statement, project_id::text, person_id::text, action, thing,
    thing_id::text, revision, cause, meaning, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), status,
    deleted
FROM annotations_ledgerentry WHERE project_id = %s ORDER BY sequence
"""
_BODIES = "SELECT body, statement FROM annotations_ledgerentry WHERE project_id = %s ORDER BY sequence"
_BESIDE = (*("project", "person", "action", "thing", "id", "revision", "cause", "meaning", "at"),)

Entry = TypeVar("Entry")


class Watch(Protocol):
    """Looks on while so many entries go by."""

    def __call__(self, entries: Iterable[Entry], total: int, /) -> Iterable[Entry]:
        """The entries."""
        ...


def unwatched(entries: Iterable[Entry], _total: int) -> Iterable[Entry]:
    """Nobody looks on."""
    return entries


@dataclass(frozen=True)
class Checked:
    """What came out for a project."""

    verdict: Verdict
    releases: list[CheckedRelease]


@dataclass(frozen=True)
class _Asked:
    """What is to be checked, in which of the database's snapshots."""

    project: UUID
    head: Head
    wanted: frozenset[int]
    snapshot: str = ""


def check_ledger(project: UUID, watch: Watch = unwatched) -> Checked:
    """Check all of it in one snapshot, so that writes may go on.

    A long ledger is checked in two halves by two processes. If they find something, it is looked for once more by one,
    which names it.
    """
    if _is_long(project) and is_worth_it() and not connection.in_atomic_block:
        connection.close()  # the copy of this process must not share it
        with meanwhile(_examine) as helper, transaction.atomic():
            asked, ready = _begin(project)
            helper.ask(replace(asked, snapshot=_exported()))
            try:
                releases = replayed(watch(_bodies(project), asked.head.sequence))
            except Unfit:
                releases = None
            kept = None if releases is None else helper.answer()
            if releases is not None and kept is not None:
                verdict = Verdict(asked.head.sequence, None, releases, kept)
                return Checked(verdict, [*_check_releases(project, ready, verdict)])
    with transaction.atomic():
        asked, ready = _begin(project)
        entries = watch(_entries(project), asked.head.sequence)
        verdict = verify(entries, asked.head, project=str(project), wanted=asked.wanted)
        return Checked(verdict, [*_check_releases(project, ready, verdict)])


def _is_long(project: UUID) -> bool:
    return LedgerHead.objects.filter(project_id=project, sequence__gte=LONG).exists()


def _begin(project: UUID) -> tuple[_Asked, list[Release]]:
    """Take a snapshot; what is to be checked in it, and the releases that are ready."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # One of two processes may have to wait for the other.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        cursor.execute("SELECT sequence, chain_sha256 FROM annotations_ledgerhead WHERE project_id = %s", [project])
        sequence, chain = cursor.fetchone()
    ready = list(Release.objects.filter(project_id=project, number__isnull=False).order_by("number"))
    wanted = frozenset(release.ledger_sequence or 0 for release in ready)
    return _Asked(project, Head(sequence, bytes(chain)), wanted), ready


def _exported() -> str:
    """The name by which another connection takes the snapshot of this one's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def _examine(asked: _Asked) -> Mapping[int, bytes] | None:
    """The half of the other process: the chain hashes that are wanted, or None if something does not fit."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET TRANSACTION SNAPSHOT %s", [asked.snapshot])
        try:
            return examined(_entries(asked.project), asked.head, project=str(asked.project), wanted=asked.wanted)
        except Unfit:
            return None


def misfit_of(project: UUID) -> tuple[int, Misfit | None]:
    """How many entries fit, and the first that does not."""
    verdict = check_ledger(project).verdict
    return verdict.count, verdict.misfit


def _bodies(project: UUID) -> Iterator[tuple[bytes, str | None]]:
    for body, statement in _rows(project, _BODIES):
        yield body.encode(), statement


def _entries(project: UUID) -> Iterator[Given]:
    for row in _rows(project, _ENTRIES):
        link = Link(row[0], row[1].encode(), row[2], row[3])
        yield Given(link, row[4], dict(zip(_BESIDE, row[5:14], strict=True)), row[14:])


def _rows(project: UUID, query: str) -> Iterator[tuple[Any, ...]]:
    connection.ensure_connection()
    with connection.connection.cursor(name=f"chain_{uuid4().hex}", binary=True) as cursor:
        cursor.execute(query, [project])
        while rows := cursor.fetchmany(CHUNK):
            yield from rows


def _check_releases(project: UUID, ready: Iterable[Release], verdict: Verdict) -> Iterator[CheckedRelease]:
    """Every release that is stored or said to be complete."""
    stored = {release.number or 0: release for release in ready}
    for number in sorted(stored.keys() | verdict.releases.keys()):
        try:
            _check_stored(project, stored.get(number), verdict)
        except Unfit as fault:
            yield CheckedRelease(number, str(fault))
        else:
            yield CheckedRelease(number, None, verdict.releases[number].sequence)


def _check_stored(project: UUID, release: Release | None, verdict: Verdict) -> None:
    if release is None:
        raise Unfit("the ledger completes it, and it is not there")
    given = _given(release)
    if (given.pin.number, given.pin.sequence) != (release.number, release.ledger_sequence):
        raise Unfit(f"its {MANIFEST} says another number or sequence than is stored")
    check_release(given, str(project), verdict)
    released = verdict.releases[given.pin.number]
    if _stated(release) != files_said(released):
        raise Unfit(f"the hashes stored beside its files are not those in entry {released.entry}")


def _given(release: Release) -> GivenRelease:
    content = b"".join(_content(release, MANIFEST))
    try:
        pin = read_pin(content)
    except ValueError as fault:
        raise Unfit(f"its {MANIFEST} {fault}") from None
    names = {*pin.files, MANIFEST, *_stated(release)}
    return GivenRelease(pin, {name: _facts(release, name) for name in names}, is_whole=True)


def _stated(release: Release) -> dict[str, FileFacts]:
    files = ReleaseFile.objects.filter(release=release).values_list("name", "bytes", "sha256")
    return {name: FileFacts(size, bytes(sha256).hex()) for name, size, sha256 in files}


def _facts(release: Release, name: str) -> FileFacts:
    digest, length = hashlib.sha256(), 0
    for piece in _content(release, name):
        digest.update(piece)
        length += len(piece)
    return FileFacts(length, digest.hexdigest())


def _content(release: Release, name: str) -> Iterator[bytes]:
    """The bytes of a file piece by piece; Unfit for one that cannot be unpacked."""
    chunks = ReleaseChunk.objects.filter(release=release, name=name).order_by("number")
    for packed in chunks.values_list("content", flat=True).iterator(chunk_size=1):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            raise Unfit(f"{name} cannot be unpacked") from None
