"""The pages of a project: its sources and how far they are, making one, saying what it is about, archiving it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.actions.search import index_texts
from annotations.pages.projects import in_short
from tests.pages.visiting import visitor
from tests.play import Play, done

HOSTILE = "<img src=x onerror=alert(1)> & more"
PART = {"HX-Request": "true"}


def project_page(play: Play, username: str = "ada", query: str = "") -> str:
    """The list of sources as somebody sees it."""
    answer = visitor(username).get(f"/projects/{play.project}/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def add_source(play: Play, title: str, **more: str) -> str:
    """Another source; its id."""
    body = {"title": title, "text": f"Words of {title}.", **more}
    return str(done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", body), 201)["id"])


def titles(shown: str) -> list[str]:
    """The titles in the list, in their order."""
    return re.findall(r'class="source-title"[^>]*><bdi>([^<]*)<', shown)


def about(play: Play) -> str:
    """Where the project says what it is about."""
    return f"/projects/{play.project}/about/"


def project(play: Play) -> dict[str, object]:
    """The project as the interface shows it."""
    return done(play.speakers["maya"].get(f"/projects/{play.project}/"), 200)


def test_each_source_shows_how_far_it_is_and_what_contradicts_in_it(play: Play) -> None:
    day = play.say("10 August 1994", source=play.second)
    play.contradict(play.sign(play.say("213")), day)
    shown = project_page(play)
    first, second = shown.split('class="source-line"')[1:3]
    assert "1 signed off" in first
    assert "1 draft" in second
    for line in (first, second):
        assert "1 contradiction" in line
    assert f'href="/sources/{play.first}/"' in first


def test_a_reader_sees_nothing_of_drafts(play: Play) -> None:
    play.contradict(play.say("213"), play.say("27"))
    shown = project_page(play, "remy")
    assert "Nothing tagged yet" in shown
    assert "1 contradiction" not in shown


def test_sources_are_found_by_their_texts_and_by_their_titles(play: Play) -> None:
    for source in (play.first, play.second):
        index_texts(source)
    assert titles(project_page(play, query="?search=recruited")) == ["The ministry&#x27;s page"]
    assert titles(project_page(play, query="?search=Another")) == ["Another page"]
    nothing = project_page(play, query="?search=<nothing>%00")
    assert titles(nothing) == []
    assert "No source has" in nothing
    assert "<nothing>" not in nothing


def test_sources_are_sorted_as_asked(play: Play) -> None:
    add_source(play, "middle", published="1994")
    assert titles(project_page(play, query="?sort=title"))[0] == "Another page"
    assert titles(project_page(play, query="?sort=newest"))[0] == "middle"
    assert titles(project_page(play, query="?sort=published"))[0] == "middle"
    assert titles(project_page(play, query="?sort=nonsense"))[-1] == "middle"


def test_archived_sources_stand_apart(play: Play) -> None:
    done(play.speakers["maya"].patch(f"/sources/{play.second}/", {"archived": True}, seen=1), 200)
    assert titles(project_page(play)) == ["The ministry&#x27;s page"]
    assert "1 archived source" in project_page(play)
    assert titles(project_page(play, query="?archived=true")) == ["Another page"]


def test_a_hundred_sources_stand_on_a_page_and_the_others_on_the_next(play: Play) -> None:
    for number in range(99):
        add_source(play, f"Source {number}")
    shown = project_page(play, query="?sort=added")
    assert len(titles(shown)) == 100
    assert "?sort=added&amp;page=2" in shown
    assert titles(project_page(play, query="?sort=added&page=2")) == ["Source 98"]


def test_the_list_takes_as_many_queries_for_many_sources_as_for_few(play: Play) -> None:
    client, path = visitor("ada"), f"/projects/{play.project}/?search=page"
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for number in range(5):
        add_source(play, f"page {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(many) == len(few) <= 13


def test_an_empty_project_says_what_to_do_next_to_those_who_can(play: Play) -> None:
    empty = done(play.speakers["maya"].post("/projects/", {"name": "Empty"}), 201)["id"]
    done(play.speakers["maya"].post(f"/projects/{empty}/memberships/", {"username": "remy", "role": "reader"}), 201)
    bring = f'href="/projects/{empty}/sources/new/"'
    assert bring in visitor("maya").get(f"/projects/{empty}/").content.decode()
    for_remy = visitor("remy").get(f"/projects/{empty}/").content.decode()
    assert bring not in for_remy
    assert "There are no sources yet" in for_remy


def test_hostile_titles_are_shown_as_they_are_written(play: Play) -> None:
    add_source(play, HOSTILE, publisher=HOSTILE)
    shown = project_page(play)
    assert "<img" not in shown.replace('<img src="/static', "")
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; more" in shown


@pytest.mark.parametrize("guidelines", ["", "one", "one\ntwo\nthree\nfour", "1\n2\n3\n4\n5\n6", "word " * 200])
def test_guidelines_in_short_lose_nothing(guidelines: str) -> None:
    first, rest = in_short(guidelines)
    assert (first + rest).replace("\n", "") == guidelines.replace("\n", "")
    assert len(first) <= 400


def test_a_project_is_made_with_its_guidelines(play: Play) -> None:
    form = {"name": "Letters", "description": "", "guidelines": "Tag dates.\r\nTag names."}
    answer = visitor("otto").post("/projects/new/", form)
    assert answer["X-Saved"] == "project:new:new"
    made = done(play.speakers["otto"].get(answer["Location"]), 200)
    assert (made["name"], made["guidelines"]) == ("Letters", "Tag dates.\nTag names.")


def test_a_project_without_a_name_is_refused_and_nothing_typed_is_lost(play: Play) -> None:
    form = {"name": " ", "description": "<b>", "guidelines": "Much typing."}
    for headers in (None, PART):
        answer = visitor("otto").post("/projects/new/", form, headers=headers)
        shown = answer.content.decode()
        assert answer.status_code == 400
        assert "A name of 1 to 200 characters is needed." in shown
        assert "Much typing." in shown
        assert "&lt;b&gt;" in shown
        assert ("<html" in shown) == (not headers)


def test_a_form_that_is_sent_twice_makes_one_project_and_other_words_make_another(play: Play) -> None:
    client = visitor("otto")
    sent = client.get("/projects/new/").content.decode().split('name="id" value="')[1].split('"')[0]
    first = client.post("/projects/new/", {"id": sent, "name": "Letters"})["Location"]
    assert client.post("/projects/new/", {"id": sent, "name": "Letters"})["Location"] == first
    assert client.post("/projects/new/", {"id": sent, "name": "Diaries"})["Location"] != first


def test_a_manager_says_what_the_project_is_about(play: Play) -> None:
    form = {"name": "Dates", "description": "D", "guidelines": "G", "seen_revision": 1}
    answer = visitor("maya").post(about(play), form, headers=PART)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, about(play))
    assert answer["X-Saved"] == f"project:{play.project}:settings"
    assert (project(play)["guidelines"], project(play)["revision"]) == ("G", 2)


def test_what_is_saved_unchanged_is_no_change(play: Play) -> None:
    form = {"name": "Dates of a ministry", "description": "", "guidelines": "", "seen_revision": 1}
    assert visitor("maya").post(about(play), form).status_code == 302
    assert project(play)["revision"] == 1


def test_too_long_guidelines_are_refused_beside_their_field_and_kept(play: Play) -> None:
    form = {"name": "Dates", "description": "", "guidelines": "x" * 20_001, "seen_revision": 1}
    answer = visitor("maya").post(about(play), form)
    assert answer.status_code == 400
    assert "at most 20,000 are kept" in answer.content.decode()
    assert "x" * 20_001 in answer.content.decode()


def test_others_read_what_the_project_is_about_and_cannot_edit_it(play: Play) -> None:
    done(play.speakers["maya"].patch(f"/projects/{play.project}/", {"guidelines": "Tag <dates>."}, seen=1), 200)
    for username in ("ada", "remy"):
        shown = visitor(username).get(about(play)).content.decode()
        assert "Tag &lt;dates&gt;." in shown
        assert "<textarea" not in shown


def test_of_two_managers_the_second_sees_both_versions_and_chooses(play: Play) -> None:
    theirs = {"description": "Theirs\nof two lines", "guidelines": "Theirs too"}
    done(play.speakers["mona"].patch(f"/projects/{play.project}/", theirs, seen=1), 200)
    mine = {"name": "Mine alone", "description": "Mine", "guidelines": "", "seen_revision": 1}
    answer = visitor("maya").post(about(play), mine)
    shown = answer.content.decode()
    assert answer.status_code == 412
    assert "mona changed this" in shown
    assert 'name="description" value="Theirs\nof two lines" required>' in shown, "both changed it: nothing is chosen"
    assert 'name="description" value="Mine" required>' in shown
    assert 'name="guidelines" value="Theirs too" required checked>' in shown
    assert 'name="name" value="Mine alone" required checked>' in shown
    chosen = {"name": "Mine alone", "description": "Mine", "guidelines": "Theirs too", "seen_revision": 2}
    assert visitor("maya").post(about(play), chosen).status_code == 302
    now = project(play)
    assert (now["name"], now["description"], now["guidelines"]) == ("Mine alone", "Mine", "Theirs too")


def test_a_project_is_archived_after_a_second_step_and_taken_up_again(play: Play) -> None:
    path = f"/projects/{play.project}/archive/"
    assert "Archive this project?" in visitor("maya").get(path).content.decode()
    visitor("maya").post(path, {"seen_revision": 1})
    assert project(play)["archived"] is True
    assert "This project is archived" in project_page(play)
    assert "Bring in sources" not in project_page(play)
    assert "Take this project up again?" in visitor("maya").get(path).content.decode()
    visitor("maya").post(path, {"seen_revision": 2, "archived": "false"})
    assert project(play)["archived"] is False


def test_archiving_on_an_older_revision_is_refused(play: Play) -> None:
    done(play.speakers["mona"].patch(f"/projects/{play.project}/", {"name": "Other"}, seen=1), 200)
    assert visitor("maya").post(f"/projects/{play.project}/archive/", {"seen_revision": 1}).status_code == 412
    assert project(play)["archived"] is False
