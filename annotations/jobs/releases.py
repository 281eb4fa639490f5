"""Building releases: one snapshot read, files kept in the database, complete before the release turns ready."""

import logging
import zlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from uuid import UUID

from django.db import InterfaceError, OperationalError, connections, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from annotations.actions.locks import alone_with
from annotations.actions.releases import (
    fail_release,
    finishing,
    put_chunk,
    put_files,
    start_building,
    throw_away_files,
)
from annotations.exports.records import ReleaseHead, timestamp, urn
from annotations.exports.release import ReleaseFiles
from annotations.models import Release
from annotations.queries import releases as read

CHUNK = 1_000_000
LEVEL = 1
PACKED_AHEAD = 4  # chunks that may wait for compression, each of a million bytes

# The database went away: nothing is wrong with the release, and it is built again.
LOST = (OperationalError, InterfaceError)
AGAIN = RetryStrategy(max_attempts=20, wait=3, retry_exceptions=LOST)

logger = logging.getLogger(__name__)


class Cancelled(Exception):
    """Somebody gave the release up."""


@app.task(name="annotations.jobs.releases.build_release", queue="releases", retry=AGAIN)
def build_release(release_id: str) -> None:
    """Build one release. A worker that dies half-way leaves nothing that counts, and the job is run again."""
    key = UUID(release_id)
    with alone_with(key):
        release = start_building(key)
        if release is not None:
            _build_or_say_why(release)


def _build_or_say_why(release: Release) -> None:
    key = release.id
    try:
        _build(release)
    except Cancelled:
        throw_away_files(key)
    except LOST:
        raise
    except Exception as fault:
        logger.exception("release %s failed", key)
        fail_release(key, f"{type(fault).__name__}: {fault}"[:2_000])


def _build(release: Release) -> None:
    with ThreadPoolExecutor(1, "packing") as packing:
        _build_with(_Store(release.id, packing), release)


def _build_with(store: "_Store", release: Release) -> None:
    files = ReleaseFiles(store.open_file)
    with transaction.atomic(), _Progress(release.id) as progress:
        with connections["default"].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        found = read.snapshot(release.project_id)
        progress.report(0, found.total)
        keys = read.people(release.project_id, release.created_by_id)
        for sources in read.sources(release.project_id):
            files.add_sources(sources)
            progress.report(0, found.total)
        done = 0
        for annotations in read.annotations(release.project_id):
            files.add_annotations(annotations)
            done += len(annotations)
            progress.report(done, found.total)
        for contradictions in read.released_contradictions(release.project_id):
            files.add_contradictions(contradictions)
            done += len(contradictions)
            progress.report(done, found.total)
    with finishing(release.id) as held:
        if held is None:
            raise Cancelled
        # The project is held: a name that changes from here on is changed in this release too.
        files.add_people(read.named(keys))
        held.ledger_sequence = found.sequence
        entries = files.finish(_head(held, found))
        store.close()
        put_files(release.id, entries)


def _head(release: Release, found: read.Snapshot) -> ReleaseHead:
    project = release.project
    return ReleaseHead(
        number=release.number or 0,
        project=urn(project.id),
        project_name=project.name,
        project_description=project.description,
        made_by=urn(release.created_by_id),
        created=timestamp(release.created),
        ledger_sequence=found.sequence,
        chain_sha256=found.chain_sha256,
        note=release.note,
    )


class _Store:
    """Files that end as compressed chunks in the database; they are compressed beside the writing of the next."""

    def __init__(self, release_id: UUID, packing: ThreadPoolExecutor) -> None:
        self._release_id = release_id
        self._packing = packing
        self._files: list[_StoredFile] = []
        self._packed: deque[tuple[str, int, Future[bytes]]] = deque()

    def open_file(self, name: str) -> "_StoredFile":
        """A file to write to."""
        file = _StoredFile(self, name)
        self._files.append(file)
        return file

    def keep(self, name: str, number: int, content: bytes) -> None:
        """A chunk of a file."""
        self._packed.append((name, number, self._packing.submit(zlib.compress, content, LEVEL)))
        self._put(PACKED_AHEAD)

    def close(self) -> None:
        """Keep what is still held back."""
        for file in self._files:
            file.flush()
        self._put(0)

    def _put(self, left: int) -> None:
        while len(self._packed) > left:
            name, number, packed = self._packed.popleft()
            put_chunk(self._release_id, name, number, packed.result())


class _StoredFile:
    """One file; every million bytes or a little more become a chunk."""

    def __init__(self, store: _Store, name: str) -> None:
        self._store = store
        self._name = name
        self._number = 0
        self._held: list[bytes] = []
        self._size = 0

    def write(self, content: bytes) -> object:
        """Take some bytes."""
        for start in range(0, len(content), CHUNK):
            piece = content[start : start + CHUNK]
            self._held.append(piece)
            self._size += len(piece)
            if self._size >= CHUNK:
                self.flush()
        return None

    def flush(self) -> None:
        """Make a chunk of what is held."""
        if not self._held:
            return
        self._store.keep(self._name, self._number, b"".join(self._held))
        self._number += 1
        self._held, self._size = [], 0


class _Progress:
    """Tells on a connection of its own how far the job is, since nobody sees into its transaction."""

    def __init__(self, release_id: UUID) -> None:
        self._release_id = release_id
        self._connection = connections.create_connection("default")

    def __enter__(self) -> "_Progress":
        return self

    def __exit__(self, *fault: object) -> None:
        self._connection.close()

    def report(self, done: int, total: int) -> None:
        """Write it down, and stop if the release was cancelled."""
        with self._connection.cursor() as cursor:
            cursor.execute(
                "UPDATE annotations_release SET done = %s, total = %s WHERE id = %s AND status = 'building'",
                [done, total, self._release_id],
            )
            if not cursor.rowcount:
                raise Cancelled
