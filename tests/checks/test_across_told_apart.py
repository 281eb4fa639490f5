"""What dates say of a season, what a number beside a name tells apart, and what lasts from one day to another."""

import pytest

from annotations.checks import event_dates
from annotations.checks.across.numbered import number_beside
from annotations.checks.across.seasons import relation_of
from annotations.checks.across.subjects import is_placed, subject
from annotations.checks.reading import Reading
from annotations.rules.relations import Relation
from tests.checks.test_across_as_told import at_odds

SEASONS = [
    ("1946-07", "1946-22", Relation.WITHIN),
    ("1946-22", "1946-07-14", Relation.CONTAINS),
    ("1946-22", "1947-07", Relation.DISJOINT),
    ("1946-22", "1946-12", Relation.CANNOT_TELL),
    ("1946-24", "1947-01", Relation.CANNOT_TELL),
    ("1946-24", "1949-01", Relation.DISJOINT),
    ("1890~", "1890-05", Relation.CONTAINS),
    ("1890~", "1893", Relation.CANNOT_TELL),
    ("1946-07", "1946", Relation.WITHIN),
    ("XXXX-07-01", "1946-22", Relation.CANNOT_TELL),
]
NUMBERS = [
    ("the 3rd |Division| was", "3"),
    ("the |Division| was", ""),
    ("|School| No. 14 was", "14"),
    ("|Школа| № 4 открыта", "4"),
    ("4 nömrəli |Məktəb| açılıb", "4"),
    ("the XVII |Congress| met", "XVII"),
    ("the Thirteenth |Congress| met", "13"),
    ("On 3 |Division| day", ""),
    ("in 1991 |Division| was", ""),
    ("|Pier| 7 was opened", "7"),
    ("|Ministry| 12 people", ""),
]
LASTING = [
    ("The Halm mill was in operation from 1906 to 1961.", {("opened", "1906"), ("abolished", "1961")}),
    ("The Halm mill existed until 1961.", {("abolished", "1961")}),
    ("The Halm mill has existed since 1906.", {("founded", "1906")}),
    ("From 2006 to 2011 the Halm mill was headed by Ivan Orlov.", {("appointed", "2006"), ("dismissed", "2011")}),
    ("In 1906 the Halm mill was in operation.", set()),
    ("In 1991 the Halm mill was closed and the Torvik mill was opened.", {("abolished", "1991"), ("opened", "1991")}),
    ("In 1991 the Halm mill was closed and later the Torvik mill was opened.", {("abolished", "1991")}),
    ("The first issue of the Halm Courier appeared in 1890.", {("founded", "1890")}),
    ("The last issue of the Halm Courier appeared in 1890.", {("abolished", "1890")}),
    ("The history of the Halm School begins in 1913.", {("founded", "1913")}),
    ("The Halm Law was passed in 1998. By a decree dated from May 1999 the Halm Board was formed.",
     {("adopted", "1998"), ("founded", "1999-05")}),
]  # fmt: skip
PLACED = [
    ("Savings Bank", "Savings Bank of Halm", True),
    ("Cyber Security Centre", "Cyber Security Centre of Tavreny", True),
    ("Police Academy", "Police Academy of the Ministry of Mines", True),
    ("Ministry of Defence", "Ministry of Defence Industry", False),
    ("Bank", "Bank of Halm", False),
    ("Savings Bank of Halm", "Savings Bank of Torvik", False),
    ("Grammar School", "Halm Grammar School", False),
]
NOT_ONE = [
    ("a division of another number", "The 3rd Mountain Division was formed at Tarsk in May 1942.",
     "The 13th Mountain Division was formed at Tarsk in January 1942."),
    ("several of them", "The Halm Ministry was divided. The Halm Ministry was established in 1991.",
     "Two services of the Halm Ministry were established in 2015. The Halm Ministry was gone."),
    ("a museum is no board", "The Halm Customs Museum was founded in 1996. Halm is proud of it.",
     "The State Customs Board was created in 1990. It sits in Halm."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "relation"), SEASONS)
def test_a_season_goes_with_its_months_and_with_no_other_year(one: str, other: str, relation: Relation) -> None:
    assert relation_of(one, other) is relation


@pytest.mark.parametrize(("marked", "number"), NUMBERS)
def test_the_number_of_a_thing_stands_before_or_behind_its_name(marked: str, number: str) -> None:
    before, name, after = marked.split("|")
    assert number_beside(before + name + after, len(before), len(before) + len(name)) == number


@pytest.mark.parametrize(("text", "told"), LASTING)
def test_what_lasts_began_and_ended(text: str, told: set[tuple[str, str]]) -> None:
    found = event_dates.statements(Reading("a", text, language="en"), {})
    named = {(one.more["kind"], one.dating) for one in found if one.more["kind"] != "said"}
    assert {one for one in named if not one[0].startswith("verb ")} == told


@pytest.mark.parametrize(("short", "full", "is_one"), PLACED)
def test_a_body_may_be_named_with_the_place_or_body_that_it_is_of(short: str, full: str, is_one: bool) -> None:
    one, other = (subject(name.casefold(), name) for name in (short, full))
    assert one is not None and other is not None and is_placed(one, other) is is_one


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in NOT_ONE], ids=[row[0] for row in NOT_ONE])
def test_two_things_of_one_sort_are_not_at_odds(first: str, second: str) -> None:
    assert at_odds(first, second, "en") == []
