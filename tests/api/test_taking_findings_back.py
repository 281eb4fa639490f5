"""Taking back what an accepted finding became, and opening it again: one act, by whoever accepted it."""

from typing import Any

import pytest

from annotations.models import LedgerEntry
from tests.finding import claim_at, decide, findings, keep, opposed
from tests.play import Play
from tests.speaking import Answer


def take_back(play: Play, finding: dict[str, Any], *, by: str = "ada", **more: Any) -> Answer:
    said = {"decision": "reopen", "take_back": True, "seen_revision": finding["revision"], **more}
    return play.speakers[by].post(f"/findings/{finding['id']}/decisions/", said)


def work_in(play: Play) -> list[list[Any]]:
    """The ids of all annotations and contradictions that are there."""
    places = [*(f"/sources/{one}/annotations/" for one in (play.first, play.second))]
    places.append(f"/projects/{play.project}/contradictions/")
    return [[one["id"] for one in play.speakers["maya"].get(place).body["results"]] for place in places]


def test_all_that_it_became_is_undone_and_it_is_open_again(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    before = work_in(play)
    accepted = decide(play, finding, "accept")
    assert [len(now) - len(then) for now, then in zip(work_in(play), before, strict=True)] == [1, 1, 1]
    answer = take_back(play, accepted)
    assert (answer.status, answer.body["status"]) == (201, "open")
    assert work_in(play) == before
    entries = LedgerEntry.objects.filter(project_id=play.project).order_by("sequence")
    last = list(entries.values_list("action", "cause", "sequence"))
    assert [action for action, _, _ in last[-6:]] == ["create"] * 3 + ["delete"] * 3
    assert {cause for _, cause, _ in last[-3:]} == {sequence for _, _, sequence in last[-6:-3]}


def test_what_was_there_before_stays(play: Play) -> None:
    (finding,) = keep(play, claim_at(play))
    said = play.say("9 August 1994", dating="1994-08-09")
    accepted = decide(play, finding, "accept")
    assert accepted["decisions"][-1]["annotations"] == [said["id"]]
    assert take_back(play, accepted).body["status"] == "open"
    assert said["id"] in work_in(play)[0]


@pytest.mark.parametrize("by", ["ben", "rosa", "maya"])
def test_nobody_takes_back_what_somebody_else_accepted(play: Play, by: str) -> None:
    (finding,) = keep(play, opposed(play))
    accepted = decide(play, finding, "accept")
    before = work_in(play)
    assert take_back(play, accepted, by=by).status == 403
    assert (work_in(play), findings(play, "status=accepted")) == (before, [accepted])


def test_where_somebody_built_on_one_piece_all_of_it_stays(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    accepted = decide(play, finding, "accept")
    first, _second = accepted["decisions"][-1]["annotations"]
    play.move("ada", play.speakers["ada"].get(f"/annotations/{first}/").body, "submit")
    before = work_in(play)
    answer = take_back(play, accepted)
    assert (answer.status, answer.code) == (409, "built_on")
    assert "submitted" in answer.body["detail"]
    assert (work_in(play), findings(play, "status=accepted")) == (before, [accepted])


def test_what_was_deleted_already_does_not_stand_in_the_way(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    before = work_in(play)
    accepted = decide(play, finding, "accept")
    opposing = play.speakers["ada"].get(f"/contradictions/{accepted['decisions'][-1]['contradiction']}/").body
    play.move("ada", opposing, "delete")
    assert take_back(play, accepted).body["status"] == "open"
    assert work_in(play) == before


@pytest.mark.parametrize(
    "said", [{"decision": "accept"}, {"decision": "dismiss", "reason": "why"}, {"take_back": "yes"}, {"take_back": 1}]
)
def test_it_goes_with_opening_again_and_is_true_or_false(play: Play, said: dict[str, Any]) -> None:
    (finding,) = keep(play, claim_at(play))
    answer = take_back(play, finding, **said)
    assert (answer.status, list(answer.body["errors"])) == (400, ["take_back"])
    assert findings(play) == [finding]


def test_what_was_done_again_is_what_it_becomes_and_is_taken_back_once_more(play: Play) -> None:
    (finding,) = keep(play, opposed(play))
    before = work_in(play)
    open_again = take_back(play, decide(play, finding, "accept")).body
    undo = f"/projects/{play.project}/undo/"
    while (next_one := play.speakers["ada"].get(undo).body["redo"]) is not None:
        said = {"entry": next_one["entry"], "seen_revision": next_one["revision"]}
        assert play.speakers["ada"].post(undo, said).status == 201
    done_again = work_in(play)
    assert done_again != before
    accepted = decide(play, open_again, "accept")
    assert work_in(play) == done_again
    assert take_back(play, accepted).body["status"] == "open"
    assert work_in(play) == before


def test_what_stands_for_another_finding_too_stays(play: Play) -> None:
    first, second = keep(play, claim_at(play), claim_at(play, message="Once more.", page=1))
    accepted = decide(play, first, "accept")
    (made,) = accepted["decisions"][-1]["annotations"]
    other = decide(play, second, "accept", annotations=[{"annotation": made}])
    answer = take_back(play, accepted)
    assert (answer.status, answer.code) == (409, "built_on")
    assert take_back(play, other).body["status"] == "open"
    assert made in work_in(play)[0]
    assert take_back(play, accepted).body["status"] == "open"
    assert made not in work_in(play)[0]


@pytest.mark.parametrize("wrong", [{"explanation": "\x00"}, {"explanation": ["no"]}, {"kind": {"no": 1}}])
def test_what_cannot_be_said_of_annotations_that_are_there_is_refused(play: Play, wrong: dict[str, Any]) -> None:
    (finding,) = keep(play, opposed(play))
    ends = [play.say("9 August 1994"), play.say("10 August 1994", source=play.second)]
    said = {"annotations": [{"annotation": end["id"]} for end in ends], "seen_revision": 1, **wrong}
    answer = play.speakers["ada"].post(f"/findings/{finding['id']}/decisions/", {"decision": "accept", **said})
    assert (answer.status, list(answer.body["errors"])) == (400, list(wrong))
    assert findings(play) == [finding]
