"""The first page: what this is, my projects, and what waits for me in them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.visiting import visitor
from tests.play import Play, done
from tests.speaking import new_client

HOSTILE = '<script>alert(1)</script> & "quotes"'


def first_page(username: str) -> str:
    """The first page as somebody sees it."""
    answer = visitor(username).get("/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_who_is_signed_out_reads_what_this_is_and_sees_the_four_kinds(database: None) -> None:
    shown = new_client().get("/").content.decode()
    for kind in ("claim", "statistic", "quote", "translation_error"):
        assert f'<mark class="kind-{kind}">' in shown
    assert 'href="/accounts/sign-in/"' in shown
    assert "demonstration-accounts" not in shown


def test_a_demonstration_says_where_its_passwords_are_and_never_what_they_are(
    database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "demonstration-accounts").write_text("maya\tthe-password\tmanager\n", encoding="utf-8")
    monkeypatch.setattr(settings, "DATA_DIRECTORY", tmp_path)
    shown = new_client().get("/").content.decode()
    assert "demonstration-accounts" in shown
    assert "the-password" not in shown


def test_who_has_no_project_is_told_what_to_do(play: Play) -> None:
    shown = first_page("otto")
    assert 'href="/projects/new/"' in shown
    assert "invitation link" in shown
    assert play.project not in shown


def test_each_project_shows_what_waits_for_me_and_how_far_it_is(play: Play) -> None:
    play.sign(play.say("213"))
    play.move("ada", play.say("27"), "submit")
    returned = play.move("rosa", play.move("ada", play.say("186"), "submit"), "return")
    assert returned["status"] == "draft"
    for_rosa, for_ada = first_page("rosa"), first_page("ada")
    assert "1 to review" in for_rosa
    assert f'href="/projects/{play.project}/review/"' in for_rosa
    assert "you are reviewer" in for_rosa
    assert "returned to you" in for_ada
    assert "to review" not in for_ada
    for words in ("1 signed off", "1 waiting", "1 draft", "2 sources", "no release yet"):
        assert words in for_ada
    assert 'class="part-signed_off" x="0.00" y="0" width="33.33"' in for_ada


def test_contradictions_count_as_work_too(play: Play) -> None:
    play.contradict(play.say("213"), play.say("27"))
    assert "3 draft" in first_page("ada")


def test_a_reader_counts_only_what_is_signed_off(play: Play) -> None:
    play.sign(play.say("213"))
    play.say("27")
    shown = first_page("remy")
    assert "1 signed off" in shown
    assert "draft" not in shown


def test_the_place_for_unsaved_texts_is_there_and_hidden(play: Play) -> None:
    assert "data-unsaved-list hidden" in first_page("ada")


def test_archived_projects_are_folded_away(play: Play) -> None:
    done(play.speakers["maya"].patch(f"/projects/{play.project}/", {"archived": True}, seen=1), 200)
    assert "1 archived project" in first_page("ada")


def test_a_hostile_name_is_shown_as_it_is_written(play: Play) -> None:
    done(play.speakers["ada"].post("/projects/", {"name": HOSTILE, "description": HOSTILE}), 201)
    shown = first_page("ada")
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_the_page_takes_as_many_queries_for_many_projects_as_for_one(play: Play) -> None:
    client = visitor("ada")
    with CaptureQueriesContext(connection) as one:
        client.get("/")
    for number in range(4):
        done(play.speakers["ada"].post("/projects/", {"name": f"Project {number}"}), 201)
    with CaptureQueriesContext(connection) as many:
        client.get("/")
    assert len(many) == len(one) <= 9
