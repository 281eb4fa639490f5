"""What a check leaves out of a text that has more than it comes through, and that it says so."""

from importlib import import_module

import pytest

from annotations.checks import reading as readings
from annotations.checks.chronology import timeline
from annotations.checks.event_dates import NAME as EVENT_DATES
from annotations.checks.event_figures import NAME as EVENT_FIGURES
from annotations.checks.reading import Reading
from annotations.checks.registry import COMPARISONS
from annotations.checks.running import all_checks, check_one, compare_all, stated_in

REGISTER = (
    "Ruth Moreau was born in 1810. Lena Rossi was born in 1924. Viktor Weber was born in 1855. Emil Hale died in 1903."
)
COUNTS = (
    "Police arrested 12 smugglers in Baku. Police arrested 14 smugglers in Ganja. Police arrested 9 smugglers in Lerik."
)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """How many things a check looks at in one text here."""
    for module in (readings, timeline):
        monkeypatch.setattr(module, "MOST", 2)
    return 2


def reading_of(text: str) -> Reading:
    return Reading("source", text, language="en", published="1999")


@pytest.mark.parametrize(("text", "check"), [(REGISTER, EVENT_DATES), (COUNTS, EVENT_FIGURES)])
def test_what_comes_first_is_compared_and_the_rest_named_as_left_out(few: int, text: str, check: str) -> None:
    comparison = next(one for one in COMPARISONS if check == one.NAME)
    reading, own = reading_of(text), all_checks()[check]
    whole = list(comparison.statements(reading_of(text), own))
    stated = stated_in(reading, comparison, own)
    assert (len(stated), reading.left_out) == (few, {check})
    assert [one.passage.start for one in stated] == [one.passage.start for one in whole[:few]]


@pytest.mark.parametrize(
    "check", ["cause_and_result", "date_order", "duration_and_range", "later_than_source", "today_and_ended"]
)
def test_a_check_of_dates_reads_the_first_sentences_that_have_some(few: int, check: str) -> None:
    reading, module = reading_of(REGISTER), import_module(f"annotations.checks.{check}")
    list(module.check(reading, all_checks()[check]))
    assert reading.left_out == {check}


def test_nothing_is_left_out_of_a_text_that_has_as_much_as_is_looked_at(few: int) -> None:
    reading = reading_of(" ".join(REGISTER.split(". ")[:few]))
    list(check_one(reading, chosen=all_checks()))
    list(compare_all([reading], chosen=all_checks()))
    assert reading.left_out == set()
