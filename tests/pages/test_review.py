"""The reviewer's queue, through the browser's forms, with htmx and without."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages.visiting import visitor
from tests.play import Play, done

HTMX = {"HX-Request": "true"}


def queue_of(play: Play) -> str:
    """Where the queue is."""
    return f"/projects/{play.project}/review/"


def desk(play: Play, who: str = "rosa", query: str = "") -> str:
    """What lies on the desk."""
    answer = visitor(who).get(queue_of(play) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def lying(page: str) -> str:
    """The id of the thing on the desk."""
    return page.partition('name="item" value="')[2].partition('"')[0]


def waiting(play: Play, *quotes: str, by: str = "ada") -> list[dict[str, Any]]:
    """Annotations that wait."""
    return [play.move(by, play.say(quote, by=by), "submit") for quote in quotes]


def decide(client: Client, play: Play, thing: dict[str, Any], move: str, reason: str = "", htmx: bool = False) -> Any:
    """A decision on the thing as it was last seen."""
    form = {"item": thing["id"], "seen_revision": thing["revision"], "move": move, "reason": reason}
    return client.post(queue_of(play), form, headers=HTMX if htmx else {})


def test_the_queue_begins_with_what_waits_longest_in_its_context(play: Play) -> None:
    first, _ = waiting(play, "27 were convicted", "213")
    page = desk(play)
    assert lying(page) == first["id"]
    assert "1 of 2" in page
    assert '<mark class="kind-claim">27 were convicted</mark>' in page
    assert "The ministry speaks of work in 1990-94 and proves it" in page
    assert "line 2" in page
    assert "I have read the passage in its source" in page


def test_a_decision_leads_on_to_the_next_and_the_address_keeps_the_place(play: Play) -> None:
    first, second, third = waiting(play, "1990-94", "213", "27")
    client = visitor("rosa")
    answer = decide(client, play, second, "sign_off")
    assert (answer.status_code, answer.url) == (302, f"{queue_of(play)}?item={third['id']}")
    page = client.get(answer.url).content.decode()
    assert lying(page) == third["id"]
    assert "2 of 2" in page
    assert decide(client, play, third, "reject", "no").url == queue_of(play)
    assert lying(desk(play)) == first["id"]


def test_htmx_gets_the_next_thing_alone_with_its_address_and_what_to_announce(play: Play) -> None:
    first, second = waiting(play, "1990-94", "213")
    answer = decide(visitor("rosa"), play, first, "return", "Which decree?", htmx=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert lying(page) == second["id"]
    assert answer.headers["HX-Push-Url"] == f"{queue_of(play)}?item={second['id']}"
    assert answer.headers["X-Saved"] == f"annotation:{first['id']}:review"
    assert 'data-announce="Returned to its authors. Next: 1 of 1."' in page
    assert play.now(first)["status"] == "draft"


def test_the_way_back_of_the_browser_gets_a_whole_page(play: Play) -> None:
    waiting(play, "213")
    answer = visitor("rosa").get(queue_of(play), headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert b"<html" in answer.content


def test_ones_own_work_is_not_in_the_queue_and_the_page_says_that_it_waits_for_others(play: Play) -> None:
    (own,) = waiting(play, "213", by="rosa")
    page = desk(play)
    assert "Nothing waits for you" in page
    assert "1 of your own" in page
    assert f'<a href="/projects/{play.project}/people/">Who can review here</a>' in page
    assert "somebody else reviews it" in desk(play, query=f"?item={own['id']}")
    answer = decide(visitor("rosa"), play, own, "return", "mine")
    assert answer.status_code == 403
    assert "mine" in answer.content.decode()


def test_a_missing_reason_is_asked_for_on_the_same_thing(play: Play) -> None:
    first, _ = waiting(play, "1990-94", "213")
    for htmx in (False, True):
        answer = decide(visitor("rosa"), play, first, "return", htmx=htmx)
        assert answer.status_code == 400
        assert 'aria-invalid="true"' in answer.content.decode()
        assert lying(answer.content.decode()) == first["id"]


def test_what_was_edited_meanwhile_is_shown_with_the_typed_reason_before_it_is_decided_again(play: Play) -> None:
    (seen,) = waiting(play, "213")
    play.speakers["ben"].patch(f"/annotations/{seen['id']}/", {"note": "see page 2"}, seen=seen["revision"])
    now = play.move("ben", play.now(seen), "submit")
    answer = decide(visitor("rosa"), play, seen, "return", "Of what?")
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "Of what?" in page
    assert "see page 2" in page
    assert '<b class="who">ben</b> edited it' in page
    assert f'name="seen_revision" value="{now["revision"]}"' in page
    assert decide(visitor("rosa"), play, now, "return", "Of what?").status_code == 302


def test_what_somebody_else_decided_meanwhile_is_said_and_the_typed_reason_is_shown(play: Play) -> None:
    seen, _ = waiting(play, "213", "27")
    play.move("rolf", seen, "sign_off")
    answer = decide(visitor("rosa"), play, seen, "return", "Of what?", htmx=True)
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "Of what?" in page
    assert '<b class="who">rolf</b> signed it off' in page
    assert "Go on with the queue" in page


def test_when_somebody_else_was_faster_the_queue_goes_on_elsewhere(play: Play) -> None:
    first, second, third = waiting(play, "1990-94", "213", "27")
    client = visitor("rosa")
    client.get(f"{queue_of(play)}?item={first['id']}")
    play.move("rolf", second, "sign_off")
    assert decide(client, play, first, "sign_off").url == f"{queue_of(play)}?item={third['id']}"


def test_a_returned_thing_comes_again_with_its_story_open(play: Play) -> None:
    (back,) = waiting(play, "213")
    assert '<details class="desk-story">' in desk(play)
    back = play.move("ada", play.move("rosa", back, "return", "Of what?"), "submit")
    page = desk(play)
    assert '<details class="desk-story" open>' in page
    assert "Of what?" in page


def test_a_contradiction_stands_with_all_its_ends_and_cannot_be_signed_before_them(play: Play) -> None:
    one = play.sign(play.say(dating="1990/1994"))
    other = play.move("ada", play.say("10 August 1994", source=play.second, dating="1994-08-10"), "submit")
    contradiction = play.move("ada", play.contradict(one, other), "submit")
    page = desk(play, query=f"?item={contradiction['id']}")
    assert "Another page" in page
    assert '<mark class="kind-claim">1990-94</mark>' in page
    assert '<mark class="kind-claim">10 August 1994</mark>' in page
    assert "the first contains the second" in page
    assert f'href="{queue_of(play)}?item={other["id"]}"' in page
    assert re.search(r'value="sign_off"[^>]* disabled', page)
    play.move("rosa", other, "sign_off")
    assert not re.search(r'value="sign_off"[^>]* disabled', desk(play, query=f"?item={contradiction['id']}"))


def test_details_note_and_source_of_the_thing_stand_in_words_and_are_escaped(play: Play) -> None:
    maya = play.speakers["maya"]
    maya.patch(f"/sources/{play.first}/", {"publisher": "<i>Press</i>", "published": "2015~"}, seen=1)
    said = play.say(dating="1990/1994", attributed_to="<script>x</script>")
    path = f"/annotations/{said['id']}/"
    said = done(play.speakers["ada"].patch(path, {"note": "<b>note</b>"}, seen=1), 200)
    play.move("ada", said, "submit")
    page = desk(play) + visitor("rosa").get(f"{queue_of(play)}all/").content.decode()
    assert "&lt;i&gt;Press&lt;/i&gt;" in page
    assert "&lt;script&gt;x" in page
    assert "&lt;b&gt;note&lt;/b&gt;" in page
    assert "<script>x" not in page
    assert "1990/1994" in page


@pytest.mark.parametrize("who", ["ada", "remy"])
def test_who_is_no_reviewer_is_told_so_and_decides_nothing(play: Play, who: str) -> None:
    (thing,) = waiting(play, "213", by="ben")
    assert "Only reviewers and managers" in desk(play, who)
    assert "Only reviewers and managers" in visitor(who).get(f"{queue_of(play)}all/").content.decode()
    assert decide(visitor(who), play, thing, "sign_off").status_code == {"ada": 403, "remy": 404}[who]


def test_what_is_of_another_project_is_not_found_here(play: Play) -> None:
    maya = play.speakers["maya"]
    other = done(maya.post("/projects/", {"name": "Another"}), 201)["id"]
    (thing,) = waiting(play, "213")
    assert visitor("maya").get(f"/projects/{other}/review/?item={thing['id']}").status_code == 404
    assert visitor("otto").get(queue_of(play)).status_code == 404
    form = {"item": thing["id"], "seen_revision": thing["revision"], "move": "sign_off"}
    assert visitor("maya").post(f"/projects/{other}/review/", form).status_code == 404
    assert play.now(thing)["status"] == "submitted"


def test_the_desk_takes_as_many_queries_for_a_long_queue_as_for_a_short_one(play: Play) -> None:
    client = visitor("rosa")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(queue_of(play))
        return len(queries)

    waiting(play, "213", "27")
    first = count()
    waiting(play, "213", "27", "1990-94", "186")
    assert count() <= first <= 22


def test_the_middle_of_a_long_text_is_shown_with_its_line(play: Play) -> None:
    text = "".join(f"Line {number} of a long text, with 👩‍👩‍👧 in it.\n" for number in range(1, 2_001))
    source = done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": "L", "text": text}), 201)
    start = text.index("Line 1500 ")
    body = {"kind": "claim", "start": start, "end": start + 9, "quote": "Line 1500"}
    said = done(play.speakers["ada"].post(f"/sources/{source['id']}/annotations/", body), 201)
    play.move("ada", said, "submit")
    page = desk(play)
    assert '<mark class="kind-claim">Line 1500</mark>' in page
    assert "line 1500" in page
    assert "Line 1495 of" in page
    assert "Line 1400 of" not in page


def test_every_link_of_the_desk_leads_somewhere(play: Play) -> None:
    waiting(play, "1990-94", "213", "27")
    client = visitor("rosa")
    page = desk(play).partition('id="desk"')[2]
    for address in set(re.findall(r'href="([^"]+)"', page)):
        assert client.get(urlsplit(address)._replace(fragment="").geturl()).status_code == 200, address
