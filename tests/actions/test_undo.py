"""Undo under other hands: two tabs, somebody's edit, a process that dies; and all the way back and forth."""

import random
from typing import Any
from uuid import UUID

import pytest

from annotations.actions import undo
from annotations.models import Person
from tests.actions.racing import fits, race, statuses
from tests.play import Play, done, path_of
from tests.replaying import rebuilt, stored
from tests.speaking import Answer
from tests.undoing import offered, take_back, try_taking_back

Thing = dict[str, Any]
QUOTES = ("ministry", "1990-94", "9 August 1994", "213", "27", "186")


def test_of_two_tabs_that_undo_the_same_one_does(play: Play) -> None:
    play.say()
    act = offered(play, "ada")["undo"]

    def undone() -> Answer:
        return try_taking_back(play, "ada", act["entry"], act["revision"])

    first, second = race(play.project, undone, undone)
    assert (first.status, second.status, second.body["detail"]) == (
        201,
        412,
        "You deleted it after that. Take that back first.",
    )
    assert [entry["cause"] for entry in play.entries()].count(act["entry"]) == 1


@pytest.mark.parametrize("undo_first", [True, False])
def test_of_an_undo_and_somebody_elses_edit_the_second_is_refused(play: Play, undo_first: bool) -> None:
    made = play.say()
    done(play.speakers["ada"].patch(path_of(made), {"note": "mine"}, seen=1), 200)
    act = offered(play, "ada")["undo"]
    requests = [
        lambda: try_taking_back(play, "ada", act["entry"], act["revision"]),
        lambda: play.speakers["ben"].patch(path_of(made), {"note": "theirs"}, seen=2),
    ]
    first, second = race(play.project, *(requests if undo_first else requests[::-1]))
    assert statuses([first, second]) == [201 if undo_first else 200, 412]
    assert play.now(made)["note"] == ("" if undo_first else "theirs")


def test_nobody_contradicts_what_is_being_undone(play: Play) -> None:
    one, other = play.say("213"), play.say("27")
    act = offered(play, "ada")["undo"]
    assert act["id"] == other["id"]
    body = {"kind": "fact", "explanation": "x", "annotations": [one["id"], other["id"]]}
    answers = race(
        play.project,
        lambda: try_taking_back(play, "ada", act["entry"], act["revision"]),
        lambda: play.speakers["ben"].post(f"/projects/{play.project}/contradictions/", body),
    )
    assert [(answer.status, answer.body.get("code")) for answer in answers] == [(201, None), (409, "end_deleted")]


def test_an_undo_that_breaks_off_leaves_nothing(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = play.say("213"), play.say("27")
    play.contradict(one, other, by="ben")
    done(play.speakers["ada"].patch(path_of(one), {"note": "x"}, seen=1), 200)
    act, before = offered(play, "ada")["undo"], stored(play.project)

    def die(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr(undo, "taken_back", die)
        assert try_taking_back(play, "ada", act["entry"], act["revision"]).status == 500
    assert stored(play.project) == before
    take_back(play, "ada")
    fits(play.project)


def test_several_are_taken_back_the_latest_first_and_what_is_refused_stops_no_other(play: Play) -> None:
    one = play.move("ada", play.say("213"), "submit")
    other = play.say("27")
    play.contradict(one, other, by="ben")
    third = play.say("186")
    entries = {(entry["id"], entry["action"]): entry["sequence"] for entry in play.entries()}
    items = [
        (entries[one["id"], "create"], 2),
        (entries[one["id"], "submit"], 2),
        (entries[other["id"], "create"], 1),
        (entries[third["id"], "create"], 1),
    ]
    ada = Person.objects.get(project_id=play.project, name="ada").user
    assert ada is not None
    made = list(undo.take_back_many(ada, UUID(play.project), items))
    assert [(entry, getattr(outcome, "code", "done")) for entry, outcome in made] == [
        (entries[third["id"], "create"], "done"),
        (entries[other["id"], "create"], "rests_on_it"),
        (entries[one["id"], "submit"], "done"),
        (entries[one["id"], "create"], "rests_on_it"),
    ]


def said(play: Play) -> dict[Any, Any]:
    """What is said by all work, and where it stands, but for how often it was changed."""
    states = {
        key: dict(state) for key, state in stored(play.project).items() if key[0] in ("annotation", "contradiction")
    }
    return {key: state | {"revision": 0, "authors": []} for key, state in states.items()}


class Somebody:
    """Who does one thing after the other at random, as it is possible."""

    def __init__(self, play: Play, seed: int) -> None:
        self.play, self.random = play, random.Random(seed)
        self.things: list[Thing] = []

    def act(self) -> None:
        """The next thing."""
        there = [self.play.speakers["ada"].get(path_of(one)) for one in self.things]
        drafts = [answer.body for answer in there if answer.status == 200 and answer.body["status"] == "draft"]
        waiting = [answer.body for answer in there if answer.status == 200 and answer.body["status"] == "submitted"]
        gone = [answer.body["current"] for answer in there if answer.status == 410]
        ends = [one for one in drafts if "quote" in one]
        deed = self.random.choice(["tag", "edit", "edit", "contradict", "submit", "withdraw", "delete", "restore"])
        if deed == "edit" and drafts:
            self._edit(self.random.choice(drafts))
        elif deed == "contradict" and len(ends) > 1:
            self.things.append(self.play.contradict(*self.random.sample(ends, 2)))
        elif deed == "withdraw" and waiting:
            self.play.move("ada", self.random.choice(waiting), "withdraw")
        elif deed == "restore" and gone:
            self.play.try_move("ada", self.random.choice(gone), "restore")
        elif deed in ("submit", "delete") and drafts:
            self.play.try_move("ada", self.random.choice(drafts), deed)
        else:
            self.things.append(self.play.say(self.random.choice(QUOTES)))

    def _edit(self, thing: Thing) -> None:
        field = "note" if "quote" in thing else "explanation"
        changes: Thing = {field: f"Said for the {self.random.random()} time."}
        if "quote" in thing:
            changes["details"] = {"dating": self.random.choice(["1994", "1990/1994", "199X"])}
        done(self.play.speakers["ada"].patch(path_of(thing), changes, seen=thing["revision"]), 200)


def test_all_that_somebody_did_is_undone_and_done_again(play: Play, deep: bool) -> None:
    somebody, states = Somebody(play, random.randrange(2**32) if deep else 1), [said(play)]
    for _ in range(80 if deep else 14):
        somebody.act()
        if said(play) != states[-1]:
            states.append(said(play))
    back = 0
    while (act := offered(play, "ada")["undo"]) is not None and act["refusal"] is None:
        take_back(play, "ada")
        back += 1
        expected = states[len(states) - 1 - back]
        now = said(play)
        assert all(state["deleted"] for key, state in now.items() if key not in expected)
        # What was deleted while it waited comes back as a draft: it is there as it was said.
        assert {key: _without_standing(state) for key, state in now.items() if key in expected} == {
            key: _without_standing(state) for key, state in expected.items()
        }
    assert back == len(states) - 1
    for _ in range(back):
        take_back(play, "ada", "redo")
    assert said(play) == states[-1]
    assert offered(play, "ada")["redo"] is None
    assert rebuilt(play.project) == stored(play.project)
    fits(play.project)


def _without_standing(state: Thing) -> Thing:
    return {name: value for name, value in state.items() if name != "status"}
