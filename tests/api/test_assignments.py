"""Who is to look at what, and what the queue makes of it."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import get_user_model

from annotations.queries.waiting import waiting_in
from tests.api.test_two_reviewers import ask_two, queue
from tests.play import Play, done
from tests.speaking import Answer


def assign(play: Play, who: str, source: str | None = None, kind: str | None = None) -> dict[str, Any]:
    """As maya."""
    body = {"username": who, "source": source, "kind": kind}
    return done(play.speakers["maya"].post(f"/projects/{play.project}/assignments/", body), 201)


def try_to_assign(play: Play, body: object) -> Answer:
    """Whatever it is, as maya."""
    return play.speakers["maya"].post(f"/projects/{play.project}/assignments/", body)


def assignments(play: Play, who: str = "ada") -> list[dict[str, Any]]:
    """As somebody sees them."""
    found: list[dict[str, Any]]
    found = done(play.speakers[who].get(f"/projects/{play.project}/assignments/"), 200)["results"]
    return found


def seat(play: Play, who: str, role: str) -> None:
    """Another role, or none."""
    membership = play.membership(who)
    path = f"/projects/{play.project}/memberships/{membership['id']}/"
    if role:
        done(play.speakers["maya"].patch(path, {"role": role}, seen=membership["revision"]), 200)
    else:
        assert play.speakers["maya"].delete(path, seen=membership["revision"]).status == 204


def assigned_to(play: Play, thing: dict[str, Any], who: str = "rolf") -> list[str]:
    """Whose the thing is, as the queue of the API says."""
    return next(one["assigned_to"] for one in queue(play, who) if one["id"] == thing["id"])


def test_an_assignment_is_made_seen_and_taken_back_and_the_ledger_says_so(play: Play) -> None:
    made = assign(play, "rosa", play.first, "claim")
    assert (made["username"], made["source"], made["kind"]) == ("rosa", play.first, "claim")
    assert assignments(play) == [made]
    path = f"/projects/{play.project}/assignments/{made['id']}/"
    assert play.speakers["maya"].delete(path).status == 428
    assert play.speakers["maya"].delete(path, seen=2).status == 412
    assert play.speakers["maya"].delete(path, seen=1).status == 204
    assert assignments(play) == []
    told = [
        (entry["action"], entry["revision"], entry["name"])
        for entry in play.entries()
        if entry["thing"] == "assignment"
    ]
    assert told == [("create", 1, "maya"), ("delete", 2, "maya")]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"username": "remy", "kind": "claim"}, "username"),
        ({"username": "otto", "kind": "claim"}, "username"),
        ({"username": "nobody", "kind": "claim"}, "username"),
        ({"username": None, "kind": "claim"}, "username"),
        ({"username": ["rosa"], "kind": "claim"}, "username"),
        ({"username": "ro\x00sa", "kind": "claim"}, "username"),
        ({"username": "rosa", "kind": "claims"}, "kind"),
        ({"username": "rosa", "kind": ["claim"]}, "kind"),
        ({"username": "rosa"}, "source"),
        ({"username": "rosa", "source": str(uuid4())}, "source"),
        ({"username": "rosa", "source": "first"}, "source"),
        ({"username": "rosa", "source": ["x"]}, "source"),
        ({"username": "rosa", "kind": "claim", "role": "x"}, "role"),
    ],
)
def test_what_cannot_be_assigned_is_refused_by_its_field(play: Play, body: dict[str, object], field: str) -> None:
    answer = try_to_assign(play, body)
    assert (answer.status, list(answer.body["errors"])) == (400, [field])


def test_the_same_is_assigned_once(play: Play) -> None:
    assign(play, "rosa", play.first)
    answer = try_to_assign(play, {"username": "rosa", "source": play.first})
    assert (answer.status, answer.code) == (409, "assigned_already")
    assign(play, "rolf", play.first)


def test_another_projects_source_is_assigned_to_nobody(play: Play) -> None:
    otto = play.speakers["otto"]
    elsewhere = done(otto.post("/projects/", {"name": "His"}), 201)["id"]
    source = done(otto.post(f"/projects/{elsewhere}/sources/", {"title": "His", "text": "x"}), 201)["id"]
    assert list(try_to_assign(play, {"username": "rosa", "source": source}).body["errors"]) == ["source"]


def test_the_queue_says_whose_each_thing_is_and_offers_it_to_whoever_may_decide(play: Play) -> None:
    first = play.move("ada", play.say(), "submit")
    other = play.move(
        "ada", play.say("212", source=play.second, kind="statistic", value="212", counted="citizens"), "submit"
    )
    assign(play, "rosa", play.second)
    assign(play, "rosa", None, "claim")
    assert assigned_to(play, first) == assigned_to(play, other) == ["rosa"]
    assert [one["id"] for one in queue(play, "rosa", "?assigned=me")] == [first["id"], other["id"]]
    assert [one["id"] for one in queue(play, "rolf")] == [first["id"], other["id"]]
    assert queue(play, "rolf", "?assigned=me") == []
    assert play.speakers["rolf"].get(f"/projects/{play.project}/review-queue/?assigned=rosa").status == 400


def test_a_contradiction_is_theirs_to_whom_a_source_of_its_ends_is_assigned(play: Play) -> None:
    ends = play.sign(play.say()), play.sign(play.say("10 August 1994", source=play.second))
    contradiction = play.move("ada", play.contradict(*ends), "submit")
    assign(play, "rosa", play.second, "claim")
    assert assigned_to(play, contradiction) == []
    assign(play, "rosa", play.second)
    assert assigned_to(play, contradiction) == ["rosa"]


def _leave(play: Play) -> None:
    seat(play, "rosa", "")


def _switch_off(play: Play) -> None:
    get_user_model().objects.filter(username="rosa").update(is_active=False)


def _write(play: Play) -> None:
    thing = queue(play, "rolf")[0]
    path = f"/annotations/{thing['id']}/"
    play.move("rosa", done(play.speakers["rosa"].patch(path, {"note": "x"}, seen=thing["revision"]), 200), "submit")


def _sign_first(play: Play) -> None:
    ask_two(play, "claim")
    play.move("rosa", queue(play, "rosa")[0], "sign_off")


@pytest.mark.parametrize(
    "happens",
    [_leave, _switch_off, _write, _sign_first, lambda play: seat(play, "rosa", "annotator")],
    ids=["leaves", "is switched off", "becomes an author", "signs as the first", "reviews no more"],
)
def test_what_no_assignee_can_decide_is_everybodys(play: Play, happens: Any) -> None:
    thing = play.move("ada", play.say(), "submit")
    assign(play, "rosa", play.first)
    assert waiting(play, "rolf") == 0
    happens(play)
    assert assigned_to(play, thing) == []
    assert waiting(play, "rolf") == 1


def waiting(play: Play, who: str) -> int:
    """How much waits in the person's own queue."""
    user = get_user_model().objects.get(username=who)
    project = UUID(play.project)
    return waiting_in(user, [project])[project].review


@pytest.mark.parametrize(("role", "left"), [("", 0), ("reader", 0), ("annotator", 2)])
def test_whoever_leaves_or_only_reads_has_nothing_assigned_any_more(play: Play, role: str, left: int) -> None:
    assign(play, "rosa", play.first)
    assign(play, "rosa", None, "quote")
    assign(play, "rolf", play.first)
    seat(play, "rosa", role)
    assert len([one for one in assignments(play) if one["username"] == "rosa"]) == left
    assert len([one for one in assignments(play) if one["username"] == "rolf"]) == 1
    ended = [entry for entry in play.entries() if (entry["thing"], entry["action"]) == ("assignment", "delete")]
    assert len(ended) == 2 - left


def test_a_manager_who_leaves_ends_what_was_assigned_to_them(play: Play) -> None:
    assign(play, "maya", play.first)
    membership = play.membership("maya")
    path = f"/projects/{play.project}/memberships/{membership['id']}/"
    assert play.speakers["maya"].delete(path, seen=1).status == 204
    assert assignments(play) == []


def test_nothing_new_is_assigned_in_an_archived_project(play: Play) -> None:
    made = assign(play, "rosa", play.first)
    done(play.speakers["maya"].patch(f"/projects/{play.project}/", {"archived": True}, seen=1), 200)
    answer = try_to_assign(play, {"username": "rosa", "kind": "claim"})
    assert (answer.status, answer.code) == (409, "archived")
    path = f"/projects/{play.project}/assignments/{made['id']}/"
    assert play.speakers["maya"].delete(path, seen=1).status == 204
