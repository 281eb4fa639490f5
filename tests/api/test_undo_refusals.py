"""What is not undone: what somebody built on, what another did, and what cannot be asked for."""

from typing import Any
from uuid import uuid4

import pytest

from annotations.queries import undo as reach
from tests.play import Play, done
from tests.undoing import attempt, offered, revise, take_back, try_taking_back, where

Thing = dict[str, Any]

# What somebody did to ada's claim after she made it; why she is refused.
SINCE = [
    ("ben", "revise", "ben edited it after that"),
    ("maya", "submit", "maya submitted it after that"),
    ("maya", "delete", "maya deleted it after that"),
    ("ada", "submit", "You submitted it after that. Take that back first."),
]


@pytest.mark.parametrize(("who", "deed", "why"), SINCE, ids=[f"{who} {deed}" for who, deed, _ in SINCE])
def test_what_somebody_built_on_stays_and_who_did_what_is_told(play: Play, who: str, deed: str, why: str) -> None:
    made = play.say()
    act = offered(play, "ada")["undo"]
    if deed == "revise":
        revise(play, who, made)
    else:
        play.move(who, made, deed)
    entries = play.entries()
    unseen = try_taking_back(play, "ada", act["entry"], act["revision"])
    assert (unseen.status, unseen.code) == (412, "stale")
    assert unseen.body["current"]["revision"] == 2 and why in unseen.body["detail"]
    seen = try_taking_back(play, "ada", act["entry"], 2)
    assert (seen.status, seen.code) == (409, "built_on") and why in seen.body["detail"]
    assert play.entries() == entries


def test_who_took_their_own_edit_back_has_still_been_there(play: Play) -> None:
    made = play.say()
    revise(play, "ben", made)
    take_back(play, "ben")
    assert "ben edited it" in offered(play, "ada")["undo"]["refusal"]["detail"]


def test_a_change_of_an_end_stands_in_the_way_of_what_rests_on_it(play: Play) -> None:
    one, other = play.say("213"), play.say("27")
    play.contradict(one, other)
    revise(play, "ben", one)
    act = offered(play, "ada")["undo"]
    assert act["refusal"] == {
        "code": "built_on",
        "detail": "ben changed a passage that it rests on after that, so what you did cannot be taken back any more."
        " Look at what is there now.",
    }


def test_what_a_contradiction_rests_on_stays(play: Play) -> None:
    one, other = play.say("213"), play.say("27")
    play.contradict(one, other, by="ben")
    assert offered(play, "ada")["undo"]["refusal"]["code"] == "rests_on_it"
    assert attempt(play, "ada").code == "rests_on_it"


def test_each_act_is_taken_back_once_and_by_whoever_did_it(play: Play) -> None:
    made = play.say()
    entry = offered(play, "ada")["undo"]["entry"]
    for who, status in (("ben", 403), ("maya", 403), ("remy", 404), ("otto", 404), ("", 401)):
        assert try_taking_back(play, who, entry, 1).status == status, who
    take_back(play, "ada")
    assert try_taking_back(play, "ada", entry, 2).code == "taken_back_before"
    take_back(play, "ada", "redo")
    assert try_taking_back(play, "ada", entry, 3).code == "taken_back_before"
    assert where(play, made) == "draft"


def test_whoever_reads_only_now_takes_nothing_back(play: Play) -> None:
    play.say()
    act = offered(play, "ada")["undo"]
    seat = play.membership("ada")
    maya = play.speakers["maya"]
    done(maya.patch(f"/projects/{play.project}/memberships/{seat['id']}/", {"role": "reader"}, seen=1), 200)
    assert offered(play, "ada") == {"undo": None, "redo": None}
    assert try_taking_back(play, "ada", act["entry"], act["revision"]).status == 404


def test_a_request_that_is_sent_again_takes_back_once(play: Play) -> None:
    play.say()
    act, request = offered(play, "ada")["undo"], str(uuid4())
    first, second = (try_taking_back(play, "ada", act["entry"], act["revision"], id=request) for _ in range(2))
    assert (first.status, second.status) == (201, 200)
    assert first.body["entry"] == second.body["entry"] == len(play.entries())


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({}, 400, "entry"),
        ({"entry": "1", "seen_revision": 1}, 400, "entry"),
        ({"entry": True, "seen_revision": 1}, 400, "entry"),
        ({"entry": -1, "seen_revision": 1}, 400, "entry"),
        ({"entry": 2**63, "seen_revision": 1}, 400, "entry"),
        ({"entry": 99999, "seen_revision": 1}, 404, ""),
        ({"entry": 1, "seen_revision": 1}, 404, ""),  # that maya made the project
        ({"entry": 10}, 428, ""),
        ({"entry": 10, "seen_revision": "1"}, 428, ""),
        ({"entry": 10, "seen_revision": 2}, 412, ""),
        ({"entry": 10, "seen_revision": 1, "move": "delete"}, 400, "move"),
        ({"entry": 10, "seen_revision": 1, "reason": 3}, 400, "reason"),
        ({"entry": 10, "seen_revision": 2, "reason": 3}, 412, ""),
    ],
)
def test_what_is_asked_for_is_looked_at_in_the_order_of_the_interface(
    play: Play, body: Thing, status: int, field: str
) -> None:
    play.say()
    last = len(play.entries())
    body = {**body, "entry": last} if body.get("entry") == 10 else body
    answer = play.speakers["ada"].post(f"/projects/{play.project}/undo/", body)
    assert answer.status == status, answer.body
    assert list(answer.body.get("errors", {})) == ([field] if field else [])


def test_only_the_work_of_the_sources_that_are_named_is_offered(play: Play) -> None:
    here, there = play.say(), play.say("10 August 1994", source=play.second)
    assert offered(play, "ada", play.first)["undo"]["id"] == here["id"]
    assert offered(play, "ada", play.second)["undo"]["id"] == there["id"]
    between = play.contradict(here, there)
    for sources in ((), (play.first,), (play.second,), (play.first, play.second)):
        assert offered(play, "ada", *sources)["undo"]["id"] == between["id"]
    speak = play.speakers["ada"].get
    assert speak(f"/projects/{play.project}/undo/?source=x").status == 400
    assert speak(f"/projects/{play.project}/undo/?sources=x").status == 400


def test_what_was_done_long_ago_is_not_what_was_just_done(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    play.say()
    assert offered(play, "ada")["undo"]
    monkeypatch.setattr(reach, "REACH", reach.REACH * 0)
    assert offered(play, "ada") == {"undo": None, "redo": None}


def test_an_archived_project_is_left_alone(play: Play) -> None:
    play.say()
    maya, project = play.speakers["maya"], f"/projects/{play.project}/"
    done(maya.patch(project, {"archived": True}, seen=1), 200)
    assert offered(play, "ada")["undo"]["refusal"]["code"] == "archived"
    assert attempt(play, "ada").code == "archived"
