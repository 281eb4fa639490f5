"""The candidates that PostgreSQL finds are those of the rule in memory, and nothing else's."""

import random
from collections.abc import Collection, Iterator
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from annotations.actions.statements import keep_statements
from annotations.checks.across import pairing
from annotations.checks.statement import Statement
from annotations.models import TermCount
from annotations.queries import comparable as finding
from annotations.queries.comparable import comparable
from annotations.queries.stated import statements_by_id
from annotations.rules.terms import key_of
from tests.keeping import Keeper
from tests.queries.stating import CHECK, Stated, by_chance, keep, make_sources, statement
from tests.speaking import Speaker

Pair = tuple[Statement, Statement]


@pytest.fixture
def sources(speakers: dict[str, Speaker], keeper: Keeper) -> list[UUID]:
    """Of one project."""
    return keeper.once("sources", lambda: make_sources(speakers, 6))


@pytest.fixture(params=[(500, 50, 20_000), (12, 4, 20_000), (9, 3, 30), (1, 1, 1), (10_000, 10_000, 10_000)])
def bounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is common, how many are the best, and how much is looked at at once; small, so that each bound is met."""
    common, candidates, places = request.param
    for module in (pairing, finding):
        monkeypatch.setattr(module, "COMMON", common)
        monkeypatch.setattr(module, "CANDIDATES", candidates)
    monkeypatch.setattr(finding, "PLACES", places)
    monkeypatch.setattr(finding, "AT_ONCE", min(places, 100))


def found(stated: Stated) -> dict[UUID, list[Pair]]:
    """What the database gives for each source."""
    return {source: list(comparable(source, CHECK)) for source in stated}


def all_of(stated: Stated) -> list[Statement]:
    return [one for source in sorted(stated) for one in stated[source]]


def bests_of(stated: Stated, source: UUID) -> Iterator[Pair]:
    """The pairs that pairing.py gives because of a statement of this source."""
    statements = all_of(stated)
    by_terms = pairing.ByTerms(statements)
    for place, one in enumerate(statements):
        if one.passage.source == str(source):
            for other in by_terms.best(place):
                yield statements[min(place, other)], statements[max(place, other)]


def _key(pair: Pair) -> tuple[object, ...]:
    return tuple((one.passage.source, one.passage.start) for one in pair)


@pytest.mark.parametrize("seed", range(4))
def test_it_gives_what_the_rule_gives(sources: list[UUID], bounds: None, seed: int) -> None:
    stated = by_chance(sources, random.Random(seed), most=25, words=40)
    keep(stated)
    given = found(stated)
    for source, pairs in given.items():
        assert sorted(map(_key, pairs)) == sorted({_key(pair) for pair in bests_of(stated, source)})
    together = {_key(pair): pair for pairs in given.values() for pair in pairs}
    assert [together[key] for key in sorted(together)] == list(pairing.pairs(all_of(stated)))
    assert together or pairing.COMMON == 1


def test_it_gives_them_in_the_order_of_the_text_each_once(sources: list[UUID]) -> None:
    keep({sources[0]: [statement(sources[0], place, "army", "north") for place in (4, 9, 11)]})
    given = list(comparable(sources[0], CHECK))
    assert [(one.passage.start, other.passage.start) for one, other in given] == [(4, 9), (4, 11), (9, 11)]
    assert given == list(comparable(sources[0], CHECK))


def test_what_others_state_comes_first_if_their_source_does(sources: list[UUID]) -> None:
    keep({source: [statement(source, 1, "army", "north")] for source in sources[:3]})
    given = [tuple(one.passage.source for one in pair) for pair in comparable(sources[1], CHECK)]
    assert given == [(str(sources[0]), str(sources[1])), (str(sources[1]), str(sources[2]))]


def test_one_term_in_common_is_not_enough(sources: list[UUID]) -> None:
    keep({source: [statement(source, 1, "army", str(source))] for source in sources})
    assert list(comparable(sources[0], CHECK)) == []


def test_another_check_and_another_project_are_not_its_matter(
    sources: list[UUID], speakers: dict[str, Speaker]
) -> None:
    (elsewhere,) = make_sources(speakers, 1)
    keep_statements(sources[1], "titles", [statement(sources[1], 1, "army", "north", check="titles")])
    keep({source: [statement(source, 1, "army", "north")] for source in (sources[0], elsewhere)})
    assert list(comparable(sources[0], CHECK)) == list(comparable(elsewhere, CHECK)) == []
    assert set(TermCount.objects.values_list("statements", flat=True)) == {1}


def test_nothing_is_compared_of_a_source_that_states_nothing(sources: list[UUID]) -> None:
    assert list(comparable(sources[0], CHECK)) == []


def test_the_number_of_queries_does_not_grow_with_the_project(sources: list[UUID]) -> None:
    keep({source: [statement(source, place, "army", f"north{place}") for place in range(9)] for source in sources[:2]})
    with CaptureQueriesContext(connection) as few:
        assert len(list(comparable(sources[0], CHECK))) == 9
    keep({source: [statement(source, place, "army", f"north{place}") for place in range(9)] for source in sources})
    with CaptureQueriesContext(connection) as many:
        assert len(list(comparable(sources[0], CHECK))) == 45
    assert len(many) == len(few) < 10


def test_what_was_replaced_since_is_left_out(sources: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    keep({source: [statement(source, 1, "army", "north"), statement(source, 5, "a", "b")] for source in sources[:3]})

    def replaced(ids: Collection[int]) -> dict[int, Statement]:
        keep_statements(sources[1], CHECK, [])
        return statements_by_id(ids)

    monkeypatch.setattr("annotations.queries.comparable.statements_by_id", replaced)
    assert len(list(comparable(sources[0], CHECK))) == 2


def test_the_index_finds_them_whatever_is_known_of_the_table(sources: list[UUID]) -> None:
    keep({source: [statement(source, 1, "army", "north")] for source in sources[:2]})
    with transaction.atomic(), CaptureQueriesContext(connection) as captured, connection.cursor() as cursor:
        assert len(list(comparable(sources[0], CHECK))) == 1
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchall() == [("on",)]
        plan, asked = (next(one["sql"] for one in captured if word in one["sql"]) for word in ("= off", "&&"))
        cursor.execute(plan)
        cursor.execute(f"EXPLAIN {asked}")
        assert "Bitmap Index Scan on statements_by_term" in str(cursor.fetchall())


def test_terms_of_one_number_each() -> None:
    project, other = UUID(int=1), UUID(int=2)
    said = [(project, "a", "b"), (other, "a", "b"), (project, "a\nb", ""), (project, "", "a\nb"), (project, "a", "c")]
    assert len({key_of(*one) for one in said}) == 5
    assert key_of(project, "a", "\ud800" * 1_000_000) < 1 << 63


EQUAL = ((4, 6, 12), (3, 6))  # both are a half; the first, as floats are summed, a little less
# Each row: how many statements have the terms that each of two shares with a third; whether the second has more.
CLOSE = [
    ((2, 100_000), (2, 99_999), True),  # apart by less than what floats are trusted with
    ((3, 6), (2, 1_000_000_000_000), True),
    ((2, 100_000), (2, 100_000), False),
]


@pytest.mark.parametrize(("one", "other", "is_second"), CLOSE)
def test_who_has_more_in_common_is_told_to_the_fraction(
    monkeypatch: pytest.MonkeyPatch, one: tuple[int, ...], other: tuple[int, ...], is_second: bool
) -> None:
    monkeypatch.setattr(finding, "CANDIDATES", 1)
    counts = dict(enumerate((*one, *other)))
    first, second = (finding.Holder(place, (UUID(int=1), place), ()) for place in range(2))
    able = [(first, frozenset({0, 1})), (second, frozenset({2, 3}))]
    assert finding._first(able, counts) == [second if is_second else first]


def test_as_much_in_common_goes_by_the_order_of_the_text_however_it_is_summed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "CANDIDATES", 1)
    one, other = EQUAL
    assert sum(1 / n for n in one) < sum(1 / n for n in other)
    counts = dict(enumerate((*one, *other)))
    first, second = (finding.Holder(place, (UUID(int=1), place), ()) for place in range(2))
    able = [(first, frozenset(range(len(one)))), (second, frozenset(range(len(one), len(counts))))]
    assert finding._first(able, counts) == [first]


def test_no_more_is_in_memory_than_a_piece(sources: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PLACES", 8)
    monkeypatch.setattr(finding, "PAIRS", 2)
    keep({source: [statement(source, place, f"a{place}", f"b{place}") for place in range(5)] for source in sources[:3]})
    with CaptureQueriesContext(connection) as captured:
        assert len(list(comparable(sources[0], CHECK))) == 10
    asked = [query["sql"] for query in captured if "&&" in query["sql"]]
    assert [query.count(",") - 3 for query in asked] == [1] * 5  # each for the two terms of one statement
    assert sum("lower(" in query["sql"] for query in captured) == 5  # each for two pairs in full
