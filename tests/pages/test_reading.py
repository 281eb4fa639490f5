"""The reading room as the server answers it: the text, its passages, their cards, and their permanent pages."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.pages import reading
from tests.pages.visiting import BACKEND, visitor
from tests.play import FIRST, Play, done
from tests.speaking import new_client

HOSTILE = '<script>alert(1)</script> & "quoted" </p>\n\n\x0c form feed \u2028 and a last line 👩‍👩‍👧\n'


def lines_of(page: str) -> list[str]:
    """The text of a page, line by line, without its marks."""
    return [unescape(re.sub("<[^>]*>", "", line)) for line in re.findall(r'<p id="L\d+">(.*?)</p>', page, re.S)]


def page_of(client: Client, address: str, status: int = 200) -> str:
    """What a page says."""
    answer = client.get(address)
    assert answer.status_code == status, (answer.status_code, address)
    return answer.content.decode()


def test_the_text_stands_in_the_page_as_it_is_stored(play: Play) -> None:
    text = HOSTILE
    source = done(
        play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": "<b>bold</b>", "text": text}), 201
    )["id"]
    for address in (f"/sources/{source}/", f"/sources/{source}/marked/"):
        page = page_of(visitor("ada"), address)
        assert "\n".join(lines_of(page)) == text
        assert "<script>alert" not in page
        assert "<b>bold" not in page


def test_marks_stand_around_their_passages_and_lead_to_them(play: Play) -> None:
    play.say("work in 1990-94 and")
    play.say("1990-94 and proves", by="ben", kind="statistic")
    page = page_of(visitor("remy"), f"/sources/{play.first}/marked/")
    assert "<mark" not in page, "a reader sees no draft"
    page = page_of(visitor("rosa"), f"/sources/{play.first}/marked/")
    marks = re.findall(r'<mark class="kind-(\w+)"><a href="#passage-(\d)">(.*?)</a></mark>', page)
    assert marks == [("claim", "1", "work in "), ("overlap", "1", "1990-94 and"), ("statistic", "2", " proves")]
    assert "\n".join(lines_of(page)) == FIRST


def test_a_mark_over_a_line_end_is_one_mark_a_line(play: Play) -> None:
    play.say("9 August 1994.\nIt counts")
    page = page_of(visitor("ada"), f"/sources/{play.first}/marked/")
    assert re.findall(r"<mark[^>]*><a[^>]*>(.*?)</a></mark>", page) == ["9 August 1994.", "It counts"]
    assert "\n".join(lines_of(page)) == FIRST


def passages_in(client: Client, source: str, query: str = "") -> list[list[Any]]:
    """Rows of id, start, end, kind, status, revision, author (by number), mine, contradictions, said, waits."""
    return list(client.get(f"/sources/{source}/passages/{query}").json()["passages"])


def test_the_room_gets_what_is_seen_of_passages_and_what_rests_on_them(play: Play) -> None:
    first, second = play.say("1990-94"), play.say("213", by="ben", kind="statistic")
    contradiction = play.contradict(first, second)
    answer = visitor("ada").get(f"/sources/{play.first}/passages/").json()
    assert answer["passages"] == [
        [first["id"], first["start"], first["end"], "claim", "draft", 1, 0, True, [contradiction["id"]], "", False],
        [
            second["id"],
            second["start"],
            second["end"],
            "statistic",
            "draft",
            1,
            1,
            False,
            [contradiction["id"]],
            "",
            False,
        ],
    ]
    assert (answer["names"], answer["next"]) == (["ada", "ben"], None)
    assert answer["sequence"] == play.entries()[-1]["sequence"]
    assert passages_in(visitor("remy"), play.first) == []


def test_a_row_tells_in_short_what_is_said_of_the_passage(play: Play) -> None:
    play.say("1990-94", paraphrase="The work took five years.")
    play.say("213", kind="statistic", value="213", qualifier="at_least", counted="recruits")
    play.say("27 were", kind="statistic", low="20", high="30", unit="percent")
    play.say("proves", kind="quote", speaker="x" * 100)
    play.say("It counts", kind="translation_error")
    body = {"kind": "claim", "start": 0, "end": 3, "quote": "The", "note": "Compare the registry."}
    done(play.speakers["ada"].post(f"/sources/{play.first}/annotations/", body), 201)
    said = [row[9] for row in passages_in(visitor("ben"), play.first)]
    assert sorted(said) == sorted(
        ["The work took five years.", "at least 213 recruits", "20–30 percent", "x" * 80, "", "Compare the registry."]
    )


def test_a_row_tells_whether_the_passage_waits_for_whoever_looks(play: Play) -> None:
    submitted, draft = play.say("1990-94", by="ada"), play.say("1990-94", by="ada")
    play.move("ada", submitted, "submit")

    def waiting(who: str) -> list[str]:
        return [row[0] for row in passages_in(visitor(who), play.first) if row[10]]

    assert waiting("rosa") == waiting("maya") == [submitted["id"]]
    assert waiting("ada") == waiting("ben") == []
    assert draft["id"] not in waiting("rosa")
    maya = play.speakers["maya"]
    done(maya.post(f"/projects/{play.project}/assignments/", {"username": "maya", "source": play.first}), 201)
    assert (waiting("rosa"), waiting("maya")) == ([], [submitted["id"]])


def test_some_passages_are_asked_for_by_id_or_by_what_rests_on_them(play: Play) -> None:
    first, second, third = play.say("1990-94"), play.say("213"), play.say("27 were")
    contradiction = play.contradict(first, second)
    ada = visitor("ada")

    def found(query: str) -> list[str]:
        return [row[0] for row in passages_in(ada, play.first, f"?{query}")]

    assert found(f"id={third['id']}") == [third["id"]]
    assert found(f"contradiction={contradiction['id']}") == [first["id"], second["id"]]
    play.move("ada", third, "delete")
    assert found(f"id={third['id']}") == []
    assert found(f"id={play.say('1994', source=play.second, by='ben')['id']}") == [], "of another source"
    assert ada.get(f"/sources/{play.first}/passages/?id=nonsense").status_code == 400


def test_what_the_reader_looks_at_is_asked_for_by_its_place(play: Play) -> None:
    early, late = play.say("1990-94"), play.say("213", kind="statistic")
    contradiction = play.contradict(early, late)
    ada = visitor("ada")
    around_late = f"?from={late['start'] - 3}&to={late['start'] + 1}"
    assert [(row[0], row[8]) for row in passages_in(ada, play.first, around_late)] == [
        (late["id"], [contradiction["id"]])
    ]
    assert passages_in(ada, play.first, f"?from={early['end']}&to={late['start']}") == [], "half-open on both sides"
    for nonsense in ("?from=0", "?from=0&to=x", "?from=-1&to=5", "?after=x", f"?after={early['id']}"):
        assert ada.get(f"/sources/{play.first}/passages/{nonsense}").status_code == 400, nonsense


def test_many_passages_come_in_parts_that_make_the_whole(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PART", 2)
    # Three begin at one place: the first part ends among them.
    said = [play.say("1990-94", by=name) for name in ("ada", "ben", "maya")] + [play.say("213"), play.say("27 were")]
    contradiction = play.contradict(said[1], said[2])
    rows: list[list[Any]] = []
    after: str | None = ""
    while after is not None:
        answer: dict[str, Any] = visitor("rosa").get(f"/sources/{play.first}/passages/?after={after}").json()
        assert 0 < len(answer["passages"]) <= 2
        rows += answer["passages"]
        after = answer["next"]
    assert [row[0] for row in rows] == [one["id"] for one in sorted(said, key=lambda one: (one["start"], one["id"]))]
    assert {row[0] for row in rows if row[8] == [contradiction["id"]]} == {said[1]["id"], said[2]["id"]}


def test_pages_of_a_source_ask_the_database_no_more_for_many_passages_than_for_few(play: Play) -> None:
    ada = visitor("ada")
    addresses = [f"/sources/{play.first}/{rest}" for rest in ("", "marked/", "passages/")]

    def queries() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as captured:
                page_of(ada, address)
            counts.append(len(captured))
        return counts

    first = play.say()
    few = queries()
    for _ in range(4):
        play.contradict(first, play.say("213", by="ben"))
    assert queries() == few
    assert max(few) <= 12


def test_a_card_says_what_is_said_and_offers_what_the_reader_of_it_may_do(play: Play) -> None:
    made = play.say("1990-94", dating="1990/1994", attributed_to="<i>the ministry</i>")
    other = play.say("9 August 1994", by="ben", dating="1994-08-09")
    play.contradict(made, other)
    card = page_of(visitor("ada"), f"/annotations/{made['id']}/card/")
    assert "from 1990 to 1994" in card
    assert "&lt;i&gt;the ministry" in card
    assert "9 August 1994" in card
    assert 'value="submit"' in card
    assert 'value="sign_off"' not in card
    submitted = play.move("ada", made, "submit")
    card = page_of(visitor("rosa"), f"/annotations/{submitted['id']}/card/")
    assert 'value="sign_off"' in card
    assert 'value="withdraw"' not in card


def test_the_permanent_page_of_an_annotation_tells_its_story_and_how_to_cite_it(play: Play) -> None:
    made = play.say("1990-94", dating="1990/1994")
    submitted = play.move("ada", made, "submit")
    play.move("rosa", submitted, "return", "Name the decree.")
    page = page_of(visitor("ben"), f"/annotations/{made['id']}/")
    assert "Name the decree." in page
    assert "1990-94" in page
    assert f"/annotations/{made['id']}/" in page.split('id="citation"')[1]


def test_what_was_deleted_is_gone_but_its_page_tells_its_story_to_those_who_could_see_it(play: Play) -> None:
    made = play.say()
    play.move("ada", made, "delete")
    page = page_of(visitor("ada"), f"/annotations/{made['id']}/", 410)
    assert 'value="restore"' in page
    page_of(visitor("remy"), f"/annotations/{made['id']}/", 404)


def test_a_date_is_explained_or_refused_in_words(play: Play) -> None:
    ada = visitor("ada")
    assert ada.get("/dates/?written=1990/1994").json() == {"words": "from 1990 to 1994", "error": ""}
    refused = ada.get("/dates/?written=1990-94").json()
    assert refused["words"] == ""
    assert "1990/1994" in refused["error"]


def test_an_address_that_is_none_is_a_page_for_people_and_a_problem_for_programs(play: Play) -> None:
    page = visitor("ada").get("/no/such/page/")
    assert (page.status_code, page["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "My projects" in page.content.decode()
    problem = visitor("ada").get("/api/v1/no-such-thing/")
    assert (problem.status_code, problem["Content-Type"]) == (404, "application/problem+json")


def test_a_form_from_elsewhere_is_refused_on_a_page_with_a_way_on(play: Play) -> None:
    client = new_client(enforce_csrf_checks=True, raise_request_exception=True)
    client.force_login(get_user_model().objects.get(username="maya"), backend=BACKEND)
    answer = client.post("/projects/new/", {"name": "Forged"})
    assert answer.status_code == 403
    assert "nothing was done" in answer.content.decode()
