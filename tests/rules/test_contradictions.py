"""The computed relation of a contradiction's ends: by date or by figure, never a verdict."""

import pytest

from annotations.rules.contradictions import End, relation_of
from annotations.rules.details import read_details
from annotations.rules.kinds import ContradictionKind, Kind


def _claim(dating: str | None) -> End:
    return End(Kind.CLAIM, read_details(Kind.CLAIM, {"dating": dating}))


def _quote(spoken_on: str) -> End:
    return End(Kind.QUOTE, read_details(Kind.QUOTE, {"spoken_on": spoken_on}))


def _count(value: str, **more: str) -> End:
    return End(Kind.STATISTIC, read_details(Kind.STATISTIC, {"value": value, "counted": "people"} | more))


ROWS = [
    ("dating", [_claim("1990/1994"), _claim("1994-08-09")], "contains"),
    ("dating", [_claim("1994-08-09"), _claim("1990/1994")], "within"),
    ("dating", [_claim("1991-10"), _claim("1991-11")], "disjoint"),
    ("dating", [_claim("1994"), _quote("1994")], "equal"),
    ("dating", [_claim("1990/1992"), _claim("1991/1993")], "overlaps"),
    ("dating", [_claim("1994"), _claim(None)], "cannot_tell"),
    ("dating", [_claim("1994"), _count("3")], "cannot_tell"),
    ("figure", [_count("212"), _count("213")], "disjoint"),
    ("figure", [_count("213"), _count("213")], "equal"),
    ("figure", [_count("213"), _claim("1994")], "cannot_tell"),
    ("figure", [_count("60", qualifier="more_than"), _count("50")], "disjoint"),
    ("fact", [_claim("1994"), _claim("1995")], "cannot_tell"),
    (None, [_claim("1994"), _claim("1995")], "cannot_tell"),
]


@pytest.mark.parametrize(("kind", "ends", "relation"), ROWS)
def test_the_relation_is_computed_from_what_the_kind_speaks_of(
    kind: str | None, ends: list[End], relation: str
) -> None:
    assert relation_of(kind, ends) == relation


@pytest.mark.parametrize("kind", ["fact", "naming", "attribution", "translation"])
def test_words_and_deeds_are_not_compared(kind: str) -> None:
    assert kind in list(ContradictionKind)
    assert relation_of(kind, [_claim("1994"), _claim("1995")]) == "cannot_tell"


def test_three_ends_are_compared_each_with_each() -> None:
    assert relation_of("dating", [_claim("1990"), _claim("1991"), _claim("1992")]) == "disjoint"
