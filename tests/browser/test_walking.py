"""Walking on while the card of a passage is still on its way, whatever others do meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, expect

from tests.browser.people import People
from tests.browser.room import enter
from tests.play import Play, path_of

Thing = dict[str, object]


@contextmanager
def on_the_way(page: Page, source: str, annotation: Thing) -> Iterator[None]:
    """From the card of the first passage on to that of the annotation; as it then is, it arrives only at the end."""
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    # Before the page is there: what an open page asks for in the next moment may still go past.
    page.route(f"**{path_of(annotation)}card/", hold, times=1)
    walk_to_the_first(page, source)
    with page.expect_request(f"**{path_of(annotation)}card/"):
        page.keyboard.press("n")
    while not asked:
        page.wait_for_timeout(10)
    answer = asked[0].fetch()
    yield
    asked[0].fulfill(response=answer)


def walk_to_the_first(page: Page, source: str) -> None:
    """Open its card and go on from there, with the focus on the text."""
    enter(page, source)
    page.focus("#text")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.locator("#card-heading")).to_be_focused()
    page.focus("#text")


def test_what_others_change_meanwhile_does_not_lead_back(person: People, play: Play) -> None:
    first, second = play.say("1990-94"), play.say("9 August 1994")
    page = person("ada")
    card = page.locator("#panel [data-card]")
    with on_the_way(page, play.first, second):
        expect(page.locator("#announcements")).to_contain_text("2 of 2")
        play.say("213 recruited", by="ben")
        expect(page.locator("#ledger li")).to_have_count(3)
        expect(card).to_have_attribute("data-card", str(first["id"]))
        page.keyboard.press("p")
        expect(page.locator("#announcements")).to_contain_text("1 of 3")
        page.keyboard.press("n")
        expect(page.locator("#announcements")).to_contain_text("2 of 3")
    expect(card).to_have_attribute("data-card", str(second["id"]))


def test_a_change_of_the_passage_that_was_left_does_not_lead_back_either(person: People, play: Play) -> None:
    first, second = play.say("1990-94"), play.say("9 August 1994")
    page = person("ada")
    with on_the_way(page, play.first, second):
        play.move("ada", first, "submit")
        expect(page.locator("#ledger li").first).to_contain_text("waiting for review")
    page.keyboard.press("e")  # which waits for what was asked for before
    expect(page.locator("#panel form[data-form]")).to_have_attribute("data-form", str(second["id"]))


def test_a_card_that_was_changed_on_its_way_is_brought_up_to_date(person: People, play: Play) -> None:
    play.say("1990-94")
    second = play.say("9 August 1994")
    page = person("ada")
    with on_the_way(page, play.first, second):
        play.move("ada", second, "submit")
        expect(page.locator("#ledger li").last).to_contain_text("waiting for review")
    expect(page.locator("#panel [data-card]")).to_contain_text("Waiting for review")
