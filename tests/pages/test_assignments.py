"""Who is to look at what, on its page; and drafts of people who left."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.test_assignments import assign, assignments, seat
from tests.pages.test_review import queue_of
from tests.pages.visiting import visitor
from tests.play import Play


def page_of(play: Play, who: str = "maya") -> str:
    """The page as somebody sees it."""
    answer = visitor(who).get(f"/projects/{play.project}/assignments/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_several_sources_are_assigned_at_once_and_seen_with_how_far_they_are(play: Play) -> None:
    play.sign(play.say())
    play.move("ada", play.say("213"), "submit")
    form = {"username": "rosa", "kind": "claim", "source": [play.first, play.second]}
    answer = visitor("maya").post(f"/projects/{play.project}/assignments/", form, follow=True)
    assert "2 assignments are made." in answer.content.decode()
    again = visitor("maya").post(f"/projects/{play.project}/assignments/", form, follow=True)
    assert "assigned to them already" in again.content.decode()
    assert len(assignments(play)) == 2
    seen = page_of(play, "ada")
    assert "The ministry&#x27;s page" in seen
    assert "1 signed off" in seen
    assert "1 waiting" in seen
    assert "Take back" not in seen
    assert "Take back" in page_of(play)


def test_the_list_of_sources_says_to_whom_each_is_assigned(play: Play) -> None:
    assign(play, "rosa", play.first)
    assign(play, "rosa", play.first, "claim")
    assign(play, "ada", play.first, "quote")
    assign(play, "ada", play.first, "claim")
    assign(play, "rolf", None, "claim")
    seen = {who: visitor(who).get(f"/projects/{play.project}/").content.decode() for who in ("maya", "ben", "remy")}
    for who in ("maya", "ben"):
        first, second = seen[who].split('class="source-line"')[1:3]
        assert "Assigned to <bdi>ada</bdi> (claims, quotes), <bdi>rosa</bdi></p>" in first
        assert "Assigned" not in second
    assert "Assigned" not in seen["remy"]


def test_what_is_missing_is_said_and_what_was_chosen_stays(play: Play) -> None:
    place = f"/projects/{play.project}/assignments/"
    answer = visitor("maya").post(place, {"username": "rosa", "kind": ""})
    assert answer.status_code == 400
    assert "A source, a kind, or both are needed" in answer.content.decode()
    answer = visitor("maya").post(place, {"username": "remy", "kind": "", "source": [play.first]})
    assert answer.status_code == 400
    assert re.search(rf'value="{play.first}" checked', answer.content.decode())


def test_an_assignment_is_taken_back(play: Play) -> None:
    made = assign(play, "rosa", play.first)
    place = f"/projects/{play.project}/assignments/{made['id']}/end/"
    assert visitor("maya").post(place, {}).status_code == 428
    assert visitor("maya").post(place, {"seen_revision": 1}).status_code == 302
    assert assignments(play) == []


def test_the_history_says_what_was_assigned_to_whom(play: Play) -> None:
    assign(play, "rosa", play.first, "claim")
    assign(play, "ben", None, "quote")
    seat(play, "rosa", "")
    told = re.sub(r"<[^>]+>", "", visitor("ada").get(f"/projects/{play.project}/history/").content.decode())
    assert "maya assigned claims in “The ministry&#x27;s page” to rosa" in told
    assert "maya assigned quotes in every source to ben" in told
    assert "maya took back the assignment of claims in “The ministry&#x27;s page” to rosa" in told
    assert "assigned" not in re.sub(
        r"<[^>]+>", "", visitor("remy").get(f"/projects/{play.project}/history/").content.decode()
    )


def test_what_is_assigned_to_an_annotator_stands_on_their_work(play: Play) -> None:
    assign(play, "ada", play.second)
    mine = visitor("ada").get(f"/projects/{play.project}/mine/").content.decode()
    assert "Assigned to you" in mine
    assert f'href="/sources/{play.second}/"' in mine
    assert "Assigned to you" not in visitor("ben").get(f"/projects/{play.project}/mine/").content.decode()


def test_the_page_takes_as_many_queries_for_many_as_for_one(play: Play) -> None:
    client = visitor("maya")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/projects/{play.project}/assignments/")
        return len(queries)

    assign(play, "rosa", play.first)
    first = count()
    for who in ("rolf", "ben", "ada"):
        assign(play, who, play.first)
        assign(play, who, None, "contradiction")
    assert count() <= first <= 16


def test_the_work_of_somebody_removed_comes_back_to_the_queue_of_others(play: Play) -> None:
    thing = play.move("ada", play.say(), "submit")
    assign(play, "rosa", play.first)
    assert "Nothing waits for you" in visitor("rolf").get(queue_of(play)).content.decode()
    seat(play, "rosa", "reader")
    assert f'value="{thing["id"]}"' in visitor("rolf").get(queue_of(play)).content.decode()


def test_a_manager_submits_drafts_of_those_who_left(play: Play) -> None:
    draft, shared = play.say(by="ben"), play.say("213", by="ben")
    play.speakers["ada"].patch(f"/annotations/{shared['id']}/", {"note": "x"}, seen=1)
    people, place = f"/projects/{play.project}/people/", f"/projects/{play.project}/people/left-behind/"
    assert "people who left" not in visitor("maya").get(people).content.decode()
    seat(play, "ben", "")
    assert "1 draft of people who left" in visitor("maya").get(people).content.decode()
    shown = visitor("maya").get(place).content.decode()
    assert (f"/annotations/{draft['id']}/" in shown, f"/annotations/{shared['id']}/" in shown) == (True, False)
    assert visitor("maya").post(place, {"item": f"{draft['id']}:1"}).status_code == 302
    now = play.now(draft)
    assert (now["status"], now["authors"]) == ("submitted", ["ben"])
    assert play.move("maya", now, "sign_off")["status"] == "signed_off"
