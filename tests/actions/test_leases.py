"""Leases: the queue hands each thing to one person at a time, also to two who come at the same moment."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import UUID

import psycopg
from django.contrib.auth import get_user_model
from django.db import connection, connections

from annotations.actions.leases import give_back, hold, look_at, take_next
from annotations.models import Lease
from annotations.queries.leases import held_by_others
from tests.actions.racing import PATIENCE, wait_for
from tests.play import Play, done


def person(username: str) -> Any:
    """Somebody's account."""
    return get_user_model().objects.get(username=username)


def waiting(play: Play, *quotes: str) -> list[UUID]:
    """Things that wait, oldest first."""
    return [UUID(play.move("ada", play.say(quote), "submit")["id"]) for quote in quotes]


def take(play: Play, who: str) -> UUID | None:
    """What the queue hands to the person."""
    return take_next(person(who), UUID(play.project))


def expire() -> None:
    """All leases have lasted as long as they do."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotations_lease SET expires = clock_timestamp()")


@contextmanager
def nobody_takes() -> Iterator[None]:
    """Leases can be read and not written meanwhile: whoever takes one waits where it is written."""
    parameters = connections["owner"].get_connection_params()
    with psycopg.connect(**{**parameters, "cursor_factory": psycopg.Cursor}) as third:
        third.execute("LOCK TABLE annotations_lease IN SHARE ROW EXCLUSIVE MODE")
        yield


def at_once(*takers: Callable[[], Any]) -> list[Any]:
    """What each takes, when all of them have seen the same queue before any of them has written a lease."""
    found: list[Any] = [None] * len(takers)

    def run(place: int) -> None:
        try:
            found[place] = takers[place]()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,), daemon=True) for place in range(len(takers))]
    with nobody_takes():
        for thread in threads:
            thread.start()
        wait_for(partial(_wait_for_leases, len(takers)))
    for thread in threads:
        thread.join(PATIENCE)
    return found


def _wait_for_leases(count: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'annotations_lease'::regclass"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return bool(cursor.fetchone()[0] >= count)


def test_of_those_who_come_at_the_same_moment_each_gets_another_thing(play: Play) -> None:
    things = waiting(play, "1990-94", "213", "27")
    found = at_once(*(partial(take, play, who) for who in ("rosa", "rolf", "maya")))
    assert set(found) == set(things)


def test_the_last_thing_is_handed_to_one_of_two(play: Play) -> None:
    (thing,) = waiting(play, "213")
    found = at_once(partial(take, play, "rosa"), partial(take, play, "rolf"))
    assert {*found} == {thing, None}


def test_whoever_comes_again_has_the_same_in_hand(play: Play) -> None:
    first, second = waiting(play, "1990-94", "213")
    assert [take(play, "rosa"), take(play, "rolf"), take(play, "rosa"), take(play, "rolf")] == [first, second] * 2


def test_what_has_expired_is_handed_to_the_next_and_swept_up(play: Play) -> None:
    first, second = waiting(play, "1990-94", "213")
    assert (take(play, "rosa"), take(play, "rolf")) == (first, second)
    expire()
    assert take(play, "maya") == first
    assert [lease.thing_id for lease in Lease.objects.all()] == [first]
    assert not hold(person("rosa"), UUID(play.project), first)
    assert hold(person("rosa"), UUID(play.project), second)


def test_a_lease_lasts_ten_minutes_by_the_databases_clock(play: Play) -> None:
    waiting(play, "213")
    take(play, "rosa")
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM expires - clock_timestamp()) FROM annotations_lease")
        assert 590 < cursor.fetchone()[0] <= 600


def test_holding_on_prolongs_it(play: Play) -> None:
    (thing,) = waiting(play, "213")
    take(play, "rosa")
    before = Lease.objects.get().expires
    assert hold(person("rosa"), UUID(play.project), thing)
    assert Lease.objects.get().expires > before


def test_what_is_given_back_is_handed_out_again_and_nobody_gives_back_anothers(play: Play) -> None:
    (thing,) = waiting(play, "213")
    take(play, "rosa")
    give_back(person("rolf"), UUID(play.project), thing)
    assert take(play, "rolf") is None
    give_back(person("rosa"), UUID(play.project), thing)
    assert take(play, "rolf") == thing


def test_whoever_turns_to_another_thing_gives_back_the_one_before(play: Play) -> None:
    first, second = waiting(play, "1990-94", "213")
    take(play, "rosa")
    assert look_at(person("rosa"), UUID(play.project), second)
    assert take(play, "rolf") == first


def test_nobody_takes_what_they_could_not_decide(play: Play) -> None:
    things = waiting(play, "1990-94")
    own = UUID(play.move("rosa", play.say("213", by="rosa"), "submit")["id"])
    signed = UUID(play.sign(play.say("27"))["id"])
    project = UUID(play.project)
    for who, thing in (("rosa", own), ("ada", things[0]), ("remy", things[0]), ("otto", things[0]), ("rosa", signed)):
        assert not hold(person(who), project, thing), who
    assert not Lease.objects.exists()


def test_a_decision_puts_it_down_so_that_the_second_reviewer_need_not_wait(play: Play) -> None:
    path = f"/projects/{play.project}/"
    done(play.speakers["maya"].patch(path, {"two_reviewers": ["claim"]}, seen=1), 200)
    thing = play.move("ada", play.say(), "submit")
    assert take(play, "rosa") == UUID(thing["id"])
    play.move("rosa", thing, "sign_off")
    assert take(play, "rosa") is None
    assert take(play, "rolf") == UUID(thing["id"])


def test_whoever_is_removed_or_reviews_no_more_has_nothing_in_hand(play: Play) -> None:
    first, second = waiting(play, "1990-94", "213")
    assert (take(play, "rosa"), take(play, "rolf")) == (first, second)
    seat = play.membership("rosa")
    memberships = f"/projects/{play.project}/memberships/"
    assert play.speakers["maya"].delete(f"{memberships}{seat['id']}/", seen=seat["revision"]).status == 204
    assert take(play, "maya") == first
    seat = play.membership("rolf")
    done(play.speakers["maya"].patch(f"{memberships}{seat['id']}/", {"role": "annotator"}, seen=seat["revision"]), 200)
    assert {lease.thing_id for lease in Lease.objects.all()} == {first}


def test_the_queue_hands_out_what_is_assigned_first_and_what_is_anothers_never(play: Play) -> None:
    first, second, third = waiting(play, "1990-94", "213", "27")
    other = play.move("ada", play.say("citizens", kind="quote"), "submit")
    maya = play.speakers["maya"]
    for who, kind in (("rosa", "quote"), ("rolf", "claim")):
        done(maya.post(f"/projects/{play.project}/assignments/", {"username": who, "kind": kind}), 201)
    assert take(play, "rosa") == UUID(other["id"])
    assert take(play, "maya") is None
    assert take(play, "rolf") == first
    assert {first, second, third} >= {take(play, "rolf")}


def test_leases_are_seen_in_the_queue_and_left_out_on_request(play: Play) -> None:
    first, second = waiting(play, "1990-94", "213")
    take(play, "rosa")
    queue = f"/projects/{play.project}/review-queue/"
    shown = {UUID(one["id"]): one["lease"] for one in done(play.speakers["rolf"].get(queue), 200)["results"]}
    assert (shown[first]["username"], shown[second]) == ("rosa", None)
    assert shown[first]["expires"].endswith("Z")
    free = done(play.speakers["rolf"].get(f"{queue}?unleased=true"), 200)["results"]
    assert [UUID(one["id"]) for one in free] == [second]
    assert len(done(play.speakers["rosa"].get(f"{queue}?unleased=true"), 200)["results"]) == 2
    assert [one.name for one in held_by_others(person("rolf"), UUID(play.project))] == ["rosa"]
    assert held_by_others(person("remy"), UUID(play.project)) == []
