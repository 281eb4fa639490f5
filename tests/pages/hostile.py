"""Hostile texts, queries and forms, and what no page may do with them."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from annotations.jobs.releases import build_release
from tests.api.stage import Stage, Thing
from tests.cast import CAST, EXTRAS
from tests.finding import given, keep
from tests.play import Play, done, make_play, path_of
from tests.speaking import Speaker

# Ends attributes of either quoting, elements, scripts and templates, and begins an element and attributes of its own.
MARK = (
    "x'\"></textarea></script></title>{{ 7 }}<x-mark x-mark=1 hx-get=/x-mark onclick=alert(1)>"
    "<img src=/x-mark onerror=alert(1)>"
)
TEXT = f"First {MARK} line\n{MARK}\nthe last."
DETAILS = {
    "statistic": {"value": "3", "counted": MARK, "unit": MARK},
    "quote": {"speaker": MARK, "origin": MARK},
}
VALUES = (
    MARK,
    "\x00",
    "-1",
    "1" + "0" * 30,
    "١٢",
    "1e999999",
    "[]",
    "00000000-0000-4000-8000-000000000000",
    "javascript:alert(1)",
    "//evil.example/\r\nX-Mark: 1",
    "a" * 5_000,
)
QUERIES = (
    *("page", "search", "sort", "archived", "kind", "status", "source", "resolution", "mine", "text", "order", "with"),
    *("item", "author", "person", "thing", "action", "before", "id", "contradiction", "start", "end", "then", "next"),
    *("written", "choose", "remove", "earlier", "later", "from", "to", "other", "yearless"),
    *(
        "check",
        "given",
        "becomes",
        "words",
        "in",
        "within",
        "language",
        "dated_from",
        "dated_to",
        "published_from",
        "published_to",
        "after",
    ),
)
FIELDS = (
    *("name", "description", "guidelines", "username", "role", "archived", "way", "title", "text", "anyway", "move"),
    *("reason", "next", "prefix", "item", "seen_revision", "kind", "note", "start", "end", "quote", "id", "then"),
    *("switch", "passage", "annotations", "explanation", "resolution", "choose", "remove", "earlier", "later"),
    *("details.dating", "details.value", "details.low", "details.speaker", "mine.note", "choose.note", "theirs.note"),
    *(
        "decision",
        "becomes",
        "is_on",
        "published",
        "language",
        "direction",
        "status",
        "author",
        "revision",
        "project",
        "login",
        "password",
    ),
)


class _Markup(HTMLParser):
    """Finds what a text of ours has become part of the page's own markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of the mark, an attribute of it, or an address that runs as a script."""
        if tag == "x-mark":
            self.found.append(tag)
        for name, value in attrs:
            is_address = name in {"href", "src", "action", "formaction"} or name.startswith("hx-")
            runs = name.startswith("on") or (is_address and (value or "").strip().lower().startswith("javascript:"))
            if runs or "x-mark" in name or value == "/x-mark":
                self.found.append(f"{tag} {name}={value}")


def content_of(response: Any) -> bytes:
    """What is in an answer, in pieces or not; may be asked again."""
    if not response.streaming:
        return bytes(response.content)
    whole = b"".join(response.streaming_content)
    response.streaming_content = [whole]
    return whole


def harm_in(response: Any) -> list[str]:
    """What is wrong with an answer, whatever it answers."""
    wrong = [] if response.status_code < 500 else [f"{response.status_code}: {content_of(response)[:300]!r}"]
    away = [response.headers.get(name, "") for name in ("Location", "HX-Redirect", "HX-Push-Url")]
    wrong += [to for to in away if to and urlsplit(urljoin("http://testserver/", to))[:2] != ("http", "testserver")]
    if "X-Mark" in response.headers:
        wrong.append("a header of its own")
    if response.headers.get("Content-Type", "").startswith("text/html"):
        markup = _Markup()
        markup.feed(content_of(response).decode())
        wrong += markup.found
    return wrong


def hostile_stage(speakers: dict[str, Speaker]) -> Stage:
    """One of everything and in every state, with the mark in whatever text people can type."""
    play = make_play(speakers)
    maya, whole = speakers["maya"], f"/projects/{play.project}/"
    done(maya.patch(whole, dict.fromkeys(("name", "description", "guidelines"), MARK), seen=1), 200)
    known = dict.fromkeys(("publisher", "author", "speaker", "genre", "translated_from", "dating_evidence"), MARK)
    source = {"title": MARK, "text": TEXT, "found_at": "javascript:alert(1)", **known}
    play.first = done(maya.post(f"{whole}sources/", source), 201)["id"]
    invitation = done(maya.post(f"{whole}invitations/", {"role": "annotator"}), 201)
    signed, other = (play.sign(_tag(play, kind)) for kind in DETAILS)
    pair = play.sign(_set_against(play, signed, other))
    _release(play)
    changed = done(speakers["ada"].patch(path_of(signed), {"note": f"{MARK} and more"}, seen=signed["revision"]), 200)
    annotation = play.sign(changed)
    ready = _release(play)
    _leave_unfinished(play, annotation, other)
    said = {"username": "rolf", "source": play.first, "kind": "quote"}
    assignment = done(maya.post(f"{whole}assignments/", said), 201)
    for number, username in enumerate(name for name in (*CAST, *EXTRAS) if name != "otto"):
        play.pseudonymise(username, f"{MARK} {number}")
    person = play.person(f"{MARK} 0")
    secret = invitation["link"].rstrip("/").rpartition("/")[2]
    ready, member = done(maya.get(f"/releases/{ready['id']}/"), 200), play.membership(person["name"])
    asked, own = _ask(play), _tag(play, "statistic", by="maya")
    keep(play, given(play.first, TEXT, MARK, message=MARK, note=MARK, dating=MARK))
    return Stage(play, annotation, play.now(pair), member, assignment, invitation, secret, ready, asked, person, own)


def _tag(play: Play, kind: str, by: str = "ada") -> Thing:
    said = {"kind": kind, "start": 0, "end": len(TEXT), "quote": TEXT, "note": MARK, "details": DETAILS[kind]}
    return done(play.speakers[by].post(f"/sources/{play.first}/annotations/", said), 201)


def _set_against(play: Play, *ends: Thing) -> Thing:
    resolution = {"state": "preferred", "preferred": ends[0]["id"], "reason": MARK}
    said = {"annotations": [end["id"] for end in ends], "kind": "fact", "explanation": MARK, "resolution": resolution}
    return done(play.speakers["ada"].post(f"/projects/{play.project}/contradictions/", said), 201)


def _leave_unfinished(play: Play, *ends: Thing) -> None:
    """Drafts, what waits, what came back with a reason, and what was rejected."""
    makers: tuple[Callable[[], Thing], ...] = (lambda: _tag(play, "statistic"), lambda: _set_against(play, *ends))
    for make in makers:
        make()
        play.move("ada", make(), "submit")
        play.move("rosa", play.move("ada", make(), "submit"), "return", MARK)
        play.move("rosa", play.move("ada", make(), "submit"), "reject", MARK)


def _ask(play: Play) -> Thing:
    return done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {"note": MARK}), 202)


def _release(play: Play) -> Thing:
    asked = _ask(play)
    build_release(asked["id"])
    return done(play.speakers["maya"].get(f"/releases/{asked['id']}/"), 200)
