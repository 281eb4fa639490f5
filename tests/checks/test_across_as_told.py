"""One event that two sources tell plainly, in other verbs, nouns and places of the sentence, and what looks like it."""

import tomllib
from pathlib import Path

import pytest

from annotations.checks import event_dates
from annotations.checks.across.pairing import pairs
from annotations.checks.finding import Noticed
from annotations.checks.reading import Reading

TOLD = tomllib.loads(Path("fixtures/checks/told_across.toml").read_text(encoding="utf-8"))["told"]


def at_odds(first: str, second: str, language: str) -> list[str]:
    """The messages of what two sources with these texts disagree in."""
    settings = {"shows_what_agrees": 1}
    readings = [Reading("a", first, language=language), Reading("b", second, language=language)]
    stated = [one for reading in readings for one in event_dates.statements(reading, settings)]
    found = [event_dates.compare(one, other, settings) for one, other in pairs(stated)]
    across = [one for one in found if one is not None and len({end.source for end in one.passages}) == 2]
    return [one.message for one in across if one.kind in (Noticed.CONTRADICTION, Noticed.TENSION)]


def rows(name: str) -> list[tuple[str, str, str]]:
    """Of each telling, its language, how one source tells it with its date, and how others do with theirs."""
    return [
        (one["language"], one["told"].replace("{D}", one["dates"][0]), other.replace("{D}", one["dates"][1]))
        for one in TOLD
        for other in one[name]
    ]


SAME, ANOTHER = rows("same"), rows("another")


@pytest.mark.parametrize(("language", "first", "second"), SAME, ids=[row[2] for row in SAME])
def test_one_event_told_in_other_words_with_another_date_is_at_odds(language: str, first: str, second: str) -> None:
    assert at_odds(first, second, language)


@pytest.mark.parametrize(("language", "first", "second"), ANOTHER, ids=[row[2] for row in ANOTHER])
def test_another_event_of_the_same_thing_or_of_another_is_not_at_odds(language: str, first: str, second: str) -> None:
    assert at_odds(first, second, language) == []
