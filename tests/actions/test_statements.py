"""What sources state is kept whole, replaced whole, and counted right, whoever else keeps something meanwhile."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import DataError, connection, connections, transaction

from annotations.actions import statements as keeping
from annotations.actions.statements import SENTENCE_LIMIT, keep_statements
from annotations.checks.finding import Passage
from annotations.checks.statement import Statement as Stated
from annotations.models import Statement, TermCount
from annotations.queries.comparable import comparable
from annotations.queries.stated import statements_of
from tests.actions.racing import wait_for
from tests.keeping import Keeper
from tests.queries.stating import CHECK, by_chance, make_sources, statement
from tests.speaking import Speaker

PATIENCE = 10.0


@pytest.fixture
def sources(speakers: dict[str, Speaker], keeper: Keeper) -> list[UUID]:
    """Of one project."""
    return keeper.once("sources", lambda: make_sources(speakers, 6))


def full(source: UUID) -> Stated:
    """A statement with everything that one can have."""
    return Stated(
        check=CHECK,
        passage=Passage(str(source), 3, 22, "more than 1.10\ntons"),
        sentence="He speaks of “more than 1.10 tons” 👩‍👩‍👧 نص, \\N and \t too.",
        terms=('naïve, "quoted" {term}', "нефть"),
        dating="1990/1994~",
        low=Decimal("1.10"),
        high=None,
        unit="t",
        wording="\\.",
        more={"qualifier": "more_than", "": "\\"},
    )


def test_what_is_read_back_is_what_was_kept(sources: list[UUID]) -> None:
    said = [full(sources[0]), statement(sources[0], 40, "army")]
    assert keep_statements(sources[0], CHECK, said)
    assert statements_of(sources[0], CHECK) == said
    assert str(statements_of(sources[0], CHECK)[0].low) == "1.10"
    assert statements_of(sources[1], CHECK) == statements_of(sources[0], "titles") == []


@pytest.mark.parametrize(
    ("dating", "first", "last"),
    [("1994", 727929, 728293), ("1994-08-09", 728149, 728149), ("1990/..", 726468, None), ("XXXX-12-28", None, None)],
)
def test_a_date_is_kept_with_its_first_and_last_day(
    sources: list[UUID], dating: str, first: int | None, last: int | None
) -> None:
    keep_statements(sources[0], CHECK, [statement(sources[0], 1, "army", dating=dating)])
    dated = Statement.objects.get().dated
    if first is None:
        assert dated is None
    else:
        assert (dated.lower, dated.upper) == (first, None if last is None else last + 1)


@pytest.mark.parametrize("bounds", [("1", "2"), (None, "-2.5"), ("7", None), ("5", "5"), ("0", "Infinity")])
def test_a_figure_is_kept_with_its_bounds(sources: list[UUID], bounds: tuple[str | None, str | None]) -> None:
    low, high = (None if bound is None else Decimal(bound) for bound in bounds)
    said = [statement(sources[0], 1, "army", low=low, high=high)]
    keep_statements(sources[0], CHECK, said)
    assert statements_of(sources[0], CHECK) == said


def test_a_figure_that_nobody_could_mean_is_none(sources: list[UUID]) -> None:
    keep_statements(sources[0], CHECK, [statement(sources[0], 1, "army", low=Decimal("1E+200000"), high=None)])
    assert statements_of(sources[0], CHECK)[0].low is None


def test_terms_however_long_are_found(sources: list[UUID]) -> None:
    long = ["x" * 100_000, "\u202e" * 9_000, "", " "]
    for source in sources[:2]:
        keep_statements(source, CHECK, [statement(source, 1, *long)])
    assert len(list(comparable(sources[0], CHECK))) == 1


def test_of_a_text_without_full_stops_each_statement_has_what_stands_about_it(sources: list[UUID]) -> None:
    sentence = " ".join(f"{number:06}" for number in range(150_000))
    said = Stated(check=CHECK, passage=Passage("", 1, 2, "075000"), sentence=sentence, terms=("army",))
    keep_statements(sources[0], CHECK, [said])
    (kept,) = statements_of(sources[0], CHECK)
    assert len(kept.sentence) == SENTENCE_LIMIT
    assert "075000" in kept.sentence


def test_the_same_again_changes_nothing(sources: list[UUID]) -> None:
    said = [full(sources[0]), statement(sources[0], 40, "b", "a", "b")]
    assert keep_statements(sources[0], CHECK, said)
    rows = list(Statement.objects.order_by("pk").values())
    assert not keep_statements(sources[0], CHECK, said)
    assert list(Statement.objects.order_by("pk").values()) == rows
    assert keep_statements(sources[0], CHECK, said[:1])
    assert statements_of(sources[0], CHECK) == said[:1]


def test_a_term_is_counted_once_however_often_it_is_given(sources: list[UUID]) -> None:
    keep_statements(sources[0], CHECK, [statement(sources[0], 1, "army", "army")])
    assert statements_of(sources[0], CHECK)[0].terms == ("army",)
    assert TermCount.objects.get().statements == 1


def counted_now() -> dict[int, int]:
    return dict(Counter(key for keys in Statement.objects.values_list("keys", flat=True) for key in keys))


def test_what_is_counted_is_what_there_is(sources: list[UUID]) -> None:
    chance = random.Random(6)
    for _ in range(12):
        for source, said in by_chance(sources, chance, most=12, words=30).items():
            keep_statements(source, CHECK, said)
        assert dict(TermCount.objects.values_list("key", "statements")) == counted_now()
    for source in sources:
        keep_statements(source, CHECK, [])
    assert not TermCount.objects.exists()


def test_what_fails_half_way_leaves_what_was(sources: list[UUID]) -> None:
    said = [statement(sources[0], 1, "army", "north")]
    keep_statements(sources[0], CHECK, said)
    wrong = statement(sources[0], 9, "army", low=Decimal(2), high=Decimal(1))
    with pytest.raises(DataError):
        keep_statements(sources[0], CHECK, [*said, wrong])
    assert statements_of(sources[0], CHECK) == said
    assert dict(TermCount.objects.values_list("key", "statements")) == counted_now()


def test_nobody_changes_a_statement(sources: list[UUID]) -> None:
    keep_statements(sources[0], CHECK, [statement(sources[0], 1, "army")])
    with pytest.raises(Exception, match="permission denied"):
        Statement.objects.update(quote="another")


class Worker(threading.Thread):
    """Somebody else, on a connection of their own."""

    def __init__(self, deed: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._deed = deed
        self.fault: BaseException | None = None

    def run(self) -> None:
        """Do it."""
        try:
            self._deed()
        except BaseException as fault:
            self.fault = fault
        finally:
            connections.close_all()

    def finish(self) -> None:
        """Wait until it is done, and well."""
        self.join(PATIENCE)
        assert not self.is_alive()
        if self.fault is not None:
            raise self.fault


def _waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))"
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize("in_one", [True, False])
def test_of_two_at_once_the_later_sees_the_earlier(sources: list[UUID], in_one: bool) -> None:
    found: list[int] = []

    def keep_and_look() -> None:
        if in_one:
            with transaction.atomic():
                keep_statements(sources[1], CHECK, [statement(sources[1], 1, "army", "north")])
                found.append(len(list(comparable(sources[1], CHECK))))
        else:
            keep_statements(sources[1], CHECK, [statement(sources[1], 1, "army", "north")])
            found.append(len(list(comparable(sources[1], CHECK))))

    later = Worker(keep_and_look)
    with transaction.atomic():
        keep_statements(sources[0], CHECK, [statement(sources[0], 1, "army", "north")])
        assert list(comparable(sources[0], CHECK)) == []
        later.start()
        wait_for(_waits)
    later.finish()
    assert found == [1]
    assert set(TermCount.objects.values_list("statements", flat=True)) == {2}


def test_many_at_once_count_right_and_miss_no_pair(sources: list[UUID]) -> None:
    found: set[frozenset[str]] = set()

    def keep_and_look(source: UUID) -> None:
        for place in range(3):
            terms = [("army", "north"), ("north", "army", f"{source}"), ("north", "army")][place]
            keep_statements(source, CHECK, [statement(source, 1, *terms)])
        for pair in comparable(source, CHECK):
            found.add(frozenset(one.passage.source for one in pair))

    workers = [Worker(lambda source=source: keep_and_look(source)) for source in sources]  # type: ignore[misc]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.finish()
    assert len(found) == 15
    assert dict(TermCount.objects.values_list("key", "statements")) == counted_now()


def test_another_project_is_not_kept_waiting(sources: list[UUID], speakers: dict[str, Speaker]) -> None:
    (elsewhere,) = make_sources(speakers, 1)
    other = Worker(lambda: keep_statements(elsewhere, CHECK, [statement(elsewhere, 1, "army")]))
    with transaction.atomic():
        keep_statements(sources[0], CHECK, [statement(sources[0], 1, "army")])
        other.start()
        other.finish()


def test_whoever_reads_meanwhile_sees_all_of_before(sources: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    for source in sources[:2]:
        keep_statements(source, CHECK, [statement(source, place, "army", "north") for place in (1, 2)])
    seen: list[int] = []
    count = keeping._count

    def look(*given: object) -> None:
        reader = Worker(lambda: seen.append(len(list(comparable(sources[1], CHECK)))))
        reader.start()
        reader.finish()
        count(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping, "_count", look)
    keep_statements(sources[0], CHECK, [])
    assert (seen, len(list(comparable(sources[1], CHECK)))) == ([5], 1)
