"""Everything that waits for a reviewer, in one list."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.pages.test_review import queue_of, waiting
from tests.pages.visiting import visitor
from tests.play import Play


def test_the_list_shows_all_that_waits_and_decides_on_what_was_chosen_as_it_was_shown(play: Play) -> None:
    first, second, third = waiting(play, "1990-94", "213", "27")
    client = visitor("rosa")
    page = client.get(f"{queue_of(play)}all/").content.decode()
    shown = re.findall(r'name="item" value="([^"]+)"', page)
    assert shown == [f"{thing['id']}:{thing['revision']}" for thing in (first, second, third)]
    answer = client.post(f"{queue_of(play)}all/", {"item": shown[:2], "move": "sign_off", "reason": ""})
    assert answer.status_code == 302
    assert [play.now(thing)["status"] for thing in (first, second, third)] == ["signed_off", "signed_off", "submitted"]


def test_a_contradiction_is_signed_with_its_ends_though_it_stands_before_them(play: Play) -> None:
    ends = play.say(), play.say("213")
    contradiction = play.move("ada", play.contradict(*ends), "submit")
    things = [contradiction, *(play.move("ada", end, "submit") for end in ends)]
    chosen = [f"{thing['id']}:{thing['revision']}" for thing in things]
    answer = visitor("rosa").post(f"{queue_of(play)}all/", {"item": chosen, "move": "sign_off", "reason": ""})
    assert answer.status_code == 302
    assert [play.now(thing)["status"] for thing in things] == ["signed_off"] * 3


def test_the_list_says_of_each_that_was_not_moved_why_and_keeps_the_reason(play: Play) -> None:
    first, second = waiting(play, "1990-94", "213")
    play.move("rolf", second, "sign_off")
    chosen = [f"{thing['id']}:{thing['revision']}" for thing in (first, second)]
    form = {"item": chosen, "move": "return", "reason": "Of what?"}
    answer = visitor("rosa").post(f"{queue_of(play)}all/", form)
    page = answer.content.decode()
    assert "1 was done." in page
    assert "1 was not:" in page
    assert f'href="/annotations/{second["id"]}/"' in page
    assert [play.now(first)["status"], play.now(second)["status"]] == ["draft", "signed_off"]


def test_the_list_returns_nothing_without_a_reason_and_decides_nothing_without_a_choice(play: Play) -> None:
    (thing,) = waiting(play, "213")
    chosen = f"{thing['id']}:{thing['revision']}"
    for form in ({"item": chosen, "move": "return"}, {"move": "sign_off"}, {"item": chosen, "move": "explode"}):
        answer = visitor("rosa").post(f"{queue_of(play)}all/", form)
        assert answer.status_code == 400
        assert 'class="error"' in answer.content.decode()
    assert play.now(thing)["status"] == "submitted"


def test_the_list_is_filtered_by_source_kind_and_author(play: Play) -> None:
    first = play.move("ada", play.say("1990-94"), "submit")
    second = play.move("ben", play.say("212", by="ben", source=play.second, kind="quote"), "submit")
    both = play.move("ben", play.contradict(first, second, by="ben"), "submit")

    def shown(query: str) -> set[str]:
        page = visitor("rosa").get(f"{queue_of(play)}all/{query}").content.decode()
        return set(re.findall(r'name="item" value="([^":]+)', page))

    ids = [thing["id"] for thing in (first, second, both)]
    assert shown("") == set(ids)
    assert shown(f"?source={play.second}") == {ids[1], ids[2]}
    assert shown("?kind=claim") == {ids[0]}
    assert shown("?kind=contradiction") == {ids[2]}
    person = next(entry["person"] for entry in play.entries() if entry["name"] == "ada")
    assert shown(f"?author={person}") == {ids[0]}
    assert shown("?source=nonsense&kind=nonsense&author=nonsense") == set(ids)


def test_the_list_takes_as_many_queries_for_much_as_for_little(play: Play) -> None:
    client = visitor("rosa")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{queue_of(play)}all/")
        return len(queries)

    def work() -> None:
        things = waiting(play, "213", "27")
        play.move("ada", play.contradict(*things), "submit")

    work()
    first = count()
    work()
    work()
    assert count() <= first <= 16
