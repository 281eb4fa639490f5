"""Numbers that tell which thing is meant are no figures; those beside them that count are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks.reading import Reading
from annotations.rules.figures import Figure

NO_FIGURES = [
    ("Apollo 11 landed on the Moon.", "en"),
    ("Squadron 617 flew home.", "en"),
    ("The Group of 7 met.", "en"),
    ("A 9 mm pistol and a .45 calibre revolver lay there.", "en"),
    ("They fired 155 mm shells.", "en"),
    ("At coordinates 40.4093, 49.8671 the wreck was found.", "en"),
    ("The wreck lies at 54.32 N, 12.11 E.", "en"),
    ("The station broadcast on 101.7 FM.", "en"),
    ("See Inv. 3417 and Cat. 12.", "en"),
    ("The papers lie in f. 17, op. 3, d. 112, l. 45.", "en"),
    ('She read "Twenty Thousand Leagues under the Sea" aloud.', "en"),
    ('In "Fahrenheit 451" books are burned.', "en"),
    ("The Twelve Apostles sat there.", "en"),
    ("The 5.15 train left.", "en"),
    ("She was 34 when she left.", "en"),
    ("He rolled a six.", "en"),
    ("That was in nineteen thirty-six, or in '37.", "en"),
    ("Hotline: 114.", "en"),
    ("They drove along Route 66 and Interstate 95.", "en"),
    ("The 213th Regiment and Division 9 left by bus 42 from platform 3.", "en"),
    ("It was built in May. 2. Because the roof leaked, it was mended.", "en"),
    ("The patrol heard shots. 4. On the ridge it was calm. 5. Nobody came.", "en"),
    ("Взрыв произошёл в 14 ч 20 мин.", "ru"),
    ("В 1 квартале травматизм снизился.", "ru"),
    ("Отец родился в восемьдесят втором.", "ru"),
    ("Muzey saat 10-dan işləyir.", "az"),
    ("Kitab otuz birinci ildə çıxdı.", "az"),
    ("Tape 14, side B.", "en"),
    ("«Сказка о трёх рыбаках» шла долго.", "ru"),
    ("Командовал 3-м полком.", "ru"),
    ("Пистолет калибра 9 мм нашли.", "ru"),
    ("Qaynar xətt: 114.", "az"),
]
FIGURES = [
    ("Only 11 survived.", "en", ["11"]),
    ("Killed 12, wounded 30.", "en", ["12", "30"]),
    ("Altogether 33 came home.", "en", ["33"]),
    ("Staff: 902.", "en", ["902"]),
    ("Three or four hundred men were left.", "en", ["300-400"]),
    ("The club has 340 members, 85 of whom, or a quarter, row.", "en", ["340", "85", "0.25"]),
    ("Полтора миллиона человек голодали.", "ru", ["1500000"]),
    ("Пришло тысячи полторы народу.", "ru", ["1500 about"]),
    ("Три с половиной тысячи человек строили мост.", "ru", ["3500"]),
    ("Человек восемьсот пришло.", "ru", ["800 about"]),
    ("Из 40 домов двадцать сгорело.", "ru", ["40", "20"]),
    ("Yüzdən çox qonaq gəldi.", "az", ["100 more_than"]),
    ("Evimiz beş otaqdır: üçü aşağıda, ikisi yuxarıda.", "az", ["5", "3", "2"]),
    ("Ümumi uzunluq 75 kilometrdir.", "az", ["75 km"]),
]


@pytest.mark.parametrize(("text", "language"), NO_FIGURES)
def test_a_number_that_only_tells_which_is_no_figure(text: str, language: str) -> None:
    assert [text[one.start : one.end] for one in Reading("a", text, language=language).figures] == []


@pytest.mark.parametrize(("text", "language", "expected"), FIGURES)
def test_a_number_that_counts_is_one(text: str, language: str, expected: list[str]) -> None:
    assert [told(one.figure) for one in Reading("a", text, language=language).figures] == expected


def told(figure: Figure) -> str:
    value, low, high = figure.value, figure.low, figure.high
    number = str(value) if value is not None else f"{low}-{high}"
    unit = figure.unit if figure.unit != "share" else None
    return " ".join(part for part in (number, figure.qualifier, unit) if part)


@given(st.text(alphabet=st.sampled_from('Aa "«».,1 2mme°NзнОчфы\n-əı'), max_size=80))
@settings(deadline=None)
def test_any_text_gives_figures_within_it(text: str) -> None:
    for one in Reading("a", text).figures:
        assert 0 <= one.start < one.end <= len(text)
