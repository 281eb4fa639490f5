"""Lists: paged without gaps or doubles, narrowed as asked, in a fixed number of queries, never more than visible."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.play import FIRST, Play, done
from tests.speaking import Speaker

Thing = dict[str, Any]


def pages(speaker: Speaker, path: str, between: Callable[[], object] = lambda: None) -> list[Thing]:
    """Everything in a list, two at a time; `between` happens after each page."""
    found: list[Thing] = []
    following: str | None = f"{path}{'&' if '?' in path else '?'}limit=2"
    while following:
        page = done(speaker.get(following.removeprefix("http://testserver")), 200)
        assert len(page["results"]) <= 2
        found += page["results"]
        following = page["next"]
        between()
    return found


def one_project_more(play: Play) -> object:
    return done(play.speakers["maya"].post("/projects/", {"name": "More"}), 201)


def one_source_more(play: Play) -> object:
    body = {"title": "More", "text": "More text."}
    return done(play.speakers["maya"].post(f"/projects/{play.project}/sources/", body), 201)


def one_annotation_more(play: Play) -> object:
    return play.say(by="maya")


def one_contradiction_more(play: Play) -> object:
    return play.contradict(play.say(), play.say("213"))


def one_submitted_more(play: Play) -> object:
    return play.move("ada", play.say(), "submit"), play.move("ada", one_contradiction_more(play), "submit")  # type: ignore[arg-type]


def one_release_more(play: Play) -> object:
    return done(play.speakers["maya"].post(f"/projects/{play.project}/releases/", {}), 202)


def one_invitation_more(play: Play) -> object:
    return done(play.speakers["maya"].post(f"/projects/{play.project}/invitations/", {"role": "reader"}), 201)


def one_member_more(play: Play) -> object:
    from django.contrib.auth import get_user_model

    username = f"member-{get_user_model().objects.count()}"
    get_user_model().objects.create_user(username)
    body = {"username": username, "role": "reader"}
    return done(play.speakers["maya"].post(f"/projects/{play.project}/memberships/", body), 201)


def one_revision_more(play: Play) -> object:
    annotation = done(play.speakers["maya"].get(f"/sources/{play.first}/annotations/"), 200)["results"][0]
    return done(play.speakers["maya"].patch(f"/annotations/{annotation['id']}/", {}, seen=annotation["revision"]), 200)


def one_assignment_more(play: Play) -> object:
    path = f"/projects/{play.project}/assignments/"
    count = len(done(play.speakers["maya"].get(path), 200)["results"])
    cells = [(who, kind) for who in ("ada", "ben", "rosa") for kind in ("claim", "quote", "statistic")]
    who, kind = cells[count]
    return done(play.speakers["maya"].post(path, {"username": who, "kind": kind}), 201)


LISTS: dict[str, Callable[[Play], object]] = {
    "/projects/": one_project_more,
    "/projects/{project}/memberships/": one_member_more,
    "/projects/{project}/assignments/": one_assignment_more,
    "/projects/{project}/invitations/": one_invitation_more,
    "/projects/{project}/sources/": one_source_more,
    "/projects/{project}/contradictions/": one_contradiction_more,
    "/projects/{project}/review-queue/": one_submitted_more,
    "/projects/{project}/ledger/": one_annotation_more,
    "/projects/{project}/releases/": one_release_more,
    "/sources/{first}/annotations/": one_annotation_more,
    "/annotations/{annotation}/signoff-events/": one_revision_more,
}


def listed(play: Play, path: str) -> str:
    """The list's address, with something in it."""
    annotation = play.say()["id"]
    for _ in range(3):
        LISTS[path](play)
    return path.format(project=play.project, first=play.first, annotation=annotation)


def key(thing: Thing) -> object:
    """What tells one row from another."""
    return thing.get("sequence", thing["id"])


@pytest.mark.parametrize("path", LISTS)
def test_pages_show_each_thing_once(play: Play, path: str) -> None:
    address, maya = listed(play, path), play.speakers["maya"]
    whole = done(maya.get(f"{address}?limit=10000"), 200)
    assert whole["next"] is None
    assert pages(maya, address) == whole["results"]
    assert len({key(thing) for thing in whole["results"]}) == len(whole["results"]) >= 3


@pytest.mark.parametrize("path", LISTS)
def test_pages_show_each_thing_once_while_more_are_made(play: Play, path: str) -> None:
    address, maya = listed(play, path), play.speakers["maya"]
    before = {key(thing) for thing in done(maya.get(address), 200)["results"]}
    left = [LISTS[path]] * 3
    found = [key(thing) for thing in pages(maya, address, lambda: left.pop()(play) if left else None)]
    assert len(set(found)) == len(found)
    assert before <= set(found)


@pytest.mark.parametrize("path", LISTS)
def test_a_longer_list_takes_no_more_queries(play: Play, path: str) -> None:
    address, maya = listed(play, path), play.speakers["maya"]
    with CaptureQueriesContext(connection) as short:
        done(maya.get(address), 200)
    for _ in range(4):
        LISTS[path](play)
    with CaptureQueriesContext(connection) as long:
        done(maya.get(address), 200)
    assert len(long) == len(short) <= 8, [query["sql"] for query in long]


NAIVE = '["2026-01-01T00:00:00", "00000000-0000-4000-8000-000000000000"]'
NO_PAGES = (
    *("limit=0", "limit=10001", "limit=0100000000", "limit=-1", "limit=1.0", "limit=", "limit=all", "limit=\u0663"),
    *("after=", "after=x", "after=%FF", "after=W10", "after=bnVsbA", "after=WzFlNDAwXQ"),
    *("after=WyIyMDI2LTAxLTAxIiwxXQ", f"after={'W' * 5_000}", "nothing=1", "Limit=1"),
)


@pytest.mark.parametrize("path", LISTS)
def test_a_page_that_cannot_be_is_refused_by_name(play: Play, path: str) -> None:
    address = path.format(project=play.project, first=play.first, annotation=play.say()["id"])
    for query in NO_PAGES:
        answer = play.speakers["maya"].get(f"{address}?{query}")
        assert answer.status == 400, query
        assert list(answer.body["errors"]) == [query.partition("=")[0]]


@pytest.mark.parametrize("place", ["[-1]", "[99999999999999999999]", "[true]", "[1.5]", NAIVE])
def test_a_place_that_is_none_is_refused_and_never_compared(play: Play, place: str) -> None:
    import base64

    after = base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")
    for path in ("ledger", "sources", "review-queue"):
        answer = play.speakers["maya"].get(f"/projects/{play.project}/{path}/?after={after}")
        assert (answer.status, list(answer.body["errors"])) == (400, ["after"]), answer.body


def ids(play: Play, path: str, by: str = "maya") -> list[str]:
    """Of what is in the list."""
    return [thing["id"] for thing in done(play.speakers[by].get(path), 200)["results"]]


def test_annotations_come_in_the_order_of_the_text(play: Play) -> None:
    late, early = play.say("213"), play.say("1990-94")
    assert ids(play, f"/sources/{play.first}/annotations/") == [early["id"], late["id"]]


def test_annotations_are_narrowed_to_what_is_asked(play: Play) -> None:
    claim, statistic = play.say(), play.say("213", by="ben", kind="statistic", value="213", counted="citizens")
    gone = play.say("27")
    play.move("ada", gone, "delete")
    submitted = play.move("ben", statistic, "submit")
    key = next(entry["person"] for entry in play.entries() if entry["name"] == "ben")
    expected = {
        "": [claim["id"], submitted["id"]],
        "?kind=claim": [claim["id"]],
        "?status=submitted": [submitted["id"]],
        "?author=ben": [submitted["id"]],
        f"?author={key}": [submitted["id"]],
        "?author=rosa": [],
        "?author=nobody": [],
        "?deleted=false": [claim["id"], submitted["id"]],
        "?deleted=true": [gone["id"]],
        "?kind=statistic&author=ada": [],
    }
    for query, found in expected.items():
        assert ids(play, f"/sources/{play.first}/annotations/{query}") == found, query


def test_contradictions_are_narrowed_to_what_is_asked(play: Play) -> None:
    here = play.contradict(play.say(), play.say("213"))
    across = play.contradict(play.say(), play.say("212", source=play.second), by="ben", kind="figure")
    path = f"/projects/{play.project}/contradictions/"
    assert ids(play, path) == [here["id"], across["id"]]
    assert ids(play, f"{path}?source={play.second}") == [across["id"]]
    assert ids(play, f"{path}?source={play.first}") == [here["id"], across["id"]]
    assert ids(play, f"{path}?kind=figure") == ids(play, f"{path}?author=ben") == [across["id"]]
    play.move("ada", here, "delete")
    assert ids(play, path) == [across["id"]]
    assert ids(play, f"{path}?deleted=true") == [here["id"]]


@pytest.mark.parametrize("query", ["kind=rumour", "status=done", "deleted=maybe", "kind=dating"])
def test_a_filter_that_nothing_can_match_is_refused(play: Play, query: str) -> None:
    answer = play.speakers["ada"].get(f"/sources/{play.first}/annotations/?{query}")
    assert (answer.status, list(answer.body["errors"])) == (400, [query.partition("=")[0]])


def test_sources_are_narrowed_to_the_archived_and_to_words_in_them(play: Play) -> None:
    from annotations.actions.search import index_texts

    path = f"/projects/{play.project}/sources/"
    done(play.speakers["maya"].patch(f"/sources/{play.first}/", {"archived": True}, seen=1), 200)
    assert ids(play, f"{path}?archived=true") == [play.first]
    assert ids(play, f"{path}?archived=false") == [play.second]
    for source in (play.first, play.second):
        index_texts(source)
    assert ids(play, f"{path}?search=recruited") == [play.first]
    assert ids(play, f"{path}?search=decree") == [play.first, play.second]


def test_releases_come_newest_first_whatever_their_ids(play: Play) -> None:
    path = f"/projects/{play.project}/releases/"
    sent = ["ffffffff-ffff-4fff-8fff-ffffffffffff", "00000000-0000-4000-8000-000000000001"]
    for release in sent:
        done(play.speakers["maya"].post(path, {"id": release}), 202)
    assert ids(play, path) == sent[::-1]


def test_the_queue_has_what_the_person_may_decide_oldest_first(play: Play) -> None:
    first, second = play.say(), play.say("213", by="ben")
    contradiction = play.contradict(first, second)
    for author, thing in (("ben", second), ("ada", contradiction), ("ada", first)):
        play.move(author, thing, "submit")
    mine = play.move("rosa", play.say("27", by="rosa"), "submit")
    queue = done(play.speakers["rosa"].get(f"/projects/{play.project}/review-queue/"), 200)["results"]
    assert [thing["id"] for thing in queue] == [second["id"], contradiction["id"], first["id"]]
    assert [thing["waits_for"] for thing in queue] == [[], [first["id"], second["id"]], []]
    assert mine["id"] in ids(play, f"/projects/{play.project}/review-queue/", by="rolf")
    for nobody in ("ada", "remy"):
        assert ids(play, f"/projects/{play.project}/review-queue/", by=nobody) == []


@pytest.fixture
def unsigned(play: Play) -> tuple[Play, set[str]]:
    """Work in every status, and the ids of what a reader may see of it."""
    signed = [play.sign(play.say()), play.sign(play.say("213"))]
    contradiction = play.sign(play.contradict(*signed))
    play.say("27")
    play.move("ada", play.say("27"), "submit")
    play.move("rosa", play.move("ada", play.say("186"), "submit"), "reject")
    play.move("ada", play.sign(play.say("186")), "delete")
    done(play.speakers["ben"].patch(f"/annotations/{play.sign(play.say('let go'))['id']}/", {}, seen=3), 200)
    play.contradict(*signed)
    return play, {contradiction["id"], *(thing["id"] for thing in signed)}


def test_readers_see_nothing_of_what_is_not_signed_off(unsigned: tuple[Play, set[str]]) -> None:
    play, visible = unsigned
    for path in (f"/sources/{play.first}/annotations/", f"/projects/{play.project}/contradictions/"):
        for query in ("", "?deleted=true", "?status=draft", "?author=ada"):
            assert set(ids(play, f"{path}{query}", by="remy")) <= visible
    assert len(ids(play, f"/sources/{play.first}/annotations/", by="remy")) == 2
    source = done(play.speakers["remy"].get(f"/sources/{play.first}/"), 200)
    assert source["counts"] == {"draft": 0, "submitted": 0, "signed_off": 2, "rejected": 0}
    listed = done(play.speakers["remy"].get(f"/projects/{play.project}/sources/"), 200)["results"]
    assert listed[0]["counts"] == source["counts"]
    everything = done(play.speakers["ada"].get(f"/sources/{play.first}/"), 200)["counts"]
    assert everything == {"draft": 2, "submitted": 1, "signed_off": 2, "rejected": 1}


def test_readers_are_shown_only_signed_off_states_by_ledger_and_history(unsigned: tuple[Play, set[str]]) -> None:
    play, visible = unsigned
    remy = play.speakers["remy"]
    entries = done(remy.get(f"/projects/{play.project}/ledger/"), 200)["results"]
    about_work = [entry for entry in entries if entry["thing"] in ("annotation", "contradiction")]
    assert {entry["after"]["status"] for entry in about_work} == {"signed_off"}
    for annotation in ids(play, f"/sources/{play.first}/annotations/", by="remy"):
        history = done(remy.get(f"/annotations/{annotation}/signoff-events/"), 200)["results"]
        assert [entry["action"] for entry in history] == ["sign_off"]
    for annotation in ids(play, f"/sources/{play.first}/annotations/"):
        expected = 200 if annotation in visible else 404
        assert remy.get(f"/annotations/{annotation}/signoff-events/").status == expected


def test_the_text_of_the_tests_is_long_enough_for_them() -> None:
    assert all(quote in FIRST for quote in ("1990-94", "213", "27", "186", "let go"))
