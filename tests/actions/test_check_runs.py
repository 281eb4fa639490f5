"""Runs of checks: what they give is kept once, people's decisions stay, and a run is cancelled or taken up between two
sources.
"""

import json
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from annotations.actions import found
from annotations.actions.check_runs import MOST_QUEUED
from annotations.checks.reading import MOST, Reading
from annotations.jobs import checks as job
from annotations.jobs.checks import reading_of
from annotations.models import CheckRun, Finding, FindingDecision, FindingPassage
from annotations.queries.comparable import comparable
from tests.finding import Looking, Opposing, ask, decide, findings, run
from tests.play import FIRST, Play, done
from tests.racing import at_once


def rows() -> list[Any]:
    """All that is stored of findings, and which transaction last wrote each."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, xmin::text FROM annotations_finding ORDER BY id")
        written = cursor.fetchall()
    return [
        written,
        *(list(model.objects.order_by("pk").values()) for model in (FindingPassage, FindingDecision, Finding)),
    ]


def queued() -> list[tuple[str, dict[str, Any], str]]:
    """Jobs of runs that wait: their run, and that there is one at a time in a project."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, args, lock FROM procrastinate_jobs WHERE task_name LIKE '%%checks%%' ORDER BY id"
        )
        return [(name, args if isinstance(args, dict) else json.loads(args), lock) for name, args, lock in cursor]


def test_a_run_gives_what_the_checks_notice_in_each_source_and_between_them(play: Play, looking: Looking) -> None:
    shown = run(play)
    assert (shown["progress"], shown["cause"], shown["asked_by"]) == ({"done": 4, "total": 4}, "asked", "ada")
    given = findings(play)
    assert shown["given"] == len(given) == 3
    assert {(one["check"], one["passages"][0]["quote"]) for one in given} == {
        ("looking", "1990-94"),
        ("looking", "213"),
        ("opposing", "9 August 1994"),
    }
    assert given[0]["passages"][0]["start"] == FIRST.index("1990-94")


def test_sources_that_come_in_are_checked_together_until_somebody_begins(play: Play, looking: Looking) -> None:
    (arrived,) = done(play.speakers["maya"].get(f"/projects/{play.project}/check-runs/"), 200)["results"]
    assert (arrived["cause"], arrived["status"], arrived["asked_by"]) == ("arrival", "queued", "maya")
    assert arrived["sources"] == [play.first, play.second]
    name, args, lock = queued()[0]
    assert (name, args) == ("annotations.jobs.checks.check_sources", {"run_id": arrived["id"]})
    assert play.project in lock
    job.check_sources(run_id=arrived["id"])
    assert len(findings(play)) == 3
    body = {"title": "A third page", "text": "Work went on in 1990-94."}
    third = done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", body), 201)["id"]
    (later, *_) = done(play.speakers["maya"].get(f"/projects/{play.project}/check-runs/"), 200)["results"]
    assert (later["sources"], later["status"]) == ([third], "queued")


def test_sources_that_are_not_kept_are_not_checked_either(play: Play) -> None:
    before = queued()
    body = {"title": "", "text": "No title."}
    assert play.speakers["maya"].post(f"/projects/{play.project}/sources/", body).status == 400
    assert queued() == before


def test_another_day_of_publication_is_another_reading(play: Play, looking: Looking) -> None:
    ada = play.speakers["ada"]
    done(ada.patch(f"/sources/{play.first}/", {"publisher": "The ministry"}, seen=1), 200)
    assert CheckRun.objects.count() == 1
    done(ada.patch(f"/sources/{play.first}/", {"published": "1999-05"}, seen=2), 200)
    latest = CheckRun.objects.order_by("-created").first()
    assert latest is not None
    assert (latest.cause, latest.sources) == ("provenance", [UUID(play.first)])


def test_the_same_run_twice_changes_nothing(play: Play, looking: Looking) -> None:
    run(play)
    decide(play, findings(play)[0], "dismiss", reason="why")
    before = rows()
    assert run(play)["given"] == 3
    assert rows() == before


def test_of_one_check_in_one_source_the_first_findings_are_kept_and_the_run_says_that_there_were_more(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "MOST_FINDINGS", 2)
    looking.words = ["1990-94", "213", "decree"]
    shown = run(play, play.first)
    assert [one["passages"][0]["quote"] for one in findings(play)] == ["1990-94", "213"]
    assert (shown["given"], shown["cut"]) == (2, [{"source": play.first, "check": looking.NAME}])
    monkeypatch.setattr(job, "MOST_FINDINGS", 3)
    assert run(play, play.first)["cut"] == []
    assert len(findings(play)) == 3


def test_a_run_says_where_a_check_looked_at_a_part_only(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_more_than_is_looked_at(source: UUID) -> Reading:
        reading = reading_of(source)
        reading.first_of(looking.NAME, range(MOST + 1))
        return reading

    assert run(play, play.first)["cut"] == []
    monkeypatch.setattr(job, "reading_of", with_more_than_is_looked_at)
    assert run(play, play.first)["cut"] == [{"source": play.first, "check": looking.NAME}]


def test_what_people_decided_stays_over_a_run_that_says_it_in_other_words(play: Play, looking: Looking) -> None:
    run(play)
    one, other, _ = findings(play)
    decide(play, one, "dismiss", reason="A page number.")
    decide(play, other, "accept")
    looking.message = "Here stands “{}”."
    run(play)
    first, second, _ = findings(play)
    assert [(first["id"], first["status"]), (second["id"], second["status"])] == [
        (one["id"], "dismissed"),
        (other["id"], "accepted"),
    ]
    assert first["decisions"][0]["reason"] == "A page number."
    assert (first["message"], first["revision"]) == ("Here stands “1990-94”.", 3)
    assert len(findings(play, "current=any")) == 3


def test_whoever_decided_on_other_words_is_told(play: Play, looking: Looking) -> None:
    run(play)
    finding = findings(play)[0]
    looking.message = "Here stands “{}”."
    run(play)
    body = {"decision": "accept", "seen_revision": finding["revision"]}
    answer = play.speakers["ada"].post(f"/findings/{finding['id']}/decisions/", body)
    assert (answer.status, answer.body["current"]["message"]) == (412, "Here stands “1990-94”.")


def test_what_is_given_no_longer_is_not_current_and_comes_back(play: Play, looking: Looking) -> None:
    run(play)
    kept = decide(play, findings(play)[0], "dismiss", reason="why")
    looking.words = ["213"]
    run(play)
    assert [one["passages"][0]["quote"] for one in findings(play, "check=looking")] == ["213"]
    (gone,) = findings(play, "current=false")
    assert (gone["id"], gone["status"], gone["is_current"]) == (kept["id"], "dismissed", False)
    assert gone["ceased"] is not None
    looking.words = ["1990-94", "213"]
    run(play)
    assert findings(play, "current=false") == []
    assert findings(play, "status=dismissed")[0]["ceased"] is None


def test_a_run_over_one_source_leaves_what_others_gave(play: Play, looking: Looking) -> None:
    run(play)
    looking.words = []
    run(play, play.second)
    assert looking.seen[-1] == play.second
    assert len(findings(play)) == 3
    run(play, play.first)
    assert [one["check"] for one in findings(play)] == ["opposing"]


def test_archived_sources_are_not_checked(play: Play, looking: Looking) -> None:
    done(play.speakers["maya"].patch(f"/sources/{play.second}/", {"archived": True}, seen=1), 200)
    assert run(play)["sources"] == [play.first]
    assert {one["check"] for one in findings(play)} == {"looking"}


def test_a_check_that_is_off_gives_nothing_and_what_it_gave_is_not_current(play: Play, looking: Looking) -> None:
    run(play)
    for name in ("looking", "opposing"):
        path = f"/projects/{play.project}/checks/{name}/"
        done(play.speakers["maya"].patch(path, {"is_on": False}, seen=1), 200)
    assert len(findings(play)) == 3
    run(play)
    assert findings(play) == []


def test_a_setting_shows_at_the_next_run(play: Play, looking: Looking) -> None:
    looking.words = ["1"]
    run(play)
    assert len(findings(play, "check=looking&source=" + play.first)) == 3
    path = f"/projects/{play.project}/checks/looking/"
    done(play.speakers["maya"].patch(path, {"settings": {"most": 1}}, seen=1), 200)
    run(play)
    assert len(findings(play, "check=looking&source=" + play.first)) == 1


def test_thousands_of_findings_of_one_source_are_kept_in_pieces(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "PIECE", 7)
    looking.words = [FIRST[start : start + 2] for start in range(0, len(FIRST) - 2)]
    run(play, play.first)
    given = findings(play, "limit=1000&check=looking")
    assert len(given) > 100
    assert all(FIRST[at["start"] : at["end"]] == at["quote"] for one in given for at in one["passages"])
    before = rows()
    run(play, play.first)
    assert rows() == before


RUNS: list[Any] = [[], "all", [1], ["x"], ["00000000-0000-4000-8000-000000000000"]]


@pytest.mark.parametrize("sources", RUNS)
def test_a_run_over_what_is_not_there_is_refused(play: Play, sources: Any) -> None:
    answer = play.speakers["ada"].post(f"/projects/{play.project}/check-runs/", {"sources": sources})
    assert (answer.status, list(answer.body["errors"])) == (400, ["sources"])


@pytest.mark.parametrize(("message", "count"), [("“{}” and “{}” are two days.", 1), (None, 0)])
def test_what_only_the_other_source_has_among_its_best_stays_while_it_holds(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch, message: str | None, count: int
) -> None:
    run(play)
    monkeypatch.setattr(job, "comparable", lambda *_: iter(()))
    if message is None:
        monkeypatch.setattr(Opposing, "compare", lambda *_: None)
    run(play, play.first)
    assert len(findings(play, "check=opposing")) == count
    run(play)
    assert findings(play, "check=opposing") == []


def test_what_is_opposed_to_an_archived_source_is_not_noticed(play: Play, looking: Looking) -> None:
    run(play)
    done(play.speakers["maya"].patch(f"/sources/{play.second}/", {"archived": True}, seen=1), 200)
    run(play, play.first)
    assert findings(play, "check=opposing") == []


def test_what_was_noticed_in_a_source_rests_while_it_is_archived(play: Play, looking: Looking) -> None:
    run(play)
    decided = decide(play, findings(play, "check=looking")[0], "dismiss", reason="A page number.")
    done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"archived": True}, seen=1), 200)
    assert findings(play, "current=true") == []
    done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"archived": False}, seen=2), 200)
    latest = CheckRun.objects.order_by("-created")[0]
    assert (latest.cause, latest.sources) == ("provenance", [UUID(play.first)])
    job.check_sources(run_id=str(latest.pk))
    assert len(findings(play, "current=true")) == 3
    assert findings(play, "status=dismissed")[0]["id"] == decided["id"]


def test_a_source_that_is_archived_while_a_run_goes_on_is_left_out(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "archived_in", lambda project: frozenset({play.first}))
    run(play)
    assert findings(play) == []


@pytest.mark.parametrize("side", [0, 1])
def test_what_one_source_alone_brings_up_is_given_by_every_run(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch, side: int
) -> None:
    brings, found = (play.first, play.second)[side], comparable
    monkeypatch.setattr(job, "comparable", lambda one, name: found(one, name) if str(one) == brings else iter(()))
    for _ in range(2):
        assert run(play)["given"] == 3
        (opposed,) = findings(play, "check=opposing")
        assert opposed["revision"] == 1


def test_what_waits_to_be_run_is_bounded(play: Play) -> None:
    ask(play)
    ada = play.speakers["ada"]
    again = ada.post(f"/projects/{play.project}/check-runs/", {})
    assert (again.status, again.body["code"]) == (409, "run_queued")
    more = [ada.post(f"/projects/{play.project}/check-runs/", {"sources": [play.first]}) for _ in range(MOST_QUEUED)]
    assert {answer.status for answer in more} == {202, 409}
    assert more[-1].body["code"] == "too_many_runs"
    assert CheckRun.objects.filter(project_id=play.project, status="queued").count() == MOST_QUEUED


def test_of_many_who_ask_for_all_sources_at_once_one_is_told_that_it_will_be_done(play: Play) -> None:
    path = f"/projects/{play.project}/check-runs/"
    asked = at_once([partial(play.speakers[name].post, path, {}) for name in ("ada", "ben", "maya", "rosa")])
    assert sorted(answer.status for answer in asked) == [202, 409, 409, 409]
