"""Two reviewers at one queue, each in a browser: nobody is handed what somebody else is looking at."""

from playwright.sync_api import expect

from tests.browser.accessibility import check_accessibility
from tests.browser.people import People
from tests.play import Play, done


def test_two_reviewers_work_off_one_queue_by_keyboard(person: People, play: Play) -> None:
    maya = play.speakers["maya"]
    done(maya.patch(f"/projects/{play.project}/", {"two_reviewers": ["claim"]}, seen=1), 200)
    for quote in ("1990-94", "213"):
        play.move("ada", play.say(quote), "submit")
    rosa, rolf = person("rosa"), person("rolf", width=390, dark=True)
    queue = f"/projects/{play.project}/review/"
    rosa.goto(queue)
    rolf.goto(queue)
    expect(rosa.locator(".around-passage mark")).to_have_text("1990-94")
    expect(rolf.locator(".around-passage mark")).to_have_text("213")
    check_accessibility(rosa)
    check_accessibility(rolf)

    rosa.keyboard.press("s")
    expect(rosa.locator("h1")).to_have_text("Others are looking at what is left")
    expect(rosa.locator(".lease")).to_contain_text("rolf is looking at this until")
    check_accessibility(rosa)

    rolf.keyboard.press("s")
    expect(rolf.locator(".around-passage mark")).to_have_text("1990-94")
    expect(rolf.locator(".status-signed")).to_have_text("Signed by rosa, waits for a second reviewer")
    rosa.get_by_role("link", name="Look again").press("Enter")
    expect(rosa.locator(".around-passage mark")).to_have_text("213")

    # Rosa looks at what rolf has in hand, and is asked before she decides on it.
    held = rolf.locator("#held").get_attribute("data-item")
    other = rosa.locator("#held").get_attribute("data-item")
    rolf.goto(f"{queue}?item={other}")
    expect(rolf.locator("#held")).to_contain_text("rosa is looking at this until")
    check_accessibility(rolf)
    rolf.get_by_role("button", name="Return").scroll_into_view_if_needed()
    rolf.locator("#reason").fill("Of what?")
    rolf.get_by_role("button", name="Return").click()
    expect(rolf.locator("#desk [role=alert]")).to_contain_text("rosa is looking at this.")
    expect(rolf.locator("#reason")).to_have_value("Of what?")

    # Rolf leaves, and what he had in hand is handed to whoever comes next.
    rolf.goto(f"{queue}?item={held}")
    expect(rolf.locator("#held")).not_to_have_attribute("data-free", "")
    rolf.goto(f"/projects/{play.project}/")
    rosa.keyboard.press("s")
    expect(rosa.locator("h1")).to_have_text("Nothing waits for you")
    expect(rosa.locator("#desk")).to_contain_text("1 that you signed")
    mona = person("mona")
    mona.goto(queue)
    expect(mona.locator(".around-passage mark")).to_have_text("1990-94")


def test_work_is_assigned_on_a_page_of_its_own(person: People, play: Play) -> None:
    maya = person("maya", width=390)
    maya.goto(f"/projects/{play.project}/people/")
    maya.get_by_role("link", name="Who is to look at what").click()
    check_accessibility(maya)
    maya.get_by_label("To whom").select_option("rosa")
    for title in ("Another page", "The ministry's page"):
        maya.get_by_label(title).check()
    maya.locator("main").get_by_role("button", name="Assign").press("Enter")
    expect(maya.locator(".notice-done")).to_contain_text("2 assignments are made.")
    check_accessibility(maya)
    maya.get_by_role("button", name="Take back").first.click()
    expect(maya.locator(".assigned-to li")).to_have_count(1)
    assert maya.evaluate("document.documentElement.scrollWidth <= innerWidth")
