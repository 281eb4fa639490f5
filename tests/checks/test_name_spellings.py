"""Two spellings of one name are set against each other, and two names that are only alike are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks import name_spellings
from annotations.checks.check import defaults
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading

TENSIONS = [
    ("Then Kasimir Orlik spoke. Later Casimir Orlik left.", "Kasimir Orlik", "Casimir Orlik"),
    ("They live in Shanghai. He left Shangai early.", "Shanghai", "Shangai"),
    ("It was Muammar Gaddafi. They saw Qaddafi again.", "Muammar Gaddafi", "Qaddafi"),
    ("He saw Vagif Aliyev. They met Vagif Aliev.", "Vagif Aliyev", "Vagif Aliev"),
    ("He saw Vagif Aliyev. They met Vagif Aliyeff.", "Vagif Aliyev", "Vagif Aliyeff"),
    ("the army of Imam Mehti and the army of Imam Mehdi", "Mehti", "Mehdi"),
    ("He saw Pavel Harnik. They met Pavel Hornik.", "Pavel Harnik", "Pavel Hornik"),
    ("He saw Lena Abramtseva. They met Lena Abramceva.", "Lena Abramtseva", "Lena Abramceva"),
    ("He saw Yusuf Demiroğlu. They met Yusuf Demiroglu.", "Yusuf Demiroğlu", "Yusuf Demiroglu"),
    ("He saw Sergei Borsky. They met Sergey Borskiy.", "Sergei Borsky", "Sergey Borskiy"),
    ("He saw Piotr Zavadsky. They met Piotr Zavadski.", "Piotr Zavadsky", "Piotr Zavadski"),
    ("Он видел Виктора Шелепнёва. Потом пришёл Виктор Шелепнев.", "Виктора Шелепнёва", "Виктор Шелепнев"),
    ("He saw Aleksandr Petrov. They met Alexander Petrov.", "Aleksandr Petrov", "Alexander Petrov"),
    ("He saw Elisabeth Crane. They met Elizabeth Crane.", "Elisabeth Crane", "Elizabeth Crane"),
    ("He saw Stephen Marlowe. They met Steven Marlowe.", "Stephen Marlowe", "Steven Marlowe"),
    ("He saw Mohammed Karimi. They met Muhammad Karimi.", "Mohammed Karimi", "Muhammad Karimi"),
    ("He saw Abdulla Huseynov. They met Abdullah Husseinov.", "Abdulla Huseynov", "Abdullah Husseinov"),
    ("He saw Hjalmar Strey. They met Hjalmar Strej.", "Hjalmar Strey", "Hjalmar Strej"),
    ("In May Admiral Horatio Nelsen sailed. Two years later Nelson lost a ship.", "Horatio Nelsen", "Nelson"),
    ("He saw Mammad Huseynov. Mr Guseinov was asked about it.", "Mammad Huseynov", "Guseinov"),
    ("He saw Heydar Samedov. They met Geidar Samedov.", "Heydar Samedov", "Geidar Samedov"),
    ("Minister Ali Shafiyev opened it. Shafiev said that it was good.", "Ali Shafiyev", "Shafiev"),
    ("President Saakashvili spoke. Saakashvilli smiled, and they left.", "Saakashvili", "Saakashvilli"),
    ("Colonel Yuri Tretyakov reported. Colonel Iurii Tretiakov left.", "Yuri Tretyakov", "Iurii Tretiakov"),
    ("They met Anton Kravchenko. They feared Kravtchenko. They met Kravchenko.", "Anton Kravchenko", "Kravtchenko"),
    ("Они ждали Загорянского. В ведомости он записан как Загарянский.", "Загорянского", "Загарянский"),
    ("Приехал Иван Горбунов. Иван Горбонов уехал.", "Приехал Иван Горбунов", "Иван Горбонов"),
]
TRAPS = [
    "They dug at Tell Armun. The neighbouring Tell Arman is older.",
    "He saw Ivan Petrov. She saw Anna Petrova. They met the Petrovs.",
    "He saw Sascha Petrov. They met Sascha Petrova, and Sascha Petrovs.",
    "The painter Karl Hansen sailed. Later Karl Jansen sailed too.",
    "In the morning Secretary Thompson wrote to Secretary Thomson.",
    "In May Admiral Horatio Nelsen sailed. His friend was Karl Nelson. Two years later Nelson died.",
    "He saw the towns of Karlovac and Karlovic. They are far.",
    "They met Ivan Doroshin, and his brother Igor Doroshin. Their cousin Ilya Doronin came.",
    "He saw Harvey Blake. Garvey was absent.",
    "They met Peter Nemec. Nemesis followed. Nobody came.",
    "It was the North Bank. It was the South Bank.",
    "It was the Svalen Radio. It was the Svalen Radar.",
    "He left Iran for Iraq, Austria for Australia, and Niger for Nigeria.",
    "In the town he saw Maria Holm. They met Marta Holm.",
    "He saw Armenia and an Armenian Church; the Ministry of Peace and the Ministries of Peace.",
    "Он видел Ивана Петрова. Потом пришёл Иван Петров. С Иваном Петровым.",
    "O, Heydər Əliyevi gördü. Sonra Heydər Əliyev gəldi. Heydər Əliyevin sözü.",
    "He saw Jan Kogan and Per Kagan.",
    "It was Group A. It was Group B. World War I and World War II.",
]


def findings(text: str) -> list[Finding]:
    return list(name_spellings.check(Reading("a.txt", text), defaults(name_spellings)))


@pytest.mark.parametrize(("text", "first", "second"), TENSIONS)
def test_two_spellings_of_a_name_are_in_tension(text: str, first: str, second: str) -> None:
    [one] = findings(text)
    assert (one.kind, [passage.quote for passage in one.passages]) == ("tension", [first, second])
    assert first in one.message
    assert second in one.message


@pytest.mark.parametrize("text", TRAPS)
def test_names_that_are_only_alike_and_forms_of_one_are_left_alone(text: str) -> None:
    assert [one.message for one in findings(text)] == []


def test_of_three_spellings_each_later_one_is_told_beside_one_before_it() -> None:
    found = findings("They left Sarybulag. They saw Saribulag. They like Sarybulaq. They love Saribulag.")
    assert [[passage.quote for passage in one.passages] for one in found] == [
        ["Sarybulag", "Saribulag"],
        ["Sarybulag", "Sarybulaq"],
    ]


def test_two_spellings_in_a_long_name_are_a_contradiction() -> None:
    [one] = findings("It was the Shanghai Cooperation Organization. It was the Shangai Cooperation Organization.")
    assert (one.kind, one.contradiction_kind) == ("contradiction", "naming")
    assert one.values["words_shared"] == 2


def test_each_spelling_is_told_with_how_often_it_stands() -> None:
    [one] = findings("He left Shanghai. He likes Shanghai. He saw Shangai.")
    assert "‘Shanghai’ (2 times) and ‘Shangai’ (once)" in one.message


@given(st.lists(st.sampled_from(["Aliyev", "Aliev", "Ali", "Qasim", "Kasim", "met", "Bank", "of", "."]), max_size=30))
@settings(deadline=None)
def test_any_names_give_passages_that_are_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for finding in findings(text):
        assert len(finding.passages) == 2
        for passage in finding.passages:
            assert text[passage.start : passage.end] == passage.quote != ""
