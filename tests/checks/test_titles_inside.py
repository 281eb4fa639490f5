"""One title in two wordings within one source is found, and two titles that are alike are left alone."""

import pytest

from annotations.checks import titles
from annotations.checks.check import defaults
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading
from annotations.checks.running import compare_all

# A language, and two sentences of one source with a title each.
REWORDED = [
    (
        "en",
        'He signed the decree "On the training of firemen in rural districts".',
        'The decree "On training of firemen in rural areas" followed.',
    ),
    (
        "en",
        'The decree "On pardoning a number of convicts" was signed.',
        'Nobody read the decree "On pardoning certain convicts".',
    ),
    (
        "en",
        "The Law on the Protection of Archives was passed.",
        "The Law on Safeguarding the Archives is in force.",
    ),
    (
        "en",
        'It is in the law "On the import of seeds and the inspection of seed stores".',
        'The law "On import of seeds and inspection of the seed storehouses" says so.',
    ),
    ("en", 'The exhibition "Faces of the Coast" opened.', 'The exhibition "Faces of the Coastline" closed in June.'),
    (
        "ru",
        "Указ «О создании спасательных постов на реках и обучении их состава» издан.",
        "Указ «О создании спасательных пунктов на реках и подготовке состава» забыт.",
    ),
    (
        "ru",
        "Принят указ «О мерах по усилению охраны границы».",
        "Указ «О мерах по укреплению охраны границы» издан.",
    ),
    (
        "az",
        '"Dövlət arxivlərinin qorunması haqqında" Qanun qəbul edildi.',
        '"Dövlət arxivlərinin mühafizəsi haqqında" Qanun qüvvədədir.',
    ),
]
TWO = [
    ("en", 'The decree "On the mission of the envoy to Lund".', 'The decree "On the mission of the envoy to Bonn".'),
    (
        "en",
        'The decree "On building a long road in the north of the wide district" was signed.',
        'The decree "On building a long road in the south of the wide district" was not.',
    ),
    ("en", 'The law "On the budget of the state for 2010".', 'The law "On the budget of the state for 2011".'),
    ("en", 'Her novel "The House by the Ford" sold well.', 'It was followed by "The House by the Ferry".'),
    ("en", "The Law on Surface Waters was passed.", "The Law on Ground Waters was passed."),
    (
        "en",
        'The order "On the award of the long state prize to poets of the Lake" was read.',
        'The order "On the award of the long state prize to poets of the Hill" was not.',
    ),
    ("ru", "Принят закон «О поверхностных водах».", "Принят закон «О подземных водах»."),
]


def findings(language: str, *sentences: str) -> list[Finding]:
    reading = Reading("a.txt", " ".join(sentences), language=language)
    return list(compare_all([reading], chosen={"titles": defaults(titles)}))


@pytest.mark.parametrize("row", REWORDED)
def test_two_wordings_of_one_title_are_set_against_each_other_once(row: tuple[str, ...]) -> None:
    [one] = findings(*row)
    assert one.kind in {"contradiction", "tension"}


@pytest.mark.parametrize("row", TWO)
def test_titles_of_two_documents_are_left_alone(row: tuple[str, ...]) -> None:
    assert [one.message for one in findings(*row)] == []


def test_words_that_tell_two_documents_apart_too_make_no_contradiction() -> None:
    [one] = findings(*REWORDED[0])
    assert one.kind == "tension"
