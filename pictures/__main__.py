"""`python -m pictures`: start a server on a new data directory and take all pictures of it; see script/pictures."""

import argparse
import base64
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from pictures.scenes import SCENES, Scene, places
from tests.browser.people import ARGUMENTS
from tests.workbench.served import Server

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
SIZES = {1400: 900, 390: 844}
GROUNDS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Small without a library for pictures: the browser itself makes WebP of what it has painted.
SMALLER = """async (picture) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.8).split(",")[1];
}"""

# The reading room says so when its passages are there, and shows the one that the address names; other pages are ready.
PAINTED = """() => {
    const room = document.getElementById("live");
    return !room || (room.dataset.state === "live" && CSS.highlights.size > 0 &&
        (!location.hash || document.querySelector("[data-card]")));
}"""


class Photographer:
    """Goes through the pages of one server."""

    def __init__(self, browser: Browser, address: str, passwords: dict[str, str]) -> None:
        self._browser = browser
        self._address = address
        self._passwords = passwords
        self._darkroom = browser.new_page()
        self._cookies = cache(self._sign_in)
        self._places = cache(self._find_places)

    def take(self, scene: Scene, width: int, ground: Literal["light", "dark"]) -> bytes:
        """The picture, as WebP."""
        with self._context(scene.person, width, ground) as context:
            page = context.new_page()
            address = scene.address.format_map(self._places(scene.person)) if "{" in scene.address else scene.address
            answer = page.goto(address, wait_until="load")
            if answer is None or answer.status != 200:
                raise SystemExit(f"{scene.name}: {address} answers {answer and answer.status}")
            heading = page.get_by_role("heading", name=scene.heading).first
            heading.wait_for()
            if scene.heading:
                heading.evaluate("(heading) => heading.scrollIntoView()")
            page.wait_for_function(PAINTED)
            page.evaluate("() => document.fonts.ready")
            return self._smaller(page)

    def _smaller(self, page: Page) -> bytes:
        picture = page.screenshot(scale="css", animations="disabled", caret="hide")
        encoded: str = self._darkroom.evaluate(SMALLER, base64.b64encode(picture).decode())
        return base64.b64decode(encoded)

    @contextmanager
    def _context(
        self, person: str, width: int = 1400, ground: Literal["light", "dark"] = "light"
    ) -> Iterator[BrowserContext]:
        context = self._browser.new_context(
            base_url=self._address,
            viewport={"width": width, "height": SIZES[width]},
            color_scheme=ground,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        if person:
            context.add_cookies(self._cookies(person))
        yield context
        context.close()

    def _sign_in(self, person: str) -> Any:
        with self._context("") as context:
            page = context.new_page()
            page.goto("/accounts/sign-in/")
            page.get_by_label("Username").fill(person)
            password = page.get_by_label("Password", exact=True)
            password.fill(self._passwords[person])
            password.press("Enter")
            page.wait_for_url(f"{self._address}/")
            return context.cookies()

    def _find_places(self, person: str) -> dict[str, str]:
        with self._context(person) as context:
            return places(lambda address: dict(context.request.get(f"/api/v1{address}?limit=1000").json()))


def main() -> int:
    """Take them; the exit code."""
    asked = argparse.ArgumentParser(prog="script/pictures", description=__doc__)
    asked.add_argument("names", nargs="*", help=f"only these: {', '.join(scene.name for scene in SCENES)}")
    asked.add_argument("--into", type=Path, default=PICTURES, help="the directory, docs/pictures if left out")
    chosen = asked.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    find = [ROOT / "script" / "chromium"]
    chromium = subprocess.run(find, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        server = Server(Path(name) / "var")
        server.start()
        try:
            browser = playwright.chromium.launch(executable_path=chromium.strip(), args=ARGUMENTS)
            photographer = Photographer(browser, f"http://127.0.0.1:{server.port}", _passwords(server.data))
            for scene in SCENES:
                if not chosen.names or scene.name in chosen.names:
                    _take_all(photographer, scene, chosen.into)
        finally:
            server.end()
    return 0


def _take_all(photographer: Photographer, scene: Scene, into: Path) -> None:
    for width in SIZES:
        for ground in GROUNDS:
            path = into / f"{scene.name}-{width}-{ground}.webp"
            path.write_bytes(photographer.take(scene, width, ground))
            print(f"{path.stat().st_size // 1000:4} kB  {path}", flush=True)


def _passwords(data: Path) -> dict[str, str]:
    lines = (data / "demonstration-accounts").read_text(encoding="utf-8").splitlines()
    return {name: password for name, password, *_ in (line.split("\t") for line in lines)}


if __name__ == "__main__":
    sys.exit(main())
