"""Two sources beside each other as the server answers them, and what lies between them."""

from typing import Any

from tests.pages.contradicting import pair, text_of
from tests.pages.visiting import visitor
from tests.play import Play, done


def ties(play: Play, left: str, right: str, *, by: str = "ada", query: str = "") -> list[dict[str, Any]]:
    """What lies between two sources."""
    return list(visitor(by).get(f"/sources/{left}/beside/{right}/ties/{query}").json()["ties"])


def test_both_texts_stand_there_and_their_lines_are_told_apart(play: Play) -> None:
    page = text_of(visitor("remy"), f"/sources/{play.first}/beside/{play.second}/")
    assert '<p id="left-L1">The ministry speaks' in page
    assert '<p id="right-L1">A second text dates' in page
    assert "data-may-annotate" not in page
    assert text_of(visitor("ada"), f"/sources/{play.first}/beside/{play.first}/").count("data-may-annotate") == 2


def test_what_lies_between_them_has_its_ends_on_their_sides(play: Play) -> None:
    first, second = pair(play)
    other = play.say("10 August 1994", source=play.second)
    between = play.contradict(other, second, by="ben", kind=None, explanation="")
    within = play.contradict(first, second)
    (tie,) = ties(play, play.first, play.second)
    assert tie == {
        **{"id": between["id"], "kind": None, "status": "draft", "revision": 1, "author": "ben", "mine": False},
        **{"explanation": "", "left": [second["id"]], "right": [other["id"]]},
    }
    (mirrored,) = ties(play, play.second, play.first)
    assert (mirrored["left"], mirrored["right"]) == ([other["id"]], [second["id"]])
    (inside,) = ties(play, play.first, play.first)
    assert (inside["id"], inside["left"]) == (within["id"], [first["id"], second["id"]])
    assert ties(play, play.second, play.second) == []


def test_some_are_asked_for_by_id_and_what_is_gone_is_in_no_answer(play: Play) -> None:
    first, _ = pair(play)
    other = play.say("10 August 1994", source=play.second)
    kept, gone = play.contradict(first, other), play.contradict(other, first)
    play.move("ada", gone, "delete")
    assert [one["id"] for one in ties(play, play.first, play.second)] == [kept["id"]]
    assert ties(play, play.first, play.second, query=f"?id={gone['id']}") == []
    assert len(ties(play, play.first, play.second, query=f"?id={gone['id']}&id={kept['id']}")) == 1
    assert visitor("ada").get(f"/sources/{play.first}/beside/{play.second}/ties/?id=x").status_code == 400


def test_readers_see_only_what_is_signed_off(play: Play) -> None:
    first = play.sign(play.say("1990-94"))
    other = play.sign(play.say("10 August 1994", source=play.second))
    draft = play.contradict(first, other)
    assert ties(play, play.first, play.second, by="remy") == []
    play.sign(draft)
    assert [one["id"] for one in ties(play, play.first, play.second, by="remy")] == [draft["id"]]


def test_nothing_stands_beside_a_source_of_another_project(play: Play) -> None:
    maya = play.speakers["maya"]
    elsewhere = done(maya.post("/projects/", {"name": "Elsewhere"}), 201)["id"]
    source = done(maya.post(f"/projects/{elsewhere}/sources/", {"title": "There", "text": "There."}), 201)["id"]
    assert visitor("maya").get(f"/sources/{play.first}/beside/{source}/").status_code == 404
    assert visitor("maya").get(f"/sources/{play.first}/beside/{source}/ties/").status_code == 404


def test_what_contradicts_a_source_is_offered_first_to_be_read_beside_it(play: Play) -> None:
    maya = play.speakers["maya"]
    first = f"/projects/{play.project}/sources/"
    quiet = done(maya.post(first, {"title": "A page that nothing contradicts", "text": "Quiet."}), 201)["id"]
    play.contradict(play.say("1990-94"), play.say("10 August 1994", source=play.second))
    page = text_of(visitor("ada"), f"/sources/{play.first}/beside/")
    contradicting, silent = (f"/sources/{play.first}/beside/{other}/" for other in (play.second, quiet))
    assert page.index(contradicting) < page.index("1 contradiction") < page.index(silent)
    found = text_of(visitor("ada"), f"/sources/{play.first}/beside/?text=nothing")
    assert contradicting not in found
    assert silent in found


def test_a_contradiction_has_a_card_for_the_panel_with_what_may_be_done(play: Play) -> None:
    contradiction = play.contradict(*pair(play))
    card = text_of(visitor("ada"), f"/contradictions/{contradiction['id']}/card/")
    assert f'data-contradiction="{contradiction["id"]}"' in card
    assert 'value="submit"' in card
    assert "the first contains the second" in card
    reader = visitor("remy").get(f"/contradictions/{contradiction['id']}/card/")
    assert reader.status_code == 404, "a reader sees no draft"


def test_the_room_is_told_what_was_done_and_stays_where_it_is(play: Play) -> None:
    contradiction = play.contradict(*pair(play))
    move = {"move": "submit", "seen_revision": 1, "next": "room"}
    ada = visitor("ada")
    answer = ada.post(f"/contradictions/{contradiction['id']}/moves/", move, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert "HX-Redirect" not in answer.headers
    assert contradiction["id"] in answer.headers["HX-Trigger"]
    assert "Submitted for review." not in text_of(ada, f"/projects/{play.project}/"), "it was told in the room"
