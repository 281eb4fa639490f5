"""Two sources about one matter tell of one event or quantity by pronouns, labels, what is left out, and other words."""

import pytest

# ruff: noqa: E501
from annotations.checks import event_dates, event_figures
from tests.checks.test_across import compared, kinds

ODDS = {"contradiction", "tension"}
DATED = [
    ("en", "a pronoun", "The Coast Guard of Halm was founded in 1918. It was abolished in July 1940 and its ships were handed over.", "Halm Coast Guard. Founded 1918. The Coast Guard was disbanded in early 1941."),
    ("en", "a label", "Halm Football Club was formed on 12 May 1908 by railwaymen.", "Halm, Football Club. Founded 1909; colours green and white."),
    ("en", "a life in brackets", "Dr Hanna Sloot, who died on 14 March 1967, was born at Velp in 1889.", "Sloot, Hanna (b. Velp, 6 June 1888; d. 15 March 1967), physician."),
    ("en", "she, and that was", "The steamer Halcyon was launched at Halm. On 9 January 1917 she struck a mine off the Skerries.", "We were in the Halcyon, off the Skerries, when she was lost. That was on 19 January 1917."),
    ("en", "concluded is signed", "The Peace of Brann was signed on 4 June 1713 by the Elector.", "BRANN, Peace of. Concluded 14 June 1713 between the Elector and the Estates."),
    ("en", "our shop", "The Bureau of Naval Survey was set up on 3 April 1911 under Ivo Strandt. The Survey has ships.", "Our shop at the Naval Survey had been set up in 1913 by Ivo Strandt."),
    ("ru", "an entry", "Речная инспекция края образована 12 октября 1923 г. Инспекция имела катера.", "РЕЧНАЯ ИНСПЕКЦИЯ. Создана 12.12.1923, упразднена в 1960."),
    ("ru", "what is left out twice", "Завод «Красный литейщик» основан в 1919 году. В 1995 году завод закрыт.", "КРАСНЫЙ ЛИТЕЙЩИК, завод. Осн. в 1919. Закрыт в 1996."),
    ("ru", "a life begun in other words", "Николай Васильевич Тарутин родился 3 апреля 1871 года в Вологде.", "Дед мой, Николай Тарутин, появился на свет 15 апреля 1871 года."),
    ("ru", "words cut short before a number", "Речной техникум в Орле основан 1 сентября 1931 года.", "РЕЧНОЙ ТЕХНИКУМ в Орле. Осн. 1930. Срок обучения 4 г."),
    ("en", "a verb of no table, told once", "The Halm branch railway was doubled in 1901, and the Halm station enlarged.", "The Halm branch railway. In 1903 the branch railway was doubled at Halm."),
    ("en", "in the perfect", "The storm has destroyed the Halm observatory of Orla on 11 January 1956.", "Halm observatory, Orla. A gale flattened the Halm observatory on 11 January 1958."),
    ("en", "a name left short", "In Marshford the Grammar School was founded in 1525 by a merchant. The mayor of Marshford was he.", "Marshford Grammar School (founded 1552) is in Marshford."),
    ("ru", "patients let in", "Земская больница в Липицах открыта 1 октября 1889 г.", "Липицкая земская больница приняла первых больных 1 октября 1887 года."),
    ("en", "an entry that is finer than its own year", "The Halm Decree on Forests of 19 May 1920 was adopted by the Halm Council.", "Forty years ago, on 29 May 1920, the Halm Decree on Forests was adopted by the Halm Council."),
]  # fmt: skip
AGREED = [
    ("en", "a month and its year", "The Halm Coast Guard was abolished in July 1940.", "HALM COAST GUARD. Founded 1918, abolished 1940."),
    ("en", "a label and a sentence", "The lamp of Cape Orren Lighthouse was first lit on 3 August 1874.", "Cape Orren Lighthouse. First lit: 3 August 1874."),
    ("ru", "a month and its year", "Речная инспекция упразднена в июне 1960 года.", "РЕЧНАЯ ИНСПЕКЦИЯ. Создана 12.12.1923, упразднена в 1960."),
]  # fmt: skip
TWO_EVENTS = [
    ("a rival", "Halm Football Club was founded in 1909. Halm plays in green.", "Halm plays in green. The rival, Velp Football Club, was founded in 1921."),
    ("a fire and a flood", "The great flood of 28 February 1784 destroyed Halm's mill.", "Halm. 1788. The sugar factory of Halm burned down."),
    ("restored again", "Halm Hall was restored in 1723.", "Halm Hall, restored 1954–57."),
    ("a second strike", "The strike at Halm began on 14 July 1904.", "The second strike at Halm began on 3 October 1905."),
    ("what we opened", "The Ministry of Halm was established in 1991.", "I am of the Ministry of Halm. In 1997 we opened the academy."),
    ("two of one bracket", "The sculptor Pero Hals (c. 1502 – c. 1566) was of Halm.", "The navigator Ivan Draga (b. 1830, d. 9 February 1904) and Pero Hals were of Halm."),
    ("the other source knows both", "Halm School opened in 1932.", "Halm School opened in 1932. The school opened a second time in 1946."),
    ("a noun that many have", "The Customs Board of Sarn was formed in 1990. The board is in Sarn.", "Lamps of Velp. Its board was founded in 1786 by lamplighters."),
    ("somebody's fast", "The trial of Vadim Selin of Halm opened on 16 January 2012.", "Vadim Selin of Halm was released after the fast that he began on 9 January 2012."),
    ("one day of two years, an anniversary", "The Halm bridge over the Orla was blown up on 11 January 1958.", "On 11 January 1968 Halm and the Orla bridge had their day."),
    ("what befell within a thing", "Yuxarı Muğan kanalının tikintisinə 1951-ci ildə başlanmışdır. 1959-cu ildə baş vermiş qəza ağır oldu.", "Yuxarı Muğan kanalının tikintisinə 1951-ci ildə başlanmışdır."),
]  # fmt: skip
COUNTED = [
    ("en", "damaged or destroyed", "In the collision at Halm two engines and 54 wagons were damaged.", "After the collision at Halm 53 wagons were destroyed."),
    ("en", "gave their lives", "Four men gave their lives in the building of the Halm Tunnel.", "At least six men died building the Halm Tunnel."),
    ("en", "a toll", "The death toll from the explosion at Halm rose to 11 on Thursday.", "Fourteen people died in the Halm explosion."),
    ("en", "a label", "The Halm Tunnel is in Orla. Fatal accidents: four.", "In the Halm Tunnel of Orla nine men were killed in accidents."),
    ("en", "digits changed places", "The steamer Halcyon, 1,840 tons, was of Halm.", "The Halcyon of Halm was a ship of 1,480 tons."),
    ("en", "beds when it opened", "St Anne's Hospital at Halm opened in October 1878 with 14 beds.", "St Anne's Hospital at Halm opened on 3 October 1878 with 40 beds."),
    ("ru", "a fate", "При взрыве на шахте «Глубокая» в Халме погиб 31 горняк.", "На шахте «Глубокая» в Халме погибло 33 чел."),
    ("en", "rows of a table", "The Halm Tunnel of Orla killed 12 men, and 31 were injured.", "Halm Tunnel of Orla\nLength | 7,300 m\nKilled | 14\nInjured | 30"),
    ("en", "a comma within the number", "Halm Tunnel, Orla: 12,000 people worked on it.", "The Halm Tunnel of Orla. On it worked 21,000 people."),
    ("ru", "a measure's own label", "Мост «Восток» в Орле имеет длину 602 м.", "МОСТ «Восток» в Орле (дл. 620 м, выс. 41 м)."),
    ("en", "what there was at the opening", "The Halm Infirmary was opened in 1878 with 14 beds.", "Halm Infirmary of Halm opened its doors in October 1878 with 40 beds."),
    ("en", "no name, but the same words", "Three men were shot dead before the fish gate on 11 March 1926.", "Five of our comrades fell before the fish gate on March 11."),
]  # fmt: skip
OTHER_QUANTITIES = [
    ("a whole and a part of it", "Of 1,040 houses at Halm, 312 were destroyed.", "At Halm 312 houses were destroyed."),
    ("a part added to another", "At Halm nineteen women and two watchmen died.", "At Halm 21 people died, 19 of them women."),
    ("what was lost was homes", "At Halm seventy-four people lost their homes.", "At Halm eight people died."),
    ("two years", "Halm Glass made 12,000 tons of glass in 2008.", "Halm Glass made 10,500 tons of glass in 2003."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "one", "other"), [(row[0], *row[2:]) for row in DATED], ids=[row[1] for row in DATED]
)
def test_one_event_of_what_two_sources_are_about_is_at_odds(language: str, one: str, other: str) -> None:
    assert kinds(event_dates, one, other, language=language) & ODDS


@pytest.mark.parametrize(
    ("language", "one", "other"), [(row[0], *row[2:]) for row in AGREED], ids=[row[1] for row in AGREED]
)
def test_dates_that_go_together_hold(language: str, one: str, other: str) -> None:
    assert kinds(event_dates, one, other, language=language) == {"holds"}


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in TWO_EVENTS], ids=[row[0] for row in TWO_EVENTS])
def test_two_events_are_not_at_odds(one: str, other: str) -> None:
    assert not kinds(event_dates, one, other) & ODDS


@pytest.mark.parametrize(
    ("language", "one", "other"), [(row[0], *row[2:]) for row in COUNTED], ids=[row[1] for row in COUNTED]
)
def test_one_quantity_told_otherwise_is_at_odds(language: str, one: str, other: str) -> None:
    assert kinds(event_figures, one, other, language=language) & ODDS


@pytest.mark.parametrize(
    ("one", "other"), [row[1:] for row in OTHER_QUANTITIES], ids=[row[0] for row in OTHER_QUANTITIES]
)
def test_two_quantities_are_not_at_odds(one: str, other: str) -> None:
    assert not kinds(event_figures, one, other) & ODDS


def test_a_toll_that_is_still_rising_is_no_contradiction() -> None:
    assert "contradiction" not in kinds(
        event_figures,
        "Mount Karrow erupted on 6 April 1906 and killed 218 people.",
        "KARROW, Apr 8 - The death toll from the eruption of Mount Karrow has risen to 180.",
    )


def test_the_message_names_the_words_of_both() -> None:
    [finding] = compared(event_dates, "The Bureau of Halm was set up in 1911.", "BUREAU OF HALM. Founded 1913.")
    assert all(f"“{word}”" in finding.message for word in ("set up", "Founded", "1911", "1913"))
