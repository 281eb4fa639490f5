"""Releases against the ledger: the entry that a manifest pins, and the files as the ledger says they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from annotations.rules.chain import Unfit
from annotations.rules.present import FileFacts, Released
from annotations.rules.releases import NAMING
from annotations.rules.verification import Verdict

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Pin:
    """What a manifest says: of which project and number it is, where the ledger stood, and the facts of its files."""

    project: str
    number: int
    sequence: int
    chain_sha256: bytes
    files: Mapping[str, FileFacts]


@dataclass(frozen=True)
class GivenRelease:
    """A release as somebody has it. `files` are the facts of its bytes, its manifest's among them.

    `is_whole` says whether all files should be there; otherwise only the manifest is.
    """

    pin: Pin
    files: Mapping[str, FileFacts]
    is_whole: bool


@dataclass(frozen=True)
class CheckedRelease:
    """A release that agrees and the entry it pins, or what does not agree; `is_whole`: its files were looked at."""

    number: int
    reason: str | None
    pinned: int = 0
    is_whole: bool = True

    def __str__(self) -> str:
        if self.reason is not None:
            return f"release {self.number} does not agree: {self.reason}"
        files = "" if self.is_whole else ", as far as its manifest tells"
        return f"release {self.number} agrees (entry {self.pinned}){files}"


def read_pin(content: bytes) -> Pin:
    """What a manifest says; ValueError, with the reason in words, if this is none."""
    try:
        told: Any = orjson.loads(content)
        ledger, number = told["ledger"], told["release"]["number"]
        chain = bytes.fromhex(ledger["chain_sha256"])
        files = {str(file["name"]): FileFacts(int(file["bytes"]), str(file["sha256"])) for file in told["files"]}
        pin = Pin(str(told["project"]["id"]).removeprefix("urn:uuid:"), number, ledger["sequence"], chain, files)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError("is no manifest of a release") from None
    if type(pin.number) is not int or type(pin.sequence) is not int or len(chain) != 32:
        raise ValueError("is no manifest of a release")
    return pin


def check_release(given: GivenRelease, project: str, verdict: Verdict) -> None:
    """Unfit for what first does not agree between a release and a ledger."""
    pin = given.pin
    if pin.project != project:
        raise Unfit(f"it is of another project, {pin.project}")
    _check_pin(pin, verdict)
    released = verdict.releases.get(pin.number)
    if released is None:
        where = "" if verdict.misfit is None else " before the first that does not fit"
        raise Unfit(f"no entry of the ledger{where} completes it")
    if released.sequence != pin.sequence:
        raise Unfit(f"it pins entry {pin.sequence}; entry {released.entry} says it was read at {released.sequence}")
    _check_files(given, released)


def _check_pin(pin: Pin, verdict: Verdict) -> None:
    if verdict.misfit is not None and pin.sequence > verdict.count:
        raise Unfit(f"it pins entry {pin.sequence}, which does not come before the first entry that does not fit")
    if pin.sequence not in verdict.chain:
        raise Unfit(f"it pins entry {pin.sequence}, and the ledger ends at {verdict.count}")
    if verdict.chain[pin.sequence] != pin.chain_sha256:
        raise Unfit(f"its chain hash is not that of entry {pin.sequence}")


def _check_files(given: GivenRelease, released: Released) -> None:
    said = files_said(released)
    differing = said.keys() ^ {*given.pin.files, MANIFEST}
    if differing:
        raise Unfit(f"{min(differing)} stands only in its manifest, or only in entry {released.entry}")
    # Data before what names people, so that the graver difference is named first.
    for name in sorted(said, key=lambda name: (name in NAMING, name)):
        if name != MANIFEST and given.pin.files[name] != said[name]:
            raise Unfit(f"the hash of {name} in its manifest is not the one in entry {released.entry}")
        facts = given.files.get(name)
        if facts is None and given.is_whole:
            raise Unfit(f"{name} is missing")
        if facts is not None and facts != said[name]:
            raise Unfit(f"the bytes of {name} are not those with the hash in entry {released.entry}")


def files_said(released: Released) -> Mapping[str, FileFacts]:
    """The facts that a release's files have to have now, by name.

    Those of data files are what the entry that completed it says, for ever. The others (NAMING) change when a person
    becomes a pseudonym, and then the last entry about the release says what they are.
    """
    return released.files
