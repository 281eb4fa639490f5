"""The apparatus beside the text: cards in the margin, the filter, the map of the whole source."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_looks
from tests.browser.people import People
from tests.browser.room import enter, expect_painted, painted
from tests.play import Play, done

# Where passages are on the map: how many of its pixels, from a part of its height to another, have any colour, by lane.
MAP = """
([from, to]) => {
    const canvas = document.querySelector(".minimap");
    const { width, height } = canvas;
    const rows = Math.max(1, Math.floor((to - from) * height));
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, Math.floor(from * height), width, rows);
    const lanes = [0, 0, 0, 0, 0];
    for (let pixel = 0; pixel < data.length / 4; pixel++) {
        const lane = Math.floor(((pixel % width) / width * canvas.clientWidth - 1) / 4);
        if (data[4 * pixel + 3] > 120 && lane >= 0) lanes[Math.min(lane, 4)] += 1;
    }
    return lanes.map((number) => number > 0);
}
"""


def drawn(page: Page, start: float, end: float) -> list[bool]:
    """Whether something is drawn there for claims, statistics, quotes, translation errors and contradictions."""
    found: list[bool] = page.evaluate(MAP, [start, end])
    return found


def expect_drawn(page: Page, start: float, end: float, expected: list[bool]) -> None:
    """Wait for the frame that draws it."""
    for _ in range(400):
        if drawn(page, start, end) == expected:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"drawn is {drawn(page, start, end)}, not {expected}")


def filter_by(page: Page, words: str) -> None:
    """Press the button of a choice, whose name is its words and how many it would show."""
    page.locator("#filter button", has_text=words).click()


def crowded(play: Play) -> list[dict[str, Any]]:
    """Three passages in one line, two of which do not go together, and one in the next line."""
    made = [
        play.say("1990-94"),
        play.say("work in", by="ben"),
        play.say("speaks of", kind="quote", speaker="a minister"),
    ]
    play.contradict(*made[:2])
    return [*made, play.say("213 recruited", by="ben", kind="statistic", value="213", counted="citizens")]


def test_a_filter_is_shared_by_text_list_cards_and_walking_and_kept_in_the_address(person: People, play: Play) -> None:
    play.move("ben", crowded(play)[3], "submit")
    page = person("rosa")
    enter(page, play.first)
    expect(page.locator("#ledger li")).to_have_count(4)
    page.locator("#filter summary").click()
    filter_by(page, "statistic")
    expect(page.locator("#ledger li")).to_have_count(1)
    expect(page.locator("#ledger-count")).to_have_text("1 of 4")
    expect(page.locator("#announcements")).to_have_text("1 of 4 passages shown.")
    expect_painted(page, statistic=["213 recruited"], aside=["speaks of", "work in", "1990-94"])
    assert painted(page).keys() == {"statistic", "aside"}
    expect(page.locator(".margin-card")).to_have_count(1)
    filter_by(page, "claim")
    expect_painted(page, statistic=["213 recruited"], claim=["work in", "1990-94"], aside=["speaks of"])
    page.focus("#text")
    for place in ("1 of 3 shown, claim by ben", "2 of 3 shown, claim by ada", "3 of 3 shown, statistic by ben"):
        page.keyboard.press("n")
        expect(page.locator("#announcements")).to_contain_text(place)
    page.keyboard.press("n")
    expect(page.locator("#announcements")).to_have_text("That was the last passage shown.")
    assert page.url.endswith("?kind=statistic&kind=claim")
    filter_by(page, "waiting for me")
    filter_by(page, "ben")
    page.reload()
    expect(page.locator("#filter summary")).to_have_text("Filter: claim, statistic, waiting for me, ben")
    expect(page.locator("#ledger li")).to_have_count(1)
    filter_by(page, "in a contradiction")
    expect(page.get_by_text("No passage fits the filter.")).to_be_visible()
    page.locator("#ledger-none").get_by_role("button", name="Show all").click()
    expect(page.locator("#ledger li")).to_have_count(4)
    assert page.url.endswith(f"{play.first}/")


def test_what_others_do_comes_and_goes_with_the_filter(person: People, play: Play) -> None:
    made = play.say("213", by="ben", kind="statistic", value="213", counted="citizens")
    page = person("ada")
    page.goto(f"/sources/{play.first}/?status=submitted")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    expect(page.locator("#ledger-count")).to_have_text("0 of 1")
    made = play.move("ben", made, "submit")
    expect(page.locator("#ledger li")).to_have_count(1)
    expect_painted(page, statistic=["213"])
    play.move("ben", made, "withdraw")
    expect(page.locator("#ledger li")).to_have_count(0)
    expect(page.locator(".margin-card")).to_have_count(0)
    expect_painted(page, aside=["213"])


def test_cards_stand_at_their_lines_and_a_stack_of_them_unfolds(person: People, play: Play) -> None:
    crowded(play)
    page = person("ada")
    enter(page, play.first)
    stack, card = page.locator(".margin-stack"), page.locator(".margin-slot > [data-id]")
    expect(stack).to_contain_text("3 passages: quote by ada, claim by ben, claim by ada")
    expect(stack).to_contain_text("1 contradiction")
    expect(card).to_contain_text("213 citizens")
    line, beside = page.locator("#L2").bounding_box(), card.bounding_box()
    assert line is not None
    assert beside is not None
    assert abs(line["y"] - beside["y"]) < 4
    assert beside["x"] >= line["x"] + line["width"]
    card.hover()
    expect_painted(page, pointed=["213 recruited"])
    page.focus("#text")
    page.keyboard.press("Tab")
    expect(stack).to_be_focused()
    page.keyboard.press("Enter")
    expect(stack).to_have_attribute("aria-expanded", "true")
    check_looks(page, "dark", "light")
    page.set_viewport_size({"width": 1400, "height": 900})
    stack.focus()
    if stack.get_attribute("aria-expanded") == "false":
        page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect_painted(page, pointed=["work in"])
    page.keyboard.press("Enter")
    expect(page.locator("#panel [data-card]")).to_contain_text("work in")
    expect(page.locator(".margin-open")).to_have_count(1)
    card.click()
    expect(page.locator("#panel [data-card]")).to_contain_text("213 recruited")
    expect(card).to_have_attribute("aria-current", "true")
    check_looks(page, "dark", "light")


def test_the_map_shows_what_lies_where_and_leads_there(person: People, play: Play) -> None:
    text = "\n".join(f"Line {number} of a text that is longer than a page." for number in range(300))
    source = done(
        play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": "Long", "text": text}), 201
    )["id"]
    for kind, words in (("claim", "Line 10 "), ("quote", "Line 285 ")):
        start = text.index(words)
        body = {"kind": kind, "start": start, "end": start + len(words), "quote": words}
        done(play.speakers["ben"].post(f"/sources/{source}/annotations/", body), 201)
    page = person("ada")
    enter(page, source)
    nothing = [False] * 5
    expect_drawn(page, 0.9, 1, [False, False, True, False, False])
    assert drawn(page, 0.4, 0.85) == nothing
    page.focus("#text")
    canvas = page.locator(".minimap")
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] * 285.5 / 300)
    expect(page.locator("#L286")).to_be_in_viewport()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator(".margin-card")).to_contain_text("ben")
    page.mouse.move(box["x"] + 5, 700)
    page.mouse.down()
    page.mouse.move(box["x"] + 5, -50, steps=3)
    page.mouse.up()
    expect(page.locator("#L1")).to_be_in_viewport()
    page.locator("#filter summary").click()
    filter_by(page, "claim")
    expect_drawn(page, 0.9, 1, nothing)


def test_two_texts_are_filtered_together_and_have_a_map_each(person: People, play: Play) -> None:
    play.contradict(play.say("1990-94"), play.say("10 August 1994", source=play.second, by="ben"))
    play.say("212 citizens", source=play.second, kind="statistic")
    page = person("rosa")
    page.goto(f"/sources/{play.first}/beside/{play.second}/?only=contradicted")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    expect(page.locator(".minimap")).to_have_count(2)
    expect_painted(page, claim=["1990-94", "10 August 1994"], aside=["212 citizens"])
    page.locator("#filter summary").click()
    filter_by(page, "statistic")
    expect(page.locator("#announcements")).to_have_text("0 of 3 passages shown.")
    check_looks(page, "dark", "light")
    page.keyboard.press("Escape")
    expect(page.locator(".filter-choices")).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect_painted(page, statistic=["212 citizens"])
