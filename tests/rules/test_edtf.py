"""EDTF is read as the Library of Congress defines it, and everything else is refused with what would be accepted."""

from contextlib import suppress
from datetime import date, timedelta
from math import inf
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotations.rules.dates import Missing, NotEdtf, explain_edtf, parse_edtf
from annotations.rules.edtf_calendar import day_number, days_in_month, year_of
from annotations.rules.edtf_grammar import MAX_LENGTH, parse_short

# The examples of the specification, level by level, and what follows from its wording.
LEVEL_0 = [
    *("1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04"),
    *("1985-04-12T23:20:30+04:30", "1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02"),
    *("2004-02-01/2005", "2005/2006-02", "0000", "2000-02-29"),
]
LEVEL_1 = [
    *("Y170000002", "Y-170000002", "2001-21", "2001-22", "2001-23", "2001-24", "1984?", "2004-06~", "2004-06-11%"),
    *("201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX", "1985-04-12/..", "1985-04/..", "1985/.."),
    *("../1985-04-12", "../1985-04", "../1985", "1985-04-12/", "1985-04/", "1985/", "/1985-04-12", "/1985-04"),
    *("/1985", "-1985", "-0043-03-15", "1984~/2004-06", "1984/2004-06~", "1984?/2004%", "199X~", "2001-21/2003"),
    *("2001-21?", "-199X", "-000X", "Y-20000/Y-10000"),
]
EXTENSION = ["XXXX-12-28", "XXXX-12", "XXXX-12-XX", "XXXX-02-29", "XXXX-12-28?", "XXXX-12~"]
REFUSED = [
    *("", " ", "1994 ", " 1994", "1994\n", "199", "19945", "94", "+1994", "-0000", "Y1985", "Y012345", "Y", "Y-9999"),
    *("Y12345-06", "Y1234567890123", "Y17E7", "1950S2", "[1667,1668]", "{1960,1961}", "?2004-06-~11", "2004-06~-11"),
    *("1XXX", "XXXX", "XXXX-XX", "XXXX-XX-28", "XXXX-21", "XXXX-02-30", "156X-12-25", "156X-12", "2004-XX-12", "19X4"),
    *("1994-0X", "1994-08-1X", "XXX4", "2001-25", "2001-41", "2001-21-04", "1994-13", "1994-00", "1994-08-00"),
    *("1994-02-30", "1900-02-29", "2100-02-29", "1994-04-31", "1994-8-9", "1994-08-9", "199408", "19940809", "1990-94"),
    *("1994/1990", "2005-02/2004", "1994?/1990", "../..", "/", "../", "/..", "//", "1990/1994/1998", "1994/95"),
    *("198X/1994", "2004-06-XX/2004-07-03", "XXXX-12-24/XXXX-12-28", "2004-01-01T10:10:10Z/2005", "1990/..?"),
    *("1985-04-12T25:20:30", "1985-04-12T24:00:00", "1985-04-12T23:60:00", "1985-04-12T23:20:60", "1985-04-12T23:20"),
    *("1985-04-12T23:20:30?", "1985-04T23:20:30", "1985-04-XXT23:20:30", "1985-04-12T23:20:30+24", "1985-04-12T"),
    *("1994?~", "1994~?", "1994??", "unknown", "open", "unknown/2004", "c. 1994", "August 1994", "9/8/1994"),
    *(
        "199x",
        "199u",
        "1994-w08",
        "1994-W08",
        "1994-221",
        "P3Y",
        "1994/P3Y",
        "١٩٩٤",
        "１９９４",
        "1994−08",
        "1994\x00",
        "\ud800",
    ),
    *("1" * 400, "/" * 64, "Y" + "9" * 63),
]
WORDS = {
    "1994": "1994",
    "1994-08": "August 1994",
    "1994-08-09": "9 August 1994",
    "1990/1994": "from 1990 to 1994",
    "1990/..": "from 1990 on, with an open end",
    "1990/": "from 1990 to an unknown end",
    "../1990": "up to 1990, with an open start",
    "/1990": "from an unknown start to 1990",
    "1984~/2004-06?": "from about 1984 to perhaps June 2004",
    "199X": "some year in the 1990s",
    "19XX": "some year from 1900 to 1999",
    "-199X": "some year from 2000 BC to 1991 BC",
    "2004-XX": "some month of 2004",
    "1985-04-XX": "some day in April 1985",
    "1985-XX-XX": "some day in 1985",
    "1994-21": "spring 1994",
    "1994%": "perhaps about 1994",
    "XXXX-12-28": "28 December of an unknown year",
    "XXXX-12-XX": "some day in December of an unknown year",
    "-0043-03-15": "15 March 44 BC",
    "0000": "1 BC",
    "Y-13000": "13001 BC",
    "1985-04-12T23:20:30": "12 April 1985 at 23:20:30",
    "1985-04-12T23:20:30Z": "12 April 1985 at 23:20:30 UTC",
    "1985-04-12T23:20:30-04": "12 April 1985 at 23:20:30 (UTC-04)",
}


def ordinals(text: str) -> tuple[int, int]:
    first, _, last = text.partition("/")
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last or first).toordinal()


@pytest.mark.parametrize("text", [*LEVEL_0, *LEVEL_1, *EXTENSION])
def test_what_the_specification_allows_is_read_and_kept_as_written(text: str) -> None:
    assert parse_edtf(text).text == text
    assert explain_edtf(text)


@pytest.mark.parametrize("text", REFUSED)
def test_everything_else_is_refused_with_an_example_of_what_is_accepted(text: str) -> None:
    with pytest.raises(NotEdtf) as refusal:
        parse_edtf(text)
    message = str(refusal.value)
    assert message.endswith(".")
    assert len(message) < 700
    message.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1994-02-30", "has the days 01 to 28, not 30"),
        ("1990-94", "1990/1994"),
        ("1994/1990", "ends before it starts"),
        ("198X/1994", "1980/1994"),
        ("9/8/1994", "1994-08-09"),
        ("1994?~", "1994%"),
        ("199x", "199X"),
        ("[1667,1668]", "level 2"),
        ("XXXX", "XXXX-12-28"),
        ("Y1985", "Y17000"),
        ("../..", "1990/.."),
        ("1" * 65, f"{MAX_LENGTH} characters"),
        ("soon", "1994-08-09"),
    ],
)
def test_a_refusal_says_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(NotEdtf, match=said.replace("?", r"\?").replace(".", r"\.")):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1994-08-09", "1994-08-09"),
        ("1994-02", "1994-02-01/1994-02-28"),
        ("2000-02", "2000-02-01/2000-02-29"),
        ("1994", "1994-01-01/1994-12-31"),
        ("199X", "1990-01-01/1999-12-31"),
        ("19XX", "1900-01-01/1999-12-31"),
        ("2004-XX", "2004-01-01/2004-12-31"),
        ("1985-04-XX", "1985-04-01/1985-04-30"),
        ("1990/1994-08", "1990-01-01/1994-08-31"),
        ("1994~", "1994-01-01/1994-12-31"),
        ("1994?", "1994-01-01/1994-12-31"),
        ("1990?/1994~", "1990-01-01/1994-12-31"),
        ("1994-22", "1994-01-01/1994-12-31"),
        ("1994-24", "1993-12-01/1995-03-31"),
        ("1985-04-12T23:20:30-04", "1985-04-12"),
    ],
)
def test_the_bounds_are_the_days_written(text: str, days: str) -> None:
    read = parse_edtf(text)
    assert (read.earliest, read.latest) == ordinals(days)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("0001-01-01", 1, 1),
        ("0000-12-31", 0, 0),
        ("0000", -365, 0),
        ("-0001", -730, -366),
        ("-000X", -3652, -366),
        ("Y10000", 3_652_060, 3_652_425),
        ("Y-170000002", day_number(-170_000_002, 1, 1), day_number(-170_000_002, 12, 31)),
        ("1990/..", 726_468, None),
        ("1990/", 726_468, None),
        ("../1990", None, 726_832),
        ("/1990", None, 726_832),
        ("XXXX-12-28", None, None),
    ],
)
def test_bounds_go_beyond_what_datetime_holds(text: str, earliest: int | None, latest: int | None) -> None:
    assert (parse_edtf(text).earliest, parse_edtf(text).latest) == (earliest, latest)


def test_every_bound_fits_a_bigint() -> None:
    widest = parse_edtf("Y-999999999999/Y999999999999")
    assert -(2**63) <= (widest.earliest or 0) < (widest.latest or 0) < 2**63


def test_what_is_open_unknown_doubted_or_without_a_year_is_told() -> None:
    assert parse_edtf("1990/..").has_open_end
    assert parse_edtf("../1990").has_open_start
    assert parse_edtf("1990/").has_unknown_end
    assert parse_edtf("/1990").has_unknown_start
    assert parse_edtf("1990/").end is Missing.UNKNOWN
    assert parse_edtf("1990/1994?").is_uncertain
    assert parse_edtf("1990~/1994").is_approximate
    assert parse_edtf("1994%").is_uncertain
    assert parse_edtf("1994%").is_approximate
    assert parse_edtf("XXXX-12").is_yearless
    assert parse_edtf("1994/1994").is_interval
    plain = parse_edtf("1994")
    assert not (plain.is_uncertain or plain.is_approximate or plain.is_yearless or plain.is_interval)
    assert not (plain.has_open_end or plain.has_unknown_end or plain.has_open_start or plain.has_unknown_start)


@given(st.text(max_size=80) | st.text("0123456789X-/.?~%YTZ:+[]", max_size=40))
@example("Y-")
@example("0000-00-00T00:00:00")
def test_any_string_is_read_or_refused_and_nothing_else_happens(text: str) -> None:
    try:
        read = parse_edtf(text)
    except NotEdtf:
        return
    assert read.text == text
    assert explain_edtf(text)
    assert (read.earliest if read.earliest is not None else -inf) <= (read.latest if read.latest is not None else inf)


@given(st.dates())
def test_day_numbers_are_those_of_datetime(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert year_of(day.toordinal()) == day.year
    next_month = (day.replace(day=1) + timedelta(days=31)).replace(day=1) if day < date(9999, 12, 1) else None
    assert next_month is None or (next_month - timedelta(days=1)).day == days_in_month(day.year, day.month)


@given(st.integers(-(10**12), 10**12))
def test_years_follow_each_other_without_gap(year: int) -> None:
    assert day_number(year, 12, 31) + 1 == day_number(year + 1, 1, 1)
    assert year_of(day_number(year, 1, 1)) == year_of(day_number(year, 12, 31)) == year


def test_reading_is_fast_enough_for_the_write_path() -> None:
    """An average far under a millisecond, remembered or not, for good strings and bad."""
    texts = ["1990?/1994-08-09~", "XXXX-02-30", "/" * 64, "9" * 64, "1985-04-12T23:20:30+04:30", "Y-999999999999"]
    started = perf_counter()
    for text in texts * 100:
        with suppress(NotEdtf):
            parse_short.__wrapped__(text)
    assert (perf_counter() - started) / 600 < 0.001


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_a_date_is_explained_in_words(text: str, words: str) -> None:
    assert explain_edtf(text) == words


# The maintained library, where it follows the specification: no seasons, no unknown sides, no days that never were.
CORPUS = [
    *(
        "1985-04-12",
        "1985-04",
        "1985",
        "2000-02",
        "1900-02",
        "2000-02-29",
        "0000",
        "0004-02",
        "-0043-03-15",
        "-0004-02",
    ),
    *(
        "201X",
        "20XX",
        "199X",
        "-199X",
        "2004-XX",
        "1985-04-XX",
        "1985-02-XX",
        "1985-XX-XX",
        "Y170000002",
        "Y-170000002",
    ),
    *("1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005", "2005/2006-02", "1984~/2004-06"),
    *("1984?", "2004-06~", "2004-06-11%", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30+04:30"),
]


@pytest.mark.parametrize("text", CORPUS)
def test_the_bounds_are_those_that_an_independent_library_finds(text: str) -> None:
    edtf = pytest.importorskip("edtf")
    independent = edtf.parse_edtf(text)
    lower, upper = independent.lower_strict(), independent.upper_strict()
    assert parse_edtf(text).earliest == day_number(lower.tm_year, lower.tm_mon, lower.tm_mday)
    assert parse_edtf(text).latest == day_number(upper.tm_year, upper.tm_mon, upper.tm_mday)
