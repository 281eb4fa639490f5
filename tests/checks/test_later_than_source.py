"""What the text tells as past, dated after the source itself."""

import pytest

from annotations.checks import later_than_source
from tests.checks.chronology import findings, flagged, told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The dam was inspected in May 2012 and found to be safe.", "en"),
        ("In 2012, the bank was closed by the council.", "en"),
        ("В мае 2012 года плотина была проверена.", "ru"),
        ("Körpü 2012-ci ildə yoxlanılıb.", "az"),
    ],
)
def test_a_past_after_the_source_was_published_is_a_contradiction(text, language):
    (found,) = findings(later_than_source, text, language=language, published="2011-04-18")
    assert found.kind == "contradiction"
    assert len(found.passages) == 2
    assert "2011-04-18" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The bank will be closed in 2012.",
        "The work was planned for 2012.",
        "In 2012, he said, the bank would close.",
        "The contract was extended until 2015.",
        "The 2012 Games were given to the town.",
        "The Strategy for 2012 was adopted.",
        "He came in 2007.",
        "The bank was closed in 2011.",  # later in the same year cannot be told
        "It was closed last year (Report, 2013).",
    ],
)
def test_what_is_announced_or_may_be_earlier_is_not_flagged(text):
    assert flagged(later_than_source, text, published="2011-04-18") == []


def test_a_dateline_is_evidence_where_nothing_is_recorded():
    text = "Orsk, 25 June 2008\n\nThe bank was closed in 2012 by the council."
    assert told(later_than_source, text) == [("tension", "25 June 2008", "2012")]


def test_without_a_date_of_its_own_nothing_is_later_than_a_source():
    assert told(later_than_source, "The bank was closed in 2012 by the council.") == []
