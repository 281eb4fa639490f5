"""All the ways a whole is divided are reckoned: "comprised", "the other", a table's lines, a half with its count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks import parts_and_whole, percentages
from annotations.checks.reading import Reading

WRONG = [
    ("The garrison of 340 men comprised 120 Poles, 90 Czechs and 110 Germans.", "en"),
    ("The 60 exhibits were broken down into 25 paintings, 20 drawings and 10 prints.", "en"),
    ("Expenditure was 1,200 crowns, made up as follows: wages 700, fuel 300 and repairs 150.", "en"),
    ("The board examined 90 complaints. Forty were upheld. The other 60 were dismissed.", "en"),
    ("Of the 80 prisoners, 30 were shot, 20 were freed and the rest, 40, were sent north.", "en"),
    ("Of the 45 people on board 30 were rescued and 12 drowned.", "en"),
    ("Nineteen men were below, and with the five found drowned that makes twenty-five.", "en"),
    ("Men 120\nWomen 85\nTotal 210", "en"),
    ("Killed........12\nWounded.......30\nMissing........4\nTotal.........47", "en"),
    ("| Item | Number |\n| Farms | 40 |\n| Mills | 12 |\n| Total | 55 |", "en"),
    ("Total\t100\nMen\t60\nWomen\t30", "en"),
    ("Half of the 96 beds, 60, stood empty.", "en"),
    ("Ninety per cent of our 60 helpers, forty-five people, have been with us for long.", "en"),
    ("There were 1,200 cases, including 60 deaths (a fatality rate of 8%).", "en"),
    ("Farmers made up 48%, fishermen 31% and craftsmen 27% of the men in work.", "en"),
    ("The club has 340 members, 150 of whom, or a quarter, are ladies.", "en"),
    ("Turnout was 60 per cent: 3,000 of the 6,000 registered voters cast a ballot.", "en"),
    ("Всего погибли 22 человека: 12 солдат, 5 офицеров и 3 мирных жителя.", "ru"),
    ("Из 80 пленных 30 увезли, а остальных 60 отпустили.", "ru"),
    ("В музее побывали 400 человек, из них 100 школьников, или 35 %.", "ru"),
    ("80 əsirdən 30-u buraxıldı, qalan 60-ı şimala göndərildi.", "az"),
    ("Evimiz beş otaqdır: üçü aşağıda, üçü yuxarıda.", "az"),
]
HOLDING = [
    ("The garrison of 340 men comprised 120 Poles, 90 Czechs and 130 Germans.", "en"),
    ("Of the 80 prisoners, 30 were shot, 20 were freed and the rest, 30, were sent north.", "en"),
    ("There were 50 applicants. Of these, 20 were accepted, 15 waited and the remaining 15 were refused.", "en"),
    ("The board examined 90 complaints. Forty were upheld. The other 50 were dismissed.", "en"),
    ("Of the fourteen that we lost nine fell ill, three were drowned, and two left.", "en"),
    ("The company had 40 tons, of which 25 went by rail and 15 by ship.", "en"),
    ("Men 120\nWomen 85\nTotal 205", "en"),
    ("We had 96 beds: half of them, 48, stood empty.", "en"),
    ("It answered 51,400 requests, 38,550 or 75 per cent of them within ten days.", "en"),
    ("Dəstədə 120 döyüşçü var idi: 70 piyada, 30 atlı və 20 topçu.", "az"),
]
LEFT_ALONE = [
    "60 percent of men and 55 percent of women voted.",
    "Of the 45 people on board 30 were questioned and 2 arrested.",
    "The 3 divisions comprised 12,000 men and 300 guns.",
    "Of 50 people asked, 30 read papers and 40 watch television.",
    "There were 300 guests, 200 of them had tickets and 150 came by train.",
    "Of 720 tons of apples 432 went for juice, 216 to market and 72 to the pigs.",
    "Income 500\nExpenses 450\nTotal 50",
    "He has 5 children, 3 dogs and 12 sheep.",
    "Of the 54 cases 12 proved fatal.",
    "Of the 30 towns 400 houses were lost.",
    "Of 54 cases 61 percent were fatal.",
]


def kinds(text: str, language: str) -> set[str]:
    reading = Reading("a", text, language=language)
    return {str(one.kind) for check in (parts_and_whole, percentages) for one in check.check(reading, {})}


@pytest.mark.parametrize(("text", "language"), WRONG)
def test_parts_that_do_not_make_their_whole_are_noticed(text: str, language: str) -> None:
    assert kinds(text, language) & {"contradiction", "tension"}


@pytest.mark.parametrize(("text", "language"), HOLDING)
def test_parts_that_make_their_whole_are_said_to_hold(text: str, language: str) -> None:
    assert kinds(text, language) == {"holds"}


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_need_not_be_all_accuses_nobody(text: str) -> None:
    assert not kinds(text, "en") & {"contradiction", "tension"}


def test_who_stands_for_the_figure_right_before_it() -> None:
    [one] = parts_and_whole.check(
        Reading("a", "The hall held 300. 64 pupils went, of whom 70 stayed.", language="en"), {}
    )
    assert [passage.quote for passage in one.passages] == ["64 pupils", "70"]


@given(st.text(alphabet=st.sampled_from("Total of12 3|.\n\tand,(%):half"), max_size=100))
@settings(deadline=None)
def test_any_text_gives_passages_that_are_the_text(text: str) -> None:
    reading = Reading("a", text, language="en")
    for check in (parts_and_whole, percentages):
        for finding in check.check(reading, {}):
            assert all(text[one.start : one.end] == one.quote != "" for one in finding.passages)
