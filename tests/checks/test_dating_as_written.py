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
    ("coins run from c. 310 to 280 BC", [("from c. 310 to 280 BC", "-0309/-0279")]),
    (
        "on 5, 6 and 12 June 2001",
        [("5", "2001-06-05"), ("6", "2001-06-06"), ("12 June 2001", "2001-06-12")],
    ),
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
    ("his brother Georg (d. 1652) has one", [("1652", "1652")]),
    ("Lindau (c. 1580–after 1641), clockmaker", [("c. 1580", "1580~"), ("1641", "1641")]),
    # An era told once tells of three digits
    (
        "It shook in AD 365. A bishop is attested from 431, Gallienus reigned from 253 to 268.",
        [("AD 365", "0365"), ("431", "0431"), ("from 253 to 268", "0253/0268")],
    ),
    ("See the lists, 431, and from 253 to 268.", []),
    # Letters that a scan made of digits
    ("erected in 1l84, burnt on 3 May l9O5", [("1l84", "1184?"), ("3 May l9O5", "1905-05-03?")]),
    ("It stood from 18l2 to 1840.", [("from 18l2 to 1840", "1812?/1840?")]),
    ("code 1OO0, B1O12, 1l84/5 and £18l2", []),
    # Times of day
    ("three quarters of an hour before", [("three quarters of an hour", "PT45M")]),
    ("two crews took off 2015 hrs, one at 2130 hours", []),
    ("1200 hours of work, 24 hours a day", [("1200 hours", "PT1200H"), ("24 hours", "PT24H")]),
    ("the shock came at 9 p.m. (1840 GMT)", []),
    # A share of what is told, counted
    ("in the first six months of 2018 it rose", [("the first six months of 2018", "2018-01/2018-06")]),
    ("in the last three months of 1918 it fell", [("the last three months of 1918", "1918-10/1918-12")]),
    ("in the first ten days of May 1915", [("the first ten days of May 1915", "1915-05-01/1915-05-10")]),
    ("the first five years of the 1950s", [("the first five years of the 1950s", "1950/1954")]),
    ("the first siege of 1915", [("1915", "1915")]),
    # Lengths in many words
    ("one hundred and twenty-five years on", [("one hundred and twenty-five years", "P125Y")]),
    ("two hundred five years", [("two hundred five years", "P205Y")]),
    ("a year and a half later", [("a year and a half", "P1Y6M")]),
    ("nine months and fifteen days", [("nine months and fifteen days", "P9M15D")]),
    ("in the nineteen-nineties", [("the nineteen-nineties", "199X")]),
    ("In June. 12-15 men came.", [("June", "XXXX-06")]),
    # Between two lengths is no one length
    ("It took between two and six years", [("between two and six years", None)]),
    ("from three to five years", [("three to five years", None)]),
    ("an hour and a quarter later", [("an hour and a quarter", "PT75M")]),
    # A day that its month never has; a number behind a month may be a year
    ("On 31 June he left, on 30 June", [("31 June", None), ("30 June", "XXXX-06-30")]),
    ("on February 30th, or the 31st of April", [("February 30th", None), ("31st of April", None)]),
    ("In Feb 30 of them left", [("Feb", "XXXX-02")]),
    # Possessives, and weekdays without a preposition
    ("Yesterday's men, tomorrow’s", [("Yesterday", None), ("tomorrow", None)]),
    ("the 'yesterday' of his song", []),
    ("In Friday's raid and early Thursday", [("Friday", None), ("Thursday", None)]),
    # A number in parentheses behind what is numbered
    ("The first volume (1904) and resolution (1373)", [("1904", "1904")]),
    ("On the 5th around noon, under Catherine II about then", []),
    ("in spring-summer 1992", [("spring-summer 1992", "1992-21/1992-22")]),
    ("in winter-spring 1942", [("spring 1942", "1942-21")]),
    # Both styles, and years in words
    ("the 14th (26th) of April, 1828", [("14th (26th) of April, 1828", "1828-04-26")]),
    (
        "on the 3rd of November, nineteen fifty-one",
        [("3rd of November, nineteen fifty-one", "1951-11-03")],
    ),
    (
        "in May nineteen fifty-one, in May nineteen forty-ton trucks",
        [("May nineteen fifty-one", "1951-05"), ("May", "XXXX-05")],
    ),
    # In the order and with the signs of other languages
    ("In the 90th years and since 1990th years", [("the 90th years", None), ("since 1990th years", "1990/..")]),
    ("The law of 13 Brumaire Year VII", []),
    ("the xviith century, the XIXth century", [("the xviith century", "16XX"), ("the XIXth century", "18XX")]),
    ("lost on 3d March 1797", [("3d March 1797", "1797-03-03")]),
    ("In the 1974 July month it took part", [("1974 July", "1974-07")]),
    ("At 2004 - 2006 years two went", [("2004 - 2006 years", "2004/2006")]),
    ("on 18-IV-1929 they voted", [("18-IV-1929", "1929-04-18")]),
    ("First regular flight: 1.2.1930.", [("1.2.1930", "1930-02-01")]),
    ("sailed Decr. 6th, in the winter", [("Decr. 6th", "XXXX-12-06")]),
    ("on 14. V. 1919 they voted", [("14. V. 1919", "1919-05-14")]),
    # Turns and quarters
    ("at the turn of 1998 and 1999 it moved", [("turn of 1998 and 1999", "1998/1999")]),
    ("at the turn of the century it failed", [("turn of the century", None)]),
    ("the turn of the 20th century", [("the 20th century", "19XX")]),
    ("after a quarter of a century it closed", [("quarter of a century", "P25Y")]),
    ("the nave (begun 1471, consecrated 1483)", [("1471", "1471"), ("1483", "1483")]),
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
    ("в феврале тринадцатого, на масленой", [("феврале тринадцатого", "XXXX-02")]),
    ("через полтора часа приехали", [("полтора часа", "PT90M")]),
    ("весной двадцать первый отряд ушёл, студент второго года", []),
    ("76 процентов от 1500 мест", []),
    ("в 14 час. 20 мин. произошёл взрыв", []),
    ("за 14 часов дошли", [("14 часов", "PT14H")]),
    ("в ночь с 11 на 12 октября 1993 года", [("с 11 на 12 октября 1993 года", "1993-10-11/1993-10-12")]),
    ("в первой половине 90-х рек не чистили", [("90-х", None)]),
    ("обучение 3 г. 10 мес.", [("3 г. 10 мес", "P3Y10M")]),
    ("на рубеже 80–90-х годов", [("80–90-х годов", None)]),
    ("меньше, чем годом ранее", [("годом ранее", "P1Y")]),
    ("в первой декаде августа 1915 года", [("первой декаде августа 1915 года", "1915-08-01/1915-08-10")]),
    ("заседание шло с 10 до 16 часов", []),
    ("полгода спустя", [("полгода", "P6M")]),
    ("19 июня 41-го года он ушёл", [("19 июня 41-го года", "XXXX-06-19")]),
    ("родилась 1 марта девятнадцатого года", [("1 марта девятнадцатого года", "XXXX-03-01")]),
    ("в мае 53-го вышел", [("мае 53-го", "XXXX-05")]),
    ("летом 41-го года ушли", [("летом 41-го года", None)]),
    ("В 33-м умерли двое. В 33-м полку служили.", [("33-м", None)]),
    ("с девяносто шестого издавала листок, с двадцать первого этажа", [("девяносто шестого", None)]),
    ("через неделю послали", [("через неделю", "P1W")]),
    ("через два с лишним месяца позвали", [("два с лишним месяца", "P2M")]),
    ("на рубеже XIX и XX веков", [("на рубеже XIX и XX веков", "1800/1999")]),
    ("спустя четверть века", [("четверть века", "P25Y")]),
    ("через четверть часа, через полчаса", [("четверть часа", "PT15M"), ("полчаса", "PT30M")]),
    ("полтора десятка лет", [("полтора десятка лет", "P15Y")]),
    ("от двух до шести лет", [("двух до шести лет", None)]),
    ("между двумя и шестью годами", [("между двумя и шестью годами", None)]),
    ("прожил ещё лет двадцать.", [("лет двадцать", "P20Y")]),
    ("несколько лет двадцать, семь лет два", [("семь лет", "P7Y")]),
    ("в семь часов вечера пришли, за семь часов дошли", [("семь часов", "PT7H")]),
    ("31 июня он уехал", [("31 июня", None)]),
    ("в конце сорок пятого, без ноги", [("сорок пятого", None)]),
    ("в 482 году хиджры, 1125 г. хиджры", [("482 году хиджры", None), ("1125 г. хиджры", None)]),
    ("сто двадцать пять лет", [("сто двадцать пять лет", "P125Y")]),
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
    (
        "1953-cü ilin yazından 1956-cı ilin payızınadək",
        [("1953-cü ilin yazından 1956-cı ilin payızınadək", "1953-21/1956-23")],
    ),
    ("otuz birinci ildə çıxıb", [("otuz birinci ildə", None)]),
    ("iyunun 5-dən 9-dək yağdı", [("iyunun 5-dən 9-dək", None)]),
    ("2016-cı il iyunun 5-dən 9-dək", [("2016-cı il iyunun 5-dən 9-dək", "2016-06-05/2016-06-09")]),
    ("1905-ci il dekabr ayının 22-si tarixində", [("1905-ci il dekabr ayının 22-si", "1905-12-22")]),
    ("1990-cı il yanvarın 19-dan 20-nə keçən gecə", [("1990-cı il yanvarın 19-dan 20-nə", "1990-01-19/1990-01-20")]),
    ("Şənbə günü yağdı", [("Şənbə günü", None)]),
    ("Bazar günü, 18 avqust 1991-ci ildə", [("18 avqust 1991-ci ildə", "1991-08-18")]),
    ("1962-nin mayında başladıq", [("1962-nin mayında", "1962-05")]),
    ("fevralın 30-da gəldi", [("fevralın 30-da", None)]),
    ("57-ci ildə bitirib, müstəqilliyin 40-cı ili", [("57-ci ildə", None)]),
    ("94-cü ilin fevralında. 12-15 sikkə", [("94-cü ilin fevralında", "XXXX-02")]),
    ("1100-dən çox insan çalışır", []),
    ("1100-dən bəri durur", [("1100-dən bəri", "1100/..")]),
    ("2018-ci ilin ilk altı ayında artdı", [("2018-ci ilin ilk altı ayında", "2018-01/2018-06")]),
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
        ("ru", "Указом от 5 января с. г. сокращён", "2016-05-12", "2016-01-05"),
        ("ru", "Указом от 5 января с. г. сокращён", None, "XXXX-01-05"),
        ("ru", "В первом квартале перевалка выросла", "2018-04", "2018-01/2018-03"),
        ("en", "In the third quarter it fell", "2018-04", None),
        ("en", "In the third quarter it fell", None, None),
        ("en", "At the end of the last century it fell", "2016", "19XX"),
        ("en", "Over the last century it grew", "2016", "1916/2016"),
        ("en", "The year before last it froze", "2009", "2007"),
        ("en", "In June last it broke out", "1885-07", "1885-06"),
        ("en", "They struck on Monday last week", "1902-06-10", "1902-06-02"),
        ("en", "Friday last it was put down", "1979-08-27", "1979-08-24"),
        ("ru", "В минувшую пятницу судили", "2003-02-17", "2003-02-14"),
        ("ru", "весной этого года", "2015-09", "2015-21"),
        ("ru", "полвека назад открыт", "1962-08-18", "1912"),
        ("az", "yarım əsr əvvəl", "2000", "1950"),
        ("ru", "в позапрошлом году утонули", "1991", "1989"),
        ("ru", "позапрошлой зимой утонули", "1991-05", "1989-24"),
        ("ru", "в позапрошлом году утонули", None, None),
        ("en", "last winter it froze", "2011-05", "2010-24"),
        ("en", "next winter it will freeze", "2011-01", "2011-24"),
        ("en", "this winter it freezes", "2011-01", "2010-24"),
        ("ru", "лет пять назад приезжали", "1991", "1986~"),
    ],
)
def test_what_is_told_from_publication_is_told_only_where_it_is_known(
    language: str, text: str, published: str | None, expected: str | None
) -> None:
    ((_, edtf),) = read(text, language, published)
    assert edtf == expected


def test_how_many_there_are_of_a_length_is_no_part_of_it() -> None:
    assert [duration for _, duration in read("five twenty-year sentences", "en")] == ["P20Y"]
