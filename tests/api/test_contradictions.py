"""Contradictions: what they may rest on, what became of them, and what a change of an end does to them."""

from typing import Any

import pytest

from tests.play import Play, done, path_of
from tests.speaking import Answer

Thing = dict[str, Any]


@pytest.fixture
def ends(play: Play) -> tuple[Thing, Thing]:
    """A period in one source and a day in the other."""
    return play.say(dating="1990/1994"), play.say("10 August 1994", source=play.second, dating="1994-08-10")


def against(play: Play, *ids: object, by: str = "ada", **more: Any) -> Answer:
    """Set annotations against each other."""
    return play.speakers[by].post(f"/projects/{play.project}/contradictions/", {"annotations": list(ids), **more})


def test_ends_keep_the_order_given_and_may_be_of_several_sources(play: Play, ends: tuple[Thing, Thing]) -> None:
    first, second = ends
    third = play.say("213")
    for order in ([second["id"], first["id"], third["id"]], [third["id"], second["id"]]):
        made = done(against(play, *order), 201)
        assert made["annotations"] == play.now(made)["annotations"] == order
        assert made["resolution"] == {"state": "open", "preferred": None, "reason": ""}


def test_the_relation_follows_from_what_the_ends_say_now(play: Play, ends: tuple[Thing, Thing]) -> None:
    made = done(against(play, ends[0]["id"], ends[1]["id"], kind="dating"), 201)
    assert made["relation"] == "contains"
    done(play.speakers["ada"].patch(path_of(ends[0]), {"details": {"dating": "1991"}}, seen=1), 200)
    assert play.now(made)["relation"] == "disjoint"
    assert play.now(made)["revision"] == made["revision"] + 1
    other = done(against(play, ends[0]["id"], ends[1]["id"], kind="naming"), 201)
    assert other["relation"] == "cannot_tell"


def test_two_to_a_hundred_different_annotations_of_the_project_are_needed(
    play: Play, ends: tuple[Thing, Thing]
) -> None:
    one, two = ends[0]["id"], ends[1]["id"]
    stranger = "00000000-0000-4000-8000-000000000000"
    for ids in (
        [],
        [one],
        [one, one],
        [one, one.upper()],
        [one, stranger],
        [one, "x"],
        [one, 3],
        [two, None],
        [one, play.first],
    ):
        answer = against(play, *ids)
        assert (answer.status, list(answer.body["errors"])) == (400, ["annotations"]), ids
    answer = against(play, *(f"00000000-0000-4000-8000-{number:012}" for number in range(101)))
    assert (answer.status, list(answer.body["errors"])) == (400, ["annotations"])


def test_what_is_deleted_is_nothing_to_rest_on_and_what_is_rested_on_is_not_deleted(
    play: Play, ends: tuple[Thing, Thing]
) -> None:
    gone = play.move("ada", play.say("213"), "delete")
    assert against(play, ends[0]["id"], gone["id"]).body["code"] == "end_deleted"
    made = done(against(play, ends[0]["id"], ends[1]["id"]), 201)
    refused = play.speakers["ada"].delete(path_of(ends[0]), seen=1)
    assert (refused.status, refused.body["code"]) == (409, "rests_on_it")
    deleted = play.move("ada", made, "delete")
    end = done(play.speakers["ada"].delete(path_of(ends[0]), seen=1), 200)
    assert play.try_move("ada", deleted, "restore").body["code"] == "end_deleted"
    play.move("ada", end, "restore")
    assert play.move("ada", deleted, "restore")["status"] == "draft"


@pytest.mark.parametrize(
    "resolution",
    [
        {"state": "preferred"},
        {"state": "open", "preferred": "FIRST"},
        {"preferred": "FIRST"},
        {"state": "preferred", "preferred": "OTHER"},
        {"state": "preferred", "preferred": "x"},
        {"state": "settled"},
        {"reason": 3},
        [],
        "open",
    ],
)
def test_a_resolution_that_does_not_fit_is_refused(play: Play, ends: tuple[Thing, Thing], resolution: Any) -> None:
    if isinstance(resolution, dict) and resolution.get("preferred") in ("FIRST", "OTHER"):
        named = ends[0]["id"] if resolution["preferred"] == "FIRST" else play.say("213")["id"]
        resolution = resolution | {"preferred": named}
    answer = against(play, ends[0]["id"], ends[1]["id"], resolution=resolution)
    assert answer.status == 400
    assert all(field.startswith("resolution") for field in answer.body["errors"])


def test_an_edit_of_the_resolution_keeps_what_it_does_not_name(play: Play, ends: tuple[Thing, Thing]) -> None:
    made = done(against(play, ends[0]["id"], ends[1]["id"]), 201)
    path, ada = path_of(made), play.speakers["ada"]
    preferred = {"state": "preferred", "preferred": ends[1]["id"]}
    first = done(ada.patch(path, {"resolution": preferred}, seen=1), 200)
    second = done(ada.patch(path, {"resolution": {"reason": "It is a day."}}, seen=2), 200)
    assert first["resolution"] == preferred | {"reason": ""}
    assert second["resolution"] == preferred | {"reason": "It is a day."}
    third = play.say("213")
    refused = ada.patch(path, {"annotations": [ends[0]["id"], third["id"]]}, seen=3)
    assert list(refused.body["errors"]) == ["resolution.preferred"]
    opened = {"state": "open", "preferred": None}
    changed = done(ada.patch(path, {"annotations": [ends[0]["id"], third["id"]], "resolution": opened}, seen=3), 200)
    assert changed["annotations"] == [ends[0]["id"], third["id"]]
    assert changed["resolution"] == opened | {"reason": "It is a day."}


def test_nothing_incomplete_is_submitted(play: Play, ends: tuple[Thing, Thing]) -> None:
    made = done(against(play, ends[0]["id"], ends[1]["id"], resolution={"state": "reconciled"}), 201)
    answer = play.try_move("ada", made, "submit")
    assert (answer.status, answer.body["errors"].keys()) == (400, {"kind", "explanation", "resolution.reason"})


def test_it_is_signed_off_only_after_its_annotations(play: Play, ends: tuple[Thing, Thing]) -> None:
    submitted = play.move("ada", play.contradict(*ends), "submit")
    refused = play.try_move("rosa", submitted, "sign_off")
    assert (refused.status, refused.body["code"]) == (409, "end_not_signed_off")
    for end in ends:
        play.sign(end)
    assert play.move("rosa", play.now(submitted), "sign_off")["status"] == "signed_off"


@pytest.mark.parametrize("how", ["revise", "reopen"])
def test_an_end_that_is_no_longer_signed_off_unsettles_it(play: Play, ends: tuple[Thing, Thing], how: str) -> None:
    signed = [play.sign(end) for end in ends]
    contradiction = play.sign(play.contradict(*signed))
    if how == "revise":
        done(play.speakers["ben"].patch(path_of(signed[0]), {"note": "x"}, seen=3), 200)
    else:
        play.move("rosa", signed[0], "reopen")
    now = play.now(contradiction)
    assert (now["status"], now["revision"], now["authors"]) == ("submitted", 4, ["ada"])
    cause, entry = play.entries()[-2:]
    assert (cause["action"], entry["action"], entry["cause"]) == (how, "unsettle", cause["sequence"])
    assert play.try_move("rosa", contradiction, "reopen").body["code"] == "stale"


def test_an_author_of_an_end_may_review_the_contradiction(play: Play) -> None:
    ends = [play.sign(play.say(quote, by="rosa"), by="rolf", author="rosa") for quote in ("1990-94", "213")]
    assert play.sign(play.contradict(*ends), by="rosa")["status"] == "signed_off"
