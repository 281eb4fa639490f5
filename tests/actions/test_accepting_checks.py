"""What the real checks noticed, accepted: it has their dates and figures, and nothing is tagged twice."""

from typing import Any

import pytest

from tests.finding import decide, findings, run
from tests.play import Play, done

LATE = "The Hollen bridge over the Mern was opened on Tuesday, 5 April 1993. The Hollen bridge is 214 m long."
LATER = "The Hollen bridge over the Mern was opened in 1995. The Hollen bridge is 240 metres long."


@pytest.fixture
def noticed(play: Play) -> dict[str, dict[str, Any]]:
    """The contradictions between two texts on a bridge, by check."""
    maya = play.speakers["maya"]
    for title, text in (("A plaque", LATE), ("A guide", LATER)):
        done(maya.post(f"/projects/{play.project}/sources/", {"title": title, "text": text, "language": "en"}), 201)
    run(play)
    return {one["check"]: one for one in findings(play, "kind=contradiction") if one["check"].startswith("event_")}


def accept(play: Play, finding: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The contradiction it becomes, and its ends."""
    became = decide(play, finding, "accept")["decisions"][-1]
    ada = play.speakers["ada"]
    ends = [done(ada.get(f"/annotations/{one}/"), 200) for one in became["annotations"]]
    return done(ada.get(f"/contradictions/{became['contradiction']}/"), 200), ends


def test_dates_that_were_compared_are_the_datings_of_its_ends(play: Play, noticed: dict[str, dict[str, Any]]) -> None:
    opposed, ends = accept(play, noticed["event_dates"])
    assert [end["details"]["dating"] for end in ends] == ["1993-04-05", "1995"]
    assert (opposed["kind"], opposed["relation"]) == ("dating", "disjoint")


def test_figures_that_were_compared_are_those_of_its_ends(play: Play, noticed: dict[str, dict[str, Any]]) -> None:
    opposed, ends = accept(play, noticed["event_figures"])
    assert [(end["kind"], end["details"]["value"], end["details"]["unit"]) for end in ends] == [
        ("statistic", "214", "m"),
        ("statistic", "240", "m"),
    ]
    assert (opposed["kind"], opposed["relation"]) == ("figure", "disjoint")


def test_what_somebody_said_of_the_words_before_is_not_said_again(
    play: Play, noticed: dict[str, dict[str, Any]]
) -> None:
    (long,) = (one for one in findings(play, "check=figures") if one["passages"][0]["quote"] == "214 m")
    (said,) = decide(play, long, "accept")["decisions"][-1]["annotations"]
    _, ends = accept(play, noticed["event_figures"])
    assert ends[0]["id"] == said
    assert ends[1]["id"] != said


def test_what_somebody_else_said_is_left_theirs(play: Play, noticed: dict[str, dict[str, Any]]) -> None:
    (long,) = (one for one in findings(play, "check=figures") if one["passages"][0]["quote"] == "214 m")
    decide(play, long, "accept", by="ben")
    _, ends = accept(play, noticed["event_figures"])
    assert [end["author"] for end in ends] == ["ada", "ada"]
