"""Lengths of time, ages and anniversaries against the dates they stand with."""

import pytest

from annotations.checks import duration_and_range
from tests.checks.chronology import findings, flagged, told


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Over the past three years (2005-2008) the harvest grew.", "en", "holds"),
        ("Over the past four years (2005-2008) the harvest grew.", "en", "holds"),
        ("Over the past five years (2005-2008) the harvest grew.", "en", "contradiction"),
        ("For two years (2005-2008) the harvest grew.", "en", "tension"),
        ("From 1941 to 1945, four years, the mill stood still.", "en", "holds"),
        ("For five years, from 1990 to 1992, he led the guild.", "en", "contradiction"),
        ("The siege (1939-1945) lasted three years.", "en", "contradiction"),
        ("The siege (1939-1945) lasted six years.", "en", "holds"),
        ("The strike, which began in 1939 and ended in 1945, lasted three years.", "en", "contradiction"),
        ("The 43 days from 27 September to 8 November 2020 were dry.", "en", "holds"),
        ("The 42 days from 27 September to 8 November 2020 were dry.", "en", "holds"),
        ("The 70 days from 27 September to 8 November 2020 were dry.", "en", "contradiction"),
        ("За последние три года (2005–2008 гг.) урожай вырос.", "ru", "holds"),
        ("За последние семь лет (2005–2008 гг.) урожай вырос.", "ru", "contradiction"),
        ("Son üç il (2005-2008) ərzində məhsul artıb.", "az", "holds"),
        ("1996-1998-ci illərdə, beş il ərzində, körpü təmir edilib.", "az", "contradiction"),
    ],
)
def test_a_length_is_counted_against_the_range_beside_it(text: str, language: str, kind: str | None) -> None:
    assert [one[0] for one in told(duration_and_range, text, language=language)] == [kind]


def test_both_ways_of_counting_years_are_told() -> None:
    (found,) = findings(duration_and_range, "Over the past three years (2005-2008) the harvest grew.")
    assert "3 or 4 years" in found.message
    assert found.values["low"] == 3
    assert found.values["high"] == 4


@pytest.mark.parametrize(
    "text",
    [
        "More than three years (2005-2008) had passed.",
        "Almost four years (2005-2008) had passed.",
        "About five years (2005-2008) had passed.",
        "At least three years (2005-2008) had passed.",
        "During a decade (1990-1999) it grew.",
        "For seventy years (1920-1991) it stood.",  # a round number
        "The first three years of the siege (1939-1945) were hard.",  # a part
        "The three years of the siege (1939-1945) that he saw were hard.",
        "He was there for two years during the siege (1939-1945).",
        "From 1990 to 1994 he worked for two years in the north.",
        "He taught for two years under Ivan Moroz (1901-1980).",  # somebody's life
        "The fiscal year 2008/09 brought one year of loss.",
        "He worked there for three years, and in 1990-94 he taught.",
        "He served two of the five years (1990-1992).",
    ],
)
def test_hedged_round_and_partial_lengths_are_not_flagged(text: str) -> None:
    assert flagged(duration_and_range, text) == []


def test_a_term_may_end_before_its_time() -> None:
    assert flagged(duration_and_range, "He served a five-year term (1990-1992).") == ["tension"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He was born in 1920 in Orsk and died in 1985 aged 65.", "holds"),
        ("He was born in 1920 in Orsk and died in 1985 aged 64.", "holds"),  # his birthday not yet reached
        ("He was born in 1920 in Orsk and died in 1985 aged 70.", "contradiction"),
        ("He was born in 1920. He died in 1985 at the age of seventy-one.", "contradiction"),
        ("Ivan Moroz (1920-1985) died at the age of 70.", "contradiction"),
    ],
)
def test_an_age_is_counted_from_the_birth(text: str, kind: str | None) -> None:
    assert [one[0] for one in told(duration_and_range, text)] == [kind]


def test_a_relatives_age_is_not_that_of_the_one_who_was_born() -> None:
    assert told(duration_and_range, "He was born in 1920. In 1960 his son, aged 12, fell ill.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In 1989 he left; ten years later, in 1999, he came back.", "holds"),
        ("In 1991 he left; ten years later, in 1999, he came back.", "contradiction"),
        ("The dam broke in 1991. Ten years later, in 1999, it was rebuilt.", "contradiction"),
        ("The dam was built in 1964-1966; twenty years later, in 1986, it broke.", "holds"),
    ],
)
def test_what_comes_so_much_later_is_counted_from_the_date_before(text: str, kind: str | None) -> None:
    assert [one[0] for one in told(duration_and_range, text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The 20th anniversary in 2011 of the founding in 1993 was kept.", "contradiction"),
        ("The 20th anniversary in 2013 of the founding in 1993 was kept.", "holds"),
        ("In 2013 the college, founded in 1993, marked its twentieth anniversary.", "holds"),
        ("In 2012 the college, founded in 1993, marked its twentieth anniversary.", "tension"),
    ],
)
def test_an_anniversary_is_counted_from_its_origin(text: str, kind: str | None) -> None:
    assert [one[0] for one in told(duration_and_range, text)] == [kind]


def test_a_date_that_is_no_origin_is_not_counted_from() -> None:
    assert told(duration_and_range, "It kept its 20th anniversary in 2011; in 2013 it closed.") == []
