"""A quotation mark without its partner is found, and what only looks like one is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks import quotation_marks
from annotations.checks.quoting.pairing import find_quotations
from annotations.checks.reading import Reading

FAULTY = [
    ('The minister said "we are ready and left the hall.', "never closed", '"we are ready and left the hall.'),
    ("The decree “On roads and bridges was signed in Ganja.", "never closed", "“On roads and bridges"),
    ("He called it «a victory and went home.", "never closed", "«a victory"),
    ("Министр назвал это «победой и уехал.", "never closed", "«победой и уехал."),
    ("Nazir dedi: „Biz hazırıq və getdi.", "never closed", "„Biz hazırıq"),
    ('The minister said we are ready" and left.', "none was opened", 'The minister said we are ready"'),
    ("The road was closed for good”, he wrote.", "none was opened", "The road was closed for good”"),
    ('The plan was called “Clean Water" in the press.', 'opens with “ and closes with "', '“Clean Water"'),
    ('The plan was called "Clean Water” in the press.', 'opens with " and closes with ”', '"Clean Water”'),
    ("The so-called “Republic“ fell within a year.", "opens with “ and closes with “", "“Republic“"),
    ('He wrote: "All of it was lost. "But in our days the mill stands again.', "stands as if", 'lost. "But'),
    ("He wrote: “All of it was lost. ”But in our days the mill stands again.", "stands as if", "lost. ”But"),
    ('"We have lost, he said.\n\n"We have won," she said.', "never closed", '"We have lost, he said.'),
    ("'We counted them, she says, 'and they were ten.", "never closed", "'We counted them"),
    ("He wrote: ‘The tins hold nothing but beans. Nobody knows why.", "never closed", "‘The tins hold"),
    ("‘We have fuel,’ wrote the cook. ‘The tins are empty. Nobody knows why.", "never closed", "‘The tins are empty."),
    ("The so-called 'Iron Guard met here. The workers' union did not.", "never closed", "'Iron Guard met here."),
    ("They called it 'a slow fever and left the ship.", "never closed", "'a slow fever"),
    ("The report says: “We saw ‘nothing there.” It was dark.", "never closed", "‘nothing there"),
    ("The ‘special and the ‘general’ fund were one.", "never closed", "‘special and the"),
    ('A "B “C" d.', "never closed", "“C"),
]
SOUND = [
    'He said "yes" and "no", then “perhaps”.',
    "He said: “They called it ‘the mill’ in those days.”",
    "«ОАО «Газпром» и «Роснефть» подписали договор.",
    "«Он сказал: „да“ и ушёл».",
    "„Das Tor“ und „Wrota” und »Port« und ”port”.",
    "「日本」と『語』。",
    'She is 5\'6" tall and the pipe is 12" wide.',
    "He wrote: ‘The tins marked “beef” hold the farmers’ beans.’ Nobody knew.",
    "“We saw ‘nothing that’s there’.” “It’s the drivers’ house.” “‘Tis late.” “The ‘90s.” “Give ‘em hell.”",
    "The ‘special’ and the ‘general’ fund. The caliph ‘Umar said ‘yes’. “The caliph ‘Abd al-Malik.”",
    'the 12" guns, a 3½" disk and 5" pipes',
    "They called it 'a fever'; the so-called 'Iron Guard' met the workers' union.",
    "He said: 'Twas late, and asked: 'Em too? The town of 'Ayn al-'Arab; the ‘ulama met ‘Abd al-Rahman.",
    "He wrote: ‘The first goes on.\n\n‘The second ends.’\n\nThen he left.",
    "The '90s weren't the farmers' best years, ’tis said; James' mill stood.",
    '"The first paragraph goes on.\n\n"The second does too.\n\n"The third ends."\n\nThen he left.',
    '"The first paragraph goes on.\n\nThe second ends."\n\nThen he left.',
    '"The first paragraph goes on.\n\nThe second does too.\n\nThe third ends."\n\nThen he left.',
    '("Quoted") ["too"], and "so is this"; "this", "that".',
    'He said:"Yes". She said "no"—and left.',
    'צה"ל הודיע',
    'Name | Year\n\n"\n\n"\n\nEnd',
    "No marks at all, only rock 'n' roll.",
]


def found(text: str) -> list[tuple[str, str]]:
    return [(one.message, one.passages[0].quote) for one in quotation_marks.check(Reading("a.txt", text), {})]


@pytest.mark.parametrize(("text", "said", "words"), FAULTY)
def test_a_faulty_mark_is_told_with_the_words_at_it(text: str, said: str, words: str) -> None:
    [(message, quote)] = found(text)
    assert said in message
    assert words in quote


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_or_no_quotation_mark_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_each_is_an_error_of_punctuation_without_an_invented_correction() -> None:
    [one] = quotation_marks.check(Reading("a.txt", FAULTY[0][0]), {})
    assert one.values["category"] == "linguistic_conventions/punctuation"
    assert one.values["severity"] == "major"
    assert one.values["correction"] is None


@given(st.text(alphabet=st.sampled_from("\"“”„«»'‘’ab .,\n日ا1😀"), max_size=80))
@settings(deadline=None)
def test_any_marks_in_any_order_give_passages_that_are_the_text(text: str) -> None:
    reading = Reading("a.txt", text)
    for finding in quotation_marks.check(reading, {}):
        for passage in finding.passages:
            assert text[passage.start : passage.end] == passage.quote != ""
    assert all(one.end is None or one.end <= len(text) for one in find_quotations(reading))


@pytest.mark.parametrize("piece", ['"a ', "“a ", "« ", '" ', "”", "“a\n\n", 'a" "b '])
def test_a_long_text_of_marks_is_read_in_a_moment(piece: str) -> None:
    reading = Reading("a.txt", piece * (15_000 // len(piece)), language="en")
    assert list(quotation_marks.check(reading, {})) is not None
