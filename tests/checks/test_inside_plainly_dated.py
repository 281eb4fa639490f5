"""Orders, lengths, weekdays and ends in plain sentences: what does not go together, and what only looks like it."""

import pytest

from annotations.checks import date_order, duration_and_range, today_and_ended, weekdays
from annotations.checks.check import Check
from tests.checks.chronology import flagged, told

BY_NAME: dict[str, Check] = {
    date_order.NAME: date_order,
    duration_and_range.NAME: duration_and_range,
    today_and_ended.NAME: today_and_ended,
    weekdays.NAME: weekdays,
}

AT_ODDS: dict[str, list[tuple[str, str]]] = {
    "date_order": [
        ("en", "First, in 1995, the archive was opened; then, in 1993, the museum."),
        ("en", "It was founded in 1992, renamed in 1990 and closed in 1998."),
        ("en", "The suspect was arrested in March 1999 and tried in January 1999."),
        ("en", "The talks began on 5 May 1994 and ended on 2 May 1994."),
        ("en", "She was born in 1931, graduated in 1952, married in 1949 and died in 1999."),
        ("en", "The bridge was built in 1890, destroyed in 1944, rebuilt in 1941 and widened in 1960."),
        ("en", "In 2001 the project started. Later, in 1999, a second laboratory was added."),
        ("en", "The law was adopted in 1996 and drafted in 1998."),
        ("en", "On 3 May the troops crossed the river, on 1 May they took the town, and on 9 May the war was over."),
        ("en", "The ship was launched in 1912, and her keel was laid in 1914."),
        ("en", "The tunnel was opened in 1882; work on it had begun in 1885."),
        ("en", "The treaty was signed on 4 June 1920 and came into force on 1 May 1920."),
        ("en", "The journal first appeared in 1950 and ceased publication in 1948."),
        ("en", "He was elected president in 1994, re-elected in 1992 and resigned in 1999."),
        ("en", "The victim was buried on 3 May 2001; he had died on 6 May 2001."),
        ("en", "In 1919 the university was founded. Subsequently, in 1917, a faculty of medicine was added."),
        ("en", "The company was established in 1991. It was liquidated in 1989."),
        ("en", "The factory started work in 1931, but its construction was begun only in 1935."),
        ("en", "The agreement was signed on 12 May 1994 and negotiated in July 1994."),
        ("en", "The film was released in 1977 and shot in 1979."),
        ("en", "The hospital, opened in 1905, was designed in 1911."),
        ("en", "Her first book was published in 1960, her second in 1955."),
        ("en", "Three congresses were held: the first in 1921, the second in 1919 and the third in 1925."),
        ("ru", "Завод построен в 1935 году, в 1930 году закрыт."),
        ("ru", "Школа основана в 1950 году и закрыта в 1948 году."),
        (
            "ru",
            "Он родился в 1931 году, окончил школу в 1948 году, в 1945 году поступил в институт и в 1953 году "
            "окончил его.",
        ),
        ("ru", "Договор подписан 4 июня 1920 года и вступил в силу 1 мая 1920 года."),
        ("ru", "Сначала, в 1995 году, открыли архив, затем, в 1993 году, музей."),
        ("az", "Zavod 1935-ci ildə tikilmiş, 1930-cu ildə bağlanmışdır."),
        ("az", "Məktəb 1950-ci ildə açılmış və 1948-ci ildə bağlanmışdır."),
        (
            "en",
            "The theatre was built in 1904. It was enlarged in 1921, burnt down in 1917 and was rebuilt in 1926.",
        ),
    ],
    "duration_and_range": [
        ("en", "The book fair, which lasts five days, opens on 9 August and closes on 20 August."),
        ("en", "The truce held for six days, from 2 to 20 November."),
        ("en", "The strike began on 3 March and ended on 9 March 1926; it lasted three weeks."),
        (
            "en",
            "Between March 2006 and March 2011, that is, over a period of three years, its officers inspected "
            "9,000 vehicles.",
        ),
        ("en", "During the three years of the blockade (1990-1996) the town had no bread."),
        ("en", "She taught there from 1950 to 1972, thirty years in all."),
        ("en", "Founded in 1950 and closed in 1965, the school existed for twenty-five years."),
        ("en", "The bridge was built in 1890 and collapsed in 1910, fifteen years after its completion."),
        ("en", "The exercise lasted from 5 to 8 May, or ten days."),
        ("en", "For two weeks, from 1 to 31 July, the bridge is closed."),
        ("en", "The course lasts three days (4-12 October)."),
        ("en", "Construction took eight years: it began in 1970 and was completed in 1974."),
        ("en", "The expedition lasted four months: it left Oslo on 3 May 1911 and returned on 20 December 1911."),
        ("en", "He was mayor for nine years (from May 1990 to May 1994)."),
        ("en", "In the first ten years of its existence, from 1991 to 1996, the service had three heads."),
        ("en", "He led the department for 15 years, 1990 to 1998."),
        ("en", "The dictatorship, which lasted twenty years (1926-1974), left the country poor."),
        ("en", "The blockade of the port lasted 100 days, from 1 May 1998 to 15 June 1998."),
        ("en", "The station worked for 20 years: from 1970 till 1985."),
        ("en", "The seven-year war (1756-1768) ruined the town."),
        ("ru", "Фестиваль продлится десять дней, с 3 по 20 августа."),
        ("ru", "Институт существовал тридцать лет: основан в 1950 году, закрыт в 1965 году."),
        ("ru", "Строительство длилось восемь лет (1970-1974)."),
        ("en", "The school was founded in 1950. Ten years after its foundation, in 1965, it moved."),
    ],
    "today_and_ended": [
        (
            "en",
            "The Baltic Youth Orchestra currently consists of 85 musicians from seven countries. It rehearses "
            "in Klaipe every spring. The orchestra was dissolved in 2006 for want of money.",
        ),
        (
            "en",
            "Today the Directorate is headed by General Sova. The Directorate was liquidated by the decree of "
            "4 May 2002.",
        ),
        ("en", "At present the commission meets twice a year in Geneva. The commission was disbanded in 1999."),
        ("en", "The Port Authority now employs 90 pilots. The authority was abolished in 2012."),
        ("ru", "Сегодня Агентство имеет пять отделений. Агентство было ликвидировано в 2009 году."),
        ("ru", "В настоящее время комиссия заседает в Женеве. Комиссия была распущена в 1999 году."),
        ("az", "Hazırda Agentliyin beş şöbəsi var. Agentlik 2009-cu ildə ləğv olunmuşdur."),
        (
            "az",
            "Su Təsərrüfatı Nazirliyi 1938-ci ildə yaradılmış, 1996-cı ildə ləğv edilmişdir. Bu gün Nazirlik "
            "14 şöbədən ibarətdir.",
        ),
    ],
    "weekdays": [
        (
            "en",
            "The great storm broke over the coast on Saturday, January 31st, 1953. By Monday the dykes had "
            "been breached. On Wednesday, February 5th, the king visited the villages.",
        ),
        ("en", "The raid took place on 12 May 1999. The trial opened on Monday, 11 June, in the old court."),
    ],
}

HOLDING: dict[str, list[tuple[str, str]]] = {
    "duration_and_range": [
        ("en", "The Lantern Festival will run for ten days, from 3 to 12 August."),
        ("en", "For two weeks, from 1 to 14 July, the bridge is closed."),
        ("en", "From 28 June to 12 July, that is for two weeks, the bridge is closed."),
        ("ru", "Фестиваль продлится десять дней, с 3 по 12 августа."),
        ("en", "The school was founded in 1950. Fifteen years after its foundation, in 1965, it moved."),
    ],
    "weekdays": [
        (
            "en",
            "The great storm broke over the coast on Saturday, January 31st, 1953. By Monday the dykes had "
            "been breached. On Thursday, February 5th, the king visited the villages.",
        ),
        (
            "en",
            "The raid took place on 12 May 1999. The trial opened on Friday, 11 June, in the old court and "
            "closed on Tuesday, 15 June.",
        ),
        ("ru", "Наводнение началось 7 ноября 1824 года. В среду, 10 ноября, вода спала."),
    ],
}

IN_ORDER: dict[str, list[tuple[str, str]]] = {
    "date_order": [
        ("en", "The bridge was built in 1890. It replaced a wooden bridge of 1812."),
        ("en", "He died in 1970. In 1965 he had been made an honorary citizen."),
        ("en", "In 1999 he published his memoirs, ten years after his poems had appeared in 1989."),
        ("en", "The museum shows a clock of 1712, a map of 1650 and a ship's bell of 1801."),
        ("en", "The congress met in 1921, as it had in 1919."),
        ("en", "The second edition of 1931 differs from the first of 1922."),
        ("en", "The law of 1996 was repealed in 2004; it had replaced a decree of 1987."),
        ("en", "Before he became a judge in 1990, he was a prosecutor from 1979."),
        ("en", "She won the race in 2004 and came second in 2002."),
        ("ru", "В 1970 году он умер. В 1965 году он стал почётным гражданином."),
        ("en", "Jonas Rehm was born in 1948 and his father joined the party in 1939."),
        ("en", "The theatre was founded in 1904 and moved to a house built in 1890 and restored in 1920."),
        ("en", "The company opened a mill in 1921 and bought another, built in 1917, and sold it in 1930."),
        ("en", "In 1950 he moved to Riga, where in 1946 his brother had opened a shop, and in 1955 he died."),
        ("en", "On 5 May the ship left Kiel; on 2 May she had been loaded; on 9 May she arrived in Oslo."),
        ("en", "The first edition appeared in 1950, the second in 1955."),
        ("en", "The second world war ended in 1945, the first in 1918."),
        ("en", "He was arrested in 1937, released in 1939 and arrested again in 1941."),
        ("en", "The hotel closed in 1965 and opened in 1970 as a school."),
        ("en", "The film, released in 1977, is based on a novel published in 1969 and was shot in 1975."),
        ("en", "The bank was founded in 1920; its main office was designed in 1925."),
        ("en", "The law was passed in 1996. It replaced the act adopted in 1980."),
        ("en", "She published her memoirs in 1990 and died in 1985's flat."),
        ("en", "The bridge was opened in 1932. The old bridge was demolished in 1930."),
        ("en", "The society was dissolved in 1933 and founded again in 1946, and was renamed in 1950."),
        ("en", "The church was consecrated in 1905; it was completed only in 1911."),
    ],
    "duration_and_range": [
        ("en", "The course lasts three days (4-12 October) in each group."),
        ("en", "The fair is open for ten days in May and, from 3 to 5 August, for children only."),
        ("en", "The bridge was built in 1890 by the father; the son died in 1910, two years after its closure."),
    ],
    "today_and_ended": [
        ("en", "The Port Authority now employs 90 pilots. The former authority was abolished in 2012."),
        ("en", "Today the school has 300 pupils. The school was closed in 1943 and reopened in 1946."),
        ("en", "The bank now has six branches. The savings bank was dissolved in 1998."),
        (
            "en",
            "Today the company makes glass. In 1946 the company was dissolved; its heirs founded it anew in 1951.",
        ),
        ("en", "The museum is now in the old mint. The mint was closed in 1910."),
        ("en", "The club now plays in the second league. In 1999 the youth club was dissolved."),
        ("ru", "Сегодня школа носит имя поэта. Прежняя школа была закрыта в 1943 году."),
    ],
    "weekdays": [
        ("en", "The law was passed on 31 January 1953. Every year on Sunday, 5 February, the village remembers it."),
        ("en", "He was born on 31 January 1953. Next Wednesday, 5 February, he will be seventy."),
    ],
}


def rows(listed: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    """Each text with its check and its language."""
    return [(check, *row) for check, texts in listed.items() for row in texts]


@pytest.mark.parametrize(("check", "language", "text"), rows(AT_ODDS))
def test_what_does_not_go_together_is_noticed_once_or_more(check: str, language: str, text: str) -> None:
    assert flagged(BY_NAME[check], text, language=language)


@pytest.mark.parametrize(("check", "language", "text"), rows(HOLDING))
def test_what_goes_together_is_said_to_hold_and_nothing_else(check: str, language: str, text: str) -> None:
    assert {one[0] for one in told(BY_NAME[check], text, language=language)} == {"holds"}


@pytest.mark.parametrize(("check", "language", "text"), rows(IN_ORDER))
def test_what_only_looks_like_it_is_left_alone(check: str, language: str, text: str) -> None:
    assert flagged(BY_NAME[check], text, language=language) == []
