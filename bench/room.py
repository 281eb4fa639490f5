"""What the reading room costs the browser: its main thread's CPU, its frames, its long tasks, its memory."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

from bench.server import ROOT
from bench.team import Team

FRAMES = 240
STEP = 45  # pixels a frame: a brisk wheel
STIRRED = 60  # seconds
PAINTED = "() => ['claim', 'statistic', 'quote', 'translation_error'].some((one) => CSS.highlights.get(one)?.size)"
_WHOLE = "(number) => Number((document.getElementById('ledger-count')?.textContent ?? '').split(' ').at(-1)) >= number"
_SCROLL = """
async ([frames, step]) => {
    const boxes = [...document.querySelectorAll("[data-scrolls]")];
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    const begun = performance.now();
    let slow = 0, before = begun;
    for (let number = 0; number < frames; number++) {
        if (boxes.length) for (const box of boxes) box.scrollBy(0, step);
        else scrollBy(0, step);
        await frame();
        const now = performance.now();
        if (now - before > 25) slow += 1;
        before = now;
    }
    return { seconds: (performance.now() - begun) / 1000, slow };
}
"""
_FIRST_TEXT = """
() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN
"""
# From the press on the button that saves until the words are painted, and what was painted before.
_SAVING = """
async () => {
    const sizes = () => [...CSS.highlights].filter(([name]) => !["chosen", "held"].includes(name))
        .reduce((sum, [, ranges]) => sum + ranges.size, 0);
    const before = sizes();
    const button = document.querySelector("#panel form button[value=save]");
    const begun = performance.now();
    button.click();
    while (sizes() === before && performance.now() - begun < 20_000) await new Promise(requestAnimationFrame);
    return performance.now() - begun;
}
"""
# Selects words that nothing is said of, so that one more stretch is painted when something is.
_SELECT = """
(words) => {
    const root = document.querySelector(".text");
    root.focus({ preventScroll: true });
    const painted = [...CSS.highlights].filter(([name]) => !["chosen", "held"].includes(name))
        .flatMap(([, ranges]) => [...ranges]);
    for (const line of root.querySelectorAll("p")) {
        const { top, bottom } = line.getBoundingClientRect();
        const node = line.firstChild;
        if (!node || top < 100 || bottom > innerHeight) continue;
        const covered = new Uint8Array(node.length);
        for (const range of painted) {
            const comes = range.startContainer === node ? range.startOffset : 0;
            const goes = range.endContainer === node ? range.endOffset : node.length;
            const isHere = line.contains(range.startContainer) || line.contains(range.endContainer);
            if (isHere) covered.fill(1, comes, goes);
        }
        const isFree = (place) => covered.slice(place - 1, place + words + 1).every((one) => !one)
            && node.data.slice(place, place + words).trim().length === words;
        const start = covered.findIndex((_, place) => place > 0 && place + words + 1 < node.length && isFree(place));
        if (start < 0) continue;
        getSelection().setBaseAndExtent(node, start, node, start + words);
        return true;
    }
    return false;
}
"""
_WATCH = """
() => {
    window.longest = 0; window.longs = 0;
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
            window.longs += 1;
            window.longest = Math.max(window.longest, duration);
        }
    }).observe({ type: "longtask" });
}
"""


@dataclass(frozen=True)
class Scrolled:
    """Milliseconds of main-thread CPU a frame, frames a second, and how many frames came late."""

    cpu_ms: float
    frames_a_second: float
    late: int


def metered(page: Page) -> CDPSession:
    """A page whose main thread is measured."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def task_ms(session: CDPSession) -> float:
    """The main thread's CPU so far."""
    found = {one["name"]: float(one["value"]) for one in session.send("Performance.getMetrics")["metrics"]}
    return found["TaskDuration"] * 1_000


def first_text_ms(page: Page) -> float:
    """From asking for the page until text is there to be read."""
    return float(page.evaluate(_FIRST_TEXT))


def wait_until_whole(page: Page, number: int) -> None:
    """All passages are there."""
    page.wait_for_function(_WHOLE, arg=number, timeout=120_000)


def scrolled(page: Page, session: CDPSession) -> Scrolled:
    """Scroll through the text, or both."""
    before = task_ms(session)
    found = page.evaluate(_SCROLL, [FRAMES, STEP])
    return Scrolled((task_ms(session) - before) / FRAMES, FRAMES / found["seconds"], found["slow"])


def saved_ms(page: Page, words: int) -> float:
    """Select words, open the form, save: from the press until they are painted."""
    for _ in range(40):
        if page.evaluate(_SELECT, words):
            break
        page.evaluate("scrollBy(0, innerHeight / 2)")
        page.wait_for_timeout(200)
    page.keyboard.press("1")
    page.wait_for_selector("#panel form[data-form=new] button[value=save]")
    page.wait_for_timeout(300)
    took = float(page.evaluate(_SAVING))
    page.wait_for_selector("#panel [data-card]")
    page.keyboard.press("Escape")
    return took


@dataclass(frozen=True)
class Stirred:
    """What a minute of other people's work costs: the longest task in ms, how many were over 50, MB of growth."""

    longest_ms: float
    long_tasks: int
    growth_mb: float
    changes: int
    cpu_share: float


def stirred(page: Page, session: CDPSession, team: Team, source: str) -> Stirred:
    """Watch the page while somebody else tags fifty passages a second for a minute."""
    page.evaluate(_WATCH)
    before, cpu = _heap_mb(session), task_ms(session)
    said = {"port": team.server.port, "token": team.tokens["ada"], "source": source, "seconds": STIRRED}
    program = [sys.executable, "-m", "bench.stirring"]
    stirring = subprocess.Popen(
        program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    assert stirring.stdin is not None
    assert stirring.stdout is not None
    stirring.stdin.write(json.dumps(said))
    stirring.stdin.close()
    while stirring.poll() is None:
        page.wait_for_timeout(500)
    page.wait_for_timeout(2_000)
    changes = int(stirring.stdout.read())
    share = (task_ms(session) - cpu) / (STIRRED * 1_000)
    longest, number = page.evaluate("() => [window.longest, window.longs]")
    return Stirred(float(longest), int(number), _heap_mb(session) - before, changes, share)


def _heap_mb(session: CDPSession) -> float:
    session.send("HeapProfiler.collectGarbage")
    session.send("HeapProfiler.collectGarbage")
    found = {one["name"]: float(one["value"]) for one in session.send("Performance.getMetrics")["metrics"]}
    return found["JSHeapUsedSize"] / 1e6
