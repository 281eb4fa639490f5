"""Reading, selecting, tagging and walking in a real browser, by mouse, by keyboard and by touch."""

import re

from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_accessibility, check_looks
from tests.browser.people import People
from tests.browser.room import annotations_of, drag, enter, expect_painted, painted, panel_form, point
from tests.play import FIRST, SECOND, Play, done

LINES = FIRST.split("\n")


def only_quote(play: Play, source: str) -> str:
    """The words of the one annotation, which are what stands at its offsets."""
    (made,) = annotations_of(play, source)
    text = FIRST if source == play.first else SECOND
    assert text[made["start"] : made["end"]] == made["quote"]
    return str(made["quote"])


def save(page: Page) -> None:
    """As a draft, and wait for its card and its place in the list."""
    page.get_by_role("button", name="Save as draft").click()
    expect(page.locator("#panel [data-card]")).to_be_visible()
    expect(page.locator("#ledger li.entry-open")).to_have_count(1)


def test_words_are_dragged_over_and_tagged_with_a_button(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    start = LINES[0].index("1990-94")
    drag(page, (1, start), (1, start + len("1990-94")))
    page.get_by_role("toolbar").get_by_role("button", name="Claim").click()
    form = panel_form(page)
    expect(form.locator("blockquote")).to_have_text("1990-94")
    form.get_by_label("Dating").press_sequentially("1990/1994")
    expect(form.locator("[data-edtf-words]")).to_have_text("1990/1994: from 1990 to 1994")
    expect_painted(page, chosen=["1990-94"])  # it stands out while the form has the focus
    save(page)
    assert only_quote(play, play.first) == "1990-94"
    expect_painted(page, claim=["1990-94"])
    expect(page.locator("#ledger li")).to_have_count(1)


def test_an_emoji_that_is_selected_in_part_is_taken_whole(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    family = LINES[1].encode("utf-16-le").find("👩".encode("utf-16-le")) // 2
    page.focus("#text")
    # From the middle of the emoji's joined characters, as a script or an extension might select, to the next word.
    page.evaluate(
        """([line, from, to]) => {
            const node = document.getElementById(`L${line}`).firstChild;
            getSelection().setBaseAndExtent(node, from, node, to);
        }""",
        [2, family + 3, family + 8 + 4],
    )
    page.keyboard.press("3")
    expect(panel_form(page).locator("blockquote")).to_have_text("👩‍👩‍👧 So")
    save(page)
    assert only_quote(play, play.first) == "👩‍👩‍👧 So"


def test_a_selection_over_a_line_end_is_one_passage(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.first)
    drag(page, (1, LINES[0].index("9 August")), (2, len("It counts")))
    page.keyboard.press("1")
    expect(panel_form(page)).to_contain_text("It counts")
    save(page)
    assert only_quote(play, play.first) == "9 August 1994.\nIt counts"
    expect_painted(page, claim=["9 August 1994.\nIt counts"])


def test_arabic_is_selected_as_it_is_read(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, play.second)
    line = SECOND.split("\n")[1]
    start = line.index("نص")
    page.mouse.dblclick(*point(page, 2, start).values())  # its left edge, in the middle of the word
    page.keyboard.press("4")
    expect(panel_form(page).locator("blockquote")).to_have_text("نص")
    save(page)
    assert only_quote(play, play.second) == "نص"


def test_the_very_end_of_a_text_can_be_selected(person: People, play: Play) -> None:
    source = done(
        play.speakers["maya"].post(f"/projects/{play.project}/sources/", {"title": "No line feed", "text": "one two"}),
        201,
    )["id"]
    page = person("ada")
    enter(page, source)
    page.focus("#text")
    page.keyboard.press("Control+a")
    page.keyboard.press("1")
    expect(panel_form(page).locator("blockquote")).to_have_text("one two")
    page.get_by_role("button", name="Save as draft").click()
    expect(page.locator("#panel [data-card]")).to_be_visible()
    (made,) = annotations_of(play, source)
    assert (made["start"], made["end"]) == (0, 7)


def test_everything_is_done_by_keyboard(person: People, play: Play) -> None:
    play.say("213 recruited", by="ben", kind="statistic")
    page = person("ada")
    enter(page, play.first)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    assert page.evaluate("document.activeElement.id") == "text", "the text is reached with the Tab key"
    page.keyboard.press("ArrowRight")
    for _ in range(2):
        page.keyboard.press("Control+ArrowRight")
    for _ in range(2):
        page.keyboard.press("Control+Shift+ArrowRight")
    expect(page.locator(".caret")).to_be_visible()
    chosen = page.evaluate("getSelection().toString()").strip()
    assert chosen
    page.keyboard.press("2")
    panel_form(page)
    expect(page.locator("[name='details.value']")).to_be_focused()
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.locator("#panel [data-card]")).to_be_visible()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#ledger li")).to_have_count(2)
    assert annotations_of(play, play.first)[0]["quote"] == chosen
    page.keyboard.press("n")
    expect(page.locator("#announcements")).to_contain_text("2 of 2, statistic by ben, draft: 213 recruited")
    page.keyboard.press("p")
    expect(page.locator("#announcements")).to_contain_text("1 of 2, statistic by ada, draft")
    page.keyboard.press("e")
    panel_form(page)
    expect(page.locator("[name='details.value']")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys of the reading room")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_single_letters_do_nothing_outside_the_text(person: People, play: Play) -> None:
    play.say()
    page = person("ada")
    enter(page, play.first)
    page.locator("#filter summary").focus()
    for key in ("n", "Enter", "1", "?"):
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.focus("#text")
    page.keyboard.press("n")
    expect(page.locator("#announcements")).to_contain_text("1 of 1")  # the first step, and nothing is open
    page.keyboard.press("e")
    expect(page.locator("#announcements")).to_contain_text("Open a passage first")
    assert page.locator("#panel").inner_html() == ""


def test_overlapping_passages_of_two_people_are_painted_and_opened_one_by_one(person: People, play: Play) -> None:
    play.say("work in 1990-94")
    play.say("1990-94 and proves", by="ben", kind="statistic")
    page = person("ada")
    enter(page, play.first)
    expect(page.locator("#ledger li")).to_have_count(2)
    expect_painted(page, claim=["work in "], overlap=["1990-94"], statistic=[" and proves"])
    assert painted(page).keys() == {"claim", "overlap", "statistic"}
    here = point(page, 1, LINES[0].index("1990-94") + 2)
    page.mouse.click(here["x"], here["y"])
    first = page.locator("#panel [data-card]")
    expect(first).to_contain_text("work in 1990-94")
    expect(page.locator("#overlapping")).to_contain_text("1990-94 and proves")
    page.mouse.click(here["x"], here["y"])
    expect(first).to_contain_text("1990-94 and proves")


def test_badges_lead_to_the_passages_of_their_line_and_are_no_part_of_the_text(person: People, play: Play) -> None:
    play.say("1990-94")
    play.say("9 August 1994", by="ben")
    page = person("ada")
    enter(page, play.first)
    badge = page.get_by_role("button", name="Line 1: 2 passages")
    expect(badge).to_have_count(1)  # for those who hear it; where there is room, the others see cards
    page.set_viewport_size({"width": 1100, "height": 900})
    expect(badge).to_be_visible()
    select_all = (
        "() => { getSelection().selectAllChildren(document.getElementById('text')); return `${getSelection()}` }"
    )
    assert page.evaluate(select_all).split() == FIRST.split()
    badge.click()
    expect(page.locator("#panel [data-card]")).to_contain_text("1990-94")
    expect(page.locator("#card-heading")).to_be_focused()


def test_what_is_said_is_edited_deleted_and_restored_in_the_room(person: People, play: Play) -> None:
    made = play.say("1990-94")
    page = person("ada")
    page.goto(f"/sources/{play.first}/#edit-{made['id']}")
    panel_form(page).get_by_label("Note").fill("seen twice")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#panel [data-card]")).to_contain_text("seen twice")
    page.get_by_role("button", name="Delete").click()
    expect(page.locator("#ledger li")).to_have_count(0)
    page.goto(f"/annotations/{made['id']}/")
    page.get_by_role("button", name="Restore").click()
    expect(page.get_by_role("button", name="Restore")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("Draft")
    assert [one["note"] for one in annotations_of(play, play.first)] == ["seen twice"]


def test_a_passage_is_copied_with_its_reference(person: People, play: Play) -> None:
    made = play.say("1990-94")
    page = person("ada")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter(page, play.first)
    page.locator("#ledger button").click()
    page.get_by_role("button", name="Copy with reference").click()
    expect(page.locator("#announcements")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(rf"“1990-94” \(The ministry's page, line 1; http://\S+/annotations/{made['id']}/\)", copied)


def test_a_finger_selects_and_tags_on_a_phone(person: People, play: Play) -> None:
    page = person("ada", width=390)
    enter(page, play.first)
    page.evaluate(
        """() => {
            const node = document.getElementById("L1").firstChild;
            const start = node.data.indexOf("1990-94");
            getSelection().setBaseAndExtent(node, start, node, start + 7);
        }"""
    )
    page.get_by_role("toolbar").get_by_role("button", name="Statistic").tap()
    form = panel_form(page)
    box, height = form.bounding_box(), page.viewport_size
    assert box is not None
    assert height is not None
    assert box["y"] > 0, "the form leaves some of the text to be seen"
    expect(form.locator("blockquote")).to_have_text("1990-94")
    check_accessibility(page)
    save(page)
    assert only_quote(play, play.first) == "1990-94"


def test_readers_read_without_tagging(person: People, play: Play) -> None:
    play.sign(play.say("1990-94"))
    play.say("213", by="ben")
    page = person("remy")
    enter(page, play.first)
    expect(page.locator("#ledger li")).to_have_count(1)
    drag(page, (1, 0), (1, 12))
    page.keyboard.press("1")
    expect(page.locator("#announcements")).to_contain_text("takes an annotator")
    assert page.locator("#panel").inner_html() == ""


def test_without_javascript_a_source_is_read_with_its_passages(person: People, play: Play) -> None:
    play.say("1990-94")
    page = person("ada", javascript=False)
    page.goto(f"/sources/{play.first}/")
    page.get_by_role("link", name="Go there").click()
    expect(page.locator("mark.kind-claim")).to_have_text("1990-94")
    page.locator("#passage-1 a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Claim in")


def test_the_room_and_all_it_opens_are_accessible(person: People, play: Play) -> None:
    made = play.say("1990-94", dating="1990/1994")
    play.contradict(made, play.say("9 August 1994", by="ben", dating="1994-08-09"))
    page = person("ada")
    enter(page, play.first)
    check_looks(page, "dark", "light")
    page.goto(f"/sources/{play.first}/#annotation-{made['id']}")
    page.reload()
    expect(page.locator("#panel [data-card]")).to_be_visible()
    check_looks(page, "dark", "light")
    page.get_by_role("button", name="Edit").click()
    panel_form(page).get_by_label("Dating").fill("1990-94")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#panel [aria-invalid]")).to_be_visible()
    check_looks(page, "dark", "light")
    page.goto(f"/sources/{play.first}/marked/")
    check_looks(page, "dark", "light")
    page.goto(f"/annotations/{made['id']}/")
    check_looks(page, "dark", "light")
