"""`manage.py verify_ledger --file`: a ledger and its releases checked with nothing but the files."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotations.management import ledger_files
from annotations.management.progress import shown
from annotations.models import Release
from tests.actions.releasing import files_of
from tests.play import Play
from tests.rules.forging import FOLDER, WHOLE

PROJECT = Path(__file__).resolve().parent.parent.parent
MANIFEST = FOLDER / "release-1.json"


def run(file: Path, *releases: Path) -> tuple[int, str]:
    """The exit code and what was said, of a check that fails or does not."""
    out = io.StringIO()
    try:
        call_command("verify_ledger", file=file, release=list(releases), stdout=out)
    except CommandError as error:
        return error.returncode, str(error)
    return 0, out.getvalue()


def test_it_needs_neither_a_database_nor_a_server(tmp_path: Path) -> None:
    elsewhere = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DATABASE_OWNER_URL")
    environment = {name: value for name, value in os.environ.items() if name not in elsewhere}
    environment["WORKBENCH_DATA"] = str(tmp_path)
    command = [sys.executable, "manage.py", "verify_ledger", "--file", str(WHOLE), "--release", str(MANIFEST)]
    done = subprocess.run(command, check=False, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"], (
        "settings make one; a database would be here too"
    )
    project = json.loads(WHOLE.read_bytes().split(b"\n")[0])["project"]
    place = f"{project}\t{WHOLE}\t"
    assert done.stdout.splitlines() == [
        f"{place}102 entries fit",
        f"{place}release 1 agrees (entry 84), as far as its manifest tells",
    ]


def test_the_first_entry_that_does_not_fit_is_named_and_what_a_release_pins_before_it_still_agrees(
    tmp_path: Path,
) -> None:
    lines = WHOLE.read_bytes().split(b"\n")
    lines[100] = lines[100].replace(b"true", b"false")
    file = tmp_path / "ledger.jsonl"
    file.write_bytes(b"\n".join(lines))
    code, told = run(file, MANIFEST)
    assert code == 1
    assert told.startswith(f"{file}: entry 100: ")
    assert "release" not in told
    file.write_bytes(b"\n".join([*lines[:60], *lines[61:]]))
    assert run(file, MANIFEST) == (
        1,
        f"{file}: entry 60: this entry is missing; the next one there is 61\n"
        f"{file}: release 1 does not agree: it pins entry 84,"
        " which does not come before the first entry that does not fit",
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    gone, other, folder = tmp_path / "gone.jsonl", tmp_path / "other.jsonl", tmp_path / "folder"
    other.write_text('{"id": 1}\n', encoding="utf-8")
    folder.mkdir()
    assert run(gone) == (2, f"{gone} cannot be read: No such file or directory")
    assert run(folder) == (2, f"{folder} cannot be read: Is a directory")
    assert run(other)[0] == 2 and "is no ledger" in run(other)[1]
    assert run(WHOLE, gone) == (2, f"{gone} cannot be read: No such file or directory")
    assert run(WHOLE, folder) == (2, f"{folder} has no manifest.json")
    assert run(WHOLE, other) == (2, f"{other} has a manifest.json that is no manifest of a release")
    archive = tmp_path / "other.zip"
    archive.write_bytes(b"PK no")
    assert run(WHOLE, archive)[0] == 2 and "is no archive that can be read" in run(WHOLE, archive)[1]


def test_a_project_and_a_file_are_not_named_together() -> None:
    for arguments in ({"file": WHOLE, "project": "Dates"}, {"release": [MANIFEST]}):
        with pytest.raises(CommandError) as error:
            call_command("verify_ledger", **arguments)
        assert error.value.returncode == 2


def test_two_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run(WHOLE, MANIFEST)
    file = tmp_path / "ledger.jsonl"
    damaged = {}
    for place, old, new in ((100, b"true", b"false"), (12, b"1990", b"1991"), (26, b"agree", b"disagree")):
        lines = WHOLE.read_bytes().split(b"\n")
        lines[place] = lines[place].replace(old, new)
        damaged[place] = b"\n".join(lines)
    said = {}
    for place, content in damaged.items():
        file.write_bytes(content)
        said[place] = run(file, MANIFEST)
    monkeypatch.setattr(ledger_files, "LONG", 0)
    monkeypatch.setattr(ledger_files, "is_worth_it", lambda: True)
    assert run(WHOLE, MANIFEST) == alone
    for place, content in damaged.items():
        file.write_bytes(content)
        assert run(file, MANIFEST) == said[place]
        assert said[place][0] == 1


def test_where_two_processes_find_that_all_fits_no_third_look_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_files, "LONG", 0)
    monkeypatch.setattr(ledger_files, "is_worth_it", lambda: True)
    monkeypatch.delattr(ledger_files, "verify")
    assert run(WHOLE, MANIFEST)[0] == 0


@pytest.fixture
def kept(rich: Play, tmp_path: Path) -> tuple[Path, Path]:
    """The ledger, and the folder of release 1."""
    ledger, folder = tmp_path / "ledger.jsonl", tmp_path / "release"
    ledger.write_bytes(rich.speakers["maya"].get(f"/projects/{rich.project}/ledger.jsonl").body)
    folder.mkdir()
    for name, content in files_of(rich, str(Release.objects.get(number=1).pk)).items():
        (folder / name).write_bytes(content)
    return ledger, folder


def _append(name: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        with (folder / name).open("ab") as file:
            file.write(b"\n")

    return damage


def _manifest(old: str, new: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        text = (folder / "manifest.json").read_text(encoding="utf-8")
        assert old in text
        (folder / "manifest.json").write_text(text.replace(old, new, 1), encoding="utf-8")

    return damage


def _other_chain(folder: Path) -> None:
    chain = json.loads((folder / "manifest.json").read_bytes())["ledger"]["chain_sha256"]
    _manifest(chain, "00" * 32)(folder)


def _other_pin(folder: Path) -> None:
    pinned = json.loads((folder / "manifest.json").read_bytes())["ledger"]["sequence"]
    _manifest(f'"sequence": {pinned}', '"sequence": 9999')(folder)


DAMAGES: list[tuple[Callable[[Path], None], str]] = [
    (_append("annotations.csv"), "the bytes of annotations.csv are not those with the hash in entry"),
    (_append("people.jsonl"), "the bytes of people.jsonl are not those"),
    (lambda folder: (folder / "sources.jsonl").unlink(), "sources.jsonl is missing"),
    (_manifest("Dates of a ministry", "Dates of another"), "the bytes of manifest.json are not those"),
    (_manifest('"name": "sources.csv"', '"name": "../sources.csv"'), "stands only in its manifest"),
    (_manifest('"number": 1', '"number": 2'), "says that it was read at|it pins entry"),
    (_manifest('"number": 1', '"number": 3'), "no entry of the ledger completes it"),
    (_manifest("urn:uuid:0", "urn:uuid:1"), "it is of another project"),
    (_other_chain, "its chain hash is not that of entry"),
    (_other_pin, "it pins entry 9999, and the ledger ends at"),
]


def test_a_release_that_is_whole_agrees_and_one_that_is_not_is_named(kept: tuple[Path, Path]) -> None:
    ledger, folder = kept
    pinned = Release.objects.get(number=1).ledger_sequence
    code, told = run(ledger, folder)
    assert (code, told.splitlines()[1].rpartition("\t")[2]) == (0, f"release 1 agrees (entry {pinned})")
    for damage, reason in DAMAGES:
        damaged = folder.with_name("damaged")
        shutil.copytree(folder, damaged)
        damage(damaged)
        code, told = run(ledger, damaged)
        assert code == 1
        assert any(part in told for part in reason.split("|")), told
        shutil.rmtree(damaged)


def test_an_archive_is_compared_as_its_folder_is(kept: tuple[Path, Path]) -> None:
    ledger, folder = kept
    archive = folder.with_suffix(".zip")
    for damaged in (False, True):
        with zipfile.ZipFile(archive, "w") as packed:
            for file in folder.iterdir():
                more = b"\n" if damaged and file.name == "annotations.jsonl" else b""
                packed.writestr(f"release-1/{file.name}", file.read_bytes() + more)
        assert run(ledger, archive)[0] == damaged
    assert "the bytes of annotations.jsonl are not those" in run(ledger, archive)[1]


def test_progress_is_shown_on_a_terminal_only_and_the_line_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(100))
    monkeypatch.setattr("annotations.management.progress.time.monotonic", lambda: next(moments))

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, pipe = Terminal(), io.StringIO()
    assert sum(1 for _ in shown(range(5_000), 5_000, terminal)) == 5_000
    assert "\r\x1b[K2,000 of 5,000 entries" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert sum(1 for _ in shown(range(5_000), 5_000, pipe)) == 5_000
    assert pipe.getvalue() == ""
