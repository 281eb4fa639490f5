"""Whether the day of the week that stands with a date is the one it fell on."""

import pytest

from annotations.checks import weekdays
from annotations.rules.relations import Relation
from tests.checks.chronology import findings, flagged, told


@pytest.mark.parametrize(
    ("text", "language", "weekday", "date"),
    [
        ("On Monday, 9 August 1994, he signed.", "en", "Monday", "9 August 1994"),
        ("On Monday the 9th of August 1994 he signed.", "en", "Monday", "9th of August 1994"),
        ("It was Monday (August 9, 1994).", "en", "Monday", "August 9, 1994"),
        ("It was dated Mon, 9 August 1994.", "en", "Mon", "9 August 1994"),
        ("В понедельник, 9 августа 1994 года, он подписал указ.", "ru", "понедельник", "9 августа 1994 года"),
        ("Bazar ertəsi, 9 avqust 1994-cü ildə fərman imzalanıb.", "az", "Bazar ertəsi", "9 avqust 1994-cü ildə"),
    ],
)
def test_a_date_with_another_day_of_the_week_is_a_contradiction(
    text: str, language: str, weekday: str, date: str
) -> None:
    assert told(weekdays, text, language=language) == [("contradiction", weekday, date)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On Tuesday, 9 August 1994, he signed.", "en"),
        ("9 August 1994 was a Tuesday.", "en"),
        ("On 9 August 1994 (Tuesday) he signed.", "en"),
        ("Во вторник, 9 августа 1994 года, он подписал указ.", "ru"),
        ("Çərşənbə axşamı, 9 avqust 1994-cü ildə fərman imzalanıb.", "az"),
    ],
)
def test_a_date_with_its_own_day_of_the_week_holds(text: str, language: str) -> None:
    assert [one[0] for one in told(weekdays, text, language=language)] == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "He left on 9 August 1994. On Friday he was back.",  # another day, another sentence
        "The Sun, 9 August 1994, page 3",  # a newspaper
        "Meetings: 9 August 1994, Tuesday, 10 August 1994",  # nobody knows whose day it is
        "They sat on 9 August 1994 and Monday morning quarterbacks were many.",
        "He came on Monday. 9 August 1994 was fine.",
        "Monday, 9 August",  # the year is not told
        "On the night of Saturday to Sunday, 20 January 1990, they came.",  # of either day
        "On Tuesday (14 August 1994 was the last day) he wrote again.",
    ],
)
def test_what_is_not_told_of_the_date_is_no_finding(text: str) -> None:
    assert flagged(weekdays, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Friday, 12 October 1492",  # by the Julian calendar
        "Wednesday 25 October 1917",  # Old Style without saying so
        "Friday, 1 March 1700",
    ],
)
def test_which_calendar_an_old_date_is_of_cannot_be_told(text: str) -> None:
    (found,) = findings(weekdays, text)
    assert found.kind == "holds"
    assert found.relation is Relation.CANNOT_TELL
    assert "Julian" in found.message


def test_an_old_day_that_fits_no_calendar_is_a_tension() -> None:
    assert flagged(weekdays, "Monday, 12 October 1492") == ["tension"]


@pytest.mark.parametrize(
    ("text", "published", "kind"),
    [
        ("In 1994 the fair opened on Friday, 9 August, and lasted a week.", None, "contradiction"),
        ("On Friday, the 9th of August in the year 1994, the bell cracked.", None, "contradiction"),
        ("The envoys left on Thursday, August 9, and came back.", "1994-08-12", "tension"),
        ("LENHART, 12 August 1994 – The envoys left on Thursday, August 9, said the office.", None, "tension"),
        ("Diary for 1994\n\nFriday 9 August. Rain all day.", None, "tension"),
        ("9 August 1994 was a wet Monday.", None, "contradiction"),
        ("It was a Saturday: 9 August 1994.", None, "contradiction"),
        ("1866. On Tuesday, 11th July, the bridge fell.", None, "contradiction"),
        ("Anno 1866: a fair was held. On Tuesday, 11th July, the bridge fell.", "1938", "contradiction"),
    ],
)
def test_a_year_may_be_told_nearby(text: str, published: str | None, kind: str | None) -> None:
    assert flagged(weekdays, text, published=published) == [kind]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The office opens on Monday, January 9.", "1994-12-30"),  # of the next year
        ("The court sits again on Friday, September 9.", "1994-08-11"),
        ("On Friday, 9 August, the fair opened; in 1994 it had been better.", None),
        ("Between Friday and 9 August 1994 nothing was heard.", None),
        ("The Friday after 9 August 1994 was a holiday.", None),
        ("They began in May 1962. On August 12, a Sunday, the first car crossed.", "2009-10-15"),
    ],
)
def test_a_day_of_another_year_or_another_day_is_not_flagged(text: str, published: str | None) -> None:
    assert flagged(weekdays, text, published=published) == []


@pytest.mark.parametrize("dash", ["—", "–", "-", "--"])
def test_a_dateline_tells_the_year_of_a_day_whatever_dash_follows(dash: str) -> None:
    text = f"LOM, 17 August 2019 (Wire) {dash} A depot exploded on Friday, 15 August, officials said."
    assert told(weekdays, text, language="en") == [("tension", "Friday", "15 August")]
