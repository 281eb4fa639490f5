"""The reading room as somebody uses it: by mouse, by keyboard, by touch."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.play import Play

BOX = """
([line, offset]) => {
    const paragraph = document.getElementById(`L${line}`);
    const range = document.createRange();
    let rest = offset;
    for (const node of paragraph.childNodes) {
        if (rest < node.length || node === paragraph.lastChild) {
            range.setStart(node, Math.max(0, Math.min(rest, node.length - 1)));
            range.setEnd(node, Math.min(rest + 1, node.length));
            const box = range.getBoundingClientRect();
            const isEnd = rest >= node.length;
            return { x: isEnd ? box.right - 1 : box.left + 1, y: box.top + box.height / 2 };
        }
        rest -= node.length;
    }
}
"""


def enter(page: Page, source: str) -> None:
    """Open the room and wait until others are heard."""
    page.goto(f"/sources/{source}/")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")


def point(page: Page, line: int, offset: int) -> dict[str, float]:
    """Where a UTF-16 unit of a line, counted from 1, stands on the screen."""
    found: dict[str, float] = page.evaluate(BOX, [line, offset])
    return found


def drag(page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Select with the mouse from a place (line, unit) to another."""
    first, last = point(page, *start), point(page, *end)
    page.mouse.move(first["x"], first["y"])
    page.mouse.down()
    page.mouse.move(last["x"], last["y"], steps=4)
    page.mouse.up()


def panel_form(page: Page) -> Any:
    """The form in the panel, once it has taken the focus, which it would take from another field."""
    form = page.locator("#panel form[data-form]")
    expect(form.locator(":focus")).to_have_count(1)
    return form


def annotations_of(play: Play, source: str) -> list[dict[str, Any]]:
    """What stands in the database, as the interface shows it."""
    found: list[dict[str, Any]] = play.speakers["maya"].get(f"/sources/{source}/annotations/").body["results"]
    return found


def painted(page: Page) -> dict[str, list[str]]:
    """By highlight, the words that it paints; of live text, so that nothing is taken for painted that is not there."""
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map((one) => {
            const range = document.createRange();
            range.setStart(one.startContainer, one.startOffset);
            range.setEnd(one.endContainer, one.endOffset);
            return range.toString();
        })]))"""
    )
    return {name: words for name, words in found.items() if words}


def expect_painted(page: Page, **expected: list[str]) -> None:
    """Wait for the frame that paints these words, by highlight."""
    for _ in range(400):
        found = painted(page)
        # Two texts paint into one highlight, in whichever order they come to it.
        if all(sorted(found.get(name, [])) == sorted(words) for name, words in expected.items()):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"painted are {found}, not {expected}")
