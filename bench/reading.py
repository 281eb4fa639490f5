"""The reading room: a text of about 1 MB with 1,000 and with 20,000 annotations, alone and beside another.

Main-thread CPU is what the browser itself counts (Performance.getMetrics in thread ticks): what a page took until the
first highlight, less what the same page took without scripts, since that much is text and style alone.
"""

import subprocess

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from bench.measures import Measures, median, note
from bench.room import PAINTED, first_text_ms, metered, saved_ms, scrolled, stirred, task_ms, wait_until_whole
from bench.server import ROOT, running
from bench.team import Team, make_team
from bench.texts import make_text

WORDS = 170_000
FEW, MANY = 1_000, 20_000
TIES = 300
ROUNDS = 7
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
_TIMES = """
() => {
    const took = ({ requestStart, responseEnd }) => responseEnd - requestStart;
    const page = performance.getEntriesByType('navigation')[0];
    const passages = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/passages/'));
    const all = passages.at(-1).responseEnd - passages[0].requestStart;
    return { page: took(page), passages: took(passages[0]), all };
}
"""


def run_all(measures: Measures) -> None:
    """All of it, on a server of its own; `--only few many beside stirred` picks parts."""
    with running() as server:
        team = make_team(server, sources=0)
        program = subprocess.run([ROOT / "script" / "chromium"], check=True, stdout=subprocess.PIPE, text=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program.stdout.strip(), args=ARGUMENTS)
            first = _source(team, 1)
            if measures.wants("few"):
                _fill(team, FEW)
                _opening(team, browser, first, FEW, measures)
            if any(measures.wants(part) for part in ("many", "beside", "stirred")):
                _fill(team, MANY - (FEW if measures.wants("few") else 0))
            if measures.wants("many"):
                _opening(team, browser, first, MANY, measures)
                _working(team, browser, first, measures)
            if measures.wants("beside"):
                _beside(team, browser, first, measures)
            if measures.wants("stirred"):
                _stirring(team, browser, first, measures)
            browser.close()


def _source(team: Team, seed: int) -> str:
    body = {"title": f"Long text {seed}", "text": make_text(WORDS, seed=seed)}
    return str(team.ask("POST", f"/projects/{team.project}/sources/", body)["id"])


def _fill(team: Team, number: int) -> None:
    note(f"making {number:,} annotations")
    team.server.python("-m", "bench.filling", team.project, str(number))


def _address(team: Team, path: str) -> str:
    return f"http://127.0.0.1:{team.server.port}{path}"


def _opening(team: Team, browser: Browser, source: str, number: int, measures: Measures) -> None:
    with_scripts, without = (_context(team, browser, scripts=scripts) for scripts in (True, False))
    note(f"opening it with {number:,}")
    address = _address(team, f"/sources/{source}/")
    found: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        page = with_scripts.new_page()
        cpu = _cpu_until_painted(page, address)
        readable = first_text_ms(page)
        wait_until_whole(page, number)
        values = {"highlights": cpu, "readable": readable, **page.evaluate(_TIMES)}
        page.close()
        bare = without.new_page()
        values["plain"] = _cpu(bare, address)
        bare.close()
        for name, value in values.items():
            found.setdefault(name, []).append(value)
    middle = {name: median(values) for name, values in found.items()}
    measures.add(
        **{
            f"page_{number}_p50_ms": middle["page"],
            f"readable_{number}_p50_ms": middle["readable"],
            f"first_passages_{number}_p50_ms": middle["passages"],
            f"all_passages_{number}_p50_ms": middle["all"],
            f"first_highlight_{number}_cpu_ms": middle["highlights"] - middle["plain"],
            f"text_alone_{number}_cpu_ms": middle["plain"],
        }
    )
    with_scripts.close()
    without.close()


def _working(team: Team, browser: Browser, source: str, measures: Measures) -> None:
    note("scrolling and tagging")
    page, session = _entered(team, browser, f"/sources/{source}/")
    wait_until_whole(page, MANY)
    rounds = [scrolled(page, session) for _ in range(3)]
    measures.add(
        scroll_cpu_ms=median([one.cpu_ms for one in rounds]),
        scroll_frames_a_second=median([one.frames_a_second for one in rounds]),
        scroll_late_of_240=median([one.late for one in rounds]),
    )
    measures.add(save_to_painted_p50_ms=median([saved_ms(page, 6) for _ in range(ROUNDS)]))
    page.context.close()


def _beside(team: Team, browser: Browser, first: str, measures: Measures) -> None:
    second = _source(team, 2)
    _fill(team, MANY)  # spread over both
    note(f"{TIES} contradictions between two")
    ends = [
        [one["id"] for one in team.ask("GET", f"/sources/{source}/annotations/?limit={TIES}")["results"]]
        for source in (first, second)
    ]
    for left, right in zip(*ends, strict=True):
        said = {"kind": "fact", "explanation": "They differ.", "annotations": [left, right]}
        team.ask("POST", f"/projects/{team.project}/contradictions/", said, by="ada")
    page, session = _entered(team, browser, f"/sources/{first}/beside/{second}/")
    page.wait_for_function(f"() => document.getElementById('ties-count').textContent === '{TIES}'", timeout=120_000)
    rounds = [scrolled(page, session) for _ in range(3)]
    measures.add(
        beside_scroll_cpu_ms=median([one.cpu_ms for one in rounds]),
        beside_scroll_frames_a_second=median([one.frames_a_second for one in rounds]),
        beside_scroll_late_of_240=median([one.late for one in rounds]),
    )
    page.context.close()


def _stirring(team: Team, browser: Browser, source: str, measures: Measures) -> None:
    note("fifty changes a second for a minute")
    page, session = _entered(team, browser, f"/sources/{source}/")
    wait_until_whole(page, MANY)
    page.wait_for_timeout(3_000)
    found = stirred(page, session, team, source)
    measures.add(
        live_changes=found.changes,
        live_longest_task_ms=found.longest_ms,
        live_long_tasks=found.long_tasks,
        live_growth_mb=found.growth_mb,
        live_main_thread_share=found.cpu_share,
    )
    page.context.close()


def _entered(team: Team, browser: Browser, path: str) -> tuple[Page, CDPSession]:
    page = _context(team, browser, scripts=True).new_page()
    session = metered(page)
    page.goto(_address(team, path))
    return page, session


def _context(team: Team, browser: Browser, *, scripts: bool) -> BrowserContext:
    context = browser.new_context(java_script_enabled=scripts)
    cookie = team.server.python("-m", "bench.session", "ada")
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": f"http://127.0.0.1:{team.server.port}"}])
    return context


def _cpu_until_painted(page: Page, address: str) -> float:
    session = metered(page)
    page.goto(address, wait_until="commit")
    page.wait_for_function(PAINTED, polling="raf")
    return task_ms(session)


def _cpu(page: Page, address: str) -> float:
    session = metered(page)
    page.goto(address, wait_until="load")
    return task_ms(session)
