"""The check that lists dates."""

from annotations.checks import dates
from annotations.checks.check import defaults
from annotations.checks.reading import Reading
from annotations.rules.kinds import Kind


def findings(text: str, **settings: int) -> list[tuple[str, str, dict[str, object]]]:
    reading = Reading("a.txt", text, language="en", published="2008")
    found = list(dates.check(reading, {**defaults(dates), **settings}))
    assert all(one.kind is Kind.CLAIM for one in found)
    return [(one.passages[0].quote, one.message, dict(one.values)) for one in found]


def test_a_date_is_a_claim_with_its_value_in_words() -> None:
    ((quote, message, values),) = findings("Work went on in 1990-94.")
    assert quote == "1990-94"
    assert message == "“1990-94” is read as 1990/1994: from 1990 to 1994."
    assert values == {"dating": "1990/1994", "form": "range"}


def test_what_is_not_known_is_said_with_its_reason() -> None:
    ((_, message, values),) = findings("In the 70s it closed.")
    assert message == "“the 70s” is no date that can be told: the century is not said."
    assert values["dating"] is None


def test_a_relative_date_names_what_it_was_counted_from() -> None:
    ((_, message, values),) = findings("It closed last year.")
    assert message == "“last year” is read as 2007, counted from publication, 2008."
    assert values["anchor"] == "publication, 2008"


def test_the_part_that_edtf_cannot_say_is_in_the_words() -> None:
    ((_, message, values),) = findings("It closed in late 2004.")
    assert message == "“late 2004” is read as 2004, late in it."
    assert values == {"dating": "2004", "form": "part_of_year", "part": "late"}


def test_what_is_read_less_finely_than_written_says_why() -> None:
    ((_, message, _),) = findings("Dated 3/9/2010.")
    assert message == "“3/9/2010” is read as 2010, and no finer, because day and month can be read in two orders."


def test_durations_can_be_left_out() -> None:
    assert [quote for quote, _, _ in findings("In 1994, for three years.")] == ["1994", "three years"]
    assert [quote for quote, _, _ in findings("In 1994, for three years.", durations=0)] == ["1994"]
