"""Lengths, weekdays and ends in plain sentences: what does not go together, and what only looks like it."""

import pytest

from annotations.checks import duration_and_range, today_and_ended, weekdays
from annotations.checks.check import Check
from tests.checks.chronology import findings, flagged, rows, told

BY_NAME: dict[str, Check] = {
    duration_and_range.NAME: duration_and_range,
    today_and_ended.NAME: today_and_ended,
    weekdays.NAME: weekdays,
}

AT_ODDS: dict[str, list[tuple[str, str]]] = {
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
        (
            "en",
            "Old Petter Haug kept the light at Skarven for twenty-eight years. He came to the rock in 1887 "
            "and left it in 1905, when his eyes failed.",
        ),
        (
            "en",
            "The Town Bank of Velm was established in 1872. In 1914 it moved to the square. The bank "
            "celebrated its centenary in 1982.",
        ),
        ("en", "The match was played on 4 June 1988. Two days later, on 2 June, the trainer resigned."),
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
        ("en", "The organisation has 40 members and meets twice a year. It was disbanded in 1998."),
        ("en", "The squadron, which was disbanded in 1992, is stationed at Orsk and flies daily."),
        ("en", "The factory, closed in 1990, employs 300 workers."),
        (
            "en",
            "The Ministry of Fisheries was abolished in 2004. Today, the Ministry of Fisheries issues "
            "licences to 300 boats.",
        ),
        (
            "en",
            "The Union of Writers ceased to exist in 1993. Nowadays the Union of Writers publishes two magazines.",
        ),
        (
            "en",
            "At present the museum receives 50,000 visitors a year. In 2009 the museum closed its doors for good.",
        ),
        ("en", "The firm was wound up in 2011; the firm now employs 80 workers."),
        ("en", "The committee was liquidated in 2001. The committee is now headed by a woman."),
        ("en", "The school, closed since 1987, today teaches 200 pupils."),
        ("en", "Currently the agency is responsible for all airports. The agency was dissolved on 1 March 2010."),
        ("en", "The ferry service was discontinued in 1974. It now runs every hour."),
        (
            "ru",
            "Министерство рыбного хозяйства упразднено в 2004 году. Сегодня Министерство рыбного хозяйства "
            "выдаёт лицензии.",
        ),
        ("ru", "Полк, расформированный в 1992 году, сейчас дислоцируется в Орске."),
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
        (
            "en",
            "The Town Bank of Velm was established in 1872. In 1914 it moved to the square. The bank "
            "celebrated its centenary in 1972.",
        ),
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
    "duration_and_range": [
        ("en", "The course lasts three days (4-12 October) in each group."),
        ("en", "The fair is open for ten days in May and, from 3 to 5 August, for children only."),
        ("en", "The bridge was built in 1890 by the father; the son died in 1910, two years after its closure."),
        ("en", "The pictures were shown in Oslo from 1911, and those of 1907 to 1909 in Bergen."),
        (
            "en",
            "The mission, established by the agreement of 30 September 1999, began as a study group in January 1999.",
        ),
        (
            "en",
            "The Town Bank of Velm was established in 1872. In 1914 it moved to the square. The town "
            "celebrated its centenary in 1982.",
        ),
        ("en", "The choir, founded in 1880, sang for the tenth anniversary of the school in 1931."),
        ("en", "The bridge, destroyed in 1943, was rebuilt in 1951."),
        ("en", "The church, destroyed in 1943, was built anew in 1951."),
        ("ru", "Отдел возглавлял Н. Орлов, родившийся в 1930 году и окончивший училище в 1955 году."),
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
        ("en", "The factory, closed in 1990, is a ruin."),
        ("en", "The church, closed in 1990, serves as a store."),
        ("en", "The hotel stands on the lake. It was closed in 1970 and is now a school."),
        ("en", "The museum has a fine collection of clocks. It was closed in 1943 and reopened in 1950."),
        ("en", "The company owns the mill. It was closed in 1998."),
        ("en", "The singer Ada Morn, who made her debut in 1994, was born in 1969."),
        ("en", "The singer, who sang in 1994 for the king, was born in Riga in 1969."),
        ("en", "The ferry service was discontinued in 1974. A bus now runs every hour."),
        ("en", "The Ministry was abolished in 2004. Its functions are now carried out by an agency."),
        ("en", "The firm was wound up in 2011. Its founder now lives in Spain."),
    ],
    "weekdays": [
        ("en", "The law was passed on 31 January 1953. Every year on Sunday, 5 February, the village remembers it."),
        ("en", "He was born on 31 January 1953. Next Wednesday, 5 February, he will be seventy."),
    ],
}


@pytest.mark.parametrize(("check", "language", "text"), rows(AT_ODDS))
def test_what_does_not_go_together_is_noticed_once_or_more(check: str, language: str, text: str) -> None:
    assert flagged(BY_NAME[check], text, language=language)


@pytest.mark.parametrize(("check", "language", "text"), rows(HOLDING))
def test_what_goes_together_is_said_to_hold_and_nothing_else(check: str, language: str, text: str) -> None:
    assert {one[0] for one in told(BY_NAME[check], text, language=language)} == {"holds"}


@pytest.mark.parametrize(("check", "language", "text"), rows(IN_ORDER))
def test_what_only_looks_like_it_is_left_alone(check: str, language: str, text: str) -> None:
    assert flagged(BY_NAME[check], text, language=language) == []


def test_a_year_that_is_not_said_is_assumed_for_counting_alone() -> None:
    found = findings(duration_and_range, "The truce held for six days, from 2 to 20 November.")
    assert [one.values["dating"] for one in found] == [None]
    assert "2001" not in found[0].message
