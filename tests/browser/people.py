"""People in front of browsers, signed in, whose every fault of a page is noticed."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Request, Response, WebError

from tests.browser.stage import Stage

PATIENCE = 30_000  # milliseconds; what fails after less fails because the machine has other work
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
    # A page of a person's begins in the process of their last one: starting one costs more than all that a test does.
    "--process-per-site",
    "--renderer-process-limit=1",
    "--disable-site-isolation-trials",
    "--in-process-gpu",
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
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)
        context.on("response", self._on_response)

    def look_away(self, context: BrowserContext) -> None:
        """What happens there is no matter of this test any more."""
        context.remove_listener("console", self._on_console)
        context.remove_listener("weberror", self._on_error)
        context.remove_listener("request", self._on_request)
        context.remove_listener("response", self._on_response)

    def check(self) -> None:
        """Fail if there were any that were not expected."""
        unexpected = [fault for fault in self.found if not any(re.search(one, fault) for one in self.expected)]
        assert not unexpected, "\n".join(unexpected)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A refused answer is told in the console as well; which answers are faults is said below.
        if message.type in {"error", "warning"} and "server responded with a status of 4" not in message.text:
            self.found.append(f"{message.type} in the console: {message.text} ({message.location['url']})")

    def _on_error(self, fault: WebError) -> None:
        self.found.append(f"error in the page: {fault.error}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.found.append(f"request to elsewhere: {request.url}")

    def _on_response(self, response: Response) -> None:
        is_missing = response.status >= 400 and response.request.resource_type in PARTS
        if is_missing or response.status >= 500:
            self.found.append(f"{response.status} for {response.request.method} {response.url}")


@dataclass(frozen=True)
class Kind:
    """What a browser's context is made with."""

    width: int
    dark: bool
    javascript: bool


@dataclass
class Seat:
    """A context in which one person sits after another, and finds nothing of those before.

    An empty page stays open: through it the storage is cleared.
    """

    kind: Kind
    context: BrowserContext
    empty: Page
    session: CDPSession

    @property
    def pages(self) -> list[Page]:
        """All that are open but the empty one."""
        return [page for page in self.context.pages if page is not self.empty]

    def clear(self, address: str) -> None:
        """Leave nothing but the files that the browser may keep for ever."""
        for page in self.pages:
            page.close()
        self.context.unroute_all()
        self.context.set_offline(False)
        self.context.clear_permissions()
        self.session.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})


class Seats:
    """Contexts for whoever comes: a new one costs ten times what clearing one does."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self._browser = browser
        self._free: defaultdict[Kind, list[Seat]] = defaultdict(list)

    def take(self, kind: Kind) -> Seat:
        """One that is free, or a new one."""
        return self._free[kind].pop() if self._free[kind] else self._make(kind)

    def give_back(self, seat: Seat) -> None:
        """It is free again."""
        seat.clear(self.address)
        self._free[seat.kind].append(seat)

    def _make(self, kind: Kind) -> Seat:
        scheme: Literal["dark", "light"] = "dark" if kind.dark else "light"
        context = self._browser.new_context(
            base_url=self.address,
            viewport={"width": kind.width, "height": HEIGHTS.get(kind.width, 900)},
            color_scheme=scheme,
            java_script_enabled=kind.javascript,
            has_touch=kind.width < 600,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(PATIENCE)
        empty = context.new_page()
        return Seat(kind, context, empty, context.new_cdp_session(empty))


class People:
    """Everybody who sits in front of a browser in a test, each in a context of their own."""

    def __init__(self, seats: Seats, stage: Stage) -> None:
        self._seats = seats
        self._stage = stage
        self._taken: list[Seat] = []
        self.faults = Faults(stage.address)

    def __call__(self, username: str = "", *, width: int = 1400, dark: bool = False, javascript: bool = True) -> Page:
        """An empty page of somebody who has signed in, or of nobody; addresses may begin with a slash."""
        seat = self._seats.take(Kind(width, dark, javascript))
        self._taken.append(seat)
        if username:
            cookie = self._stage.session_of(username)
            seat.context.add_cookies([{"name": "sessionid", "value": cookie, "url": self._stage.address}])
        self.faults.watch(seat.context)
        return seat.context.new_page()

    @property
    def pages(self) -> list[Page]:
        """All that are open."""
        return [page for seat in self._taken for page in seat.pages]

    def leave(self) -> None:
        """Everybody goes; fail if they saw faults."""
        while self._taken:
            seat = self._taken.pop()
            self._seats.give_back(seat)
            self.faults.look_away(seat.context)
        self.faults.check()
