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
def test_a_body_in_the_present_beside_the_date_of_its_end_is_a_tension(text, language):
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
def test_successors_buildings_quotes_and_bodies_that_came_back_are_not_flagged(text):
    assert flagged(today_and_ended, text) == []
