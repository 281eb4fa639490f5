"""Findings on pages: worked through, accepted, dismissed; what was decided meanwhile, and what was typed, is kept."""

import re
from html import unescape
from typing import Any

from django.test import Client

from annotations.checks.finding import Finding, Noticed
from annotations.models import CheckRun
from tests.finding import claim_at, decide, findings, keep, opposed, passage
from tests.pages.visiting import visitor
from tests.play import FIRST, SECOND, Play, done

PART = {"HX-Request": "true"}


def listed(client: Client, play: Play, query: str = "") -> str:
    """The page of findings."""
    answer = client.get(f"/projects/{play.project}/findings/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def ids_in(page: str) -> list[str]:
    """Which findings it lists, in its order."""
    return re.findall(r'data-finding="([0-9a-f-]{36})"', page)


def send(client: Client, finding: dict[str, Any], decision: str, **typed: str) -> Any:
    """A form of a finding, as the list sends it."""
    body = {"decision": decision, "seen_revision": finding["revision"], **typed}
    return client.post(f"/findings/{finding['id']}/", body, headers=PART)


def test_what_asks_for_a_judgement_is_listed_first_and_the_rest_where_it_is_asked_for(play: Play) -> None:
    date, pair = keep(play, claim_at(play), opposed(play))
    ada = visitor("ada")
    assert ids_in(listed(ada, play)) == [pair["id"]]
    assert ids_in(listed(ada, play, "kind=any")) == [pair["id"], date["id"]]
    assert ids_in(listed(ada, play, "check=dates")) == [date["id"]]
    assert ids_in(listed(ada, play, f"kind=any&source={play.second}")) == [pair["id"]]
    assert ids_in(listed(ada, play, "status=dismissed")) == []
    assert ids_in(listed(ada, play, "kind=nonsense&source=nonsense&page=nonsense")) == [pair["id"]]


def test_a_number_of_findings_of_a_kind_leads_to_so_many(play: Play) -> None:
    keep(play, claim_at(play), opposed(play))
    (pair,) = findings(play, "kind=contradiction")
    decide(play, pair, "dismiss", reason="No.")
    page = listed(visitor("ada"), play, f"check=dates&status=dismissed&source={play.second}")
    (query,) = re.findall(r'<a href="\?([^"]+)"><span class="noticed-kind', page)
    assert ids_in(listed(visitor("ada"), play, query.replace("&amp;", "&"))) == [pair["id"]]


def test_a_finding_shows_both_its_passages_in_their_texts_and_says_why(play: Play) -> None:
    (pair,) = keep(play, opposed(play))
    page = listed(visitor("ada"), play)
    assert "The decree is of “9 August 1994” here and of “10 August 1994” there." in page
    assert page.count('<mark class="noticed-mark">') == 2
    assert f"/sources/{play.first}/#at-" in page
    assert f"/sources/{play.second}/#at-" in page
    assert pair["message"] in visitor("rosa").get(f"/findings/{pair['id']}/").content.decode()


def test_places_that_stand_together_are_shown_once_in_their_text(play: Play) -> None:
    near = (passage(play.first, FIRST, "1990-94"), passage(play.first, FIRST, "9 August 1994"))
    keep(play, opposed(play, kind=Noticed.TENSION, contradiction_kind=None, passages=near, values={}))
    page = listed(visitor("ada"), play)
    assert page.count('<blockquote class="passage"') == 1
    assert re.findall(r'<mark class="noticed-mark">([^<]+)</mark>', page) == ["1990-94", "9 August 1994"]
    (around,) = re.findall(r'<blockquote class="passage"[^>]*>(.*?)</blockquote>', page, re.DOTALL)
    assert unescape(re.sub(r"<[^>]+>", "", around)).strip("…") in FIRST


def test_as_long_as_checks_run_the_page_says_so_and_how_far_they_are(play: Play) -> None:
    page = listed(visitor("ada"), play)  # the sources of the play came in, and no worker has looked at them yet
    (run,) = CheckRun.objects.filter(project_id=play.project)
    assert f'id="run-{run.pk}"' in page
    assert "the checks are still at work" in page
    assert visitor("ada").post(f"/check-runs/{run.pk}/", {"seen_revision": run.revision}).status_code == 302
    page = listed(visitor("ada"), play)
    assert "the checks are still at work" not in page
    assert "Nothing here asks for a judgement." in page


def test_the_list_of_sources_says_how_many_findings_each_has_to_be_judged(play: Play) -> None:
    date, pair = keep(play, claim_at(play), opposed(play))

    def told(username: str) -> list[str]:
        page = visitor(username).get(f"/projects/{play.project}/").content.decode()
        return re.findall(r">(\d+ findings? to judge)<", page)

    assert date["kind"] == "claim"  # which asks for nothing
    assert told("ada") == ["1 finding to judge"] * 2
    decide(play, pair, "dismiss", reason="No.")
    assert told("ada") == []


def test_accepting_makes_a_draft_of_whoever_accepts_that_names_the_finding(play: Play) -> None:
    (pair,) = keep(play, opposed(play))
    answer = send(visitor("ada"), pair, "accept", becomes="contradiction", kind="dating", explanation="A day apart.")
    assert answer.status_code == 200
    assert "workbench:finding" in answer["HX-Trigger"]
    (made,) = play.speakers["maya"].get(f"/projects/{play.project}/contradictions/").body["results"]
    assert (made["explanation"], made["status"], len(made["annotations"])) == ("A day apart.", "draft", 2)
    assert pair["id"] in made["origin"]
    assert f"/contradictions/{made['id']}/" in answer.content.decode()
    assert ids_in(listed(visitor("ben"), play)) == []


def test_dismissing_takes_a_reason_and_what_was_typed_stays(play: Play) -> None:
    (pair,) = keep(play, opposed(play))
    answer = send(visitor("ada"), pair, "dismiss")
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in answer.content.decode()
    answer = send(visitor("ada"), pair, "dismiss", reason="One is the day it was signed.")
    assert answer.status_code == 200
    assert "One is the day it was signed." in answer.content.decode()
    assert ids_in(listed(visitor("ben"), play, "status=dismissed&kind=any")) == [pair["id"]]


def test_whoever_comes_second_sees_how_it_stands_and_loses_nothing(play: Play) -> None:
    (pair,) = keep(play, opposed(play))
    decide(play, pair, "dismiss", by="ben", reason="Both are right.")
    answer = send(visitor("ada"), pair, "accept", becomes="contradiction", kind="dating", explanation="Mine.")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Somebody else decided this" in page
    assert "Both are right." in page
    assert findings(play, "status=dismissed")[0]["id"] == pair["id"]


def test_a_decided_finding_can_be_opened_again(play: Play) -> None:
    (pair,) = keep(play, opposed(play))
    dismissed = decide(play, pair, "dismiss", reason="A mistake.")
    assert send(visitor("rosa"), dismissed, "reopen").status_code == 200
    assert ids_in(listed(visitor("ada"), play)) == [pair["id"]]


def test_what_was_accepted_is_taken_back_and_of_others_work_the_page_says_why_not(play: Play) -> None:
    (pair,) = keep(play, opposed(play))
    accepted = decide(play, pair, "accept", by="ben")
    refused = send(visitor("ada"), accepted, "reopen", take_back="yes")
    page = refused.content.decode()
    assert (refused.status_code, "Somebody else did this." in page, 'name="take_back"' in page) == (400, True, False)
    assert 'name="take_back"' in listed(visitor("ben"), play, "status=accepted&kind=any")
    answer = send(visitor("ben"), accepted, "reopen", take_back="yes")
    assert (answer.status_code, "data-accept" in answer.content.decode()) == (200, True)
    assert findings(play)[0]["status"] == "open"


def test_the_room_is_told_where_something_was_noticed_and_readers_are_not(play: Play) -> None:
    _date, pair = keep(play, claim_at(play), opposed(play))
    place = f"/sources/{play.first}/findings/"
    (row,) = visitor("ada").get(place).json()["rows"]
    assert (row[0], row[4]) == (pair["id"], "contradiction")
    assert visitor("remy").get(place).json()["rows"] == []


def test_the_page_names_languages_that_checks_know_no_words_of(play: Play) -> None:
    assert "Checks know no words" not in listed(visitor("ada"), play)
    for source, language in ((play.first, "de-AT"), (play.second, "ru")):
        done(play.speakers["ada"].patch(f"/sources/{source}/", {"language": language}, seen=1), 200)
    assert "Checks know no words of some languages here (de-AT)" in listed(visitor("ada"), play)


def test_without_scripts_a_finding_is_decided_on_its_own_page(play: Play) -> None:
    (date,) = keep(play, claim_at(play))
    body = {"decision": "accept", "becomes": "annotations", "seen_revision": date["revision"]}
    answer = visitor("ada").post(f"/findings/{date['id']}/", body)
    assert (answer.status_code, answer["Location"]) == (302, f"/findings/{date['id']}/")
    assert "the annotation it became" in visitor("ada").get(answer["Location"]).content.decode()


def test_what_holds_says_how_many_sources_agree_and_those_that_share_wording_count_once(play: Play) -> None:
    said = {"title": "A third page", "text": "The decree is of 10 August 1994, says a third."}
    third = done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", said), 201)["id"]
    texts = {play.first: FIRST, play.second: SECOND, third: said["text"]}
    days = {play.first: "9 August 1994", play.second: "10 August 1994", third: "10 August 1994"}

    def between(*sources: str, kind: Noticed) -> Finding:
        ends = tuple(passage(source, texts[source], days[source]) for source in sources)
        values = {"event": "decided", "about": "decree"} if kind is Noticed.HOLDS else {}
        return opposed(play, kind=kind, passages=ends, contradiction_kind=None, relation=None, values=values)

    (holds, _other) = keep(
        play, between(play.first, play.second, kind=Noticed.HOLDS), between(play.second, third, kind=Noticed.HOLDS)
    )
    page = f"/findings/{holds['id']}/"
    shown = " ".join(visitor("ada").get(page).content.decode().split())
    assert "3 sources say so; they count as 3 witnesses." in shown
    keep(play, between(play.first, third, kind=Noticed.DEPENDENCE))
    shown = " ".join(visitor("ada").get(page).content.decode().split())
    assert "3 sources say so; they count as 2 witnesses." in shown
