"""A release against the ledger: what its manifest pins, and the hashes of its files."""

import hashlib
import json
from typing import Any

import pytest

from annotations.exports import DATA_CARD, FILES
from annotations.exports import MANIFEST as MANIFEST_NAME
from annotations.rules.chain import Unfit
from annotations.rules.pins import MANIFEST, GivenRelease, check_release, read_pin
from annotations.rules.present import FileFacts
from annotations.rules.releases import NAMING
from tests.rules.forging import FOLDER, Forgery

CONTENT = (FOLDER / "release-1.json").read_bytes()


def given(content: bytes = CONTENT, files: dict[str, FileFacts] | None = None) -> GivenRelease:
    """A release of which there is the manifest, and files with these facts."""
    facts = {MANIFEST: FileFacts(len(content), hashlib.sha256(content).hexdigest())}
    return GivenRelease(read_pin(content), facts | (files or {}), is_whole=False)


def agrees(release: GivenRelease, ledger: Forgery | None = None) -> None:
    """Unfit if it does not."""
    ledger = ledger or Forgery()
    check_release(release, ledger.project, ledger.verdict(wanted={release.pin.sequence}))


def test_files_that_name_people_are_those_that_are_no_data() -> None:
    assert {name for name, form in FILES.items() if not form.is_data} | {MANIFEST_NAME, DATA_CARD} == NAMING
    assert MANIFEST == MANIFEST_NAME


def test_a_release_agrees_with_the_ledger_that_it_was_made_from() -> None:
    agrees(given())


def test_it_does_not_agree_with_another_ledger_that_is_as_long() -> None:
    ledger = Forgery()
    ledger[11]["after"]["note"] = ledger[12]["before"]["note"] = ledger[12]["after"]["note"] = "another"
    ledger[13]["before"]["note"] = ledger[13]["after"]["note"] = ledger[14]["before"]["note"] = "another"
    assert ledger.verdict().misfit is None, "all of it was hashed anew"
    with pytest.raises(Unfit, match="its chain hash is not that of entry 84"):
        agrees(given(), ledger)


def test_it_agrees_as_far_as_the_ledger_fits_and_not_beyond() -> None:
    ledger = Forgery()
    ledger[99]["revision"] = 9
    agrees(given(), ledger)
    ledger = Forgery()
    ledger[60]["revision"] = 9
    with pytest.raises(Unfit, match="it pins entry 84, which does not come before the first entry"):
        agrees(given(), ledger)
    ledger = Forgery()
    ledger[85]["revision"] = 9
    with pytest.raises(Unfit, match="no entry of the ledger before the first that does not fit completes it"):
        agrees(given(), ledger)


def test_a_ledger_that_ends_before_what_is_pinned_is_too_short() -> None:
    ledger = Forgery()
    ledger.cut(81)
    with pytest.raises(Unfit, match="it pins entry 84, and the ledger ends at 81"):
        agrees(given(), ledger)


@pytest.mark.parametrize("name", [*FILES, DATA_CARD])
def test_every_file_has_the_hash_that_the_ledger_says(name: str) -> None:
    told = json.loads(CONTENT)
    (file,) = [file for file in told["files"] if file["name"] == name]
    agrees(given(files={name: FileFacts(file["bytes"], file["sha256"])}))
    with pytest.raises(Unfit, match=f"the bytes of {name} are not those with the hash in entry 85"):
        agrees(given(files={name: FileFacts(file["bytes"], "00" * 32)}))
    file["sha256"] = "00" * 32
    # What names people is compared in order of name, and a changed manifest is one of these files itself.
    what = "the bytes of manifest.json" if name > MANIFEST and name in NAMING else f"the hash of {name} in its manifest"
    with pytest.raises(Unfit, match=f"{what} (is|are) not .* in entry 85"):
        agrees(given(json.dumps(told).encode()))


def _without(*path: str) -> bytes:
    told: Any = json.loads(CONTENT)
    *before, last = path
    place = told
    for key in before:
        place = place[key]
    del place[last]
    return json.dumps(told).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        _without("ledger"),
        _without("ledger", "sequence"),
        _without("release", "number"),
        _without("files"),
        _without("project", "id"),
        CONTENT.replace(b'"number": 1', b'"number": "1"'),
        CONTENT.replace(b'"chain_sha256": "', b'"chain_sha256": "00'),
        CONTENT.replace(b'"bytes": ', b'"bytes": null, "x": '),
    ],
)
def test_what_is_no_manifest_is_called_none(content: bytes) -> None:
    with pytest.raises(ValueError, match="is no manifest of a release"):
        read_pin(content)
