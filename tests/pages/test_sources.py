"""Bringing sources in by pages, all or none and nothing lost; what became of them; and where they come from."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.pages.uploads import normalised_in_words
from tests.pages.visiting import visitor
from tests.play import SECOND, Play, done
from tests.speaking import new_client

HOSTILE = "<script>alert(1)</script>"
PART = {"HX-Request": "true"}


def new(play: Play) -> str:
    """Where sources are brought in."""
    return f"/projects/{play.project}/sources/new/"


def paste(play: Play, by: str = "ada", **typed: str) -> Any:
    """Send the form of a pasted text."""
    return visitor(by).post(new(play), {"way": "paste", "title": "Letter", "text": "Dear reader", **typed})


def upload(play: Play, *files: tuple[str, bytes], sheet: object = None, by: str = "ada", **typed: str) -> Any:
    """Send the form with files."""
    body: dict[str, Any] = {"way": "files", "file": [SimpleUploadedFile(*file) for file in files], **typed}
    if sheet is not None:
        body["provenance"] = SimpleUploadedFile("sheet.json", json.dumps(sheet).encode())
    return visitor(by).post(new(play), body)


def sources(play: Play) -> dict[str, dict[str, Any]]:
    """What the project has beside its first two sources, by title."""
    found = done(play.speakers["maya"].get(f"/projects/{play.project}/sources/"), 200)["results"]
    return {source["title"]: source for source in found if source["id"] not in (play.first, play.second)}


def text_of(play: Play, title: str) -> str:
    """The stored text."""
    body: bytes = play.speakers["maya"].get(f"/sources/{sources(play)[title]['id']}/text/").body
    return body.decode()


def test_a_pasted_text_comes_in_as_it_was_typed(play: Play) -> None:
    answer = paste(play, text="One\r\ntwo 👩‍👩‍👧\r\n", published="1994-08", language="en")
    assert answer["X-Saved"] == f"project:{play.project}:paste"
    letter = sources(play)["Letter"]
    assert text_of(play, "Letter") == "One\ntwo 👩‍👩‍👧\n"
    assert letter["normalised"] == [], "a browser's ends of lines are nobody's"
    assert (letter["published"], letter["language"], letter["recorded_by"]) == ("1994-08", "en", ["ada"])
    assert answer["Location"] == f"/sources/{letter['id']}/brought-in/"


def test_every_fault_of_a_pasted_text_stands_beside_its_field_and_nothing_typed_is_lost(play: Play) -> None:
    answer = paste(play, title="", text="<Dear>\n reader", published="9 August", language="English (UK)")
    shown = answer.content.decode()
    assert answer.status_code == 400
    for words in ("A source needs a title.", "&lt;Dear&gt;\n reader", "9 August", "English (UK)", "BCP 47"):
        assert words in shown
    assert shown.count('aria-invalid="true"') == 3
    assert sources(play) == {}


@pytest.mark.parametrize(("text", "status"), [("", 400), (" \n ", 400), ("x" * 2_000_001, 413)])
def test_a_text_that_no_source_can_hold_is_refused_beside_the_text(play: Play, text: str, status: int) -> None:
    answer = paste(play, text=text)
    assert answer.status_code == status
    assert sources(play) == {}


def test_a_refused_part_is_the_form_alone(play: Play) -> None:
    answer = visitor("ada").post(new(play), {"way": "paste", "title": "", "text": "x"}, headers=PART)
    assert answer.content.decode().lstrip().startswith('<form class="paste"')
    answer = visitor("ada").post(new(play), {"way": "files"}, headers=PART)
    assert "Choose at least one file." in answer.content.decode()
    assert answer.content.decode().lstrip().startswith('<form method="post" action="')


def test_files_come_in_with_their_provenance_and_what_was_normalised_is_told(play: Play) -> None:
    sheet = [{"file": "one.txt", "title": "The first", "published": "1994"}]
    files = (("one.txt", "\ufeffOne\r\ntwo\r\n".encode()), ("two.txt", b"Two"))
    answer = upload(play, *files, sheet=sheet, publisher="A printer")
    assert answer.status_code == 302, answer.content
    found = sources(play)
    assert (found["The first"]["published"], found["The first"]["publisher"]) == ("1994", None)
    assert found["two"]["publisher"] == "A printer"
    shown = visitor("remy").get(answer["Location"]).content.decode()
    for words in ("2 sources brought in", "byte order mark (BOM) dropped, 2 CRLF became LF", "8 characters"):
        assert words in shown
    assert "Kept exactly as it was sent." in shown
    link = f'<a href="/projects/{play.project}/findings/">Findings</a>'  # where checks say what they noticed
    assert link in visitor("ada").get(answer["Location"]).content.decode()
    assert link not in shown, "readers see none"


def test_all_files_come_in_or_none_and_each_refused_one_is_named_with_why(play: Play) -> None:
    files = (("good.txt", b"Good"), ("<b>.txt", b"%PDF-1.4"), ("latin.txt", "Ministère".encode("cp1252") * 9))
    answer = upload(play, *files, publisher="A printer")
    shown = answer.content.decode()
    assert answer.status_code == 400
    for words in (
        "Nothing was brought in",
        "&lt;b&gt;.txt",
        "a PDF document",
        "latin.txt",
        "windows-1252",
        "A printer",
    ):
        assert words in shown
    assert sources(play) == {}


def test_faults_of_the_provenance_file_and_of_the_fields_stand_with_those_of_the_files(play: Play) -> None:
    sheet = [{"file": "absent.txt"}, {"file": "one.txt", "colour": "red"}]
    answer = upload(play, ("one.txt", b"One"), ("two.txt", b"%PDF-"), sheet=sheet, published="sometime")
    shown = answer.content.decode()
    assert answer.status_code == 400
    for words in ("entry 1: file: absent.txt is not among", "entry 2: colour", "a PDF document", "sometime"):
        assert words in shown
    assert sources(play) == {}


def test_a_text_that_is_here_already_is_a_hint_first_and_comes_in_once_it_is_meant(play: Play) -> None:
    hint = paste(play, title="A copy", text=SECOND)
    shown = hint.content.decode()
    assert hint.status_code == 409
    assert "“A copy” has the same text as “Another page”" in shown
    assert sources(play) == {}
    anyway = shown.split('name="anyway" value="')[1].split('"')[0]
    assert paste(play, title="A copy", text=SECOND, anyway=anyway).status_code == 302
    assert paste(play, title="Other", text="Dear reader", anyway=anyway).status_code == 302
    assert paste(play, title="Third", text="Dear reader", anyway=anyway).status_code == 409, "that was not confirmed"


def test_a_text_that_comes_twice_in_one_upload_is_a_hint_too(play: Play) -> None:
    answer = upload(play, ("one.txt", b"Same"), ("two.txt", b"Same"))
    assert answer.status_code == 409
    assert "“two” has the same text as “one”" in answer.content.decode()


def test_a_form_that_is_sent_twice_brings_in_one_source_and_other_words_another(play: Play) -> None:
    sent = "0189aaaa-0000-7000-8000-000000000001"
    first = paste(play, id=sent)["Location"]
    assert paste(play, id=sent)["Location"] == first
    assert len(sources(play)) == 1
    assert paste(play, id=sent, title="Another", text="Dear listener")["Location"] != first
    assert len(sources(play)) == 2


def test_a_hostile_title_is_shown_as_it_is_written(play: Play) -> None:
    answer = paste(play, title=HOSTILE)
    for path in (answer["Location"], answer["Location"].replace("brought-in", "provenance")):
        shown = visitor("ada").get(path).content.decode()
        assert HOSTILE not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def raw_form(play: Play, *parts: bytes, end: bytes = b"--edge--\r\n") -> Any:
    """A form with files, byte by byte."""
    named = b'--edge\r\nContent-Disposition: form-data; name="way"\r\n\r\nfiles\r\n'
    body = b"".join((named, *parts)) + end
    return visitor("ada").generic("POST", new(play), body, "multipart/form-data; boundary=edge")


def part(name: bytes, filename: bytes, content: bytes = b"") -> bytes:
    """A part with a file, as browsers send it; without a name where none was chosen."""
    head = b'--edge\r\nContent-Disposition: form-data; name="%b"; filename="%b"\r\n' % (name, filename)
    return head + b"Content-Type: text/plain\r\n\r\n" + content + b"\r\n"


def test_a_field_in_which_no_file_was_chosen_is_no_lost_file(play: Play) -> None:
    answer = raw_form(play, part(b"file", b"one.txt", b"One"), part(b"provenance", b""))
    assert answer.status_code == 302, answer.content


def test_no_file_is_lost_without_a_word(play: Play) -> None:
    lost = raw_form(play, part(b"file", b"one.txt", b"One"), part(b"file", b"..", b"Two"), part(b"provenance", b""))
    assert lost.status_code == 400
    assert "have no name, or no file name" in lost.content.decode()
    broken = raw_form(play, part(b"file", b"one.txt", b"One"), end=b"")
    assert broken.status_code == 400
    assert "breaks off" in broken.content.decode()
    assert sources(play) == {}


def test_more_files_than_are_read_at_once_are_refused_with_the_limit(play: Play, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    answer = upload(play, *((f"{number}.txt", b"x") for number in range(3)))
    assert answer.status_code == 413
    assert "At most 2 files" in answer.content.decode()


def test_a_forged_request_brings_nothing_in(play: Play) -> None:
    client = new_client(enforce_csrf_checks=True, raise_request_exception=True)
    client.cookies = visitor("ada").cookies
    assert client.post(new(play), {"way": "paste", "title": "Letter", "text": "x"}).status_code == 403
    assert sources(play) == {}


def test_an_archived_project_takes_nothing_in(play: Play) -> None:
    done(play.speakers["maya"].patch(f"/projects/{play.project}/", {"archived": True}, seen=1), 200)
    assert paste(play).status_code == 409
    assert visitor("ada").get(new(play)).status_code == 409


def test_what_was_changed_is_said_in_words() -> None:
    changes: Any = [{"what": "cr", "count": 1200}, {"what": "nul", "count": 1}]
    assert normalised_in_words(changes) == ["1,200 CR became LF", "1 NUL dropped"]


def test_the_list_of_what_came_in_takes_as_many_queries_for_many_as_for_one(play: Play) -> None:
    one, many = paste(play)["Location"], upload(play, *((f"{number}.txt", b"%d" % number) for number in range(9)))
    client = visitor("ada")
    with CaptureQueriesContext(connection) as for_one:
        client.get(one)
    with CaptureQueriesContext(connection) as for_many:
        client.get(many["Location"])
    assert len(for_many) == len(for_one) <= 9


def provenance(play: Play) -> str:
    """Where the second source's provenance is edited."""
    return f"/sources/{play.second}/provenance/"


def second(play: Play) -> dict[str, Any]:
    """The second source as the interface shows it."""
    return done(play.speakers["maya"].get(f"/sources/{play.second}/"), 200)


def test_provenance_is_edited_and_who_did_it_is_recorded(play: Play) -> None:
    form = {"title": "Another page", "publisher": " The ministry ", "published": "1990/1994", "seen_revision": 1}
    answer = visitor("ada").post(provenance(play), form, headers=PART)
    assert (answer.status_code, answer["X-Saved"]) == (204, f"source:{play.second}:provenance")
    now = second(play)
    assert (now["publisher"], now["published"]) == ("The ministry", "1990/1994")
    assert now["recorded_by"] == ["maya", "ada"]
    assert "Recorded by maya, ada" in visitor("remy").get(provenance(play)).content.decode()


def test_a_field_that_is_emptied_is_unknown_again(play: Play) -> None:
    visitor("ada").post(provenance(play), {"publisher": "P", "genre": "G", "seen_revision": 1})
    visitor("ada").post(provenance(play), {"publisher": "", "seen_revision": 2})
    assert (second(play)["publisher"], second(play)["genre"]) == (None, "G")


def test_a_date_that_is_none_is_refused_beside_its_field_and_kept(play: Play) -> None:
    form = {"title": "", "published": "9 August <1994>", "seen_revision": 1}
    answer = visitor("ada").post(provenance(play), form)
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "9 August &lt;1994&gt;" in shown
    assert second(play)["revision"] == 1


def test_readers_read_the_provenance_and_cannot_edit_it(play: Play) -> None:
    shown = visitor("remy").get(provenance(play)).content.decode()
    assert 'data-unsaved="source:' not in shown
    assert "unknown" in shown
    assert second(play)["sha256"] in shown
    assert f"/api/v1/sources/{play.second}/text/" in shown


def test_of_two_who_edit_provenance_the_second_sees_both_versions(play: Play) -> None:
    theirs = {"publisher": "Theirs", "author": "Anon"}
    done(play.speakers["ben"].patch(f"/sources/{play.second}/", theirs, seen=1), 200)
    mine = {"title": "Another page", "publisher": "Mine", "author": "", "genre": "page", "seen_revision": 1}
    for headers in (None, PART):
        answer = visitor("ada").post(provenance(play), mine, headers=headers)
        shown = answer.content.decode()
        assert answer.status_code == 412
        assert "ben changed this" in shown
        assert 'name="publisher" value="Theirs" required>' in shown
        assert 'name="publisher" value="Mine" required>' in shown
        assert 'name="author" value="Anon" required checked>' in shown
        assert 'name="genre" value="page" required checked>' in shown
        assert 'name="title"' not in shown
        assert 'name="seen_revision" value="2"' in shown
    assert second(play)["publisher"] == "Theirs"


def test_only_a_manager_archives_a_source_and_takes_it_up_again(play: Play) -> None:
    path = f"/sources/{play.second}/archive/"
    assert visitor("ada").post(path, {"seen_revision": 1}).status_code == 403
    assert "Archive it" not in visitor("ada").get(provenance(play)).content.decode()
    assert "Archive it" in visitor("maya").get(provenance(play)).content.decode()
    visitor("maya").post(path, {"seen_revision": 1})
    assert second(play)["archived"] is True
    visitor("maya").post(path, {"seen_revision": 2, "archived": "false"})
    assert second(play)["archived"] is False
