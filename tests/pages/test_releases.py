"""Releases as pages: what one would hold, how far it is, what is in it, and what it has against the one before."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.actions.releases import fail_release, start_building
from annotations.models import Release
from tests.actions.releasing import ask, make, show
from tests.pages.visiting import visitor
from tests.play import Play, done

PART = {"HX-Request": "true"}
MISSING = "background worker is not answering"


@pytest.fixture
def worker(database: None) -> Iterator[None]:
    """A worker that has just said that it lives."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    yield


def page_of(address: str, by: str = "maya", status: int = 200) -> str:
    """A page as text."""
    answer = visitor(by).get(address)
    assert answer.status_code == status, answer.content
    return str(answer.content.decode())


def part_of(address: str, by: str = "maya") -> Any:
    """The answer to htmx."""
    return visitor(by).get(address, headers=PART)


def test_the_list_says_of_each_release_who_when_why_and_how_much(play: Play) -> None:
    play.sign(play.contradict(play.sign(play.say()), play.sign(play.say("213"))))
    release = make(play)
    page = page_of(f"/projects/{play.project}/releases/", by="remy")
    for shown in (
        f"/releases/{release}/",
        "Release 1",
        "maya",
        "for a test",
        "2 annotations",
        "1 contradiction",
        "1 source",
    ):
        assert shown in page


def test_an_empty_list_says_what_to_do(play: Play) -> None:
    address = f"/projects/{play.project}/releases/"
    assert "Make the first one below" in page_of(address)
    assert "A manager of the project makes one" in page_of(address, by="ada")


def test_a_manager_sees_what_a_release_would_hold_and_what_would_not_be_in_it(play: Play) -> None:
    signed = play.sign(play.say()), play.sign(play.say("213", kind="claim"))
    play.sign(play.contradict(*signed))
    play.contradict(*signed)
    play.move("ada", play.contradict(*signed), "delete")
    for _ in range(3):
        play.say("27")
    play.move("ada", play.say("decree"), "submit")
    play.move("rosa", play.move("ada", play.say("work"), "submit"), "reject")
    play.move("ada", play.say("speaks"), "delete")
    page = page_of(f"/projects/{play.project}/releases/")
    holds = dict(re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", page))
    assert holds == {"Annotations": "2", "Contradictions": "1", "Sources they stand in": "1"}
    rows = re.findall(r'<th scope="row">([^<]+)</th><td class="number">(\d+)</td><td class="number">(\d+)</td>', page)
    assert rows == [("Draft", "3", "1"), ("Waiting for review", "1", "0"), ("Rejected", "1", "0")]
    assert "by design" in page


@pytest.mark.parametrize("by", ["rosa", "ada", "remy"])
def test_only_managers_are_offered_to_make_one(play: Play, by: str) -> None:
    address = f"/projects/{play.project}/releases/"
    assert "Make a release" not in page_of(address, by=by)
    assert visitor(by).post(address, {"note": "x"}).status_code == 403
    assert not Release.objects.exists()


def test_a_form_sent_twice_makes_one_release(play: Play) -> None:
    client, typed = visitor("maya"), {"note": "The\r\nfirst", "id": str(uuid4())}
    answers = [client.post(f"/projects/{play.project}/releases/", typed) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer["Location"] for answer in answers} == {f"/releases/{typed['id']}/"}
    assert Release.objects.get().note == "The\nfirst"


def test_a_note_that_is_too_long_is_refused_beside_its_field_and_kept(play: Play) -> None:
    answer = visitor("maya").post(f"/projects/{play.project}/releases/", {"note": "x" * 20_001}, headers=PART)
    assert answer.status_code == 400
    assert "at most 20,000" in answer.content.decode()
    assert "x" * 20_001 in answer.content.decode()


def test_what_is_not_ready_shows_no_files(play: Play) -> None:
    release = ask(play)
    page = page_of(f"/releases/{release}/")
    assert "/files/" not in page
    assert "archive.zip" not in page
    assert "/files/" in page_of(f"/releases/{make(play)}/")


def test_it_is_said_plainly_that_no_worker_answers(play: Play) -> None:
    release = ask(play)
    assert MISSING in page_of(f"/releases/{release}/")
    assert MISSING in page_of(f"/projects/{play.project}/releases/")


def test_nothing_is_said_of_a_worker_that_answers(play: Play, worker: None) -> None:
    assert MISSING not in page_of(f"/releases/{ask(play)}/")


def test_a_worker_that_lives_and_leaves_a_release_queued_does_not_answer_either(
    play: Play, worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotations.queries.workers.PATIENCE", "0 seconds")
    release = ask(play)
    assert MISSING in page_of(f"/releases/{release}/")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    page = page_of(f"/releases/{release}/")
    assert MISSING not in page
    assert "busy with other work" in page


def test_progress_asks_for_itself_until_there_is_no_more_to_tell(play: Play) -> None:
    play.sign(play.say())
    release = ask(play)
    assert start_building(Release.objects.get().id) is not None
    Release.objects.update(done=3, total=4)
    address = f"/releases/{release}/progress/"
    part = part_of(f"{address}?then=show").content.decode()
    assert 'hx-trigger="every 1s"' in part
    assert f'hx-get="{address}?then=show"' in part
    assert "3 of 4 written" in part
    assert 'aria-valuenow="75"' in part
    assert 'width="75"' in part
    from annotations.jobs.releases import build_release

    build_release(release_id=release)
    ended = part_of(address)
    assert "hx-trigger" not in ended.content.decode()
    assert "Release 1 is ready" in ended.content.decode()
    assert "HX-Refresh" not in ended, "a note may be half typed on that page"
    assert part_of(f"{address}?then=show")["HX-Refresh"] == "true"


def test_a_manager_cancels_what_is_not_ready(play: Play) -> None:
    release = ask(play)
    assert "Cancel it" in page_of(f"/releases/{release}/")
    assert "Cancel it" not in page_of(f"/releases/{release}/", by="ada")
    assert visitor("ada").post(f"/releases/{release}/", {"seen_revision": 1}).status_code == 403
    answer = visitor("maya").post(f"/releases/{release}/", {"seen_revision": 1})
    assert answer.status_code == 302
    assert show(play, release)["status"] == "cancelled"
    assert "was cancelled before it was ready" in page_of(f"/releases/{release}/")


def test_what_ended_meanwhile_is_not_cancelled_and_its_page_is_shown(play: Play) -> None:
    release = make(play)
    client = visitor("maya")
    answer = client.post(f"/releases/{release}/", {"seen_revision": 1}, follow=True)
    assert "had ended before it could be cancelled" in answer.content.decode()
    assert show(play, release)["status"] == "ready"


def test_a_release_that_failed_says_why(play: Play) -> None:
    release = ask(play)
    fail_release(Release.objects.get().id, "DiskFull: <no room>")
    page = page_of(f"/releases/{release}/")
    assert "DiskFull: &lt;no room&gt;" in page
    assert "/files/" not in page
    assert "DiskFull" in page_of(f"/projects/{play.project}/releases/")


def test_the_page_of_a_release_has_its_files_with_size_and_hash(play: Play) -> None:
    play.sign(play.say())
    release = make(play)
    page = page_of(f"/releases/{release}/", by="remy")
    for file in show(play, release)["files"]:
        assert f'href="/api/v1/releases/{release}/files/{file["name"]}"' in page
        assert file["sha256"] in page
    assert f'href="/api/v1/releases/{release}/archive.zip"' in page
    assert "How it was made" in page, "the data card"
    assert f"<dd>{show(play, release)['ledger_sequence']}</dd>" in page


def test_what_people_typed_is_text(play: Play) -> None:
    nasty = "<script>alert(1)</script>"
    done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {"note": nasty}), 202)
    for address in (f"/projects/{play.project}/releases/", f"/releases/{Release.objects.get().id}/"):
        assert nasty not in page_of(address)
        assert "&lt;script&gt;" in page_of(address)


def test_a_release_is_compared_with_the_one_before(play: Play) -> None:
    stays, gone = play.sign(play.say("ministry")), play.sign(play.say("proves"))
    edited = play.sign(play.say("1990-94", dating="1990"))
    make(play)
    play.move("ada", gone, "delete")
    came = play.sign(play.say("213"))
    other = play.sign(play.say("27"))
    play.sign(play.contradict(came, other))
    changes = {"details": {"dating": "1990/1994"}, "note": "see <page> 2"}
    play.sign(done(play.speakers["ada"].patch(f"/annotations/{edited['id']}/", changes, edited["revision"]), 200))
    release = make(play)
    page = page_of(f"/releases/{release}/changes/", by="remy")
    assert "Release 2 against release 1" in page
    for thing in (gone, came, other, edited):
        assert f'href="/annotations/{thing["id"]}/"' in page
    assert f'href="/annotations/{stays["id"]}/"' not in page
    assert '<dt>Dating</dt><dd><del class="typed" dir="auto">1990 (1990)</del>' in page
    assert '<ins class="typed" dir="auto">1990/1994 (from 1990 to 1994)</ins>' in page
    assert "see &lt;page&gt; 2" in page
    assert "“213” against “27”" in page
    counts = re.findall(r"<tr><th scope=\"row\">(\w+)</th>((?:<td class=\"number\">\d+</td>)+)", page)
    assert {name: re.findall(r"\d+", cells) for name, cells in counts} == {
        "annotations": ["2", "1", "1"],
        "contradictions": ["1", "0", "0"],
        "sources": ["0", "1", "0"],
    }


def test_work_that_was_only_reviewed_again_is_told_from_work_that_says_something_else(play: Play) -> None:
    signed = play.sign(play.say())
    make(play)
    play.move("rolf", play.move("rosa", signed, "reopen"), "sign_off")
    assert "it was reviewed again" in page_of(f"/releases/{make(play)}/changes/")


def test_of_a_long_comparison_the_first_are_shown(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotations.pages.release_changes.MOST", 2)
    for quote in ("27", "213", "186"):
        play.sign(play.say(quote))
    page = page_of(f"/releases/{make(play)}/changes/")
    assert "The first 2 of 3" in page
    assert page.count('href="/annotations/') == 2


def test_the_comparison_comes_as_a_part_where_the_release_asks_for_it(play: Play) -> None:
    play.sign(play.say())
    release = make(play)
    assert f'hx-get="/releases/{release}/changes/"' in page_of(f"/releases/{release}/")
    assert part_of(f"/releases/{release}/changes/").content.decode().startswith('<div class="release-changes">')


def test_what_is_not_ready_cannot_be_compared(play: Play) -> None:
    page_of(f"/releases/{ask(play)}/changes/", status=409)


def test_the_list_asks_the_database_as_often_for_many_as_for_one(play: Play) -> None:
    play.sign(play.say())
    client, address = visitor("maya"), f"/projects/{play.project}/releases/"

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    make(play), ask(play)
    client.get(address)
    few = queries()
    for _ in range(3):
        make(play), ask(play)
    assert queries() == few
    assert few <= 14
