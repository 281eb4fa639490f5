"""What dates in running text are read as, and what is no date."""

import pytest

from annotations.checks.dating import find_dates
from annotations.checks.dating.mention import DateMention
from annotations.checks.lexing.lexed import Lexed
from annotations.rules.dates import parse_edtf


def dates_of(text: str, language: str | None = "en", published: str | None = None) -> list[DateMention]:
    return list(find_dates(Lexed(text, language=language), parse_edtf(published) if published else None))


def read(text: str, language: str | None = "en", published: str | None = None) -> list[tuple[str, str | None]]:
    """Each date as it is written, and its EDTF or duration."""
    found = dates_of(text, language, published)
    return [(text[one.start : one.end], one.edtf or one.duration) for one in found]


ENGLISH = (
    # Days
    ("It was signed on 9 August 1994 there.", [("9 August 1994", "1994-08-09")]),
    ("Signed on August 9th, 1994, there.", [("August 9th, 1994", "1994-08-09")]),
    ("Signed on the 9th of August, 1994.", [("9th of August, 1994", "1994-08-09")]),
    ("Signed on Aug. 9, 1994.", [("Aug. 9, 1994", "1994-08-09")]),
    ("On 09 Mar 2010 it closed.", [("09 Mar 2010", "2010-03-09")]),
    ("Signed on August\n    9, 1994, in town.", [("August\n    9, 1994", "1994-08-09")]),
    ("On 9\u00a0August\u00a01994 it closed.", [("9\u00a0August\u00a01994", "1994-08-09")]),
    ("Twenty-first of March 1921", [("Twenty-first of March 1921", "1921-03-21")]),
    ("Logged at 1994-08-09T10:15:00Z by hand", [("1994-08-09", "1994-08-09")]),
    ("on 9.VIII.1994", [("9.VIII.1994", "1994-08-09")]),
    ("On December 28 he resigned.", [("December 28", "XXXX-12-28")]),
    ("On 9 and 11 August 1994", [("9", "1994-08-09"), ("11 August 1994", "1994-08-11")]),
    ("(4 August 1999, 24 August 2002)", [("4 August 1999", "1999-08-04"), ("24 August 2002", "2002-08-24")]),
    # Months, seasons, years
    ("In August 1994 it rained.", [("August 1994", "1994-08")]),
    ("In October, 1991, it rained.", [("October, 1991", "1991-10")]),
    ("In the summer of 1994", [("the summer of 1994", "1994-22")]),
    ("The winter of 1941-42 was hard.", [("The winter of 1941-42", "1941-24")]),
    ("In June and July 1993", [("June", "1993-06"), ("July 1993", "1993-07")]),
    ("Founded 1884, closed in 2004.", [("1884", "1884"), ("2004", "2004")]),
    ("In May she may march.", [("May", "XXXX-05")]),
    ("early 2004", [("early 2004", "2004")]),
    ("the first half of 1994", [("the first half of 1994", "1994-01/1994-06")]),
    ("the third quarter of 2010", [("the third quarter of 2010", "2010-07/2010-09")]),
    # Decades and centuries
    ("in the 1990s", [("the 1990s", "199X")]),
    ("in the late 1980s", [("the late 1980s", "1986~/1989")]),
    ("in the mid-1990s", [("the mid-1990s", "1994~/1996~")]),
    ("from the end of 1950s", [("the end of 1950s", "1956~/1959")]),
    ("in the 70s", [("the 70s", None)]),
    ("in the 1970s and 80s", [("the 1970s", "197X"), ("80s", "198X")]),
    ("in the 30s of the 20th century", [("the 30s of the 20th century", "193X")]),
    ("in the 21st century", [("the 21st century", "20XX")]),
    ("in the nineteenth century", [("the nineteenth century", "18XX")]),
    ("the XIX–XX centuries", [("the XIX–XX centuries", "1800/1999")]),
    ("the 1st century BC", [("the 1st century BC", "-00XX")]),
    ("the 5th century B.C. was", [("the 5th century B.C.", "-04XX")]),
    ("the 1800s", [("the 1800s", "18XX")]),
    # Doubt and eras
    ("built circa 1450", [("circa 1450", "1450~")]),
    ("built c. 1450 here", [("c. 1450", "1450~")]),
    ("built (?1450)", [("?1450", "1450?")]),
    ("in 44 BC and AD 79", [("44 BC", "-0043"), ("AD 79", "0079")]),
    ("in 336-323 BC", [("336-323 BC", "-0335/-0322")]),
    ("the year 1447 AH", [("1447 AH", None)]),
    ("on 1/14 February 1918", [("1/14 February 1918", "1918-02-14")]),
    ("on 25 October (7 November) 1917", [("25 October (7 November) 1917", "1917-11-07")]),
    ("on 25 October 1917 (O.S.)", [("25 October 1917 (O.S.)", "1917-11-07")]),
    # Ranges
    ("done in 1990-94", [("1990-94", "1990/1994")]),
    ("done in 1991–1993", [("1991–1993", "1991/1993")]),
    ("done between 1991 and 1993", [("between 1991 and 1993", "1991/1993")]),
    ("in 2008/09", [("2008/09", "2008/2009")]),
    ("from May to July 1994", [("from May to July 1994", "1994-05/1994-07")]),
    ("on 9–11 August 1994", [("9–11 August 1994", "1994-08-09/1994-08-11")]),
    ("August 9-11, 1994", [("August 9-11, 1994", "1994-08-09/1994-08-11")]),
    ("from 9 August to 3 September 1994", [("from 9 August to 3 September 1994", "1994-08-09/1994-09-03")]),
    ("5 June-7 July 1989", [("5 June-7 July 1989", "1989-06-05/1989-07-07")]),
    ("on the night of 25/26 February 1992", [("25/26 February 1992", "1992-02-25/1992-02-26")]),
    ("from 5 to 7 June", [("from 5 to 7 June", None)]),
    ("since 1999 it stands", [("since 1999", "1999/..")]),
    ("until 2005 it stood", [("until 2005", "../2005")]),
    ("1994 until the end", [("1994", "1994")]),
    ("there 1994 until May 1995", [("1994 until May 1995", "1994/1995-05")]),
    ("2004–present", [("2004–present", "2004/..")]),
    ("from the late 1980s to the early 1990s", [("from the late 1980s to the early 1990s", "1986~/1993~")]),
    ("from the 1960s to the 1980s", [("from the 1960s to the 1980s", "1960/1989")]),
    ("in 1998-1994", [("1998-1994", None)]),
    # Durations
    ("It took three years.", [("three years", "P3Y")]),
    ("The 44-day war", [("44-day", "P44D")]),
    ("three years and six months", [("three years and six months", "P3Y6M")]),
    ("half a century of 70 years", [("half a century", "P50Y"), ("70 years", "P70Y")]),
    ("two and a half years", [("two and a half years", "P2Y6M")]),
    ("for a decade", [("a decade", "P10Y")]),
    ("a year later", [("a year", "P1Y")]),
    ("within 24 hours", [("24 hours", "PT24H")]),
    ("three to five years", [("three to five years", None)]),
    ("three years (2005-2008)", [("three years", "P3Y"), ("2005-2008", "2005/2008")]),
)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_is_read(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


NO_DATES = (
    *(
        "see page 1994 there",
        "pp. 1990-1994",
        "1,994 people came",
        "Resolution 1973 was",
        "Decree No 706",
        "flight 1990",
    ),
    *(
        "it cost $2000",
        "2000 soldiers came",
        "a group of 1500 men",
        "a Boeing 747",
        "in section 12.10.3",
        "version 2.10.11",
    ),
    *(
        "A/75/625-S/2020/1161",
        "tel. 012 493 1994",
        "more than 1900 came",
        "at 19.30 and 10:15",
        "1990.5 tons",
        "Room 1990",
    ),
    *(
        "a 25-year-old man",
        "he was 25 years old",
        "at the age of 25 years",
        "every two years",
        "in his 70s",
        "he had 1500 then",
    ),
    *(
        "in recent years",
        "she may march",
        "he sent it",
        "on the 10th anniversary",
        "1850 m high",
        "between 1500 and 2000 people",
    ),
    *(
        "Black January came",
        "the October Revolution",
        "one day he left",
        "§ 12, No. 4471",
        "1990:1",
        "Section VI 12",
        "ISBN 978-1990",
    ),
)


@pytest.mark.parametrize("text", NO_DATES)
def test_other_numbers_and_words_are_no_dates(text: str) -> None:
    assert read(text) == []


RUSSIAN: tuple[tuple[str, list[tuple[str, str | None]]], ...] = (
    ("9 августа 1994 года принят", [("9 августа 1994 года", "1994-08-09")]),
    ("в 1990–1994 гг. были", [("1990–1994 гг.", "1990/1994")]),
    ("в 1990-х годах", [("1990-х годах", "199X")]),
    ("в конце 1980-х годов", [("конце 1980-х годов", "1986~/1989")]),
    ("в XX веке и в XIX в. было", [("XX веке", "19XX"), ("XIX в.", "18XX")]),
    ("с 1991 по 1993 год", [("с 1991 по 1993 год", "1991/1993")]),
    ("с мая по июль 1994 года", [("с мая по июль 1994 года", "1994-05/1994-07")]),
    ("до 2005 года", [("до 2005 года", "../2005")]),
    ("12 июля 1936 года. До 1988 года", [("12 июля 1936 года", "1936-07-12"), ("До 1988 года", "../1988")]),
    ("в 44 г. до н. э.", [("44 г. до н. э.", "-0043")]),
    ("дата 3/9/2010", [("3/9/2010", "2010-09-03")]),
    ("три года и 44-дневная война", [("три года", "P3Y"), ("44-дневная", "P44D")]),
    ("в 80-е годы", [("80-е годы", None)]),
    ("в первом квартале 2009 года", [("первом квартале 2009 года", "2009-01/2009-03")]),
    ("2000 человек, 1500 солдат, № 1994", []),
    ("летом 1942 года", [("летом 1942 года", "1942-22")]),
)
AZERBAIJANI: tuple[tuple[str, list[tuple[str, str | None]]], ...] = (
    ("9 avqust 1994-cü ildə", [("9 avqust 1994-cü ildə", "1994-08-09")]),
    ("1994-cü il avqustun 9-da", [("1994-cü il avqustun 9-da", "1994-08-09")]),
    ("1994-cü ilin avqustunda", [("1994-cü ilin avqustunda", "1994-08")]),
    ("1990-cı illərdə", [("1990-cı illərdə", "199X")]),
    ("1990-cı illərin əvvəllərində", [("1990-cı illərin əvvəllərində", "1990/1993~")]),
    ("1988-1994-cü illərdə", [("1988-1994-cü illərdə", "1988/1994")]),
    ("1950-60-cı illərdə", [("1950-60-cı illərdə", "1950/1969")]),
    ("1990-cı ildən 1994-cü ilə qədər", [("1990-cı ildən 1994-cü ilə qədər", "1990/1994")]),
    ("1994-cü ilədək", [("1994-cü ilədək", "../1994")]),
    ("XX əsrin sonunda", [("XX əsrin sonunda", "19XX")]),
    ("e.ə. I əsr", [("e.ə. I əsr", "-00XX")]),
    ("üç il, 44 günlük müharibə", [("üç il", "P3Y"), ("44 günlük", "P44D")]),
    ("2000 nəfər və 23 dənizçi ilə", []),
    ("09.08.1994", [("09.08.1994", "1994-08-09")]),
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [*(("ru", *row) for row in RUSSIAN), *(("az", *row) for row in AZERBAIJANI)],
)
def test_russian_and_azerbaijani_are_read(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("09.03.2010", "en", "2010-03-09"),
        ("25/12/2010", "en", "2010-12-25"),
        ("12/25/2010", "en", "2010-12-25"),
        ("3/9/2010", "en", "2010"),
        ("3/9/2010 and 3/25/2010", "en", "2010-03-09"),
        ("3/9/2010 and 25/3/2010", "en", "2010-09-03"),
        ("3/3/2010", "en", "2010-03-03"),
        ("3/9/2010", "az", "2010-09-03"),
        ("31.02.2010", "en", None),
        ("30 February 2010", "en", None),
        ("le 9.3.2010", "fr", "2010-03-09"),
        ("٩/٨/١٩٩٤", "ar", "1994"),
    ],
)
def test_the_order_of_day_and_month_is_told_only_where_it_can_be(
    text: str, language: str, expected: str | None
) -> None:
    assert next((edtf for _, edtf in read(text, language)), None) == expected


def test_a_language_without_a_table_has_its_years_and_days_in_digits() -> None:
    assert read("Em 1994, 1990-94 e 2010-03-09", "pt") == [
        ("1994", "1994"),
        ("1990-94", "1990/1994"),
        ("2010-03-09", "2010-03-09"),
    ]
