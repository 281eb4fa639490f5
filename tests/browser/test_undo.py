"""Undo and redo in a real browser: by keys and buttons, and against somebody else's edit."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import check_accessibility
from tests.browser.people import People
from tests.browser.room import annotations_of, drag, enter, expect_painted, panel_form
from tests.play import FIRST, Play, done, path_of

QUOTE = "1990-94"
TAGGED = f"tagged “{QUOTE}” as claim"


def button(page: Page, way: str) -> Locator:
    """To undo, or redo, with what it would do."""
    return page.locator(f"#undo [data-way={way}]")


def tag(page: Page, play: Play) -> None:
    """Tag the words, and wait until they are offered to be undone."""
    enter(page, play.first)
    start = FIRST.index(QUOTE)
    drag(page, (1, start), (1, start + len(QUOTE)))
    page.keyboard.press("1")
    panel_form(page)
    page.keyboard.press("Control+Enter")
    expect(button(page, "undo")).to_have_text(f"Undo: {TAGGED}")
    expect(page.locator("#text")).to_be_focused()


def test_what_was_done_is_undone_and_done_again_by_keys(person: People, play: Play) -> None:
    page = person("ada")
    tag(page, play)
    expect_painted(page, claim=[QUOTE])
    page.keyboard.press("Control+z")
    expect(page.locator("#announcements")).to_have_text(f"Undone: you {TAGGED}.")
    expect_painted(page)
    expect(page.locator("#ledger li")).to_have_count(0)
    expect(button(page, "undo")).to_have_attribute("aria-disabled", "true")
    assert annotations_of(play, play.first) == []
    page.locator("#text").focus()
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("#announcements")).to_have_text(f"Done again: you {TAGGED}.")
    expect_painted(page, claim=[QUOTE])
    assert [one["status"] for one in annotations_of(play, play.first)] == ["draft"]
    button(page, "undo").click()
    expect(page.locator("#announcements")).to_have_text(f"Undone: you {TAGGED}.")
    page.locator("#text").focus()
    page.keyboard.press("Control+y")
    expect_painted(page, claim=[QUOTE])
    check_accessibility(page)


def test_in_a_field_the_browsers_own_undo_works(person: People, play: Play) -> None:
    page = person("ada")
    tag(page, play)
    page.keyboard.press("e")
    note = panel_form(page).get_by_label("Note")
    note.press_sequentially("typed")
    note.press("Control+z")
    expect(note).not_to_have_value("typed")
    assert len(annotations_of(play, play.first)) == 1


def test_what_somebody_else_edited_stays_and_they_are_named(person: People, play: Play) -> None:
    page = person("ada")
    tag(page, play)
    (made,) = annotations_of(play, play.first)
    done(play.speakers["ben"].patch(path_of(made), {"note": "ben was here"}, seen=1), 200)
    page.locator("#text").focus()
    page.keyboard.press("Control+z")
    why = "ben edited it after that, so what you did cannot be taken back any more. Look at what is there now."
    expect(page.locator("#announcements")).to_have_text(f"You {TAGGED}. This stays: {why}")
    expect(button(page, "undo")).to_have_attribute("title", why)
    assert [one["note"] for one in annotations_of(play, play.first)] == ["ben was here"]
    page.get_by_role("link", name="What you did last").click()
    page.get_by_text("One more, which stays").click()
    expect(page.locator(".acts li")).to_contain_text(why)
    check_accessibility(page)
