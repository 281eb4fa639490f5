"""An archive that somebody sends gets nothing in that its ledger does not explain."""

import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from annotations.imports import archive as reading
from annotations.models import Project
from tests.actions.taking import Taken, bring, pack, unpacked


def _lines(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[bytes], bytes]:
    def changed(content: bytes) -> bytes:
        lines = [json.loads(line) for line in content.splitlines()]
        change(lines)
        return b"".join(json.dumps(line).encode() + b"\n" for line in lines)

    return changed


def _later(lines: list[dict[str, Any]]) -> None:
    line = next(line for line in lines if line["thing"] == "annotation")
    line["updated"] = (datetime.fromisoformat(line["updated"]) + timedelta(days=400)).isoformat()


def _link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


CHANGES: list[tuple[str, str, Callable[[bytes], bytes], str]] = [
    (
        "an entry that says otherwise",
        "ledger.jsonl",
        lambda c: c.replace(b"annotator", b"manager!!", 3),
        "does not fit",
    ),
    ("a ledger cut off", "ledger.jsonl", lambda c: c[: len(c) // 2], "does not fit"),
    ("no ledger at all", "ledger.jsonl", lambda c: b"{}\n", "is no ledger"),
    ("a text of another source", "sources/", lambda c: c + b"more", "is not the text of its source"),
    (
        "a release's file",
        "/annotations.jsonl",
        lambda c: c.replace(b"1990", b"1991"),
        "not the file that the ledger speaks",
    ),
    (
        "somebody else's key",
        "people.jsonl",
        _lines(lambda p: p[0].update(key=str(uuid4()))),
        "other keys than the ledger",
    ),
    (
        "a key that is nobody's",
        "people.jsonl",
        _lines(lambda p: p.append({"key": str(uuid4())})),
        "other keys than the",
    ),
    ("a seat that comes with a name", "people.jsonl", _lines(lambda p: p[0].update(user=1)), "has no user here"),
    ("a name that is none", "people.jsonl", _lines(lambda p: p[0].update(name=7)), "its name is no text"),
    ("work at another time", "beside.jsonl", _lines(_later), "when the ledger says otherwise"),
    ("a status beside the ledger", "beside.jsonl", _lines(lambda b: b[0].update(revision=9)), "has no revision here"),
    ("things nobody made", "beside.jsonl", _lines(lambda b: b.append(b[0] | {"id": str(uuid4())})), "does not know"),
    ("lines that are none", "beside.jsonl", lambda c: b"[]\n", "Line 1 of beside.jsonl is no JSON object"),
    ("a later format", "manifest.json", lambda c: c.replace(b'"format": 1', b'"format": 2'), "is of format 2"),
    (
        "another project's manifest",
        "manifest.json",
        lambda c: c.replace(b'"project": "', b'"project": "x'),
        "another project",
    ),
    ("a manifest that is none", "manifest.json", lambda c: b"{}", "none of an archive"),
]


@pytest.mark.parametrize(("what", "place", "change", "said"), CHANGES, ids=[row[0] for row in CHANGES])
def test_what_the_ledger_does_not_explain_is_refused(
    taken: Taken, archive: Path, what: str, place: str, change: Callable[[bytes], bytes], said: str
) -> None:
    files = unpacked(archive)
    path = next(path for path in files if path == place or (place in path and place != "manifest.json"))
    assert change(files[path]) != files[path]
    files[path] = change(files[path])
    if path == "manifest.json":
        with zipfile.ZipFile(archive, "w") as packed:
            for name, content in files.items():
                packed.writestr(name, content)
    else:
        pack(archive, files)
    with pytest.raises(CommandError, match=said):
        bring(archive, taken.keys, "maya")
    assert not Project.objects.exists()


MEMBERS: list[tuple[str, list[tuple[zipfile.ZipInfo | str, bytes]], str]] = [
    ("a way out", [("../../etc/passwd", b"x")], "is no path of an archive"),
    ("an absolute path", [("/etc/passwd", b"x")], "is no path of an archive"),
    ("a way out by backslashes", [("sources\\..\\x", b"x")], "is no path of an archive"),
    ("a folder", [("sources/", b"")], "is no path of an archive"),
    ("a link", [(_link(f"sources/{uuid4()}.txt"), b"/etc/passwd")], "is no plain file but a link"),
    ("a name twice", [("ledger.jsonl", b"{}")], "is in the archive twice"),
    ("what is in no manifest", [(f"sources/{uuid4()}.txt", b"x")], "is not in the manifest"),
]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("what", "more", "said"), MEMBERS, ids=[row[0] for row in MEMBERS])
def test_a_hostile_zip_is_refused(
    archive: Path, what: str, more: list[tuple[zipfile.ZipInfo | str, bytes]], said: str
) -> None:
    pack(archive, unpacked(archive), *more)
    with pytest.raises(CommandError, match=said):
        call_command("import_project", archive, "--as", "otto")
    assert not Project.objects.exists()


def test_a_file_of_nothing_is_refused(archive: Path) -> None:
    pack(archive, unpacked(archive) | {f"sources/{uuid4()}.txt": b"of nobody"})
    with pytest.raises(CommandError, match="is of nothing that the ledger knows"):
        call_command("import_project", archive, "--as", "otto")


def test_a_missing_file_and_a_wrong_hash_are_named(archive: Path) -> None:
    files = unpacked(archive)
    source = next(path for path in files if path.startswith("sources/"))
    pack(archive, files | {source: files[source][:-1] + b"!"}, honest=False)
    with pytest.raises(CommandError, match=f"{source} is not the file that the manifest speaks of"):
        call_command("import_project", archive, "--as", "otto")
    del files[source]
    pack(archive, files, honest=False)
    with pytest.raises(CommandError, match=f"{source} is in the manifest and not in the archive"):
        call_command("import_project", archive, "--as", "otto")


def test_what_would_fill_a_memory_is_refused(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "UNSUSPICIOUS", 1_000_000)
    pack(archive, unpacked(archive) | {f"sources/{uuid4()}.txt": bytes(40_000_000)})
    with pytest.raises(CommandError, match=r"It would unpack to 4.* bytes, more than 200 times its size"):
        call_command("import_project", archive, "--as", "otto")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "no archive that can be read"), (b"PK\x03\x04 cut off", "no archive"), (None, "No such file")],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, database: None, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / "project.zip").write_bytes(content)
    with pytest.raises(CommandError, match=said):
        call_command("import_project", tmp_path / "project.zip", "--as", "otto")
