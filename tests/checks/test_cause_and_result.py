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
        ("Prompted by the strike of 1926, the county built the annexe in 1921.", "en", "contradiction"),
        ("Under the Fisheries Act of 1994 the first licences were issued in 1992.", "en", "tension"),
        ("The lodge was built in 1874 on the strength of a legacy received in 1881.", "en", "contradiction"),
        (
            "His dismissal in June 1987 was the result of the inquiry that reported in January 1988.",
            "en",
            "contradiction",
        ),
        ("The riots of August 1911 were sparked by the shooting of September 1911.", "en", "contradiction"),
        ("The ruin of the tower in 1755 led the bishop to close the nave in 1749.", "en", "contradiction"),
        ("The licence was granted and, because of the breach found in 1999, withdrawn in 1998.", "en", "contradiction"),
        ("The tannery burned down in March 1962. After the fire, in 1961, the owners moved.", "en", "tension"),
        ("The mine closed in 1986; as a consequence, the railway was taken up in 1979.", "en", "tension"),
        ("The scandal broke in April 2016. It forced the minister to resign in December 2015.", "en", "tension"),
        ("The firm failed in 1998, which led to the closure of the pit in 1995.", "en", "tension"),
        ("Пожар 1879 года привёл к перестройке рынка в 1874 году.", "ru", "contradiction"),
        ("Стадион сгорел в 1963 году; после пожара, в 1962 году, трибуны сложили из кирпича.", "ru", "tension"),
        ("1972-ci il zəlzələsindən sonra məktəb 1970-ci ildə yenidən tikildi.", "az", "contradiction"),
    ],
)
def test_a_result_before_its_cause_is_flagged(text: str, language: str, kind: str | None) -> None:
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
        "In anticipation of the war of 1939, shelters were dug in 1938.",
        "Because of the exhibition planned for 1900, the bridge was widened in 1898.",
        "The church was rebuilt in 1755 following the plans of 1760 that hang in the vestry.",
        "The report of 2009 led to a review of the sentences passed in 1998.",
        "The inquiry of 1988 resulted in the publication of the diaries of 1944.",
        "Thanks to a donation made in 2004, a letter written in 1788 came to the archive.",
        "Following the release of the files in 2005, historians learned what had happened in 1953.",
        "In 1880 he bought the house that was lost in 1890 because of the fire of that year.",
        "The bridge of 1850 was destroyed by the flood of 1891.",
        "She died in 1822. A second edition of her map appeared in 1825.",
        "She died in 1911. He married again in 1913.",
        "Karl Denz (1840–1903) lies in the old cemetery; the observatory was opened in 1911.",
        "The Trust was founded in 1866. Its house in Mill Lane dates from 1859.",
        "The Harbour Trust was wound up in 1934. In 1951 a new Harbour Trust was founded.",
    ],
)
def test_what_was_before_for_other_reasons_is_not_flagged(text: str) -> None:
    assert flagged(cause_and_result, text) == []


def test_a_result_after_its_cause_holds() -> None:
    text = "Thanks to the treaty of 20 September 1994, the canal was opened in May 2006."
    assert told(cause_and_result, text) == [("holds", "20 September 1994", "May 2006")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Karl Denz (1840–1903) opened the observatory in 1911.", "contradiction"),
        ("Born in 1901, Edith Marlow published her first novel in 1899.", "contradiction"),
        ("Colonel Brandt fell at Orly on 3 May 1917; in August 1917 Brandt took command.", "contradiction"),
        ("He died in February 1942; his last order to us is dated 9 March 1942.", "contradiction"),
        ("The Orphan Board was founded in 1866. In 1859 the Board bought the house.", "tension"),
        ("The Harbour Trust was wound up in 1934. In 1951 the Trust sold its last dredger.", "tension"),
        ("The Harbour Trust, dissolved in 1934, sold its last dredger in 1951.", "tension"),
    ],
)
def test_who_is_not_yet_there_or_no_more_does_nothing(text: str, kind: str | None) -> None:
    assert flagged(cause_and_result, text) == [kind]


def test_the_death_of_one_is_not_that_of_another_of_the_name() -> None:
    assert flagged(cause_and_result, "Karl Denz died in 1903. In 1911 Anna Denz opened the observatory.") == []
