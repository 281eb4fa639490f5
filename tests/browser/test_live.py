"""Several people in one source: who is there and where, and a page that never shows what is old as if it were new."""

import re
import time

from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_accessibility
from tests.browser.people import Faults, People
from tests.browser.room import drag, enter, panel_form, point
from tests.browser.stage import Stage
from tests.browser.test_together import LINES, UNREACHABLE, start_a_claim
from tests.play import Play

# What the page said of itself since it was asked to be watched: each state, and the mark on the text.
WATCH = """() => {
    const [place, { dataset }] = [document.getElementById("live"), document.documentElement];
    const look = () => {
        const words = `${place.dataset.state} ${document.querySelector(".as-of")?.innerText ?? ""}`;
        dataset.states = [...(dataset.states?.split("|") ?? []), words.trim()].join("|");
    };
    new MutationObserver(look).observe(place, { attributeFilter: ["data-state"] });
}"""
FRESH = "Live: what others do appears here."


def expect_states(page: Page, *wanted: str) -> None:
    """Wait until it was in these states, and see that it was of a time in each but the last."""
    there = "[|]".join(f"{state}[^|]*" for state in wanted)
    expect(page.locator("html")).to_have_attribute("data-states", re.compile(f"^{there}$"))
    *stale, last = str(page.locator("html").get_attribute("data-states")).split("|")
    assert last == "live"
    assert all(re.fullmatch(r"\w+ Passages as of \d\d:\d\d", state) for state in stale), stale


def test_people_in_a_source_see_each_other_and_where_they_are_until_they_leave(person: People, play: Play) -> None:
    ada, ben = person("ada"), person("ben")
    enter(ada, play.first)
    expect(ada.locator(".company")).to_contain_text("Nobody else is here.")
    enter(ben, play.first)
    expect(ada.locator(".company .reader")).to_have_text("ben, line 1")
    expect(ben.locator(".company .reader")).to_have_text("ada, line 1")
    at = point(ben, 2, 10)
    ben.mouse.click(at["x"], at["y"])
    expect(ada.locator(".company .reader")).to_have_text("ben, line 2")
    mark = ada.locator(".reader-mark")
    expect(mark).to_have_attribute("data-letters", "Be")
    expect(mark).to_have_attribute("title", re.compile(r"^ben reads lines 1 to \d, at line 2$"))
    assert abs((mark.bounding_box() or {"y": 0})["y"] - point(ada, 2, 0)["y"]) < 30
    check_accessibility(ada)
    ada.get_by_role("button", name="ben reads lines").click()
    ben.goto("/")
    expect(ada.locator(".company")).to_contain_text("Nobody else is here.")
    expect(mark).to_have_count(0)


def test_a_mark_that_comes_disturbs_neither_selection_nor_typing(person: People, play: Play) -> None:
    ada, ben = person("ada"), person("ben")
    ada.set_viewport_size({"width": 1100, "height": 420})
    enter(ada, play.first)
    start = LINES[0].index("1990-94")
    drag(ada, (1, start), (1, start + 7))
    ada.evaluate("scrollBy(0, 40)")
    before = ada.evaluate("[scrollY, document.getElementById('L1').getBoundingClientRect().top]")
    enter(ben, play.first)
    expect(ada.locator(".reader-mark")).to_have_count(1)
    assert ada.evaluate("getSelection().toString()") == "1990-94"
    assert ada.evaluate("[scrollY, document.getElementById('L1').getBoundingClientRect().top]") == before


def test_who_reads_unseen_is_seen_by_nobody_and_sees_nobody(person: People, play: Play) -> None:
    ada, ben = person("ada"), person("ben")
    enter(ada, play.first)
    enter(ben, play.first)
    expect(ben.locator(".company .reader")).to_have_count(1)
    ada.get_by_label("Read unseen").check()
    expect(ben.locator(".company")).to_contain_text("Nobody else is here.")
    expect(ada.locator(".company")).to_contain_text("You read unseen, and see nobody.")
    said = []
    ada.on("request", lambda request: said.append(request.url) if "/presence/" in request.url else None)
    ada.reload()
    expect(ada.locator("#live")).to_have_attribute("data-state", "live")
    at = point(ada, 2, 4)
    ada.mouse.click(at["x"], at["y"])
    ada.get_by_label("Read unseen").uncheck()
    expect(ben.locator(".company .reader")).to_have_text("ada, line 2")
    assert len(said) == 1


def test_readers_of_work_are_not_shown_who_is_there(person: People, play: Play) -> None:
    remy, ada = person("remy"), person("ada")
    enter(ada, play.first)
    enter(remy, play.first)
    expect(remy.locator(".company")).to_have_count(0)
    expect(ada.locator(".company")).to_contain_text("Nobody else is here.")


def test_while_the_server_is_away_nothing_is_shown_as_fresh_and_then_all_is_caught_up(
    person: People, play: Play, server: Stage, faults: Faults
) -> None:
    faults.expect(UNREACHABLE)
    ada, ben = person("ada"), person("ben")
    enter(ada, play.first)
    enter(ben, play.first)
    expect(ada.locator(".company .reader")).to_have_count(1)
    start_a_claim(ada, "half a sentence")
    ada.evaluate(WATCH)
    server.stop()
    expect(ada.locator("#live")).to_have_attribute("data-state", "lost")
    expect(ada.locator(".as-of")).to_have_text(re.compile(r"^Passages as of \d\d:\d\d$"))
    expect(ada.locator("#live")).to_contain_text(re.compile(r"as of \d\d:\d\d and may be out of date"))
    expect(ada.locator(".company")).to_contain_text("not known now")
    expect(ada.locator(".reader-mark")).to_have_count(0)
    check_accessibility(ada)
    server.start()
    play.say("decree", by="ben")
    expect(ada.locator("#live")).to_have_text(FRESH)
    expect(ada.locator("#ledger li")).to_have_count(1)
    expect(ada.locator(".as-of")).to_have_count(0)
    expect(ada.locator(".company .reader")).to_have_count(1)
    expect(panel_form(ada).get_by_label("Note")).to_have_value("half a sentence")
    expect_states(ada, "catching_up", "lost", "live")


def test_a_page_that_could_not_load_its_passages_says_so_and_loads_them_later(
    person: People, play: Play, faults: Faults
) -> None:
    faults.expect("503")
    play.say("decree", by="ben")
    page = person("ada")
    page.route(re.compile("/passages/"), lambda route: route.fulfill(status=503), times=1)
    page.goto(f"/sources/{play.first}/")
    expect(page.locator("#ledger li")).to_have_count(1)
    expect(page.locator("#live")).to_have_text(FRESH)


def test_a_page_that_the_browser_had_stopped_catches_up(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    page.evaluate(WATCH)
    # As a browser tells it; one without a screen never stops a page by itself.
    page.evaluate("document.dispatchEvent(new Event('freeze'))")
    play.say("decree", by="ben")
    expect(page.locator("#ledger li")).to_have_count(0)
    expect(page.locator(".as-of span")).to_be_visible()
    page.evaluate("document.dispatchEvent(new Event('resume'))")
    expect(page.locator("#ledger li")).to_have_count(1)
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    expect_states(page, "paused", "catching_up", "live")


def test_after_hours_in_which_the_machine_slept_the_page_catches_up_first(person: People, play: Play) -> None:
    page = person("ada")
    page.add_init_script("globalThis.slept = 0; const now = Date.now; Date.now = () => now() + slept;")
    enter(page, play.first)
    page.evaluate(WATCH)
    page.evaluate("slept = 5 * 3_600_000")
    expect_states(page, "catching_up", "live")
    expect(page.locator(".as-of")).to_have_count(0)


def test_many_changes_are_asked_for_together(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/passages/" in request.url else None)
    begun = time.monotonic()
    for _ in range(60):
        play.say("decree", by="ben")
    expect(page.locator("#ledger li")).to_have_count(60)
    assert len(asked) <= 3 + (time.monotonic() - begun) / 0.25


def test_who_signed_out_elsewhere_is_told_that_it_is_not_live(person: People, play: Play, server: Stage) -> None:
    page = person("ada")
    enter(page, play.first)
    server.query("DELETE FROM django_session RETURNING session_key")
    dialog = page.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Not now").click()
    expect(page.locator("#live")).to_have_attribute("data-state", "signed_out")
    expect(page.locator(".as-of span")).to_be_visible()
    check_accessibility(page)
