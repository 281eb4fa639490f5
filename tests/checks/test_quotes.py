"""Speech in quotation marks is a quote, with its speaker where one is named; titles and terms are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks import quotes
from annotations.checks.reading import Reading

SPOKEN = [
    ('The mayor, Lena Holm, said: "We are ready for the storm."', "Lena Holm"),
    ('Lena Holm said that "the mill is closed for good".', "Lena Holm"),
    ('"We are ready for the storm," said Lena Holm.', "Lena Holm"),
    ('"We are ready for the storm," said the mayor, Lena Holm.', "Lena Holm"),
    ('"We are ready for the storm," Lena Holm told the paper.', "Lena Holm"),
    ("“We are ready for the storm,” the captain said.", "the captain"),
    ('"We are ready for the storm," he said.', None),
    ('"We are ready for the storm," he told Lena Holm.', None),
    ('He said: "We are ready for the storm."', None),
    ('Anna Berg of the Lake Museum said: "It is all lost."', "Anna Berg"),
    ('As our leader Olav Berg noted: "… The mill was sold."', "Olav Berg"),
    ('The director Olav Berg set these tasks: "Close the mill and go home."', "Olav Berg"),
    ('According to Olav Berg, "the mill was sold to a stranger."', "Olav Berg"),
    ("'We are ready for the storm,' said Lena Holm.", "Lena Holm"),
    ('"We will," said the captain, "when the ice lets us go home."', "the captain"),
    ("«Мы готовы к шторму», — сказал Иван Петров.", "Иван Петров"),
    ('"Biz fırtınaya hazırıq", - deyə Rəşad Quliyev bildirib.', "Rəşad Quliyev"),
    ('They all stood up. "We shall not leave this house tonight." It was quiet.', None),
]
UNSPOKEN = [
    'By the decree "On the protection of the lakes" the mill was closed.',
    'He read the book "We Are Ready for the Storm" and the article "How the Mill Was Lost."',
    'The so-called "Republic" and the ship "Hope" were lost.',
    'The "operational conditions" changed; the term "mill" did too.',
    'She is 5\'6" tall and the pipe is 12" wide.',
    "The '90s weren't the farmers' best years.",
    'He said that the decree "On the protection of the lakes and the mills," was read.',
    'The minister said the "Talysh Mill" was lost.',
]


def found(text: str) -> list[object]:
    return [one.values["speaker"] for one in quotes.check(Reading("a.txt", text), {})]


@pytest.mark.parametrize(("text", "speaker"), SPOKEN)
def test_speech_is_a_quote_of_whoever_is_named_with_a_verb_of_saying(text: str, speaker: str | None) -> None:
    assert set(found(text)) == {speaker}


@pytest.mark.parametrize("text", UNSPOKEN)
def test_titles_names_and_words_set_apart_are_no_quotes(text: str) -> None:
    assert found(text) == []


def test_a_quote_goes_from_mark_to_mark_and_invents_neither_day_nor_origin() -> None:
    text = SPOKEN[0][0]
    [one] = quotes.check(Reading("a.txt", text), {})
    assert one.passages[0].quote == '"We are ready for the storm."'
    assert one.values == {"speaker": "Lena Holm", "directness": "direct", "origin": None, "spoken_on": None}


@given(st.text(alphabet=st.sampled_from("\"“”'‘’Aa said:,.\n日😀"), max_size=80))
@settings(deadline=None)
def test_any_text_gives_passages_that_are_the_text(text: str) -> None:
    for finding in quotes.check(Reading("a.txt", text), {}):
        [passage] = finding.passages
        assert text[passage.start : passage.end] == passage.quote != ""
