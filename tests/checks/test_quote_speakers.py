"""A quotation in which somebody else goes on to speak is set against what was quoted."""

import pytest

from annotations.checks import quote_speakers
from annotations.checks.reading import Reading

CHANGED = [
    (
        'As Olav Berg noted: "All was lost, and they were stopped. "However, in our days the mill stands.',
        "However, in our days the mill stands.",
    ),
    ('"Who digs, eats, says the engineer, and who sleeps, pays, says the accountant."', "says the engineer"),
    ('"We are ready, he said, and the mill is closed."', "he said"),
    ('Olav Berg said: "The mill was sold. The policy of Olav Berg brought peace to all of the valley."', "Olav Berg"),
]
UNCHANGED = [
    '"The bridge is safe," said the director, Lena Holm. "I drive over it," said the mayor, Piotr Berg.',
    'Olav Berg said: "The mill was sold, and I am sorry for it."',
    "\"He told me: 'I am ready,'\" she said.",
    'Olav Berg said: "My brother Per was there."',
    "«Солдат, говорил он, не спит и не ест».",
    "No quotation at all.",
]


@pytest.mark.parametrize(("text", "words"), CHANGED)
def test_words_of_somebody_else_within_a_quotation_are_in_tension_with_it(text: str, words: str) -> None:
    [one] = quote_speakers.check(Reading("a.txt", text), {})
    assert one.kind == "tension"
    assert words in one.passages[1].quote
    assert all(text[passage.start : passage.end] == passage.quote for passage in one.passages)


@pytest.mark.parametrize("text", UNCHANGED)
def test_a_quotation_of_one_speaker_is_left_alone(text: str) -> None:
    assert list(quote_speakers.check(Reading("a.txt", text), {})) == []
