"""Every page, with something on it: accessible at both widths, with a title, a way back, and in print."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_accessibility
from tests.browser.people import People
from tests.browser.stage import Stage
from tests.play import Play, done

PAGES = (
    "/",
    "/projects/new/",
    "/projects/{project}/",
    "/projects/{project}/about/",
    "/projects/{project}/archive/",
    "/projects/{project}/people/",
    "/projects/{project}/sources/new/",
    "/projects/{project}/mine/",
    "/projects/{project}/review/",
    "/projects/{project}/review/all/",
    "/projects/{project}/contradictions/",
    "/projects/{project}/contradictions/new/?with={first}&with={second}",
    "/projects/{project}/history/",
    "/projects/{project}/releases/",
    "/sources/{source}/",
    "/sources/{source}/marked/",
    "/sources/{source}/provenance/",
    "/annotations/{first}/",
    "/contradictions/{contradiction}/",
    "/contradictions/{contradiction}/edit/",
    "/releases/{release}/",
    "/releases/{release}/changes/",
    "/accounts/",
)


def furnish(play: Play, server: Stage) -> dict[str, str]:
    """Work in every state, and a release; the ids that addresses need."""
    first = play.say("1990-94", dating="1990/1994", attributed_to="the ministry")
    second = play.say("9 August 1994", by="ben", dating="1994-08-09")
    figure = play.say("213 recruited", by="maya", kind="statistic", value="213", counted="citizens")
    contradiction = play.contradict(first, second)
    signed, other = play.sign(first), play.sign(second, author="ben")
    play.sign(play.contradict(signed, other, explanation="A decree that is later than what it proves."))
    play.move("rosa", play.move("maya", figure, "submit"), "return", "Of which year?")
    play.move("ada", play.say("27 were convicted", kind="statistic", value="27", counted="citizens"), "submit")
    play.move("ada", contradiction, "submit")
    play.move("rosa", play.move("ada", play.say("So it is said"), "submit"), "reject", "Says nothing.")
    release = done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {"note": "The first"}), 202)
    server.wait_for_worker()
    return {
        "project": play.project,
        "source": play.first,
        "first": first["id"],
        "second": second["id"],
        "contradiction": contradiction["id"],
        "release": release["id"],
    }


def check_frame(page: Page, address: str) -> None:
    """A title that says where one is, one heading, and a way back."""
    assert page.title().count(" · ") >= 1, address
    expect(page.locator("h1")).to_have_count(1)
    if address != "/":
        expect(page.locator("nav.back a").first).to_be_visible()


def check_print(page: Page, address: str) -> None:
    """On paper there is nothing that could be pressed."""
    page.emulate_media(media="print")
    shown = """() => [...document.querySelectorAll("header.bar, nav.tabs, main button")]
        .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"""
    assert page.evaluate(shown) == [], address
    expect(page.locator("h1")).to_be_visible()
    page.emulate_media(media="screen")


@pytest.mark.parametrize(("width", "dark"), [(1400, False), (390, True)])
def test_every_page_is_accessible_and_says_where_one_is(
    person: People, play: Play, server: Stage, width: int, dark: bool
) -> None:
    ids = furnish(play, server)
    page = person("maya", width=width, dark=dark)
    for address in PAGES:
        page.goto(address.format(**ids))
        check_frame(page, address)
        check_accessibility(page)
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{address} is {overflow} px wider than the screen"
        check_print(page, address)


def test_what_is_not_there_is_said_on_a_page_with_a_way_on(person: People, play: Play) -> None:
    page = person("otto")
    page.goto(f"/projects/{play.project}/")
    expect(page.locator("h1")).to_have_text("This cannot be done")
    expect(page.locator("nav.back a")).to_be_visible()
    check_accessibility(page)


def test_without_javascript_the_contradictions_and_the_queue_are_read(
    person: People, play: Play, server: Stage
) -> None:
    ids = furnish(play, server)
    page = person("rosa", javascript=False)
    page.goto(f"/projects/{ids['project']}/contradictions/")
    expect(page.get_by_role("main")).to_contain_text("A decree that is later than what it proves.")
    page.goto(f"/projects/{ids['project']}/review/")
    expect(page.get_by_role("main")).to_contain_text("27 were convicted")
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator("h1")).to_contain_text("Contradiction")
