"""A hostile provenance file is refused with its faults named, whichever way it comes, and nothing is made of it."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from annotations.models import Source
from tests.pages.visiting import visitor
from tests.play import Play

NAME = "a.txt"
GOOD = {"file": NAME, "title": "A page"}
HOSTILE: dict[str, bytes] = {
    "a hundred thousand levels": b"[" * 100_000 + b"]" * 100_000,
    "objects without end": b'[{"a":' * 50_000,
    "levels in a value": b'[{"file": "a.txt", "title": ' + b"[" * 50_000 + b"]" * 50_000 + b"}]",
    "no list": b'{"file": "a.txt"}',
    "a list of texts": b'["a.txt"]',
    "a key twice": b'[{"file": "a.txt", "title": "one", "title": "two"}]',
    "an entry twice": json.dumps([GOOD, GOOD]).encode(),
    "half a pair": b'[{"file": "a.txt", "title": "\\ud83d"}]',
    "half a pair in the name": b'[{"file": "\\ud83d.txt"}]',
    "an encoded half": b'[{"file": "a.txt", "title": "\xed\xa0\x80"}]',
    "NUL": b'[{"file": "a.txt", "title": "a\\u0000b"}]',
    "NUL in the name": b'[{"file": "a.txt\\u0000.exe"}]',
    "a number without end": b'[{"file": "a.txt", "title": ' + b"9" * 100_000 + b"}]",
    "1e999": b'[{"file": "a.txt", "title": 1e999}]',
    "not a number": b'[{"file": "a.txt", "title": NaN}]',
    "a way up": json.dumps([GOOD | {"file": "../../etc/passwd"}]).encode(),
    "a way up on Windows": json.dumps([GOOD | {"file": "..\\..\\a.txt"}]).encode(),
    "a whole path": json.dumps([GOOD | {"file": "/etc/passwd"}]).encode(),
    "an address": json.dumps([GOOD | {"file": "file:///etc/passwd"}]).encode(),
    "a name that is not there": json.dumps([GOOD | {"file": "b.txt"}]).encode(),
    "an unknown key": json.dumps([GOOD | {"__proto__": {"x": 1}, "recorded_by": ["rosa"]}]).encode(),
    "a wrong type": json.dumps([GOOD | {"language": 7, "published": True}]).encode(),
    "a line end": json.dumps([GOOD | {"publisher": "a\r\nX-Mark: 1"}]).encode(),
    "a title of a megabyte": json.dumps([GOOD | {"title": "x" * 1_000_000}]).encode(),
    "nine megabytes": b"[" + b" " * 9_000_000 + b"]",
    "twenty thousand entries": json.dumps([{"file": f"{n}.txt"} for n in range(20_000)]).encode(),
    "ten thousand keys": json.dumps([GOOD | {f"k{n}": n for n in range(10_000)}]).encode(),
    "UTF-16": json.dumps([GOOD]).encode("utf-16"),
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_a_few_words_and_nothing_is_made(play: Play, name: str) -> None:
    before = Source.objects.count()
    parts: dict[str, object] = {
        "file": SimpleUploadedFile(NAME, b"some words"),
        "provenance": SimpleUploadedFile("p.json", HOSTILE[name]),
    }
    answer = play.speakers["maya"].upload(f"/projects/{play.project}/sources/", parts)
    assert answer.status in {400, 413}, answer.body
    assert len(json.dumps(answer.body)) < 20_000
    assert Source.objects.count() == before


@pytest.mark.parametrize(
    "name", ["a key twice", "half a pair", "a way up", "a hundred thousand levels", "NUL", "ten thousand keys"]
)
def test_it_is_refused_on_the_page_and_on_the_command_line_too(play: Play, name: str, tmp_path: Path) -> None:
    before = Source.objects.count()
    form = {
        "way": "upload",
        "files": SimpleUploadedFile(NAME, b"words"),
        "provenance": SimpleUploadedFile("p.json", HOSTILE[name]),
    }
    page = visitor("maya").post(f"/projects/{play.project}/sources/new/", form)
    assert page.status_code in {400, 413}
    (tmp_path / NAME).write_text("some words")
    (tmp_path / "p.json").write_bytes(HOSTILE[name])
    with pytest.raises(CommandError):
        call_command(
            "import_sources",
            play.project,
            str(tmp_path / NAME),
            "--as",
            "maya",
            "--provenance",
            str(tmp_path / "p.json"),
        )
    assert Source.objects.count() == before


def test_a_folder_is_not_left_by_a_link_in_it(play: Play, tmp_path: Path) -> None:
    outside, folder = tmp_path / "secret", tmp_path / "folder"
    outside.write_text("not to be brought in")
    folder.mkdir()
    (folder / "a.txt").write_text("some words")
    (folder / "b.txt").symlink_to(outside)
    (folder / "c.txt").symlink_to(folder / "a.txt")
    (folder / "d.txt").symlink_to(folder / "d.txt")
    with pytest.raises(CommandError) as refused:
        call_command("import_sources", play.project, str(folder), "--as", "maya", stdout=StringIO())
    for name in ("b.txt", "c.txt", "d.txt"):
        assert name in str(refused.value)
    titles = {source.title for source in Source.objects.all()}
    assert "a" in titles
    assert not titles & {"b", "c", "d"}
