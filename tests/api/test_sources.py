"""Sources come in by JSON or as files, are normalised as little as possible, and say so; their texts never change."""

import hashlib
import json
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import token_of
from tests.play import FIRST, Play, done
from tests.speaking import Answer, new_client, read

RAW = "\ufeffone\r\ntwo\rthree\0\u00a0e\u0301 👩‍👩‍👧 שלום\n"
STORED = "one\ntwo\nthree\u00a0e\u0301 👩‍👩‍👧 שלום\n"
NORMALISED = [{"what": name, "count": 1} for name in ("bom", "crlf", "cr", "nul")]


def file(name: str, content: bytes | str) -> SimpleUploadedFile:
    """A file to upload."""
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def upload(play: Play, *files: SimpleUploadedFile, by: str = "ada", **fields: Any) -> Answer:
    """Send the files."""
    return play.speakers[by].upload(f"/projects/{play.project}/sources/", {"file": list(files), **fields})


def bring(play: Play, text: str, **provenance: Any) -> Answer:
    """Send a text as JSON."""
    return play.speakers["ada"].post(f"/projects/{play.project}/sources/", {"title": "T", "text": text, **provenance})


def text_of(play: Play, source: dict[str, Any]) -> bytes:
    """The stored text as it is served."""
    answer = play.speakers["remy"].get(f"/sources/{source['id']}/text/")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.status == 200
    content: bytes = answer.body
    return content


@pytest.mark.parametrize("way", ["json", "file"])
def test_import_says_what_it_changed_and_changes_nothing_else(play: Play, way: str) -> None:
    if way == "json":
        source = done(bring(play, RAW), 201)
    else:
        source = done(upload(play, file("raw.txt", RAW)), 201)["results"][0]
    assert text_of(play, source).decode() == STORED
    assert source["normalised"] == NORMALISED
    assert source["sha256"] == hashlib.sha256(STORED.encode()).hexdigest()
    assert source["original_sha256"] == hashlib.sha256(RAW.encode()).hexdigest()
    assert (source["original_bytes"], source["length"], source["lines"]) == (len(RAW.encode()), len(STORED), 4)


def test_a_passage_of_what_was_normalised_is_counted_in_code_points_of_the_stored_text(play: Play) -> None:
    source = done(bring(play, RAW), 201)["id"]
    for quote in ("two", "e\u0301", "👩‍👩‍👧", "שלום"):
        start = STORED.index(quote)
        body = {"kind": "claim", "start": start, "end": start + len(quote), "quote": quote}
        annotation = done(play.speakers["ada"].post(f"/sources/{source}/annotations/", body), 201)
        assert annotation["prefix"] == STORED[max(0, start - 32) : start]
        assert annotation["suffix"] == STORED[start + len(quote) :][:32]


def test_one_bad_file_does_not_stop_the_good_ones_and_is_said_to_be_bad(play: Play) -> None:
    answer = upload(
        play, file("good.txt", "Good."), file("bad.txt", "caf\xe9 au lait".encode("latin-1")), file("no.txt", "")
    )
    body = done(answer, 201)
    assert [source["title"] for source in body["results"]] == ["good.txt"]
    assert body["refused"].keys() == {"bad.txt", "no.txt"}
    assert "windows-1252" in body["refused"]["bad.txt"][0]


def test_where_every_file_is_bad_nothing_is_made(play: Play) -> None:
    answer = upload(play, file("a.txt", b"\xff\xfe"), file("b.pdf", b"%PDF-1.4"))
    assert (answer.status, answer.body["errors"].keys()) == (400, {"a.txt", "b.pdf"})
    assert upload(play).status == 400


def test_a_file_over_the_limit_is_too_large_and_the_limit_is_said(play: Play) -> None:
    large = upload(play, file("large.txt", b"x" * 8_000_001))
    assert (large.status, large.body["limit"], large.body["unit"]) == (413, 8_000_000, "bytes")
    long = upload(play, file("long.txt", b"x" * 2_000_001))
    assert (long.status, long.body["limit"], long.body["unit"]) == (413, 2_000_000, "code points")


def test_fields_beside_files_hold_for_those_that_the_provenance_file_does_not_describe(play: Play) -> None:
    sheet = json.dumps([{"file": "a.txt", "title": "The first", "published": "1994-08"}])
    answer = upload(play, file("a.txt", "A"), file("b.txt", "B"), publisher="Press", provenance=file("p.json", sheet))
    first, second = done(answer, 201)["results"]
    assert (first["title"], first["published"], first["publisher"]) == ("The first", "1994-08", None)
    assert (second["title"], second["published"], second["publisher"]) == ("b.txt", None, "Press")
    assert first["recorded_by"] == ["ada"]


@pytest.mark.parametrize(
    "sheet", [b"{", b"{}", b"\xff", b'[{"file": "other.txt"}]', b'[{"file": "a.txt", "pages": 3}]', b"[3]"]
)
def test_a_provenance_file_that_does_not_fit_is_refused_and_nothing_is_made(play: Play, sheet: bytes) -> None:
    before = len(play.entries())
    assert upload(play, file("a.txt", "A"), provenance=file("p.json", sheet)).status == 400
    assert len(play.entries()) == before


def test_unknown_fields_and_parts_are_refused_by_name(play: Play) -> None:
    assert upload(play, file("a.txt", "A"), pages="3").body["errors"].keys() == {"pages"}
    assert upload(play, file("a.txt", "A"), picture=file("a.png", "A")).body["errors"].keys() == {"picture"}


def test_one_file_alone_is_found_where_location_says(play: Play) -> None:
    answer = upload(play, file("a.txt", "A"))
    source = done(answer, 201)["results"][0]
    assert answer.headers["Location"] == f"/api/v1/sources/{source['id']}/"
    assert answer.etag == '"1"'


@pytest.mark.parametrize(
    ("text", "provenance", "fields"),
    [
        ("", {}, {"text"}),
        (" \n\u00a0", {}, {"text"}),
        ("\0\r\0", {}, {"text"}),
        (3, {}, {"text"}),
        ("x", {"title": " "}, {"title"}),
        ("x", {"title": None}, {"title"}),
        ("x", {"published": "last year", "language": "en_GB"}, {"published", "language"}),
        ("x", {"direction": "up", "pages": 3}, {"direction", "pages"}),
        ("x", {"published": "1994-13"}, {"published"}),
    ],
)
def test_what_cannot_be_accepted_is_said_field_by_field(
    play: Play, text: Any, provenance: Any, fields: set[str]
) -> None:
    answer = bring(play, text, **provenance)
    assert (answer.status, answer.body["errors"].keys()) == (400, fields)


def test_provenance_that_is_unknown_stays_unknown(play: Play) -> None:
    source = done(bring(play, "x", publisher="", language=None), 201)
    assert (source["publisher"], source["language"], source["published"]) == (None, None, None)


def test_an_edit_of_provenance_changes_what_it_names_and_says_who_recorded_it(play: Play) -> None:
    path = f"/sources/{play.first}/"
    first = done(play.speakers["ada"].patch(path, {"publisher": "Press", "published": "1990/1994"}, seen=1), 200)
    second = done(play.speakers["ben"].patch(path, {"published": None}, seen=2), 200)
    assert (first["publisher"], first["published"]) == ("Press", "1990/1994")
    assert (second["publisher"], second["published"], second["title"]) == ("Press", None, first["title"])
    assert second["recorded_by"] == ["maya", "ada", "ben"]
    assert second["revision"] == 3
    assert second["updated"] > first["updated"] > first["created"]


@pytest.mark.parametrize("change", [{"text": "Another."}, {"sha256": "0"}, {"archived": None}, {"title": None}])
def test_what_a_source_is_cannot_be_edited(play: Play, change: dict[str, Any]) -> None:
    answer = play.speakers["maya"].patch(f"/sources/{play.first}/", change, seen=1)
    assert (answer.status, answer.body["errors"].keys()) == (400, change.keys())
    assert text_of(play, {"id": play.first}).decode() == FIRST


def test_an_archived_source_is_read_but_not_annotated_until_it_is_taken_up_again(play: Play) -> None:
    path, maya = f"/sources/{play.first}/", play.speakers["maya"]
    assert done(maya.patch(path, {"archived": True}, seen=1), 200)["archived"]
    body = {"kind": "claim", "start": 0, "end": 3, "quote": "The"}
    answer = play.speakers["ada"].post(f"{path}annotations/", body)
    assert (answer.status, answer.body["code"]) == (409, "archived")
    assert text_of(play, {"id": play.first}).decode() == FIRST
    done(maya.patch(path, {"archived": False}, seen=2), 200)
    done(play.speakers["ada"].post(f"{path}annotations/", body), 201)


def test_nothing_comes_into_an_archived_project_however_wrong_it_is(play: Play) -> None:
    done(play.speakers["maya"].patch(f"/projects/{play.project}/", {"archived": True}, seen=1), 200)
    assert bring(play, "x").body["code"] == "archived"
    assert bring(play, "").body["code"] == "archived"
    assert upload(play, file("a.txt", "")).body["code"] == "archived"


def test_a_body_that_is_cut_off_is_malformed(play: Play) -> None:
    from tests.speaking import new_client

    content = BytesIO(b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nA')
    headers = {"Authorization": "Token token-of-ada"}
    path = f"/api/v1/projects/{play.project}/sources/"
    for boundary in ("", "; boundary=\u0000", "; boundary=" + "x" * 300):
        response = new_client().generic(
            "POST", path, content.getvalue(), content_type=f"multipart/form-data{boundary}", headers=headers
        )
        assert response.status_code == 400


def test_no_part_of_an_upload_is_lost_without_a_word(play: Play) -> None:
    for head in ('filename=".."', "filename*=bogus''x"):
        refused = send_parts(play, ['filename="one.txt"', head])
        assert (refused.status, refused.body["code"]) == (400, "malformed"), head
    assert send_parts(play, ['filename="one.txt"', 'filename="two.txt"'], end=b"").body["code"] == "malformed"
    assert len(done(send_parts(play, ['filename="one.txt"', 'filename="two.txt"']), 201)["results"]) == 2


def send_parts(play: Play, heads: list[str], end: bytes = b"--edge--\r\n") -> Answer:
    parts = [
        f'--edge\r\nContent-Disposition: form-data; name="file"; {head}\r\n\r\nText.\r\n'.encode() for head in heads
    ]
    headers = {"Authorization": f"Token {token_of('ada')}"}
    path = f"/api/v1/projects/{play.project}/sources/"
    sent = new_client().generic(
        "POST", path, b"".join(parts) + end, "multipart/form-data; boundary=edge", headers=headers
    )
    return read(sent)
