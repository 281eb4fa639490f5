"""Orders, causes and proofs in plain sentences: what does not go together, and what only looks like it."""

import pytest

from annotations.checks import cause_and_result, date_order, period_and_proof
from annotations.checks.check import Check
from tests.checks.chronology import findings, flagged, rows

BY_NAME: dict[str, Check] = {
    date_order.NAME: date_order,
    cause_and_result.NAME: cause_and_result,
    period_and_proof.NAME: period_and_proof,
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
        (
            "en",
            "The lamp was converted to gas in 1911, to electricity in 1907 and to full automatic working in 1964.",
        ),
        ("en", "The bridge, destroyed in 1943, was built in 1951."),
        ("ru", "Мост, разрушенный взрывом в 1943 году, был построен в 1951 году."),
        ("az", "Kitabxana 1923-cü ildə yaradılmış və 1919-cu ildə bağlanmışdır."),
        (
            "en",
            "The festival was first held in 1998. In 2001 it was moved to the castle. In 1999 it was "
            "cancelled for want of money. In 2005 it was revived.",
        ),
        ("en", "The agreement was signed in Minsk on 8 December 1991 and was ratified on 2 November 1991."),
        ("en", "The patient was admitted on 4 May, operated on 2 May and discharged on 11 May."),
        ("en", "Work on the tunnel started in 1999 and was finished in 1997."),
        ("en", "The prisoner was released on 5 June 1982, having been arrested on 9 August 1983."),
        ("en", "The bank opened its doors in 1925, two years before it received its licence in 1921."),
        ("en", "The ministry was set up in 1992. It was reorganised in 1990 and merged with another in 1999."),
        ("en", "The first edition was printed in 1908, the second in 1904 and the third in 1915."),
        ("en", "The rescue operation started at 6 a.m. on 14 July and ended on 13 July."),
        ("en", "The club was dissolved in 1935, six years after it was formed in 1939."),
        ("en", "The decree was published on 3 May 1997 and signed on 8 May 1997."),
        ("en", "The accident on 5 August 2007 was followed by the arrest of the driver on 1 August 2007."),
        (
            "ru",
            "Операция началась 15 марта 2003 года. 20 марта задержана первая группа, 18 марта вторая, а 25 "
            "марта главари.",
        ),
        ("ru", "Договор подписан 8 декабря 1991 года и ратифицирован 2 ноября 1991 года."),
        ("ru", "Работы начались в 1999 году и закончились в 1997 году."),
        ("en", "The accused was taken into custody on 16 May 2013 and charged on 2 April 2013 with embezzlement."),
    ],
    "cause_and_result": [
        ("en", "The station closed in 1965, after opening in 1970."),
        ("en", "Jonas Rehm was born in 1948 and joined the party in 1939."),
        ("en", "Jonas Rehm was born in Kolm in 1948 and joined the party in 1939."),
        ("en", "The mission, established by the agreement of 30 September 1999, began its work in January 1999."),
        ("en", "The Academy was renamed in 2003 by the decree signed in 2005."),
        ("en", "The Academy was renamed in 2003 by a decree of 2005."),
        ("en", "The district was created in 1972 on the basis of the law adopted in 1974."),
        ("ru", "Отдел возглавлял Н. Орлов, родившийся в 1930 году и окончивший училище в 1925 году."),
        ("en", "The satellite was launched on 4 October 2005 and re-entered the atmosphere on 1 October 2005."),
        ("en", "After the ceasefire of 12 May 1994, the two sides met for the first time on 3 March 1994."),
        ("en", "Following his arrest on 12 March 1998, he fled the country on 2 March 1998."),
        ("en", "After the signing of the contract in May 2010, the works started in January 2010."),
        ("en", "The investigation launched in 2009 after the fire of 2011 found no culprit."),
        ("en", "The introduction of the visa regime in 2003 caused a fall in trade in 2001."),
        ("en", "The riots of June 1953 were triggered by the price rise of July 1953."),
        ("en", "The economic crisis of 1998 resulted in the closing of the shipyard in 1996."),
        ("en", "He was expelled from the party in 1936 because of a speech he made in 1938."),
        (
            "en",
            "As a consequence of the flood in April 1999, the harvest of 1999 was lost and prices rose in March 1999.",
        ),
        ("en", "The service was established on 1 April 2004, in accordance with the law adopted on 14 July 2004."),
        ("en", "The mayor resigned on 4 March 2015 over the scandal revealed on 9 March 2015."),
        ("en", "Because of the strike in November 1995, trains stopped running in October 1995."),
        ("en", "The tax was abolished in 1890, which led to a revolt in 1887."),
        ("en", "The explosion in 1917 destroyed the harbour; therefore a new one was built in 1914."),
        ("en", "Her dismissal in 1982 was the result of an inspection carried out in 1984."),
        ("ru", "Из-за забастовки в ноябре 1995 года поезда остановились в октябре 1995 года."),
        ("en", "The 2011 earthquake caused the closure of the reactor in 2009."),
        ("en", "The closing of the border in 1948 was the consequence of a quarrel that broke out in 1950."),
        ("en", "The new prison was built in 1871 because the old one had burned down in 1876."),
        ("en", "Since the treaty of 1713 had closed the port, the merchants moved to Antwerp in 1709."),
        ("en", "The bank failed in 1931 as a consequence of the crash of 1933."),
        ("en", "Following his election as chairman in May 2003, he reorganised the office in January 2002."),
        ("en", "The scandal of 1994 cost the minister his post in 1992."),
        ("en", "The publication of the report in June 2008 sparked protests in March 2008."),
        ("en", "On 4 July 1999 the bridge collapsed; as a result, the road had been closed on 1 July 1999."),
        ("en", "The agency was created by the decree of 17 May 1997 and began work on 2 February 1996."),
        ("en", "Pursuant to the resolution of 12 June 2001, an inspectorate was set up in 1998."),
        ("en", "He was awarded the order in 1985 for his part in the rescue of 1987."),
        ("en", "The commission, set up after the crash of 1977, published its findings in 1975."),
        ("en", "The revolt of 1848 was provoked by the tax of 1851."),
        ("en", "The flood of March 1965 led the council to raise the dyke in 1963."),
        ("en", "As the mine was flooded in 1906, the village was abandoned in 1902."),
        ("ru", "Авария 2011 года привела к остановке реактора в 2009 году."),
        ("ru", "Вследствие засухи 1921 года в 1919 году погиб урожай."),
        ("ru", "Музей основан в 1965 году по решению совета от 3 мая 1968 года."),
        ("ru", "Забастовка 1912 года вынудила хозяев повысить зарплату в 1910 году."),
        ("ru", "В ответ на нападение 7 мая 2004 года армия обстреляла село 3 мая 2004 года."),
        ("az", "Muzey 1965-ci ildə 3 may 1968-ci il tarixli qərara əsasən yaradılmışdır."),
        ("en", "The singer Ada Morn, who made her debut in 1994, was born in 1999."),
    ],
    "period_and_proof": [
        (
            "ru",
            "В 1971-1976 годах отдел успешно работал против контрабандистов. Об этом говорит приказ от 28 "
            "ноября 1976 года.",
        ),
        (
            "en",
            "The years 1922-1928 were a time of plenty. One example: on 30 December 1928 the club bought a piano.",
        ),
        ("en", "During the 1960s the bureau watched the students. A file opened on 11 November 1969 confirms this."),
        (
            "en",
            "In 2001-2006 the agency carried out a policy of openness. Witness to this is the press "
            "conference of 5 December 2006.",
        ),
        (
            "en",
            "From 1985 to 1992 the network smuggled icons. In this connection, in November 1992 three men "
            "were arrested.",
        ),
        (
            "en",
            "The service fought the drug trade in 1996-2000. In particular, on 14 December 2000, 20 kg of "
            "hashish was seized.",
        ),
        (
            "en",
            "In the period from 1970 to 1978 the society did much for the poor. This is confirmed by the "
            "diploma of 1 December 1978.",
        ),
        ("ru", "В 1960-е годы бюро следило за студентами. Это подтверждает дело, открытое 11 ноября 1969 года."),
        (
            "ru",
            "В период 1996-2000 годов служба боролась с наркотиками. В частности, 14 декабря 2000 года изъято "
            "20 кг гашиша.",
        ),
        ("ru", "В 2001-2006 гг. велась большая работа. Например, 5 декабря 2006 года проведена конференция."),
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
    "cause_and_result": [
        ("en", "The pictures were shown in Oslo from 1911, and those of 1907 to 1909 in Bergen."),
        (
            "en",
            "The Town Bank of Velm was established in 1872. In 1914 it moved to the square. The town "
            "celebrated its centenary in 1982.",
        ),
        ("en", "The choir, founded in 1880, sang for the tenth anniversary of the school in 1931."),
        ("en", "The bridge, destroyed in 1943, was rebuilt in 1951."),
        ("en", "The church, destroyed in 1943, was built anew in 1951."),
        ("ru", "Отдел возглавлял Н. Орлов, родившийся в 1930 году и окончивший училище в 1955 году."),
        ("en", "The ferry service was discontinued in 1974. A bus now runs every hour."),
        ("en", "The Ministry was abolished in 2004. Its functions are now carried out by an agency."),
        ("en", "The firm was wound up in 2011. Its founder now lives in Spain."),
        ("en", "The bank failed in 1933 as a consequence of the crash of 1931."),
        ("en", "He was awarded the order in 1987 for his part in the rescue of 1985."),
        ("en", "The school was named in 1990 after the poet who died in 1941."),
        ("en", "The embargo of 2014 was stricter than that of 2012."),
        ("en", "After the war of 1877 the fort, which dated from 1840, was rebuilt."),
        ("en", "The new law of 2004 was prepared by a commission set up in 1999."),
        ("en", "The strike of 1912 was caused by the wage cuts of 1910."),
        ("en", "In expectation of the war of 1914, the fort was strengthened in 1912."),
        ("ru", "Музей основан в 1968 году по решению совета от 3 мая 1965 года."),
        (
            "en",
            "During the 1960s the bureau watched the students. Files opened in 1961, 1965 and 1969 confirm this.",
        ),
        ("en", "In 2001-2006 the agency carried out a policy of openness. It was closed on 5 December 2006."),
        ("en", "The war of 1914-1918 ruined the town. On 11 November 1918 the bells rang."),
        ("en", "From 1985 to 1992 he was mayor. On 3 December 1992 he handed over the keys."),
        ("ru", "В 1985-1992 годах он был мэром. 3 декабря 1992 года он сдал дела."),
        ("en", "The factory, closed in 1990, is a ruin."),
        ("en", "The church, closed in 1990, serves as a store."),
        ("en", "The hotel stands on the lake. It was closed in 1970 and is now a school."),
        ("en", "The museum has a fine collection of clocks. It was closed in 1943 and reopened in 1950."),
        ("en", "The company owns the mill. It was closed in 1998."),
        ("en", "The singer Ada Morn, who made her debut in 1994, was born in 1969."),
        ("en", "The singer, who sang in 1994 for the king, was born in Riga in 1969."),
    ],
}


@pytest.mark.parametrize(("check", "language", "text"), rows(AT_ODDS))
def test_what_does_not_go_together_is_noticed_once_or_more(check: str, language: str, text: str) -> None:
    assert flagged(BY_NAME[check], text, language=language)


@pytest.mark.parametrize(("check", "language", "text"), rows(IN_ORDER))
def test_what_only_looks_like_it_is_left_alone(check: str, language: str, text: str) -> None:
    assert flagged(BY_NAME[check], text, language=language) == []


def test_days_out_of_order_are_told_without_a_year_that_is_not_said() -> None:
    found = findings(date_order, "The talks began on 5 May and ended on 2 May.")
    assert [(one.values["first"], one.values["second"], one.relation) for one in found] == [(None, None, None)]
    assert flagged(date_order, "The talks began on 28 December and ended on 2 January.") == []
