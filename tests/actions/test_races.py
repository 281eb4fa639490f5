"""Two people at once: whatever the order, nothing is lost and nothing is signed off that nobody signed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from annotations.models import Membership
from tests.actions.racing import Racer, fits, head_held, race, statuses
from tests.finding import decide, keep, opposed
from tests.play import Play, done
from tests.speaking import Answer

Request = Callable[[], Answer]


def _edit(play: Play, by: str, thing: dict[str, Any], note: str = "") -> Request:
    return lambda: play.speakers[by].patch(f"/annotations/{thing['id']}/", {"note": note or by}, seen=thing["revision"])


def _move(play: Play, by: str, thing: dict[str, Any], move: str) -> Request:
    return lambda: play.try_move(by, thing, move, "because")


def _contradict(play: Play, *ends: dict[str, Any]) -> Request:
    body = {"kind": "fact", "explanation": "x", "annotations": [end["id"] for end in ends]}
    return lambda: play.speakers["ben"].post(f"/projects/{play.project}/contradictions/", body)


def _set_ends(play: Play, thing: dict[str, Any], *ends: dict[str, Any]) -> Request:
    body = {"annotations": [end["id"] for end in ends]}
    return lambda: play.speakers["ben"].patch(f"/contradictions/{thing['id']}/", body, seen=thing["revision"])


def _delete(play: Play, thing: dict[str, Any]) -> Request:
    return lambda: play.speakers["ada"].delete(f"/annotations/{thing['id']}/", seen=thing["revision"])


def _remove(play: Play, by: str, whom: str) -> Request:
    seat = play.membership(whom)
    path = f"/projects/{play.project}/memberships/{seat['id']}/"
    return lambda: play.speakers[by].delete(path, seen=seat["revision"])


def _seat(play: Play, by: str, whom: str, role: str) -> Request:
    seat = play.membership(whom)
    path = f"/projects/{play.project}/memberships/{seat['id']}/"
    return lambda: play.speakers[by].patch(path, {"role": role}, seen=seat["revision"])


def test_of_two_writers_on_one_annotation_the_second_is_told_what_is_there_now(play: Play) -> None:
    annotation = play.say()
    first, second = race(play.project, _edit(play, "ada", annotation), _edit(play, "ben", annotation))
    assert (first.status, second.status, second.body["current"]["note"]) == (200, 412, "ada")
    assert play.now(annotation)["authors"] == ["ada"]


def test_a_sign_off_that_comes_after_an_edit_is_stale(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    assert statuses(race(play.project, _edit(play, "ben", waiting), _move(play, "rosa", waiting, "sign_off"))) == [
        200,
        412,
    ]
    assert play.now(waiting)["status"] == "draft"


def test_an_edit_that_comes_after_a_sign_off_is_stale(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    assert statuses(race(play.project, _move(play, "rosa", waiting, "sign_off"), _edit(play, "ben", waiting))) == [
        201,
        412,
    ]
    assert play.now(waiting)["status"] == "signed_off"


def test_of_two_reviewers_on_one_item_the_second_is_stale(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    answers = race(play.project, _move(play, "rosa", waiting, "sign_off"), _move(play, "rolf", waiting, "reject"))
    assert statuses(answers) == [201, 412]
    assert play.now(waiting)["status"] == "signed_off"


def test_nothing_comes_to_rest_on_what_is_being_deleted(play: Play) -> None:
    one, other = play.say(), play.say("ministry")
    assert statuses(race(play.project, _delete(play, one), _contradict(play, one, other))) == [200, 409]


def test_nothing_is_deleted_while_something_comes_to_rest_on_it(play: Play) -> None:
    one, other = play.say(), play.say("ministry")
    answers = race(play.project, _contradict(play, one, other), _delete(play, one))
    assert (statuses(answers), answers[1].code) == ([201, 409], "rests_on_it")


def test_whoever_is_removed_makes_no_move_after_it(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    answers = race(play.project, _remove(play, "maya", "rosa"), _move(play, "rosa", waiting, "sign_off"))
    assert answers[0].status in (200, 204) and answers[1].status == 403
    assert play.now(waiting)["status"] == "submitted"


def test_a_move_that_came_before_the_removal_stands(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    answers = race(play.project, _move(play, "rosa", waiting, "sign_off"), _remove(play, "maya", "rosa"))
    assert answers[0].status == 201 and answers[1].status in (200, 204)
    assert play.now(waiting)["status"] == "signed_off"


def test_whoever_is_no_reviewer_any_more_signs_nothing_off(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    answers = race(play.project, _seat(play, "maya", "rosa", "annotator"), _move(play, "rosa", waiting, "sign_off"))
    assert statuses(answers) == [200, 403]


def test_a_sign_off_before_the_change_of_role_stands(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    answers = race(play.project, _move(play, "rosa", waiting, "sign_off"), _seat(play, "maya", "rosa", "annotator"))
    assert statuses(answers) == [201, 200]


def test_two_managers_do_not_remove_each_other(play: Play) -> None:
    first, second = race(play.project, _remove(play, "maya", "mona"), _remove(play, "mona", "maya"))
    assert first.status in (200, 204) and second.status == 404
    assert _managers(play) == 1


def test_two_managers_do_not_demote_each_other(play: Play) -> None:
    answers = race(play.project, _seat(play, "maya", "mona", "reader"), _seat(play, "mona", "maya", "reader"))
    assert statuses(answers) == [200, 403]
    assert _managers(play) == 1


def test_two_managers_do_not_both_step_back(play: Play) -> None:
    answers = race(play.project, _seat(play, "maya", "maya", "reader"), _seat(play, "mona", "mona", "reader"))
    assert (statuses(answers), answers[1].code) == ([200, 409], "last_manager")
    assert _managers(play) == 1


def _managers(play: Play) -> int:
    return Membership.objects.filter(project_id=play.project, role="manager").count()


def _settled(play: Play) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    one, other = play.sign(play.say()), play.sign(play.say("9 August 1994"))
    return one, other, play.move("ada", play.contradict(one, other), "submit")


def test_edits_of_both_ends_of_one_contradiction_do_not_lock_each_other_out(play: Play) -> None:
    one, other, contradiction = _settled(play)
    assert statuses(race(play.project, _edit(play, "ada", one), _edit(play, "ben", other))) == [200, 200]
    assert play.now(contradiction)["revision"] == contradiction["revision"] + 2


def test_edits_of_both_ends_in_the_other_order_do_not_either(play: Play) -> None:
    one, other, _ = _settled(play)
    assert statuses(race(play.project, _edit(play, "ben", other), _edit(play, "ada", one))) == [200, 200]


def test_an_end_that_is_reopened_after_the_sign_off_unsettles_it(play: Play) -> None:
    one, _, contradiction = _settled(play)
    answers = race(play.project, _move(play, "rosa", contradiction, "sign_off"), _move(play, "rolf", one, "reopen"))
    assert statuses(answers) == [201, 201]
    assert play.now(contradiction)["status"] == "submitted"


def test_a_sign_off_that_comes_after_the_reopening_of_an_end_is_stale(play: Play) -> None:
    one, _, contradiction = _settled(play)
    answers = race(play.project, _move(play, "rolf", one, "reopen"), _move(play, "rosa", contradiction, "sign_off"))
    assert statuses(answers) == [201, 412]
    assert play.now(contradiction)["status"] == "submitted"


def test_of_two_edits_of_the_ends_the_second_is_stale(play: Play) -> None:
    one, other, third = play.say(), play.say("ministry"), play.say("recruited")
    thing = play.contradict(one, other)
    answers = race(play.project, _set_ends(play, thing, one, third), _set_ends(play, thing, other, third))
    assert statuses(answers) == [200, 412]
    assert play.now(thing)["annotations"] == [one["id"], third["id"]]


def test_new_ends_and_an_edit_of_one_of_them_go_one_after_the_other(play: Play) -> None:
    one, other, third = play.say(), play.say("ministry"), play.say("recruited")
    thing = play.contradict(one, other)
    answers = race(play.project, _set_ends(play, thing, one, third), _edit(play, "ada", third))
    assert statuses(answers) == [200, 200]
    assert play.now(thing)["revision"] == 3


def test_an_invitation_is_accepted_once(play: Play) -> None:
    link = done(play.speakers["maya"].post(f"/projects/{play.project}/invitations/", {"role": "reader"}), 201)["link"]
    secret = link.rstrip("/").rsplit("/", 1)[-1]
    request = lambda: play.speakers["otto"].post("/invitations/", {"secret": secret})  # noqa: E731
    first, second = race(play.project, request, request)
    assert first.status in (200, 201) and second.status in (404, 409)


def test_nobody_writes_into_a_project_after_it_was_archived(play: Play) -> None:
    archive = lambda: play.speakers["maya"].patch(f"/projects/{play.project}/", {"archived": True}, seen=1)  # noqa: E731
    annotation = play.say()
    answers = race(play.project, archive, _edit(play, "ada", annotation))
    assert (statuses(answers), answers[1].code) == ([200, 409], "archived")


def test_the_order_of_sequences_is_the_order_of_commits(play: Play) -> None:
    """Whoever looks at any moment sees the entries without a gap: nothing with a lower number turns up later."""

    def write() -> Answer:
        for quote in ("The", "ministry", "speaks", "of", "work", "in", "and", "proves") * 2:
            play.say(quote)
        return play.speakers["maya"].get(f"/projects/{play.project}/")

    racers = [Racer(write) for _ in range(4)]
    with head_held(play.project):
        for racer in racers:
            racer.start()
    while any(racer.is_alive() for racer in racers):
        fits(play.project)
    assert statuses([racer.result() for racer in racers]) == [200] * 4
    fits(play.project)


def test_the_same_request_twice_at_once_makes_one_annotation(play: Play) -> None:
    body = {"id": str(UUID(int=0x7 << 76 | 0x2 << 62 | 99)), "kind": "claim", "start": 0, "end": 3, "quote": "The"}
    request = lambda: play.speakers["ada"].post(f"/sources/{play.first}/annotations/", body)  # noqa: E731
    first, second = race(play.project, request, request)
    assert (first.status, second.status, second.body["id"]) == (201, 200, first.body["id"])


def _ask_two(play: Play, *kinds: str, seen: int = 1) -> Request:
    body = {"two_reviewers": list(kinds)}
    return lambda: play.speakers["maya"].patch(f"/projects/{play.project}/", body, seen=seen)


def test_of_two_reviewers_at_the_same_moment_one_endorses_and_the_other_sees_it_first(play: Play) -> None:
    done(_ask_two(play, "claim")(), 200)
    waiting = play.move("ada", play.say(), "submit")
    answers = race(play.project, _move(play, "rosa", waiting, "sign_off"), _move(play, "rolf", waiting, "sign_off"))
    assert statuses(answers) == [201, 412]
    assert [entry["action"] for entry in play.entries()].count("endorse") == 1
    assert play.move("rolf", play.now(waiting), "sign_off")["status"] == "signed_off"


def test_one_reviewer_twice_at_the_same_moment_is_still_one(play: Play) -> None:
    done(_ask_two(play, "claim")(), 200)
    waiting = play.move("ada", play.say(), "submit")
    assert statuses(race(play.project, *(_move(play, "rosa", waiting, "sign_off") for _ in range(2)))) == [201, 412]
    assert play.now(waiting)["status"] == "submitted"


def test_nobody_signs_off_alone_what_takes_two_since_a_moment(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    answers = race(play.project, _ask_two(play, "claim"), _move(play, "rosa", waiting, "sign_off"))
    assert (statuses(answers), answers[1].code) == ([200, 409], "second_reviewer_needed")
    assert play.now(waiting)["status"] == "submitted"


def test_what_is_assigned_to_somebody_who_is_being_removed_is_nobodys(play: Play) -> None:
    path, body = f"/projects/{play.project}/assignments/", {"username": "rosa", "source": play.first}
    answers = race(play.project, _remove(play, "maya", "rosa"), lambda: play.speakers["mona"].post(path, body))
    assert statuses(answers) == [204, 400]
    assert done(play.speakers["maya"].get(path), 200)["results"] == []


def test_what_a_finding_became_is_taken_back_whole_while_somebody_edits_a_piece_of_it(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    accepted = decide(play, finding, "accept", becomes="annotations")
    first = min(accepted["decisions"][-1]["annotations"])
    said = {"decision": "reopen", "take_back": True, "seen_revision": accepted["revision"]}
    answers = race(
        play.project,
        lambda: play.speakers["ada"].post(f"/findings/{finding['id']}/decisions/", said),
        lambda: play.speakers["ben"].patch(f"/annotations/{first}/", {"note": "Mine."}, seen=1),
    )
    assert statuses(answers) == [201, 410]  # it is gone
