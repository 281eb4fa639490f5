"""Whatever people type and call themselves, nothing of it runs or becomes part of a page, in a browser with scripts."""

from contextlib import suppress

import pytest
from playwright.sync_api import Dialog, Error, Page, expect
from pytest_django import DjangoDbBlocker

from tests.api.permissions_table import PAGES, PEOPLE, rows
from tests.api.stage import Stage as Everything
from tests.browser.people import People
from tests.browser.room import enter, point
from tests.browser.stage import Stage
from tests.pages import hostile
from tests.speaking import Speaker

# What only takes forms leads on to a page that is looked at anyhow.
ADDRESSES = sorted({row[1] for row, said in rows(PAGES, PEOPLE).items() if row[0] == "GET" and said["maya"] == "200"})
# Of the mark: an element, an attribute of one, an image that was asked for, or a script that an element carries.
FOUND = """() => [...document.querySelectorAll("x-mark, [x-mark], img[onerror], [onclick], [hx-get='/x-mark'],"
    + " a[href^='javascript:' i]")].map((one) => one.outerHTML.slice(0, 200))"""
WATCH = """addEventListener("securitypolicyviolation",
    (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));"""


@pytest.fixture
def everything(
    speakers: dict[str, Speaker], server: Stage, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Everything:
    """A project of people who mean harm, on the server; its worker builds the releases."""
    monkeypatch.setattr(hostile, "build_release", lambda release: server.wait_for_worker())
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with django_db_blocker.unblock(), server.own_database():
        return server.keeper.once("hostile", lambda: hostile.hostile_stage(speakers))


def opened(person: People, username: str) -> Page:
    """A page on which no dialog is expected, and every breach of the policy is told."""
    page = person(username)
    page.add_init_script(WATCH)

    def on_dialog(dialog: Dialog) -> None:
        person.faults.found.append(f"a script ran: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", on_dialog)
    return page


def check(page: Page, what: str) -> None:
    """Nothing of the mark is part of the page; its words are there to be read."""
    assert page.evaluate(FOUND) == [], what


def test_no_page_runs_or_becomes_what_people_typed(person: People, everything: Everything) -> None:
    page, read = opened(person, "maya"), 0
    for address in ADDRESSES:
        with suppress(Error):  # what is downloaded is no page
            page.goto(everything.fill(address))
        check(page, address)
        read += "<x-mark" in page.inner_text("body")
    assert read > 15, "the words of the mark are read as words"


def test_what_scripts_put_on_a_page_is_text_too(person: People, everything: Everything) -> None:
    page = opened(person, "ada")
    enter(page, everything.play.first)
    expect(page.get_by_role("main")).to_contain_text("<x-mark")
    place = point(page, 1, 8)
    page.mouse.click(place["x"], place["y"])
    expect(page.locator("#panel")).to_contain_text("<img")
    check(page, "the panel")
    page.goto(everything.fill("/projects/<project>/contradictions/new/?with=<annotation>"))
    check(page, "setting passages against each other")
    page.goto("/dates/?text=" + hostile.MARK.replace("&", "%26").replace("#", "%23"))
    check(page, "a date")
