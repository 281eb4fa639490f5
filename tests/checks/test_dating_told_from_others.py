"""Dates told from the date before them, and weekdays told from publication, where it is plain which is meant."""

import pytest

from annotations.checks.dating import find_dates
from annotations.checks.lexing.lexed import Lexed
from annotations.rules.dates import parse_edtf


def last_of(text: str, language: str, published: str | None = None) -> tuple[str, str | None]:
    """The last date of the text as it is written, and its EDTF."""
    found = find_dates(Lexed(text, language=language), parse_edtf(published) if published else None)
    return text[found[-1].start : found[-1].end], found[-1].edtf


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Founded in 1920. The following year it closed.", ("The following year", "1921")),
        ("en", "It opened on 30 April 1910; the next day it burned.", ("the next day", "1910-05-01")),
        ("en", "He retired in 1929 and died seven years later.", ("seven years later", "1936")),
        ("en", "He retired in 1929 and died about seven years later.", ("seven years later", "1936~")),
        ("en", "He had retired in 1929; two years earlier he fell ill.", ("two years earlier", "1927")),
        ("en", "It was founded in March 1920. In May of the same year it closed.", ("May of the same year", "1920-05")),
        ("en", "It opened in 1920, and in the spring of the following year it closed.", None),
        ("en", "They crossed on October 10th, 1943. On the 12th their commander fell.", ("the 12th", "1943-10-12")),
        ("en", "They crossed on 9 October. The next morning the bells rang.", ("The next morning", "XXXX-10-10")),
        ("en", "It opened in May 1910 and closed three months later.", ("three months later", "1910-08")),
        ("en", "It opened in 1920 and closed in the same August.", ("the same August", "1920-08")),
        ("ru", "Открыт 9 мая 1910 года, на следующий день закрыт.", ("на следующий день", "1910-05-10")),
        ("ru", "Открыт в 1910 году. В мае того же года сгорел.", ("мае того же года", "1910-05")),
        ("ru", "Открыт в 1910 году, через два года закрыт.", ("два года", "1912")),
        ("az", "1963-cü ildə yandı. Növbəti ilin yazında köçdü.", ("Növbəti ilin yazında", "1964-21")),
        ("az", "1963-cü ildə yandı. Elə həmin ildə köçdü.", ("həmin ildə", "1963")),
    ],
)
def test_what_is_told_from_the_date_before_is_counted_from_it(
    language: str, text: str, expected: tuple[str, str] | None
) -> None:
    assert last_of(text, language) == (expected or ("the spring of the following year", "1921-21"))


@pytest.mark.parametrize(
    "text",
    [
        "The following year it closed.",
        "In 1974–75 he was a guest; the following year he married.",
        "In 1990 the bridge, built in 1971, fell. The following year it rose.",
        "It closed about 1920. The following year he left.",
        "It closed in the 1920s. The following year he left.",
        "It closed in 1920.\n\nThe following year he left.",
        "It closed in 1920, " + "and it rained, " * 40 + "and the following year he left.",
        "It closed in 1920. It rained. It snowed. The following year he left.",
        "It closed in May 1920. The next day he left.",
        "It closed on 30 May. The next day he left.",
        "It closed on 20 May 1920. On the 12th he left.",
        "It closed in 1920. The following spring he left.",
    ],
)
def test_where_it_is_not_plain_it_stays_open(text: str) -> None:
    assert last_of(text, "en")[1] is None


def test_where_the_date_itself_stands_beside_a_length_it_is_only_that() -> None:
    found = find_dates(Lexed("He was 14 in 1930. Ten years later, in 1941, he was killed.", language="en"), None)
    assert [(one.edtf, one.duration) for one in found] == [("1930", None), (None, "P10Y"), ("1941", None)]


def test_what_it_was_counted_from_is_said() -> None:
    text = "He retired in 1929 and died seven years later."
    found = find_dates(Lexed(text, language="en"), None)[-1]
    assert (found.anchor, found.duration, found.unresolved) == ("“1929” before it", "P7Y", None)


@pytest.mark.parametrize(
    "text",
    [
        "In 1990 it had the same day-to-day work.",
        "On the 12th floor he sat.",
        "On the 12th century he wrote.",
        "On the first, he lost.",
    ],
)
def test_an_ordinal_of_something_else_is_no_day(text: str) -> None:
    assert all(one.edtf for one in find_dates(Lexed(text, language="en"), None))


@pytest.mark.parametrize(
    ("language", "text", "published", "expected"),
    [
        # Published on a Friday: what is over was up to that day, what is to come is after it.
        ("en", "Nine people died on Tuesday when a bridge fell.", "2009-08-21", "2009-08-18"),
        ("en", "Nine people died on Friday when a bridge fell.", "2009-08-21", "2009-08-21"),
        ("en", "The council will meet on Tuesday.", "2009-08-21", "2009-08-25"),
        ("en", "On Tuesday the council is to meet.", "2009-08-21", "2009-08-25"),
        ("en", "The mayor said on Tuesday that talks will resume soon.", "2009-08-21", "2009-08-18"),
        ("en", "The mayor said the council will meet on Tuesday.", "2009-08-21", "2009-08-25"),
        ("en", "Police said Tuesday they had him.", "2009-08-21", "2009-08-18"),
        ("en", "Police shot him Tuesday night.", "2009-08-21", "2009-08-18"),
        ("ru", "В воскресенье на шахте погибли двое.", "1999-04-12", "1999-04-11"),
        ("ru", "В воскресенье состоится суд.", "1999-04-12", "1999-04-18"),
        ("az", "Nazir çərşənbə axşamı bildirib.", "2016-05-12", "2016-05-10"),
        ("az", "Şənbə günü körpü uçdu.", "2013-10-22", "2013-10-19"),
        ("az", "Şənbə günü iclas keçiriləcək.", "2013-10-22", "2013-10-26"),
        # No verb that tells, would, the day of publication itself, and no day to count from
        ("en", "On Tuesday, rain.", "2009-08-21", None),
        ("en", "It would reopen on Tuesday.", "2009-08-21", None),
        ("en", "The council will meet on Friday.", "2009-08-21", None),
        ("en", "Services are held on Sunday.", "2009-08-21", None),
        ("en", "Nine people died on Tuesday.", "2009-08", None),
        ("en", "Nine people died on Tuesday.", None, None),
        # Told of another time
        (
            "en",
            "They crossed on 9 October 1943. On Saturday the bells rang and we wept, and slept.",
            "2009-08-21",
            None,
        ),
    ],
)
def test_a_weekday_in_news_is_the_nearest_one_by_what_is_over_or_to_come(
    language: str, text: str, published: str | None, expected: str | None
) -> None:
    assert last_of(text, language, published)[1] == expected
