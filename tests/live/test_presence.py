"""Who reads where, in one process: for seconds, and told only to those who are seen in the same source themselves."""

import json
from typing import Any
from uuid import UUID, uuid4

from annotations.live.presence import Roster, Sight
from annotations.queries.presence import Presence
from annotations.rules.presence import HOLDS, PAGES, Reading

PROJECT, SOURCE, OTHER = uuid4(), uuid4(), uuid4()
ADA, BEN, ROSA = (UUID(int=number) for number in (1, 2, 3))
PAGE = UUID(int=0)


def at(person: UUID, line: int | None = 1, *, source: UUID = SOURCE, page: UUID = PAGE) -> Presence:
    """What a person's page says; None for a page that is left."""
    reading = None if line is None else Reading(line, line + 9, None)
    return Presence(PROJECT, source, person, f"name {person.int}", page, reading)


def seen(content: bytes) -> list[tuple[str, list[tuple[UUID, int]]]]:
    """By source, who is told to be there from which line on; of events that have no id."""
    events = content.decode().split("\n\n")[:-1]
    assert all(event.startswith("event: presence\ndata: ") for event in events)
    said: list[dict[str, Any]] = [json.loads(event.partition("data: ")[2]) for event in events]
    return [(one["source"], [(UUID(who["person"]), who["first"]) for who in one["people"]]) for one in said]


def test_those_who_are_there_see_each_other_and_nobody_themselves() -> None:
    roster = Roster()
    for person in (ADA, BEN):
        roster.hear(at(person), 0)
    assert seen(Sight(ADA).look(roster)) == [(str(SOURCE), [(BEN, 1)])]
    assert seen(Sight(BEN).look(roster)) == [(str(SOURCE), [(ADA, 1)])]


def test_who_is_not_seen_sees_nobody() -> None:
    roster = Roster()
    roster.hear(at(ADA), 0)
    roster.hear(at(BEN, source=OTHER), 0)
    assert Sight(ROSA).look(roster) == b""
    assert seen(Sight(BEN).look(roster)) == [(str(OTHER), [])]


def test_only_what_has_changed_is_told() -> None:
    roster, sight = Roster(), Sight(ADA)
    assert sight.look(None) == b""
    roster.hear(at(ADA), 0)
    assert seen(sight.look(roster)) == [(str(SOURCE), [])]
    assert sight.look(roster) == b""
    roster.hear(at(BEN, 3), 1)
    assert seen(sight.look(roster)) == [(str(SOURCE), [(BEN, 3)])]
    assert not roster.hear(at(BEN, 3), 2)
    assert roster.hear(at(ADA, 7), 2)
    assert sight.look(roster) == b""
    assert roster.hear(at(BEN, None), 3)
    assert seen(sight.look(roster)) == [(str(SOURCE), [])]


def test_who_says_nothing_more_is_gone() -> None:
    roster, sight = Roster(), Sight(ADA)
    roster.hear(at(BEN), 0)
    roster.hear(at(ADA), 10)
    assert not roster.expire(HOLDS - 1)
    sight.look(roster)
    assert roster.expire(HOLDS)
    assert seen(sight.look(roster)) == [(str(SOURCE), [])]
    assert roster.expire(HOLDS + 10)
    assert not roster


def test_a_person_with_two_pages_is_where_the_last_word_came_from_until_both_are_left() -> None:
    roster, sight = Roster(), Sight(ADA)
    roster.hear(at(ADA), 0)
    one, two = uuid4(), uuid4()
    for page, line in ((one, 10), (two, 20), (one, 11)):
        roster.hear(at(BEN, line, page=page), 0)
    assert seen(sight.look(roster)) == [(str(SOURCE), [(BEN, 11)])]
    roster.hear(at(BEN, None, page=one), 1)
    assert seen(sight.look(roster)) == [(str(SOURCE), [(BEN, 20)])]
    roster.hear(at(BEN, None, page=two), 1)
    assert seen(sight.look(roster)) == [(str(SOURCE), [])]


def test_a_page_that_shows_another_source_is_in_the_first_no_more() -> None:
    roster, sight = Roster(), Sight(ADA)
    roster.hear(at(ADA), 0)
    roster.hear(at(BEN), 0)
    sight.look(roster)
    roster.hear(at(BEN, source=OTHER), 1)
    assert seen(sight.look(roster)) == [(str(SOURCE), [])]


def test_whoever_says_that_they_are_everywhere_is_in_a_few_places() -> None:
    roster = Roster()
    for _ in range(10_000):
        roster.hear(at(BEN, source=uuid4(), page=uuid4()), 0)
    assert len(roster.sources_of(BEN)) == PAGES


def test_who_has_lost_their_seat_or_name_is_forgotten() -> None:
    roster, sight = Roster(), Sight(ADA)
    for person in (ADA, BEN):
        roster.hear(at(person), 0)
    sight.look(roster)
    assert roster.forget(BEN)
    assert not roster.forget(ROSA)
    assert seen(sight.look(roster)) == [(str(SOURCE), [])]
