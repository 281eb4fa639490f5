"""A project out of its archive: its ledger checked and replayed to what is there now, its texts and releases compared.

No database is asked. What comes out is all that the ledger explains; of the rest, `beside.jsonl` and `people.jsonl` say
names and times only, and the times have to be those of the ledger's entries, give or take a transaction.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson

from annotations.imports.archive import PIECE, Archive
from annotations.imports.findings import ReadFinding, ReadSetting, read_findings, read_settings
from annotations.imports.ledgers import Unreadable, read_entries, read_head
from annotations.imports.provenance import READERS as PROVENANCE
from annotations.imports.provenance import validate_provenance
from annotations.imports.texts import BYTES_LIMIT
from annotations.rules.anchoring import count_lines
from annotations.rules.archives import BESIDE, CHECKS, FINDINGS, LEDGER, PEOPLE, release_path, source_path
from annotations.rules.chain import Head, Unfit
from annotations.rules.details import read_details
from annotations.rules.entries import Given, State
from annotations.rules.errors import InvalidFields, Malformed
from annotations.rules.fields import read_text
from annotations.rules.kinds import NOTE_LIMIT, Kind
from annotations.rules.pins import MANIFEST, GivenRelease, Pin, check_release, read_pin
from annotations.rules.present import FileFacts
from annotations.rules.verification import Verdict, verify

# How far a row's time may be from its entry's: rows take the beginning of their transaction, entries the very moment.
A_TRANSACTION = timedelta(hours=1)
TIMES = {"created": 0, "updated": 1}

Key = tuple[str, str]
"""The kind of a thing, and its id."""


@dataclass
class ReadProject:
    """What is in an archive: states by kind and id, what stands beside them, and the people by their keys."""

    project: str
    head: Head
    states: dict[Key, State] = field(default_factory=dict)
    times: dict[Key, list[str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)
    people: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    beside: dict[Key, Mapping[str, Any]] = field(default_factory=dict)
    findings: Sequence[ReadFinding] = ()
    settings: Sequence[ReadSetting] = ()

    def of(self, thing: str) -> dict[str, State]:
        """The states of all things of a kind, by id."""
        return {key: state for (kind, key), state in self.states.items() if kind == thing}

    def roles(self) -> dict[str, str]:
        """Who sits in the project, by key."""
        return {str(seat["person"]): str(seat["role"]) for seat in self.of("membership").values()}


def read_project(archive: Archive) -> ReadProject:
    """All of it, looked through; Malformed with the first thing that does not fit."""
    try:
        return _read(archive)
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise Malformed(f"The archive says something that this server does not understand: {fault!r}.") from None


def _read(archive: Archive) -> ReadProject:
    read, verdict = _read_ledger(archive)
    read.people = {str(row.get("key")): row for row in archive.lines(PEOPLE)}
    if read.people.keys() != read.actors:
        raise Malformed(f"{PEOPLE} has other keys than the ledger.")
    for row in archive.lines(BESIDE):
        _take_beside(read, row)
    expected = {LEDGER, PEOPLE, BESIDE, FINDINGS, CHECKS}
    for (thing, key), state in read.states.items():
        _check_said(thing, key, state)
    for source, state in read.of("source").items():
        _check_text(archive, source, state)
        expected.add(source_path(source))
    for release, state in read.of("release").items():
        if state["number"] is not None:
            expected |= _check_release(archive, release, state, verdict)
    if FINDINGS in archive.files:
        read.findings = read_findings(archive.lines(FINDINGS), sources=read.of("source"), people=read.people)
    if CHECKS in archive.files:
        read.settings = read_settings(archive.lines(CHECKS))
    for path in sorted(archive.files.keys() - expected):
        raise Malformed(f"{path} is of nothing that the ledger knows.")
    return read


def entries_of(archive: Archive) -> Iterator[Given]:
    """The entries of a ledger that was read before."""
    with archive.open(LEDGER) as file:
        read_head(file)
        yield from read_entries(file)


def text_of(archive: Archive, source: str) -> str:
    """The text of a source."""
    return archive.read(source_path(source)).decode("utf-8")


def _read_ledger(archive: Archive) -> tuple[ReadProject, Verdict]:
    pinned = {pin.sequence for pin in _pins(archive)}
    try:
        with archive.open(LEDGER) as file:
            project, head = read_head(file)
            read = ReadProject(project, head)
            verdict = verify(_noting(read, read_entries(file)), head, project=project, wanted=pinned)
    except Unreadable as fault:
        raise Malformed(f"{LEDGER} {fault}.") from None
    if verdict.misfit is not None:
        raise Malformed(f"The ledger does not fit, {verdict.misfit}.")
    if project != archive.project:
        raise Malformed(f"The ledger is of another project than its archive, {project}.")
    return read, verdict


def _noting(read: ReadProject, entries: Iterable[Given]) -> Iterator[Given]:
    """Pass the entries on, and take down of each what it says once it was found to fit."""
    for given in entries:
        yield given
        said = orjson.loads(given.link.body)
        key = said["thing"], said["id"]
        read.ids[said["id"]] = said["thing"]
        read.actors.add(said["person"])
        times = read.times.setdefault(key, [said["at"], said["at"]])
        times[1] = said["at"]
        if said["after"] is None:
            del read.states[key]
            continue
        read.states[key] = said["after"]
        if said["thing"] == "membership":
            read.actors.add(str(said["after"]["person"]))


def _pins(archive: Archive) -> Iterator[Pin]:
    for path in archive.files:
        if path.startswith("releases/") and path.endswith(f"/{MANIFEST}"):
            yield _pin(archive, path)


def _pin(archive: Archive, path: str) -> Pin:
    try:
        return read_pin(archive.read(path))
    except ValueError as fault:
        raise Malformed(f"{path} {fault}.") from None


def _take_beside(read: ReadProject, row: Mapping[str, Any]) -> None:
    key = str(row.get("thing")), str(row.get("id"))
    if key not in read.states or key in read.beside:
        raise Malformed(f"{BESIDE} speaks of {key[0]} {key[1]}, which the ledger does not know, or speaks of it twice.")
    for name, which in TIMES.items():
        if name in row and not _is_near(row[name], read.times[key][which]):
            raise Malformed(f"{BESIDE} says that {key[0]} {key[1]} was {name} when the ledger says otherwise.")
    read.beside[key] = {name: value for name, value in row.items() if name not in ("thing", "id")}


def _is_near(said: Any, entry: str) -> bool:
    try:
        return abs(datetime.fromisoformat(said) - datetime.fromisoformat(entry)) <= A_TRANSACTION
    except (TypeError, ValueError):
        return False


def _check_said(thing: str, key: str, state: State) -> None:
    """That people could have said it here: the database looks at kinds and passages, and not at these."""
    try:
        if thing == "annotation":
            read_details(Kind(state["kind"]), state["details"])
            read_text(state["note"], NOTE_LIMIT)
        elif thing == "contradiction":
            read_text(state["explanation"], NOTE_LIMIT)
            read_text(state["resolution"]["reason"], NOTE_LIMIT)
        elif thing == "source":
            validate_provenance({name: state[name] for name in PROVENANCE})
        elif thing == "project":
            read_text(state["description"], NOTE_LIMIT)
    except InvalidFields as fault:
        raise Malformed(f"The {thing} {key} says what nobody can say here: {fault.errors}.") from None
    except ValueError as fault:
        raise Malformed(f"The {thing} {key} says what nobody can say here: {fault}") from None


def _check_text(archive: Archive, source: str, state: State) -> None:
    path = source_path(source)
    content = archive.read(path) if archive.files.get(path, (0, ""))[0] <= BYTES_LIMIT else b""
    if hashlib.sha256(content).hexdigest() != state["sha256"]:
        raise Malformed(f"{path} is not the text of its source: the ledger has another hash.")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed(f"{path} is no UTF-8.") from None
    if (len(text), count_lines(text)) != (state["length"], state["lines"]) or "\r" in text or "\0" in text:
        raise Malformed(f"{path} is no text as an import keeps it, or not as long as the ledger says.")


def _check_release(archive: Archive, release: str, state: State, verdict: Verdict) -> set[str]:
    """The paths of its files, which are as the ledger says."""
    said = {str(file["name"]): FileFacts(file["bytes"], file["sha256"]) for file in state["files"]}
    paths = {release_path(release, name) for name in said}
    for name, facts in said.items():
        path = release_path(release, name)
        if archive.files.get(path) != facts:
            raise Malformed(f"{path} is not the file that the ledger speaks of, or is missing.")
    pin = _pin(archive, release_path(release, MANIFEST))
    try:
        check_release(GivenRelease(pin, said, is_whole=True), archive.project, verdict)
    except Unfit as fault:
        raise Malformed(f"Release {state['number']} does not agree with the ledger: {fault}.") from None
    if pin.number != state["number"]:
        raise Malformed(f"The manifest of release {state['number']} is that of release {pin.number}.")
    return paths


def release_pieces(archive: Archive, release: str, name: str) -> Iterator[bytes]:
    """A file of a release, a million bytes at a time."""
    with archive.open(release_path(release, name)) as file:
        while piece := file.read(PIECE):
            yield piece
