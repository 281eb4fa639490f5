"""A result dated before its cause, a deed dated after the doer's death."""

import pytest

from annotations.checks import cause_and_result
from tests.checks.chronology import flagged, told


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("As a result of the merger of 1931, the board was dissolved in 1929.", "en", "contradiction"),
        ("As a result of the merger of 1931, the board had been dissolved in 1929.", "en", "tension"),
        ("In 1929 the board was dissolved as a result of the merger of 1931.", "en", "contradiction"),
        ("Following the 2001 raids, in 1999 the town joined the league.", "en", "contradiction"),
        ("The war of 2001 led to the crisis of 1998.", "en", "contradiction"),
        ("The crisis of 1998 was caused by the war of 2001.", "en", "contradiction"),
        ("The bank failed in 2001. As a result, in 1998 the town was ruined.", "en", "tension"),
        ("В результате указа 1994 года, в 1992 году банк был закрыт.", "ru", "contradiction"),
        ("1994-cü il fərmanı nəticəsində 1992-ci ildə bank bağlandı.", "az", "contradiction"),
        ("He died in 1950 in Orsk, and in 1953 he wrote his last book.", "en", "contradiction"),
        ("He died in 1950 in Orsk. In 1953 he was elected to the house.", "en", "tension"),
        ("My brother died in 1951; that autumn, November 1953, he sent me a letter.", "en", "contradiction"),
    ],
)
def test_a_result_before_its_cause_is_flagged(text, language, kind):
    assert flagged(cause_and_result, text, language=language) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Following the 2001 raids, in 2003 the town joined the league.",
        "After the 1994 election he admitted that in 1992 he had lied.",
        "After the decree of 1994 the statute, adopted in 1992, was repealed.",
        "After the decree of 1994 the statute adopted in 1992 was repealed.",
        "After 1994 the bank, founded in 1992, was closed.",
        "As a result of the inquiry of 2005 it was found that in 1998 he had taken money.",
        "In the following year, 1994, he left; in 1992 he had come.",
        "Due to open in 1995, the museum was built in 1990.",
        "After the reform of 1994 (begun in 1992) the bank was closed.",
        "His father died in 1950, and in 1953 he wrote his last book.",
        "He died in 1950. In 1953 his book was published.",
        "He died in 1950. In 1953 he was posthumously rehabilitated.",
        "Anna died in 1924. In 1930 Maria spoke; in 1931 she wrote.",
        "As a result of the decree of August 1994, in 1994 the bank was closed.",  # the year it is of
    ],
)
def test_what_was_before_for_other_reasons_is_not_flagged(text):
    assert flagged(cause_and_result, text) == []


def test_a_result_after_its_cause_holds():
    text = "Thanks to the treaty of 20 September 1994, the canal was opened in May 2006."
    assert told(cause_and_result, text) == [("holds", "20 September 1994", "May 2006")]
