"""Figures are found with their hedge, unit and what they count, and a number of another sort is none."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotations.checks import figures, parts_and_whole, percentages
from annotations.checks.counting.mention import FigureMention
from annotations.checks.reading import Reading

NOTHING: dict[str, int] = {}


def only(text: str, language: str = "en") -> FigureMention:
    found = Reading("a", text, language=language).figures
    assert len(found) == 1, [text[one.start : one.end] for one in found]
    return found[0]


def shown(text: str, language: str = "en") -> list[str]:
    return [finding.passages[0].quote for finding in figures.check(Reading("a", text, language=language), NOTHING)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They counted 213 sheep.", "213"),
        ("They counted 1,100 sheep.", "1100"),
        ("They counted 1 100 sheep.", "1100"),
        ("They counted 1\u00a0100 sheep.", "1100"),
        ("They counted 1.100.000 sheep.", "1100000"),
        ("They weighed 1.10 tons.", "1.10"),
        ("They weighed 1,1 tons.", "1.1"),
        ("They weighed 3½ tons.", "3.5"),
        ("They counted twenty-five sheep.", "25"),
        ("They counted two hundred and forty sheep.", "240"),
        ("They counted three thousand five hundred sheep.", "3500"),
        ("They counted a hundred sheep.", "100"),
        ("They counted 2 thousand 219 sheep.", "2219"),
        ("They lost DM 14.2m there.", "14200000"),
        ("They made 12.6 TWh there.", "12.6"),
        ("They counted a dozen sheep.", "12"),
        ("They counted half a dozen sheep.", "6"),
        ("They counted half a million sheep.", "500000"),
        ("They counted 2.3 million sheep.", "2300000"),
        ("They counted 2.3-million sheep.", "2300000"),
        ("They counted one and a half thousand sheep.", "1500.0"),
        ("They paid $4.5bn.", "4500000000"),
        ("They paid 9.8 mln. US dollars.", "9800000"),
        ("One third of the village left.", "0.33"),
        ("More than half of the village left.", "0.5"),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: str) -> None:
    assert only(text).figure.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They met 10 to 15 shepherds.", 10, 15),
        ("They met 10-15 shepherds.", 10, 15),
        ("They met two or three shepherds.", 2, 3),
        ("They met between 20 and 30 shepherds.", 20, 30),
        ("They met from 20 to 30 shepherds.", 20, 30),
        ("They paid $5-10 million.", 5_000_000, 10_000_000),
        ("They met tens of shepherds.", 20, 99),
        ("They met dozens of shepherds.", 24, 99),
        ("They met hundreds of thousands of shepherds.", 200_000, 999_999),
        ("They met several hundred shepherds.", 200, 999),
    ],
)
def test_a_range_has_a_low_and_a_high_end(text: str, low: int, high: int) -> None:
    figure = only(text).figure
    assert figure.value is None
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("hedged", "qualifier"),
    [
        ("more than 40", "more_than"),
        ("over 40", "more_than"),
        ("at least 40", "at_least"),
        ("no fewer than 40", "at_least"),
        ("40+", "at_least"),
        ("40 or more", "at_least"),
        ("up to 40", "at_most"),
        ("as many as 40", "at_most"),
        ("no more than 40", "at_most"),
        ("fewer than 40", "less_than"),
        ("some 40", "about"),
        ("nearly 40", "about"),
        ("approximately 40", "about"),
        ("~40", "about"),
        ("40-odd", "about"),
        ("40 or so", "about"),
        ("at least some 40", "at_least"),
        ("exactly 40", "exact"),
        ("40", None),
    ],
)
def test_the_hedge_is_part_of_the_figure(hedged: str, qualifier: str | None) -> None:
    text = f"They met {hedged} shepherds."
    found = only(text)
    assert found.figure.qualifier == qualifier
    assert text[found.start : found.end] == hedged


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("They burned 142kg of raw opium.", "kg", "raw opium"),
        ("They burned 3 tonnes of various kinds of hashish.", "t", "hashish"),
        ("It has an area of 86,600 square kilometres.", "km2", "area"),
        ("It took 12.5% of the vote.", "percent", "vote"),
        ("It took 12 per cent.", "percent", None),
        ("It cost US$ 3 million.", "USD", None),
        ("It cost 5 million manats.", "AZN", None),
        ("A population of 9 million was told.", None, "population"),
        ("The number of victims reached 45.", None, "victims"),
        ("They stopped 7 border raids.", None, "border raids"),
        ("They stopped 213 travellers they had followed.", None, "travellers"),
        ("They sent a 12-member commission.", None, "member"),
        ("They saw 22 T-72B3 tanks.", None, "T-72B3 tanks"),
        ("At least 12 killed.", None, "killed"),
        ("He asked thousands of innocent lives.", None, "innocent lives"),
    ],
)
def test_the_unit_has_one_spelling_and_what_is_counted_is_told(
    text: str, unit: str | None, counted: str | None
) -> None:
    found = only(text)
    assert (found.figure.unit, found.counted) == (unit, counted)


@pytest.mark.parametrize(
    "text",
    [
        "By Decree No 706 and Article 12.3, on page 7.",
        "Articles 4, 5 and 6 were repealed.",
        "It was the 21st time, and his second.",
        "It began at 17:30, or at twenty to five.",
        "A MiG-29 and a Boeing 747 landed; Covid-19 came.",
        "See A/75/625-S/2020/1161.",
        "The report [1]on it was late.",
        "Call +994 12 493 55 66 or 555-12-34.",
        "They won 3-1, then 2:1.",
        "Ali Aliyev, 34, said so.",
        "She died at the age of 81.",
        "It lay at 41° S.",
        "He was 34 years old and waited three days.",
        "One of the men stood on one side, one after another.",
        "It is a five-star hotel at 9 Quay Street.",
        "Several men and both brothers came.",
        "2. The board takes measures.",
        "• 14. Takes measures.",
        "Furnace 3 was relit.",
        "ISBN 978-3-16-148410-0",
        "They handed it over.",
    ],
)
def test_a_number_of_another_sort_is_no_figure(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("They held 213 travellers, 27 of them women.", ["213 travellers", "27 of them"]),
        ("Over 300 soldiers fled.", ["Over 300 soldiers"]),
        ("He handed over 25 certificates.", ["25 certificates"]),
        ("It has counted 31 such explosions.", ["31 such explosions"]),
        ("They took 12 Iranian and 5 Turkish sailors.", ["12", "5 Turkish sailors"]),
        ("It rose from 120 to 150.", ["120", "150"]),
        ("Two soldiers and one civilian died.", ["Two soldiers", "one civilian"]),
    ],
)
def test_the_passage_runs_from_the_hedge_to_the_counted_words(text: str, quotes: list[str]) -> None:
    assert shown(text) == quotes


def test_them_is_what_was_counted_before() -> None:
    found = Reading("a", "They held 213 travellers, 27 of them women.", language="en").figures[1]
    assert (found.counted, found.head, found.is_of_them) == ("travellers", "traveller", True)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "qualifier", "counted"),
    [
        ("ru", "Прибыло более 2000 человек.", "2000", None, "more_than", "человек"),
        ("ru", "Прибыло двадцать четыре плотника.", "24", None, None, "плотника"),
        ("ru", "Изъято около 1,5 тонны.", "1.5", "t", "about", None),
        ("ru", "Прибыло до сорока семей.", "40", None, "at_most", "семей"),
        ("ru", "Собралось тысяч семнадцать зрителей.", "17000", None, "about", "зрителей"),
        ("ru", "Ущерб 30 тысяч рублей.", "30000", "RUB", None, None),
        ("az", "Kəndə üç yüz əlli çadır gətirilib.", "350", None, None, "çadır"),
        ("az", "Kəndə 20-dən çox adam gəldi.", "20", None, "more_than", "adam"),
        ("az", "Kəndə 600-ə yaxın sakin gəldi.", "600", None, "about", "sakin"),
        ("az", "Zərər 2,3 milyon manat oldu.", "2300000", "AZN", None, None),
        ("az", "On iki ailə köçdü.", "12", None, None, "ailə"),
    ],
)
def test_a_language_is_a_table(
    language: str, text: str, value: str, unit: str | None, qualifier: str | None, counted: str | None
) -> None:
    found = only(text, language)
    told = (found.figure.value, found.figure.unit, found.figure.qualifier, found.counted)
    assert told == (Decimal(value), unit, qualifier, counted)


def test_a_statistic_has_the_details_of_its_kind() -> None:
    (finding,) = figures.check(Reading("a", "They burned more than 1.10 tons of hashish.", language="en"), NOTHING)
    assert finding.values == {
        **{"value": "1.10", "low": None, "high": None, "qualifier": "more_than", "unit": "t", "counted": "hashish"},
        "dating": None,
    }
    assert finding.message == "“more than 1.10 tons” is more than 1.10 t, said of “hashish”."


PIECES = st.sampled_from(
    [
        *(
            "5",
            "1,100",
            "12.5%",
            " people",
            " of them ",
            ": ",
            "(",
            ")",
            ", ",
            " and ",
            "twenty ",
            "a hundred",
            " million",
        ),
        *(
            "$",
            "kg",
            "-",
            "–",
            "½",
            "\n",
            "\n\n",
            ". ",
            "from ",
            " to ",
            "by ",
            "Total: ",
            "half of ",
            "tens of ",
            "٣٤",
            "２",
        ),
        *(
            "человек",
            "из них ",
            "nəfər",
            "-dən çox",
            "😀",
            "е\u0308",
            "\u0301",
            "\u200f",
            "中五",
            "İ",
            "ß",
            "²",
            "one ",
            "°",
        ),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80), st.sampled_from(["en", "ru", "az", None]))
@example("5-dən çox½", "az")
def test_any_text_has_figures_whose_offsets_are_right(text: str, language: str | None) -> None:
    reading = Reading("a", text, language=language)
    last = 0
    for one in reading.figures:
        assert last <= one.start < one.end <= len(text)
        last = one.end
        assert one.counted is None or one.counted_end is not None
    for check in (figures, parts_and_whole, percentages):
        for finding in check.check(reading, NOTHING):
            assert all(text[one.start : one.end] == one.quote for one in finding.passages)
            assert finding.message.endswith(".")


@pytest.mark.parametrize(
    "piece", ["1 ", "5 people: 2 and 3, ", "1,111", "$5", "twenty ", "5 of them, ", "½", "a ", "1-"]
)
def test_a_text_of_nothing_but_numbers_is_read_in_bounded_time(piece: str) -> None:
    reading = Reading("a", piece * (30_000 // len(piece)), language="en")
    for check in (figures, parts_and_whole, percentages):
        list(check.check(reading, NOTHING))
