"""Undo and redo through the API: what leads back from what, and for whom."""

from typing import Any

import pytest

from tests.actions.racing import fits
from tests.play import Play, done, path_of
from tests.replaying import rebuilt, stored
from tests.undoing import offered, revise, take_back, try_taking_back, where

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
        return revise(play, by, thing)
    move = {"endorse": "sign_off"}.get(deed, deed.partition("_")[0] if deed.startswith("reopen") else deed)
    return play.move(by, thing, move)


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
    revise(play, "ada", one)
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
