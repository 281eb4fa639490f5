"""By keyboard alone: from signing in to a contradiction that is signed off, and the reading caret on every key."""

import re

from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_looks
from tests.browser.people import People
from tests.browser.room import annotations_of, enter, panel_form
from tests.play import FIRST, Play, done

FOCUSED = """() => {
    const one = document.activeElement;
    const seen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const { outlineStyle } = getComputedStyle(one);
    const name = one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent || one.value;
    const frame = one.closest(".pane")?.querySelector(".pane-scrolls");
    const isShown = [one, frame].some((place) => place && getComputedStyle(place).boxShadow !== "none");
    const shown = outlineStyle !== "none" || isShown;
    return { id: one.id, name: name.trim().replace(/\\s+/g, " "), seen, shown };
}"""
CARET = """() => {
    const selection = getSelection();
    const before = document.createRange();
    before.selectNodeContents(document.getElementById("text"));
    before.setEnd(selection.focusNode, selection.focusOffset);
    const whole = document.createRange();
    whole.selectNodeContents(document.getElementById("text"));
    const box = document.querySelector(".caret").getBoundingClientRect();
    const inText = document.getElementById("text").contains(selection.focusNode);
    return {
        inText,
        isFirst: !before.toString().trim(),
        isLast: before.toString().trim() === whole.toString().trim(),
        isSeen: box.height > 0 && box.top >= 0 && box.bottom <= innerHeight,
        line: selection.focusNode.parentElement.closest("p")?.id ?? "",
    };
}"""


def press(page: Page, *keys: str) -> None:
    """One key after the other."""
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, name: str, *, most: int = 60) -> None:
    """Press Tab until the focus is on what has the name, or the id; wherever it stops can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        assert here["seen"], f"the focus is on {here}, which is not seen"
        assert here["shown"], f"nothing shows that the focus is on {here}"
        if name == here["id"] or here["name"].startswith(name):
            return
    raise AssertionError(f"{name} is not reached with the Tab key")


def follow(page: Page, *names: str) -> None:
    """From link to link."""
    for name in names:
        tab_to(page, name)
        with page.expect_navigation():
            press(page, "Enter")


def sign_in(page: Page, username: str) -> None:
    """From the first page on."""
    page.goto("/")
    follow(page, "Sign in")
    if page.evaluate("document.activeElement.name") not in {"login", "username"}:
        tab_to(page, "Username")
    page.keyboard.type(username)
    tab_to(page, "Password")
    page.keyboard.type(f"password-of-{username}")
    with page.expect_navigation():
        press(page, "Enter")


def go_before(page: Page, words: str) -> None:
    """Word by word from the beginning of the text."""
    before = FIRST.split(words, maxsplit=1)[0].replace("-", " - ").split()
    press(page, "Control+Home", *["Control+ArrowRight"] * len(before), "ArrowRight")


def tag_words(page: Page, words: int, dating: str) -> None:
    """Select so many words behind the reading caret, tag them as a claim with a date, and submit it."""
    press(page, *["Control+Shift+ArrowRight"] * words, "1")
    panel_form(page)
    tab_to(page, "Dating")
    page.keyboard.type(dating)
    tab_to(page, "Save and submit")
    press(page, "Enter")
    expect(page.locator("#panel [data-card]")).to_contain_text("Waiting for review")
    expect(page.locator("#text")).to_be_focused()
    press(page, "Escape")
    expect(page.locator("#panel [data-card]")).to_have_count(0)
    caret = page.evaluate("[document.getElementById('text').contains(getSelection().focusNode), `${getSelection()}`]")
    assert caret == [True, ""], "the caret is where it was when the form was opened"


def test_from_signing_in_to_a_contradiction_that_is_signed_off(person: People, play: Play) -> None:
    ada = person()
    sign_in(ada, "ada")
    follow(ada, "Dates of a ministry", "The ministry's page")
    expect(ada.locator("#live")).to_have_attribute("data-state", "live")
    tab_to(ada, "text")
    go_before(ada, "1990-94")
    tag_words(ada, 3, "1990/1994")  # a hyphen is a word of its own
    go_before(ada, "9 August")
    tag_words(ada, 3, "1994-08-09")
    assert [one["quote"] for one in annotations_of(play, play.first)] == ["1990-94", "9 August 1994"]

    press(ada, "Control+Home", "n", "c", "n", "Enter")
    expect(ada.locator("#contradiction :focus")).to_have_count(1)
    ada.keyboard.type("dating")
    tab_to(ada, "Explanation")
    ada.keyboard.type("One late day proves no period.")
    tab_to(ada, "Save and submit")
    press(ada, "Enter")
    expect(ada.locator("#panel [data-contradiction]")).to_contain_text("Waiting for review")
    expect(ada.locator("#text")).to_be_focused()

    rosa = person()
    sign_in(rosa, "rosa")
    follow(rosa, "Dates of a ministry", "Review")
    for left in (3, 2, 1):
        expect(rosa.locator("#desk")).to_have_attribute("data-total", str(left))
        press(rosa, "s")
    expect(rosa.locator("h1")).to_have_text("Nothing waits for you")
    expect(rosa.locator("h1")).to_be_focused()
    (made,) = done(play.speakers["maya"].get(f"/projects/{play.project}/contradictions/"), 200)["results"]
    assert (made["status"], made["kind"], made["relation"]) == ("signed_off", "dating", "contains")


def test_the_reading_caret_goes_by_every_key_and_never_leaves_the_text(person: People, play: Play) -> None:
    text = "\n".join(f"Line {number} of many, with words in it." for number in range(1, 201))
    made = play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": "Many lines", "text": text})
    page = person("ada")
    page.set_viewport_size({"width": 1100, "height": 500})
    enter(page, done(made, 201)["id"])
    page.focus("#text")
    press(page, "ArrowRight", "PageDown")
    first = page.evaluate(CARET)
    assert first["inText"]
    assert first["isSeen"]
    turned = int(first["line"][1:])
    assert 8 < turned < 16, "a screen has about so many lines"
    press(page, "PageUp")
    assert page.evaluate(CARET)["line"] == "L1"
    press(page, "Control+End")
    last = page.evaluate(CARET)
    assert last["isLast"]
    assert last["isSeen"]
    for key in (
        "ArrowRight",
        "ArrowDown",
        "PageDown",
        "Control+ArrowRight",
        "Shift+ArrowDown",
        "Shift+PageDown",
        "End",
    ):
        press(page, key)
        here = page.evaluate(CARET)
        assert here["isLast"], key
        assert here["isSeen"], key
    press(page, "Shift+Home", "Shift+ArrowDown", "1")
    expect(page.locator("#announcements")).to_contain_text("Select the words first")  # both ends are at the end
    press(page, "Control+Home", "ArrowUp", "PageUp", "ArrowLeft", "Shift+PageUp", "Control+ArrowLeft")
    assert page.evaluate(CARET)["isFirst"]
    press(page, "Control+Shift+End")
    assert page.evaluate("getSelection().toString().trim().endsWith('Line 200 of many, with words in it.')")
    press(page, "Shift+ArrowRight")
    assert page.evaluate("getSelection().toString().trim().startsWith('Line 1 of many')"), "what is selected stays so"


def test_letters_and_digits_do_nothing_outside_the_text(person: People, play: Play) -> None:
    play.say()
    page = person("ada")
    enter(page, play.first)
    expect(page.locator("#ledger li")).to_have_count(1)
    page.locator("#ledger button").click()
    expect(page.locator("#card-heading")).to_be_focused()
    card = page.locator("#panel").inner_html()
    places = ("#card-heading", "#ledger button", ".badge", ".margin button", "#filter summary", "body")
    for place in places:
        page.evaluate(
            """place => place === "body" ? document.activeElement.blur() : document.querySelector(place).focus()""",
            place,
        )
        press(page, "n", "p", "c", "1", "e", "x", "y", "?")
        assert page.locator("#announcements").inner_text() == "", place
        assert page.locator("#contradicting").is_hidden(), place
        assert page.locator("dialog[open]").count() == 0, place
        assert page.locator("#panel").inner_html() == card, place


def test_the_keys_of_all_pages_stand_on_one_that_is_read_without_javascript(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    page.focus("#text")
    press(page, "Control+Home", "Control+Shift+ArrowRight")
    expect(page.get_by_role("toolbar", name="Tag the selection")).to_be_visible()
    check_looks(page)
    press(page, "Escape", "?")
    dialog = page.get_by_role("dialog", name="Keys of the reading room")
    check_looks(page)
    dialog.get_by_role("link", name=re.compile("keys of all pages")).focus()
    press(page, "Escape")
    expect(page.locator("#text")).to_be_focused()
    page = person(width=390, javascript=False)
    page.goto("/")
    page.get_by_role("link", name="Keys").press("Enter")
    expect(page.get_by_role("region", name="Review queue")).to_contain_text("sign off")
    expect(page.get_by_role("region", name="Reading room and side by side")).to_contain_text("to the other text")


def test_words_are_tagged_without_selecting_them_and_without_javascript(person: People, play: Play) -> None:
    page = person("ada", javascript=False)
    page.goto(f"/sources/{play.first}/marked/")
    page.get_by_role("link", name="Tag by words").press("Enter")
    page.get_by_label("Words of the passage").fill("WERE")
    page.get_by_role("button", name="Find them").press("Enter")
    expect(page.get_by_role("main")).to_contain_text("written otherwise")
    page.get_by_label("Words of the passage").fill("186")
    page.get_by_label("Up to these words").fill("let go")
    page.get_by_label("Kind").select_option("statistic")
    page.get_by_role("button", name="Find them").press("Enter")
    expect(page.locator("form blockquote")).to_have_text("186 let go")
    page.get_by_role("radio", name="Quote").check()
    page.get_by_role("button", name="Show the fields of this kind").press("Enter")
    page.get_by_label("Speaker").fill("the minister")
    page.get_by_role("button", name="Save and submit").press("Enter")
    expect(page.locator("h1")).to_have_text(re.compile("Quote in"))
    expect(page.get_by_role("main")).to_contain_text("Waiting for review")
    (made,) = annotations_of(play, play.first)
    assert (made["quote"], made["kind"], made["details"]["speaker"]) == ("186 let go", "quote", "the minister")
    page.get_by_role("link", name="Edit without the reading room").press("Enter")
    page.get_by_label("Said when").fill("tomorrow")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator("[aria-invalid]")).to_have_value("tomorrow")
    page.get_by_label("Said when").fill("1994")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_role("main")).to_contain_text("1994")
