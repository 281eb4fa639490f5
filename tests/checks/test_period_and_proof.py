"""A period of years whose only evidence is one date, late in it or outside it."""

import pytest

from annotations.checks import period_and_proof
from annotations.checks.reading import Reading
from annotations.rules.relations import Relation
from tests.checks.chronology import findings, flagged


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        (
            "Much was done in 1991-96. Thus, by an order dated 9 August 1996 a post was set up.",
            "en",
            ("9 August 1996",),
        ),
        ("Much was done from 1991 to 1996, as evidenced by the order of 9 August 1996.", "en", ("9 August 1996",)),
        ("Much was done in 1991-96. For instance, in 1996 a post was set up.", "en", ("1996",)),
        (
            "В 1991–1996 гг. проведена большая работа. Так, 9 августа 1996 года создан пост.",
            "ru",
            ("9 августа 1996 года",),
        ),
        (
            "1991-1996-cı illərdə iş aparılıb. Məsələn, 9 avqust 1996-cı ildə post yaradılıb.",
            "az",
            ("9 avqust 1996-cı ildə",),
        ),
    ],
)
def test_one_late_date_as_evidence_of_a_period_is_a_tension(text: str, language: str, ends: tuple[str, ...]) -> None:
    (found,) = findings(period_and_proof, text, language=language)
    assert found.kind == "tension"
    assert found.relation is Relation.CONTAINS
    assert tuple(passage.quote for passage in found.passages[1:]) == ends


@pytest.mark.parametrize(
    "text",
    [
        "Much was done in 1991-96. Thus, by an order dated 9 March 1991 a post was set up.",  # near its start
        "Much was done in 1991-96. For example, posts were set up in 1991, 1993 and 1996.",  # spread
        "Much was done in 1991-96. For example, posts were set up in 1992-96.",  # a range
        "Much was done in 1991-96. So that in 1996 he could rest.",  # no evidence
        "Much was done in 1991-96. In 1996 he left.",  # no connective
        "He wrote a book (1991-96). Thus, in 1996 he was known.",  # in brackets
        "Much was done in 1991-96. Thus, in 1998 he could rest.",  # told of a later time, not as evidence
        "“Much was done in 1991-96.” Thus, in 1996, he spoke.",  # somebody else's words
        "Much was done in 1996. Thus, on 9 August 1996 a post was set up.",  # a year and a day of it
    ],
)
def test_evidence_near_the_start_spread_or_none_is_not_flagged(text: str) -> None:
    assert flagged(period_and_proof, text) == []


def test_evidence_from_outside_the_period_is_a_tension() -> None:
    text = "Much was done in 1991-96, for example the school of 1999."
    assert flagged(period_and_proof, text) == ["tension"]


def test_from_which_part_on_a_date_is_late_can_be_set() -> None:
    reading = Reading("a.txt", "Much was done in 1991-96. Thus, in 1993 a post was set up.", language="en")
    assert [one.kind for one in period_and_proof.check(reading, {"late_from": 60})] == ["holds"]
    assert [one.kind for one in period_and_proof.check(reading, {"late_from": 30})] == ["tension"]
