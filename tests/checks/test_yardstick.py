"""The yardstick: its texts are annotated as they should be, and it counts what it says it counts."""

import re
import tomllib
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from annotations.checks.finding import Finding, Noticed, Passage, Value
from annotations.rules.dates import parse_edtf
from annotations.rules.figures import Qualifier
from annotations.rules.kinds import ContradictionKind, Kind
from bench.yardstick.gold import ROOT, SPLITS, GoldSet, NotGold, read_set
from bench.yardstick.matching import AT_ODDS
from bench.yardstick.report import CASE_CHECKS, measures, shortfalls, table
from bench.yardstick.scores import Scores, score_set

NAMES = [f"{split}/{path.stem}" for split in SPLITS for path in sorted((ROOT / split).glob("*.toml"))]
KINDS = {str(kind) for kind in (*Kind, *Noticed)}
DURATION = re.compile(r"P(?:\d+[YMWD])+|PT\d+[HMS]")

each_set = pytest.mark.parametrize("gold", NAMES, indirect=True)


@cache
def set_of(name: str) -> GoldSet:
    """Read when a test asks, and each by itself: one that is none fails its own tests, once for each of them."""
    path = ROOT / f"{name}.toml"
    return read_set(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def sets() -> dict[str, GoldSet]:
    """All of them by name."""
    return {name: set_of(name) for name in NAMES}


@pytest.fixture
def gold(request: pytest.FixtureRequest) -> GoldSet:
    """The set of this name."""
    return set_of(request.param)


@each_set
def test_every_dating_is_edtf_or_a_duration(gold: GoldSet) -> None:
    for date in gold.dates:
        for reading in date.readings:
            assert DURATION.fullmatch(reading) or parse_edtf(reading).text == reading
        assert date.within is None or parse_edtf(date.within).latest is not None
    assert all(text.published is None or parse_edtf(text.published) for text in gold.texts)


@each_set
def test_every_figure_runs_upwards_and_is_hedged_as_figures_are(gold: GoldSet) -> None:
    for figure in gold.figures:
        assert all(low <= high for low, high in figure.bounds), figure
        assert set(figure.qualifiers) <= {str(one) for one in Qualifier}, figure


@each_set
def test_every_case_and_trap_says_why_and_names_what_there_is(gold: GoldSet) -> None:
    for case in gold.cases:
        assert case.why, case
        assert set(case.checks) <= set(CASE_CHECKS), case
        assert set(case.kinds) <= KINDS, case
        assert case.contradiction_kind in {None, *map(str, ContradictionKind)}, case
    assert all(trap.why and set(trap.checks) <= set(CASE_CHECKS) for trap in gold.traps)


@each_set
def test_what_must_be_found_lies_in_nothing_else_that_must_be(gold: GoldSet) -> None:
    for mentions in (gold.dates, gold.figures):
        places = sorted((one.place.text, one.place.start, one.place.end) for one in mentions if not one.optional)
        for (text, _, end), (other, start, _) in pairwise(places):
            assert text != other or end <= start, (text, start)


def test_no_text_is_in_two_sets_and_both_splits_have_every_language() -> None:
    names = Counter(text.name for gold in sets().values() for text in gold.texts)
    assert set(names.values()) == {1}
    for split in SPLITS:
        languages = {text.language for key, gold in sets().items() if key.startswith(split) for text in gold.texts}
        assert languages == {"en", "ru", "az"}


def test_there_is_enough_to_measure_by() -> None:
    every = sets().values()
    assert sum(not one.optional for gold in every for one in gold.dates) >= 260
    assert sum(not one.optional for gold in every for one in gold.figures) >= 200
    assert sum(not one.optional for gold in every for one in gold.cases) >= 80
    assert sum(len(gold.traps) for gold in every) >= 40


TOLD = """
[[texts]]
name = "a"
language = "en"
genre = "chronicle"
text = '''
The mill was built in 1891, since 1893 it had about 40 looms. Of 30 men 10 and 20 left in the late 1890s.
'''
dates = [
  { quote = "1891", dating = "1891" },
  { quote = "since 1893", dating = "1893/..", or = ["1893"] },
  { quote = "the late 1890s", within = "1895/1899" },
]
figures = [
  { quote = "about 40 looms", value = "40", qualifier = ["about"], counted = "looms" },
  { quote = "30 men", value = "30", qualifier = ["exact"], counted = "men" },
  { quote = "10", value = "10", optional = true },
]

[[texts]]
name = "b"
language = "en"
genre = "chronicle"
text = '''
The mill was built in May 1891. The mill was built in 1892.
'''

[[cases]]
checks = ["event_dates"]
kind = "contradiction"
contradiction_kind = "dating"
ends = [{ text = "a", quote = "1891" }, { text = "b", quote = "1892" }]
why = "two years of one mill"

[[cases]]
checks = ["parts_and_whole"]
kind = "holds"
ends = [{ text = "a", quote = "30 men" }, { text = "a", quote = "10" }, { text = "a", quote = "20" }]
why = "10 and 20 are 30"

[[traps]]
ends = [{ text = "a", quote = "1891" }, { text = "b", quote = "May 1891" }]
why = "a year and a month of it"
"""


def told() -> GoldSet:
    return read_set("told", tomllib.loads(TOLD))


def passage(source: str, quote: str) -> Passage:
    text = {one.name: one.text for one in told().texts}[source]
    return Passage(source, text.index(quote), text.index(quote) + len(quote), quote)


def found(check: str, kind: Kind | Noticed, *ends: tuple[str, str], **values: Value) -> Finding:
    disagrees = ContradictionKind.DATING if kind is Noticed.CONTRADICTION else None
    passages = tuple(passage(*end) for end in ends)
    return Finding(
        check=check, kind=kind, passages=passages, message="Why.", contradiction_kind=disagrees, values=values
    )


def counts(*findings: Finding) -> Counter[tuple[str, str]]:
    scores = Scores()
    score_set(scores, told(), findings)
    return scores.counts


@pytest.mark.parametrize(
    ("quote", "values", "expected"),
    [
        ("1891", {"dating": "1891"}, {"found": 1, "right": 1}),
        ("1891", {"dating": "1890"}, {"found": 1, "other value": 1}),
        ("1891", {"dating": None}, {"found": 1, "other value": 1}),
        ("since 1893", {"dating": "1893/.."}, {"found": 1, "right": 1}),
        ("1893", {"dating": "1893"}, {"found": 1, "right": 1}),
        ("the late 1890s", {"dating": "1896/1899"}, {"found": 1, "right": 1}),
        ("1890s", {"dating": "189X"}, {"found": 1, "other value": 1}),
        ("mill", {"dating": "1891"}, {"wrong": 1}),
        ("The mill was built in 1891", {"dating": "1891"}, {"found": 1, "right": 1}),
        ("built in 1891, since 1893", {"dating": "1891"}, {"wrong": 1}),
    ],
)
def test_a_date_counts_by_where_it_stands_and_what_it_says(
    quote: str, values: dict[str, Value], expected: dict[str, int]
) -> None:
    counted = counts(found("dates", Kind.CLAIM, ("a", quote), **values))
    assert {what: counted["dates", what] for what in ("found", "right", "other value", "wrong")} == {
        "found": 0,
        "right": 0,
        "other value": 0,
        "wrong": 0,
        **expected,
    }
    assert counted["dates", "gold"] == 3
    assert counted["dates", "missed"] == 3 - counted["dates", "found"]


@pytest.mark.parametrize(
    ("quote", "values", "right"),
    [
        ("about 40 looms", {"value": "40", "qualifier": "about", "counted": "looms"}, {"right", "hedge", "counted"}),
        ("40 looms", {"value": "40", "qualifier": None, "counted": "loom"}, {"right", "counted"}),
        ("about 40", {"value": "14", "qualifier": "about", "counted": None}, {"hedge"}),
        ("30 men", {"value": "30.0", "qualifier": None, "counted": "men"}, {"right", "hedge", "counted"}),
    ],
)
def test_a_figure_counts_by_its_number_its_hedge_its_unit_and_what_it_counts(
    quote: str, values: dict[str, Value], right: set[str]
) -> None:
    counted = counts(found("figures", Kind.STATISTIC, ("a", quote), **values))
    assert counted["figures", "found"] == 1
    assert {what for what in ("right", "hedge", "counted") if counted["figures", what]} == right
    assert counted["figures", "unit"] == 1


def test_what_is_optional_is_neither_missed_nor_wrong() -> None:
    counted = counts(found("figures", Kind.STATISTIC, ("a", "10"), value="10"))
    assert (counted["figures", "gold"], counted["figures", "missed"], counted["figures", "wrong"]) == (2, 2, 0)


def test_a_case_is_found_by_a_passage_for_each_end_and_its_kind_counts_apart() -> None:
    ends = (("a", "1891"), ("b", "1892"))
    right = counts(found("event_dates", Noticed.CONTRADICTION, *ends))
    assert [right["event_dates", what] for what in ("gold", "found", "right", "true", "wrong")] == [1, 1, 1, 1, 0]
    softer = counts(found("event_dates", Noticed.TENSION, *ends))
    assert [softer["event_dates", what] for what in ("found", "right", "true", "wrong")] == [1, 0, 1, 0]
    other = counts(found("titles", Noticed.CONTRADICTION, *ends))
    assert other["event_dates", "found"] == 1
    assert other["titles", "true"] == 1


def test_a_finding_on_one_end_alone_or_that_holds_finds_no_case_of_things_at_odds() -> None:
    wrong = counts(found("event_dates", Noticed.CONTRADICTION, ("a", "1891"), ("a", "1893")))
    assert [wrong["event_dates", what] for what in ("found", "missed", "wrong", "wrongly accused")] == [0, 1, 1, 1]
    holding = counts(found("event_dates", Noticed.HOLDS, ("a", "1891"), ("b", "1892")))
    assert [holding["event_dates", what] for what in ("found", "missed", "wrong")] == [0, 1, 0]


def test_a_passage_around_all_ends_is_none_for_each() -> None:
    around = found("parts_and_whole", Noticed.HOLDS, ("a", "30 men 10 and 20"), ("a", "30 men"))
    assert counts(around)["parts_and_whole", "holds found"] == 0
    each = found("parts_and_whole", Noticed.HOLDS, ("a", "30 men"), ("a", "10 and 20"))
    assert counts(each)["parts_and_whole", "holds found"] == 1


def test_a_trap_is_sprung_by_what_flags_it_and_what_holds_is_a_trap_too() -> None:
    month = (("a", "1891"), ("b", "May 1891"))
    assert counts(found("event_dates", Noticed.CONTRADICTION, *month))["traps", "contradiction"] == 1
    assert counts(found("event_dates", Noticed.TENSION, *month))["traps", "tension"] == 1
    assert counts(found("event_dates", Noticed.HOLDS, *month))["traps", "tension"] == 0
    parts = (("a", "30 men"), ("a", "10"), ("a", "20"))
    for flagged in (parts, parts[:2]):
        assert counts(found("parts_and_whole", Noticed.CONTRADICTION, *flagged))["traps", "contradiction"] == 1


def test_the_numbers_are_shares_of_the_counts_and_held_against_the_aims() -> None:
    scores = Scores()
    score_set(
        scores,
        told(),
        [
            found("dates", Kind.CLAIM, ("a", "1891"), dating="1891"),
            found("dates", Kind.CLAIM, ("a", "mill"), dating="1891"),
            found("event_dates", Noticed.CONTRADICTION, ("a", "1891"), ("b", "May 1891")),
        ],
    )
    numbers = measures(scores)
    assert numbers["dates"]["recall"] == pytest.approx(1 / 3)
    assert numbers["dates"]["precision"] == pytest.approx(1 / 2)
    assert numbers["dates"]["value right"] == 1
    assert numbers["event_dates"]["precision"] == 0
    under = list(shortfalls(numbers))
    assert "dates: recall is 0.333, aimed at 0.95" in under
    assert "traps: 1 flagged as a contradiction, aimed at none" in under
    assert not any("value right" in line and line.startswith("dates") for line in under)
    assert "event_dates" in table(numbers)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (('quote = "1891", dating', 'quote = "1890", dating'), "'1890' stands 0 times in a"),
        (('quote = "30 men", value = "30"', 'quote = "30 men"'), "'30 men' has a value"),
        (('quote = "1891", dating = "1891"', 'quote = "1891"'), "'1891' has a dating"),
        (('text = "b", quote = "1892"', 'text = "b", quote = "mill"'), "'mill' stands 2 times in b: say which"),
    ],
)
def test_a_set_that_says_what_is_not_so_is_refused(change: tuple[str, str], refusal: str) -> None:
    assert TOLD.count(change[0]) == 1
    with pytest.raises(NotGold, match=re.escape(refusal)):
        read_set("told", tomllib.loads(TOLD.replace(*change)))


def test_what_is_at_odds_is_a_contradiction_or_a_tension() -> None:
    assert {"contradiction", "tension"} == AT_ODDS
