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
def test_a_past_after_the_source_was_published_is_a_contradiction(text: str, language: str) -> None:
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
def test_what_is_announced_or_may_be_earlier_is_not_flagged(text: str) -> None:
    assert flagged(later_than_source, text, published="2011-04-18") == []


def test_a_dateline_is_evidence_where_nothing_is_recorded() -> None:
    text = "Orsk, 25 June 2008\n\nThe bank was closed in 2012 by the council."
    assert told(later_than_source, text) == [("tension", "25 June 2008", "2012")]


def test_without_a_date_of_its_own_nothing_is_later_than_a_source() -> None:
    assert told(later_than_source, "The bank was closed in 2012 by the council.") == []


@pytest.mark.parametrize(
    ("text", "published", "kind"),
    [
        ("© 2003 Lenhart History Group\n\nThe market cross was moved in 2007 to its place.", None, "tension"),
        ("The market cross was moved in 2007.\n\nCopyright 2003 Lenhart History Group.", None, "tension"),
        (
            "As of 1 May 1999 the register lists 412 members. The branches were united in November 2000.",
            None,
            "tension",
        ),
        ("Report for the year ended 31 March 1938\n\nA new wing was opened in May 1941.", None, "tension"),
        ("The bridge has stood since 1979 and is the pride of the town.", "1975", "contradiction"),
        ("By 1990 the factory had produced two million sets.", "1987", "contradiction"),
        ("He will be remembered for it; on 17 April 2011 he scored the goal.", "2009", "contradiction"),
    ],
)
def test_other_ways_to_be_of_a_date_and_to_tell_of_the_past(text: str, published: str | None, kind: str | None) -> None:
    assert flagged(later_than_source, text, published=published) == [kind]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("© 2003, 2012 Lenhart History Group\n\nThe market cross was moved in 2007.", None),
        ("First published 1934. Second edition, revised, 1946.\n\nIn 1939 he was moved to Dunlow.", None),
        ("The contract was signed for delivery in 1979.", "1975"),
        ("He was appointed to a post that falls vacant in 1955.", "1954"),
        ("By 1990 the factory will have produced two million sets.", "1987"),
        ("A novel set in 2040: the last tree was felled in 2038.", "1999"),
    ],
)
def test_later_editions_and_what_is_still_to_come_are_not_flagged(text: str, published: str | None) -> None:
    assert flagged(later_than_source, text, published=published) == []
