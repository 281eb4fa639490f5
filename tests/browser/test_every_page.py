"""Every page, with something on it: accessible at both widths, with a title, a way back, and in print."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_accessibility, looks_by_turns
from tests.browser.people import People
from tests.browser.stage import Stage
from tests.finding import opposed
from tests.play import Play, done
from tests.signing import ask_who

PAGES = (
    "/",
    "/projects/new/",
    "/projects/{project}/",
    "/projects/{project}/about/",
    "/projects/{project}/archive/",
    "/projects/{project}/people/",
    "/projects/{project}/people/left-behind/",
    "/projects/{project}/assignments/",
    "/projects/{project}/sources/new/",
    "/projects/{project}/mine/",
    "/projects/{project}/review/",
    "/projects/{project}/review/all/",
    "/projects/{project}/contradictions/",
    "/projects/{project}/contradictions/new/?with={first}&with={second}",
    "/projects/{project}/findings/?kind=any",
    "/projects/{project}/checks/",
    "/findings/{finding}/",
    "/projects/{project}/history/",
    "/projects/{project}/undo/",
    "/projects/{project}/search/?words=decree+1990&within=anywhere&dated_from=1990",
    "/projects/{project}/search/?words=re&within=anywhere",
    "/projects/{project}/search/?words=absent&dated_to=never",
    "/projects/{project}/timeline/",
    "/projects/{project}/timeline/nowhere/",
    "/projects/{project}/between-sources/",
    "/projects/{project}/progress/",
    "/projects/{project}/releases/",
    "/sources/{source}/",
    "/sources/{source}/marked/",
    "/sources/{source}/annotations/by-words/?words=it&kind=quote",
    "/sources/{source}/annotations/new/?start=0&end=3&kind=claim&plain=1",
    "/sources/{source}/beside/",
    "/sources/{source}/provenance/",
    "/sources/{source}/sheet/",
    "/annotations/{first}/",
    "/annotations/{first}/signatures/3/",
    "/contradictions/{contradiction}/",
    "/contradictions/{contradiction}/edit/",
    "/releases/{release}/",
    "/releases/{release}/changes/",
    "/releases/{release}/sheet/",
    "/accounts/",
    "/keys/",
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
    assigned = {"username": "ada", "source": play.first, "kind": "claim"}
    done(play.speakers["maya"].post(f"/projects/{play.project}/assignments/", assigned), 201)
    release = done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {"note": "The first"}), 202)
    server.wait_for_worker()
    ask_who(play, 15)
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
    headings, way_back = page.evaluate(
        """() => [
            [...document.querySelectorAll("h1")].map((one) => one.checkVisibility({ visibilityProperty: true })),
            document.querySelector("nav.back a")?.checkVisibility({ visibilityProperty: true }) ?? false,
        ]"""
    )
    assert headings == [True], address
    assert way_back or address == "/", address


def check_print(page: Page, address: str) -> None:
    """On paper there is nothing that could be pressed."""
    page.emulate_media(media="print")
    pressed, headings = page.evaluate(
        """() => ["header.bar, nav.tabs, main button", "h1"].map((wanted) => [...document.querySelectorAll(wanted)]
            .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80)))"""
    )
    assert pressed == [], address
    assert len(headings) == 1, address
    page.emulate_media(media="screen")


def check_width(page: Page, address: str) -> None:
    """Nothing stands beside the screen."""
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0, f"{address} is {overflow} px wider than the screen"


def test_every_page_is_accessible_and_says_where_one_is(
    person: People, play: Play, server: Stage, noticed: Callable[..., list[dict[str, Any]]]
) -> None:
    ids = furnish(play, server)
    ids["finding"] = noticed(opposed(play))[0]["id"]
    page = person("maya")
    for address in PAGES:
        page.goto(address.format(**ids))
        for _ in looks_by_turns(page):
            check_frame(page, address)
            check_accessibility(page)
            check_width(page, address)
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
    page.get_by_label("Your password").fill("password-of-rosa")
    page.get_by_role("button", name="Sign off").click()
    expect(page.locator("h1")).to_contain_text("Contradiction")
