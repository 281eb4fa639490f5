"""Whatever people call things, a download has a harmless name, stays in its folder, and no cell of it is a formula."""

import csv
import io
import json
import re
import zipfile
from typing import Any

import pytest

from annotations.exports.tables import ANNOTATION_COLUMNS, CONTRADICTION_COLUMNS, SOURCE_COLUMNS
from annotations.jobs.releases import build_release
from tests.api.stage import Stage, set_stage
from tests.attacks.operations import every_address
from tests.keeping import Keeper
from tests.pages.visiting import visitor
from tests.play import Play, done, make_play
from tests.speaking import Speaker

EVIL = '../../etc/passwd\\..\\x"; filename="evil.exe\u202egnp.exe;=1+1 %2e%2e%2f' + "x" * 100
STARTS = ("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "＝1", "＋1", "－1", "＠1", '=HYPERLINK("http://evil")')
HARMLESS = re.compile(r"(attachment|inline); filename=\"[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}\"")


@pytest.fixture
def evil(speakers: dict[str, Speaker], keeper: Keeper) -> Stage:
    """A stage on which everything is called so."""

    def make() -> Stage:
        play = make_play(speakers)
        maya, where = speakers["maya"], f"/projects/{play.project}/"
        done(maya.patch(where, {"name": EVIL, "description": EVIL}, seen=1), 200)
        for source in (play.first, play.second):
            done(maya.patch(f"/sources/{source}/", {"title": EVIL}, seen=1), 200)
        return set_stage(play)

    return keeper.once("evil", make)


def test_names_of_downloads_say_nothing_that_people_typed(evil: Stage) -> None:
    browser, found = visitor("maya"), set()
    for address in every_address():
        answer = browser.get(evil.fill(address))
        named = answer.headers.get("Content-Disposition")
        if named is not None:
            found.add(address)
            assert HARMLESS.fullmatch(named), (address, named)
        if answer.headers.get("Content-Type") == "application/zip":
            content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
            for name in zipfile.ZipFile(io.BytesIO(content)).namelist():
                assert re.fullmatch(r"([a-z0-9-]+/)?[A-Za-z0-9-]+\.[a-z]+", name), (address, name)
    assert len(found) >= 2


def test_line_ends_in_names_are_refused_or_stay_out_of_headers(play: Play) -> None:
    maya, where = play.speakers["maya"], f"/projects/{play.project}/"
    for name in ("a\r\nX-Mark: 1", "a\nSet-Cookie: a=1", "a\x00b"):
        for path, body in ((where, {"name": name}), (f"/sources/{play.first}/", {"title": name})):
            answer = maya.patch(path, body, seen=maya.get(path).body["revision"])
            assert answer.status in {200, 400}
            assert "X-Mark" not in answer.headers
        for path in (where, f"/sources/{play.first}/", f"{where}releases/"):
            assert not {"X-Mark", "Set-Cookie"} & maya.get(path).headers.keys()


@pytest.mark.parametrize(
    "name",
    [
        "../manifest.json",
        "..%2fmanifest.json",
        "%2e%2e/x",
        "annotations.jsonl%00",
        "/etc/passwd",
        "a\\b",
        "é",
        "x" * 3_000,
    ],
)
def test_no_file_of_a_release_is_named_by_a_path(evil: Stage, name: str) -> None:
    answer = visitor("maya").get(f"/api/v1/releases/{evil.ready['id']}/files/{name}")
    assert answer.status_code == 404


def hostile_release(play: Play, start: str) -> dict[str, bytes]:
    """The files of a release in which every text that people can type begins so."""
    maya, ada = play.speakers["maya"], play.speakers["ada"]
    line = start.strip("\t\n")  # a title is one line
    provenance = dict.fromkeys(
        ("title", "publisher", "author", "speaker", "genre", "translated_from", "found_at"), line
    )
    text = f"{start}\nand {start}"
    source = {**provenance, "dating_evidence": f"{start} said so", "text": text}
    first = done(maya.post(f"/projects/{play.project}/sources/", source), 201)["id"]
    details: dict[str, Any] = {"speaker": start, "origin": start}
    said = {"kind": "quote", "start": 0, "end": len(start), "quote": start, "note": start, "details": details}
    one = done(ada.post(f"/sources/{first}/annotations/", said), 201)
    counted = {"value": "-3", "counted": start, "unit": start}
    other = done(ada.post(f"/sources/{first}/annotations/", said | {"kind": "statistic", "details": counted}), 201)
    signed = [play.sign(thing) for thing in (one, other)]
    ends: dict[str, Any] = {"annotations": [end["id"] for end in signed], "kind": "fact", "explanation": start}
    ends["resolution"] = {"state": "preferred", "preferred": signed[0]["id"], "reason": start}
    play.sign(done(ada.post(f"/projects/{play.project}/contradictions/", ends), 201))
    release = done(maya.post(f"/projects/{play.project}/releases/", {"note": start}), 202)
    build_release(release["id"])
    files = done(maya.get(f"/releases/{release['id']}/"), 200)["files"]
    return {file["name"]: maya.get(f"/releases/{release['id']}/files/{file['name']}").body for file in files}


def content(raw: object) -> str:
    """A file as text, whatever it was read as."""
    return raw.decode() if isinstance(raw, bytes) else json.dumps(raw)


@pytest.mark.parametrize("start", STARTS)
def test_no_cell_of_a_table_is_a_formula_and_every_text_comes_back(play: Play, start: str) -> None:
    files = hostile_release(play, start)
    added = {
        (one["file"], one["id"], one["field"]) for one in map(json.loads, content(files["omitted.jsonl"]).splitlines())
    }
    number = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
    seen, back = 0, set()
    for name, columns in (
        ("annotations", ANNOTATION_COLUMNS),
        ("contradictions", CONTRADICTION_COLUMNS),
        ("sources", SOURCE_COLUMNS),
    ):
        rows = list(csv.reader(io.StringIO(content(files[f"{name}.csv"]), newline="")))
        assert tuple(rows[0]) == columns
        for row in rows[1:]:
            for column, cell in zip(columns, row, strict=True):
                assert not cell or number.fullmatch(cell) or cell[0] not in "=+-@\t\r＝＋－＠", (name, column, cell)
                if cell.startswith("'"):
                    seen += 1
                    assert (f"{name}.csv", row[0], column) in added, (name, column)
                    back.add(cell[1:])
    assert seen > 10
    assert start in back
    table = list(csv.DictReader(io.StringIO(content(files["annotations.csv"]))))
    assert {row["details.value"] for row in table} == {"", "-3"}, "a negative number stays one"
    assert "apostrophe" in content(files["README.md"])
    assert "take that apostrophe away" in content(files["README.md"])
