"""All files of a release, written at once from one pass over its records, in memory of one chunk."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from annotations.exports import DATA_CARD, FILES, MANIFEST, OMITTED, data_card, manifest
from annotations.exports.formats import Format, Omission, Out, Part
from annotations.exports.json_lines import json_line
from annotations.exports.manifest import FileEntry
from annotations.exports.records import (
    Person,
    ReleasedAnnotation,
    ReleasedContradiction,
    ReleasedSource,
    ReleaseHead,
    Review,
)
from annotations.rules.signoff import Status

OpenFile = Callable[[str], Out]

Place = tuple[str | int, ...]
Record = TypeVar("Record")

# Blocks of memory over 128 KB are mapped and given back each time, which was seen to cost more than writing them.
_PIECE = 64

_ORDER = ("sources", "annotations", "contradictions", "people")


class ReleaseFiles:
    """The files of one release while they are written.

    Call `add_sources`, `add_annotations`, `add_contradictions` and `add_people` in this order, each as often as there
    are chunks, then `finish`. People come last, since their names may change until the release is ready. Records come
    in the order of the files: people by key, sources by id, annotations by source, start, end and id, contradictions by
    the same of their first end, then by their own id. ValueError if not, and if a record is not signed off: such a
    release must not come to be.
    """

    def __init__(self, open_file: OpenFile) -> None:
        self._open_file = open_file
        self._files = {name: _File(form, open_file(name)) for name, form in FILES.items()}
        self._counts = dict.fromkeys(("sources", "annotations", "contradictions", "people", "omitted"), 0)
        self._stage = 0
        self._last: list[Place] = []

    def add_sources(self, sources: Sequence[ReleasedSource]) -> None:
        """Sources that released annotations stand in, by id."""
        self._check_order("sources", [(source.id,) for source in sources])
        for piece in _pieces(sources):
            for file in self._files.values():
                file.take(file.form.sources(piece))

    def add_annotations(self, annotations: Sequence[ReleasedAnnotation]) -> None:
        """Signed-off annotations by source, start, end and id."""
        _check_signed_off(annotations)
        self._check_order("annotations", [(one.source, one.start, one.end, one.id) for one in annotations])
        for piece in _pieces(annotations):
            for file in self._files.values():
                file.take(file.form.annotations(piece))

    def add_contradictions(self, contradictions: Sequence[ReleasedContradiction]) -> None:
        """Signed-off contradictions by the place of their first end, then by id."""
        _check_signed_off(contradictions)
        self._check_order("contradictions", [_contradiction_place(one) for one in contradictions])
        for piece in _pieces(contradictions):
            for file in self._files.values():
                file.take(file.form.contradictions(piece))

    def add_people(self, people: Sequence[Person]) -> None:
        """Those whose keys stand in the other records, by key."""
        self._check_order("people", [(person.key,) for person in people])
        for piece in _pieces(people):
            for file in self._files.values():
                file.take(file.form.people(piece))

    def finish(self, head: ReleaseHead) -> tuple[FileEntry, ...]:
        """Close every file, then write what was left out, the data card and the manifest; all files, manifest last."""
        self._write_omissions()
        entries = [file.close(name) for name, file in self._files.items()]
        card = data_card.data_card(head, self._counts, entries)
        entries.append(self._write_whole(DATA_CARD, data_card.MEDIA_TYPE, card))
        entries.append(self._write_whole(MANIFEST, manifest.MEDIA_TYPE, manifest.manifest(head, self._counts, entries)))
        return tuple(entries)

    def _check_order(self, what: str, places: list[Place]) -> None:
        stage = _ORDER.index(what)
        if stage < self._stage:
            raise ValueError(f"The {what} of a release come before its {_ORDER[self._stage]}.")
        before = self._last if stage == self._stage else []
        if not _rises(before + places):
            raise ValueError(f"The {what} of a release are not in the order of its files, or one comes twice.")
        self._stage = stage
        self._last = places[-1:] or before
        self._counts[what] += len(places)

    def _write_omissions(self) -> None:
        omitted = self._files[OMITTED]
        for name, file in self._files.items():
            self._counts["omitted"] += len(file.omissions)
            omitted.take(Part(_omission_lines(name, file.omissions)))

    def _write_whole(self, name: str, media_type: str, content: bytes) -> FileEntry:
        file = _File(
            Format(media_type=media_type, version=manifest.SCHEMA_VERSION, is_data=False), self._open_file(name)
        )
        file.take(Part(content))
        return file.close(name)


class _File:
    """One file while it is written: hashed and counted as the bytes go by."""

    def __init__(self, form: Format, out: Out) -> None:
        self.form = form
        self.omissions: list[Omission] = []
        self._out = out
        self._bytes = 0
        self._sha256 = hashlib.sha256()
        self.take(Part(form.opening))

    def take(self, part: Part) -> None:
        self.omissions += part.omissions
        if part.content:
            self._bytes += len(part.content)
            self._sha256.update(part.content)
            self._out.write(part.content)

    def close(self, name: str) -> FileEntry:
        self.take(Part(self.form.closing))
        return FileEntry(
            name=name,
            media_type=self.form.media_type,
            version=self.form.version,
            bytes=self._bytes,
            sha256=self._sha256.hexdigest(),
            is_data=self.form.is_data,
        )


class _Reviewed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def reviews(self) -> Sequence[Review]: ...


def _check_signed_off(things: Iterable[_Reviewed]) -> None:
    """The last door before a release: nothing that somebody else has not signed off goes through it."""
    for thing in things:
        reviewers = {review.person for review in thing.reviews}
        if thing.status != Status.SIGNED_OFF or not reviewers or not reviewers.isdisjoint(thing.authors):
            raise ValueError(f"{thing.id} is not signed off by somebody who is none of its authors.")


def _pieces(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    return (records[first : first + _PIECE] for first in range(0, len(records), _PIECE))


def _rises(places: list[Place]) -> bool:
    return all(before < after for before, after in pairwise(places))


def _contradiction_place(contradiction: ReleasedContradiction) -> Place:
    first = contradiction.annotations[0]
    return first.source, first.start, first.end, first.id, contradiction.id


def _omission_lines(name: str, omissions: Iterable[Omission]) -> bytes:
    return b"".join([json_line({"file": name, "id": omission.id, "field": omission.field}) for omission in omissions])
