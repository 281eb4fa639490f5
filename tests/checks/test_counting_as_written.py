"""How figures are told by parliamentary papers, people who speak, and those who translate word by word."""

import pytest

from annotations.checks.counting.spans import words_of
from annotations.checks.reading import Reading

Told = tuple[str, str, str | None, str | None]


def read(text: str, language: str) -> list[Told]:
    """Each figure as it is written, its value or its ends, its hedge and its unit."""
    found = Reading("a", text, language=language).figures
    return [
        (
            text[one.start : one.end],
            str(one.figure.value) if one.figure.value is not None else f"{one.figure.low}..{one.figure.high}",
            one.figure.qualifier,
            one.figure.unit,
        )
        for one in found
    ]


ENGLISH: tuple[tuple[str, list[Told]], ...] = (
    # One of so many
    ("One in ten contracts was amended.", [("One in ten", "0.10", None, "share")]),
    ("Nearly one in five children was ill.", [("Nearly one in five", "0.20", "about", "share")]),
    ("Nearly nine in ten adults read.", [("Nearly nine in ten", "0.9", "about", "share")]),
    ("It fetched a quarter less than that.", [("a quarter", "0.25", None, "share")]),
    ("Exports grew one-third.", [("one-third", "0.33", None, "share")]),
    ("A good third of the town fled.", [("A good third", "0.33", None, "share")]),
    ("Two out of every three flights were late.", [("Two out of every three", "0.67", None, "share")]),
    ("Half million people fled.", [("Half million", "500000", None, None)]),
    ("It rose to 1.5 to 2 million tons.", [("1.5 to 2 million tons", "1500000.0..2000000", None, "t")]),
    ("It held 3-4,000 men.", [("3-4,000", "3000..4000", None, None)]),
    (
        "A quarter of a mile off, half a ton.",
        [("A quarter of a mile", "0.25", None, "mile"), ("half a ton", "0.5", None, "t")],
    ),
    # Old money
    ("It cost £612 10s. 6d. in all.", [("£612 10s. 6d.", "612.525", None, "GBP")]),
    ("They paid £17,003 7s., fees excluded.", [("£17,003 7s.", "17003.35", None, "GBP")]),
    ("They paid £5 in 10 shops.", [("£5", "5", None, "GBP"), ("10", "10", None, None)]),
    # Dozens and couples
    ("A mere dozen came.", [("A mere dozen", "12", None, None)]),
    ("He knew a good dozen of them.", [("a good dozen", "12", None, None)]),
    ("A couple of hundred stayed.", [("A couple of hundred", "200", "about", None)]),
    ("In a good many houses it was so.", []),
    # What bounds it, and what does not
    ("It was under three ministries.", [("three", "3", None, None)]),
    ("It had under twenty men.", [("under twenty", "20", "less_than", None)]),
    ("It has never exceeded 50% of it.", [("never exceeded 50%", "50", "at_most", "percent")]),
    ("They spilt at least 1,000 m3 of it.", [("at least 1,000 m3", "1000", "at_least", "m3")]),
    ("A tower of 46 m 3 of whose bells rang.", [("46 m", "46", None, "m"), ("3", "3", None, None)]),
    # From one number to another, and a share of the second
    (
        "It rose by 1,400, or 28%, from 5,000 to 6,400. Of the 6,400, a third work in town.",
        [
            *(("1,400", "1400", None, None), ("28%", "28", None, "percent"), ("5,000", "5000", None, None)),
            *(("6,400", "6400", None, None), ("6,400", "6400", None, None), ("a third", "0.33", None, "share")),
        ],
    ),
    # Hedges inside, horses, ages and letters of a scan
    ("Some fourteen-odd thousand men fled.", [("Some fourteen-odd thousand", "14000", "about", None)]),
    ("An engine of 150 h.p. drove it.", [("150 h.p.", "150", None, "hp")]),
    ("The yard is 430 yds long.", [("430 yds", "430", None, "yd")]),
    ("Half of the dead were under thirty.", [("Half", "0.5", None, "share")]),
    ("No one asked those over 60, and his death, at 42, ended it.", []),
    ("Casualties were over 60.", [("over 60", "60", "more_than", None)]),
    ("It cost £6,75O, and 16O slept there.", [("£6,75O", "6750", None, "GBP"), ("16O", "160", None, None)]),
    ("Of O2, H2O, 5OO7a and 1O-B he wrote.", []),
    # In parentheses, where a point shortens a word
    ("The island (pop. 9) has no port.", [("9", "9", None, None)]),
    ("It was agreed. 1) to fight; 2) to go.", []),
    # No figures
    ("Open 9.00–17.00, closed on Fridays.", []),
    ("It was erected in 1l84 by monks.", []),
    ("A law dated and numbered 4410 was passed.", []),
    ("The crowd numbered 4410.", [("4410", "4410", None, None)]),
    ("At 3 N., 26 W. we lay to.", []),
    ("He took train 452; see Bd. 3, S. 14.", []),
    ("By train 300 people came.", [("300", "300", None, None)]),
    # Of other languages
    ("The rate is %65 now.", [("%65", "65", None, "percent")]),
    ("It lost 200 milliard marks.", [("200 milliard marks", "200000000000", None, "mark")]),
)
RUSSIAN: tuple[tuple[str, list[Told]], ...] = (
    ("Число упало с 45 до 36.", [("45", "45", None, None), ("36", "36", None, None)]),
    ("Добыча выросла до 4,1 млн т.", [("4,1 млн т", "4100000", None, "t")]),
    ("Зал вмещает до 40 человек.", [("до 40", "40", "at_most", None)]),
    ("Доля не превышала 5 %.", [("не превышала 5 %", "5", "at_most", "percent")]),
    ("В фонде 112 (канцелярия) имеется дело.", []),
    ("Площадь 88 км2 и 5 м3 воды.", [("88 км2", "88", None, "km2"), ("5 м3", "5", None, "m3")]),
    ("Капитан 2 ранга, орден 2 степени.", []),
    ("Из них около трети новобранцы, в первой трети века.", [("около трети", "0.33", "about", "share")]),
    ("Собрали до полумиллиона рублей.", [("до полумиллиона рублей", "500000", "at_most", "RUB")]),
    (
        "Она составляет треть, он — одну пятую.",
        [("треть", "0.33", None, "share"), ("одну пятую", "0.2", None, "share")],
    ),
    ("Заседание длилось с 10 до 16 часов.", []),
    ("Было более десятка лодок.", [("более десятка", "10", "more_than", None)]),
    ("Куплена дюжина катеров.", [("дюжина", "12", None, None)]),
    ("Переправа ок. 120 000 чел.", [("ок. 120 000", "120000", "about", None)]),
    ("По двести — двести пятьдесят раненых.", [("двести — двести пятьдесят", "200..250", None, None)]),
    ("Выпуск 1,8 тыс. т провода.", [("1,8 тыс. т", "1800", None, "t")]),
    ("С 15 сотрудниками он ушёл.", [("15", "15", None, None)]),
    ("Там четырнадцать с лишним тысяч душ.", [("четырнадцать с лишним тысяч", "14000", "more_than", None)]),
    ("Стояли полторы сотни лавок.", [("полторы сотни", "150", None, None)]),
    ("Две сотни домов, сотни две коров.", [("Две сотни", "200", None, None), ("сотни две", "200", "about", None)]),
    ("Пришло около тысячи человек.", [("около тысячи", "1000", "about", None)]),
    ("Сгорело более сотни домов.", [("более сотни", "100", "more_than", None)]),
    ("Бежали сотни тысяч людей.", [("сотни тысяч", "200000..999999", None, None)]),
    ("Казачья сотня ушла, черной сотни нет.", []),
    ("Под 6745 (1237) годом сказано.", []),
)
AZERBAIJANI: tuple[tuple[str, list[Told]], ...] = (
    ("Ərazinin üçdə birini tuturdu.", [("üçdə birini", "0.33", None, "share")]),
    ("Yüz minlərlə ağac əkilir.", [("Yüz minlərlə", "200000..999999", None, None)]),
    ("Zal saat 9-dan 17-dək işləyir.", []),
    ("Sayı 2000 nəfərdən çoxdur.", [("2000", "2000", None, None)]),
    ("Sahəsi 1450 kvadratmetr.", [("1450 kvadratmetr", "1450", None, "m2")]),
    ("Təxminən yarım milyon manat.", [("Təxminən yarım milyon manat", "500000", "about", "AZN")]),
    ("Yarım il 300 nəfərə yaxın adam işlədi.", [("300", "300", "about", None)]),
    ("Burada 1100-dən çox insan çalışır.", [("1100-dən çox", "1100", "more_than", None)]),
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        *(("en", *row) for row in ENGLISH),
        *(("ru", *row) for row in RUSSIAN),
        *(("az", *row) for row in AZERBAIJANI),
    ],
)
def test_figures_are_read_as_people_write_and_speak_them(language: str, text: str, expected: list[Told]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Из 60 лодок 25 проданы, 20 списаны.", ["60 лодок", "25", "20"]),
        ("Было 25 постов и 23 страны.", ["25 постов", "23 страны"]),
        ("Приехали около двух десятков гостей.", ["около двух десятков гостей"]),
        ("Пришли десятки тысяч людей.", ["десятки тысяч людей"]),
    ],
)
def test_a_russian_participle_is_not_what_is_counted_and_tens_multiply(text: str, quotes: list[str]) -> None:
    reading = Reading("a", text, language="ru")
    assert [words_of(text, one) for one in reading.figures] == quotes
