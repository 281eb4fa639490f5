"""What people who mean harm send to pages, and what is not done then."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model

from tests.api.page_forms import form_for
from tests.api.permissions_table import PAGES, PEOPLE, rows
from tests.api.stage import Stage, set_stage
from tests.keeping import Keeper
from tests.pages.hostile import content_of
from tests.pages.visiting import BACKEND, visitor
from tests.play import Play, done, make_play
from tests.racing import posted_at_once
from tests.speaking import Speaker, new_client
from workbench.wsgi import application

PART = {"HX-Request": "true"}
AWAY = ("javascript:alert(1)", "//evil.example/", "\\\\evil.example/", "https://evil.example/", "http:///evil.example/")
# What takes part in the project's work; what is public, or is written for other programs, has tests of its own.
OURS = sorted({row[:3] for row in rows(PAGES, PEOPLE) if row[1].split("/")[1] not in {"accounts", "invitations"}})


@pytest.fixture
def stage(speakers: dict[str, Speaker], keeper: Keeper) -> Stage:
    """A project in which there is one of everything."""
    return keeper.once("stage", lambda: set_stage(make_play(speakers)))


def new_form(note: str, start: int = 0, **more: Any) -> dict[str, Any]:
    """The form in which a passage is tagged."""
    return {"kind": "claim", "start": str(start), "end": str(start + 3), "note": note, **more}


def said_in(play: Play) -> list[tuple[str, str]]:
    """The notes of the first source, with their authors."""
    found = done(play.speakers["maya"].get(f"/sources/{play.first}/annotations/"), 200)["results"]
    return sorted((one["note"], one["author"]) for one in found)


@pytest.mark.parametrize("to", AWAY)
@pytest.mark.parametrize("headers", [{}, PART])
def test_a_form_leads_nobody_away_from_this_server(play: Play, to: str, headers: dict[str, str]) -> None:
    address = f"/annotations/{play.say()['id']}/"
    form = {"move": "submit", "seen_revision": "1", "next": to}
    answer = visitor("ada").post(f"{address}moves/", form, headers=headers)
    assert (answer.headers.get("Location") or answer.headers["HX-Redirect"]) == address


@pytest.mark.parametrize("to", ["/?x=\r\nX-Mark: 1", "/\x00", "/é", "/日本", "/" + "a" * 20_000])
@pytest.mark.parametrize("headers", [{}, PART])
def test_where_a_form_leads_can_stand_in_a_header(play: Play, to: str, headers: dict[str, str]) -> None:
    form = {"move": "submit", "seen_revision": "1", "next": to}
    answer = visitor("ada").post(f"/annotations/{play.say()['id']}/moves/", form, headers=headers)
    assert answer.status_code in {204, 302}
    assert re.fullmatch(r"/[!-~]{0,2500}", answer.headers.get("Location") or answer.headers["HX-Redirect"])


@pytest.mark.parametrize("charset", ["hex", "unicode_escape", "utf-7", "utf-16", "idna", "no-such-thing"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_in_utf_8_is_refused_before_it_is_read(charset: str, method: str) -> None:
    answers: list[str] = []
    asked = {"REQUEST_METHOD": method, "PATH_INFO": "/", "QUERY_STRING": "a=%5Cud800", "wsgi.input": None}
    asked["CONTENT_TYPE"] = f"multipart/form-data; boundary=x; charset={charset}"
    body = b"".join(application(asked, lambda status, *_: answers.append(status)))  # type: ignore[arg-type]
    assert answers == ["400 Bad Request"]
    assert b'"malformed"' in body


@pytest.mark.parametrize("headers", [{}, PART])
@pytest.mark.parametrize("row", [row for row in OURS if row[0] == "POST"], ids=" ".join)
def test_no_form_is_taken_from_another_site(stage: Stage, row: tuple[str, ...], headers: dict[str, str]) -> None:
    browser = new_client(enforce_csrf_checks=True, raise_request_exception=True)
    browser.force_login(get_user_model().objects.get(username="maya"), BACKEND)
    _, address, *variation = row
    path, form = stage.fill(address, "".join(variation)), form_for(stage, "maya", address, "".join(variation))
    assert browser.post(path, form, headers=headers).status_code == 403


def test_a_form_with_the_token_in_its_header_alone_is_taken(play: Play) -> None:
    browser = new_client(enforce_csrf_checks=True, raise_request_exception=True)
    browser.force_login(get_user_model().objects.get(username="maya"), BACKEND)
    browser.get("/projects/new/")
    token = {"X-CSRFToken": browser.cookies["csrftoken"].value}
    assert browser.post("/projects/new/", {"name": "Mine"}, headers=token).status_code == 302


def test_no_page_is_framed_kept_or_runs_what_is_not_ours(stage: Stage) -> None:
    browser = visitor("maya")
    for method, address, *_ in OURS:
        if method != "GET" or address == "/healthz":
            continue
        answer = browser.get(stage.fill(address), headers=PART if "card" in address else {})
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"], address
        assert "private" in answer["Cache-Control"], address
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            page = content_of(answer).decode()
            scripts = re.findall(r"<script\b([^>]*)>", page)
            assert all("src=" in one or "nonce=" in one for one in scripts)
            assert not re.search(r"<style\b|\sstyle=", page)


def test_a_form_with_the_id_of_somebody_elses_work_neither_shows_nor_loses_anything(play: Play) -> None:
    new, theirs = f"/sources/{play.first}/annotations/new/", play.say()
    for then in ("save", "submit"):
        answer = visitor("maya").post(new, new_form(f"mine, {then}", 9, id=theirs["id"], then=then), headers=PART)
        assert answer.status_code == 200
    assert play.now(theirs)["status"] == "draft"
    assert said_in(play) == [("", "ada"), ("mine, save", "maya"), ("mine, submit", "maya")]


def test_a_form_with_the_id_of_another_projects_work_neither_shows_nor_loses_anything(play: Play) -> None:
    otto, theirs = play.speakers["otto"], play.say()
    project = done(otto.post("/projects/", {"name": "Otto's"}), 201)["id"]
    source = done(otto.post(f"/projects/{project}/sources/", {"title": "His", "text": "his own words"}), 201)["id"]
    taken = done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {}), 202)["id"]
    browser = visitor("otto")
    answer = browser.post(f"/sources/{source}/annotations/new/", new_form("his", id=theirs["id"]), headers=PART)
    assert (answer.status_code, b"1990" in answer.content, b"his" in answer.content) == (200, False, True)
    assert browser.post(f"/projects/{project}/releases/", {"note": "his", "id": taken}).status_code == 302
    assert done(otto.get(f"/projects/{project}/releases/"), 200)["results"][0]["note"] == "his"
    ends = {"annotations": [theirs["id"]], "with": theirs["id"], "choose": theirs["id"]}
    for page in (browser.post(f"/projects/{project}/contradictions/new/", ends),
                 browser.get(f"/projects/{project}/contradictions/new/", ends)):  # fmt: skip
        assert b"1990-94" not in page.content
        assert f'name="annotations" value="{theirs["id"]}"' not in page.content.decode()


def test_a_form_that_was_saved_and_is_sent_again_in_other_words_shows_both(play: Play) -> None:
    new, key, browser = f"/sources/{play.first}/annotations/new/", str(uuid4()), visitor("ada")
    assert browser.post(new, new_form("first words", id=key), headers=PART).status_code == 200
    again = browser.post(new, new_form("other words", id=key), headers=PART)
    page = again.content.decode()
    assert (again.status_code, "X-Saved" in again.headers) == (412, False)
    assert "first words" in page
    assert "other words" in page
    assert f'action="/annotations/{key}/edit/"' in page
    assert said_in(play) == [("first words", "ada")]


def test_fields_that_no_form_has_change_nothing(play: Play) -> None:
    more: dict[str, Any] = {
        "status": "signed_off",
        "author": "rosa",
        "authors": "rosa",
        "revision": "9",
        "deleted": "true",
    }
    answer = visitor("ada").post(f"/sources/{play.first}/annotations/new/", new_form("x", **more, archived="true"))
    kept = play.now({"id": answer.content.decode().split('data-card="')[1][:36]})
    assert (kept["status"], kept["author"], kept["authors"], kept["revision"]) == ("draft", "ada", ["ada"], 1)
    visitor("maya").post(f"/projects/{play.project}/about/", {"name": "N", "archived": "true", "seen_revision": "1"})
    visitor("ada").post(f"/sources/{play.first}/provenance/", {"title": "T", "archived": "true", "seen_revision": "1"})
    maya = play.speakers["maya"]
    assert done(maya.get(f"/projects/{play.project}/"), 200)["archived"] is False
    listed = done(maya.get(f"/projects/{play.project}/sources/"), 200)["results"]
    assert play.first in {source["id"] for source in listed}, "not archived"


def test_what_is_pressed_twice_is_done_once(play: Play) -> None:
    forms = {
        "/projects/new/": {"name": "Twice"},
        f"/projects/{play.project}/sources/new/": {"title": "Twice", "text": "some words"},
        f"/sources/{play.first}/annotations/new/": new_form("twice", then="submit"),
        f"/projects/{play.project}/releases/": {"note": "twice"},
    }
    for path, form in forms.items():
        form["id"] = str(uuid4())
        statuses = posted_at_once(*((visitor("maya"), path, form) for _ in range(2)))
        assert statuses in ([200, 200], [302, 302]), path
    maya = play.speakers["maya"]
    assert said_in(play) == [("twice", "maya")]
    assert len(done(maya.get("/projects/"), 200)["results"]) == 2
    assert len(done(maya.get(f"/projects/{play.project}/sources/"), 200)["results"]) == 3
    assert len(done(maya.get(f"/projects/{play.project}/releases/"), 200)["results"]) == 1


def test_of_two_who_decide_at_once_one_does(play: Play) -> None:
    thing = play.move("ada", play.say(), "submit")
    path, seen = f"/annotations/{thing['id']}/moves/", {"seen_revision": "2", "reason": "because"}
    deciders = [
        (visitor("rosa"), path, {**seen, "move": "sign_off"}),
        (visitor("rolf"), path, {**seen, "move": "return"}),
    ]
    assert posted_at_once(*deciders) in ([302, 409], [302, 412])
    assert play.now(thing)["revision"] == 3


def test_of_two_who_edit_at_once_one_sees_both_versions(play: Play) -> None:
    thing = play.say()
    path = f"/annotations/{thing['id']}/edit/"
    form = {"kind": "claim", "start": thing["start"], "end": thing["end"], "seen_revision": 1}
    both = ((visitor(name), path, {**form, "note": f"by {name}"}) for name in ("ada", "ben"))
    assert posted_at_once(*both) == [200, 412]
    assert play.now(thing)["revision"] == 2


def test_who_was_removed_or_switched_off_is_shown_nothing_more(play: Play) -> None:
    room, seat = f"/sources/{play.first}/passages/", play.membership("ada")
    ada, ben = visitor("ada"), visitor("ben")
    assert (ada.get(room).status_code, ben.get(room).status_code) == (200, 200)
    play.speakers["maya"].delete(f"/projects/{play.project}/memberships/{seat['id']}/", seen=seat["revision"])
    get_user_model().objects.filter(username="ben").update(is_active=False)
    assert ada.get(room).status_code == 404
    assert ada.post(f"/sources/{play.first}/annotations/new/", new_form("still here")).status_code == 404
    assert ben.get(room).status_code == 302
    assert ben.post(f"/sources/{play.first}/annotations/new/", new_form("x"), headers=PART).status_code == 401
    assert said_in(play) == []
