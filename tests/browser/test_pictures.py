"""The timeline in a browser: by keyboard alone, without scripts, and with more on it than can be told apart."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_accessibility, check_looks
from tests.browser.people import People
from tests.play import Play


def window(page: Page) -> tuple[str, ...]:
    """The stretch of time that the address names."""
    asked = parse_qs(urlsplit(page.url).query)
    return tuple(asked[name][0] for name in ("from", "to") if name in asked)


def test_the_timeline_is_walked_zoomed_and_followed_by_keys(person: People, play: Play) -> None:
    play.say("1990-94", dating="1990~/1994")
    late = play.say("9 August 1994", dating="1994-08-09")
    page = person("ada")
    page.goto(f"/projects/{play.project}/timeline/?from=1980&to=1999")
    page.locator("#picture").focus()
    page.keyboard.press("+")
    expect(page.locator("#zoom h2")).to_have_text("from 1984 to 1994")
    expect(page.locator("#picture")).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")
    page.wait_for_url(lambda address: "from=1984" not in address)
    closer = window(page)
    assert closer[0] > "1984"
    expect(page.locator("#picture")).to_be_focused()
    page.keyboard.press("0")
    page.wait_for_url(lambda address: "from=" not in address)
    expect(page.locator("#picture")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("a.bar:focus title")).to_contain_text("“9 August 1994”")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/sources/{play.first}/#annotation-{late['id']}")


def test_without_scripts_it_is_read_and_looked_at_closer(person: People, play: Play) -> None:
    play.say("1990-94", dating="1990/1994")
    page = person("ada", javascript=False)
    page.goto(f"/projects/{play.project}/timeline/")
    page.get_by_role("link", name="Closer").click()
    assert window(page)
    expect(page.get_by_role("link", name="“1990-94”, from 1990 to 1994")).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("from 1990 to 1994")


def test_every_way_of_not_knowing_a_date_is_accessible(person: People, play: Play) -> None:
    for dating in ("198X", "1994~", "1994?", "1990/..", "../1990", "1990/", "1994-08-09"):
        play.say("1990-94", dating=dating)
    play.contradict(play.say("decree", dating="1994-08-09"), play.say("27", dating="1995"))
    page = person("ada")
    page.goto(f"/projects/{play.project}/timeline/?from=1970&to=2010")
    page.get_by_text("How it is drawn").click()
    check_looks(page, "dark", "light")
    page.goto(f"/projects/{play.project}/timeline/?from=1500&to=1600")
    check_accessibility(page)
