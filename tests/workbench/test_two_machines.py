"""Two machines work as one, and go on by themselves when the database's standby takes the place of its primary."""

import json
import os
import signal
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.workbench.clusters import Cluster, directory
from tests.workbench.machines import Browser, Machine, Two, Writers, ask, token_of
from tests.workbench.served import eventually
from tests.workbench.test_streams import Stream

TEXT = "In 1990-94 much was done, as the decree of 9 August 1994 shows. "
JOBS = ("releases.build_release", "sources.index_sources", "checks.check_sources")
CLAIM = {"kind": "claim", "start": 3, "end": 10, "quote": "1990-94", "details": {"dating": "1990/1994"}}


pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    with directory() as base:
        primary, standby = Cluster(base, "primary"), Cluster(base, "standby")
        primary.make()
        machines = Two.on(base, primary, standby)
        try:
            machines.start()
            yield machines
        finally:
            machines.end()
            standby.end()
            primary.end()


@pytest.fixture(scope="module")
def source(two: Two) -> str:
    """A source of a project in which the people have their roles, made on one machine."""
    project = two.alpha.made("maya", "/projects/", {"name": "On two machines"})["id"]
    for username, role in (("ada", "annotator"), ("rosa", "reviewer")):
        two.alpha.made("maya", f"/projects/{project}/memberships/", {"username": username, "role": role})
    return str(two.alpha.made("maya", f"/projects/{project}/sources/", {"title": "A page", "text": TEXT})["id"])


@pytest.fixture(scope="module")
def project(two: Two, source: str) -> str:
    ((found,),) = two.ask("SELECT project_id FROM annotations_source WHERE id = %s", source)
    return str(found)


def at_once(*calls: Any) -> list[Any]:
    answers: list[Any] = [None] * len(calls)

    def run(number: int) -> None:
        answers[number] = calls[number]()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_the_demonstration_is_made_once_by_two_that_start_at_once(two: Two) -> None:
    assert two.ask("SELECT count(*) FROM accounts_user") == [(5,)]
    assert two.ask(
        "SELECT count(*), count(DISTINCT name) FROM annotations_project WHERE name <> 'On two machines'"
    ) == [(2, 2)]
    files = [machine.data / "demonstration-accounts" for machine in (two.alpha, two.beta)]
    assert sorted(len(file.read_text().splitlines()) for file in files) == [0, 5]


def test_what_is_done_on_one_is_heard_on_the_other(two: Two, source: str, project: str) -> None:
    streams = [Stream(machine.port, token_of("maya"), project) for machine in (two.alpha, two.beta_events)]
    for machine in (two.alpha, two.beta):
        made = machine.made("ada", f"/sources/{source}/annotations/", CLAIM)["id"]
        for stream in streams:
            eventually(5, "it is heard", lambda stream=stream, made=made: stream.hears(made))


def test_a_session_of_one_is_one_of_the_other(two: Two) -> None:
    files = [machine.data / "demonstration-accounts" for machine in (two.alpha, two.beta)]
    passwords = dict(line.split("\t")[:2] for file in files for line in file.read_text().splitlines())
    browser = Browser()
    browser.ask(two.alpha, "GET", "/accounts/sign-in/")
    entered = browser.ask(two.alpha, "POST", "/accounts/sign-in/", {"username": "maya", "password": passwords["maya"]})
    assert entered.status == 302, entered.content
    page = browser.ask(two.beta, "GET", "/")
    assert (page.status, b"/accounts/sign-out/" in page.content) == (200, True)
    # With the token against forgery that the other machine gave.
    assert browser.ask(two.beta, "POST", "/projects/new/", {"name": "Made on the second"}).status == 302
    assert b"Made on the second" in browser.ask(two.alpha, "GET", "/").content


def test_of_two_who_sign_at_once_on_both_one_does(two: Two, source: str) -> None:
    for _ in range(3):
        made = two.alpha.made("ada", f"/sources/{source}/annotations/", CLAIM)["id"]
        events = f"/annotations/{made}/signoff-events/"
        two.beta.made("ada", events, {"move": "submit", "seen_revision": 1})
        sign = {"move": "sign_off", "seen_revision": 2}
        answers = at_once(
            lambda events=events, sign=sign: two.alpha.api("rosa", "POST", events, sign).status,
            lambda events=events, sign=sign: two.beta.api("maya", "POST", events, sign).status,
        )
        assert sorted(answers) in ([201, 409], [201, 412])
        assert two.ask(
            "SELECT revision, action FROM annotations_ledgerentry WHERE thing_id = %s AND revision > 2", made
        ) == [(3, "sign_off")]


def test_each_release_is_built_once_though_both_have_a_worker(two: Two, project: str) -> None:
    path = f"/projects/{project}/releases/"
    asked = at_once(*(lambda machine=machine: machine.made("maya", path, {}) for machine in (two.alpha, two.beta) * 2))
    for release in asked:
        eventually(30, "it is ready", lambda release=release: status_of(two.beta, release["id"]) == "ready")
        said = two.ask(
            "SELECT action FROM annotations_ledgerentry WHERE thing_id = %s ORDER BY sequence", release["id"]
        )
        assert [action for (action,) in said].count("complete") == 1
    numbers = two.ask("SELECT number FROM annotations_release WHERE project_id = %s ORDER BY number", project)
    assert numbers == [(number,) for number in range(1, len(asked) + 1)]


def status_of(machine: Machine, release: str) -> str:
    return str(machine.api("maya", "GET", f"/releases/{release}/").json()["status"])


def test_a_part_serves_what_it_is_for(two: Two, project: str) -> None:
    assert two.beta_events.api("maya", "GET", "/projects/").status == 404
    assert two.beta_events.is_ready()
    ended = two.beta.api("maya", "GET", f"/projects/{project}/events/")  # goes on where there are events
    assert (ended.status, ended.headers["Content-Type"]) == (200, "text/event-stream")


def test_what_was_counted_outlives_a_killed_process_and_open_streams_do_not(two: Two, project: str) -> None:
    counted = 'workbench_request_duration_seconds_count{method="GET",route="/api/v1/projects/",status="2xx"}'
    for _ in range(8):
        two.alpha.api("maya", "GET", "/projects/")
    stream = Stream(two.alpha.port, token_of("maya"), project)
    eventually(5, "the stream is counted", lambda: two.alpha.metrics()["workbench_event_streams"] >= 1)
    before = two.alpha.metrics()
    assert before[counted] >= 8
    for process in two.alpha.children()[:2]:
        os.kill(process, signal.SIGKILL)
    eventually(10, "no stream is open", lambda: two.alpha.metrics()["workbench_event_streams"] == 0)
    assert two.alpha.metrics()[counted] == before[counted]
    files = {path.stem for path in (two.alpha.data / "measures").rglob("histogram_*")}
    assert files == {"histogram_web-1", "histogram_web-2"}
    assert before['workbench_process_resident_memory_bytes{process="web-1"}'] > 1_000_000
    assert before["workbench_workers"] == 2
    eventually(5, "it is over for its client", lambda: stream.is_over)


def test_every_line_of_the_log_is_one_object_and_holds_no_secret(two: Two, project: str) -> None:
    secret = two.alpha.made("maya", f"/projects/{project}/invitations/", {"role": "reader"})["link"].split("/")[-2]
    known = {"Authorization": f"Token {token_of('maya')}", "X-Request-ID": "asked-by-hand"}
    assert (
        ask(two.alpha.port, "GET", f"/invitations/{secret}/?and=more", **known).headers["X-Request-ID"]
        == "asked-by-hand"
    )

    def told() -> list[dict[str, Any]]:
        return [line for line in map(json.loads, list(two.alpha.written)) if line.get("request_id") == "asked-by-hand"]

    eventually(5, "the request is told", told)
    (line,) = told()
    assert (line["logger"], line["method"], line["status"]) == ("workbench.access", "GET", 200)
    assert line["path"] == "/invitations/<str:secret>/"
    every = "".join(two.alpha.written)
    assert secret not in every
    assert "and=more" not in every
    lines = [json.loads(line) for line in (*two.alpha.written, *two.beta.written)]
    assert {"workbench.serving", "workbench.access"} <= {line["logger"] for line in lines}
    assert {line["task"] for line in lines if "task" in line} == {f"annotations.jobs.{one}" for one in JOBS}


def test_a_primary_that_takes_no_writes_any_more_is_left_until_it_does(two: Two, source: str) -> None:
    path = f"/sources/{source}/annotations/"
    assert two.alpha.api("ada", "POST", path, CLAIM).status == 201
    fence = "ALTER SYSTEM SET default_transaction_read_only = {}"
    two.primary.tell(fence.format("on"), "SELECT pg_reload_conf()")
    try:
        refused = [machine.api("ada", "POST", path, CLAIM) for machine in (two.alpha, two.beta) for _ in range(6)]
        assert {(answer.status, answer.headers["Retry-After"]) for answer in refused} == {(503, "2")}
        assert not two.alpha.is_ready()
    finally:
        two.primary.tell(fence.format("off"), "SELECT pg_reload_conf()")
    for machine in (two.alpha, two.beta, two.beta_events):
        eventually(20, "it is ready again", machine.is_ready)
    assert two.alpha.api("ada", "POST", path, CLAIM).status == 201


def going_on(stream: Stream, machine: Machine, project: str) -> Iterator[Callable[[str], bool]]:
    """What is heard by somebody who begins again from the first entry when told to, as pages do that read all anew.

    A server that dies may still show a commit that no standby has; whoever heard of it has to begin again.
    """
    while True:
        if stream.is_over:
            stream = Stream(machine.port, token_of("maya"), project, "?after=0")
        yield stream.hears


def test_nothing_acknowledged_is_lost_when_the_standby_is_promoted(two: Two, source: str, project: str) -> None:
    two.standby.follow(two.primary)
    os.kill(
        two.beta.children()[0], signal.SIGKILL
    )  # the next connects anew, and the standby is the first that it finds
    assert two.beta.api("ada", "POST", f"/sources/{source}/annotations/", CLAIM).status == 201
    streams = [Stream(machine.port, token_of("maya"), project) for machine in (two.alpha, two.beta_events)]
    with Writers((two.alpha.port, two.beta.port) * 2, source) as writers:
        writers.go_on()
        two.primary.kill()
        eventually(20, "writers are put off", lambda: len(writers.put_off) > 10)
        assert not two.alpha.is_ready()
        two.standby.promote()
        writers.go_on()
    assert writers.others == []
    assert set(writers.put_off) == {"2"}
    kept = {str(key) for (key,) in two.ask("SELECT id FROM annotations_annotation WHERE source_id = %s", source)}
    assert writers.acknowledged <= kept
    assert "entries fit" in two.beta.manage("verify_ledger", project)
    for stream, machine in zip(streams, (two.alpha, two.beta_events), strict=True):
        listening = going_on(stream, machine, project)
        eventually(
            20, "all of it is heard", lambda listening=listening: all(map(next(listening), writers.acknowledged))
        )
    release = two.beta.made("maya", f"/projects/{project}/releases/", {})["id"]
    eventually(60, "a worker builds a release", lambda: status_of(two.alpha, release) == "ready")
