"""The queue hands out work: who looks at what is shown, asked about before somebody else decides, and given back."""

import re
from typing import Any

import pytest
from django.test import Client

from annotations.models import Lease
from tests.api.test_two_reviewers import ask_two
from tests.pages.test_review import HTMX, decide, lying, queue_of, waiting
from tests.pages.visiting import visitor
from tests.play import Play, done

LOOKS = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Mode": "navigate"}


def look(who: str, play: Play, query: str = "", **headers: str) -> str:
    """What a person sees who opens the queue in a browser."""
    answer = visitor(who).get(queue_of(play) + query, headers=headers or LOOKS)
    assert answer.status_code == 200
    return answer.content.decode()


def holders() -> dict[str, str]:
    """Who looks at what, by the thing."""
    return {str(lease.thing_id): lease.person.name for lease in Lease.objects.select_related("person")}


def beat(client: Client, play: Play, thing: dict[str, Any], **more: str) -> Any:
    """What the page sends as long as somebody works at it, and when it is left."""
    return client.post(f"{queue_of(play)}lease/", {"item": thing["id"], **more}, headers=HTMX)


def test_two_who_open_the_queue_get_different_things(play: Play) -> None:
    first, second = waiting(play, "1990-94", "213")
    assert lying(look("rosa", play)) == first["id"]
    assert lying(look("rolf", play)) == second["id"]
    assert lying(look("rosa", play)) == first["id"]
    assert holders() == {first["id"]: "rosa", second["id"]: "rolf"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Dest": "document", "Sec-Purpose": "prefetch;prerender"},
        {"Sec-Fetch-Dest": "document", "Purpose": "prefetch"},
        {"Sec-Fetch-Dest": "empty"},
    ],
    ids=["no browser", "prerendered", "prefetched", "fetched"],
)
def test_what_is_fetched_without_a_person_takes_nothing(play: Play, headers: dict[str, str]) -> None:
    (thing,) = waiting(play, "213")
    answer = visitor("rosa").get(queue_of(play), headers=headers)
    assert lying(answer.content.decode()) == thing["id"]
    assert visitor("rosa").head(queue_of(play), headers=LOOKS).status_code == 200
    assert holders() == {}


def test_a_decision_takes_the_next_and_leaves_out_what_others_look_at(play: Play) -> None:
    first, second, third = waiting(play, "1990-94", "213", "27")
    look("rosa", play)
    look("rolf", play)
    answer = decide(visitor("rosa"), play, first, "sign_off")
    assert answer.url == f"{queue_of(play)}?item={third['id']}"
    assert holders() == {second["id"]: "rolf", third["id"]: "rosa"}


def test_when_others_look_at_all_that_is_left_the_queue_says_who(play: Play) -> None:
    (thing,) = waiting(play, "213")
    look("rosa", play)
    page = look("rolf", play)
    assert "Others are looking at what is left" in page
    assert re.search(r"rosa is looking at this until <time", page)
    assert f'href="{queue_of(play)}?item={thing["id"]}"' in page
    assert "Nothing waits for you" not in page


def test_what_somebody_else_looks_at_is_asked_about_before_it_is_decided(play: Play) -> None:
    (thing,) = waiting(play, "213")
    look("rosa", play)
    page = look("rolf", play, f"?item={thing['id']}")
    assert "rosa is looking at this until" in page
    assert 'name="although"' in page
    client = visitor("rolf")
    answer = decide(client, play, thing, "return", "Of what?")
    assert answer.status_code == 409
    assert "rosa is looking at this." in answer.content.decode()
    assert "Of what?" in answer.content.decode()
    form = {"item": thing["id"], "seen_revision": thing["revision"], "move": "return", "reason": "Of what?"}
    assert client.post(queue_of(play), {**form, "although": "held"}).status_code == 302
    assert play.now(thing)["status"] == "draft"


def test_whoever_holds_it_is_not_asked(play: Play) -> None:
    (thing,) = waiting(play, "213")
    look("rosa", play)
    assert 'name="although"' not in look("rosa", play)
    assert decide(visitor("rosa"), play, thing, "sign_off").status_code == 302


def test_leaving_gives_it_back_and_a_beat_takes_it_again(play: Play) -> None:
    (thing,) = waiting(play, "213")
    client = visitor("rosa")
    look("rosa", play)
    assert beat(client, play, thing, leaves="1").status_code == 204
    assert holders() == {}
    assert "data-free" not in beat(client, play, thing).content.decode()
    assert holders() == {thing["id"]: "rosa"}


def test_a_beat_says_that_somebody_else_looks_at_it_or_has_decided(play: Play) -> None:
    (thing,) = waiting(play, "213")
    look("rolf", play)
    assert "rolf is looking at this until" in beat(visitor("rosa"), play, thing).content.decode()
    assert holders() == {thing["id"]: "rolf"}
    play.move("rolf", thing, "sign_off")
    assert "This does not wait any more." in beat(visitor("rosa"), play, thing).content.decode()


@pytest.mark.parametrize(("who", "status"), [("ada", 200), ("remy", 404), ("otto", 404)])
def test_nobody_holds_what_they_may_not_decide(play: Play, who: str, status: int) -> None:
    (thing,) = waiting(play, "213")
    assert beat(visitor(who), play, thing).status_code == status
    assert holders() == {}


def test_who_looks_at_it_stands_on_its_card_its_page_and_in_the_list(play: Play) -> None:
    (thing,) = waiting(play, "213")
    look("rosa", play)
    places = (f"/annotations/{thing['id']}/", f"/annotations/{thing['id']}/card/", f"{queue_of(play)}all/")
    for place in places:
        assert "rosa is looking at this until" in visitor("rolf").get(place).content.decode(), place
        assert "is looking at this" not in visitor("rosa").get(place).content.decode(), place
    assert "data-held" in visitor("rolf").get(places[2]).content.decode()


def test_whose_it_is_stands_on_its_pages_and_they_may_decide_who_are_not_asked_to(play: Play) -> None:
    (thing,) = waiting(play, "213")
    said = {"username": "rosa", "source": play.first}
    done(play.speakers["maya"].post(f"/projects/{play.project}/assignments/", said), 201)
    assert "Nothing waits for you" in look("rolf", play)
    assert f"choose-{thing['id']}" not in visitor("rolf").get(f"{queue_of(play)}all/").content.decode()
    for place in (
        f"{queue_of(play)}?item={thing['id']}",
        f"{queue_of(play)}all/?assigned=all",
        f"/annotations/{thing['id']}/",
    ):
        assert "assigned to rosa" in visitor("rolf").get(place).content.decode(), place
    assert "assigned to you" in visitor("rosa").get(queue_of(play)).content.decode()
    assert decide(visitor("rolf"), play, thing, "sign_off").status_code == 302
    assert play.now(thing)["status"] == "signed_off"


def test_the_desk_says_who_signed_first_and_offers_no_second_signature_to_them(play: Play) -> None:
    ask_two(play, "claim")
    (thing,) = waiting(play, "213")
    page = look("rosa", play)
    assert "you would be the first" in page
    assert "Sign as the first of two" in page
    answer = decide(visitor("rosa"), play, thing, "sign_off", htmx=True)
    assert "Signed; it waits for a second reviewer." in answer.content.decode()
    assert "1 that you signed, which waits for a second reviewer" in answer.content.decode()
    mine = look("rosa", play, f"?item={thing['id']}")
    assert 'value="sign_off"' not in mine
    assert 'value="return"' in mine
    theirs = visitor("rolf").get(queue_of(play)).content.decode()
    assert "Signed by rosa, waits for a second reviewer" in theirs
    assert "rosa signed it first" in theirs
    for place in (f"/annotations/{thing['id']}/", f"/annotations/{thing['id']}/card/"):
        assert "Signed by rosa" in visitor("ada").get(place).content.decode()
        assert 'value="sign_off"' not in visitor("rosa").get(place).content.decode()
        assert 'value="sign_off"' in visitor("rolf").get(place).content.decode()
    assert "Signed by rosa" in visitor("ada").get(f"/projects/{play.project}/mine/").content.decode()
    again = play.now(thing)
    answer = decide(visitor("rosa"), play, again, "sign_off")
    assert answer.status_code == 409
    assert "it takes a second reviewer" in answer.content.decode()


def test_the_list_tells_what_was_signed_first_from_what_was_signed_off(play: Play) -> None:
    ask_two(play, "claim")
    things = [*waiting(play, "213"), play.move("ada", play.say("27", kind="quote"), "submit")]
    chosen = [f"{thing['id']}:{thing['revision']}" for thing in things]
    answer = visitor("rosa").post(
        f"{queue_of(play)}all/", {"item": chosen, "move": "sign_off", "reason": ""}, follow=True
    )
    assert "1 signed off. 1 signed; it waits for a second reviewer." in answer.content.decode()


def test_two_reviewers_are_asked_for_on_the_page_about_the_project(play: Play) -> None:
    about, client = f"/projects/{play.project}/about/", visitor("maya")
    form = {"name": "Dates", "seen_revision": 1, "two_reviewers": ["", "claim", "contradiction"]}
    assert client.post(about, form).status_code == 302
    assert done(play.speakers["maya"].get(f"/projects/{play.project}/"), 200)["two_reviewers"] == [
        "claim",
        "contradiction",
    ]
    page = client.get(about).content.decode()
    assert re.findall(r'name="two_reviewers" value="([a-z_]+)" checked', page) == ["claim", "contradiction"]
    assert "Claim, Contradiction" in visitor("rosa").get(about).content.decode()
    assert client.post(about, {"seen_revision": 2, "two_reviewers": ["", "nonsense"]}).status_code == 400
    stale = client.post(about, {"seen_revision": 1, "two_reviewers": ["", "quote"]})
    assert stale.status_code == 412
    assert 'value="claim contradiction"' in stale.content.decode()
    assert client.post(about, {"seen_revision": 2, "two_reviewers": "claim contradiction"}).status_code == 302
    assert client.post(about, {"seen_revision": 2, "two_reviewers": ""}).status_code == 302
    assert done(play.speakers["maya"].get(f"/projects/{play.project}/"), 200)["two_reviewers"] == []
