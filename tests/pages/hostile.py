"""Hostile texts, queries and forms, and what no page may do with them."""

from collections.abc import Iterator
from html.parser import HTMLParser

from django.http import HttpResponse

from annotations.jobs.releases import build_release
from tests.api.stage import Stage
from tests.play import done, make_play
from tests.speaking import Speaker

# Ends attributes of either quoting, elements, scripts and templates, and begins an element and attributes of its own.
MARK = "x'\"></textarea></script></title>{{ 7 }}<x-mark x-mark=1 hx-get=/x-mark onclick=alert(1)>"
SENT_BACK = f"sent back {MARK}"
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
    *("written", "choose", "remove", "earlier", "later"),
)
FIELDS = (
    *("name", "description", "guidelines", "username", "role", "archived", "way", "title", "text", "anyway", "move"),
    *("reason", "next", "prefix", "item", "seen_revision", "kind", "note", "start", "end", "quote", "id", "then"),
    *("switch", "passage", "annotations", "explanation", "resolution", "choose", "remove", "earlier", "later"),
    *("details.dating", "details.value", "details.low", "details.speaker", "mine.note", "choose.note", "theirs.note"),
    *("published", "language", "direction", "status", "author", "revision", "project", "login", "password"),
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


def harm_in(response: HttpResponse) -> list[str]:
    """What is wrong with an answer, whatever it answers."""
    wrong = [] if response.status_code < 500 else [f"{response.status_code}: {response.content[:300]!r}"]
    away = [response.headers.get(name, "") for name in ("Location", "HX-Redirect", "HX-Push-Url")]
    wrong += [to for to in away if to and not (to.startswith(("/", "?")) and not to.startswith(("//", "/\\")))]
    if "X-Mark" in response.headers:
        wrong.append("a header of its own")
    if response.headers.get("Content-Type", "").startswith("text/html"):
        markup = _Markup()
        markup.feed(response.content.decode())
        wrong += markup.found
    return wrong


def hostile_stage(speakers: dict[str, Speaker]) -> Stage:
    """One of everything, with the mark in whatever text people can type."""
    maya, ada, rosa = (speakers[name] for name in ("maya", "ada", "rosa"))
    play = make_play(speakers)
    whole = f"/projects/{play.project}/"
    about = {"name": MARK, "description": MARK, "guidelines": MARK}
    done(maya.patch(whole, about, seen=1), 200)
    known = dict.fromkeys(("publisher", "author", "speaker", "genre", "translated_from", "dating_evidence"), MARK)
    text = f"First {MARK} line\n{MARK}\nthe last."
    source = done(maya.post(f"{whole}sources/", {"title": MARK, "text": text, "found_at": "javascript:alert(1)", **known}), 201)
    place = {"start": 0, "end": len(text), "quote": text, "note": MARK}
    said = [
        {"kind": "claim", "details": {"paraphrase": MARK, "attributed_to": MARK}},
        {"kind": "statistic", "details": {"value": "3", "counted": MARK, "unit": MARK}},
        {"kind": "quote", "details": {"speaker": MARK, "origin": MARK}},
    ]
    path = f"/sources/{source['id']}/annotations/"
    one, other, third = (done(ada.post(path, {**place, **one}), 201) for one in said)
    ends = {"annotations": [one["id"], other["id"], third["id"]], "kind": "fact", "explanation": MARK}
    resolution = {"state": "reconciled", "reason": MARK}
    pair = done(ada.post(f"{whole}contradictions/", {**ends, "resolution": resolution}), 201)
    one = play.move("rosa", play.move("ada", one, "submit"), "return", SENT_BACK)
    for thing in (one, other, third, pair):
        play.move("rosa", play.move("ada", thing, "submit"), "sign_off")
    return _with_release(play_of=play, source=source["id"], one=one, pair=pair, maya=maya, ada=ada, rosa=rosa)
