"""Treaties that are called by a word which is none for a treaty, and what only looks like one."""

import pytest

from annotations.checks import treaty_names
from annotations.checks.reading import Reading

FOUND = [
    (
        "The republic joined the “Budapest expediency against cybercrime” early.",
        "Budapest Convention against cybercrime",
    ),
    ("It signed the Vienna convenience on diplomatic relations.", "Vienna Convention on diplomatic relations"),
    ("In 2002 the island acceded to the Rome Status.", "Rome Statute"),
    ("The Warsaw Contract countries met in May.", "Warsaw Pact"),
    ("The Kyoto Minutes on climate change had expired.", "Kyoto Protocol on climate"),
    (
        "The Ottawa Contention on the prohibition of mines was ratified.",
        "Ottawa Convention on the prohibition of mines",
    ),
]
LEFT = [
    "The Budapest Convention on Cybercrime was signed in 2001.",
    "The Budapest office against cybercrime opened in 2014.",
    "She joined the Geneva community for refugees.",
    "The Kyoto record of emissions in 1990 was high.",
    "Geneva hospitality for refugees was known.",
    "The Warsaw contract was lost by the builder.",
    "The Warsaw Contract was lost by the builder.",
    "The Rome status of guests is another matter.",
    "They signed the Paris Agreement on climate and the Paris Declaration.",
    "Under the Vienna Agency on diplomatic relations nothing was done.",
]


MISNAMED = [
    ("It joined the Treaty on Ordinary Armed Forces in Europe.", "Treaty on Conventional Armed Forces in Europe"),
    ("the Treaty on the Non-Distribution of Nuclear Weapons", "Treaty on the Non-Proliferation of Nuclear Weapons"),
    ("the General Declaration of Human Rights", "Universal Declaration of Human Rights"),
    ("the Convention about the Rights of the Child", "Convention on the Rights of the Child"),
    ("the International Pact on Civil and Political Rights", "International Covenant on Civil and Political Rights"),
    ("the Worldwide Organization of Health", "World Health Organization"),
    ("the International Agency on Atomic Energy", "International Atomic Energy Agency"),
    (
        "the United Nations Organization for Education, Science and Culture",
        "United Nations Educational, Scientific and Cultural Organization",
    ),
    ("the European Court on Human Rights", "European Court of Human Rights"),
    ("the International Currency Fund", "International Monetary Fund"),
    (
        "the Organization on security and cooperation in Europe",
        "Organization for Security and Co-operation in Europe",
    ),
    ("the European Bank of Reconstruction and Development", "European Bank for Reconstruction and Development"),
    ("The Council of Security of the United Nations Organization met.", "United Nations Security Council"),
]
RIGHT = [
    "the Treaty on the Non-Proliferation of Nuclear Weapons and the Treaty on Conventional Armed Forces in Europe",
    "the Treaty on Nuclear Non-Proliferation, the Chemical Weapons Convention, the Open Skies Agreement",
    "the Organisation for Economic Co-operation and Development, the Economic Cooperation Organization",
    "the European Human Rights Court and the International Red Cross Committee",
    "the Permanent Court of International Justice and the International Criminal Tribunal for Rwanda",
    "the Commonwealth of the Independent States, the Organization of Islamic Conference, the UN Security Council",
    "the World Trade Organisation, the International Labor Organization and the World Food Program",
    "General meeting of the United Nations experts; world health organizations; the general declaration of rights",
    "He spoke of the Security Council, the United Nations and the peace. The European Council met.",
    "the Security Council of the Republic, the Council of Europe, the Central European Bank",
    "Всемирная организация здравоохранения",
    "",
]


@pytest.mark.parametrize(("text", "name"), MISNAMED)
def test_a_known_name_in_other_words_or_in_another_order_is_found_with_the_usual_one(text: str, name: str) -> None:
    assert corrections(text) == [name]


@pytest.mark.parametrize("text", RIGHT)
def test_a_known_name_as_it_is_used_is_left_alone(text: str) -> None:
    assert corrections(text) == []


def test_the_message_says_which_word_stands_for_which() -> None:
    (finding,) = treaty_names.check(Reading("source", MISNAMED[0][0], language="en"), {})
    assert finding.passages[0].quote == "Treaty on Ordinary Armed Forces in Europe"
    assert "‘Ordinary’ for ‘conventional’" in finding.message


def corrections(text: str, language: str | None = "en") -> list[object]:
    reading = Reading("source", text, language=language)
    return [one.values["correction"] for one in treaty_names.check(reading, {})]


@pytest.mark.parametrize(("text", "correction"), FOUND)
def test_a_treaty_under_another_word_is_found_with_its_own(text: str, correction: str) -> None:
    assert corrections(text) == [correction]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_another_thing_of_that_place_is_left_alone(text: str) -> None:
    assert corrections(text) == []


def test_texts_in_other_languages_are_left_alone() -> None:
    assert corrections(FOUND[0][0], language="de") == []
    assert corrections(FOUND[0][0], language=None) == [FOUND[0][1]]


def test_the_message_says_which_words_and_why() -> None:
    (finding,) = treaty_names.check(Reading("source", FOUND[0][0]), {})
    assert finding.passages[0].quote == "Budapest expediency against cybercrime"
    assert "about cybercrime is a Convention" in finding.message
