"""Where a project asks for two reviewers, the first signature endorses and another person's signs off."""

from typing import Any

import pytest

from tests.api.stage import tried
from tests.play import Play, done


def ask_two(play: Play, *kinds: str) -> None:
    """The project asks for two reviewers for these kinds."""
    project = done(play.speakers["maya"].get(f"/projects/{play.project}/"), 200)
    path = f"/projects/{play.project}/"
    done(play.speakers["maya"].patch(path, {"two_reviewers": list(kinds)}, seen=project["revision"]), 200)


def queue(play: Play, who: str, query: str = "") -> list[dict[str, Any]]:
    """What the person may decide."""
    found: list[dict[str, Any]]
    found = done(play.speakers[who].get(f"/projects/{play.project}/review-queue/{query}"), 200)["results"]
    return found


def test_the_first_signature_leaves_it_waiting_and_the_second_signs_it_off(play: Play) -> None:
    ask_two(play, "claim")
    first = play.move("rosa", play.move("ada", play.say(), "submit"), "sign_off")
    assert (first["status"], first["revision"]) == ("submitted", 3)
    second = play.move("rolf", first, "sign_off")
    assert second["status"] == "signed_off"
    signed = [entry for entry in play.entries() if entry["meaning"]]
    assert [(entry["action"], entry["name"]) for entry in signed] == [("endorse", "rosa"), ("sign_off", "rolf")]
    assert all(entry["statement"] for entry in signed)


def test_what_the_project_does_not_name_takes_one(play: Play) -> None:
    ask_two(play, "quote", "contradiction")
    ends = play.sign(play.say()), play.sign(play.say("213"))
    assert {end["status"] for end in ends} == {"signed_off"}
    assert play.sign(play.contradict(*ends))["status"] == "submitted"


def test_whoever_signed_first_is_told_that_it_takes_somebody_else(play: Play) -> None:
    ask_two(play, "claim")
    first = play.move("rosa", play.move("ada", play.say(), "submit"), "sign_off")
    again = play.try_move("rosa", first, "sign_off")
    assert (again.status, again.code) == (409, "second_reviewer_needed")
    assert play.try_move("ada", first, "sign_off").status == 403
    assert play.try_move("rosa", first | {"revision": 2}, "sign_off").status == 412
    assert play.move("rosa", first, "return")["status"] == "draft"


def test_authors_sign_neither_of_the_two(play: Play) -> None:
    ask_two(play, "claim")
    waiting = play.move("rosa", play.say(by="rosa"), "submit")
    assert play.try_move("rosa", waiting, "sign_off").code == "own_work"
    first = play.move("rolf", waiting, "sign_off")
    assert play.try_move("rosa", first, "sign_off").code == "own_work"


@pytest.mark.parametrize("between", ["withdraw", "edit"])
def test_what_happens_between_voids_the_first_signature(play: Play, between: str) -> None:
    ask_two(play, "claim")
    first = play.move("rosa", play.move("ada", play.say(), "submit"), "sign_off")
    if between == "edit":
        path = f"/annotations/{first['id']}/"
        draft = done(play.speakers["ada"].patch(path, {"note": "x"}, seen=first["revision"]), 200)
    else:
        draft = play.move("ada", first, "withdraw")
    again = play.move("rolf", play.move("ada", draft, "submit"), "sign_off")
    assert again["status"] == "submitted"
    assert play.move("rosa", again, "sign_off")["status"] == "signed_off"


def test_a_change_of_an_end_voids_the_first_signature_of_what_rests_on_it(play: Play) -> None:
    ends = [play.sign(play.say()), play.sign(play.say("213"))]
    ask_two(play, "contradiction")
    first = play.sign(play.contradict(*ends))
    play.move("rosa", play.move("rolf", ends[0], "reopen"), "sign_off")
    now = play.now(first)
    assert (now["status"], now["revision"]) == ("submitted", first["revision"] + 1)
    assert play.move("rolf", now, "sign_off")["status"] == "submitted"


def test_many_at_once_are_signed_first_and_then_off(play: Play) -> None:
    ask_two(play, "claim")
    things = [
        play.move("ada", play.say(quote, kind=kind), "submit")
        for quote, kind in (("1990-94", "claim"), ("213", "quote"))
    ]

    def sign(who: str) -> list[Any]:
        items = [{"id": thing["id"], "seen_revision": play.now(thing)["revision"]} for thing in things]
        body = {"move": "sign_off", "items": items}
        results = done(play.speakers[who].post(f"/projects/{play.project}/signoff-events/", body), 200)["results"]
        return [one.get("code") or one["result"]["status"] for one in results]

    assert sign("rosa") == ["submitted", "signed_off"]
    assert sign("rosa")[0] == "second_reviewer_needed"
    assert sign("rolf")[0] == "signed_off"


def test_the_queue_offers_to_others_what_one_has_signed(play: Play) -> None:
    ask_two(play, "claim")
    first = play.move("rosa", play.move("ada", play.say(), "submit"), "sign_off")
    assert queue(play, "rosa") == []
    (shown,) = queue(play, "rolf")
    assert (shown["id"], shown["takes_two"], shown["endorsed_by"]) == (first["id"], True, "rosa")
    play.move("maya", first, "sign_off")
    assert queue(play, "rolf") == []


def test_turned_off_one_is_enough_and_what_was_signed_stays_signed(play: Play) -> None:
    ask_two(play, "claim")
    done_before = play.move("rolf", play.sign(play.say("213")), "sign_off")
    first = play.sign(play.say())
    ask_two(play)
    assert play.now(done_before)["status"] == "signed_off"
    (shown,) = queue(play, "rosa")
    assert (shown["takes_two"], shown["endorsed_by"]) == (False, "rosa")
    assert play.move("maya", first, "sign_off")["status"] == "signed_off"


def test_turned_on_what_one_has_signed_off_stays_so(play: Play) -> None:
    signed = play.sign(play.say())
    ask_two(play, "claim", "statistic", "quote", "translation_error", "contradiction")
    assert play.now(signed)["status"] == "signed_off"
    assert play.move("rosa", play.move("rolf", signed, "reopen"), "sign_off")["status"] == "submitted"


@pytest.mark.parametrize("said", [["claims"], "claim", [["claim"]], [1], None, {"claim": True}])
def test_what_is_no_list_of_kinds_is_refused_by_its_field(play: Play, said: object) -> None:
    answer = tried(
        play.speakers["maya"], "PATCH", f"/projects/{play.project}/", {"two_reviewers": said}, If_Match='"1"'
    )
    assert (answer.status, list(answer.body["errors"])) == (400, ["two_reviewers"])


def _comes_back_under_another_key(play: Play, who: str) -> None:
    """A pseudonym who left and was given a seat again, as a reviewer."""
    maya, project = play.speakers["maya"], f"/projects/{play.project}"
    (them,) = (one for one in done(maya.get(f"{project}/people/"), 200)["results"] if one["name"] == who)
    done(maya.post(f"{project}/people/{them['id']}/pseudonym/", {"seen_revision": them["revision"]}), 201)
    seat = done(maya.get(f"{project}/memberships/{them['membership']}/"), 200)
    assert maya.delete(f"{project}/memberships/{seat['id']}/", seen=seat["revision"]).status == 204
    done(maya.post(f"{project}/memberships/", {"username": who, "role": "reviewer"}), 201)


def test_whoever_comes_back_under_another_key_is_offered_neither_their_own_nor_what_they_signed(play: Play) -> None:
    ask_two(play, "claim")
    own = play.move("rosa", play.say(by="rosa"), "submit")
    signed = play.sign(play.say("213"))
    _comes_back_under_another_key(play, "rosa")
    assert queue(play, "rosa") == []
    assert play.try_move("rosa", own, "sign_off").code == "own_work"
    assert play.try_move("rosa", signed, "sign_off").code == "second_reviewer_needed"
