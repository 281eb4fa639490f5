"""People in front of browsers, signed in, whose every fault of a page is noticed."""

import re
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser.stage import Stage

HEIGHTS = {1400: 900, 390: 844}
PARTS = {"stylesheet", "script", "image", "font", "manifest"}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # what asks elsewhere gets nothing, and is told on
]


@dataclass
class Faults:
    """What no page may do: errors, a policy that is broken, parts that are missing, requests to elsewhere.

    A test that brings about such a thing says beforehand what it expects.
    """

    address: str
    found: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """What matches is no fault in this test."""
        self.expected.append(pattern)

    def watch(self, context: BrowserContext) -> None:
        """See all that happens on the context's pages."""
        context.on("console", self._on_console)
        context.on("weberror", lambda fault: self.found.append(f"error in the page: {fault.error}"))
        context.on("request", self._on_request)
        context.on("response", self._on_response)

    def check(self) -> None:
        """Fail if there were any that were not expected."""
        unexpected = [fault for fault in self.found if not any(re.search(one, fault) for one in self.expected)]
        assert not unexpected, "\n".join(unexpected)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A refused answer is told in the console as well; which answers are faults is said below.
        if message.type in {"error", "warning"} and "server responded with a status of 4" not in message.text:
            self.found.append(f"{message.type} in the console: {message.text} ({message.location['url']})")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.found.append(f"request to elsewhere: {request.url}")

    def _on_response(self, response: Response) -> None:
        is_missing = response.status >= 400 and response.request.resource_type in PARTS
        if is_missing or response.status >= 500:
            self.found.append(f"{response.status} for {response.request.method} {response.url}")


class People:
    """Everybody who sits in front of a browser in a test, each in a context of their own."""

    def __init__(self, browser: Browser, stage: Stage) -> None:
        self._browser = browser
        self._stage = stage
        self._contexts: list[BrowserContext] = []
        self.faults = Faults(stage.address)

    def __call__(self, username: str = "", *, width: int = 1400, dark: bool = False, javascript: bool = True) -> Page:
        """An empty page of somebody who has signed in, or of nobody; addresses may begin with a slash."""
        scheme: Literal["dark", "light"] = "dark" if dark else "light"
        context = self._browser.new_context(
            base_url=self._stage.address,
            viewport={"width": width, "height": HEIGHTS.get(width, 900)},
            color_scheme=scheme,
            java_script_enabled=javascript,
            has_touch=width < 600,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        if username:
            cookie = self._stage.session_of(username)
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": self._stage.address}])
        self.faults.watch(context)
        return context.new_page()

    @property
    def pages(self) -> list[Page]:
        """All that are open."""
        return [page for context in self._contexts for page in context.pages]

    def leave(self) -> None:
        """Everybody goes; fail if they saw faults."""
        for context in self._contexts:
            context.close()
        self.faults.check()
