"""Parts are added up against their whole, percentages reckoned; what need not be all accuses nobody."""

import pytest

from annotations.checks import parts_and_whole, percentages
from annotations.checks.finding import Finding, Noticed
from annotations.checks.reading import Reading
from annotations.rules.kinds import ContradictionKind


def noticed(text: str, language: str = "en") -> list[Finding]:
    reading = Reading("a", text, language=language)
    return [finding for check in (parts_and_whole, percentages) for finding in check.check(reading, {})]


def only(text: str, language: str = "en") -> tuple[Noticed, object, list[str]]:
    (finding,) = noticed(text, language)
    assert isinstance(finding.kind, Noticed)
    return finding.kind, finding.values["arithmetic"], [passage.quote for passage in finding.passages]


HOLDING = [
    ("They found 60 spies, 20 of them were tried, 40 people were warned.", "20 + 40 = 60"),
    (
        "Some 40 men came. Of them, 16 men were guards. 9 members of a club came. Later 15 people came.",
        "16 + 9 + 15 = 40",
    ),
    ("The firm had 11 ships: seven ferries and four tugs.", "7 + 4 = 11"),
    ("The firm had 11 ships (seven ferries and four tugs).", "7 + 4 = 11"),
    ("54 people died: 22 women, 19 men and 13 children.", "22 + 19 + 13 = 54"),
    ("She held 31 patents, 26 of them national and five foreign.", "26 + 5 = 31"),
    ("Of the 50 prisoners, 30 were freed and the remaining 20 were charged.", "30 + 20 = 50"),
    ("There were 213 voters in 5 regions: 100 in the north and 113 in the south.", "100 + 113 = 213"),
    ("They found 12 rifles, 30 pistols and 8 mines, a total of 50 weapons.", "12 + 30 + 8 = 50"),
    ("Men: 130, Women: 80, Total: 210", "130 + 80 = 210"),
    ("Men: 130\nWomen: 80\nTotal: 210\n", "130 + 80 = 210"),
    ("The staff rose from 120 to 150, by 30.", "150 - 120 = 30"),
    ("The rent doubled from 50 to 100 crowns.", "100 / 50 = 2.00"),
    ("Of the 213 voters, 27, or 13 percent, stayed away.", "27 of 213 = 12.7 percent"),
    ("27 of the 213 voters (13 percent) stayed away.", "27 of 213 = 12.7 percent"),
    ("148 of the 212 films, about 70%, were lost.", "148 of 212 = 69.8 percent"),
    ("The rent rose by 20 percent, from 50 to 60 crowns.", "50 to 60 = 20.0 percent"),
    ("45 percent voted for, 40 percent against and 15 percent not at all.", "45 + 40 + 15 = 100 percent"),
]
CONTRADICTING = [
    ("The firm had 12 ships: seven ferries and four tugs.", "7 + 4 = 11", ["12 ships", "seven ferries", "four tugs"]),
    (
        "Of the 50 prisoners, 30 were freed and the remaining 25 were charged.",
        "30 + 25 = 55",
        ["50 prisoners", "30", "25"],
    ),
    ("20 people died, including 27 women.", "27", ["20 people", "27 women"]),
    ("20 people died, 27 of them women.", "27", ["20 people", "27 of them"]),
    ("30 of the 20 voters stayed away.", "30", ["20 voters", "30"]),
    ("They found 12 rifles, 30 pistols and 8 mines, a total of 55 weapons.", "12 + 30 + 8 = 50", None),
    ("Men: 120, Women: 80, Total: 210", "120 + 80 = 200", ["210", "120", "80"]),
    ("The staff rose by 40, from 120 to 150 people.", "150 - 120 = 30", None),
    ("The staff rose from 150 to 120.", "150 to 120", ["150", "120"]),
    ("There were 1,186 cases. Of these 415, i.e. 45% of all cases, were mild.", "415 of 1186 = 35.0 percent", None),
    ("27 of the 213 voters, or 18 percent, stayed away.", "27 of 213 = 12.7 percent", None),
    ("40 percent were poor, 35 percent rich and the remaining 30 percent neither.", "40 + 35 + 30 = 105 percent", None),
]
QUIET = [
    "54 people died, including 22 women and 19 men.",
    "213 voters came, 27 of them late.",
    "The minister met 5 colleagues. The protesters filled the streets; 300 of them were held.",
    "Of 100 respondents, 60 said yes to tea and 70 said yes to coffee.",
    "60 percent speak one language and 70 percent speak another.",
    "It was 12 percent in one town and 15 percent in another.",
    "The firm had 12 ships: seven ferries, four tugs and others.",
    "300 people lived there: 120 in 1990 and 150 in 2000.",
    "Income: 500, Expenses: 400, Total: 100",
    "Killed: 12, wounded: 30, missing: 5. Total: 47.",
    "The dead were 5 children, 3 women and 12 men.",
    "The firm has 1,200 workers (of whom 400 are women and 900 have degrees).",
    "The army lost 300 men, 20 tanks and 15 guns.",
    "He bought 3 houses for 120 dollars and 5 cows for 30 dollars.",
    "They opened 30 cases and closed 25 cases; 7 judges left.",
    "More than 20 people died, including 27 women.",
    "They held up to 40 leaders: 28 went to prison, the others went abroad.",
    "The price rose from 50 to 60 million.",
    "He had 40 sheep. Later he had 12 cows and 9 horses.",
    "They seized 5 tons of grain, including 800 kg of rye.",
]


@pytest.mark.parametrize(("text", "arithmetic"), HOLDING)
def test_what_adds_up_is_said_to_hold(text: str, arithmetic: str) -> None:
    kind, told, _ = only(text)
    assert (kind, told) == (Noticed.HOLDS, arithmetic)


@pytest.mark.parametrize(("text", "arithmetic", "quotes"), CONTRADICTING)
def test_what_claims_to_be_all_and_is_not_is_a_contradiction(
    text: str, arithmetic: str, quotes: list[str] | None
) -> None:
    kind, told, shown = only(text)
    assert (kind, told) == (Noticed.CONTRADICTION, arithmetic)
    assert quotes is None or shown == quotes
    assert noticed(text)[0].contradiction_kind is ContradictionKind.FIGURE


@pytest.mark.parametrize("text", QUIET)
def test_what_need_not_be_all_accuses_nobody(text: str) -> None:
    assert [finding for finding in noticed(text) if finding.kind is not Noticed.HOLDS] == []


@pytest.mark.parametrize(
    "text",
    [
        "They held 60 spies, 20 of them were tried, 50 people were warned.",
        "50 people were held, 20 in the north and 25 in the south.",
        "The bridge cost $10 million: $6 million from the state and $3 million from the bank.",
        "The town had 1,200 houses: 805 of stone and 402 of wood.",
        "312 of the 1,040 houses, or 31.5 percent, fell.",
    ],
)
def test_what_rounding_or_silence_may_explain_is_a_tension(text: str) -> None:
    assert only(text)[0] is Noticed.TENSION


@pytest.mark.parametrize(
    ("language", "text", "kind", "arithmetic"),
    [
        ("ru", "Было 86 учеников: 59 мальчиков и 31 девочка.", Noticed.CONTRADICTION, "59 + 31 = 90"),
        ("ru", "Пришли 2340 человек, из них 1520 мужчин и 820 женщин.", Noticed.HOLDS, "1520 + 820 = 2340"),
        ("ru", "Арестовано 40 человек, из них 50 женщин.", Noticed.CONTRADICTION, "50"),
        ("az", "7 nəfər gəldi: 4 qadın, 2 kişi, 1 uşaq.", Noticed.HOLDS, "4 + 2 + 1 = 7"),
        ("az", "140 evdən 35-i, yəni 25 faizi, dağıldı.", Noticed.HOLDS, "35 of 140 = 25.0 percent"),
    ],
)
def test_other_languages_add_up_too(language: str, text: str, kind: Noticed, arithmetic: str) -> None:
    assert only(text, language)[:2] == (kind, arithmetic)


def test_the_message_says_the_sum_in_the_words_of_the_text() -> None:
    (finding,) = noticed("The firm had 12 ships: seven ferries and four tugs.")
    assert finding.message == "7 + 4 = 11, but the whole is “12 ships”."
