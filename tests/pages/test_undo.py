"""Undo on pages, without scripts: offered where something was done, and the list of what one did last."""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages.visiting import visitor
from tests.play import Play, done, path_of
from tests.undoing import offered, take_back

HTMX = {"HX-Request": "true"}
OFFER = re.compile(r'<form class="undo-offer.*?</form>', re.DOTALL)
FIELD = re.compile(r'name="(\w+)" value="([^"]*)"')


def followed(client: Client, answer: Any) -> str:
    """The page that an answer leads to."""
    assert answer.status_code == 302, answer.content.decode()
    return str(client.get(answer.url).content.decode())


def press(client: Client, play: Play, page: str) -> str:
    """Press the button that a page offers; the page after it."""
    (form,) = OFFER.findall(page)
    fields = dict(FIELD.findall(form))
    return followed(client, client.post(f"/projects/{play.project}/undo/", fields))


def test_a_move_is_undone_from_the_page_that_says_it_was_made(play: Play) -> None:
    made, ada = play.say(), visitor("ada")
    answer = ada.post(f"/annotations/{made['id']}/moves/", {"move": "submit", "seen_revision": 1})
    page = press(ada, play, followed(ada, answer))
    assert "Taken back." in page and f'href="/sources/{play.first}/' in page
    assert play.now(made)["status"] == "draft"


def test_a_contradiction_that_was_made_is_undone_from_its_page(play: Play) -> None:
    ends = [play.say("213")["id"], play.say("27")["id"]]
    ada = visitor("ada")
    form = {"annotations": ends, "kind": "figure", "explanation": "They differ."}
    page = followed(ada, ada.post(f"/projects/{play.project}/contradictions/new/", form))
    assert "Taken back." in press(ada, play, page)
    assert play.entries()[-1]["action"] == "delete"


def test_a_signature_is_taken_back_from_the_queue(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    rosa, queue = visitor("rosa"), f"/projects/{play.project}/review/"
    form = {"move": "sign_off", "seen_revision": 2, "item": waiting["id"]}
    part = rosa.post(queue, form, headers=HTMX).content.decode()
    assert dict(FIELD.findall(OFFER.findall(part)[0]))["next"] == f"{queue}?item={waiting['id']}"
    assert "Taken back." in press(rosa, play, part)
    assert play.now(waiting)["status"] == "submitted"


def test_what_cannot_be_undone_is_not_offered(play: Play) -> None:
    waiting = play.move("ada", play.say(), "submit")
    rosa = visitor("rosa")
    form = {"move": "return", "reason": "Why?", "seen_revision": 2}
    page = followed(rosa, rosa.post(f"/annotations/{waiting['id']}/moves/", form))
    assert not OFFER.findall(page)
    shown = rosa.get(f"/projects/{play.project}/undo/").content.decode()
    assert "To take this back is to submit it, which takes one of its authors or a manager" in shown


def test_somebody_elses_edit_is_told_and_changes_nothing(play: Play) -> None:
    made, ada = play.say(), visitor("ada")
    page = followed(ada, ada.post(f"/annotations/{made['id']}/moves/", {"move": "submit", "seen_revision": 1}))
    done(play.speakers["ben"].patch(path_of(made), {"note": "x"}, seen=2), 200)
    (form,) = OFFER.findall(page)
    answer = ada.post(f"/projects/{play.project}/undo/", dict(FIELD.findall(form)))
    assert answer.status_code == 412
    assert "ben edited it after that" in answer.content.decode()
    assert play.now(made)["revision"] == 3


def test_the_list_has_what_stands_what_stays_and_what_was_taken_back(play: Play) -> None:
    one, two, three = (play.say(quote) for quote in ("213", "27", "186"))
    done(play.speakers["ben"].patch(path_of(one), {"note": "x"}, seen=1), 200)
    take_back(play, "ada")
    page = visitor("ada").get(f"/projects/{play.project}/undo/").content.decode()
    standing, _, staying = page.partition("<details")
    assert "tagged “27” as claim" in standing and "tagged “213” as claim" not in standing
    assert "tagged “213” as claim" in staying and "ben edited it after that" in staying
    assert "You took this back last" in standing and "tagged “186” as claim" in standing.partition("</section>")[0]
    assert str(three["id"]) not in standing and str(two["id"]) in standing


def test_all_of_what_was_done_together_is_undone_together(play: Play) -> None:
    made = [play.say(quote) for quote in ("213", "27", "186")]
    ada, mine = visitor("ada"), f"/projects/{play.project}/mine/"
    page = followed(ada, ada.post(mine, {"item": [f"{one['id']}:1" for one in made]}))
    (link,) = re.findall(r'href="([^"]*/undo/\?from=\d+)"', page)
    items = re.findall(r'name="item" value="(\d+:\d+)" checked', ada.get(link).content.decode())
    assert len(items) == 3
    done(play.speakers["ben"].patch(path_of(made[0]), {"note": "x"}, seen=2), 200)
    answer = ada.post(f"/projects/{play.project}/undo/", {"item": items})
    shown = answer.content.decode()
    assert answer.status_code == 200 and "2 were taken back." in shown and "ben edited it after that" in shown
    assert [play.now(one)["status"] for one in made] == ["draft"] * 3
    assert play.entries()[-1]["cause"] == int(items[-2].partition(":")[0])


def test_nothing_chosen_is_said(play: Play) -> None:
    ada = visitor("ada")
    assert "Nothing was chosen." in followed(ada, ada.post(f"/projects/{play.project}/undo/", {}))
    assert ada.post(f"/projects/{play.project}/undo/", {"entry": "x"}).status_code == 404


def test_scripts_are_told_what_comes_next_and_what_to_paint(play: Play) -> None:
    one, other = play.say("213"), play.say("10 August 1994", source=play.second)
    play.contradict(one, other)
    ada, address = visitor("ada"), f"/projects/{play.project}/undo/next/"
    told = ada.get(f"{address}?source={play.second}", headers=HTMX).json()
    act = offered(play, "ada")["undo"]
    assert told["redo"] is None
    assert {name: told["undo"][name] for name in ("entry", "revision", "words", "refusal")} == {
        "entry": act["entry"],
        "revision": 1,
        "words": "flagged the contradiction “They differ.”",
        "refusal": None,
    }
    form = {"entry": act["entry"], "seen_revision": 1}
    assert ada.post(address, form, headers=HTMX).json() == {"passages": [one["id"], other["id"]]}
    again = ada.post(address, form, headers=HTMX)
    assert (again.status_code, again.json()) == (412, {"refusal": "You deleted it after that. Take that back first."})


def test_the_history_says_what_was_taken_back(play: Play) -> None:
    made = play.say()
    take_back(play, "ada")
    page = visitor("ada").get(f"/annotations/{made['id']}/").content.decode()
    assert "It took this back:" in page and "It followed from this:" not in page


def test_a_long_list_asks_no_more_of_the_database_than_a_short_one(play: Play) -> None:
    counts = []
    for quotes in (("213",), ("27", "186", "citizens", "speaks", "proves")):
        for quote in quotes:
            done(play.speakers["ben"].patch(path_of(play.say(quote)), {"note": "x"}, seen=1), 200)
            play.say(quote)
        ada = visitor("ada")
        with CaptureQueriesContext(connection) as queries:
            assert ada.get(f"/projects/{play.project}/undo/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] < 30
