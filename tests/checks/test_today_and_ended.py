"""What is told of a body in an undated present, beside the date it ended on."""

import pytest

from annotations.checks import today_and_ended
from tests.checks.chronology import findings, flagged

ENDED = "By the decree of 14 February 2003 the State Salt Board was abolished. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENDED + "Today the State Salt Board guards the mines.", "en"),
        ("Today the State Salt Board guards the mines.\n\n" + ENDED, "en"),
        (ENDED + "The State Salt Board guards the mines.", "en"),
        (
            "In 2003 the Salt Service was formed on the basis of the State Salt Board. Now the State Salt Board is.",
            "en",
        ),
        ("The mill was closed in 1996. Today the mill makes paper.", "en"),
        ("Завод был ликвидирован в 1996 году. Сегодня завод выпускает станки.", "ru"),
        ("Zavod 1996-cı ildə ləğv edilib. Bu gün zavod dəzgah istehsal edir.", "az"),
    ],
)
def test_a_body_in_the_present_beside_the_date_of_its_end_is_a_tension(text: str, language: str) -> None:
    (found,) = findings(today_and_ended, text, language=language)
    assert found.kind == "tension"
    assert len(found.passages) == 2


@pytest.mark.parametrize(
    "text",
    [
        ENDED + "Today the Salt Service guards the mines.",  # its successor
        ENDED + "The State Salt Board guarded the mines.",
        ENDED + "Today the building of the State Salt Board houses a school.",
        ENDED + "Today the former State Salt Board is a school.",
        ENDED + "In 2002 he said: “Today the State Salt Board guards the mines.”",
        ENDED + "The State Salt Board was re-established in 2009. Today the State Salt Board guards the mines.",
        "The State Salt Board will be abolished in 2029. Today the State Salt Board guards the mines.",
        "The Ministry of Salt was abolished in 1999. Today the Ministry of Rivers guards the mines.",
        "The mill was closed in 1996. Today a new mill makes paper.",
    ],
)
def test_successors_buildings_quotes_and_bodies_that_came_back_are_not_flagged(text: str) -> None:
    assert flagged(today_and_ended, text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Loan Office closed its doors in 1921. The Loan Office still lends to any householder.", "en"),
        ("The Peatland Trust, dissolved in 2010, publishes a bulletin.", "en"),
        ("The theatre closed for good in 1984. The theatre now seats 600.", "en"),
        ("The Farmers' Union was banned in 1934 and never revived. The Farmers' Union has 20,000 members.", "en"),
        ("The Lime Company went into liquidation in 1931. Today the Lime Company owns two kilns.", "en"),
        ("The Abbey Brewery of 1704 closed its gates in 1971; today the Abbey Brewery brews a dark beer.", "en"),
        ("The Land Office was abo lished in 2007. Nowadays the Land Office issues certificates.", "en"),
        ("The Port Board was founded in 1921 and dissolved in 1934. Currently the Port Board employs 40 people.", "en"),
        (
            "The ministry was set up by order of 1992 and later abolished in 2003. Today the ministry has 40 posts.",
            "en",
        ),
        ("In 1961 the school was closed. The school is currently attended by forty children.", "en"),
        ("Фабрика «Игла» и сегодня шьёт одежду. В 2003 году фабрика «Игла» прекратила существование.", "ru"),
        ("В 1959 году депо закрыли. Депо по-прежнему ремонтирует вагоны.", "ru"),
        ("Zavod 1998-ci ildə bağlandı. Bu gün zavod nasos istehsal edir.", "az"),
    ],
)
def test_other_ways_to_say_that_it_ended_and_that_it_is(text: str, language: str) -> None:
    assert flagged(today_and_ended, text, language=language) == ["tension"]


@pytest.mark.parametrize(
    "text",
    [
        "The prison was closed in 1903. Today the prison is a museum.",
        "The mill closed in 1969. Today the mill houses a library.",
        "The Office of Works was replaced by the Board of Buildings in 1962. Today the Board of Buildings has 300 men.",
        "The Kessel Rifles were disbanded in 1922. The museum of the Kessel Rifles is open daily.",
        "The company was dissolved in 1998. The company secretary is now in prison.",
        "In 1996 the plant was closed for two weeks. Today the plant employs 400.",
        "The Port Council met in 1848 and abolished in 1849 the tax on salt. Today the Port Council has 40 members.",
        "The old ferry was withdrawn in 1974. Today a ferry leaves every hour.",
    ],
)
def test_what_became_of_it_and_what_is_of_another_are_not_flagged(text: str) -> None:
    assert flagged(today_and_ended, text) == []


def test_of_a_founding_and_an_end_in_one_sentence_the_second_date_is_the_end() -> None:
    text = "The Port Board was founded in 1921 and dissolved in 1934. Today the Port Board employs 40 people."
    (found,) = findings(today_and_ended, text, language="en")
    assert "“dissolved” dates the end of it “1934”" in found.message
