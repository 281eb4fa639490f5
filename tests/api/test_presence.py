"""Saying where one reads: lines of a source one sees, under one's own name, and kept nowhere."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings

from annotations.queries.presence import CHANNEL, Presence
from annotations.rules.presence import Reading
from tests import databases
from tests.keeping import Keeper
from tests.play import Play
from tests.speaking import Answer

HERE = {"first": 1, "last": 2, "caret": 2}
PAGE = "0e0d4a5c-6f2e-4b8e-9a1c-2f7d3c5b6a70"


@pytest.fixture
def listening(play: Play) -> Iterator[psycopg.Connection[Any]]:
    """A process that shows who is there."""
    url = databases.embedded().url("app", settings.DATABASES["default"]["NAME"])
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"LISTEN {CHANNEL}")
        yield connection


def tell(play: Play, body: object, by: str = "ada") -> Answer:
    return play.speakers[by].post(f"/sources/{play.first}/presence/", body)


def told(connection: psycopg.Connection[Any], number: int = 1) -> list[Presence]:
    """What that process hears."""
    return [Presence.read(said.payload) for said in connection.notifies(timeout=10, stop_after=number)]


def test_what_is_told_is_said_to_those_who_show_it(play: Play, listening: psycopg.Connection[Any]) -> None:
    assert tell(play, HERE | {"page": PAGE}).status == 204
    (said,) = told(listening)
    assert (str(said.project), str(said.source), said.name) == (play.project, play.first, "ada")
    assert (said.page, said.reading) == (UUID(PAGE), Reading(1, 2, 2))
    assert said.person == UUID(play.person("ada")["id"])


def test_it_can_be_taken_back(play: Play, listening: psycopg.Connection[Any]) -> None:
    assert tell(play, {"unseen": True, "page": PAGE}).status == 204
    assert [said.reading for said in told(listening)] == [None]


def test_a_pseudonym_is_there_as_such(play: Play, listening: psycopg.Connection[Any]) -> None:
    play.pseudonymise("ben", "Person of the third desk")
    tell(play, HERE, by="ben")
    assert [said.name for said in told(listening)] == ["Person of the third desk"]


def test_nothing_of_it_is_kept(play: Play, keeper: Keeper, listening: psycopg.Connection[Any]) -> None:
    before = keeper.rows()
    for by in ("ada", "ben", "rosa"):
        tell(play, HERE, by=by)
    assert len(told(listening, 3)) == 3
    assert keeper.rows() == before


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, ["first", "last"]),
        ({"first": 0, "last": 2}, ["first"]),
        ({"first": 1, "last": 4}, ["last"]),
        ({"first": 1, "last": 10**40}, ["last"]),
        ({"first": -(10**40), "last": 1}, ["first"]),
        ({"first": 2, "last": 1}, ["last"]),
        ({"first": True, "last": 1}, ["first"]),
        ({"first": "1", "last": 1.0}, ["first", "last"]),
        ({"first": None, "last": [1]}, ["first", "last"]),
        (HERE | {"caret": 4}, ["caret"]),
        (HERE | {"caret": "2"}, ["caret"]),
        (HERE | {"page": "x"}, ["page"]),
        (HERE | {"page": 7}, ["page"]),
        (HERE | {"unseen": "yes"}, ["unseen"]),
        (HERE | {"name": "maya"}, ["name"]),
        (HERE | {"person": str(UUID(int=1))}, ["person"]),
    ],
)
def test_what_is_no_place_in_the_source_is_refused(play: Play, body: object, wrong: list[str]) -> None:
    answer = tell(play, body)
    assert (answer.status, sorted(answer.body["errors"])) == (400, wrong)


def test_a_source_that_is_not_seen_is_none(play: Play) -> None:
    assert tell(play, HERE, by="otto").status == 404
    assert play.speakers["ada"].post(f"/sources/{uuid4()}/presence/", HERE).status == 404


def test_a_page_does_not_speak_for_whoever_signed_in_meanwhile(play: Play) -> None:
    answer = play.speakers["ada"].post(f"/sources/{play.first}/presence/", HERE, X_Workbench_Person="0")
    assert (answer.status, answer.code) == (409, "somebody_else")


def test_readers_neither_see_nor_are_seen(play: Play) -> None:
    assert tell(play, HERE, by="remy").status == 403


@pytest.mark.parametrize(
    "payload", ["", "x", "{}", "[]", "null", '{"project": 1}', '{"reading": [1]}', '{"reading": "xyz"}', "9" * 7_000]
)
def test_what_somebody_else_in_the_database_says_is_nobody(payload: str) -> None:
    with pytest.raises(ValueError):
        Presence.read(payload)
