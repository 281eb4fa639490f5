"""People in front of browsers, signed in, whose every fault of a page is noticed."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    ViewportSize,
    WebError,
)

from tests.browser.stage import Stage

PATIENCE = 30_000  # milliseconds; what fails after less fails because the machine has other work
HEIGHTS = {1400: 900, 390: 844}
# What is done to a page by these stays until it is closed.
LASTING = ("add_init_script", "expose_binding", "expose_function", "on", "once", "route", "set_extra_http_headers")
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

    @property
    def size(self) -> ViewportSize:
        """The window's."""
        return {"width": self.width, "height": HEIGHTS.get(self.width, 900)}

    @property
    def scheme(self) -> Literal["dark", "light"]:
        """What its colours are."""
        return "dark" if self.dark else "light"


class Seat:
    """A context in which one person sits after another at one page, and finds nothing of those before.

    The page stays open: to open another, and to bring all its parts into it again, costs twice what a test does there.
    """

    def __init__(self, kind: Kind, context: BrowserContext) -> None:
        self.kind = kind
        self.context = context
        self._open()

    @property
    def pages(self) -> list[Page]:
        """All that are open."""
        return self.context.pages

    def clear(self, address: str) -> None:
        """Leave nothing but the files that the browser may keep for ever."""
        for page in self.pages:
            if page is not self.page:
                page.close()
        if not self._empty(address):
            spent = self.page
            self._open()
            spent.close()
        self.context.unroute_all()
        self.context.set_offline(False)
        self.context.clear_permissions()
        self.session.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})

    def _open(self) -> None:
        self.page = self.context.new_page()
        self.session = self.context.new_cdp_session(self.page)
        self._is_changed = False
        for name in LASTING:
            setattr(self.page, name, self._noting(getattr(self.page, name)))

    def _noting(self, change: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*values: Any, **named: Any) -> Any:
            self._is_changed = True
            return change(*values, **named)

        return noted

    def _empty(self, address: str) -> bool:
        """Whether the page is as a new one again."""
        page = self.page
        if self._is_changed or not page.url.startswith(f"{address}/"):
            return False
        try:
            page.goto("about:blank")
            page.mouse.move(0, 0)
            page.set_viewport_size(self.kind.size)
            page.emulate_media(media="null", color_scheme=self.kind.scheme, reduced_motion="reduce")
            self.session.send("Page.resetNavigationHistory")
        except Error:  # of a page that hangs, is closed, or shows what came instead of an answer
            return False
        return True


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
        context = self._browser.new_context(
            base_url=self.address,
            viewport=kind.size,
            color_scheme=kind.scheme,
            java_script_enabled=kind.javascript,
            has_touch=kind.width < 600,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(PATIENCE)
        return Seat(kind, context)


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
        return seat.page

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
