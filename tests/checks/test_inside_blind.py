"""What texts that nobody had tuned on said wrongly of themselves is noticed, and what only looks like it is not."""

import pytest

from annotations.checks.check import defaults
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.checks.registry import CHECKS

BY_NAME = {check.NAME: check for check in CHECKS}

AT_ODDS: dict[str, list[tuple[str, str]]] = {
    "later_than_source": [
        ("en", "Vardia, 7 April 1934\n\nIn 2009 it examined 58,900 consignments."),
        ("en", "7 April 1934\n\nIn 2009 the stations were closed."),
        ("en", "Published: 7 April 1934\n\nIn 2009 it examined 58,900 consignments."),
        ("en", "VARDIA, 7 April 1934 -- The Service was created. It was dissolved in 2003."),
        ("en", "Minutes\n\nHolm, 7 April 1934\n\nIn 2009 it examined 58,900 consignments."),
    ],
    "cause_and_result": [
        ("en", "The Stella sank on 30 March 1899. Her mate was fined in January 1899 for the sinking."),
        ("en", "The watchman was dismissed in April 1931 for the fire; the blaze broke out on 9 May 1931."),
        ("en", "In June 1921 the sailors rose in mutiny. Eleven were shot in May 1921 for their part in the mutiny."),
        ("en", "The boiler exploded on 3 October 1908. In August 1908 the engineer was sentenced for the explosion."),
        (
            "en",
            "In 1938 she became a member of the Academy; she received its medal in 1937 as a reward for her election.",
        ),
        (
            "en",
            "The express was derailed on 12 July 1953. Its driver was jailed in June 1953 for causing the derailment.",
        ),
        ("ru", "Взрыв произошёл 3 октября 1908 года. В августе 1908 года инженер приговорён к двум годам за взрыв."),
        ("ru", "Забастовка началась 5 мая 1913 г. Девять ткачей уволены в апреле 1913 г. за забастовку."),
        ("ru", "Пожар вспыхнул 13 февраля 1913 г. Он осуждён в декабре 1912 г. за нарушения, приведшие к пожару."),
    ],
    "today_and_ended": [
        (
            "en",
            "It was put under the Ministry of Roads and Posts (MRP), which was abolished in 2004. Today the"
            " Service, which"
            " works under the Ministry of Roads and Posts, has 640 employees.",
        ),
        (
            "en",
            "The State Fisheries Board, which was wound up in March 1998, had eleven stations.\n\nThe laboratory now"
            " reports to the State Fisheries Board.",
        ),
        (
            "en",
            "The archive was given to the Ministry of Culture and Sport, dissolved in 2011. The archive today"
            " belongs to"
            " the Ministry of Culture and Sport.",
        ),
        (
            "en",
            "The Lindholm Tannery, which closed its gates in 1986, was built in 1870. The Lindholm Tannery"
            " currently employs 60.",
        ),
        ("en", "The Grand Theatre opened in 1888 and today seats 900; it closed in 1974 and became flats."),
        (
            "ru",
            "Музей передан Министерству культуры, упразднённому в 2011 году. Сегодня музей подчиняется"
            " Министерству культуры.",
        ),
        (
            "ru",
            "Архив передали Комитету по делам архивов, ликвидированному в 2004 году. Ныне Комитет по делам"
            " архивов издаёт журнал.",
        ),
        (
            "ru",
            "Дом принадлежал Объединению здравниц, прекратившему работу в 2005 году. Ныне Объединение здравниц"
            " имеет шесть домов.",
        ),
    ],
    "quote_speakers": [
        (
            "en",
            '"We open at nine, the manager said that the tea is free, and everybody is welcome," says the cook,'
            " Ida Holm.",
        ),
        (
            "en",
            '"Our children walk, the inspector stressed that the bridge was safe, and nobody listens to us,"'
            " said Karl Berg.",
        ),
        (
            "en",
            '"We need the ferry, the company confirmed that it would be sold, and we are too old to row," says'
            " Ada Strand.",
        ),
        ("ru", "«Мы открываем двери, директор сообщил, что архив открыт, и ждём всех», – сказала Наиля Касимова."),
        (
            "ru",
            "«Мы ждём паром, начальник порта пояснил, что он на ремонте, и нам не на чем ехать», — говорит Ада Лунина.",
        ),
    ],
    "parts_and_whole": [
        ("en", "1.5 tons were found: 500 kg in the port and 800 kg at the border."),
        ("en", "The road is 4 km long: 2,900 m in the wood and 1,900 m in the fields."),
        ("en", "The crew had 12 men: 6 rowers, 3 harpooners, 1 smith and a cook."),
        ("ru", "Из 184 пассажиров и 22 матросов спасены 139, погибли 97."),
        ("ru", "Изъято 1,5 тонны: 500 кг в порту и 800 кг на границе."),
        ("ru", "Участок в 20 га разделили: 120 000 м² под сад и 60 000 м² под огород."),
    ],
    "percentages": [
        ("en", "Sales were 4,480 copies, 32 per cent more than in 1931 (4,000)."),
        ("en", "Half of the 80 houses, 50 in all, were destroyed."),
        ("en", "Forty per cent of the answers, 520 out of 800, were blank."),
        ("en", "It did 128 km/h, that is 48% above the permitted 100 km/h."),
        ("ru", "Бюджет составил 1,9 млн крон, на 32 процента больше, чем в 2012 году (1,7 млн)."),
    ],
    "duration_and_range": [
        ("en", "The Mill, founded in 1802 by two brothers, shut in 1931 after 119 years."),
        ("en", "The brewery was opened in 1711 by a monk and closed in 1899 after 158 years."),
        ("en", "The school, founded in 1525 by a wool merchant, closed in 1979 after 427 years."),
    ],
    "broken_words": [
        ("en", "There were 240 in the first cabin and 16O below."),
        ("en", "They counted 1O5 carts."),
        ("en", "Some 2l5 horses were sold."),
        ("en", "He left 3OO sheep."),
        ("ru", "Пожар истребил 12O домов."),
    ],
}
RIGHT: dict[str, list[tuple[str, str]]] = {
    "later_than_source": [
        ("en", "The Service of Vardia was created on 7 April 1934.\n\nIn 2009 it examined 58,900 consignments."),
        ("en", "7 April 1934 the Service was created\n\nIn 2009 it examined 58,900 consignments."),
        ("en", "Founded: 7 April 1934\n\nIn 2009 it examined 58,900 consignments."),
        ("en", "Quarantine Service (7 April 1934)\n\nIn 2009 it examined 58,900 consignments."),
        ("en", "The law dated 7 April 1934 created the Service.\n\nIn 2009 it examined 58,900 consignments."),
    ],
    "cause_and_result": [
        ("en", "The Stella sank on 30 March 1899. Her mate was fined in May 1899 for the sinking."),
        ("en", "He was sentenced in 1926 for the robbery of the bank. The robbery of 1975 was another matter."),
        ("en", "The mill burned down in 1931. In 1930 the owner was awarded a medal for the prevention of fires."),
        ("en", "The strike of May 1912 failed. He was arrested in April 1912 for another strike."),
        ("en", "The crash of 1929 ruined him. He was fined in 1928 for a crash on the Holm road."),
        ("ru", "Пожар случился в 1913 г. В 1912 году он награждён медалью за тушение пожаров."),
        (
            "en",
            "The Ministry of Land was abolished by the law of 19 May 2004; since then the service has been"
            " independent. In"
            " 2009 it examined 58,900 consignments.",
        ),
    ],
    "today_and_ended": [
        (
            "en",
            "It was put under the Ministry of Posts, abolished in 2004. Today the Service works under the"
            " Ministry of Roads.",
        ),
        (
            "en",
            "The Ministry of Culture was dissolved in 2011; today the archive is part of the Ministry of Education.",
        ),
        ("en", "The Grand Theatre opened in 1888 and today seats 900; the Palace shut in 1974 and became flats."),
        (
            "ru",
            "Музей передан Министерству культуры, упразднённому в 2011 году. Сегодня музей подчиняется"
            " Министерству образования.",
        ),
        (
            "ru",
            "Объединение здравниц, созданное в 1990 году, приняло дом, закрытый в 2005 году. Ныне Объединение здравниц"
            " принимает 400 человек.",
        ),
        ("ru", "Склад фабрики, ликвидированный в 2005 году, стоял у реки. Ныне фабрика выпускает ткани."),
    ],
    "quote_speakers": [
        ("en", '"We ran to the quay, the captain said that the boat was full, and we went home," says Ada Strand.'),
        ("en", '"I asked for a loan, the bank told me that I was too old, and now my shop is shut," says Olaf Brandt.'),
        ("en", '"When I came, the doctor explained that it was late, and I left," says Ada Strand.'),
        ("en", '"We need the ferry, the only one we have, and we are too old to row," says Ada Strand.'),
        ("ru", "«Мы пришли утром, директор сказал, что архив закрыт, и мы ушли», — вспоминает Наиля Касимова."),
    ],
    "parts_and_whole": [
        ("en", "The estate of 2 km2 was divided: 120 ha of wood and 60 ha of field."),
        ("en", "Three tons of flour came: 12 bags and 40 kg of salt."),
        ("en", "The crew had 12 men: 6 rowers, 4 harpooners, a steersman and a cook."),
        ("ru", "Из 184 пассажиров и 22 человек команды спасены 139; погибших, таким образом, не менее 60."),
        ("en", "Of 30 men and 12 women, 20 were lost and 15 wounded."),
    ],
    "percentages": [
        ("en", "Turnout was 70%; 55% voted for and 45% against."),
        ("en", "Growth was 4%, interest 6% and 95% of the loans were repaid."),
        ("en", "Ten per cent of the women, 12 of the 40 men and all the children fell ill."),
        ("en", "Wages are 40 crowns, 10 per cent higher than in 1931, and rents 60 crowns."),
        ("en", "Half of the houses, 50 in the north and 60 in the south, were destroyed."),
    ],
    "duration_and_range": [
        ("en", "From 1961 to 1975 Lind was head; in his 3 years at the front he had learnt to wait."),
        ("en", "The school, founded in 1525 by a merchant, was rebuilt in 1979 after 12 years of debate."),
        ("ru", "В 1961—1975 гг. заводом руководил Жилин, за 3 года построен цех."),
    ],
    "broken_words": [
        ("en", "The ratio of 18O to 16O isotopes was measured."),
        ("en", "A volume in 4o, and two in 12o."),
        ("en", "He bought 100 l of milk in 5l cans, and H2O."),
        ("ru", "В 2001 году санаторий перешёл в ведение Объединения."),
        ("ru", "Школа находится в ведении Комитета."),
    ],
}
HOLDS: dict[str, list[tuple[str, str]]] = {
    "parts_and_whole": [
        ("en", "Altogether 1.3 tons were found: 500 kg in the port and 800 kg at the border."),
        ("en", "The path is 3 km long: 1,200 m of it in the wood and 1,800 m in the fields."),
        ("en", "The team fielded 11 players: 4 defenders, 4 midfielders, 2 forwards and a goalkeeper."),
        ("en", "Of 184 passengers and 22 crew, 139 were saved and 67 drowned."),
        ("ru", "Из 184 пассажиров и 22 членов экипажа спасены 139, погибли 67."),
        ("en", "The jury had 12 members: seven farmers, four fishermen and one priest."),
        (
            "en",
            '53 prisoners died. The hospital recorded tuberculosis in 31 cases, heart failure in 14 and "other"'
            " in eight.",
        ),
    ],
    "duration_and_range": [
        ("en", "The Mill, founded in 1802 by two brothers, shut in 1931 after 129 years."),
        ("en", "From 1961 to 1975 Lind was head; in those 14 years three wings were built."),
        ("ru", "В 1961—1975 гг. санаторием руководил П. Жилин, за 14 лет построены три корпуса."),
    ],
    "percentages": [
        ("en", "The budget was 1.9 million crowns, 12 percent more than in 2012 (1.7 million)."),
        ("en", "It did 128 km/h, that is 28% above the permitted 100 km/h."),
        ("en", "They had the support of about 56% of the students, 5,040 of 9,000."),
        ("en", "Ninety per cent of the complaints, 144 out of 160, were rejected."),
        ("en", "Two thirds of the 90 deputies, 60 in all, voted for it."),
        ("ru", "Скорость 128 км/ч, что на 28 % выше разрешённых 100 км/ч."),
    ],
}


def found_by(name: str, language: str, text: str) -> list[Finding]:
    """What one check notices, each passage as it stands in the text."""
    check = BY_NAME[name]
    found = list(check.check(Reading("a.txt", text, language=language), defaults(check)))
    assert all(text[one.start : one.end] == one.quote for each in found for one in each.passages)
    return found


def rows(table: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    """The check, the language and the text of each row."""
    return [(name, *row) for name, each in table.items() for row in each]


@pytest.mark.parametrize(("name", "language", "text"), rows(AT_ODDS))
def test_what_cannot_be_so_is_noticed(name: str, language: str, text: str) -> None:
    assert any(one.kind != "holds" for one in found_by(name, language, text))


@pytest.mark.parametrize(("name", "language", "text"), rows(RIGHT))
def test_what_only_looks_like_it_is_left_alone(name: str, language: str, text: str) -> None:
    assert [one.message for one in found_by(name, language, text) if one.kind != "holds"] == []


@pytest.mark.parametrize(("name", "language", "text"), rows(HOLDS))
def test_what_was_reckoned_and_is_so_holds(name: str, language: str, text: str) -> None:
    assert [str(one.kind) for one in found_by(name, language, text)] == ["holds"]
