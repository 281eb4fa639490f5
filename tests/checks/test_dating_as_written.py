"""How dates are told by old newspapers, diaries, people who speak, and those who translate word by word."""

import pytest

from annotations.checks.dating import find_dates
from annotations.checks.lexing.lexed import Lexed
from annotations.rules.dates import parse_edtf

Expected = list[tuple[str, str | None]]


def read(text: str, language: str, published: str | None = None) -> Expected:
    """Each date as it is written, and its EDTF or duration."""
    found = find_dates(Lexed(text, language=language), parse_edtf(published) if published else None)
    return [(text[one.start : one.end], one.edtf or one.duration) for one in found]


ENGLISH: tuple[tuple[str, Expected], ...] = (
    # Numbers beside years
    ("a vessel built in 1869 of 724 tons", [("1869", "1869")]),
    ("Between 2008 and 2010 police cells were used", [("Between 2008 and 2010", "2008/2010")]),
    ("Between 1993 and 1995 villages burned", [("Between 1993 and 1995", "1993/1995")]),
    ("between 1500 and 2000 soldiers fell", []),
    # Ranges
    ("In 1993-98 years the works went on", [("1993-98 years", "1993/1998")]),
    ("R. Lowe (Apr.-Sept. 1943), then", [("Apr.-Sept. 1943", "1943-04/1943-09")]),
    ("in last 3 years (2006-2009 years)", [("last 3 years", "P3Y"), ("2006-2009 years", "2006/2009")]),
    ("between 250 and 200 BC it was walled", [("between 250 and 200 BC", "-0249/-0199")]),
    ("deeds (15th–19th c.), and a house of the 17th c.", [("15th–19th c.", "1400/1899"), ("the 17th c.", "16XX")]),
    ("by midsummer 1203 it stood", [("1203", "1203")]),
    ("Years: 1180 – begun; 1203 – finished; sheep: 1203.", [("1180", "1180"), ("1203", "1203")]),
    # The century is not written, or it is spoken
    ("I served from August '43 to August '45.", [("August '43", "XXXX-08"), ("August '45", "XXXX-08")]),
    ("And in '53 they let the water in", [("'53", None)]),
    ("And the water? – Nineteen forty-six. Spring.", [("Nineteen forty-six", "1946")]),
    ("since eighteen twelve nobody came", [("since eighteen twelve", "1812/..")]),
    ("fifteen twenty-dollar notes, in sixteen twenty men came", []),
    ("The middle of 90-s was the worst", [("90-s", None)]),
    ("On Sunday 14th we remember them", [("Sunday 14th", None)]),
    # Times of day
    ("two crews took off 2015 hrs, one at 2130 hours", []),
    ("1200 hours of work, 24 hours a day", [("1200 hours", "PT1200H"), ("24 hours", "PT24H")]),
)
RUSSIAN: tuple[tuple[str, Expected], ...] = (
    ("тысяча девятьсот сорок первого года", [("тысяча девятьсот сорок первого года", "1941")]),
    ("в девятьсот двенадцатом году он вернулся", [("девятьсот двенадцатом году", None)]),
    ("принял раненых в августе сорок первого", [("августе сорок первого", "XXXX-08")]),
    (
        "начали пятнадцатого ноября двадцать второго года",
        [("пятнадцатого ноября двадцать второго года", "XXXX-11-15")],
    ),
    ("вернулся осенью тридцать девятого, без зубов", [("осенью тридцать девятого", None)]),
    ("весной двадцать первый отряд ушёл, студент второго года", []),
    ("76 процентов от 1500 мест", []),
    ("в 14 час. 20 мин. произошёл взрыв", []),
    ("за 14 часов дошли", [("14 часов", "PT14H")]),
    ("в ночь с 11 на 12 октября 1993 года", [("с 11 на 12 октября 1993 года", "1993-10-11/1993-10-12")]),
    ("в первой половине 90-х рек не чистили", [("90-х", None)]),
    ("обучение 3 г. 10 мес.", [("3 г. 10 мес", "P3Y10M")]),
    ("полгода спустя", [("полгода", "P6M")]),
)
AZERBAIJANI: tuple[tuple[str, Expected], ...] = (
    (
        "1938-ci il fevralın 2-dən 1939-cu ilin iyununadək həbsdə",
        [("1938-ci il fevralın 2-dən 1939-cu ilin iyununadək", "1938-02-02/1939-06")],
    ),
    (
        "1941-ci ilin iyunundan 1945-ci ilin mayınadək",
        [("1941-ci ilin iyunundan 1945-ci ilin mayınadək", "1941-06/1945-05")],
    ),
    ("otuz birinci ildə çıxıb", [("otuz birinci ildə", None)]),
    ("Şənbə günü yağdı", [("Şənbə günü", None)]),
    ("Bazar günü, 18 avqust 1991-ci ildə", [("18 avqust 1991-ci ildə", "1991-08-18")]),
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        *(("en", *row) for row in ENGLISH),
        *(("ru", *row) for row in RUSSIAN),
        *(("az", *row) for row in AZERBAIJANI),
    ],
)
def test_dates_are_read_as_people_write_and_speak_them(language: str, text: str, expected: Expected) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "published", "expected"),
    [
        # The day of a diary is of its year or the one before; of other years of two digits the century is not told.
        ("en", "1.9.43. Cloud.", "1943-09", "1943-09-01"),
        ("en", "30.12.42. Snow.", "1943-01", "1942-12-30"),
        ("en", "1.9.43. Cloud.", "1993-09", None),
        ("en", "1.9.43. Cloud.", None, None),
        ("en", "1/9/43", "1943-09", None),
        ("en", "1st inst., the Osprey sailed", "1887-12-05", "1887-12-01"),
        ("en", "30th ult., the Osprey sailed", "1888-01-05", "1887-12-30"),
        ("en", "30th ult., the Osprey sailed", "1887-03-05", None),
        ("en", "1st inst., the Osprey sailed", None, None),
        ("en", "on the 10th of last month all work stopped", "1926-04-30", "1926-03-10"),
        ("en", "half a century ago it stood", "1990", "1940"),
        ("en", "half a year ago it stood", "1990-08", "1990-02"),
        ("en", "in the spring of this year", "2015-09", "2015-21"),
        ("en", "in the coming decade", "2019-10-04", "202X"),
        ("ru", "весной этого года", "2015-09", "2015-21"),
        ("ru", "полвека назад открыт", "1962-08-18", "1912"),
        ("az", "yarım əsr əvvəl", "2000", "1950"),
    ],
)
def test_what_is_told_from_publication_is_told_only_where_it_is_known(
    language: str, text: str, published: str | None, expected: str | None
) -> None:
    ((_, edtf),) = read(text, language, published)
    assert edtf == expected


def test_how_many_there_are_of_a_length_is_no_part_of_it() -> None:
    assert [duration for _, duration in read("five twenty-year sentences", "en")] == ["P20Y"]
