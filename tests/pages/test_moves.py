"""Moves from pages: one at a time, and what is shown where they are refused."""

from typing import Any

import pytest
from django.test import Client

from tests.pages.visiting import visitor
from tests.play import Play, done
from tests.speaking import new_client

HTMX = {"HX-Request": "true"}


def place_of(thing: dict[str, Any]) -> str:
    """Where an annotation's or contradiction's moves are sent."""
    return f"/{'contradictions' if 'annotations' in thing else 'annotations'}/{thing['id']}/moves/"


def send(client: Client, thing: dict[str, Any], move: str, reason: str = "", htmx: bool = False, **more: Any) -> Any:
    """A move on the thing as it was last seen."""
    form = {"move": move, "reason": reason, "seen_revision": thing["revision"], **more}
    return client.post(place_of(thing), form, headers=HTMX if htmx else {})


def test_a_move_is_made_and_leads_on_to_where_the_form_says(play: Play) -> None:
    annotation = play.say()
    answer = send(visitor("ada"), annotation, "submit", next=f"/projects/{play.project}/mine/")
    assert (answer.status_code, answer.url) == (302, f"/projects/{play.project}/mine/")
    assert answer.headers["X-Saved"] == f"annotation:{annotation['id']}:moves"
    assert play.now(annotation)["status"] == "submitted"


def test_a_form_cannot_lead_to_another_server(play: Play) -> None:
    annotation = play.say()
    answer = send(visitor("ada"), annotation, "submit", next="https://elsewhere.example/")
    assert answer.url == f"/annotations/{annotation['id']}/"


def test_htmx_is_led_on_by_a_header(play: Play) -> None:
    answer = send(visitor("ada"), play.say(), "submit", htmx=True, next="/")
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/")


@pytest.mark.parametrize("move", ["return", "reject"])
@pytest.mark.parametrize("htmx", [False, True])
def test_without_a_reason_it_is_refused_beside_the_field(play: Play, move: str, htmx: bool) -> None:
    waiting = play.move("ada", play.say(), "submit")
    answer = send(visitor("rosa"), waiting, move, htmx=htmx)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in page
    assert ("<html" in page) is not htmx
    assert play.now(waiting)["revision"] == waiting["revision"]


def test_a_stale_move_shows_what_changed_meanwhile_and_keeps_the_reason(play: Play) -> None:
    seen = play.move("ada", play.say(dating="1990"), "submit")
    play.speakers["ben"].patch(f"/annotations/{seen['id']}/", {"details": {"dating": "1994"}}, seen=seen["revision"])
    again = play.move("ben", play.now(seen), "submit")
    answer = send(visitor("rosa"), seen, "return", "Not <em>dated</em> by this.")
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "1990</del>" in page.replace(" (1990)", "")
    assert "1994</ins>" in page.replace(" (1994)", "")
    assert '<b class="who">ben</b> edited it' in page
    assert "Not &lt;em&gt;dated&lt;/em&gt; by this." in page
    assert f'name="seen_revision" value="{again["revision"]}"' in page
    assert "data-refused" in page


def test_who_decides_again_on_what_is_there_now_is_heard(play: Play) -> None:
    seen = play.move("ada", play.say(), "submit")
    play.speakers["ben"].patch(f"/annotations/{seen['id']}/", {"note": "see page 2"}, seen=seen["revision"])
    now = play.move("ben", play.now(seen), "submit")
    assert send(visitor("rosa"), now, "return", "because").status_code == 302
    assert play.now(seen)["status"] == "draft"


def test_a_contradiction_is_not_signed_before_its_ends_and_the_page_leads_to_them(play: Play) -> None:
    ends = play.say(), play.say("9 August 1994")
    waiting = play.move("ada", play.contradict(*ends), "submit")
    answer = send(visitor("rosa"), waiting, "sign_off")
    assert answer.status_code == 409
    for end in ends:
        assert f'href="/annotations/{end["id"]}/"' in answer.content.decode()


def test_what_is_rested_on_is_not_deleted_and_the_page_leads_to_what_rests_on_it(play: Play) -> None:
    ends = play.say(), play.say("9 August 1994")
    contradiction = play.contradict(*ends)
    answer = send(visitor("ada"), ends[0], "delete")
    assert answer.status_code == 409
    assert f'href="/contradictions/{contradiction["id"]}/"' in answer.content.decode()


def test_ones_own_work_is_refused_with_what_was_typed(play: Play) -> None:
    own = play.move("rosa", play.say(by="rosa"), "submit")
    answer = send(visitor("rosa"), own, "return", "I know better now.")
    assert answer.status_code == 403
    assert "I know better now." in answer.content.decode()


def test_an_incomplete_draft_is_refused_with_what_is_missing_by_its_label(play: Play) -> None:
    answer = send(visitor("ada"), play.say("213", kind="statistic"), "submit")
    assert answer.status_code == 400
    assert "What is counted" in answer.content.decode()


def test_what_was_deleted_meanwhile_can_be_restored_from_the_refusal(play: Play) -> None:
    seen = play.say()
    play.move("ada", seen, "delete")
    answer = send(visitor("ada"), seen, "submit")
    assert answer.status_code == 410
    assert 'name="move" value="restore"' in answer.content.decode()


@pytest.mark.parametrize("who", ["otto", "remy"])
def test_what_cannot_be_seen_is_not_found(play: Play, who: str) -> None:
    assert send(visitor(who), play.say(), "submit").status_code == 404


def test_every_form_says_who_sends_it(play: Play) -> None:
    annotation = play.say()
    client = new_client(enforce_csrf_checks=True, raise_request_exception=True)
    client.login(username="ada", password="password-of-ada")
    page = client.get(f"/projects/{play.project}/mine/").content.decode()
    forms = [form for form in page.split("<form")[1:] if 'method="post"' in form.partition(">")[0]]
    assert len(forms) == 3, "signing out, submitting one, submitting all"
    assert all("csrfmiddlewaretoken" in form for form in forms)
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert send(client, annotation, "submit").status_code == 403
    assert send(client, annotation, "submit", csrfmiddlewaretoken=token).status_code == 302


def test_the_address_of_the_moves_leads_to_the_thing(play: Play) -> None:
    annotation = play.say()
    assert visitor("ada").get(place_of(annotation)).headers["Location"] == f"/annotations/{annotation['id']}/"
    assert done(play.speakers["ada"].get(f"/annotations/{annotation['id']}/"), 200)["revision"] == 1
