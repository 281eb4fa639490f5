"""The table of permissions holds: for every person, address and method, own work and another's, in every status."""

import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from tests.api.page_forms import form_for
from tests.api.permissions_table import ADDRESSES, COLUMNS, NOT_IN_THE_TABLE, PAGES, PEOPLE, WORK, rows
from tests.api.stage import Stage, tried
from tests.cast import CAST
from tests.keeping import Keeper
from tests.play import FIRST, Play, done, make_play, path_of
from tests.speaking import Answer, Speaker, new_client

API = "/api/v1/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
TABLE = rows(ADDRESSES, PEOPLE)
PAGE_TABLE = rows(PAGES, PEOPLE)
WORK_TABLE = rows(WORK, COLUMNS)
ASKED = sorted({asked for asked, _ in WORK_TABLE})
STATUSES = ("draft", "submitted", "signed_off", "rejected", "deleted")
Thing = dict[str, Any]


def addresses(resolver: URLResolver | None = None, before: str = "/") -> Iterator[str]:
    """Every address that requests can be sent to, with its variables as in the table."""
    for pattern in (resolver or get_resolver()).url_patterns:
        address = before + re.sub(r"<\w+:(\w+)>", r"<\1>", str(pattern.pattern))
        if isinstance(pattern, URLPattern) or address in NOT_IN_THE_TABLE:
            yield address
        else:
            yield from addresses(pattern, address)


def body_for(stage: Stage, method: str, address: str, variation: str) -> Thing | None:
    """A body that is accepted from whoever may send it."""
    moved = {"move": "reopen", "reason": "look again", "seen_revision": stage.annotation["revision"]}
    item = {"id": stage.annotation["id"], "seen_revision": stage.annotation["revision"]}
    quote = "1990-94"
    bodies: dict[tuple[str, str], Thing] = {
        ("POST", "projects/"): {"name": "Another project"},
        ("PATCH", "projects/<project>/"): {"description": "More of it"},
        ("POST", "projects/<project>/memberships/"): {"username": "otto", "role": "reader"},
        ("PATCH", "projects/<project>/memberships/<membership>/"): {"role": "reader"},
        ("POST", "projects/<project>/assignments/"): {"username": "rosa", "source": stage.play.second},
        ("POST", "projects/<project>/invitations/"): {"role": "reader"},
        ("POST", "projects/<project>/people/<person>/pseudonym/"): {"seen_revision": stage.person["revision"]},
        ("POST", "projects/<project>/sources/"): {"title": "A third page", "text": "Some text."},
        ("POST", "projects/<project>/contradictions/"): {"annotations": stage.contradiction["annotations"]},
        ("POST", "projects/<project>/signoff-events/"): {"move": "reopen", "reason": "look again", "items": [item]},
        ("POST", "projects/<project>/releases/"): {},
        ("POST", "projects/<project>/check-runs/"): {"sources": [stage.play.first]},
        ("PATCH", "projects/<project>/checks/<check>/"): {"is_on": False},
        ("POST", "findings/<finding>/decisions/"): {"decision": "accept", "seen_revision": 1},
        ("POST", "projects/<project>/undo/"): {"entry": stage.entry, "seen_revision": 1},
        ("PATCH", "sources/<source>/"): {"archived": True} if variation == "archive" else {"publisher": "The ministry"},
        ("POST", "sources/<source>/annotations/"): {
            "kind": "claim",
            "start": FIRST.index(quote),
            "end": FIRST.index(quote) + len(quote),
            "quote": quote,
        },
        ("POST", "sources/<source>/presence/"): {"first": 1, "last": 1, "caret": None},
        ("PATCH", "annotations/<annotation>/"): {"note": "see page 2"},
        ("POST", "annotations/<annotation>/signoff-events/"): moved,
        ("PATCH", "contradictions/<contradiction>/"): {"explanation": "They differ by a day."},
        ("POST", "contradictions/<contradiction>/signoff-events/"): moved,
        ("POST", "invitations/"): {"secret": stage.secret},
    }
    return bodies.get((method, address))


def seen_for(stage: Stage, address: str, variation: str) -> str:
    """The tag that whoever changes what is at the address has seen."""
    things = {
        "membership": stage.membership,
        "invitation": stage.invitation,
        "annotation": stage.annotation,
        "contradiction": stage.contradiction,
        "release": stage.queued if variation == "queued" else stage.ready,
    }
    last = re.findall(r"<(\w+)>", address)[-1:]
    return f'"{things[last[0]]["revision"] if last and last[0] in things else 1}"'


def test_every_address_stands_in_the_table() -> None:
    known = {f"{API}{address}" for _, address, *_ in TABLE} | {address for _, address, *_ in PAGE_TABLE}
    assert set(addresses()) == known | NOT_IN_THE_TABLE.keys()


def test_every_move_that_can_be_asked_for_stands_in_the_table() -> None:
    moves = {"submit", "withdraw", "sign_off", "return", "reject", "reopen", "delete", "restore"}
    assert WORK_TABLE.keys() == {
        (asked, status) for asked in {"GET", "history", "PATCH", "DELETE", *moves} for status in STATUSES
    }


@pytest.mark.parametrize("person", PEOPLE)
def test_every_address_answers_each_person_as_the_table_says(stage: Stage, person: str) -> None:
    wrong = {}
    for (method, address, *variations), expected in TABLE.items():
        variation = "".join(variations)
        headers = {"If-Match": seen_for(stage, address, variation)} if method in ("PATCH", "DELETE") else {}
        body = body_for(stage, method, address, variation)
        answer = tried(stage.play.speakers[person], method, "/" + stage.fill(address, variation), body, **headers)
        if str(answer.status) != expected[person]:
            wrong[method, address, variation] = (answer.status, expected[person], answer.body)
    assert not wrong


def test_a_method_that_is_not_in_the_table_is_no_method_of_the_address(stage: Stage) -> None:
    for address in addresses():
        if not address.startswith(API):
            continue
        short = address.removeprefix(API)
        for method in METHODS:
            if not any(row[:2] == (method, short) for row in TABLE):
                answer = tried(stage.play.speakers["maya"], method, "/" + stage.fill(short))
                assert answer.status == 405, (method, address)
                assert answer.body["code"] == "method_not_allowed"
                assert "GET" in answer.headers["Allow"] or "POST" in answer.headers["Allow"]
                assert tried(stage.play.speakers[""], method, "/" + stage.fill(short)).status in (401, 405)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_page_answers_each_person_as_the_table_says(stage: Stage, person: str) -> None:
    wrong, signed_in = {}, new_client()
    if person:
        signed_in.force_login(get_user_model().objects.get(username=person), BACKEND)
    for (method, address, *variations), expected in PAGE_TABLE.items():
        variation = "".join(variations)
        client = new_client()
        client.cookies = SimpleCookie({name: cookie.value for name, cookie in signed_in.cookies.items()})
        with transaction.atomic():
            path, form = stage.fill(address, variation), form_for(stage, person, address, variation)
            response = client.get(path) if method == "GET" else client.post(path, form)
            transaction.set_rollback(True)
        if str(response.status_code) != expected[person]:
            wrong[method, address, variation] = (response.status_code, expected[person], response.content)
    assert not wrong


def work_of(play: Play, author: str, thing: str) -> dict[str, Thing]:
    """An annotation or contradiction of the author's in every status, decided by others."""
    ends = [play.sign(play.say(quote, by="mona"), by="rolf", author="mona") for quote in ("213", "27")]

    def make() -> Thing:
        return play.say(by=author) if thing == "annotation" else play.contradict(*ends, by=author)

    draft, submitted, signed_off, rejected, deleted = (make() for _ in STATUSES)
    return {
        "draft": draft,
        "submitted": play.move(author, submitted, "submit"),
        "signed_off": play.move("rolf", play.move(author, signed_off, "submit"), "sign_off"),
        "rejected": play.move("rolf", play.move(author, rejected, "submit"), "reject"),
        "deleted": play.move(author, play.move("rolf", play.move(author, deleted, "submit"), "sign_off"), "delete"),
    }


def by_author(play: Play, author: str, thing: str) -> dict[str, Thing]:
    """The same for an author who is no contributor (any more): they were an annotator first."""
    maya, members = play.speakers["maya"], f"/projects/{play.project}/memberships/"
    if author == "remy":
        done(maya.patch(f"{members}{play.membership('remy')['id']}/", {"role": "annotator"}, seen=1), 200)
    if author == "otto":
        done(maya.post(members, {"username": "otto", "role": "annotator"}), 201)
    work = work_of(play, author, thing)
    if author == "remy":
        done(maya.patch(f"{members}{play.membership('remy')['id']}/", {"role": "reader"}, seen=2), 200)
    if author == "otto":
        maya.delete(f"{members}{play.membership('otto')['id']}/", seen=1)
    return work


def made(keeper: Keeper, speakers: dict[str, Speaker], author: str, thing: str) -> tuple[Play, dict[str, Thing]]:
    """A project with such work; made once for each author and thing."""

    def make() -> tuple[Play, dict[str, Thing]]:
        play = make_play(speakers)
        return play, by_author(play, author, thing)

    return keeper.once(f"{thing} of {author}", make)


def ask(play: Play, person: str, asked: str, thing: Thing) -> Answer:
    """GET, PATCH, DELETE, the history, or a move."""
    speaker, path, seen = play.speakers[person], path_of(thing), {"If-Match": f'"{thing["revision"]}"'}
    if asked == "history":
        return tried(speaker, "GET", f"{path}signoff-events/")
    if asked in ("GET", "DELETE"):
        return tried(speaker, asked, path, **(seen if asked == "DELETE" else {}))
    if asked == "PATCH":
        return tried(speaker, "PATCH", path, {}, **seen)
    move = {"move": asked, "reason": "because", "seen_revision": thing["revision"]}
    return tried(speaker, "POST", f"{path}signoff-events/", move)


def matches(answer: Answer, expected: str) -> bool:
    """Whether the answer is the table's; 403 for authorship alone has a code of its own."""
    if expected == "own":
        return (answer.status, answer.body["code"]) == (403, "own_work")
    return str(answer.status) == expected and not (answer.status == 403 and answer.code == "own_work")


@pytest.mark.parametrize("thing", ["annotation", "contradiction"])
@pytest.mark.parametrize("column", COLUMNS)
def test_work_in_every_status_answers_each_person_as_the_table_says(
    speakers: dict[str, Speaker], keeper: Keeper, column: str, thing: str
) -> None:
    person, _, own = column.partition(" ")
    play, work = made(keeper, speakers, person if own else "ben", thing)
    wrong = {}
    for (asked, status), expected in WORK_TABLE.items():
        answer = ask(play, person, asked, work[status])
        if not matches(answer, expected[column]):
            wrong[asked, status] = (answer.status, expected[column], answer.body)
    assert not wrong


@pytest.mark.parametrize("column", COLUMNS[:8])
def test_moves_on_many_things_are_answered_item_by_item_as_the_table_says(
    speakers: dict[str, Speaker], keeper: Keeper, column: str
) -> None:
    person, _, own = column.partition(" ")
    play, work = made(keeper, speakers, person if own else "ben", "annotation")
    items = [{"id": thing["id"], "seen_revision": thing["revision"]} for thing in work.values()]
    for move in set(ASKED) - {"GET", "history", "PATCH", "DELETE"}:
        body = {"move": move, "reason": "because", "items": items}
        answer = tried(play.speakers[person], "POST", f"/projects/{play.project}/signoff-events/", body)
        for status, item in zip(work, done(answer, 200)["results"], strict=True):
            expected = WORK_TABLE[move, status][column]
            assert str(item["status"]) == expected.replace("own", "403"), (move, status, item)
            assert (item.get("code") == "own_work") == (expected == "own")


@pytest.mark.parametrize("stranger", ["otto", "maya"])
def test_what_is_of_another_project_is_not_found_through_ones_own(stage: Stage, stranger: str) -> None:
    speaker = stage.play.speakers[stranger]
    own = done(speaker.post("/projects/", {"name": "Mine"}), 201)["id"]
    for kind, thing in (("memberships", stage.membership), ("invitations", stage.invitation)):
        path = f"/projects/{own}/{kind}/{thing['id']}/"
        assert speaker.get(path).status == 404
        assert speaker.delete(path, seen=1).status == 404
    assert speaker.patch(f"/projects/{own}/memberships/{stage.membership['id']}/", {"role": "reader"}, 1).status == 404
    ends = {"annotations": stage.contradiction["annotations"]}
    assert speaker.post(f"/projects/{own}/contradictions/", ends).body["errors"]["annotations"]
    items = [{"id": thing["id"], "seen_revision": 3} for thing in (stage.annotation, stage.contradiction)]
    moved = speaker.post(f"/projects/{own}/signoff-events/", {"move": "reopen", "reason": "why", "items": items})
    assert [item["code"] for item in done(moved, 200)["results"]] == ["not_found", "not_found"]


def test_what_is_not_visible_and_what_is_not_there_are_answered_alike(play: Play) -> None:
    nowhere = "00000000-0000-4000-8000-000000000000"
    there = play.speakers["otto"].get(f"/sources/{play.first}/")
    assert there.body == play.speakers["otto"].get(f"/sources/{nowhere}/").body


def test_a_person_without_a_seat_any_more_sees_nothing_of_the_project(play: Play) -> None:
    annotation = play.say()
    seat = play.membership("ada")
    play.speakers["maya"].delete(f"/projects/{play.project}/memberships/{seat['id']}/", seen=seat["revision"])
    assert play.speakers["ada"].get(path_of(annotation)).status == 404
    assert done(play.speakers["ada"].get("/projects/"), 200)["results"] == []


def test_an_account_that_was_switched_off_is_nobody(play: Play) -> None:
    get_user_model().objects.filter(username="ada").update(is_active=False)
    assert play.speakers["ada"].get("/projects/").status == 401


def test_the_cast_is_in_the_table() -> None:
    assert {*CAST, ""} - {"ben"} == set(PEOPLE)
