"""Events and figures told in other words are met again: by pronouns, bare nouns, answers, entries, labels and lists."""

import pytest

# ruff: noqa: E501
from annotations.checks import event_dates, event_figures
from tests.checks.test_across import compared, kinds

DATED = [
    ("it, of the thing before", "Construction of the Halm dam began in 1931. It was inaugurated on 1 May 1936.",
     "The Halm dam was inaugurated on 1 May 1938."),
    ("it, over two sentences", "The Halm dam is of stone. It is 40 m high. It was opened on 1 May 1936.",
     "The Halm dam was opened on 1 May 1938."),
    ("she, a ship", "The barque Orla was of 724 tons. She stranded on 2 December 1887.",
     "The barque Orla was lost on 12 December 1887."),
    ("that was in", "The Torvik Grain Bank began as two clerks in a cellar? That was in 1988.",
     "The Torvik Grain Bank was founded in 1989."),
    ("an answer", "The Torvik Grain Bank is old.\n\nQ. When was the Torvik Grain Bank founded?\n\nA. In 1921, I think.",
     "The Torvik Grain Bank was established in 1923."),
    ("a bare noun", "The Halm Bridge cost little. The opening took place on 19 August 1832.",
     "The Halm Bridge was opened on 9 August 1832."),
    ("declared open", "The Halm Bridge was declared open on 9 August 1832.", "The Halm Bridge was opened on 19 August 1832."),
    ("which hangs on it", "On 18 January 1756 the Halm tower, which had leaned since the storm of 1703, fell.",
     "The Halm tower fell on 18 January 1765."),
    ("an aside before", "By virtue of its Article 31 the Halm Convention took effect on 14 January 1936.",
     "The Halm Convention entered into force on 14 January 1937."),
    ("a weekday with a comma", "The fire at the Alcazar Theatre on the evening of Thursday, 31 January 1889, arose from gas. The Alcazar was full.",
     "Fire at the Alcazar Theatre broke out on 30 January 1889. The Alcazar burned."),
    ("the foundation of its own", "The Halm League was strong. It was a union since its foundation, 1923.",
     "The Halm League was founded in 1921."),
    ("an abbreviation", "Halm League. Est. 1923, at Torvik.", "The Halm League was founded in 1921."),
    ("work began", "Work began on the Halm Tunnel in 2010.", "Construction of the Halm Tunnel began on 5 October 2011."),
    ("an adverb before", "Halm Church, begun in 1430 and heavily restored in 1884, is of stone.", "Halm Church was restored in 1844."),
    ("a month against a day", "The Grain Act of Halm was adopted on 16 April 1996.", "The Grain Act of Halm was adopted in May 1996."),
]  # fmt: skip
DATED_ELSEWHERE = [
    ("ru", "Орлов Иван Петрович родился 9 февраля 1861 года.", "Иван Орлов родился в 1863 году."),
    ("ru", "Завод «Заря» был основан в 1920 году. Завод «Заря» восстановили в 1958 году.",
     "Восстановление завода «Заря» в 1956 году отметили. Завод «Заря» велик."),
    ("az", "Qarasu zəlzələsi 12 iyun 1979-cu ildə baş vermişdir. Qarasu dağılıb.",
     "Qarasu zəlzələsi 12 iyul 1979-cu ildə baş vermişdir. Qarasu dağılıb."),
]  # fmt: skip
NOT_DATED = [
    ("the old one", "The old Halm bridge was built in 1934.", "Halm Bridge was built in 2010. The Halm bridge is long."),
    ("another school", "The school was founded in 1876. The school stands at Halm.",
     "The River School, founded in 1881, joined ours in 1956. Our school stands at Halm. Ada Brook led it. Ada Brook died in Halm."),
    ("two explosions in one text", "The explosion happened on 11 April 1999. At another pit the explosion of 1996 had other causes.", ""),
    ("brothers", "Marius Tolgard died in 1974. The Tolgard house stands.", "Dagny Tolgard died in 1969. The Tolgard house stands."),
    ("hospital and hostel", "Saint Roch Hospital opened on 4 May 1911.", "Saint Roch Hostel opened on 2 March 1926."),
    ("a law of the year before", "The Law on Grain of Halm was adopted on 4 August 1998.", "The 1999 law on terrorism of Halm was adopted."),
    ("works began and ended", "Construction of the Halm railway began in 1878.", "The Halm railway was opened in 1881."),
]  # fmt: skip
COUNTED = [
    ("no noun", "The Orla sank off Halm. Forty-one were rescued.", "The Orla sank off Halm. 38 people were rescued."),
    ("an auxiliary", "The march at Halm was long. More than 200 were detained.", "In the march at Halm 164 people were detained."),
    ("a noun of action", "In the Halm march there were 213 detentions.", "In the Halm march 164 people were arrested."),
    ("a label", "The Halm Theatre. Seats: 640.", "The Halm Theatre has 460 seats."),
    ("a list by years", "Torvik Halm. Population 1861: 3,648; 1901: 3,102.", "Torvik Halm is a parish. Pop. in 1861, 3,684."),
    ("a question", "Q. How many people died at Halm pit? A. Seventy-two.", "At Halm pit 74 people died."),
    ("a measure of no time", "The Halm tower, restored in 1844, is 112 feet high.", "The tower of Halm is 121 feet high, and was painted in 1920."),
    ("now is another clause", "In 1870 the Halm School had 58 pupils.", "In 1870 the Halm School had 85 pupils; there are 104 now."),
    ("out of a whole", "Of the 18 hands of the Orla, 17 were saved at Halm.", "Fourteen men of the Orla were brought ashore at Halm."),
]  # fmt: skip
NOT_COUNTED = [
    ("planned", "The Halm Tunnel was to cost EUR 980 million.", "The Halm Tunnel cost EUR 1.42 billion."),
    ("a part elsewhere", "At Halm 312 were treated at the hospital, where nineteen died.", "At Halm seventy-eight people died."),
    ("the other side", "At Halm the attackers lost eleven men.", "Halm buried its eight dead men."),
    ("far apart", "The cells at Halm cost £5.3 million.", "The prison at Halm cost £176 million."),
    ("a first report", "At Halm 23 people died; eight are still missing.", "At Halm 26 people died."),
    ("as of", "HALM AS OF 12 APRIL. 83 deaths at Halm.", "At Halm 87 patients died."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in DATED], ids=[row[0] for row in DATED])
def test_an_event_told_in_other_words_with_another_date_is_at_odds(one: str, other: str) -> None:
    assert kinds(event_dates, one, other) & {"contradiction", "tension"}


@pytest.mark.parametrize(("language", "one", "other"), DATED_ELSEWHERE)
def test_so_it_is_in_other_languages(language: str, one: str, other: str) -> None:
    assert kinds(event_dates, one, other, language=language) & {"contradiction", "tension"}


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in NOT_DATED], ids=[row[0] for row in NOT_DATED])
def test_two_events_are_neither_at_odds_nor_one(one: str, other: str) -> None:
    assert not kinds(event_dates, one, other)


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in COUNTED], ids=[row[0] for row in COUNTED])
def test_a_quantity_told_in_other_words_with_another_figure_is_at_odds(one: str, other: str) -> None:
    assert kinds(event_figures, one, other) & {"contradiction", "tension"}


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in NOT_COUNTED], ids=[row[0] for row in NOT_COUNTED])
def test_two_quantities_are_not_at_odds(one: str, other: str) -> None:
    assert not kinds(event_figures, one, other) & {"contradiction", "tension"}


def test_was_and_died_are_told_apart_though_folding_makes_them_alike() -> None:
    assert not compared(event_dates, "Əli Qarayev 1905-ci ildə ölüb.", "Əli Qarayev 1899-cu ildə olub.", language="az")
