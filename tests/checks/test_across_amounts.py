"""Two sources give one quantity two numbers: asked about, unless it is of another year, scope or thing, or goes together."""

import pytest

# ruff: noqa: E501
from annotations.checks import event_figures
from tests.checks.test_across import compared, kinds

ODDS = {"contradiction", "tension"}
AT_ODDS = [
    ("en", "how long it lasted", "The siege of Varn lasted 42 days. Varn had 300 defenders.", "The siege of Varn lasted for 24 days. Varn fell in May."),
    ("en", "for how long it was agreed", 'The "Agreement on Friendship" was signed at Velden in 1992. It was concluded for 15 years.', 'The "Agreement on Friendship" was signed at Velden in 1992 for a term of ten years.'),
    ("en", "a turnout", "At the election of 4 May 1999 in Torland turnout was 71 percent.", "The Torland election of 4 May 1999: the turnout stood at 61 percent."),
    ("en", "a crew without a noun", "The Aurelia left Port Halm with 34 crew on board.", "The Aurelia sailed from Port Halm with a crew of 43 on board."),
    ("en", "a record crowd", "The record crowd of 27,450 watched the Meadow Stadium cup tie in 1949.", "Meadow Stadium. Its record attendance is 24,750, for the cup tie in 1949."),
    ("en", "who is carried", "The ferry Aurelia, carrying 412 passengers, capsized off Cape Tolm on 28 September 1994.", "On 28 September 1994 the Aurelia capsized off Cape Tolm with 398 passengers and a crew of 61 on board."),
    ("en", "seen by so many", 'The exhibition "Silk Roads" in Marn attracted 48,000 visitors.', '"Silk Roads", the exhibition at Marn, was seen by 84,000 people.'),
    ("en", "capacity and output", "The reactor at Halden has a capacity of 440 megawatts.", "The reactor at Halden, with an output of 404 MW, was shut down."),
    ("en", "taken and captured", "The Uhlan barracks fell. The insurgents took 4 guns.", "We stormed the Uhlan barracks. The insurgents captured six guns."),
    ("en", "of whom so many died", "The measles outbreak in Tavar province killed 17 children.", "In the Tavar measles outbreak 1,000 people fell ill, of whom eleven children died."),
    ("en", "joined and took part", "The strike at the Brodno works began; 3,000 workers joined the strike at Brodno.", "At the Brodno works 1,200 workers took part in the Brodno strike."),
    ("en", "in truth", "The fire in the Karsk colliery broke out on 6 February 1986. In it 31 perished.", "I was at Karsk in February 1986. They wrote that 31 men died in the Karsk colliery fire; in truth we brought up 43 dead."),
    ("en", "told of the day named before", "The train from Marn to Kazin was blown up on 1 July 1994. The explosion killed 6 passengers.", "The explosion on the Marn-Kazin train on 1 July 1994 killed 13 passengers."),
    ("ru", "сколько жизней", "Во время наводнения 1924 года в Ореховске утонули 16 человек.", "Наводнение 1924 года унесло в Ореховске 61 жизнь."),
    ("az", "uzunluq", "Şirvan kanalının uzunluğu 123 kilometrdir.", "Uzunluğu 132 kilometr olan Şirvan kanalı 1958-ci ildə istifadəyə verilib."),
]  # fmt: skip
IN_ORDER = [
    ("en", "two halves of years", "In the first half of 2015 Lake Guard inspectors seized 46 boats.", "In the first half of 2014 Lake Guard inspectors had seized 39 boats."),
    ("en", "two quarters", "In the first quarter the Torm works made 400 tractors.", "In the second quarter the Torm works made 520 tractors."),
    ("en", "the old bridge and the new", "The new bridge over the Drin is 1,260 metres long.", "The old bridge over the Drin was 610 metres long."),
    ("en", "the first bridge and the new", "The first Kray bridge, 310 metres long, was blown up.", "The new Kray bridge is 420 metres long."),
    ("en", "another ship of the same source", "The cruiser Sava: length 182 metres.", "Sava, a cruiser of a length of 182 metres. The destroyer Drava was 98 metres long."),
    ("en", "ours and theirs", "The Uhlan barracks were taken. The garrison lost 23 men killed.", "We stormed the Uhlan barracks. Its losses were 23 killed; ours were 9 killed."),
    ("en", "the turnouts of two years", "At the election of 4 May 1999 in Torland turnout was 71 percent.", "At the election of 8 June 2003 in Torland turnout was 58 percent."),
    ("en", "two things that lasted", "The siege of Varn lasted 42 days.", "The march to Varn lasted nine days."),
    ("en", "planned and paid", "The Kray tunnel was to cost 150 million crowns.", "The Kray tunnel cost 210 million crowns."),
    ("en", "a day and a year", "Every day 300 trucks cross the Sarn bridge.", "In a year 95,000 trucks cross the Sarn bridge."),
    ("en", "two drugs", "The Service of Torland seized 40 kg of heroin in Zarn.", "The Service of Torland seized 60 kg of hashish in Zarn."),
    ("en", "soldiers of two states", "According to the Ministry, 12 soldiers of Torland were killed at Horad.", "According to the Ministry, 30 soldiers of Veska were killed at Horad."),
    ("en", "officers of two bodies", "The Zarn Centre trained 40 officers of the frontier guard in 2004.", "The Zarn Centre trained 65 officers of the customs in 2004."),
    ("en", "the losses of two states", "At Horad on 3 May 1993 Torland lost 12 soldiers.", "At Horad on 3 May 1993 Veska lost 30 soldiers."),
    ("en", "climbers and porters", "At Ardan four climbers and seven porters perished on 22 July 1936.", "At Ardan seven porters perished on 22 July 1936."),
    ("en", "men beside a captain", "Captain Nils Ohm and six men of the Elsinor were saved.", "Elsinor. Saved: 7. Drowned: 5."),
    ("ru", "два полугодия", "За первое полугодие 2012 года Восточная таможня задержала 143 человека.", "В первом полугодии 2011 года Восточная таможня задержала 88 человек."),
    ("az", "iki il", "2013-cü ildə Gömrük Xidməti işlədi. 52 nəfər saxlanılmışdır.", "Gömrük Xidməti 2013-cü ildə 25 kq aşkar edib. 2012-ci ildə isə 40 nəfər saxlanılmışdı."),
]  # fmt: skip
TOGETHER = [
    ("a number and over it", "Halm Works made 15,000 sights.", "Halm Works made over 15,000 sights."),
    ("one length of time in two units", "The Varn siege lasted two years.", "The Varn siege lasted 24 months."),
    ("hours and minutes", "The Varn fire lasted two hours.", "The Varn fire lasted 120 minutes."),
    (
        "hectares and kilometres",
        "The Torm reserve covers 1,340 hectares.",
        "The area of the Torm reserve is 13.4 square kilometres.",
    ),
]


@pytest.mark.parametrize(("language", "what", "one", "other"), AT_ODDS)
def test_two_numbers_of_one_quantity_are_asked_about(language: str, what: str, one: str, other: str) -> None:
    assert kinds(event_figures, one, other, language=language) & ODDS, what


@pytest.mark.parametrize(("language", "what", "one", "other"), IN_ORDER)
def test_numbers_of_two_quantities_are_left_alone(language: str, what: str, one: str, other: str) -> None:
    assert not kinds(event_figures, one, other, language=language) & ODDS, what


@pytest.mark.parametrize(("what", "one", "other"), TOGETHER)
def test_numbers_that_go_together_hold(what: str, one: str, other: str) -> None:
    assert kinds(event_figures, one, other) == {"holds"}, what


def test_a_length_is_shown_with_its_own_words() -> None:
    (finding,) = compared(event_figures, AT_ODDS[0][2], AT_ODDS[0][3])
    assert [passage.quote for passage in finding.passages] == ["42 days", "24 days"]
    assert finding.message.startswith("Both speak of “days”, “lasted”")


def test_persons_counted_by_two_nouns_are_no_contradiction() -> None:
    one = "The fire at the Lenz depot injured four firemen on 3 May."
    assert kinds(event_figures, one, "The fire at the Lenz depot injured nine residents on 3 May.") <= {"tension"}
    assert kinds(event_figures, one, "The fire at the Lenz depot injured nine firemen on 3 May.") == {"contradiction"}
