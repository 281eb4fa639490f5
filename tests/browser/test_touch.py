"""On a phone: reading, seeing passages, selecting by touch and deciding; nothing is hidden, and fingers can hit it."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import check_accessibility, look
from tests.browser.people import People
from tests.browser.room import annotations_of, enter, panel_form
from tests.play import Play, done

LONG = "\n".join(f"Line {number} of many lines that are read on a phone." for number in range(1, 81))
TARGETS = """
() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && getComputedStyle(one).display !== "inline")
    .map(one => [one, (one.closest("label") ?? one).getBoundingClientRect()])
    .filter(([one, { width, height }]) => width > 2 && (width < 24 || height < 24))
    .map(([one, { width, height }]) => `${one.outerHTML.slice(0, 80)}: ${width} x ${height}`)
"""
SELECT = """
([line, words]) => {
    const node = document.getElementById(line).firstChild;
    const start = node.data.indexOf(words);
    getSelection().setBaseAndExtent(node, start, node, start + words.length);
}
"""
KEYBOARD = """
height => {
    Object.defineProperty(visualViewport, "height", { configurable: true, get: () => innerHeight - height });
    visualViewport.dispatchEvent(new Event("resize"));
}
"""


def check_fingers(page: Page, *main: Locator) -> None:
    """Everything is 24 pixels wide and high, what is done 44 high, and nothing stands beside the screen."""
    assert page.evaluate(TARGETS) == [], page.url
    for one in main:
        box = one.bounding_box()
        assert box is not None
        assert box["height"] >= 44, one
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def is_hit(one: Locator) -> bool:
    """Whether a finger on its middle hits it, and nothing above it."""
    hit: bool = one.evaluate(
        """one => {
            const { left, top, width, height } = one.getBoundingClientRect();
            const found = document.elementFromPoint(left + width / 2, top + height / 2);
            return found === one || one.contains(found);
        }"""
    )
    return hit


def test_a_reviewer_reads_sees_selects_and_decides(person: People, play: Play) -> None:
    source = done(
        play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": "A long page", "text": LONG}), 201
    )["id"]
    start = LONG.index("Line 40")
    said = {"kind": "claim", "start": start, "end": start + 7, "quote": "Line 40"}
    made = done(play.speakers["ada"].post(f"/sources/{source}/annotations/", said), 201)
    play.move("ada", made, "submit")
    page = person("rosa", width=390)
    enter(page, source)
    check_fingers(page)
    badge = page.locator(".badge")
    page.evaluate("scrollBy(0, document.getElementById('L40').getBoundingClientRect().top - 450)")
    badge.tap()  # in a place that the card will cover
    card = page.locator("#panel [data-card]")
    expect(card).to_contain_text("Waiting for review")
    words, sheet = page.locator("#L40").bounding_box(), page.locator("#panel").bounding_box()
    assert words is not None
    assert sheet is not None
    assert 0 < words["y"] < words["y"] + 28 <= sheet["y"], "the line that is decided on is seen above the card"
    assert is_hit(badge)
    sign_off, give_back = (card.get_by_role("button", name=name) for name in ("Sign off", "Return"))
    check_fingers(page, sign_off, give_back)

    page.evaluate(SELECT, ["L40", "many"])
    tools = page.get_by_role("toolbar")
    expect(tools.get_by_role("button", name="Quote")).to_be_visible()
    assert is_hit(tools.get_by_role("button", name="Quote")), "the buttons for a selection are not under the card"
    page.evaluate("getSelection().empty()")
    expect(tools).to_be_hidden()

    reason = card.get_by_label("Reason")
    reason.tap()
    page.evaluate(KEYBOARD, 320)
    expect(page.locator("#panel")).to_have_css("bottom", "320px")
    field = reason.bounding_box()
    assert field is not None
    assert field["y"] + field["height"] <= 844 - 320, "the keyboard does not hide what is typed"
    reason.fill("Which one?")
    page.evaluate(KEYBOARD, 0)
    give_back.tap()
    expect(page.locator("#announcements")).to_contain_text("eturned")
    assert annotations_of(play, source)[0]["status"] == "draft"


def test_two_texts_and_a_contradiction_by_touch(person: People, play: Play) -> None:
    play.say("1990-94")
    page = person("ada", width=390, dark=True)
    page.goto(f"/sources/{play.first}/beside/{play.second}/")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    check_fingers(page)
    page.locator("#text-left .badge").tap()
    page.get_by_role("link", name="Contradicts …").tap()
    bar = page.get_by_role("region", name="Making a contradiction")
    expect(bar).to_contain_text("1990-94")
    expect(page.locator("#panel")).to_be_hidden()
    find = bar.get_by_role("button", name="Find it in a list")
    assert is_hit(find)
    check_fingers(page, find)
    page.evaluate(SELECT, ["right-L1", "10 August 1994"])
    contradicts = page.get_by_role("toolbar").get_by_role("button", name="Contradicts …")
    contradicts.tap()
    dialog = page.locator("#contradiction")
    expect(dialog.locator("blockquote mark")).to_have_text(["1990-94", "10 August 1994"])
    check_fingers(page, dialog.get_by_role("button", name="Save as draft"))
    check_accessibility(page)
    dialog.get_by_role("button", name="Save as draft").tap()
    expect(page.locator("#ties li")).to_have_count(1)


def test_a_form_can_be_filled_in(person: People, play: Play) -> None:
    page = person("ada", width=390)
    enter(page, play.first)
    page.evaluate(SELECT, ["L2", "27 were convicted"])
    page.get_by_role("toolbar").get_by_role("button", name="Statistic").tap()
    form = panel_form(page)
    check_fingers(page, form.get_by_role("button", name="Save as draft"))
    look(page, 390, "dark")
    check_accessibility(page)
    form.get_by_role("button", name="Close without saving").tap()
    expect(form).to_have_count(0)
