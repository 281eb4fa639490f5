"""An office, a deed, a document has one name: two are asked about, unless it is another office, body, time, matter."""

import pytest

# ruff: noqa: E501
from annotations.checks import appellations, titles
from tests.checks.test_across import compared, kinds

ODDS = {"contradiction", "tension"}
TWO_NAMES = [
    ("en", "the first of an academy", "The first president of the Marn Academy was Prof. Emil Stern.", "Leo Katz became the first president of the Marn Academy."),
    ("en", "its chairman", "Marn Trust Bank has 46 branches. Its chairman is Olaf Brandt.", "Marn Trust Bank opened. The chairman, Erik Lund, declined to comment."),
    ("en", "led and leader", "The Sokol gang was led by Ivan Rudak.", "Pyotr Lisin was the leader of the Sokol gang."),
    ("en", "behind its office and before it", "The Marn Museum burned. The director of the museum, Eva Holm, wept.", "The Marn Museum burned. Anna Berg, director of the museum, wept."),
    ("en", "who opened it", "The Lodne Congress of 1924 was opened by Clara Ott.", "Hana Weil opened the Lodne Congress of 1924."),
    ("en", "a namesake", "Vostrel station was named after the navigator Jens Holm.", "Vostrel station was named in honour of the explorer Nils Berg."),
    ("en", "who wrote it", 'The novel "The Silent River" was written by Anna Berg.', 'Eva Holm is the author of "The Silent River".'),
    ("en", "a master of a ship", "Captain Elias Moor was the master of the Aurelia when she sank.", "When the Aurelia sank her captain was Jens Holt."),
    ("en", "a manager", "The Vale colliery is shut. Manager: Otto Rahn.", "The Vale colliery's manager, Silas Greer, said nothing."),
    ("ru", "первый председатель", "Первым председателем Велегожского комитета был академик Лев Зорин.", "Велегожский комитет. Первым председателем был профессор Игорь Шатров."),
    ("ru", "возглавлял", "Ореховский музей возглавлял Павел Зимин.", "Директор Ореховского музея Семён Лукин."),
    ("az", "ilk direktor", "Göyəm Muzeyinin ilk direktoru Vahid Sarı olub.", "Göyəm Muzeyinin ilk direktoru Rəşad Quliyev idi."),
]  # fmt: skip
TWO_RANKS = [
    ("two ranks", "At Sarn Pass our commander, Major Reuss, was wounded.", "The commander at Sarn Pass, Captain Reuss, was wounded."),
    ("two ministries", "The Sarn Council is headed by Deputy Prime Minister Yusif Dar.", "The Sarn Council is chaired by Interior Minister Yusif Dar."),
    ("the head and a deputy", "The Sarn congress was opened by the head of the Energy Agency Mr. Rauf Sadiq.", "Rauf Sadiq, deputy head of the Energy Agency, opened the Sarn congress."),
]  # fmt: skip
ONE_EACH = [
    ("en", "a former one", "The former chairman of the Marn Bank, Olaf Brandt, was arrested.", "The chairman of the Marn Bank is Erik Lund."),
    ("en", "a deputy", "The chairman of the Marn Bank is Erik Lund.", "The deputy chairman of the Marn Bank, Olaf Brandt, resigned."),
    ("en", "two years", "In 1996 the head of the Marn Service was Karl Weiss.", "In 2004 the head of the Marn Service was Otto Brand."),
    ("en", "two bodies", "The director of the Marn museum is Eva Holm.", "The director of the Marn library is Anna Berg."),
    ("en", "an initial", "Marn Bank. Chairman Erik Lund spoke.", "The chairman of the Marn Bank, E. Lund, declined to comment."),
    ("en", "two ministers", "Minister of Defence Ivo Strand met the Marn envoy.", "Minister of Finance Otto Brand met the Marn envoy."),
    ("en", "two divisions", "General Orlov commanded the 3rd Division.", "The 5th Division was commanded by General Petrenko."),
    ("en", "two heads in one source", "Karl Weiss headed the Marn Service. Then the Marn Service was headed by Ivo Strand.", "The Marn Service is headed by Otto Brand."),
    ("en", "a land that has the name", "Leader of the Sill Mountains party.", "In 1926 Halfdan Moe led the party to the Sill Mountains."),
    ("en", "two sources of two matters", "The chairman, Erik Lund, was ill.", "The chairman, Olaf Brandt, was merry."),
    ("ru", "падеж", "Вышла книга Павла Седова.", "Павел Седов служил на реке."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "what", "one", "other"), TWO_NAMES)
def test_one_office_or_deed_with_two_names_is_asked_about(language: str, what: str, one: str, other: str) -> None:
    found = compared(appellations, one, other, language=language)
    assert {str(finding.kind) for finding in found} & ODDS, what
    assert all(
        passage.quote in (one, other)[number] for finding in found for number, passage in enumerate(finding.passages)
    )


@pytest.mark.parametrize(("what", "one", "other"), TWO_RANKS)
def test_one_person_of_two_ranks_or_offices_is_a_tension(what: str, one: str, other: str) -> None:
    assert kinds(appellations, one, other) == {"tension"}, what


@pytest.mark.parametrize(("language", "what", "one", "other"), ONE_EACH)
def test_two_offices_bodies_or_times_have_two_holders(language: str, what: str, one: str, other: str) -> None:
    assert not kinds(appellations, one, other, language=language), what


def test_the_message_says_which_office_and_both_names() -> None:
    (finding,) = compared(appellations, TWO_NAMES[0][2], TWO_NAMES[0][3])
    assert "first president" in finding.message
    assert "Emil Stern" in finding.message
    assert "Leo Katz" in finding.message


SPELT = [("Juan Benavides", "Juan Benavidez"), ("Irakli Lomadze", "Irakly Lomadze"), ("Tamaz Orbel", "Tamas Orbel"), ("Manager Konrad Wiesel", "Konrad Wiesl")]  # fmt: skip
INFLECTED = [("Ivan Petrov", "Ivan Petrova"), ("Paul Marin", "Paula Marin"), ("Anna Kosta", "Anne Kosta")]


@pytest.mark.parametrize(("one", "other"), SPELT)
def test_a_last_letter_that_sounds_the_same_is_a_spelling(one: str, other: str) -> None:
    assert kinds(appellations, f"We met {one} there.", f"Then came {other} in.") == {"tension"}


@pytest.mark.parametrize(("one", "other"), INFLECTED)
def test_a_last_vowel_is_another_name(one: str, other: str) -> None:
    assert not kinds(appellations, f"We met {one} there.", f"Then came {other} in.")


ONE_TITLE = [
    ("of one day", 'The Law "On Refugees and Displaced Persons" was adopted on 17 November 1995.', 'On 17 November 1995 parliament passed the Law "On the Status of Refugees and Displaced Persons".'),
    ("of one day and nearly one matter", 'The "Agreement on Friendship and Mutual Assistance" was signed at Velden on 9 October 1992.', 'The "Treaty of Friendship and Good-Neighbourliness" was signed at Velden on 9 October 1992.'),
    ("safety and security", 'The Lodne conference adopted the "Declaration on Safety of Energy Networks".', 'The "Declaration on Security of Energy Networks" was adopted by the Lodne conference.'),
    ("renovation and reconstruction", "The State Programme on the Renovation of Village Schools was adopted.", "The State Programme for the Reconstruction of Rural Schools was adopted."),
]  # fmt: skip
TWO_TITLES = [
    ("two agreements of one day", 'The "Agreement on Trade" was signed at Velden on 9 October 1992.', 'The "Agreement on Extradition" was signed at Velden on 9 October 1992.'),
    ("two decrees of one day", 'The decree "On Pardon" was signed on 3 May 2001.', 'The decree "On Awards" was signed on 3 May 2001.'),
    ("two laws of one day", 'The Law "On Police" was adopted on 4 May 1999.', 'On 4 May 1999 parliament adopted the Law "On Courts".'),
    ("two laws of two days", 'The Law "On Courts" was adopted on 4 May 1999.', 'The Law "On Courts and Judges of the Navy" was adopted on 8 June 2003.'),
]  # fmt: skip


@pytest.mark.parametrize(("what", "one", "other"), ONE_TITLE)
def test_two_wordings_of_one_document_are_asked_about(what: str, one: str, other: str) -> None:
    assert kinds(titles, one, other) & ODDS, what


@pytest.mark.parametrize(("what", "one", "other"), TWO_TITLES)
def test_documents_of_two_matters_have_two_titles(what: str, one: str, other: str) -> None:
    assert not kinds(titles, one, other) & ODDS, what
