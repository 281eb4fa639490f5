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
    ('"We lost the tents, he laughed, and the beer was saved." The fair went on.', "he laughed"),
    ('"We shall rebuild it. He added that the money was there." Holm left.', "He added that the money was there."),
    ('"The plan is ready," said Holm. "Holm denied that money was missing."', "Holm"),
    (
        'The director replied: "Our books are open to all. The director refused to show them, however."',
        "The director refused to show them, however.",
    ),
    (
        'Mrs Adair spoke. "I opened the gate, as the order said. She was asked who gave it, and fell silent."',
        "She was asked who gave it, and fell silent.",
    ),
    ('"I shut the sluice. Asked who gave the order, she named the county," the clerk wrote.', "Asked who gave"),
    ('"I was born in the valley. He moved to the town and worked at the mill," says the old man.', "He moved to"),
    ('"We close the school in June, explained the headmistress. Nobody was asked."', "explained the headmistress"),
    ("«Мы закрываем школу в июне, объяснила директор. Родителей не спросили».", "объяснила директор"),
    ("Мэр сказал: «Я подписал указ. Он пообещал, что деньги придут».", "Он пообещал, что деньги придут"),
    ('Aktrisa bildirdi: "Mən yorulmamışam. O əlavə etdi ki, tamaşa payızda olacaq."', "O əlavə etdi ki"),
    (
        'The chief engineer wrote: "I warned them of the flood. The chief engineer was dismissed in March."',
        "The chief engineer was dismissed in March.",
    ),
    ('The coach, Bruno Kast, was brief: "I have no excuse. Kast left the hall."', "Kast left the hall."),
    ('"I am a simple fisherman. He was elected mayor and governs the town."', "He was elected mayor"),
    ('"My task was to count the trains. His superior sent the lists to the capital."', "His superior sent"),
    ('"I was eight when it began. The interviewer asked her about the school."', "The interviewer asked her"),
    ('Mr Lind read from the letter: "The reserve fell, as she stressed twice, which is new."', "as she stressed twice"),
]
UNCHANGED = [
    '"We met the captain, and he said that the ice was near," she recalled.',
    '"He said he would come, and he did," said Anna Holm.',
    '"I, Karl Berg, swear to tell the truth," said Karl Berg.',
    '"The captain added that we should hurry, so we ran," the boy said.',
    '"When I asked, he answered, and we left," said Anna Holm.',
    '"My mother came. She added salt, and we ate," the boy said.',
    '"The bridge is safe," said the director, Lena Holm. "I drive over it," said the mayor, Piotr Berg.',
    'Olav Berg said: "The mill was sold, and I am sorry for it."',
    "\"He told me: 'I am ready,'\" she said.",
    'Olav Berg said: "My brother Per was there."',
    "«Солдат, говорил он, не спит и не ест».",
    '"I met my neighbour. She said that the well was dry," the farmer said.',
    '"I had a horse. He was lame," the farmer said.',
    '"I know the ship. She is older than I am," the farmer said.',
    'Asked about her brother, Anna Holm said: "I miss them all. He is ill."',
    '"I saw the cook. He was asleep," the boy said.',
    '"I never met the king. He was abroad in those years," the old servant said.',
    '"I have known Peter since school. He was always late," said Maria Holm.',
    '"I taught there for years. The headmaster was a good man. He let us read," the teacher recalled.',
    'The witness said: "I saw two men at the gate. One of them had a lamp. He was limping."',
    'The engineer said: "I asked another engineer. The engineer was sure of it."',
    'The coach, Bruno Kast, was brief: "I have no excuse. Nobody has."',
    "«Я помню эту реку. Она была широкой», — сказал мельник.",
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
