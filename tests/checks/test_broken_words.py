"""Words that were broken are found with what tells it, and rare words, names and other spellings are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.checks import broken_words
from annotations.checks.finding import Finding
from annotations.checks.reading import Reading

BROKEN = [
    ("The trade with G eorgia grew in the year.", "G eorgia", "Georgia"),
    ("the routes Iran-G ermany-France are used", "G ermany", "Germany"),
    ("He told the govern ment of the plan.", "govern ment", "government"),
    ("The infor mation was given to the press.", "infor mation", "information"),
    ("The pend ulums of the clocks stood still.", "pend ulums", "pendulums"),
    ("It was t he best of days.", "t he", "the"),
    ("It was t h i s way of all.", "t h i s", "this"),
    ("The infor- mation was given to the press.", "infor- mation", "information"),
    ("The infor-mation was given to the press.", "infor-mation", "information"),
    ("The decision ofthe court was read.", "ofthe", "of the"),
    (
        "It was given as information.International law says so.",
        "information.International",
        "information. International",
    ),
    ("It was late,the men left.", "late,the", "late, the"),
    ("The the men of the town left.", "The the", "The"),
    ("They left on the the boat.", "the the", "the"),
    ("It was in the middle of the of the town.", "of the of the", None),
    ("The people live under the protection and protection of the state.", "protection and protection", None),
    ("The men 0f the town left.", "0f", "of"),
    ("They met in l99l and in 2OO5.", "l99l", None),
    ("Столица Aзербайджана большая и красивая.", "Aзербайджана", "Азербайджана"),
    ("The infor\u00admation is there.", "infor\u00admation", "information"),
    ("The goverment left the town.", "goverment", None),
    ("These are weapons of muss destruction of men.", "muss destruction", None),
    ("It was the Shangai Trade Organization of old.", "Shangai", None),
    ("The caf\u00c3\u00a9 was closed.", "\u00c3\u00a9", None),
    ("Общий ущерб был. Об щий ущерб велик и так далее.", "Об щий", "Общий"),
]
SOUND = [
    "Vitamin C helps. Group B was late, and section b is missing. I think I am. Plan A works.",
    "The pre- and post-war years; a two- to three-year plan; the long- and short-term loans.",
    "He had had enough; that that was so is plain. It was very very late, and more and more and more came.",
    "They came again and again, years and years, better and better, day by day.",
    "The colour of the harbour, the organisation of defence, and the theatre's programme were honoured.",
    "See www.Example.Com/a.B and node.js, e.g. the U.S. Army; write to a.b@example.org. The MI6, the G20, the 1990s.",
    "The artels paid in thalers; the madhhab forbade it; a backend and a minimap; the kolkhozes and the sovkhozes.",
    "The narco-state and socio-economic cyberterrorism were re-examined; the anti aircraft guns.",
    "Baden Baden and Boutros Boutros; New York New York. A b c d. The 5 m high wall, 12 s long.",
    "He went in to the town, over all the land, out side by side; there fore and aft they may be out lived.",
    "It was in the Dressen Trade Organization of old.",
    "inter-\nnational trade in a column",
    "IT-компания и β-распад; Ростов-на-Дону. Чуть чуть и еле еле.",
    "O tez tez gəlir, az az danışır və yavaş yavaş gedir.",
    "He must leave. The mass of men left. The miss left.",
    "日本語の文章です。 مرحبا بالعالم 😀😀",
]


def findings(text: str) -> list[Finding]:
    return list(broken_words.check(Reading("a.txt", text), {}))


@pytest.mark.parametrize(("text", "words", "correction"), BROKEN)
def test_a_broken_word_is_found_with_its_correction_where_it_is_certain(
    text: str, words: str, correction: str | None
) -> None:
    found = {one.passages[0].quote: one for one in findings(text)}
    assert words in found
    assert found[words].values["correction"] == correction
    assert found[words].values["severity"] in {"neutral", "minor", "major"}


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_is_left_alone(text: str) -> None:
    assert [one.message for one in findings(text)] == []


def test_a_rare_word_is_a_slip_for_what_stands_before_the_same_word_elsewhere() -> None:
    text = "The copper mine closed. The copper mine opened. The cupper mine burnt."
    [one] = findings(text)
    assert one.passages[0].quote == "cupper mine"
    assert "‘copper’" in one.message


@given(st.text(alphabet=st.sampled_from("abAé0l- .,\u00ad\n'Яа日😀the"), max_size=80))
@settings(deadline=None)
def test_any_text_gives_passages_that_are_the_text(text: str) -> None:
    end = 0
    for finding in broken_words.check(Reading("a.txt", text, language="en"), {}):
        [passage] = finding.passages
        assert text[passage.start : passage.end] == passage.quote != ""
        assert passage.start >= end
        end = passage.end


@pytest.mark.parametrize(
    "piece", ["a b ", "the the ", "l99l ", "xq- aa ", "x", "aa,bb", "a\u00ad", "muss destruction "]
)
def test_a_long_text_is_read_in_a_moment(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert list(broken_words.check(Reading("a.txt", text, language="en"), {})) is not None
