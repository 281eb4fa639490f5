"""Texts from right to left, and of both directions: caret, selection, highlights and badges are where they are read."""

from playwright.sync_api import Page, expect

from tests.browser.accessibility import check_accessibility
from tests.browser.people import People
from tests.browser.room import annotations_of, drag, enter, expect_painted, panel_form, point
from tests.play import Play, done

ARABIC = "قال الوزير إنّ العَدَدَ بلغ كثيرا\nفي 9 آب 1994 كتب (Minister of State) عن 213 موظفا"
MIXED = "The word سلام means peace.\nكلمة peace تعني سلام."
# Decomposed, harakat, Devanagari, jamo, a family, flags, a keycap, a skin tone, a joiner in Persian, Zalgo.
NASTY = "e\u0301 عَدَ क्षत्रि 한국 👨‍👩‍👧‍👦 🇦🇿🇬🇪 1\ufe0f\u20e3 👍🏽 نمی‌خواهم Z\u0351\u036b\u0343 end"
PLACES = """
keys => keys.map(key => {
    const text = document.getElementById("text");
    text.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const { focusNode, focusOffset } = getSelection();
    return [focusOffset, document.querySelector(".caret").getBoundingClientRect().left, focusNode.parentElement.id];
})
"""
BOUNDARIES = """
text => [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)].map(({ index }) => index)
"""
Place = tuple[int, float, str]


def bring_in(play: Play, text: str, direction: str | None = None) -> str:
    """A source of this text; its id."""
    body = {"title": "Another script", "text": text, "direction": direction}
    source: str = done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", body), 201)["id"]
    return source


def walk(page: Page, *keys: str) -> list[Place]:
    """Where the reading caret is after each key: the offset in its line in UTF-16 units, how far right, the line."""
    page.focus("#text")
    page.evaluate("document.fonts.ready")
    found: list[Place] = page.evaluate(PLACES, list(keys))
    return found


def test_left_is_left_and_home_is_where_a_line_begins(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, bring_in(play, ARABIC, "rtl"))
    for line in (1, 2):
        home = point(page, line, 0)
        page.mouse.click(home["x"], home["y"])
        begin, end, _back, *steps = walk(page, "Home", "End", "Home", *["ArrowLeft"] * 200)
        assert begin[1] > end[1], "a line begins at its right"
        offsets = list(dict.fromkeys(offset for offset, _left, where in steps if where == f"L{line}"))
        assert offsets == sorted(offsets), "in a line from right to left, left goes on; through figures too"
        del offsets[offsets.index(max(offsets)) + 1 :]
        assert offsets[-1] == len(ARABIC.split("\n")[line - 1])
        if line == 1:
            lefts = [left for _offset, left, where in steps if where == "L1"]
            assert lefts == sorted(lefts, reverse=True)
    page.keyboard.press("Home")
    page.keyboard.press("Control+Shift+ArrowLeft")
    assert page.evaluate("getSelection().toString()").strip() == "في"


def test_each_line_has_its_own_direction_where_none_is_known(person: People, play: Play) -> None:
    page = person("ada")
    enter(page, bring_in(play, MIXED))
    for line, is_left in ((1, True), (2, False)):
        first, last = point(page, line, 0), point(page, line, len(MIXED.split("\n")[line - 1]) - 1)
        assert (first["x"] < last["x"]) is is_left, line


def test_a_selection_over_both_directions_is_the_passage_that_is_read(person: People, play: Play) -> None:
    page = person("ada")
    source = bring_in(play, ARABIC, "rtl")
    enter(page, source)
    line = ARABIC.split("\n")[1]
    # From the middle of an Arabic word over a figure and brackets into Latin: the passage is what lies between.
    begin, end = line.index("كتب"), line.index("Minister") + len("Minister")
    drag(page, (2, begin), (2, end - 1))
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("1")
    quote = str(panel_form(page).locator("blockquote").inner_text())
    assert quote in ARABIC
    assert "تب (Minist" in quote
    page.get_by_role("button", name="Save as draft").click()
    expect(page.locator("#panel [data-card]")).to_be_visible()
    (made,) = annotations_of(play, source)
    assert ARABIC[made["start"] : made["end"]] == made["quote"] == quote
    expect_painted(page, claim=[quote])
    page.set_viewport_size({"width": 1000, "height": 800})  # with badges, where there is no room for cards
    badge, words = page.locator(".badge").bounding_box(), point(page, 2, 0)
    assert badge is not None
    assert badge["x"] < 200 < words["x"], "badges are at the end of the lines, on their left"
    for width in (1400, 390):
        page.set_viewport_size({"width": width, "height": 844})
        check_accessibility(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_character_is_cut_through_by_keyboard_or_mouse(person: People, play: Play) -> None:
    page = person("ada")
    source = bring_in(play, NASTY, "ltr")
    enter(page, source)
    boundaries = {*page.evaluate(BOUNDARIES, NASTY), len(NASTY.encode("utf-16-le")) // 2}
    for key, start in (("ArrowRight", "Home"), ("ArrowLeft", "End")):
        offsets = [offset for offset, _left, _line in walk(page, start, *[key] * 60)]
        assert set(offsets) <= boundaries, f"{key} stops inside of a character: {sorted(set(offsets) - boundaries)}"
        assert len(set(offsets)) > 30, "it goes on"
    family = NASTY.encode("utf-16-le").index("👨".encode("utf-16-le")) // 2
    drag(page, (1, family + 2), (1, family + 3))
    selected = page.evaluate("getSelection().toString()")
    if not selected:  # the mouse itself does not stop inside
        page.evaluate(
            """at => { const { firstChild } = document.getElementById("L1");
            getSelection().setBaseAndExtent(firstChild, at + 3, firstChild, at + 5); }""",
            family,
        )
    page.keyboard.press("1")
    expect(panel_form(page).locator("blockquote")).to_have_text("👨‍👩‍👧‍👦")


def test_texts_of_two_directions_stand_beside_each_other(person: People, play: Play) -> None:
    arabic = bring_in(play, ARABIC, "rtl")
    said = {"kind": "claim", "start": 0, "end": 10, "quote": ARABIC[:10]}
    end = done(play.speakers["ada"].post(f"/sources/{arabic}/annotations/", said), 201)
    play.contradict(play.say("1990-94"), end)
    for width in (1400, 390):
        page = person("ada", width=width)
        page.goto(f"/sources/{play.first}/beside/{arabic}/")
        expect(page.locator("#ties li")).to_have_count(1)
        page.locator("#ties button").click()
        expect(page.locator("#panel [data-contradiction]")).to_be_visible()
        check_accessibility(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = page.locator("#text-right p").first.bounding_box()
        frame = page.locator(".pane-right .pane-scrolls").bounding_box()
        assert box is not None
        assert frame is not None
        assert frame["x"] <= box["x"], "the whole line is in its pane"
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
