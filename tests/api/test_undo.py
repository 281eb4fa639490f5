"""Undo and redo through the API: what leads back from what, for whom, and until when."""

from typing import Any
from uuid import uuid4

import pytest

from annotations.queries import undo as reach
from tests.actions.racing import fits
from tests.play import Play, done, path_of
from tests.replaying import rebuilt, stored
from tests.undoing import attempt, offered, take_back, try_taking_back

Thing = dict[str, Any]

# Where each deed leads when it is undone, and when that is undone; or the code of the refusal. `-`: they cannot do it.
# Written from the table of moves in design.md: what nobody's move leads back from stays.
TABLE = """
                      ada, an author         rosa, who reviews      maya, who manages
create                deleted   draft        deleted   draft        deleted   draft
revise                draft     draft        draft     draft        draft     draft
delete                draft     deleted      -         -            draft     deleted
restore               deleted   draft        -         -            deleted   draft
submit                draft     submitted    -         -            draft     submitted
withdraw              submitted draft        -         -            submitted draft
return                -         -            not_allowed -          submitted draft
reject                -         -            submitted rejected     submitted rejected
reopen_rejected       -         -            rejected  submitted    rejected  submitted
reopen_signed_off     -         -            no_way_back -          no_way_back -
sign_off              -         -            submitted no_way_back  submitted no_way_back
endorse               -         -            no_way_back -          no_way_back -
"""
PEOPLE = ("ada", "rosa", "maya")
ROWS = {
    row[0]: list(zip(row[1::2], row[2::2], strict=True))
    for line in TABLE.strip().splitlines()[1:]
    if (row := line.split())
}
BEFORE = {
    "submit": (),
    "delete": (),
    "revise": (),
    "withdraw": ("submit",),
    "restore": ("delete",),
    "return": ("submit",),
    "reject": ("submit",),
    "sign_off": ("submit",),
    "endorse": ("submit",),
    "reopen_rejected": ("submit", "reject"),
    "reopen_signed_off": ("submit", "sign_off"),
}
REVIEWER = "mona"


def ends(play: Play) -> list[Thing]:
    """Two that are signed off, so that what rests on them can be."""
    return [play.sign(play.say(quote, by="ben"), author="ben", by="rolf") for quote in ("213", "27")]


def make(play: Play, thing: str, rests_on: list[Thing], by: str) -> Thing:
    """A draft."""
    return play.say("1990-94", by=by) if thing == "annotation" else play.contradict(*rests_on, by=by)


def do(play: Play, by: str, deed: str, thing: Thing) -> Thing:
    """What somebody does to it."""
    if deed == "revise":
        field = "explanation" if "annotations" in thing else "note"
        return done(play.speakers[by].patch(path_of(thing), {field: "Said otherwise."}, seen=thing["revision"]), 200)
    move = {"endorse": "sign_off"}.get(deed, deed.partition("_")[0] if deed.startswith("reopen") else deed)
    return play.move(by, thing, move)


def where(play: Play, thing: Thing) -> str:
    """Where it stands."""
    answer = play.speakers["maya"].get(path_of(thing))
    return "deleted" if answer.status == 410 else str(answer.body["status"])


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("thing", ["annotation", "contradiction"])
def test_each_deed_leads_back_as_the_table_of_moves_says(play: Play, thing: str, person: str) -> None:
    rests_on = ends(play)
    column = PEOPLE.index(person)
    found = {}
    for deed, outcomes in ROWS.items():
        undone, _again = outcomes[column]
        if undone == "-":
            continue
        if deed == "endorse":
            maya, project = play.speakers["maya"], f"/projects/{play.project}/"
            two = {"two_reviewers": ["claim", "contradiction"]}
            done(maya.patch(project, two, seen=maya.get(project).body["revision"]), 200)
        if deed == "create":
            one = make(play, thing, rests_on, person)
        else:
            one = make(play, thing, rests_on, "ada")
            for before in BEFORE[deed]:
                one = do(play, REVIEWER if before in ("reject", "sign_off") else "ada", before, one)
            one = do(play, person, deed, one)
        found[deed] = (_led(play, person, "undo", one), "-" if undone in CODES else _led(play, person, "redo", one))
    assert found == {deed: row[column] for deed, row in ROWS.items() if row[column][0] != "-"}
    fits(play.project)


CODES = ("no_way_back", "not_allowed")


def _led(play: Play, person: str, what: str, thing: Thing) -> str:
    act = offered(play, person)[what]
    answer = try_taking_back(play, person, act["entry"], act["revision"])
    assert act["id"] == thing["id"]
    refusal = act["refusal"] and act["refusal"]["code"]
    assert refusal == (answer.body.get("code") if answer.status != 201 else None), (act, answer.body)
    assert answer.status in (201, 403, 409)
    return where(play, thing) if answer.status == 201 else answer.code


def test_what_was_edited_is_as_it_was_and_all_of_it_stays_in_the_ledger(play: Play) -> None:
    first = play.say("213", kind="statistic", value="213.0", counted="people", dating="1994~")
    changes = {"kind": "quote", "start": 0, "end": 3, "quote": "The", "note": "نص 👩‍👩‍👧", "details": {"speaker": "x"}}
    edited = done(play.speakers["ada"].patch(path_of(first), changes, seen=1), 200)
    back = take_back(play, "ada")
    same = ("kind", "start", "end", "quote", "prefix", "suffix", "note", "details")
    assert [back[name] for name in same] == [first[name] for name in same]
    again = take_back(play, "ada", "redo")
    assert [again[name] for name in same] == [edited[name] for name in same]
    told = [
        (entry["action"], entry["revision"], entry["cause"]) for entry in play.entries() if entry["id"] == first["id"]
    ]
    create = next(entry["sequence"] for entry in play.entries() if entry["id"] == first["id"])
    assert told == [("create", 1, None), ("revise", 2, None), ("revise", 3, create + 1), ("revise", 4, create + 2)]
    assert rebuilt(play.project) == stored(play.project)


def test_the_ends_and_the_resolution_of_a_contradiction_come_back(play: Play) -> None:
    one, other, third = (play.say(quote) for quote in ("213", "27", "186"))
    made = play.contradict(one, other, kind="figure")
    resolution = {"state": "preferred", "preferred": third["id"], "reason": "It is older."}
    changes = {"kind": "fact", "annotations": [third["id"], one["id"]], "resolution": resolution, "explanation": ""}
    edited = done(play.speakers["ada"].patch(path_of(made), changes, seen=1), 200)
    back = take_back(play, "ada")
    same = ("kind", "annotations", "resolution", "explanation")
    assert [back[name] for name in same] == [made[name] for name in same]
    again = take_back(play, "ada", "redo")
    assert [again[name] for name in same] == [edited[name] for name in same]
    fits(play.project)


def test_acts_are_undone_one_after_the_other_and_done_again_until_something_else_is_done(play: Play) -> None:
    one, other = play.say("213"), play.say("27")
    resting = play.contradict(one, other)
    for expected in (resting, other, one):
        assert offered(play, "ada")["undo"]["id"] == expected["id"]
        take_back(play, "ada")
    assert offered(play, "ada")["undo"] is None
    for expected in (one, other):
        assert offered(play, "ada")["redo"]["id"] == expected["id"]
        take_back(play, "ada", "redo")
    assert offered(play, "ada")["redo"]["id"] == resting["id"]
    play.say("186")
    assert offered(play, "ada")["redo"] is None
    take_back(play, "ada")
    assert offered(play, "ada")["undo"]["id"] == other["id"]


def test_what_followed_from_an_edit_of_mine_and_was_undone_with_it_does_not_stand_in_the_way(play: Play) -> None:
    one, other = play.say("213"), play.say("27")
    made = play.contradict(one, other)
    do(play, "ada", "revise", one)
    assert play.now(made)["revision"] == 2
    take_back(play, "ada")
    assert play.now(made)["revision"] == 3
    assert offered(play, "ada")["undo"]["id"] == made["id"]
    take_back(play, "ada")
    assert where(play, made) == "deleted"
    fits(play.project)


def test_a_sign_off_that_an_edit_ended_does_not_come_back_and_that_is_said(play: Play) -> None:
    signed = play.sign(play.say())
    done(play.speakers["ada"].patch(path_of(signed), {"note": "x"}, seen=3), 200)
    act = offered(play, "ada")["undo"]
    assert act["stays"] == "It is a draft now: the review that this ended does not come back by itself."
    assert take_back(play, "ada")["status"] == "draft"
    # That it was submitted was ended by the edit: nothing of it is left, and what came before is next.
    assert offered(play, "ada")["undo"]["action"] == "create"


def test_what_is_taken_back_of_a_review_has_a_reason(play: Play) -> None:
    signed = play.sign(play.say())
    assert take_back(play, "rosa")["status"] == "submitted"
    assert play.entries()[-1]["reason"] == "Whoever signed it off took that back."
    play.move("rosa", play.now(signed), "reject")
    act = offered(play, "rosa")["undo"]
    done(try_taking_back(play, "rosa", act["entry"], act["revision"], reason="Wrong key."), 201)
    assert play.entries()[-1]["reason"] == "Wrong key."


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
    do(play, who, deed, made)
    entries = play.entries()
    unseen = try_taking_back(play, "ada", act["entry"], act["revision"])
    assert (unseen.status, unseen.code) == (412, "stale")
    assert unseen.body["current"]["revision"] == 2 and why in unseen.body["detail"]
    seen = try_taking_back(play, "ada", act["entry"], 2)
    assert (seen.status, seen.code) == (409, "built_on") and why in seen.body["detail"]
    assert play.entries() == entries


def test_who_took_their_own_edit_back_has_still_been_there(play: Play) -> None:
    made = play.say()
    do(play, "ben", "revise", made)
    take_back(play, "ben")
    assert "ben edited it" in offered(play, "ada")["undo"]["refusal"]["detail"]


def test_a_change_of_an_end_stands_in_the_way_of_what_rests_on_it(play: Play) -> None:
    one, other = play.say("213"), play.say("27")
    play.contradict(one, other)
    do(play, "ben", "revise", one)
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
