"""What is delicate in a browser has one module each; no module of ours reaches past it."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
MODULES = PROJECT / "annotations" / "static" / "annotations" / "js"

DOORS = {
    "highlighter.js": r"\b(?:Static)?Range\b|\bSelection\b|\bHighlight\b|\bCSS\s*\.\s*highlights\b|\b(?:caretRange|"
    r"caretPosition|highlights)FromPoint\b|\bcreateRange\b|\bgetSelection\b",
    "requests.js": r"\bfetch\s*\(|\bXMLHttpRequest\b|\bsendBeacon\b",
    "live.js": r"\bEventSource\b",
    "unsaved.js": r"\blocalStorage\b",
}
# What is no unsaved text, and kept for other reasons.
BESIDE = {"unsaved.js": {"preferences.js"}}
# A comment, or else a string, in which what looks like one is none.
TOKEN = re.compile(r"/\*.*?\*/|//[^\n]*|(\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)", re.DOTALL)


def without_comments(source: str) -> str:
    """The program alone: JSDoc may speak of types from behind any door."""
    return TOKEN.sub(lambda found: found.group(1) or " ", source)


def reaching(door: str, modules: dict[str, str]) -> set[str]:
    """The modules that do what the door is for."""
    return {name for name, source in modules.items() if re.search(DOORS[door], without_comments(source))}


@pytest.fixture(scope="module")
def modules() -> dict[str, str]:
    """All our modules by name."""
    found = MODULES.rglob("*.js")
    return {path.relative_to(MODULES).as_posix(): path.read_text(encoding="utf-8") for path in found}


@pytest.mark.parametrize("door", DOORS)
def test_one_module_alone_does_it(modules: dict[str, str], door: str) -> None:
    assert reaching(door, modules) <= {door} | BESIDE.get(door, set())


def test_every_module_says_what_it_is(modules: dict[str, str]) -> None:
    assert [name for name, source in modules.items() if not source.startswith(("// ", "/**"))] == []


def test_modules_stay_under_300_lines(modules: dict[str, str]) -> None:
    assert {name for name, source in modules.items() if source.count("\n") > 300} == set()


@pytest.mark.parametrize(
    ("door", "source"),
    [
        ("highlighter.js", "const range = new Range();"),
        ("highlighter.js", "document.createRange()"),
        ("highlighter.js", "globalThis.getSelection()?.toString()"),
        ("highlighter.js", "CSS.highlights.set('claim', new Highlight())"),
        ("highlighter.js", "document.caretPositionFromPoint(1, 2)"),
        ("requests.js", "const answer = await fetch('/');"),
        ("requests.js", "globalThis.fetch (address)"),
        ("requests.js", "/* why */ new XMLHttpRequest()"),
        ("requests.js", "const text = '/* '; fetch(text); // */"),
        ("live.js", "new EventSource(address)"),
        ("unsaved.js", 'globalThis.localStorage.getItem("x")'),
    ],
)
def test_this_is_seen(door: str, source: str) -> None:
    assert reaching(door, {"other.js": source}) == {"other.js"}


@pytest.mark.parametrize(
    ("door", "source"),
    [
        ("highlighter.js", "const highlighter = new Highlighter(rangeOf(selected));"),
        ("requests.js", "/** @param {XMLHttpRequest} request */ // fetch() is in requests.js"),
        ("requests.js", "prefetch(one); this.refetch(other);"),
        ("live.js", "// an EventSource"),
    ],
)
def test_this_is_not(door: str, source: str) -> None:
    assert reaching(door, {"other.js": source}) == set()
