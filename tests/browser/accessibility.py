"""axe-core's opinion of a page."""

from collections.abc import Iterator
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests.browser.people import HEIGHTS

Scheme = Literal["dark", "light"]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
async (standards) => {
    const results = await axe.run(document, { runOnly: standards, resultTypes: ["violations"] });
    return results.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => [
        `${id} (${help}): ${node.target.join(" ")}`, node.html.slice(0, 300), node.failureSummary.replace(/\\s+/g, " "),
    ].join("\\n    ")));
}
"""


def check_accessibility(page: Page) -> None:
    """Fail with what WCAG 2.2 AA, or good practice, has against the page as it is now."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    violations: list[str] = page.evaluate(RUN, STANDARDS)
    assert not violations, f"{page.url} at {page.viewport_size}:\n" + "\n".join(violations)


def looks(page: Page, *schemes: Scheme) -> Iterator[None]:
    """The page as it is on a wide screen and then on a narrow one; in the light and then in the dark, if not said."""
    for width, scheme in zip((1400, 390), schemes or ("light", "dark"), strict=True):
        look(page, width, scheme)
        yield


def looks_by_turns(page: Page) -> Iterator[None]:
    """The same, but first as it is already: a page that becomes another size has to be put together again."""
    is_narrow = page.viewport_size is not None and page.viewport_size["width"] == 390
    both: list[tuple[int, Scheme]] = [(1400, "light"), (390, "dark")]
    for width, scheme in reversed(both) if is_narrow else both:
        look(page, width, scheme)
        yield


def look(page: Page, width: int, scheme: Scheme) -> None:
    """Make the screen so."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    page.emulate_media(color_scheme=scheme)


def check_looks(page: Page, *schemes: Scheme) -> None:
    """axe-core's opinion of both."""
    for _ in looks(page, *schemes):
        check_accessibility(page)
