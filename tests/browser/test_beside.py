"""Two texts beside each other: contradictions drawn, made without dragging, followed, and shared by their address."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import check_looks
from tests.browser.people import People
from tests.play import SECOND, Play, done

INK = """
canvas => {
    const {width, height} = canvas;
    const copy = new OffscreenCanvas(width, height).getContext("2d", {willReadFrequently: true});
    copy.drawImage(canvas, 0, 0);
    const points = copy.getImageData(0, 0, width, height).data;
    return points.filter((value, place) => place % 4 === 3 && value > 60).length;
}
"""


def stand_beside(page: Page, left: str, right: str, query: str = "") -> None:
    """Open the two and wait until others are heard."""
    page.goto(f"/sources/{left}/beside/{right}/{query}")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")


def ink(page: Page) -> int:
    """How much is drawn between the texts, in pixels; looked at after the frame in which it is drawn."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    drawn: int = page.locator("#gap").evaluate(INK)
    return drawn


def find(page: Page, side: str, quote: str) -> None:
    """Put the reading caret of a text before some words, as somebody does by arrow keys."""
    page.focus(f"#text-{side}")
    page.evaluate(
        """([side, quote]) => {
            for (const paragraph of document.querySelectorAll(`#text-${side} p`)) {
                const start = paragraph.firstChild?.data?.indexOf(quote) ?? -1;
                if (start >= 0) return getSelection().setPosition(paragraph.firstChild, start);
            }
        }""",
        [side, quote],
    )


def press(page: Page, *keys: str) -> None:
    """One key after the other."""
    for key in keys:
        page.keyboard.press(key)


def dialog_of(page: Page) -> Locator:
    """The form of the contradiction, once it has the focus."""
    dialog = page.locator("#contradiction")
    expect(dialog.locator(":focus")).to_have_count(1)
    return dialog


def long_text(words: str, lines: int = 120) -> str:
    """So many lines, and in the middle one these words."""
    return "\n".join(words if line == lines // 2 else f"Line {line + 1} says nothing of it." for line in range(lines))


def test_what_contradicts_is_drawn_between_chosen_from_the_ledger_and_shared_by_its_address(
    person: People, play: Play
) -> None:
    maya = play.speakers["maya"]
    where = f"/projects/{play.project}/sources/"
    texts = [long_text("The decree is of 9 August 1994."), long_text("The decree is of 10 August 1994.")]
    left, right = (done(maya.post(where, {"title": text[:9], "text": text}), 201)["id"] for text in texts)
    ends = []
    for source, text in zip((left, right), texts, strict=True):
        start = text.index("The decree")
        said = {"kind": "claim", "start": start, "end": start + 10, "quote": "The decree"}
        ends.append(done(maya.post(f"/sources/{source}/annotations/", said), 201))
    contradiction = play.contradict(*ends, by="maya")
    page = person("ada")
    stand_beside(page, left, right)
    expect(page.locator("#ties li")).to_have_count(1)
    assert ink(page) == 0, "both ends are out of sight"
    page.locator("#ties button").click()
    expect(page.locator(f"#panel [data-contradiction='{contradiction['id']}']")).to_be_visible()
    for side in ("left", "right"):
        expect(page.locator(f"#text-{side} p", has_text="The decree")).to_be_in_viewport()
    assert ink(page) > 100
    page.wait_for_function("() => location.search.includes('left=') && location.search.includes('contradiction=')")
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["contradiction"] == [contradiction["id"]]
    tops = [page.locator(f".pane-{side} .pane-scrolls").evaluate("box => box.scrollTop") for side in ("left", "right")]
    other = person("ben")
    stand_beside(other, left, right, f"?{urlsplit(page.url).query}")
    expect(other.locator(f"#panel [data-contradiction='{contradiction['id']}']")).to_be_visible()
    for side, top in zip(("left", "right"), tops, strict=True):
        found = other.locator(f".pane-{side} .pane-scrolls").evaluate("box => box.scrollTop")
        assert abs(found - top) < 60, "the same lines are seen, to within two"


def test_a_contradiction_is_made_by_keyboard_alone_of_a_passage_and_of_selected_words(
    person: People, play: Play
) -> None:
    play.say("1990-94")
    page = person("ada")
    stand_beside(page, play.first, play.second)
    page.focus("#text-left")
    press(page, "n", "c")
    expect(page.locator("#contradicting")).to_contain_text("1990-94")
    press(page, "o")
    expect(page.locator("#text-right")).to_be_focused()
    find(page, "right", "10 August")
    press(page, *["Control+Shift+ArrowRight"] * 3, "c")
    dialog = dialog_of(page)
    expect(page.locator("#contradiction blockquote mark")).to_have_text(["1990-94", "10 August 1994"])
    page.keyboard.type("dating")  # chooses in the list that has the focus
    press(page, "Tab")
    page.keyboard.type("The first has an end, and this is after it.")
    dialog.get_by_role("button", name="Save as draft").focus()
    press(page, "Enter")
    expect(page.locator("#ties li")).to_have_count(1)
    expect(page.locator("#ties")).to_contain_text("1990-94” contradicts claim “10 August 1994")
    assert ink(page) > 0
    (made,) = done(play.speakers["maya"].get(f"/projects/{play.project}/contradictions/"), 200)["results"]
    assert (made["kind"], made["author"]) == ("dating", "ada")
    assert len(made["annotations"]) == 2


def test_the_other_passage_is_clicked_or_found_in_a_list_and_escape_lets_go(person: People, play: Play) -> None:
    play.say("1990-94"), play.say("212", source=play.second, kind="statistic", by="ben")
    page = person("ada")
    stand_beside(page, play.first, play.second)
    page.focus("#text-left")
    press(page, "n", "c", "Escape")
    expect(page.locator("#contradicting")).to_be_hidden()
    press(page, "c")
    page.get_by_role("button", name="Find it in a list").click()
    dialog = dialog_of(page)
    dialog.get_by_label("Words of passage").fill("212")
    press(page, "Enter")
    dialog.get_by_role("button", name="Choose", exact=False).first.click()
    expect(dialog.locator("blockquote mark")).to_have_text(["1990-94", "212"])
    press(page, "Escape")
    expect(dialog).to_be_hidden()


def test_what_was_begun_goes_along_to_the_text_that_is_opened_beside(person: People, play: Play) -> None:
    play.say("1990-94"), play.say("212", source=play.second, kind="statistic")
    page = person("ada")
    page.goto(f"/sources/{play.first}/")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    page.focus("#text")
    press(page, "n", "c")
    page.get_by_role("link", name="Read another source beside").click()
    page.get_by_role("link", name="Another page").click()
    expect(page.locator("#contradicting")).to_contain_text("1990-94")
    press(page, "o", "n", "Enter")
    dialog_of(page)
    expect(page.locator("#contradiction blockquote mark")).to_have_text(["1990-94", "212"])
    assert "first=" not in page.url, "what is shared or reloaded begins nothing"


def test_what_others_do_between_the_texts_appears_in_list_and_card(person: People, play: Play) -> None:
    first, other = play.say("1990-94"), play.say("10 August 1994", source=play.second)
    page = person("rosa")
    stand_beside(page, play.first, play.second)
    expect(page.locator("#ties-empty")).to_be_visible()
    made = play.contradict(first, other)
    expect(page.locator("#ties li")).to_have_count(1)
    page.focus("#text-left")
    press(page, "x")
    card = page.locator("#panel [data-contradiction]")
    expect(card).to_contain_text("Draft")
    play.move("ada", made, "submit")
    expect(card).to_contain_text("Waiting for review")
    expect(page.locator("#ties")).to_contain_text("waiting for review")


def test_two_texts_select_and_walk_each_for_itself(person: People, play: Play) -> None:
    play.say("1990-94"), play.say("212", source=play.second, kind="statistic")
    page = person("ada")
    stand_beside(page, play.first, play.second)
    page.focus("#text-right")
    press(page, "n", "Enter")
    expect(page.locator("#panel [data-card]")).to_contain_text("212")
    find(page, "right", "dates")
    press(page, "Control+Shift+ArrowRight", "3")
    expect(page.locator("#panel form blockquote")).to_contain_text("dates")
    page.get_by_role("button", name="Save as draft").click()
    expect(page.locator("#panel [data-card]")).to_contain_text("dates")
    (_, made) = sorted(
        done(play.speakers["maya"].get(f"/sources/{play.second}/annotations/"), 200)["results"],
        key=lambda one: one["created"],
    )
    assert SECOND[made["start"] : made["end"]] == made["quote"]
    assert made["source"] == play.second


def test_the_view_and_what_it_opens_are_accessible(person: People, play: Play) -> None:
    play.contradict(play.say("1990-94"), play.say("10 August 1994", source=play.second))
    page = person("ada")
    stand_beside(page, play.first, play.second)
    check_looks(page)
    page.locator("#ties button").click()
    expect(page.locator("#panel [data-contradiction]")).to_be_visible()
    check_looks(page, "dark", "light")
    page.locator("#panel [data-close]").click()
    page.focus("#text-left")
    press(page, "n", "c")
    check_looks(page)
    page.get_by_role("button", name="Find it in a list").click()
    dialog_of(page)
    check_looks(page)
