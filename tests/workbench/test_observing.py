"""What operators see of a process: whether it is ready, what it counts, what it writes down; and who may ask."""

import io
import json
import logging
import re
import sys
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from prometheus_client.parser import text_string_to_metric_families

from tests.play import Play, done
from workbench.observing import logs, readiness

HOSTILE = "one\n2026-01-01 00:00:00,000 ERROR forged\r\x1b[2J\u2028two\u202egnp.exe\ud800"


def visit(path: str, method: str = "GET", **headers: str) -> tuple[int, str, dict[str, str]]:
    """As nobody, through every layer."""
    answer = Client().generic(method, path, headers=headers)
    content = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, content.decode(), dict(answer.items())


def metrics(**headers: str) -> dict[tuple[str, ...], float]:
    """Every sample by its name and the values of its labels."""
    _, content, _ = visit("/metrics", **headers)
    families = text_string_to_metric_families(content)
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


# Ready


def checks() -> tuple[int, dict[str, bool | None]]:
    status, content, headers = visit("/readyz", Host="10.1.2.3:8000")
    assert ("Retry-After" in headers) == (status == 503)
    return status, json.loads(content)["checks"]


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    found = [True]
    monkeypatch.setattr(readiness, "OTHERS", {"listener": lambda: found[0]})
    return found


@pytest.mark.usefixtures("database")
def test_a_process_is_ready_when_every_check_holds(listening: list[bool], monkeypatch: pytest.MonkeyPatch) -> None:
    ready = {"database": True, "writable": True, "migrations": True, "listener": True}
    assert checks() == (200, ready)
    listening[0] = False
    assert checks() == (503, ready | {"listener": False})
    listening[0] = True
    more = readiness.migrations() | {("annotations", "9999_to_come")}
    monkeypatch.setattr(readiness, "migrations", lambda: more)
    assert checks() == (503, ready | {"migrations": False})


@pytest.mark.usefixtures("database")
def test_a_process_without_a_database_that_takes_writes_is_not_ready(
    listening: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    connection.ensure_connection()
    connection.connection.execute("SET default_transaction_read_only = on")
    assert checks() == (503, {"database": True, "writable": False, "migrations": True, "listener": True})
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    assert checks() == (503, {"database": False, "writable": None, "migrations": None, "listener": True})
    assert visit("/metrics")[1].count("workbench_database_up 0.0") == 1


def test_only_reading_is_answered() -> None:
    assert visit("/readyz", "POST")[0] == visit("/metrics", "DELETE")[0] == 405


# Counted

LOOPBACK_ONLY = {
    "from this machine": ({}, True),
    "through a proxy": ({"X-Forwarded-For": "127.0.0.1"}, False),
    "through another proxy": ({"Forwarded": "for=127.0.0.1"}, False),
    "through a third": ({"Via": "1.1 cache"}, False),
    "by a page whose name leads here": ({"Host": "attacker.example"}, False),
    "with no token": ({"Authorization": "Bearer "}, True),
}


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("who", LOOPBACK_ONLY)
def test_without_a_token_only_a_machine_that_is_alone_is_told(who: str) -> None:
    headers, is_told = LOOPBACK_ONLY[who]
    status, content, _ = visit("/metrics", **headers)
    assert (status == 200) == ("workbench_" in content) == is_told
    if not is_told and "Host" not in headers:
        nowhere = visit("/metric", **headers)
        assert (status, len(content)) == (nowhere[0], len(nowhere[1])) == (404, len(content))


@pytest.mark.usefixtures("database")
def test_a_server_that_others_reach_tells_only_who_has_the_token(
    settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.IS_ALONE = False  # type: ignore[attr-defined]
    assert visit("/metrics")[0] == visit("/metrics", Authorization="Bearer ")[0] == 404
    monkeypatch.setenv("WORKBENCH_METRICS_TOKEN", "secret")
    for wrong in ("", "Bearer", "Bearer secre", "Bearer secretly", "Token secret", "Bearer \u00e9"):
        assert visit("/metrics", Authorization=wrong)[0] == 404
    right = {"Authorization": "Bearer secret", "Host": "web:8000", "X-Forwarded-For": "10.0.0.9"}
    assert visit("/metrics", **right)[0] == 200


def test_what_waits_is_counted_and_nothing_that_people_wrote_is_told(play: Play) -> None:
    play.move("ada", play.say(), "submit")
    play.sign(play.say("27"))
    done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {"note": "a note"}), 202)
    counted = metrics()
    assert counted["workbench_ledger_entries",] == len(play.entries())
    assert counted["workbench_review_queue", "annotation"] == 1
    assert counted["workbench_releases", "queued"] == 1
    assert counted["workbench_jobs", "todo"] >= 1
    assert counted["workbench_jobs", "failed"] == 0
    told = visit("/metrics")[1]
    assert not re.search(r"maya|ada|a note|(?<![\d.])1990(?!\d)|[0-9a-f]{8}-[0-9a-f]{4}", told)


@pytest.mark.usefixtures("database")
def test_requests_are_counted_by_the_form_of_their_address() -> None:
    sought = [
        ("workbench_request_duration_seconds_count", "GET", "/invitations/<str:secret>/", "4xx"),
        ("workbench_request_duration_seconds_count", "GET", "(no such address)", "4xx"),
        ("workbench_request_duration_seconds_count", "other", "(no such address)", "4xx"),
    ]
    before = metrics()
    for number in range(3):
        visit(f"/invitations/secret-{number}/")
        visit(f"/nowhere/{number}")
        visit(f"/nowhere/{number}", f"BREW{number}")
    after = metrics()
    assert [after[one] - before.get(one, 0) for one in sought] == [3, 3, 3]
    assert not any("secret-1" in str(one) or "BREW" in str(one) for one in after)


# Written down


@pytest.fixture
def written(caplog: pytest.LogCaptureFixture) -> Iterator[io.StringIO]:
    """What programs read, of everything that is logged."""
    caplog.set_level(logging.INFO, "workbench.access")
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.JSONLines())
    handler.addFilter(logs.WithoutAddresses())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("given", ["a b", "x" * 65, "", "-", 'a"b', "\u00e9", "a,b"])
def test_an_id_that_could_not_stand_in_a_log_is_replaced(given: str) -> None:
    _, _, headers = visit("/healthz", **{"X-Request-ID": given})
    assert re.fullmatch("[0-9a-f]{32}", headers["X-Request-ID"])
    assert visit("/healthz", **{"X-Request-ID": "From-the.proxy:1_2"})[2]["X-Request-ID"] == "From-the.proxy:1_2"


def test_a_request_is_one_line_with_its_person_and_without_its_ids(play: Play, written: io.StringIO) -> None:
    play.speakers["ada"].get(f"/projects/{play.project}/")
    Client().get("/invitations/a-secret/?of=a-query", headers={"X-Request-ID": "mine"})
    first, second = (json.loads(line) for line in written.getvalue().splitlines())
    assert first["user"] not in (None, "ada")
    assert first["path"] == "/api/v1/projects/<uuid:project>/"
    assert {key: second[key] for key in ("request_id", "method", "path", "status", "user")} == {
        "request_id": "mine", "method": "GET", "path": "/invitations/<str:secret>/", "status": 404, "user": None,
    }  # fmt: skip
    assert "a-secret" not in written.getvalue()
    assert "a-query" not in written.getvalue()


@pytest.mark.usefixtures("database")
def test_a_fault_is_one_line_with_its_traceback_and_its_request(
    written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*words: object, **others: object) -> None:
        raise ValueError(HOSTILE)

    monkeypatch.setattr("annotations.pages.invitations.render", fail)
    browser = Client(raise_request_exception=False)
    assert browser.get("/invitations/a-secret/", headers={"X-Request-ID": "failed"}).status_code == 500
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert {line["request_id"] for line in lines} == {"failed"}
    (fault,) = [line for line in lines if "traceback" in line]
    assert fault["error"] == "ValueError"
    assert "in fail" in fault["traceback"]
    assert "a-secret" not in fault["message"]


@pytest.mark.parametrize("formatter", [logs.Lines(), logs.JSONLines()])
def test_no_message_and_no_fault_forges_a_line(formatter: logging.Formatter) -> None:
    try:
        raise ValueError(HOSTILE)
    except ValueError:
        record = logging.LogRecord("some.logger", logging.ERROR, "", 0, "asked for %s", (HOSTILE,), sys.exc_info())
    lines = formatter.format(record).splitlines()
    assert all(line.isprintable() for line in lines)
    assert all(line.startswith("    ") for line in lines[1:])
    assert any("ValueError: one" in line for line in lines)
    if isinstance(formatter, logs.JSONLines):
        assert json.loads(lines[0])["message"] == f"asked for {HOSTILE}"
        assert len(lines) == 1


def test_a_path_in_djangos_words_is_its_form() -> None:
    request = RequestFactory().get("/invitations/a-secret/")
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", ("Fault", request.path), None)
    record.request = request
    assert logs.WithoutAddresses().filter(record)
    assert record.getMessage() == "Fault: (no such address)"


def test_where_people_read_is_not_in_the_log(play: Play, written: io.StringIO) -> None:
    assert play.speakers["ada"].post(f"/sources/{play.first}/presence/", {"first": 1, "last": 1}).status == 204
    done(play.speakers["ada"].get(f"/sources/{play.first}/"), 200)
    paths = [json.loads(line).get("path") for line in written.getvalue().splitlines()]
    assert "/api/v1/sources/<uuid:source>/" in paths
    assert not any("presence" in str(path) for path in paths)
