"""What every test in a browser can have: a server, a browser, and people who sit in front of it.

All of it lives as long as tests of this directory run: a browser's event loop would be in the way of others.
"""

import os
import subprocess
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from annotations.checks.finding import Finding
from tests.browser.people import ARGUMENTS, PATIENCE, Faults, People, Seats
from tests.browser.stage import Stage
from tests.cast import EVERYBODY
from tests.finding import keep
from tests.play import Play
from tests.settings import TEST_DATA
from tests.speaking import Speaker
from workbench.embedded.places import PROJECT_ROOT


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the pages looked like when a test failed."""
    report = yield
    people = getattr(item, "funcargs", {}).get("people")
    if call.when == "call" and call.excinfo is not None and people is not None:
        for number, page in enumerate(people.pages):
            path = TEST_DATA / "failures" / f"{item.name}-{number}.png".replace("/", "-")
            try:
                page.screenshot(path=path, timeout=20_000)
            except Error as fault:  # a page that hangs has no picture, and the test failed all the same
                report.sections.append(("page", f"{page.url}\n{fault}"))
            else:
                report.sections.append(("page", f"{page.url}\n{path}"))
    return report


@pytest.fixture(scope="package")
def stage(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The server with its database."""
    with Stage(tmp_path_factory.mktemp("stage") / "var") as stage:
        yield stage


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, as script/chromium finds it."""
    found = subprocess.run([PROJECT_ROOT / "script" / "chromium"], stdout=subprocess.PIPE, text=True, check=False)
    assert found.returncode == 0, "there is no Chromium: script/chromium says how to get one"
    known = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's event loop runs in this thread, and waits meanwhile
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found.stdout.strip(), args=ARGUMENTS)
    if known is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def server(stage: Stage) -> Stage:
    """The server, with nothing in its database but the accounts of the cast."""
    stage.ready()
    return stage


@pytest.fixture(scope="package")
def seats(browser: Browser, stage: Stage) -> Seats:
    """Where people sit, one after the other."""
    return Seats(browser, stage.address)


@pytest.fixture
def people(seats: Seats, server: Stage) -> Iterator[People]:
    """Who sits in front of browsers."""
    people = People(seats, server)
    yield people
    people.leave()


@pytest.fixture
def person(people: People) -> People:
    """`person("maya", width=390, dark=True)` is an empty page of maya's, who has signed in."""
    return people


@pytest.fixture
def faults(people: People) -> Faults:
    """`faults.expect("503")` for what a test brings about itself."""
    return people.faults


@pytest.fixture
def api(server: Stage) -> Callable[[str], Speaker]:
    """`api("ada")` speaks to the server as ada."""
    return server.speaker


@pytest.fixture
def speakers(server: Stage) -> dict[str, Speaker]:
    """The cast as clients of the server's API."""
    return {username: server.speaker(username) for username in ("", *EVERYBODY)}


@pytest.fixture
def play(server: Stage, speakers: dict[str, Speaker]) -> Play:
    """A project with the cast in their roles and two sources, on the server."""
    return server.play(speakers)


@pytest.fixture
def noticed(
    play: Play, server: Stage, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[dict[str, Any]]]:
    """Keeps findings in the play as a run of checks does, when the run over what came in is through."""

    def keep_here(*findings: Finding) -> list[dict[str, Any]]:
        server.wait_for_worker()  # a run that comes later does not give what the test gives
        monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with django_db_blocker.unblock(), server.own_database():
            return keep(play, *findings)

    return keep_here
