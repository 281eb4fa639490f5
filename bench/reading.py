"""The reading room: a text of about 1 MB with 1,000 annotations, from asking for the page to the first highlight.

Main-thread CPU is what the browser itself counts (Performance.getMetrics in thread ticks): what a page took until the
first highlight, less what the same page took without scripts, since that much is text and style alone.
"""

import subprocess

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.measures import Measures, median, note
from bench.server import ROOT, running
from bench.team import Team, make_team
from bench.texts import make_text

WORDS = 170_000
NUMBER = 1_000
ROUNDS = 7
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
_PAINTED = "() => ['claim', 'statistic', 'quote', 'translation_error'].some((one) => CSS.highlights.get(one)?.size)"
_TIMES = """
() => {
    const took = ({ requestStart, responseEnd }) => responseEnd - requestStart;
    const page = performance.getEntriesByType('navigation')[0];
    const passages = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/passages/'));
    return { page: took(page), passages: took(passages) };
}
"""


def run_all(measures: Measures) -> None:
    """All of it, on a server of its own."""
    with running() as server:
        team = make_team(server, sources=0)
        text = make_text(WORDS, seed=1)
        source = team.ask("POST", f"/projects/{team.project}/sources/", {"title": "A long text", "text": text})["id"]
        note(f"making {NUMBER:,} annotations over {len(text):,} characters")
        server.python("-m", "bench.filling", team.project, str(NUMBER))
        program = subprocess.run([ROOT / "script" / "chromium"], check=True, stdout=subprocess.PIPE, text=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program.stdout.strip(), args=ARGUMENTS)
            _measure(team, browser, f"http://127.0.0.1:{server.port}/sources/{source}/", measures)
            browser.close()


def _measure(team: Team, browser: Browser, address: str, measures: Measures) -> None:
    with_scripts, without = (_context(team, browser, scripts=scripts) for scripts in (True, False))
    note("reading")
    pages, passages, highlights, plain = [], [], [], []
    for _ in range(ROUNDS):
        page = with_scripts.new_page()
        highlights.append(_cpu_until_painted(page, address))
        times = page.evaluate(_TIMES)
        pages.append(times["page"])
        passages.append(times["passages"])
        page.close()
        bare = without.new_page()
        plain.append(_cpu(bare, address))
        bare.close()
    measures.add(page_1000_p50_ms=median(pages), passages_1000_p50_ms=median(passages))
    measures.add(first_highlight_cpu_ms=median(highlights) - median(plain), text_alone_cpu_ms=median(plain))


def _context(team: Team, browser: Browser, *, scripts: bool) -> BrowserContext:
    context = browser.new_context(java_script_enabled=scripts)
    cookie = team.server.python("-m", "bench.session", "ada")
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": f"http://127.0.0.1:{team.server.port}"}])
    return context


def _cpu_until_painted(page: Page, address: str) -> float:
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address, wait_until="commit")
    page.wait_for_function(_PAINTED, polling="raf")
    return _task_ms(metrics.send("Performance.getMetrics"))


def _cpu(page: Page, address: str) -> float:
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(address, wait_until="load")
    return _task_ms(metrics.send("Performance.getMetrics"))


def _task_ms(answer: dict[str, list[dict[str, float]]]) -> float:
    (seconds,) = [float(one["value"]) for one in answer["metrics"] if one["name"] == "TaskDuration"]  # type: ignore[comparison-overlap]
    return seconds * 1_000
