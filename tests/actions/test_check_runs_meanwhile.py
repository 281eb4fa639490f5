"""Runs that are broken off, cancelled, or go on while somebody decides: whole sources, and every decision."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from annotations.actions import check_runs
from annotations.jobs import checks as job
from tests.actions.racing import Racer, race
from tests.finding import Looking, ask, findings, run, show
from tests.play import Play, done
from tests.speaking import Answer


class Killed(BaseException):
    """What a worker does not live to see."""


def _die(*_: object, **__: object) -> None:
    raise Killed


@pytest.mark.parametrize("where", ["advance_run", "cease", "finish_run"])
def test_a_worker_that_dies_leaves_whole_sources_and_another_goes_on(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    asked = ask(play)
    with monkeypatch.context() as patch:
        patch.setattr(job, where, _die)
        with pytest.raises(Killed):
            job.check_sources(run_id=asked)
    assert show(play, asked)["status"] == "running"
    job.check_sources(run_id=asked)
    assert (show(play, asked)["status"], show(play, asked)["progress"]) == ("done", {"done": 4, "total": 4})
    assert len(findings(play)) == 3


def test_a_run_goes_on_with_the_source_that_was_not_done(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, advance = ask(play), check_runs.advance_run

    def advance_once(run_id: UUID, done: int, given: int, cut: list[dict[str, str]]) -> None:
        if done > 1:
            raise Killed
        advance(run_id, done, given, cut)

    with monkeypatch.context() as patch:
        patch.setattr(job, "advance_run", advance_once)
        with pytest.raises(Killed):
            job.check_sources(run_id=asked)
    assert show(play, asked)["progress"] == {"done": 1, "total": 4}
    looking.seen.clear()
    job.check_sources(run_id=asked)
    assert looking.seen == [play.second]


def test_a_run_that_cannot_be_done_says_why(play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(play)
    with monkeypatch.context() as patch:
        patch.setattr(Looking, "check", lambda *_: 1 // 0)
        job.check_sources(run_id=asked)
    shown = show(play, asked)
    assert (shown["status"], shown["fault"]) == ("failed", "ZeroDivisionError: integer division or modulo by zero")
    assert shown["ended"] is not None
    run(play)


def test_a_run_that_was_cancelled_is_not_done(play: Play, looking: Looking) -> None:
    asked = ask(play)
    cancelled = done(play.speakers["rosa"].delete(f"/check-runs/{asked}/", seen=1), 200)
    assert (cancelled["status"], cancelled["revision"]) == ("cancelled", 2)
    job.check_sources(run_id=asked)
    assert (show(play, asked)["status"], findings(play)) == ("cancelled", [])
    assert play.speakers["rosa"].delete(f"/check-runs/{asked}/", seen=2).code == "run_ended"


def test_a_run_that_is_cancelled_meanwhile_ends_between_two_sources(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, reading = ask(play), job.reading_of

    def cancel_and_read(source: UUID) -> Any:
        if str(source) == play.second:
            other = Racer(lambda: play.speakers["maya"].delete(f"/check-runs/{asked}/", seen=1))
            other.start()
            assert other.result().status == 200
        return reading(source)

    monkeypatch.setattr(job, "reading_of", cancel_and_read)
    job.check_sources(run_id=asked)
    shown = show(play, asked)
    assert (shown["status"], shown["progress"], shown["given"]) == ("cancelled", {"done": 1, "total": 4}, 2)
    assert len(findings(play)) == 2


def test_of_two_who_decide_at_once_the_second_is_told_what_is_there(play: Play, looking: Looking) -> None:
    run(play)
    finding = findings(play)[0]
    entries = len(play.entries())

    def accept(by: str) -> Answer:
        body = {"decision": "accept", "seen_revision": finding["revision"]}
        return play.speakers[by].post(f"/findings/{finding['id']}/decisions/", body)

    first, second = race(play.project, lambda: accept("ada"), lambda: accept("ben"))
    assert (first.status, second.status, second.code) == (201, 412, "stale")
    assert second.body["current"]["decisions"][0]["person"] == "ada"
    assert [entry["name"] for entry in play.entries()[entries:]] == ["ada"]


def test_a_run_and_a_decision_at_once_keep_both(play: Play, looking: Looking) -> None:
    run(play)
    finding, asked = findings(play)[0], ask(play)
    looking.message = "Here stands “{}”."

    def accept() -> Answer:
        body = {"decision": "accept", "seen_revision": finding["revision"]}
        return play.speakers["ada"].post(f"/findings/{finding['id']}/decisions/", body)

    def check() -> Answer:
        job.check_sources(run_id=asked)
        return Answer(200, None, {})

    race(play.project, accept, check)
    now = findings(play)[0]
    assert (now["status"], now["message"], now["revision"]) == ("accepted", "Here stands “1990-94”.", 3)


def waiting_for(run: str) -> int:
    """Jobs that wait to do it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE args ->> 'run_id' = %s", [run])
        return int(cursor.fetchone()[0])


def test_a_long_run_lets_other_jobs_have_their_turn(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(play)
    monkeypatch.setattr(job, "TURN", -1)
    for done_so_far in (1, 2, 3):
        job.check_sources(run_id=asked)
        assert (show(play, asked)["status"], show(play, asked)["progress"]["done"]) == ("running", done_so_far)
        assert waiting_for(asked) == 1 + done_so_far
    job.check_sources(run_id=asked)
    assert (show(play, asked)["status"], show(play, asked)["given"], len(findings(play))) == ("done", 3, 3)


def test_a_run_that_has_begun_is_finished_before_another_of_the_project(
    play: Play, looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = ask(play), ask(play, play.first)
    monkeypatch.setattr(job, "TURN", -1)
    job.check_sources(run_id=first)
    job.check_sources(run_id=second)  # which helps the first on, and waits again
    assert [show(play, one)["progress"]["done"] for one in (first, second)] == [2, 0]
    assert waiting_for(second) == 2
    monkeypatch.setattr(job, "TURN", 10)
    job.check_sources(run_id=second)
    assert [show(play, one)["status"] for one in (first, second)] == ["done", "queued"]
    assert waiting_for(second) == 3
    job.check_sources(run_id=second)
    assert [show(play, one)["status"] for one in (first, second)] == ["done", "done"]
    assert waiting_for(second) == 3
